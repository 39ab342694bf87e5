package staff

import (
	"strings"

	"vanphongso/data/office"
)

// Belief is the religion (item 7).
type Belief struct {
	Entry
	Religion string `json:"religion"`
}

func (b *Belief) undated() bool { return true }

func (b *Belief) track() string { return "one" }

// Party is membership of the Party (item 16): From is ngày vào Đảng.
type Party struct {
	Entry
	OfficialOn office.Day `json:"official_on,omitempty"` // ngày chính thức
	Cell       string     `json:"cell,omitempty"`        // chi bộ
	Card       string     `json:"card,omitempty"`        // số thẻ
}

func (p *Party) track() string { return "one" }

func (p *Party) check() error {
	if p.OfficialOn != "" && p.OfficialOn < p.From.First() {
		return office.Invalid("official_on", "Ngày chính thức %s trước ngày vào Đảng %s.", p.OfficialOn, p.From)
	}
	return nil
}

// Discipline is a measure from its day of effect on (item 22); also a time that was worked elsewhere or not at all because
// of suspension or arrest, which has a last day.
type Discipline struct {
	Entry
	Measure string `json:"measure"` // a name of Rules.Measures
	For     string `json:"for,omitempty"`
}

func (d *Discipline) check() error {
	switch {
	case strings.TrimSpace(d.Measure) == "":
		return office.Invalid("measure", "Hãy chọn hình thức kỷ luật.")
	case !d.From.Valid():
		return office.Invalid("from", "Hãy ghi thời điểm kỷ luật có hiệu lực.")
	}
	return nil
}

// Policy is thương binh hạng … and con gia đình chính sách (item 24).
type Policy struct {
	Entry
	Invalid string `json:"invalid,omitempty"` // thương binh hạng
	Family  string `json:"family,omitempty"`  // con thương binh, con liệt sĩ …
}

func (p *Policy) undated() bool { return true }

func (p *Policy) track() string { return "one" }

// Statement is item 29 in the person's own words.
type Statement struct {
	Entry
	Past      string `json:"past,omitempty"`      // a) bị bắt, bị tù; làm việc trong chế độ cũ
	Foreign   string `json:"foreign,omitempty"`   // b) quan hệ với tổ chức nước ngoài
	Relatives string `json:"relatives,omitempty"` // c) thân nhân ở nước ngoài
}

func (s *Statement) undated() bool { return true }

func (s *Statement) track() string { return "one" }

// Relative is a member of the family (item 30).
type Relative struct {
	Entry
	Spouse   bool   `json:"spouse,omitempty"` // b) of the wife's or husband's side
	Relation string `json:"relation"`         // bố, mẹ, vợ, con, anh, chị, em
	Name     string `json:"name"`
	Born     When   `json:"born,omitempty"`
	About    string `json:"about,omitempty"` // quê quán, nghề nghiệp, chức danh, nơi ở
}

func (r *Relative) undated() bool { return true }

func (r *Relative) check() error {
	switch {
	case strings.TrimSpace(r.Relation) == "":
		return office.Invalid("relation", "Hãy ghi mối quan hệ.")
	case strings.TrimSpace(r.Name) == "":
		return office.Invalid("name", "Hãy ghi họ và tên người thân.")
	case r.Born != "" && !r.Born.Valid():
		return office.Invalid("born", "Năm sinh “%s” không đúng.", string(r.Born))
	}
	return nil
}
