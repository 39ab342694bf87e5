package paper

import "vanphongso/data/office"

// The kinds of desk in ReceiptData.DeskKind.
const (
	DeskCentre   = "centre"   // Trung tâm Phục vụ hành chính công
	DeskDivision = "division" // Bộ phận Tiếp nhận và Trả kết quả
)

// ReceiptData is what form 01 shows: a snapshot of the dossier on the day it was received. Every text may be empty;
// what is empty is printed as a dotted line to be filled in by hand.
type ReceiptData struct {
	Letterhead
	Dossier
	Number     string `json:"number"`     // running number in "Số: …/TTPVHCC", usually the book number
	Components Papers `json:"components"` // the papers handed in, in the procedure's order

	ReturnBy      string `json:"return_by"`      // desk, post or online
	ReturnAddress string `json:"return_address"` // for post and online

	Fee     office.Money `json:"fee"`      // phí
	Charge  office.Money `json:"charge"`   // lệ phí
	FeeTime string       `json:"fee_time"` // before, after, exempt or none

	Book       string `json:"book"` // quyển số
	BookNumber int    `json:"book_number"`

	SubmitterName string `json:"submitter_name"` // printed under the left signature; usually empty, it is signed by hand
	Receiver      string `json:"receiver"`       // printed under the right signature
	Note          string `json:"note"`           // extra line for the citizen
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

// ExplanationData is what the form "Vì sao hẹn trả ngày này?" shows; Rule and Lines come from dossier.Explain.
type ExplanationData struct {
	Letterhead
	Dossier
	Paused   string `json:"paused"`   // instead of Due while the clock stands: "tạm dừng, còn 12 giờ làm việc"
	Calendar string `json:"calendar"` // name of the calendar the promise was made under
	Rule     string `json:"rule"`
	Lines    []Step `json:"lines"`
	Receiver string `json:"receiver"`
}

// Step is one line of an explanation, as workday.Line has it.
type Step struct {
	Kind string     `json:"kind"`
	Day  office.Day `json:"day"`
	Text string     `json:"text"`
}
