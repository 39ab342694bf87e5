package paper

import (
	"image"
	"strings"
	"time"
)

// ProfileData is what sơ yếu lý lịch shows: the items of mẫu 2c-BNV/2008 in their order. Every text may be empty: dots are
// left for it. Days of which the year alone may be known, or which may not apply, are texts: "19/05/2008", "1972", "Không".
type ProfileData struct {
	Letterhead
	Signature                    // of the head of the office
	Group          string        `json:"group"`    // "viên chức"; empty for "cán bộ, công chức"
	Abridged       bool          `json:"abridged"` // the restricted items 7, 16, 22, 24, 29 and 30 are not printed
	Managing       string        `json:"managing"` // cơ quan, đơn vị có thẩm quyền quản lý
	Using          string        `json:"using"`    // cơ quan, đơn vị sử dụng
	Code           string        `json:"code"`     // số hiệu cán bộ, công chức
	Photo          image.Image   `json:"-"`        // upright, cut to 4 × 6 when printed; nil for none
	Name           string        `json:"name"`
	OtherName      string        `json:"other_name"`
	Born           string        `json:"born"` // as well as it is known: "05/09/1979", "09/1979" or "1979"
	Sex            string        `json:"sex"`
	BirthPlace     string        `json:"birth_place"`
	Native         string        `json:"native"` // quê quán
	Ethnicity      string        `json:"ethnicity"`
	Religion       string        `json:"religion"`
	Residence      string        `json:"residence"` // nơi đăng ký thường trú
	Address        string        `json:"address"`   // nơi ở hiện nay
	FirstJob       string        `json:"first_job"` // nghề nghiệp khi được tuyển dụng
	Recruited      string        `json:"recruited"`
	Recruiter      string        `json:"recruiter"`
	Posts          string        `json:"posts"`
	Duty           string        `json:"duty"`
	Grade          string        `json:"grade"`
	GradeCode      string        `json:"grade_code"`
	Pay            Pay           `json:"pay"`
	PostAllowance  string        `json:"post_allowance"`
	OtherAllowance string        `json:"other_allowance"`
	School         string        `json:"school"` // giáo dục phổ thông: "12/12"
	Degree         string        `json:"degree"`
	Politics       string        `json:"politics"`
	Management     string        `json:"management"`
	Languages      string        `json:"languages"`
	Informatics    string        `json:"informatics"`
	Party          string        `json:"party"`
	PartyFull      string        `json:"party_full"`
	Unions         string        `json:"unions"` // tổ chức chính trị – xã hội
	Enlisted       string        `json:"enlisted"`
	Discharged     string        `json:"discharged"`
	Rank           string        `json:"rank"`
	Honour         string        `json:"honour"`   // danh hiệu được phong tặng
	Strength       string        `json:"strength"` // sở trường công tác
	Reward         string        `json:"reward"`
	Discipline     string        `json:"discipline"`
	Health         string        `json:"health"`
	Height         string        `json:"height"`
	Weight         string        `json:"weight"` // in kg
	Blood          string        `json:"blood"`
	Invalid        string        `json:"invalid"` // thương binh hạng
	Merit          string        `json:"merit"`   // con gia đình chính sách
	IDNumber       string        `json:"id_number"`
	IDDate         string        `json:"id_date"`
	Insurance      string        `json:"insurance"`
	Training       []TrainingRow `json:"training"`
	Career         []CareerRow   `json:"career"`
	Past           string        `json:"past"`      // 29, first text: arrests, work for the old regime
	Abroad         string        `json:"abroad"`    // 29, second text: organisations abroad
	Relatives      string        `json:"relatives"` // 29, third text: relatives abroad
	Family         []FamilyRow   `json:"family"`
	InLaws         []FamilyRow   `json:"in_laws"`
	Pays           []PayRow      `json:"pays"`
	Remarks        string        `json:"remarks"`
}

// Birth is the day of birth as item 3 has it: "ngày 05 tháng 9 năm 1979", "tháng 09 năm 1979" or "năm 1979".
func (d ProfileData) Birth() string {
	if day, err := time.Parse("02/01/2006", d.Born); err == nil {
		return dayWords(day)
	}
	if month, year, known := strings.Cut(d.Born, "/"); known {
		return "tháng " + month + " năm " + year
	}
	if d.Born == "" {
		return ""
	}
	return "năm " + d.Born
}

// TrainingRow is a line of item 27.
type TrainingRow struct {
	School  string `json:"school"`
	Subject string `json:"subject"`
	Span    string `json:"span"` // "09/1997 – 06/2001"
	Mode    string `json:"mode"` // hình thức đào tạo
	Degree  string `json:"degree"`
}

// CareerRow is a line of item 28.
type CareerRow struct {
	Span string `json:"span"`
	Text string `json:"text"` // post and unit
}

// FamilyRow is a line of item 30.
type FamilyRow struct {
	Relation string `json:"relation"`
	Name     string `json:"name"`
	Born     string `json:"born"` // year
	About    string `json:"about"`
}

// PayRow is a column of item 31.
type PayRow struct {
	Month       string `json:"month"` // "12/2026"
	Grade       string `json:"grade"` // mã ngạch/bậc: "01.003/3"
	Coefficient string `json:"coefficient"`
}

// payColumns is how many raises stand side by side in item 31.
const payColumns = 8

// PayStrips are the tables of item 31, which run from left to right; without any raise one to be filled in.
func (d ProfileData) PayStrips() []ReportData {
	var strips []ReportData
	for start := 0; start == 0 || start < len(d.Pays); start += payColumns {
		strips = append(strips, payStrip(d.Pays[start:min(start+payColumns, len(d.Pays))]))
	}
	return strips
}

func payStrip(pays []PayRow) ReportData {
	strip := ReportData{
		Columns: []ReportColumn{{Title: "Tháng/năm", Width: 27.5}},
		Rows:    []ReportRow{{Cells: []string{"Mã ngạch/bậc"}}, {Cells: []string{"Hệ số lương"}}},
	}
	for i := range payColumns {
		var pay PayRow
		if i < len(pays) {
			pay = pays[i]
		}
		strip.Columns = append(strip.Columns, ReportColumn{Title: pay.Month, Width: 17.3, Align: "center"})
		strip.Rows[0].Cells = append(strip.Rows[0].Cells, pay.Grade)
		strip.Rows[1].Cells = append(strip.Rows[1].Cells, pay.Coefficient)
	}
	return strip
}
