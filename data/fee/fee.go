// Package fee is the money that the one-stop desk takes for procedures: what is owed (khoản thu), what was taken (sổ thu), the
// series of vouchers (biên lai), the close of a day. Phí and lệ phí are two kinds of money and always two amounts. What was
// written is never changed: a mistake is made good by an entry that compensates it. Standard library only, beside the
// packages of data.
package fee

import (
	"fmt"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Amounts are phí and lệ phí, in whole đồng.
type Amounts struct {
	Fee    office.Money `json:"fee"`    // phí
	Charge office.Money `json:"charge"` // lệ phí
}

// Total is both together.
func (a Amounts) Total() office.Money { return a.Fee + a.Charge }

// Plus adds b.
func (a Amounts) Plus(b Amounts) Amounts { return Amounts{a.Fee + b.Fee, a.Charge + b.Charge} }

// Negative is what compensates a.
func (a Amounts) Negative() Amounts { return Amounts{-a.Fee, -a.Charge} }

// maxAmount is more than any procedure costs; a larger one was typed by mistake.
const maxAmount office.Money = 100_000_000_000

// check refuses amounts that nobody can pay: negative, too large or nothing at all. It names the field.
func (a Amounts) check() error {
	switch {
	case a.Fee < 0 || a.Fee > maxAmount:
		return office.Invalid("fee", "Số tiền phí phải từ 0 đến %s.", maxAmount)
	case a.Charge < 0 || a.Charge > maxAmount:
		return office.Invalid("charge", "Số tiền lệ phí phải từ 0 đến %s.", maxAmount)
	case a.Total() == 0:
		return office.Invalid("fee", "Chưa nhập số tiền phí hoặc lệ phí.")
	}
	return nil
}

// When says when a bill is to be paid (domain page §1.6); the words are those of dossier.Dossier.FeeTime.
type When string

// When a bill is to be paid. A procedure that costs nothing has no bill.
const (
	Before When = "before" // thu trước, khi tiếp nhận
	After  When = "after"  // thu sau, khi trả kết quả hoặc theo thông báo
	Exempt When = "exempt" // miễn
	None   When = "none"   // không thu
)

// Label returns the Vietnamese words.
func (w When) Label() string {
	switch w {
	case Before:
		return "Thu trước"
	case After:
		return "Thu sau"
	case Exempt:
		return "Miễn"
	}
	return "Không thu"
}

// Method is how money changes hands.
type Method string

// The methods.
const (
	Cash     Method = "cash"     // tiền mặt
	Transfer Method = "transfer" // chuyển khoản
	Online   Method = "online"   // trực tuyến, qua Cổng dịch vụ công
)

// Methods are all methods, in the order they are offered.
var Methods = []Method{Cash, Transfer, Online}

// Label returns the Vietnamese name.
func (m Method) Label() string {
	switch m {
	case Cash:
		return "Tiền mặt"
	case Transfer:
		return "Chuyển khoản"
	case Online:
		return "Trực tuyến"
	}
	return string(m)
}

func (m Method) check() error {
	switch m {
	case Cash, Transfer, Online:
		return nil
	}
	return office.Invalid("method", "Chưa chọn hình thức thu: tiền mặt, chuyển khoản hoặc trực tuyến.")
}

// Subject is the dossier that money is taken for, as it was then.
type Subject struct {
	DossierID     int64  `json:"dossier_id"`
	Code          string `json:"code"`
	Payer         string `json:"payer"` // người nộp tiền
	Address       string `json:"address,omitempty"`
	ProcedureCode string `json:"procedure_code"`
	Procedure     string `json:"procedure"`
	Field         string `json:"field"`          // lĩnh vực
	Unit          string `json:"unit,omitempty"` // đơn vị giải quyết
}

// Bill is one thing that is owed for a dossier (khoản thu). It is paid whole, with one voucher.
type Bill struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
	Subject
	Amounts            // owed
	When    When       `json:"when"`
	State   State      `json:"state"`
	What    string     `json:"what,omitempty"`     // what it is for, where it is not the procedure's own fee
	Paper   string     `json:"document,omitempty"` // number of the notice it was demanded with
	Day     office.Day `json:"day,omitempty"`      // day of that notice

	Category string `json:"category,omitempty"` // of an exemption
	Reason   string `json:"reason,omitempty"`   // of the last move that asked for one

	MadeAt time.Time `json:"made_at"`
	MadeBy string    `json:"made_by"`

	Received Amounts  `json:"received"`          // the sum of its entries
	Payment  *Payment `json:"payment,omitempty"` // the one that counts; nil while it is not paid
}

