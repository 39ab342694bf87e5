package personnel

import (
	"strconv"

	"vanphongso/app/sheet"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// The keys of the columns of the list of staff that belong together: what stands in a dated row with its first day.
const (
	keyNumber, keyIDNumber, keyName, keyBorn, keySex = "number", "id_number", "name", "born", "sex"
	keyKind, keyJoined                               = "kind", "joined"
	keyUnit, keyUnitSince                            = "unit", "unit_since"
	keyPost, keyPostSince                            = "post", "post_since"
	keyCode, keyStep, keyCoefficient, keyOver        = "code", "step", "coefficient", "over"
	keyPaidSince                                     = "paid_since"
	keyField                                         = "field"
)

// column is a column of the list of staff, written and read alike: what of a file it shows.
type column struct {
	key    string
	titles []string
	needed bool
	day    bool // a day, a month or a year
	width  int
	show   func(v *view) string
	put    func(d *staff.Details, text string) error // of what stands in the details; nil for dated rows
}

// view is a file as the list shows it on a day.
type view struct {
	x     *staff.Person
	d     *staff.Details
	rules *staff.Rules
	tree  staff.Tree
	on    office.Day
}

func newView(x *staff.Person, rules *staff.Rules, tree staff.Tree, on office.Day) *view {
	return &view{x, x.Now(on), rules, tree, on}
}

// columns are those of the list, in their order.
var columns = []column{
	words(keyNumber, 14, func(d *staff.Details) *string { return &d.Number }, "Số hiệu", "Số hiệu cán bộ", "Số hiệu CBCC", "Mã cán bộ"),
	{keyName, []string{"Họ và tên", "Họ tên", "Họ và tên khai sinh"}, true, false, 28, func(v *view) string { return v.d.Name }, text(func(d *staff.Details) *string { return &d.Name })},
	words("other_names", 18, func(d *staff.Details) *string { return &d.OtherNames }, "Tên gọi khác"),
	{keyBorn, []string{"Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh"}, true, true, 13, func(v *view) string { return string(v.d.Born) }, moment(func(d *staff.Details) *staff.When { return &d.Born })},
	{keySex, []string{"Giới tính", "Nam/Nữ"}, true, false, 10, func(v *view) string { return v.d.Sex }, putSex},
	words("ethnicity", 12, func(d *staff.Details) *string { return &d.Ethnicity }, "Dân tộc"),
	words("birth_place", 28, func(d *staff.Details) *string { return &d.BirthPlace }, "Nơi sinh"),
	words("home_town", 28, func(d *staff.Details) *string { return &d.HomeTown }, "Quê quán"),
	words("residence", 28, func(d *staff.Details) *string { return &d.Residence }, "Nơi đăng ký thường trú", "Hộ khẩu thường trú", "Thường trú"),
	words("address", 28, func(d *staff.Details) *string { return &d.Address }, "Nơi ở hiện nay", "Địa chỉ"),
	words(keyIDNumber, 16, func(d *staff.Details) *string { return &d.IDNumber }, "Số CCCD", "Số định danh", "CMND/CCCD", "CCCD", "Số CMND"),
	{"id_issued_on", []string{"Ngày cấp CCCD", "Ngày cấp"}, false, true, 13, func(v *view) string { return string(v.d.IDIssuedOn) }, putIssued},
	words("insurance", 14, func(d *staff.Details) *string { return &d.InsuranceNumber }, "Số sổ BHXH", "Mã số BHXH"),
	words("tax_code", 14, func(d *staff.Details) *string { return &d.TaxCode }, "Mã số thuế"),
	words("phone", 14, func(d *staff.Details) *string { return &d.Phone }, "Điện thoại", "Số điện thoại"),
	words("email", 26, func(d *staff.Details) *string { return &d.Email }, "Thư điện tử", "Email"),
	{"recruited_on", []string{"Ngày tuyển dụng"}, false, true, 13, func(v *view) string { return string(v.d.RecruitedOn) }, moment(func(d *staff.Details) *staff.When { return &d.RecruitedOn })},
	words("recruited_by", 28, func(d *staff.Details) *string { return &d.RecruitedBy }, "Cơ quan tuyển dụng"),
	words("duty", 28, func(d *staff.Details) *string { return &d.Duty }, "Công việc được giao", "Công việc chính được giao"),
	words("schooling", 10, func(d *staff.Details) *string { return &d.Schooling }, "Giáo dục phổ thông", "Trình độ phổ thông"),
	dated(keyKind, 14, false, showKind, "Đối tượng", "Loại cán bộ"),
	dated(keyJoined, 13, true, showJoined, "Ngày về cơ quan", "Ngày vào cơ quan"),
	dated(keyUnit, 32, false, func(v *view) string { return v.tree.Name(v.x.Unit(v.on), v.on) }, "Đơn vị", "Phòng, ban", "Phòng/đơn vị", "Đơn vị công tác"),
	dated(keyUnitSince, 13, true, showUnitSince, "Về đơn vị từ ngày"),
	dated(keyPost, 22, false, func(v *view) string { return orNone(v.x.Post(v.on), func(p *staff.Post) string { return p.Title }) }, "Chức vụ", "Chức danh, chức vụ"),
	dated(keyPostSince, 13, true, func(v *view) string {
		return orNone(v.x.Post(v.on), func(p *staff.Post) string { return string(p.From) })
	}, "Ngày bổ nhiệm"),
	dated(keyCode, 12, false, ofGrade(func(g *staff.Grade) string { return g.Code }), "Mã ngạch", "Mã số ngạch"),
	dated(keyStep, 8, false, ofGrade(func(g *staff.Grade) string { return strconv.Itoa(g.Step) }), "Bậc", "Bậc lương"),
	dated(keyCoefficient, 10, false, ofGrade(func(g *staff.Grade) string { return g.Coefficient.String() }), "Hệ số", "Hệ số lương"),
	dated(keyOver, 12, false, ofGrade(func(g *staff.Grade) string { return percentText(g.Over) }), "Vượt khung (%)", "Vượt khung", "% vượt khung"),
	dated(keyPaidSince, 13, true, ofGrade(func(g *staff.Grade) string { return string(g.From) }), "Ngày hưởng", "Hưởng từ ngày"),
	trained(staff.TrainProfessional, 16, "Trình độ chuyên môn", "Chuyên môn", "Trình độ"),
	dated(keyField, 22, false, func(v *view) string { return v.training(staff.TrainProfessional).Field }, "Chuyên ngành", "Ngành đào tạo"),
	trained(staff.TrainPolitical, 14, "Lý luận chính trị"),
	trained(staff.TrainAdministration, 16, "Quản lý nhà nước"),
	trained(staff.TrainLanguage, 12, "Ngoại ngữ"),
	trained(staff.TrainComputing, 14, "Tin học"),
}

// words is a column of a text of the details.
func words(key string, width int, of func(d *staff.Details) *string, titles ...string) column {
	return column{key, titles, false, false, width, func(v *view) string { return *of(v.d) }, text(of)}
}

func text(of func(d *staff.Details) *string) func(*staff.Details, string) error {
	return func(d *staff.Details, text string) error {
		*of(d) = text
		return nil
	}
}

func moment(of func(d *staff.Details) *staff.When) func(*staff.Details, string) error {
	return func(d *staff.Details, text string) error {
		*of(d) = staff.When(text)
		return nil
	}
}

// dated is a column of a dated row; the row that it stands in is written by line.apply.
func dated(key string, width int, day bool, show func(v *view) string, titles ...string) column {
	return column{key, titles, false, day, width, show, nil}
}

// trained is a column of the highest level of a kind of training.
func trained(kind string, width int, titles ...string) column {
	return dated(kind, width, false, func(v *view) string { return v.training(kind).Level }, titles...)
}

func (v *view) training(kind string) staff.Training {
	if t := v.rules.Highest(v.x, kind, v.on); t != nil {
		return *t
	}
	return staff.Training{}
}

func putSex(d *staff.Details, text string) error {
	switch viet.Fold(text) {
	case "nam":
		d.Sex = staff.Male
	case "nu":
		d.Sex = staff.Female
	default:
		return office.Invalid(keySex, "giới tính “%s” không phải Nam hay Nữ", text)
	}
	return nil
}

func putIssued(d *staff.Details, text string) error {
	if !staff.When(text).Exact() {
		return office.Invalid("id_issued_on", "ngày cấp “%s” phải đủ ngày, tháng, năm", text)
	}
	d.IDIssuedOn = office.Day(text)
	return nil
}

func showKind(v *view) string {
	for _, t := range staff.InForce(v.x.Tenures, v.on) {
		return t.Kind
	}
	return ""
}

func showJoined(v *view) string {
	for _, t := range staff.InForce(v.x.Tenures, v.on) {
		return string(t.From)
	}
	return ""
}

func showUnitSince(v *view) string {
	for _, a := range staff.InForce(v.x.Assignments, v.on) {
		return string(a.From)
	}
	return ""
}

func ofGrade(show func(g *staff.Grade) string) func(v *view) string {
	return func(v *view) string { return orNone(v.x.Grade(v.on), show) }
}

// orNone shows a row, "" where there is none.
func orNone[T any](row *T, show func(*T) string) string {
	if row == nil {
		return ""
	}
	return show(row)
}

func percentText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// ListHeadings are the columns of the list of staff as they are read.
func ListHeadings() []sheet.Heading {
	headings := make([]sheet.Heading, len(columns))
	for i, c := range columns {
		headings[i] = sheet.Heading{Key: c.key, Titles: c.titles, Required: c.needed}
	}
	return headings
}

// ListExample is a line of the list, for the sheet that explains its columns.
func ListExample() map[string]string {
	return map[string]string{
		keyNumber: "KHCN-0001", keyName: "Nguyễn Thị Ánh Tuyết", keyBorn: "05/09/1979", keySex: "Nữ", "ethnicity": "Kinh", "home_town": "Xã Xuân Trường, tỉnh Ninh Bình",
		keyIDNumber: "010179001234", "id_issued_on": "12/06/2021", "recruited_on": "01/09/2002", keyKind: "Công chức", keyJoined: "01/09/2002", keyUnit: "Văn phòng",
		keyUnitSince: "01/01/2011", keyPost: "Phó Chánh Văn phòng", keyPostSince: "01/03/2024", keyCode: "01.003", keyStep: "8", keyCoefficient: "4,65", keyPaidSince: "01/12/2023",
		staff.TrainProfessional: "Thạc sĩ", keyField: "Quản lý công", staff.TrainPolitical: "Trung cấp", staff.TrainLanguage: "B1",
	}
}
