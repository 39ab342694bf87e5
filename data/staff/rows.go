package staff

import (
	"strings"

	"vanphongso/data/office"
)

// Details are the items of form 2c that a person has one of at a time. A new address or name is a new row from its day on.
type Details struct {
	Entry
	Number          string        `json:"number,omitempty"` // head: số hiệu cán bộ, công chức
	Photo           []office.File `json:"photo,omitempty"`  // head: ảnh 4×6
	Name            string        `json:"name"`             // 1 họ và tên khai sinh
	OtherNames      string        `json:"other_names,omitempty"`
	Born            When          `json:"born"`                   // 3 sinh ngày; a year alone when no more is known
	Sex             string        `json:"sex"`                    // 3 Male or Female
	BirthPlace      string        `json:"birth_place,omitempty"`  // 4 as it was written, also with an abolished district
	BirthCode       string        `json:"birth_code,omitempty"`   // 4 code of today's commune or province
	HomeTown        string        `json:"home_town,omitempty"`    // 5 quê quán
	HomeCode        string        `json:"home_code,omitempty"`    // 5
	Ethnicity       string        `json:"ethnicity,omitempty"`    // 6 dân tộc
	Residence       string        `json:"residence,omitempty"`    // 8 nơi đăng ký hộ khẩu thường trú
	Address         string        `json:"address,omitempty"`      // 9 nơi ở hiện nay
	JobBefore       string        `json:"job_before,omitempty"`   // 10 nghề nghiệp khi được tuyển dụng
	RecruitedOn     When          `json:"recruited_on,omitempty"` // 11 ngày tuyển dụng
	RecruitedBy     string        `json:"recruited_by,omitempty"` // 11 cơ quan tuyển dụng
	Duty            string        `json:"duty,omitempty"`         // 13 công việc chính được giao
	Schooling       string        `json:"schooling,omitempty"`    // 15.1 trình độ giáo dục phổ thông: 12/12
	Honour          string        `json:"honour,omitempty"`       // 19 danh hiệu được phong tặng cao nhất
	Strength        string        `json:"strength,omitempty"`     // 20 sở trường công tác
	Health          string        `json:"health,omitempty"`       // 23 tình trạng sức khỏe
	Height          int           `json:"height,omitempty"`       // 23 centimetres
	Weight          int           `json:"weight,omitempty"`       // 23 kilograms
	Blood           string        `json:"blood,omitempty"`        // 23 nhóm máu
	IDNumber        string        `json:"id_number,omitempty"`    // 25 số CMND, CCCD
	IDIssuedOn      office.Day    `json:"id_issued_on,omitempty"` // 25
	IDIssuedBy      string        `json:"id_issued_by,omitempty"`
	InsuranceNumber string        `json:"insurance_number,omitempty"` // 26 số sổ BHXH
	Remark          string        `json:"remark,omitempty"`           // 32 nhận xét, đánh giá của cơ quan
	Phone           string        `json:"phone,omitempty"`
	Email           string        `json:"email,omitempty"`
	TaxCode         string        `json:"tax_code,omitempty"`
	BankAccount     string        `json:"bank_account,omitempty"`
	Bank            string        `json:"bank,omitempty"`
	Emergency       string        `json:"emergency,omitempty"` // whom to call: name, relation, telephone
}

func (d *Details) undated() bool { return true }

// The sexes as form 2c writes them.
const (
	Male   = "Nam"
	Female = "Nữ"
)

func (d *Details) track() string { return "one" }

func (d *Details) check() error {
	switch {
	case strings.TrimSpace(d.Name) == "":
		return office.Invalid("name", "Hãy ghi họ và tên khai sinh.")
	case !d.Born.Valid():
		return office.Invalid("born", "Hãy ghi ngày sinh; chỉ biết năm sinh thì ghi năm.")
	case d.Sex != Male && d.Sex != Female:
		return office.Invalid("sex", "Giới tính là %s hoặc %s.", Male, Female)
	case d.RecruitedOn != "" && !d.RecruitedOn.Valid():
		return office.Invalid("recruited_on", "Ngày tuyển dụng “%s” không đúng.", string(d.RecruitedOn))
	case d.RecruitedOn != "" && d.RecruitedOn.Last() < d.Born.First():
		return office.Invalid("recruited_on", "Ngày tuyển dụng %s trước ngày sinh %s.", d.RecruitedOn, d.Born)
	}
	return nil
}

// Tenure is a stretch of time in which the person works in this office.
type Tenure struct {
	Entry
	Kind string `json:"kind"`           // cán bộ, công chức, viên chức, hợp đồng; see Rules.Lists
	How  string `json:"how,omitempty"`  // tuyển dụng, tiếp nhận, điều động
	Left string `json:"left,omitempty"` // why it ended: nghỉ hưu, chuyển công tác, thôi việc
}

func (t *Tenure) track() string { return "one" }

func (t *Tenure) check() error {
	if t.Kind == "" {
		return office.Invalid("kind", "Hãy chọn đối tượng: cán bộ, công chức, viên chức hay hợp đồng.")
	}
	return nil
}

// Assignment is the unit a person belongs to.
type Assignment struct {
	Entry
	UnitID int64 `json:"unit_id"`
}

func (a *Assignment) track() string { return "one" }