// Payment says which entry has paid a bill.
type Payment struct {
	Entry   int64      `json:"entry"` // 0 until the entry is kept
	At      time.Time  `json:"at"`
	Day     office.Day `json:"day"`
	Cashier string     `json:"cashier"`
	Method  Method     `json:"method"`
	Voucher string     `json:"voucher"`
}

// Owed is what is still to be paid.
func (b *Bill) Owed() Amounts {
	if b.State == Unpaid || b.State == Waiting {
		return b.Amounts
	}
	return Amounts{}
}

// Standing is the state in words; an exempt bill is exempt, not cancelled.
func (b *Bill) Standing() string {
	if b.State == Cancelled && b.When == Exempt {
		return "Miễn"
	}
	return b.State.String()
}

// Kind is what an entry of the book does.
type Kind string

// The kinds of entries.
const (
	Collected Kind = "collect" // thu
	GivenBack Kind = "refund"  // hoàn
	Voided    Kind = "void"    // hủy biên lai
)

// Label returns the Vietnamese name.
func (k Kind) Label() string {
	switch k {
	case Collected:
		return "Thu"
	case GivenBack:
		return "Hoàn"
	case Voided:
		return "Hủy"
	}
	return string(k)
}

// Entry is a line of the book (sổ thu). It is never changed. Amounts that were given back or taken out are negative.
type Entry struct {
	ID      int64     `json:"id"`
	Version int64     `json:"version"`
	Bill    int64     `json:"bill_id"`
	Kind    Kind      `json:"kind"`
	Of      int64     `json:"of,omitempty"` // the entry that this one compensates
	At      time.Time `json:"at"`
	// Day is the accounting day: that of At, or a later one when the cashier had closed that day already.
	Day     office.Day `json:"day"`
	Cashier string     `json:"cashier"`
	Subject
	Amounts
	Method    Method  `json:"method"`
	Voucher   Voucher `json:"voucher"`
	Reference string  `json:"reference,omitempty"` // of the bank or the portal; of a refund the decision
	Reason    string  `json:"reason,omitempty"`

	FeeShare    int `json:"fee_share"`    // percent of the fee that the office retains (để lại)
	ChargeShare int `json:"charge_share"` // percent of the charge
}

// Retained is what the office keeps of the entry; what remains of a đồng goes to the budget.
func (e *Entry) Retained() office.Money {
	return e.Fee*office.Money(e.FeeShare)/100 + e.Charge*office.Money(e.ChargeShare)/100
}

// Budget is what goes to the state budget (nộp NSNN).
func (e *Entry) Budget() office.Money { return e.Total() - e.Retained() }

// Voucher is the number that a payment has: of a series that the office gives, or the program's own.
type Voucher struct {
	Series     int64  `json:"series,omitempty"` // 0: there is none, e.g. of a refund
	Symbol     string `json:"symbol,omitempty"` // ký hiệu
	Form       string `json:"form,omitempty"`   // mẫu số
	Period     string `json:"period,omitempty"` // in which the numbers count: a year, or "" for a book that is printed already
	Number     int    `json:"number,omitempty"`
	Taken      int    `json:"taken,omitempty"` // the number in the ledger of numbers: 1 for the first of the series
	Preprinted bool   `json:"preprinted,omitempty"`
}

// Ledger is the name of its series in the ledger of numbers.
func (v Voucher) Ledger() string { return ledger(v.Series) }

// String returns the voucher as lists show it: "28AA-17T 0001234", "PT 0058/2026", or "" without one.
func (v Voucher) String() string {
	switch {
	case v.Series == 0:
		return ""
	case v.Period != "":
		return fmt.Sprintf("%s %04d/%s", v.Symbol, v.Number, v.Period)
	}
	return fmt.Sprintf("%s %07d", v.Symbol, v.Number)
}

// tidy trims texts that were typed.
func tidy(texts ...*string) {
	for _, t := range texts {
		*t = strings.TrimSpace(*t)
	}
}
