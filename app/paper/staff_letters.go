package paper

import (
	"strings"

	"vanphongso/data/office"
)

// StaffLetter is what all decisions, notices and slips about people have.
type StaffLetter struct {
	Letterhead
	Signature
	Number    string   `json:"number"`    // in "Số: …/QĐ-SKHCN", empty while it has none
	Symbol    string   `json:"symbol"`    // what stands behind the stroke: "QĐ-SKHCN"
	Issuer    string   `json:"issuer"`    // who decides: "Giám đốc Sở Khoa học và Công nghệ"
	Bases     []string `json:"bases"`     // "Căn cứ …", "Theo đề nghị của …", each without a mark at its end
	Executors string   `json:"executors"` // who carries it out beside the person: "Chánh Văn phòng, Trưởng phòng …"
	Copies    []string `json:"copies"`    // nơi nhận after the person
	Archive   string   `json:"archive"`   // after "Lưu: VT", e.g. "TCCB"
}

// BasisLines are the grounds as the decree writes them: a semicolon ends each, a full stop the last (NĐ 30/2020/NĐ-CP
// Phụ lục I). Without any, lines to be filled in.
func (l StaffLetter) BasisLines() []string {
	bases := l.Bases
	if len(bases) == 0 {
		bases = []string{"Căn cứ " + strings.Repeat("…", 22), "Theo đề nghị của " + strings.Repeat("…", 18)}
	}
	lines := make([]string, len(bases))
	for i, basis := range bases {
		lines[i] = strings.TrimRight(strings.TrimSpace(basis), ".;, ") + ";"
	}
	last := len(lines) - 1
	lines[last] = strings.TrimSuffix(lines[last], ";") + "."
	return lines
}

// RaiseDecisionData is what the decision on raises shows.
type RaiseDecisionData struct {
	StaffLetter
	Kind  string     `json:"kind"`  // one of the kinds of raises
	Group string     `json:"group"` // whom it is about: "công chức", "viên chức"
	Rows  []RaiseRow `json:"rows"`
}

// Raise names the kind of raise.
func (d RaiseDecisionData) Raise() string { return raiseName(d.Kind) }

// One is the person the decision is about, an unnamed one on an empty form; nil when it is about several.
func (d RaiseDecisionData) One() *RaiseRow {
	switch len(d.Rows) {
	case 0:
		return &RaiseRow{}
	case 1:
		return &d.Rows[0]
	}
	return nil
}

// RetirementData is what the notice of retirement and the decision on it show.
type RetirementData struct {
	StaffLetter
	Person    StaffPerson `json:"person"`
	Pay       Pay         `json:"pay"`
	Insurance string      `json:"insurance"` // số sổ bảo hiểm xã hội
	Age       string      `json:"age"`       // in words: "61 tuổi 6 tháng"
	Reaches   office.Day  `json:"reaches"`   // day the age is reached
	Retires   office.Day  `json:"retires"`   // first day of retirement
	Address   string      `json:"address"`   // where the person will live
	Insurer   string      `json:"insurer"`   // "Bảo hiểm xã hội tỉnh Lào Cai"
	HandOver  office.Day  `json:"hand_over"` // last day for handing the work over
}

// LeaveData is what giấy nghỉ phép shows.
type LeaveData struct {
	StaffLetter
	Person StaffPerson `json:"person"`
	Asked  office.Day  `json:"asked"`  // day of the request
	Length string      `json:"length"` // in words: "05 ngày làm việc"
	From   office.Day  `json:"from"`
	To     office.Day  `json:"to"`
	Where  string      `json:"where"`
	Counts string      `json:"counts"` // what the days are taken from: "ngày nghỉ hằng năm của năm 2026"
}
