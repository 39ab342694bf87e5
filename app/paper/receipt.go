package paper

import (
	"time"

	"vanphongso/data/office"
)

// The kinds of desk in ReceiptData.DeskKind.
const (
	DeskCentre   = "centre"   // Trung tâm Phục vụ hành chính công
	DeskDivision = "division" // Bộ phận Tiếp nhận và Trả kết quả
)

// ReceiptData is what form 01 shows: a snapshot of the dossier on the day it was received. Every text may be empty;
// what is empty is printed as a dotted line to be filled in by hand.
type ReceiptData struct {
	Parent   string `json:"parent"`    // cơ quan cấp trên, e.g. Ủy ban nhân dân tỉnh Lào Cai
	Agency   string `json:"agency"`    // the department
	Desk     string `json:"desk"`      // full name of the desk
	DeskKind string `json:"desk_kind"` // DeskCentre or DeskDivision

	Number   string     `json:"number"`   // running number in "Số: …/TTPVHCC", usually the book number
	Code     string     `json:"code"`     // mã hồ sơ
	Internal bool       `json:"internal"` // the program made the code: it is marked "(mã nội bộ)"
	QR       string     `json:"qr"`       // content of the QR code, usually the code itself; empty for none
	Place    string     `json:"place"`    // địa danh
	Date     office.Day `json:"date"`     // day of issue

	Owner     Person  `json:"owner"`
	Submitter *Person `json:"submitter,omitempty"` // who hands in for the owner; nil when the owner does
	Request   string  `json:"request"`             // nội dung yêu cầu giải quyết: procedure and summary

	Components []Paper `json:"components"` // the papers handed in, in the procedure's order
	Sets       int     `json:"sets"`       // số bộ, 0 prints dots

	Limit    string    `json:"limit"`    // in words: "5 ngày làm việc"; empty prints "không quy định"
	Received time.Time `json:"received"` // instant of reception
	Due      time.Time `json:"due"`      // zero prints "không quy định"

	ReturnBy      string `json:"return_by"`      // desk, post or online
	ReturnAddress string `json:"return_address"` // for post and online

	Fee     office.Money `json:"fee"`      // phí
	Charge  office.Money `json:"charge"`   // lệ phí
	FeeTime string       `json:"fee_time"` // before, after, exempt or none

	Book       string `json:"book"` // quyển số
	BookNumber int    `json:"book_number"`

	SubmitterName string `json:"submitter_name"` // printed under the left signature; usually empty, it is signed by hand
	Receiver      string `json:"receiver"`       // printed under the right signature
	Site          string `json:"site"`           // where the dossier can be looked up
	Hotline       string `json:"hotline"`
	Note          string `json:"note"` // extra line for the citizen
}

// Person is an owner or submitter as the forms show them.
type Person struct {
	Name     string `json:"name"`
	Body     bool   `json:"body,omitempty"` // an organisation, which letters address as "Quý đơn vị"
	IDNumber string `json:"id_number"`
	Address  string `json:"address"`
	Phone    string `json:"phone"`
	Email    string `json:"email"`
}

// You is how a letter addresses the person.
func (p Person) You() string {
	if p.Body {
		return "Quý đơn vị"
	}
	return "Ông/Bà"
}

// Paper is one line of the list of papers handed in.
type Paper struct {
	Name       string `json:"name"`
	Originals  int    `json:"originals"`
	Certified  int    `json:"certified"`
	Copies     int    `json:"copies"` // bản photo
	Electronic int    `json:"electronic"`
	Note       string `json:"note"`
}

// Applicant is who hands in: the submitter, or the owner when there is none.
func (d ReceiptData) Applicant() Person { return applicant(d.Owner, d.Submitter) }

// ForOther tells whether somebody hands in for the owner, so that both are named.
func (d ReceiptData) ForOther() bool { return forOther(d.Owner, d.Submitter) }

func (d ReceiptData) letterhead() Letterhead {
	return Letterhead{Parent: d.Parent, Agency: d.Agency, DeskKind: d.DeskKind}
}

// DeskTitle is Letterhead.DeskTitle.
func (d ReceiptData) DeskTitle() string { return d.letterhead().DeskTitle() }

// DeskAbove is Letterhead.DeskAbove.
func (d ReceiptData) DeskAbove() string { return d.letterhead().DeskAbove() }

// DeskMark is Letterhead.DeskMark.
func (d ReceiptData) DeskMark() string { return d.letterhead().DeskMark() }

// HasElectronic is Papers.HasElectronic.
func (d ReceiptData) HasElectronic() bool { return Papers(d.Components).HasElectronic() }

// HasNotes is Papers.HasNotes.
func (d ReceiptData) HasNotes() bool { return Papers(d.Components).HasNotes() }

// ExplanationData is what the form "Vì sao hẹn trả ngày này?" shows; Rule and Lines come from workday.Explanation.
type ExplanationData struct {
	Parent   string     `json:"parent"`
	Agency   string     `json:"agency"`
	Place    string     `json:"place"`
	Date     office.Day `json:"date"`
	Code     string     `json:"code"`
	Internal bool       `json:"internal"`
	QR       string     `json:"qr"`
	Owner    string     `json:"owner"`
	Request  string     `json:"request"`
	Limit    string     `json:"limit"` // in words
	Received time.Time  `json:"received"`
	Due      time.Time  `json:"due"`
	Calendar string     `json:"calendar"` // name of the calendar the promise was made under
	Rule     string     `json:"rule"`
	Lines    []Step     `json:"lines"`
	Receiver string     `json:"receiver"`
	Hotline  string     `json:"hotline"`
}

// Step is one line of an explanation, as workday.Line has it.
type Step struct {
	Kind string     `json:"kind"`
	Day  office.Day `json:"day"`
	Text string     `json:"text"`
}
