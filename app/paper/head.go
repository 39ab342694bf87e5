package paper

import (
	"strings"
	"time"

	"vanphongso/data/office"
)

// Letterhead is who issues a paper, where and when. Every text may be empty.
type Letterhead struct {
	Parent   string     `json:"parent"`    // cơ quan cấp trên
	Agency   string     `json:"agency"`    // the department
	Desk     string     `json:"desk"`      // full name of the desk
	DeskKind string     `json:"desk_kind"` // DeskCentre or DeskDivision
	Place    string     `json:"place"`     // địa danh
	Date     office.Day `json:"date"`      // day of issue
	Site     string     `json:"site"`      // where dossiers can be looked up
	Hotline  string     `json:"hotline"`
	Mark     string     `json:"mark"` // ends the number line; empty for the abbreviation of the desk
}

// DeskTitle is the desk's name in the header, as the circulars word it.
func (h Letterhead) DeskTitle() string {
	if h.DeskKind == DeskCentre {
		return "Trung tâm Phục vụ hành chính công"
	}
	return "Bộ phận Tiếp nhận và Trả kết quả"
}

// DeskAbove is the body named above the desk: the province for a centre, the department for its own desk.
func (h Letterhead) DeskAbove() string {
	if h.DeskKind == DeskCentre {
		return h.Parent
	}
	return h.Agency
}

// DeskMark ends the number line.
func (h Letterhead) DeskMark() string {
	if h.Mark != "" {
		return h.Mark
	}
	if h.DeskKind == DeskCentre {
		return "TTPVHCC"
	}
	return "BPTNTKQ"
}

// Dossier is what a paper says of the dossier it is about.
type Dossier struct {
	Code      string    `json:"code"`      // mã hồ sơ; empty before reception
	Internal  bool      `json:"internal"`  // the program made the code: it is marked "(mã nội bộ)"
	QR        string    `json:"qr"`        // content of the QR code; empty for none
	Procedure string    `json:"procedure"` // name of the procedure
	Request   string    `json:"request"`   // nội dung yêu cầu giải quyết: procedure and summary
	Owner     Person    `json:"owner"`
	Submitter *Person   `json:"submitter,omitempty"` // who hands in for the owner; nil when the owner does
	Received  time.Time `json:"received"`
	Due       time.Time `json:"due"`   // as promised now; zero when no limit is set
	Limit     string    `json:"limit"` // in words: "5 ngày làm việc"
	Sets      int       `json:"sets"`
}

// Applicant is who hands in: the submitter, or the owner when there is none.
func (d Dossier) Applicant() Person {
	if d.Submitter != nil {
		return *d.Submitter
	}
	return d.Owner
}

// ForOther tells whether somebody hands in for the owner, so that both are named.
func (d Dossier) ForOther() bool { return d.Submitter != nil && *d.Submitter != d.Owner }

// Signature is who signs for the agency.
type Signature struct {
	Authority string `json:"authority"` // line above the post: "KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC"; empty when the head signs
	Post      string `json:"post"`      // "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
	Signer    string `json:"signer"`
}

// Papers is a list of papers as the tables of several forms show it.
type Papers []Paper

// HasElectronic tells whether any paper is a file; the column is left out otherwise.
func (p Papers) HasElectronic() bool {
	for _, one := range p {
		if one.Electronic != 0 {
			return true
		}
	}
	return false
}

// HasNotes tells whether any paper has a note; the column is left out otherwise.
func (p Papers) HasNotes() bool {
	for _, one := range p {
		if strings.TrimSpace(one.Note) != "" {
			return true
		}
	}
	return false
}
