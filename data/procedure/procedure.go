// Package procedure is the catalogue of administrative procedures (thủ tục hành chính, TTHC): versions with validity,
// limits and fees by channel, required components. Standard library only.
package procedure

import "vanphongso/data/office"

// Channel is the way a dossier comes in.
type Channel string

// The channels; e-mail counts as a way of pre-reception and uses the counter's terms.
const (
	Counter Channel = "counter" // trực tiếp
	Online  Channel = "online"  // trực tuyến
	Post    Channel = "post"    // bưu chính công ích
)

// Procedure is one version of a procedure. A dossier keeps the version it was received under.
type Procedure struct {
	ID       int64       `json:"id"`
	Version  int64       `json:"version"`
	Code     string      `json:"code"` // e.g. 2.002381; several versions share it
	Name     string      `json:"name"`
	Field    string      `json:"field"`              // lĩnh vực
	Level    string      `json:"level,omitempty"`    // cấp thực hiện
	Service  string      `json:"service,omitempty"`  // trực tiếp, một phần, toàn trình
	Audience string      `json:"audience,omitempty"` // đối tượng
	Result   string      `json:"result,omitempty"`
	Unit     string      `json:"unit,omitempty"`     // handling unit, e.g. Phòng Quản lý Chuyên ngành
	Decision string      `json:"decision,omitempty"` // quyết định công bố
	Basis    []string    `json:"basis,omitempty"`    // căn cứ pháp lý
	From     office.Day  `json:"from"`               // first day of validity
	To       office.Day  `json:"to,omitempty"`       // last day, empty while valid
	Verified bool        `json:"verified"`           // false shows "chưa kiểm chứng"
	Source   string      `json:"source,omitempty"`   // where the entry comes from
	Note     string      `json:"note,omitempty"`
	Terms    []Term      `json:"terms"`
	Parts    []Component `json:"components"`
}

// Term is one row of channel × case: the limit and what it costs.
type Term struct {
	Channel Channel      `json:"channel"`
	Case    string       `json:"case,omitempty"` // trường hợp, empty for all
	Limit   string       `json:"limit"`          // budget as the deadline engine reads it: 5d, 30cd, 12h; empty = not set by law
	Fee     office.Money `json:"fee"`            // phí
	Charge  office.Money `json:"charge"`         // lệ phí
	FeeNote string       `json:"fee_note,omitempty"`
}

// Component is a paper the dossier must or may contain.
type Component struct {
	Name      string   `json:"name"`
	Form      string   `json:"form,omitempty"` // mẫu đơn, tờ khai
	Originals int      `json:"originals"`
	Copies    int      `json:"copies"`
	Optional  bool     `json:"optional,omitempty"`
	Case      string   `json:"case,omitempty"`
	Keywords  []string `json:"keywords,omitempty"` // folded words that file names and contents are matched with, beside the name
}
