package staff

import (
	"strings"

	"vanphongso/data/office"
)

// Kinds of training (items 15 and 27).
const (
	TrainProfessional   = "professional"   // 15.2 chuyên môn
	TrainPolitical      = "political"      // 15.3 lý luận chính trị
	TrainAdministration = "administration" // 15.4 quản lý nhà nước
	TrainLanguage       = "language"       // 15.5 ngoại ngữ
	TrainComputing      = "computing"      // 15.6 tin học
	TrainOther          = "other"
)

// Training is a course with what it gave (item 27); the highest level of each kind is item 15.
type Training struct {
	Entry
	Kind    string `json:"kind"`
	Level   string `json:"level,omitempty"`   // Thạc sĩ, Cao cấp, Chuyên viên chính …; see Rules.Lists
	School  string `json:"school,omitempty"`  // tên trường
	Field   string `json:"field,omitempty"`   // chuyên ngành; the language
	Form    string `json:"form,omitempty"`    // hình thức: chính quy, tại chức
	Diploma string `json:"diploma,omitempty"` // văn bằng, chứng chỉ
}

func (t *Training) undated() bool { return true }

func (t *Training) check() error {
	if t.Kind == "" {
		return office.Invalid("kind", "Hãy chọn loại đào tạo, bồi dưỡng.")
	}
	return nil
}

// Certificate is one that may run out.
type Certificate struct {
	Entry
	Name    string     `json:"name"`
	Issuer  string     `json:"issuer,omitempty"`
	Number  string     `json:"number,omitempty"`
	Expires office.Day `json:"expires,omitempty"` // last day it is valid; empty: for good
}

func (c *Certificate) check() error {
	switch {
	case strings.TrimSpace(c.Name) == "":
		return office.Invalid("name", "Hãy ghi tên chứng chỉ.")
	case c.Expires != "" && c.Expires < c.From.First():
		return office.Invalid("expires", "Chứng chỉ hết hạn %s trước ngày cấp %s.", c.Expires, c.From)
	}
	return nil
}

// Career is a stretch of the person's work, here or elsewhere (item 28).
type Career struct {
	Entry
	Text string `json:"text"` // chức danh, chức vụ, đơn vị công tác
}

func (c *Career) check() error {
	if strings.TrimSpace(c.Text) == "" {
		return office.Invalid("text", "Hãy ghi chức danh, chức vụ, đơn vị công tác.")
	}
	return nil
}

// Trip is a journey abroad.
type Trip struct {
	Entry
	Country string `json:"country"`
	Purpose string `json:"purpose,omitempty"`
	Funding string `json:"funding,omitempty"`
}

func (t *Trip) check() error {
	if strings.TrimSpace(t.Country) == "" {
		return office.Invalid("country", "Hãy ghi nước đến.")
	}
	return nil
}

// Reward is a title or a form of praise (item 21).
type Reward struct {
	Entry
	Name string `json:"name"`           // see Rules.Merits
	For  string `json:"for,omitempty"`  // thành tích
	Year int    `json:"year,omitempty"` // the year it was earned in, when that is not the year of From
}

func (r *Reward) check() error {
	if strings.TrimSpace(r.Name) == "" {
		return office.Invalid("name", "Hãy ghi hình thức khen thưởng.")
	}
	return nil
}

// Classification is the yearly one (Luật Cán bộ, công chức 2025, Điều 26).
type Classification struct {
	Entry
	Year  int    `json:"year"`
	Level string `json:"level"` // see Rules.Levels
}

func (c *Classification) check() error {
	switch {
	case c.Year < firstYear || c.Year > lastYear:
		return office.Invalid("year", "Hãy ghi năm xếp loại.")
	case c.Level == "":
		return office.Invalid("level", "Hãy chọn mức xếp loại.")
	}
	return nil
}

// Leave is a time away from work.
type Leave struct {
	Entry
	Kind   string `json:"kind"`           // a name of Rules.LeaveKinds
	Year   int    `json:"year,omitempty"` // whose annual leave it is taken from; 0: the year it begins in
	Halves int    `json:"halves"`         // working days away, in half days
	Place  string `json:"place,omitempty"`
}

func (l *Leave) check() error {
	switch {
	case l.Kind == "":
		return office.Invalid("kind", "Hãy chọn loại nghỉ.")
	case !l.From.Exact() || !l.To.Exact():
		return office.Invalid("to", "Hãy ghi đủ ngày đầu và ngày cuối nghỉ.")
	case l.Halves < 0:
		return office.Invalid("halves", "Số ngày nghỉ không được âm.")
	}
	return nil
}

// of is the year whose entitlement the leave is taken from.
func (l *Leave) of() int {
	if l.Year != 0 {
		return l.Year
	}
	return l.From.Year()
}

// Contract is one of work (NĐ 111/2022/NĐ-CP) or of a viên chức.
type Contract struct {
	Entry
	Kind   string     `json:"kind"`
	Number string     `json:"number,omitempty"`
	Until  office.Day `json:"until,omitempty"` // last day agreed; empty: không xác định thời hạn
}

func (c *Contract) check() error {
	switch {
	case c.Kind == "":
		return office.Invalid("kind", "Hãy chọn loại hợp đồng.")
	case c.Until != "" && c.Until < c.From.First():
		return office.Invalid("until", "Hợp đồng hết hạn %s trước ngày ký %s.", c.Until, c.From)
	}
	return nil
}

// Plan is a post that a person is planned for (quy hoạch); From and To are its period.
type Plan struct {
	Entry
	Title string `json:"title"`
}

func (p *Plan) check() error {
	if strings.TrimSpace(p.Title) == "" {
		return office.Invalid("title", "Hãy ghi chức danh quy hoạch.")
	}
	return nil
}

// Membership is one of a political or social organisation: Đoàn, Công đoàn, Hội (item 17).
type Membership struct {
	Entry
	Organisation string `json:"organisation"`
	Work         string `json:"work,omitempty"` // làm việc gì trong đó
}

func (m *Membership) undated() bool { return true }

func (m *Membership) check() error {
	if strings.TrimSpace(m.Organisation) == "" {
		return office.Invalid("organisation", "Hãy ghi tên tổ chức.")
	}
	return nil
}

// Service is military service (item 18): From is nhập ngũ, To is xuất ngũ.
type Service struct {
	Entry
	Rank string `json:"rank,omitempty"` // quân hàm cao nhất
}

// Attachment is a paper of the file: diploma, certificate of birth, declaration.
type Attachment struct {
	Entry
	Kind string `json:"kind,omitempty"`
	Name string `json:"name"`
}

func (a *Attachment) undated() bool { return true }

func (a *Attachment) check() error {
	if strings.TrimSpace(a.Name) == "" {
		return office.Invalid("name", "Hãy ghi tên tài liệu.")
	}
	return nil
}
