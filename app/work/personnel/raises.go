package personnel

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// Proposal is a raise that may be proposed for a person, with what the list of proposals shows (TT 08/2013/TT-BNV).
type Proposal struct {
	Person       staff.Person // as in a list: no numbers, nothing restricted
	Kind         string       // staff.GradeRegular, GradeOver, GradeEarly or GradeRetiring
	Was, Now     staff.Pay
	Since        office.Day // ngày hưởng of Was
	Day          office.Day // from when Now is paid
	Early        int        // months before the regular day
	Merit        string     // that an early raise is for
	Place        int        // among those who may be raised early, from 1
	Within       bool       // the place lies within the yearly share
	Late         bool       // the day is before the span: nobody has decided it yet
	Unclassified []int      // years without a classification: look before proposing
	Obstacles    []string   // Vietnamese sentences: why it may not be, empty when it may
	Why          staff.Explanation
}

// Notes are what the list says beside a proposal, in few words.
func (x Proposal) Notes() []string {
	var notes []string
	switch x.Kind {
	case staff.GradeEarly:
		notes = append(notes, fmt.Sprintf("Sớm %d tháng: %s", x.Early, x.Merit))
	case staff.GradeRetiring:
		notes = append(notes, fmt.Sprintf("Sớm %d tháng, nghỉ hưu %s", x.Early, x.Person.Summary.Retires))
	}
	if x.Late {
		notes = append(notes, "quá kỳ, chưa quyết định")
	}
	if x.Person.Summary.Retires != "" && x.Person.Summary.Retires <= x.Day {
		notes = append(notes, "nghỉ hưu từ "+x.Person.Summary.Retires.String())
	}
	for _, year := range x.Unclassified {
		notes = append(notes, fmt.Sprintf("chưa xếp loại năm %d", year))
	}
	return append(notes, x.Obstacles...)
}

// Raises returns whose step is raised regularly, or who is paid over the frame, from one day to another, and who should have
// been before; sorted by day and name. It is for the personnel officer. Errors: office.CodeRefused, CodeInvalid.
func (p *Personnel) Raises(ctx context.Context, from, to office.Day) ([]Proposal, error) {
	if err := p.span(from, to); err != nil {
		return nil, err
	}
	q := office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}, To: map[string]string{"raise": string(to)}}
	var list []Proposal
	err := p.whole(ctx, q, func(r *staff.Rules, x *staff.Person) {
		if proposal, there := p.regular(r, x); there && proposal.Day <= to {
			proposal.Late = proposal.Day < from
			list = append(list, proposal)
		}
	})
	sortProposals(list)
	return list, err
}

// RetiringRaises returns who may be raised early because of retirement from one day to another. Errors: as Raises.
func (p *Personnel) RetiringRaises(ctx context.Context, from, to office.Day) ([]Proposal, error) {
	if err := p.span(from, to); err != nil {
		return nil, err
	}
	q := office.Query{
		Filters: map[string][]string{"state": {string(staff.Serving)}}, From: map[string]string{"retires": string(from)}, To: map[string]string{"retires": string(to)},
	}
	var list []Proposal
	err := p.whole(ctx, q, func(r *staff.Rules, x *staff.Person) {
		if e := r.RetiringRaise(x, p.today()); e.Allowed {
			list = append(list, earlier(x, staff.GradeRetiring, e))
		}
	})
	sortProposals(list)
	return list, err
}

// span refuses everybody but the personnel officer, and days out of order.
func (p *Personnel) span(from, to office.Day) error {
	if from.Time().IsZero() || to.Time().IsZero() || to < from {
		return office.Invalid("to", "Hãy ghi ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.")
	}
	return p.officer()
}

// whole calls each for the whole file of everybody that q asks for.
func (p *Personnel) whole(ctx context.Context, q office.Query, each func(r *staff.Rules, x *staff.Person)) error {
	rules, err := p.Rules()
	if err != nil {
		return err
	}
	return p.walk(ctx, q, func(light staff.Person) error {
		x, err := p.office.Store.Staff.Whole(ctx, light.ID)
		if err == nil {
			each(rules, x)
		}
		return err
	})
}

// regular is the person's next raise, as things stand today.
func (p *Personnel) regular(r *staff.Rules, x *staff.Person) (Proposal, bool) {
	raise := r.NextRaise(x, p.today())
	kinds := map[staff.Kind]string{staff.KindRaise: staff.GradeRegular, staff.KindOver: staff.GradeOver}
	proposal := Proposal{
		Person: light(x), Kind: kinds[raise.Kind], Was: raise.Was, Now: raise.Now, Day: raise.Day, Unclassified: raise.Unclassified, Why: raise.Why,
	}
	if g := x.Grade(p.today()); g != nil {
		proposal.Since = g.From.First()
	}
	return proposal, proposal.Kind != ""
}

// earlier is a raise before its regular day.
func earlier(x *staff.Person, kind string, e staff.Early) Proposal {
	p := Proposal{
		Person: light(x), Kind: kind, Was: e.Regular.Was, Now: e.Regular.Now, Day: e.Day, Early: e.Months, Merit: e.Merit, Unclassified: e.Regular.Unclassified,
		Obstacles: e.Obstacles, Why: e.Why, Since: x.Summary.PaidSince,
	}
	return p
}

// light is a person as lists have them.
func light(x *staff.Person) staff.Person {
	return staff.Person{ID: x.ID, Version: x.Version, Summary: x.Summary}
}

func sortProposals(list []Proposal) {
	slices.SortStableFunc(list, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), byName(&a.Person, &b.Person))
	})
}

// EarlyRaises is who may be raised early for merit in a year, ranked, with how many places are left of the yearly share.
type EarlyRaises struct {
	Year   int
	Places int
	List   []Proposal
}

// EarlyRaises ranks who may be raised early for merit in a year. Errors: as Raises.
func (p *Personnel) EarlyRaises(ctx context.Context, year int) (EarlyRaises, error) {
	early := EarlyRaises{Year: year}
	if err := p.officer(); err != nil {
		return early, err
	}
	rules, err := p.Rules()
	if err != nil {
		return early, err
	}
	var people []*staff.Person
	err = p.office.Store.Staff.Everybody(ctx, func(x *staff.Person) error {
		people = append(people, forRanking(x))
		return ctx.Err()
	})
	if err != nil {
		return early, err
	}
	ranked, places := rules.RankEarly(people, year)
	early.Places = places
	for _, c := range ranked {
		proposal := earlier(c.Person, staff.GradeEarly, c.Early)
		proposal.Place, proposal.Within = c.Place, c.Within
		early.List = append(early.List, proposal)
	}
	return early, nil
}

// forRanking is a file with what ranking reads only: thousands of them are held at once.
func forRanking(x *staff.Person) *staff.Person {
	slim := light(x)
	slim.Details, slim.Tenures, slim.Grades = x.Details, x.Tenures, x.Grades
	slim.Rewards, slim.Classifications, slim.Leaves = x.Rewards, x.Classifications, x.Leaves
	slim.Private = &staff.Private{}
	if x.Private != nil {
		slim.Private.Discipline = x.Private.Discipline
	}
	return &slim
}