func (a *Assignment) check() error {
	if a.UnitID == 0 {
		return office.Invalid("unit_id", "Hãy chọn đơn vị.")
	}
	return nil
}

// Kinds of posts (item 12).
const (
	PostState  = "state"  // chính quyền: one at a time
	PostParty  = "party"  // Đảng
	PostUnion  = "union"  // đoàn thể
	PostBeside = "beside" // kiêm nhiệm
)

// Post is an appointment (item 12).
type Post struct {
	Entry
	Kind   string `json:"kind"`
	Title  string `json:"title"` // chức vụ, chức danh
	UnitID int64  `json:"unit_id,omitempty"`
	Term   int    `json:"term,omitempty"`  // lần bổ nhiệm: 1, 2 …
	Until  When   `json:"until,omitempty"` // end of the term as decided; empty: by the rules
}

func (p *Post) track() string {
	if p.Kind == PostState {
		return PostState
	}
	return ""
}

func (p *Post) check() error {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return office.Invalid("title", "Hãy ghi chức vụ, chức danh.")
	case p.Kind != PostState && p.Kind != PostParty && p.Kind != PostUnion && p.Kind != PostBeside:
		return office.Invalid("kind", "Hãy chọn loại chức vụ.")
	case p.Kind == PostState && !p.From.Exact():
		return office.Invalid("from", "Hãy ghi đủ ngày/tháng/năm bổ nhiệm.")
	case p.Until != "" && !p.Until.Exact():
		return office.Invalid("until", "Hãy ghi đủ ngày/tháng/năm hết nhiệm kỳ.")
	}
	return nil
}

// How a row of grade and step came about.
const (
	GradeProbation = "probation" // tập sự: does not count for the next raise
	GradeAppointed = "appointed" // bổ nhiệm vào ngạch
	GradeRegular   = "regular"   // nâng bậc thường xuyên
	GradeEarly     = "early"     // nâng bậc trước thời hạn do lập thành tích
	GradeRetiring  = "retiring"  // nâng bậc trước thời hạn khi có thông báo nghỉ hưu
	GradeOver      = "over"      // phụ cấp thâm niên vượt khung
	GradeMoved     = "moved"     // chuyển, nâng ngạch, xếp lại lương
)

// Grade is grade and step of pay from a day on (items 14 and 31).
type Grade struct {
	Entry
	Kind        string     `json:"kind"`
	Code        string     `json:"code"`                 // mã ngạch: 01.003
	Step        int        `json:"step"`                 // bậc, from 1
	Coefficient Hundredths `json:"coefficient"`          // hệ số
	Over        int        `json:"over,omitempty"`       // vượt khung, percent of the coefficient
	Percent     int        `json:"percent,omitempty"`    // of the pay that is paid, 85 in probation; 0 = 100
	CountFrom   office.Day `json:"count_from,omitempty"` // mốc tính nâng lương lần sau; empty: the first day
}

func (g *Grade) track() string { return "one" }

func (g *Grade) check() error {
	switch {
	case !g.From.Exact():
		return office.Invalid("from", "Hãy ghi đủ ngày/tháng/năm hưởng bậc lương.")
	case g.Code == "":
		return office.Invalid("code", "Hãy chọn ngạch.")
	case g.Step < 1:
		return office.Invalid("step", "Hãy ghi bậc lương, từ bậc 1.")
	case g.Coefficient <= 0:
		return office.Invalid("coefficient", "Hãy ghi hệ số lương.")
	case g.Over < 0 || g.Over > 100:
		return office.Invalid("over", "Phụ cấp vượt khung là số phần trăm từ 0 đến 100.")
	case g.Percent < 0 || g.Percent > 100:
		return office.Invalid("percent", "Tỷ lệ hưởng lương là số phần trăm từ 0 đến 100.")
	case g.CountFrom != "" && g.CountFrom.Time().IsZero():
		return office.Invalid("count_from", "Mốc tính nâng lương lần sau không đúng.")
	}
	return nil
}

// counted is the day from which the months of the step are counted.
func (g *Grade) counted() office.Day {
	if g.CountFrom != "" {
		return g.CountFrom
	}
	return g.From.First()
}

// Allowance is money beside the pay (item 14); exactly one of its three measures is set. The allowance of a post that the
// rules know needs no row.
type Allowance struct {
	Entry
	Kind        string       `json:"kind"` // phụ cấp chức vụ, trách nhiệm, khu vực, công vụ …
	Coefficient Hundredths   `json:"coefficient,omitempty"`
	Percent     int          `json:"percent,omitempty"` // of coefficient, over-the-frame and post allowance together
	Amount      office.Money `json:"amount,omitempty"`  // a month
}

func (a *Allowance) check() error {
	set := 0
	for _, given := range []bool{a.Coefficient != 0, a.Percent != 0, a.Amount != 0} {
		if given {
			set++
		}
	}
	switch {
	case strings.TrimSpace(a.Kind) == "":
		return office.Invalid("kind", "Hãy ghi tên phụ cấp.")
	case set != 1 || a.Coefficient < 0 || a.Percent < 0 || a.Amount < 0:
		return office.Invalid("coefficient", "Phụ cấp ghi bằng đúng một trong ba: hệ số, phần trăm hoặc số tiền.")
	}
	return nil
}
