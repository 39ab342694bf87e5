package paper

import (
	"time"

	"vanphongso/data/office"
)

// SupplementData is what form 02 shows, the request to complete a dossier (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ).
type SupplementData struct {
	Letterhead
	Dossier
	Number     string     `json:"number"` // in "Số: …/TTPVHCC"
	Components Papers     `json:"components"`
	Reason     string     `json:"reason"`
	Before     office.Day `json:"before"`  // last day for handing the papers in; empty when none is set
	Contact    string     `json:"contact"` // whom to ask, with ContactPhone
	Phone      string     `json:"phone"`
	Officer    string     `json:"officer"` // printed below NGƯỜI HƯỚNG DẪN
}

// RefusalData is what form 03 shows, the refusal of a dossier (Phiếu từ chối tiếp nhận giải quyết hồ sơ).
type RefusalData struct {
	Letterhead
	Dossier
	Number        string `json:"number"`
	Reason        string `json:"reason"`
	SubmitterName string `json:"submitter_name"` // printed below the left signature; usually empty, it is signed by hand
	Officer       string `json:"officer"`        // printed below the right signature
}

// ApologyData is what form 04 shows, the apology with a new date.
type ApologyData struct {
	Letterhead
	Dossier
	Signature
	Number      string    `json:"number"`    // in "Số: …/SKHCN-VP", empty while it has none
	Symbol      string    `json:"symbol"`    // what stands behind the stroke: "SKHCN-VP"
	Unit        string    `json:"unit"`      // đơn vị chủ trì giải quyết
	Promised    time.Time `json:"promised"`  // the date promised first
	Reason      string    `json:"reason"`    // why it is late
	Basis       string    `json:"basis"`     // the rule that allows to put the date off, e.g. "khoản 2 Điều 14 Nghị định …"
	Words       string    `json:"words"`     // of apology, instead of the form's own
	NewDue      time.Time `json:"new_due"`   // the new date
	ReturnPlace string    `json:"return_at"` // where the result is returned
	Copies      []string  `json:"copies"`    // nơi nhận after "Như trên", e.g. the desk
	Archive     string    `json:"archive"`   // after "Lưu: VT", e.g. "VP"
	Late        bool      `json:"late"`      // the promised date has gone by, and not only will
	Only        bool      `json:"only"`      // an apology only: a new date is named, no more time is asked for
}

// StopData is what form 05 of 2025 shows, the notice that work on a dossier stops (Thông báo dừng giải quyết hồ sơ).
type StopData struct {
	Letterhead
	Dossier
	Signature
	Number   string       `json:"number"`
	Symbol   string       `json:"symbol"` // "TB-SKHCN"
	Basis    string       `json:"basis"`  // the rule that allows to stop, e.g. "khoản 2 Điều 19 Nghị định …"
	Reason   string       `json:"reason"`
	Returned Papers       `json:"returned"` // papers given back
	Paid     office.Money `json:"paid"`     // fees taken
	Refund   string       `json:"refund"`   // what happens with them
	Contact  string       `json:"contact"`
	Phone    string       `json:"phone"`
	Copies   []string     `json:"copies"`  // nơi nhận after "Như trên"
	Archive  string       `json:"archive"` // after "Lưu: VT"
}
