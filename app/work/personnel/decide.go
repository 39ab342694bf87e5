package personnel

import (
	"context"
	"fmt"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// RaiseDecision is a decision on the raises of several people, all of one kind.
type RaiseDecision struct {
	Kind      string      // staff.GradeRegular, GradeOver, GradeEarly or GradeRetiring
	Number    string      // without the symbol, from the register of outgoing documents
	Dated     office.Day  // empty: today
	Bases     []string    // căn cứ; empty: lines to be filled in
	Executors string      // who carries it out
	Copies    []string    // nơi nhận
	People    []core.Seen // in the order of the list
}

// Decided is a decision that was made.
type Decided struct {
	Paper  *dossier.Paper
	People []*staff.Person
}

// DecideRaises writes the raises of a decision into the files of all its people, draws the decision and keeps it, in one
// transaction or not at all. Each raise is worked out anew: what may not be is refused with the person's name, and so are more
// early raises than the yearly share has left. Errors: office.CodeInvalid with the field's JSON-like name, CodeRefused,
// CodeStale.
func (p *Personnel) DecideRaises(ctx context.Context, r RaiseDecision) (*Decided, error) {
	core.Compose(&r)
	if r.Dated == "" {
		r.Dated = p.today()
	}
	if err := r.check(p.today()); err != nil {
		return nil, err
	}
	s, err := p.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	var done *Decided
	err = p.update(ctx, actRaise, func(d *desk) error {
		if err := d.share(r); err != nil {
			return err
		}
		done, err = d.decide(s, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

func (r RaiseDecision) check(today office.Day) error {
	switch {
	case len(r.People) == 0:
		return office.Refuse("Chưa chọn người được nâng bậc lương.")
	case r.Number == "":
		return office.Invalid("number", "Hãy ghi số quyết định, lấy ở sổ văn bản đi.")
	case r.Dated.Time().IsZero() || r.Dated > today:
		return office.Invalid("dated", "Ngày quyết định không đúng hoặc chưa đến.")
	}
	for _, kind := range []string{staff.GradeRegular, staff.GradeOver, staff.GradeEarly, staff.GradeRetiring} {
		if r.Kind == kind {
			return nil
		}
	}
	return office.Invalid("kind", "Hãy chọn loại nâng bậc lương.")
}

// share refuses more early raises than are left of the year.
func (d *desk) share(r RaiseDecision) error {
	if r.Kind != staff.GradeEarly {
		return nil
	}
	early, err := d.personnel.EarlyRaises(d.tx.Context(), yearOf(r.Dated))
	if err == nil && len(r.People) > early.Places {
		err = office.Refuse("Năm %d chỉ còn %d chỉ tiêu nâng bậc lương trước thời hạn, danh sách có %d người.", early.Year, early.Places, len(r.People))
	}
	return err
}

func (d *desk) decide(s core.OfficeSettings, r RaiseDecision) (*Decided, error) {
	data := paper.RaiseDecisionData{StaffLetter: d.personnel.letter(s, "QĐ", r.Number, r.Dated), Kind: r.Kind}
	data.Bases, data.Executors, data.Copies = r.Bases, r.Executors, r.Copies
	proposals := make([]Proposal, len(r.People))
	for i, seen := range r.People {
		x, err := d.personnel.office.Store.Staff.LoadSeen(d.tx, seen.ID, seen.Version)
		if err != nil {
			return nil, err
		}
		if proposals[i], err = d.personnel.propose(d.rules, x, r); err != nil {
			return nil, err
		}
		data.Rows = append(data.Rows, d.raiseRow(x, proposals[i]))
	}
	data.Group = groupOf(proposals)
	issued, _, err := d.issue(s, issuing{
		kind: paper.KindRaiseDecision, occasion: r.Number + " " + string(r.Dated), number: r.Number, fill: func(string) any { return data },
	})
	if err != nil {
		return nil, err
	}
	done := &Decided{Paper: issued}
	decision := staff.Decision{Number: data.Number + "/" + data.Symbol, Dated: r.Dated, By: s.Name, Files: []office.File{fileOf(issued, "Quyết định nâng bậc lương.pdf")}}
	for _, proposal := range proposals {
		x, err := d.revise(core.Seen{ID: proposal.Person.ID}, "", func(as *staff.Person) error {
			as.Grades = append(as.Grades, proposal.row(as, decision))
			return nil
		})
		if err != nil {
			return nil, err
		}
		done.People = append(done.People, x)
	}
	return done, nil
}

// row is the row of grade and step that a decision writes.
func (x Proposal) row(as *staff.Person, decision staff.Decision) staff.Grade {
	g := staff.Grade{
		Entry: staff.Entry{From: staff.On(x.Day), Decision: decision}, Kind: x.Kind, Code: x.Now.Code, Step: x.Now.Step, Coefficient: x.Now.Coefficient, Over: x.Now.Over,
	}
	if now := as.Grade(x.Day.Add(-1)); now != nil {
		g.Percent = now.Percent
	}
	return g
}

// propose is the raise of a kind that a person may have now, or why there is none.
func (p *Personnel) propose(rules *staff.Rules, x *staff.Person, r RaiseDecision) (Proposal, error) {
	var proposal Proposal
	there := false
	switch r.Kind {
	case staff.GradeEarly:
		e := rules.EarlyRaise(x, yearOf(r.Dated))
		proposal, there = earlier(x, r.Kind, e), e.Allowed
	case staff.GradeRetiring:
		e := rules.RetiringRaise(x, p.today())
		proposal, there = earlier(x, r.Kind, e), e.Allowed
	default:
		proposal, there = p.regular(rules, x)
		there = there && proposal.Kind == r.Kind
	}
	switch {
	case !x.Serving(p.today()):
		return proposal, office.Refuse("%s không còn công tác tại cơ quan.", x.Summary.Name)
	case len(proposal.Obstacles) > 0:
		return proposal, office.Refuse("%s không được nâng bậc lương loại này: %s", x.Summary.Name, proposal.Obstacles[0])
	case !there:
		return proposal, office.Refuse("%s không đến kỳ nâng bậc lương loại này; hãy xem lại danh sách.", x.Summary.Name)
	}
	return proposal, nil
}

// raiseRow is a person on the decision or the list of proposals.
func (d *desk) raiseRow(x *staff.Person, p Proposal) paper.RaiseRow {
	return raiseRow(d.rules, d.tree, x, p)
}

func raiseRow(rules *staff.Rules, tree staff.Tree, x *staff.Person, p Proposal) paper.RaiseRow {
	row := paper.RaiseRow{
		StaffPerson: onPaper(rules, tree, x, p.Day), Now: payOf(p.Was, p.Since), New: payOf(p.Now, p.Day), Next: p.Day, Early: p.Early, Note: strings.Join(p.Notes(), "; "),
	}
	return row
}

// groupOf is whom a decision is about: "công chức" when all are, empty when they are of several kinds.
func groupOf(list []Proposal) string {
	kind := ""
	for i, p := range list {
		if i > 0 && p.Person.Summary.Kind != kind {
			return ""
		}
		kind = p.Person.Summary.Kind
	}
	return strings.ToLower(kind)
}

// UndoRaises takes the raises of a decision back, as a correction with a reason: the rows are withdrawn and the ones before go
// on, for all its people in one transaction. decision is the number as the rows have it, with its symbol. It returns how many
// people there were. Errors: office.CodeInvalid without a reason, CodeNotFound when nobody was raised by it.
func (p *Personnel) UndoRaises(ctx context.Context, decision string, dated office.Day, reason string) (int, error) {
	var ids []int64
	err := p.office.Store.Staff.Everybody(ctx, func(x *staff.Person) error {
		if len(raisedBy(x.Grades, decision, dated)) > 0 {
			ids = append(ids, x.ID)
		}
		return ctx.Err()
	})
	if err != nil {
		return 0, err
	}
	if len(ids) == 0 {
		return 0, office.NotFound("Không có ai được nâng bậc lương theo quyết định %s ngày %s.", decision, dated)
	}
	err = p.update(ctx, actUndo, func(d *desk) error {
		for _, id := range ids {
			if _, err := d.revise(core.Seen{ID: id}, reason, func(as *staff.Person) error {
				undo(as, decision, dated)
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return len(ids), err
}

// raisedBy are the numbers of the rows that hold and rest on a decision.
func raisedBy(grades []staff.Grade, decision string, dated office.Day) map[int]bool {
	found := map[int]bool{}
	for _, g := range staff.Holding(grades) {
		if g.Decision.Number == decision && g.Decision.Dated == dated && g.Kind != staff.GradeAppointed {
			found[g.No] = true
		}
	}
	return found
}

// undo takes the rows of a decision out; what ended on the day before goes on.
func undo(as *staff.Person, decision string, dated office.Day) {
	gone := raisedBy(as.Grades, decision, dated)
	var left []staff.Grade
	ended := map[staff.When]bool{}
	for _, g := range as.Grades {
		if gone[g.No] {
			ended[staff.On(g.From.First().Add(-1))] = true
			continue
		}
		left = append(left, g)
	}
	for i := range left {
		if left[i].Holds() && ended[left[i].To] {
			left[i].To = ""
		}
	}
	as.Grades = left
}

func yearOf(day office.Day) int { return day.Time().Year() }

// payOf is a place on a pay scale as papers show it.
func payOf(p staff.Pay, since office.Day) paper.Pay {
	pay := paper.Pay{Step: fmt.Sprint(p.Step), Coefficient: p.Coefficient.String(), Since: since}
	if p.Over > 0 {
		pay.Over = fmt.Sprintf("%d%%", p.Over)
	}
	return pay
}
