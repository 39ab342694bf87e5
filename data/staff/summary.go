package staff

import "vanphongso/data/office"

// State says how a person belongs to the office on a day.
type State string

// The states.
const (
	Serving State = "serving" // đang công tác
	Coming  State = "coming"  // chưa đến ngày nhận việc
	Left    State = "left"    // đã nghỉ, chuyển đi
)

// Title returns the state in Vietnamese.
func (s State) Title() string {
	return map[State]string{Serving: "Đang công tác", Coming: "Chưa nhận việc", Left: "Đã nghỉ, chuyển đi"}[s]
}

// Summary is what lists show of a person, worked out from the file for a day. Numbers of the person in it are masked.
type Summary struct {
	On      office.Day `json:"on"`              // the day it was worked out for
	Until   office.Day `json:"until,omitempty"` // the last day it holds; empty: until the file changes
	Edition string     `json:"edition"`         // of the rules

	State       State      `json:"state"`
	Number      string     `json:"number,omitempty"` // số hiệu
	Name        string     `json:"name"`
	Born        When       `json:"born"`
	Sex         string     `json:"sex"`
	Ethnicity   string     `json:"ethnicity,omitempty"`
	IDNumber    string     `json:"id_number,omitempty"` // masked
	Phone       string     `json:"phone,omitempty"`     // masked
	Kind        string     `json:"kind,omitempty"`      // cán bộ, công chức, viên chức, hợp đồng
	UnitID      int64      `json:"unit_id,omitempty"`
	Unit        string     `json:"unit,omitempty"`
	Post        string     `json:"post,omitempty"`
	Code        string     `json:"code,omitempty"` // mã ngạch
	Grade       string     `json:"grade,omitempty"`
	Class       string     `json:"class,omitempty"`
	Step        int        `json:"step,omitempty"`
	Coefficient Hundredths `json:"coefficient,omitempty"`
	Over        int        `json:"over,omitempty"`
	PaidSince   office.Day `json:"paid_since,omitempty"` // ngày hưởng
	Raise       office.Day `json:"raise,omitempty"`      // next raise; empty: none
	RaiseKind   Kind       `json:"raise_kind,omitempty"`
	Retires     office.Day `json:"retires,omitempty"` // first day of the pension
	TermEnds    office.Day `json:"term_ends,omitempty"`
	Education   string     `json:"education,omitempty"`
	Recruited   When       `json:"recruited,omitempty"`
}

// Summarise works the summary out for a day. The file must have its restricted tables. IDNumber and Phone are left to whom
// can mask them.
func (r *Rules) Summarise(p *Person, tree Tree, day office.Day) Summary {
	d := p.Now(day)
	s := Summary{
		On: day, Until: r.holdsUntil(p, day), Edition: r.Edition, State: p.state(day), Number: d.Number, Name: d.Name, Born: d.Born, Sex: d.Sex,
		Ethnicity: d.Ethnicity, UnitID: p.Unit(day), Recruited: d.RecruitedOn, Retires: r.Retirement(p).Day,
	}
	s.Unit = tree.Name(s.UnitID, day)
	if t := r.Highest(p, TrainProfessional, day); t != nil {
		s.Education = t.Level
	}
	if t := current(p.Tenures, day); t != nil {
		s.Kind = t.Kind
	}
	if post := p.Post(day); post != nil {
		s.Post = post.Title
		if end, ok := r.TermEnd(*post, day); ok {
			s.TermEnds = end.Day
		}
	}
	if g := p.Grade(day); g != nil {
		s.Code, s.Grade, s.Step, s.Coefficient, s.Over, s.PaidSince = g.Code, r.GradeName(g.Code, day), g.Step, g.Coefficient, g.Over, g.From.First()
		if rule := r.Grade(g.Code, day); rule != nil {
			s.Class = rule.Class
		}
		raise := r.NextRaise(p, day)
		s.Raise, s.RaiseKind = raise.Day, raise.Kind
	}
	return s
}

// state says how the person belongs to the office on the day.
func (p *Person) state(day office.Day) State {
	if p.Serving(day) {
		return Serving
	}
	for _, t := range Holding(p.Tenures) {
		if t.From.First() > day {
			return Coming
		}
	}
	return Left
}

// holdsUntil is the last day before something in the file or in the rules begins or ends; "" when nothing will. The raise of
// who is suspended without an end moves every day.
func (r *Rules) holdsUntil(p *Person, day office.Day) office.Day {
	until := r.changes(day)
	for _, t := range p.tables() {
		for _, e := range t.entries() {
			if e.Holds() {
				until = earlier(until, lastBefore(day, e.From.First(), e.To.Last()))
			}
		}
	}
	for _, d := range InForce(p.restricted().Discipline, day) {
		if m := r.measure(d.Measure, d.From.First()); d.To == "" && m != nil && m.Uncounted {
			return day
		}
	}
	return until
}

// lastBefore is the last day from a day on before the time [from, to] begins or ends, "" when it does neither any more.
func lastBefore(day, from, to office.Day) office.Day {
	switch {
	case from > day:
		return from.Add(-1)
	case to >= day:
		return to
	}
	return ""
}

// earlier is the earlier of two days, of which either may not be set.
func earlier(a, b office.Day) office.Day {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
