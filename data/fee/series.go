package fee

import (
	"fmt"
	"strings"

	"vanphongso/data/office"
)

// Series is a series of vouchers: a book of receipts that the office was given (ký hiệu, mẫu số, từ số – đến số), or the
// program's own numbers, which begin anew every year.
type Series struct {
	ID         int64      `json:"id"`
	Version    int64      `json:"version"`
	Symbol     string     `json:"symbol"`         // ký hiệu, e.g. 28AA-17T
	Form       string     `json:"form,omitempty"` // mẫu số, e.g. 01BLP2-001
	Preprinted bool       `json:"preprinted"`     // the paper has its number already; false: the program prints it
	First      int        `json:"first"`          // từ số
	Last       int        `json:"last,omitempty"` // đến số, 0 for no end
	From       office.Day `json:"from"`           // first day of validity
	To         office.Day `json:"to,omitempty"`   // last day, empty while valid
	Note       string     `json:"note,omitempty"`
}

// maxNumber is the largest number that a receipt of seven digits can have.
const maxNumber = 9_999_999

// Validate checks a series by itself. Errors: office.CodeInvalid with the field's JSON name.
func (s *Series) Validate() error {
	tidy(&s.Symbol, &s.Form, &s.Note)
	if s.First == 0 {
		s.First = 1
	}
	switch {
	case s.Symbol == "":
		return office.Invalid("symbol", "Chưa nhập ký hiệu biên lai.")
	case len([]rune(s.Symbol)) > 20:
		return office.Invalid("symbol", "Ký hiệu biên lai dài quá 20 ký tự.")
	case s.First < 1 || s.First > maxNumber:
		return office.Invalid("first", "Số đầu phải từ 1 đến 9.999.999.")
	case s.Preprinted && s.Last == 0:
		return office.Invalid("last", "Quyển biên lai in sẵn phải ghi số cuối.")
	case s.Last != 0 && (s.Last < s.First || s.Last > maxNumber):
		return office.Invalid("last", "Số cuối phải từ số đầu đến 9.999.999.")
	case s.From.Time().IsZero():
		return office.Invalid("from", "Chưa nhập ngày bắt đầu dùng.")
	case s.To != "" && s.To < s.From:
		return office.Invalid("to", "Ngày cuối %s đứng trước ngày bắt đầu %s.", s.To, s.From)
	}
	return nil
}

// ValidOn says whether vouchers of the series may be given on the day.
func (s *Series) ValidOn(day office.Day) bool { return s.From <= day && (s.To == "" || day <= s.To) }

// Ledger is the name of the series in the ledger of numbers.
func (s *Series) Ledger() string { return ledger(s.ID) }

func ledger(series int64) string { return fmt.Sprintf("voucher-%d", series) }

// Period is in what the numbers count: the year for the program's own, "" for a book that is printed already.
func (s *Series) Period(day office.Day) string {
	if s.Preprinted || len(day) < 4 {
		return ""
	}
	return string(day[:4])
}

// Voucher makes the voucher of the n-th number that was taken, from 1. Error: office.CodeRefused when the book is used up.
func (s *Series) Voucher(n int, day office.Day) (Voucher, error) {
	number := s.First + n - 1
	if s.Last != 0 && number > s.Last {
		return Voucher{}, office.Refuse("Quyển biên lai ký hiệu %s đã dùng hết đến số %07d; hãy chọn hoặc nhập quyển khác.", s.Symbol, s.Last)
	}
	if !s.ValidOn(day) {
		return Voucher{}, office.Refuse("Ký hiệu biên lai %s không dùng vào ngày %s; hãy chọn ký hiệu khác.", s.Symbol, day)
	}
	return Voucher{Series: s.ID, Symbol: s.Symbol, Form: s.Form, Period: s.Period(day), Number: number, Taken: n, Preprinted: s.Preprinted}, nil
}

// Overlaps says whether two series could give the same voucher.
func (s *Series) Overlaps(t *Series) bool {
	if !strings.EqualFold(s.Symbol, t.Symbol) || s.Form != t.Form {
		return false
	}
	return (s.Last == 0 || t.First <= s.Last) && (t.Last == 0 || s.First <= t.Last)
}

// Keeps refuses a change that gives vouchers which were handed out another meaning; used is how many numbers were taken.
func (s *Series) Keeps(before *Series, used int) error {
	if used == 0 {
		return nil
	}
	if s.Symbol != before.Symbol || s.Form != before.Form || s.First != before.First || s.Preprinted != before.Preprinted {
		return office.Refuse("Ký hiệu %s đã dùng %d số nên không sửa được ký hiệu, mẫu số và số đầu; hãy đặt ngày cuối rồi thêm ký hiệu mới.", before.Symbol, used)
	}
	if s.Preprinted && s.Last < s.First+used-1 {
		return office.Invalid("last", "Quyển này đã dùng đến số %07d nên số cuối không được nhỏ hơn.", s.First+used-1)
	}
	return nil
}

// Share is how much of the money the office retains (tỷ lệ để lại) from a day on; the rest goes to the state budget.
type Share struct {
	ID       int64      `json:"id"`
	Version  int64      `json:"version"`
	Field    string     `json:"field,omitempty"` // lĩnh vực, empty for all others
	Fee      int        `json:"fee"`             // percent of the fee
	Charge   int        `json:"charge"`          // percent of the charge
	From     office.Day `json:"from"`
	To       office.Day `json:"to,omitempty"`
	Source   string     `json:"source,omitempty"`
	Verified bool       `json:"verified"` // false shows "chưa kiểm chứng"
}

// Validate checks a share by itself. Errors: office.CodeInvalid with the field's JSON name.
func (s *Share) Validate() error {
	tidy(&s.Field, &s.Source)
	switch {
	case s.Fee < 0 || s.Fee > 100:
		return office.Invalid("fee", "Tỷ lệ phí để lại phải từ 0 đến 100 %%.")
	case s.Charge < 0 || s.Charge > 100:
		return office.Invalid("charge", "Tỷ lệ lệ phí để lại phải từ 0 đến 100 %%.")
	case s.From.Time().IsZero():
		return office.Invalid("from", "Chưa nhập ngày bắt đầu áp dụng.")
	case s.To != "" && s.To < s.From:
		return office.Invalid("to", "Ngày cuối %s đứng trước ngày bắt đầu %s.", s.To, s.From)
	}
	return nil
}

// Overlaps says whether both count for the same field on some day.
func (s *Share) Overlaps(t *Share) bool {
	return strings.EqualFold(s.Field, t.Field) && (s.To == "" || t.From <= s.To) && (t.To == "" || s.From <= t.To)
}

// ShareOn returns the share that counts for a field on a day: its own, else the one for all; without any nothing is retained.
func ShareOn(shares []Share, field string, day office.Day) Share {
	var found Share
	for _, s := range shares {
		if s.From > day || s.To != "" && s.To < day {
			continue
		}
		if s.Field != "" && strings.EqualFold(s.Field, field) {
			return s
		}
		if s.Field == "" {
			found = s
		}
	}
	return found
}
