package staff

import (
	"vanphongso/data/office"
)

// Person is one person's file (form 2c-BNV/2008 and the tables that are usual beside it). Everything that can change is a
// dated row; the rows of a table stand in the order they were written. Write it through Revise.
type Person struct {
	ID      int64   `json:"id"`
	Version int64   `json:"version"`
	Summary Summary `json:"summary"` // what lists show, worked out at every saving
	File
	Private *Private `json:"private,omitempty"` // nil for a reader without the right to it
}

// File is what everybody who may open the file reads.
type File struct {
	Last            int              `json:"last"` // the last number given to a row
	Details         []Details        `json:"details,omitempty"`
	Tenures         []Tenure         `json:"tenures,omitempty"`
	Assignments     []Assignment     `json:"assignments,omitempty"`
	Posts           []Post           `json:"posts,omitempty"`
	Grades          []Grade          `json:"grades,omitempty"`
	Allowances      []Allowance      `json:"allowances,omitempty"`
	Training        []Training       `json:"training,omitempty"`
	Certificates    []Certificate    `json:"certificates,omitempty"`
	Careers         []Career         `json:"careers,omitempty"`
	Trips           []Trip           `json:"trips,omitempty"`
	Rewards         []Reward         `json:"rewards,omitempty"`
	Classifications []Classification `json:"classifications,omitempty"`
	Leaves          []Leave          `json:"leaves,omitempty"`
	Contracts       []Contract       `json:"contracts,omitempty"`
	Plans           []Plan           `json:"plans,omitempty"`
	Memberships     []Membership     `json:"memberships,omitempty"`
	Services        []Service        `json:"services,omitempty"`
	Attachments     []Attachment     `json:"attachments,omitempty"`
}

// Private is what only the personnel officer reads: items 7, 16, 22, 24, 29 and 30 of form 2c. Every view is recorded.
type Private struct {
	Beliefs    []Belief     `json:"beliefs,omitempty"`
	Party      []Party      `json:"party,omitempty"`
	Discipline []Discipline `json:"discipline,omitempty"`
	Policies   []Policy     `json:"policies,omitempty"`
	Statements []Statement  `json:"statements,omitempty"`
	Family     []Relative   `json:"family,omitempty"`
}

// Names of the tables, as in JSON; those of Private bear its name in front.
const (
	TableDetails         = "details"
	TableTenures         = "tenures"
	TableAssignments     = "assignments"
	TablePosts           = "posts"
	TableGrades          = "grades"
	TableAllowances      = "allowances"
	TableTraining        = "training"
	TableCertificates    = "certificates"
	TableCareers         = "careers"
	TableTrips           = "trips"
	TableRewards         = "rewards"
	TableClassifications = "classifications"
	TableLeaves          = "leaves"
	TableContracts       = "contracts"
	TablePlans           = "plans"
	TableMemberships     = "memberships"
	TableServices        = "services"
	TableAttachments     = "attachments"
	TableBeliefs         = "private.beliefs"
	TableParty           = "private.party"
	TableDiscipline      = "private.discipline"
	TablePolicies        = "private.policies"
	TableStatements      = "private.statements"
	TableFamily          = "private.family"
)

// tables returns all tables of the file, those of Private only when it is there.
func (p *Person) tables() []table {
	all := []table{
		of(TableDetails, "Lý lịch", false, &p.Details),
		of(TableTenures, "Thời gian công tác tại cơ quan", false, &p.Tenures),
		of(TableAssignments, "Đơn vị công tác", false, &p.Assignments),
		of(TablePosts, "Chức vụ", false, &p.Posts),
		of(TableGrades, "Ngạch, bậc lương", false, &p.Grades),
		of(TableAllowances, "Phụ cấp", false, &p.Allowances),
		of(TableTraining, "Đào tạo, bồi dưỡng", true, &p.Training),
		of(TableCertificates, "Chứng chỉ", false, &p.Certificates),
		of(TableCareers, "Quá trình công tác", false, &p.Careers),
		of(TableTrips, "Đi nước ngoài", true, &p.Trips),
		of(TableRewards, "Khen thưởng", true, &p.Rewards),
		of(TableClassifications, "Xếp loại hằng năm", true, &p.Classifications),
		of(TableLeaves, "Nghỉ phép, nghỉ việc", true, &p.Leaves),
		of(TableContracts, "Hợp đồng", false, &p.Contracts),
		of(TablePlans, "Quy hoạch", true, &p.Plans),
		of(TableMemberships, "Tổ chức chính trị - xã hội", false, &p.Memberships),
		of(TableServices, "Phục vụ quân đội", false, &p.Services),
		of(TableAttachments, "Tài liệu kèm theo", false, &p.Attachments),
	}
	if p.Private != nil {
		all = append(all, p.Private.tables()...)
	}
	return all
}

func (p *Private) tables() []table {
	return []table{
		of(TableBeliefs, "Tôn giáo", false, &p.Beliefs),
		of(TableParty, "Đảng", false, &p.Party),
		of(TableDiscipline, "Kỷ luật", true, &p.Discipline),
		of(TablePolicies, "Thương binh, gia đình chính sách", false, &p.Policies),
		of(TableStatements, "Đặc điểm lịch sử bản thân", false, &p.Statements),
		of(TableFamily, "Quan hệ gia đình", false, &p.Family),
	}
}

// Titles returns the Vietnamese name of every table by its name, in the order of the file.
func Titles() (names []string, titles map[string]string) {
	p := Person{Private: &Private{}}
	titles = map[string]string{}
	for _, t := range p.tables() {
		names, titles[t.name()] = append(names, t.name()), t.title()
	}
	return names, titles
}

// WithoutPrivate returns the file for a reader without the right to the restricted items.
func (p *Person) WithoutPrivate() *Person {
	public := *p
	public.Private = nil
	return &public
}

// restricted returns the restricted items, empty ones when the reader has none.
func (p *Person) restricted() *Private {
	if p.Private == nil {
		return &Private{}
	}
	return p.Private
}

// Now returns the details in force on a day, outside their time the first that hold: a person always has a name. It is never
// nil.
func (p *Person) Now(day office.Day) *Details {
	if d := current(p.Details, day); d != nil {
		return d
	}
	for i := range p.Details {
		if p.Details[i].Holds() {
			return &p.Details[i]
		}
	}
	return &Details{}
}

// Name returns the name on a day.
func (p *Person) Name(day office.Day) string { return p.Now(day).Name }

// Serving says whether the person works in this office on the day.
func (p *Person) Serving(day office.Day) bool { return current(p.Tenures, day) != nil }

// PartyMember says whether the person is a member of the Party on the day (item 16).
func (p *Person) PartyMember(day office.Day) bool { return current(p.restricted().Party, day) != nil }

// Unit returns the ID of the unit the person belongs to on the day, 0 for none.
func (p *Person) Unit(day office.Day) int64 {
	if a := current(p.Assignments, day); a != nil {
		return a.UnitID
	}
	return 0
}

// Post returns the leading post in the administration on the day, nil for none (item 12).
func (p *Person) Post(day office.Day) *Post {
	for i := range p.Posts {
		if p.Posts[i].Kind == PostState && p.Posts[i].InForce(day) {
			return &p.Posts[i]
		}
	}
	return nil
}

// Grade returns grade and step on the day, nil for none (item 14).
func (p *Person) Grade(day office.Day) *Grade { return current(p.Grades, day) }
