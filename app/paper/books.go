package paper

import (
	"strings"
	"time"

	"vanphongso/data/office"
)

// RegisterData is what the bound register shows (Sổ theo dõi hồ sơ): a cover and a row for every dossier.
type RegisterData struct {
	Letterhead
	Year   int           `json:"year"`
	Volume string        `json:"volume"` // quyển số
	From   office.Day    `json:"from"`
	To     office.Day    `json:"to"`
	Filter string        `json:"filter"` // which dossiers only, in words; empty for all
	Rows   []RegisterRow `json:"rows"`
}

// Count is the number of dossiers in the book.
func (d RegisterData) Count() int { return len(d.Rows) }

// First is the number in the book of its first dossier, 0 when it is empty.
func (d RegisterData) First() int {
	if len(d.Rows) == 0 {
		return 0
	}
	return d.Rows[0].Number
}

// Last is the number in the book of its last dossier, 0 when it is empty.
func (d RegisterData) Last() int {
	if len(d.Rows) == 0 {
		return 0
	}
	return d.Rows[len(d.Rows)-1].Number
}

// HasUnits tells whether any row names the unit in charge; the column is left out otherwise.
func (d RegisterData) HasUnits() bool {
	return d.any(func(r RegisterRow) string { return r.Unit })
}

// HasReturnBy tells whether any row says how the result is returned; the column is left out otherwise.
func (d RegisterData) HasReturnBy() bool {
	return d.any(func(r RegisterRow) string { return r.ReturnBy })
}

func (d RegisterData) any(text func(RegisterRow) string) bool {
	for _, r := range d.Rows {
		if strings.TrimSpace(text(r)) != "" {
			return true
		}
	}
	return false
}

// RegisterRow is one dossier in the register.
type RegisterRow struct {
	Number   int       `json:"number"` // số thứ tự in the book
	Code     string    `json:"code"`
	Request  string    `json:"request"`
	Sets     int       `json:"sets"`
	Owner    string    `json:"owner"`
	Address  string    `json:"address"`
	Phone    string    `json:"phone"`
	Unit     string    `json:"unit"` // cơ quan chủ trì giải quyết
	Received time.Time `json:"received"`
	Due      time.Time `json:"due"`
	Returned time.Time `json:"returned"` // zero while not returned
	ReturnBy string    `json:"return_by"`
	Giver    string    `json:"giver"`
	Taker    string    `json:"taker"`
	Receiver string    `json:"receiver"` // who received the dossier
	Area     string    `json:"area"`
	Note     string    `json:"note"`
}

// SettlementData is what Biểu II.06a/VPCP/KSTT shows (TT 01/2020/TT-VPCP).
type SettlementData struct {
	Letterhead
	Recipient string          `json:"recipient"` // đơn vị nhận báo cáo
	Period    string          `json:"period"`    // in words, e.g. "Quý IV/2026"
	From      office.Day      `json:"from"`
	To        office.Day      `json:"to"`
	Rows      []SettlementRow `json:"rows"`
	Total     SettlementRow   `json:"total"`
	Note      string          `json:"note"` // how waiting and withdrawn dossiers were counted
	Author    string          `json:"author"`
	Signature
}

// SettlementRow is one field of work in Biểu II.06a; the comments give the column numbers.
type SettlementRow struct {
	Field         string `json:"linh_vuc"`                // 2
	Received      int    `json:"tiep_nhan"`               // 3 = 4 + 5 + 6
	Online        int    `json:"truc_tuyen"`              // 4
	Direct        int    `json:"truc_tiep"`               // 5
	Carried       int    `json:"ky_truoc"`                // 6
	Settled       int    `json:"giai_quyet"`              // 7 = 8 + 9 + 10
	SettledEarly  int    `json:"truoc_han"`               // 8
	SettledOnTime int    `json:"dung_han"`                // 9
	SettledLate   int    `json:"qua_han"`                 // 10
	Pending       int    `json:"dang_giai_quyet"`         // 11 = 12 + 13
	PendingInTime int    `json:"trong_han"`               // 12
	PendingLate   int    `json:"qua_han_dang_giai_quyet"` // 13
}
