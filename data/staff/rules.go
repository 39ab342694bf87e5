package staff

import (
	"slices"
	"strings"

	"vanphongso/data/office"
)

// Basis is since when a rule holds and where it stands.
type Basis struct {
	From     office.Day `json:"from"`
	To       office.Day `json:"to,omitempty"` // last day; empty while it is in force
	Source   string     `json:"source"`
	Verified bool       `json:"verified"` // somebody has compared it with the official text
}

func (b Basis) basis() Basis { return b }

func (b Basis) inForce(day office.Day) bool { return b.From <= day && (b.To == "" || day <= b.To) }

// Rules are what decrees lay down about staff, each with validity and source: assets/catalogues/staff.yaml.
type Rules struct {
	Edition         string               `json:"edition"` // changes whenever a rule does: what was worked out before is worked out again
	Scales          []Scale              `json:"scales"`
	Grades          []GradeRule          `json:"grades"`
	BaseSalaries    []BaseSalary         `json:"base_salaries"`
	Posts           []PostRule           `json:"posts"`
	Raises          []RaiseRule          `json:"raises"`
	Measures        []Measure            `json:"measures"` // the lightest first
	Levels          []Level              `json:"levels"`   // the best first
	Classifications []ClassificationRule `json:"classifications"`
	Merits          []Merit              `json:"merits"` // the highest first
	Retirements     []RetirementRule     `json:"retirements"`
	Terms           []TermRule           `json:"terms"`
	Leaves          []LeaveRule          `json:"leaves"`
	LeaveKinds      []LeaveKind          `json:"leave_kinds"`
	Leads           []Lead               `json:"leads"`
	Lists           map[string][]string  `json:"lists"` // what is offered to choose, by the name of the field
}

// Scale is a pay scale (loại công chức) with its steps.
type Scale struct {
	Basis
	Key       string       `json:"key"` // A1
	Name      string       `json:"name"`
	Steps     []Hundredths `json:"steps"`      // coefficients from step 1 on
	Months    int          `json:"months"`     // in a step before the next one
	Probation int          `json:"probation"`  // months of tập sự before the first step
	OverFirst int          `json:"over_first"` // percent over the frame after Months in the last step
	OverEach  int          `json:"over_each"`  // percent more after each further year
}

// GradeRule is a grade (ngạch) and the scale it is paid by.
type GradeRule struct {
	Basis
	Code  string `json:"code"` // mã ngạch: 01.003
	Name  string `json:"name"`
	Scale string `json:"scale"`
	Class string `json:"class"` // where reports count it: Chuyên viên và tương đương
}

// BaseSalary is the lương cơ sở.
type BaseSalary struct {
	Basis
	Amount office.Money `json:"amount"`
}

// PostRule is a leading post with its allowance.
type PostRule struct {
	Basis
	Title       string     `json:"title"`
	Coefficient Hundredths `json:"coefficient"`
}

// RaiseRule are the numbers of raising steps.
type RaiseRule struct {
	Basis
	EarlyMonths int `json:"early_months"` // how much earlier at most, and how much may be missing on 31 December
	EarlyCap    int `json:"early_cap"`    // percent of those on the payroll who may be raised early in a year
	MonthDays   int `json:"month_days"`   // working days that make a month of the time that is not counted
	PartDays    int `json:"part_days"`    // working days from which a part of a month counts as one
}

// Measure is a disciplinary measure, or a suspension whose time is not counted.
type Measure struct {
	Basis
	Name      string `json:"name"`
	Delay     int    `json:"delay"`     // months that the next raise comes later
	Active    int    `json:"active"`    // months until it no longer has effect
	Uncounted bool   `json:"uncounted"` // its time does not count for the next raise
}

// Level is one of the yearly classification.
type Level struct {
	Basis
	Name  string `json:"name"`
	Delay int    `json:"delay"` // months that the next raise comes later for a year of it
}

// ClassificationRule says who is classified and by when.
type ClassificationRule struct {
	Basis
	Due    string `json:"due"`    // month-day of the year itself: 12-31
	Months int    `json:"months"` // worked in the year at least
}

// Merit is a reward: danh hiệu thi đua or hình thức khen thưởng.
type Merit struct {
	Basis
	Name  string `json:"name"`
	Early int    `json:"early"` // months that a raise may come earlier for it; 0: none
}

// RetirementRule is the table of ages under normal conditions.
type RetirementRule struct {
	Basis
	Notice   int             `json:"notice"`   // months before, the notice is given
	Decision int             `json:"decision"` // months before, the decision is made
	Ages     []RetirementAge `json:"ages"`     // by year; the last one holds for all later years
}

// RetirementAge are the ages of a year.
type RetirementAge struct {
	Year   int `json:"year"`
	Male   Age `json:"male"`
	Female Age `json:"female"`
}

// TermRule is how long an appointment lasts.
type TermRule struct {
	Basis
	Titles  []string `json:"titles,omitempty"` // of posts; empty: all leading posts of the administration
	Months  int      `json:"months"`
	Process int      `json:"process"` // days before the end that the process of reappointment begins at the latest
}

// LeaveRule is the annual leave.
type LeaveRule struct {
	Basis
	Days  int `json:"days"`
	Extra int `json:"extra"` // days more for every
	Years int `json:"years"` // so many years of work
}

