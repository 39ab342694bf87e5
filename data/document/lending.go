package document

import (
	"strings"

	"vanphongso/data/office"
)

// Lending is one use of a kept copy (bản lưu), a line of sổ sử dụng bản lưu (NĐ 30/2020/NĐ-CP Phụ lục IV): who used which
// document from which folder, who allowed it, and when it came back.
type Lending struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	LentOn     office.Day `json:"lent_on"`
	User       string     `json:"user"`                  // người sử dụng
	DocumentID int64      `json:"document_id,omitempty"` // of the outgoing document, 0 for one that is not in the register
	Number     string     `json:"number"`                // số, ký hiệu
	Dated      office.Day `json:"dated,omitempty"`
	Type       string     `json:"type,omitempty"`
	Summary    string     `json:"summary"`
	Folder     string     `json:"folder,omitempty"` // số, ký hiệu hồ sơ
	AllowedBy  string     `json:"allowed_by"`       // người cho phép
	Signed     bool       `json:"signed,omitempty"` // the user has signed for it
	ReturnedOn office.Day `json:"returned_on,omitempty"`
	Note       string     `json:"note,omitempty"`
}

// The states of a lending.
const (
	Lent     State = "Đang mượn"
	Returned State = "Đã trả"
)

// State says whether the copy is back.
func (l *Lending) State() State {
	if l.ReturnedOn == "" {
		return Lent
	}
	return Returned
}

// OfOutgoing fills in the document that is lent, and the code of the folder that it lies in, "" for none.
func (l *Lending) OfOutgoing(x *Outgoing, folder string) {
	l.DocumentID, l.Number, l.Dated, l.Type, l.Summary, l.Folder = x.ID, x.Number, x.Dated, x.Type, x.Summary, folder
}

// Validate checks what the book needs, today being the last day that may stand in it. It returns the first trouble, an
// *office.Error with the field's JSON name.
func (l *Lending) Validate(today office.Day) error {
	switch {
	case l.LentOn.Time().IsZero():
		return office.Invalid("lent_on", "Hãy ghi ngày mượn.")
	case l.LentOn > today:
		return office.Invalid("lent_on", "Ngày mượn %s là ngày chưa đến.", l.LentOn)
	case strings.TrimSpace(l.User) == "":
		return office.Invalid("user", "Hãy ghi họ tên người mượn.")
	case strings.TrimSpace(l.Number) == "" && strings.TrimSpace(l.Summary) == "":
		return office.Invalid("number", "Hãy chọn văn bản, hoặc ghi số, ký hiệu hay trích yếu của văn bản.")
	case strings.TrimSpace(l.AllowedBy) == "":
		return office.Invalid("allowed_by", "Hãy ghi người cho phép.")
	case l.ReturnedOn != "" && l.ReturnedOn < l.LentOn:
		return office.Invalid("returned_on", "Ngày trả %s trước ngày mượn %s.", l.ReturnedOn, l.LentOn)
	case l.ReturnedOn > today:
		return office.Invalid("returned_on", "Ngày trả %s là ngày chưa đến.", l.ReturnedOn)
	}
	return nil
}

// Return notes that the copy came back today. Error: office.CodeRefused when it is back already.
func (l *Lending) Return(today office.Day, note string) error {
	if l.State() == Returned {
		return office.Refuse("Bản lưu văn bản %s đã trả ngày %s.", l.Number, l.ReturnedOn)
	}
	l.ReturnedOn, l.Note = today, words(l.Note, strings.TrimSpace(note))
	return nil
}
