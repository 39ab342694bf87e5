package paper

import (
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// GuidanceData is what the guidance slip shows (Phiếu hướng dẫn): what a citizen must bring for a procedure.
type GuidanceData struct {
	Letterhead
	Number        string       `json:"number"`
	Applicant     Person       `json:"applicant"`
	ProcedureCode string       `json:"procedure_code"`
	Procedure     string       `json:"procedure"`
	Components    Papers       `json:"components"` // what is needed; Note holds the form to use and what to mind
	Sets          int          `json:"sets"`
	Limit         string       `json:"limit"` // in words
	Fee           office.Money `json:"fee"`
	Charge        office.Money `json:"charge"`
	FeeNote       string       `json:"fee_note"`
	Where         string       `json:"where"` // where and how to hand in
	Advice        []string     `json:"advice"`
	Officer       string       `json:"officer"`
}

// CommentData is what the comment slip shows (Phiếu góp ý): it is filled in by the citizen.
type CommentData struct {
	Letterhead
	Code      string `json:"code"`
	Procedure string `json:"procedure"`
	Officer   string `json:"officer"` // who served the citizen
}

// FeeData is what the internal fee slip shows. It is no receipt in the sense of the law on invoices.
type FeeData struct {
	Letterhead
	Dossier
	Number    string       `json:"number"`
	Payer     Person       `json:"payer"`
	Fee       office.Money `json:"fee"`       // phí
	Charge    office.Money `json:"charge"`    // lệ phí
	Method    string       `json:"method"`    // tiền mặt, chuyển khoản, trực tuyến
	Reference string       `json:"reference"` // series and number of the official receipt
	At        time.Time    `json:"at"`
	Collector string       `json:"collector"`
}

// Items are the kinds of money that were taken.
func (d FeeData) Items() []FeeItem {
	var items []FeeItem
	if d.Fee != 0 {
		items = append(items, FeeItem{"Phí", d.Fee})
	}
	if d.Charge != 0 {
		items = append(items, FeeItem{"Lệ phí", d.Charge})
	}
	return items
}

// Total is fee and charge together.
func (d FeeData) Total() office.Money { return d.Fee + d.Charge }

// Words is the total in words; "" when there is nothing to pay.
func (d FeeData) Words() string {
	if d.Total() == 0 {
		return ""
	}
	return viet.AmountInWords(int64(d.Total()))
}

// FeeItem is one line of the fee slip.
type FeeItem struct {
	Name   string       `json:"name"`
	Amount office.Money `json:"amount"`
}