// LeaveKind is a kind of absence.
type LeaveKind struct {
	Basis
	Name      string `json:"name"`
	Annual    bool   `json:"annual,omitempty"`    // is taken from the annual leave
	Days      int    `json:"days,omitempty"`      // working days at most each time; 0: not laid down
	Uncounted bool   `json:"uncounted,omitempty"` // its time does not count for the next raise
}

// Lead says how early a reminder comes.
type Lead struct {
	Basis
	Kind   Kind  `json:"kind"`
	Months []int `json:"months,omitempty"` // months before, the longest first
	Days   int   `json:"days,omitempty"`   // or days before
}

// pick returns the newest of the wanted rules that are in force on the day, nil for none.
func pick[T interface{ basis() Basis }](rules []T, day office.Day, wanted func(*T) bool) *T {
	var found *T
	for i := range rules {
		r := &rules[i]
		if (*r).basis().inForce(day) && wanted(r) && (found == nil || (*r).basis().From > (*found).basis().From) {
			found = r
		}
	}
	return found
}

// changes is the last day before a rule begins or ends, "" when none will.
func (r *Rules) changes(day office.Day) office.Day {
	return earlier(earlier(earlier(ends(r.Scales, day), ends(r.Grades, day)), earlier(ends(r.Measures, day), ends(r.Levels, day))),
		earlier(ends(r.Terms, day), ends(r.LeaveKinds, day)))
}

// ends is the last day before a rule of a list begins or ends.
func ends[T interface{ basis() Basis }](rules []T, day office.Day) office.Day {
	var until office.Day
	for _, r := range rules {
		b := r.basis()
		until = earlier(until, lastBefore(day, b.From, b.To))
	}
	return until
}

// anyOne is for pick where there is only one rule at a time.
func anyOne[T any](*T) bool { return true }

// Grade returns the grade of a code, nil when there is none on the day.
func (r *Rules) Grade(code string, day office.Day) *GradeRule {
	return pick(r.Grades, day, func(g *GradeRule) bool { return g.Code == code })
}

// GradeName returns the grade's name on the day, its code where the rules do not know it.
func (r *Rules) GradeName(code string, day office.Day) string {
	if g := r.Grade(code, day); g != nil {
		return g.Name
	}
	return code
}

// Scale returns the scale that a grade is paid by on the day, nil for none.
func (r *Rules) Scale(code string, day office.Day) *Scale {
	g := r.Grade(code, day)
	if g == nil {
		return nil
	}
	return pick(r.Scales, day, func(s *Scale) bool { return s.Key == g.Scale })
}

// Coefficient returns the coefficient of a grade's step on the day, 0 for no such step.
func (r *Rules) Coefficient(code string, step int, day office.Day) Hundredths {
	s := r.Scale(code, day)
	if s == nil || step < 1 || step > len(s.Steps) {
		return 0
	}
	return s.Steps[step-1]
}

// BaseSalary returns the lương cơ sở of the day, nil for none.
func (r *Rules) BaseSalary(day office.Day) *BaseSalary {
	return pick(r.BaseSalaries, day, anyOne)
}

// raise returns the numbers of the day, empty ones for none.
func (r *Rules) raise(day office.Day) RaiseRule {
	if found := pick(r.Raises, day, anyOne); found != nil {
		return *found
	}
	return RaiseRule{}
}

// post returns the allowance of a leading post, nil for none. Titles are compared without regard to case and to what
// follows: “Trưởng phòng Kế hoạch – Tài chính” is a Trưởng phòng.
func (r *Rules) post(title string, day office.Day) *PostRule {
	var best *PostRule
	for i := range r.Posts {
		p := &r.Posts[i]
		if p.inForce(day) && beginsWith(title, p.Title) && (best == nil || len(p.Title) > len(best.Title)) {
			best = p
		}
	}
	return best
}

// beginsWith says whether a title begins with the words of another.
func beginsWith(title, words string) bool {
	title, words = strings.ToLower(strings.TrimSpace(title)), strings.ToLower(words)
	return title == words || strings.HasPrefix(title, words+" ")
}

func (r *Rules) measure(name string, day office.Day) *Measure {
	return pick(r.Measures, day, func(m *Measure) bool { return m.Name == name })
}

func (r *Rules) level(name string, day office.Day) *Level {
	return pick(r.Levels, day, func(l *Level) bool { return l.Name == name })
}

func (r *Rules) merit(name string, day office.Day) *Merit {
	return pick(r.Merits, day, func(m *Merit) bool { return m.Name == name })
}

func (r *Rules) leaveKind(name string, day office.Day) *LeaveKind {
	return pick(r.LeaveKinds, day, func(k *LeaveKind) bool { return k.Name == name })
}

func (r *Rules) lead(kind Kind, day office.Day) Lead {
	if l := pick(r.Leads, day, func(l *Lead) bool { return l.Kind == kind }); l != nil {
		return *l
	}
	return Lead{Kind: kind}
}

func (r *Rules) term(title string, day office.Day) *TermRule {
	return pick(r.Terms, day, func(t *TermRule) bool {
		return len(t.Titles) == 0 || slices.ContainsFunc(t.Titles, func(words string) bool { return beginsWith(title, words) })
	})
}
