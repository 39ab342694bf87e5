package staff

import (
	"strings"

	"vanphongso/data/office"
)

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
		On: day, Until: p.holdsUntil(day), Edition: r.Edition, State: p.state(day), Number: d.Number, Name: d.Name, Born: d.Born, Sex: d.Sex,
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

// holdsUntil is the last day before something in the file begins or ends; "" when nothing will.
func (p *Person) holdsUntil(day office.Day) office.Day {
	var until office.Day
	earlier := func(last office.Day) {
		if last >= day && (until == "" || last < until) {
			until = last
		}
	}
	for _, t := range p.tables() {
		for _, e := range t.entries() {
			if !e.Holds() {
				continue
			}
			if from := e.From.First(); from > day {
				earlier(from.Add(-1))
			}
			if e.To != "" {
				earlier(e.To.Last())
			}
		}
	}
	return until
}

// Highest returns the training of a kind with the highest level by the day, by the order of Rules.Lists["training."+kind]; of
// two alike, and of levels that the list does not have, the newest. nil for none.
func (r *Rules) Highest(p *Person, kind string, day office.Day) *Training {
	place := func(t *Training) int {
		for i, level := range r.Lists["training."+kind] {
			if strings.EqualFold(level, t.Level) {
				return i
			}
		}
		return len(r.Lists["training."+kind])
	}
	var best *Training
	for i := range p.Training {
		t := &p.Training[i]
		if t.Kind != kind || t.Level == "" || !t.begun(day) || t.To != "" && t.To.First() > day {
			continue
		}
		if best == nil || place(t) < place(best) || place(t) == place(best) && t.From.First() >= best.From.First() {
			best = t
		}
	}
	return best
}
