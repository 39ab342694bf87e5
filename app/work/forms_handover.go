package work

import (
	"slices"
	"time"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/workday"
)

// fillControl: the control slip, a row for every hand-over of the log.
func fillControl(f *filling) any {
	return paper.ControlData{Letterhead: f.head(), Dossier: f.about(), Unit: unitOf(f.x), Steps: f.handOvers()}
}

// handOvers are the passings of the dossier from place to place: from the desk, through the steps, and back.
func (f *filling) handOvers() []paper.HandOver {
	var list []paper.HandOver
	from := f.head().DeskTitle()
	steps := f.steps()
	for i, s := range steps {
		to := placeOf(s)
		h := paper.HandOver{From: from, To: to, Giver: s.From, Taker: s.Handler, At: s.TakenAt}
		if i > 0 {
			h.Outcome, h.Note = outcomeWord(steps[i-1].Outcome), steps[i-1].Note
		}
		list = append(list, h)
		from = to
	}
	if back := f.handedBack(); back != nil {
		list = append(list, *back)
	}
	return list
}

// steps are the stretches of work, the one that lasts behind the others.
func (f *filling) steps() []dossier.Step {
	steps := slices.Clone(f.x.Steps)
	if f.x.Step != nil {
		steps = append(steps, *f.x.Step)
	}
	return steps
}

// handedBack is the way of the result to the desk; nil while there is none.
func (f *filling) handedBack() *paper.HandOver {
	if f.x.FinishedAt.IsZero() || len(f.x.Steps) == 0 {
		return nil
	}
	last := f.x.Steps[len(f.x.Steps)-1]
	h := paper.HandOver{From: placeOf(last), To: f.head().DeskTitle(), Giver: last.Handler, At: f.x.FinishedAt, Note: last.Note}
	if !f.x.Due.IsZero() {
		h.Outcome = outcomeWord(f.x.Outcome)
	}
	return &h
}

// placeOf names the unit of a step and what is done there.
func placeOf(s dossier.Step) string {
	switch {
	case s.Unit == "":
		return s.Name
	case s.Name == "" || s.Name == dossier.StepNames()[0]:
		return s.Unit
	}
	return s.Unit + " (" + lowerFirst(s.Name) + ")"
}

func outcomeWord(o workday.Outcome) string {
	return map[workday.Outcome]string{workday.Early: paper.OutcomeEarly, workday.OnTime: paper.OutcomeOnTime, workday.Late: paper.OutcomeLate}[o]
}

// fillTransfer: the hand-over sheet of the last transfer to a department.
func fillTransfer(f *filling) any {
	number, _ := f.numbered()
	step := f.transferred()
	data := paper.TransferData{
		Letterhead: f.head(), Dossier: f.about(), Number: number, Unit: step.Unit, ReturnBy: f.x.Due, Step: step.Name, StepDue: step.Due,
		Components: f.present(),
		Given:      []paper.HandOver{{From: f.head().DeskTitle(), To: step.Unit, Giver: step.From, Taker: step.Handler, At: step.TakenAt}},
	}
	if back := f.handedBack(); back != nil {
		data.Returned = []paper.HandOver{*back}
	}
	return data
}

// transferred is the step that the last transfer began.
func (f *filling) transferred() dossier.Step {
	var at time.Time
	for _, e := range f.x.Events {
		if e.Action == dossier.ActTransfer || e.Action == dossier.ActRework {
			at = e.At
		}
	}
	for _, s := range slices.Backward(f.steps()) {
		if s.TakenAt.Equal(at) {
			return s
		}
	}
	return f.steps()[0]
}

// fillReturn: the receipt for a result that was handed out.
func fillReturn(f *filling) any {
	r := f.x.Return
	number, _ := f.numbered()
	return paper.ReturnData{
		Letterhead: f.head(), Dossier: f.about(), Number: number, Giver: paper.Person{Name: r.By, Phone: f.settings.Hotline, Email: f.settings.Email},
		Taker: f.taker(), Results: f.results(), At: r.At,
	}
}

// taker is who has taken the result, with what is known of the owner or the submitter when it is one of them.
func (f *filling) taker() paper.Person {
	r := f.x.Return
	for _, p := range []*dossier.Party{&f.x.Owner, f.x.Submitter} {
		if p != nil && p.Name == r.Receiver {
			known := person(*p)
			known.IDNumber = first(r.ReceiverID, known.IDNumber)
			return known
		}
	}
	return paper.Person{Name: r.Receiver, IDNumber: r.ReceiverID}
}

// results are the documents that were handed out.
func (f *filling) results() []paper.Result {
	var list []paper.Result
	if r := f.x.Result; r != nil {
		list = append(list, paper.Result{Kind: resultKind(*r), Number: r.Number, Summary: first(r.Reason, request(f.x))})
	}
	for _, name := range f.x.Return.Papers {
		list = append(list, paper.Result{Kind: name})
	}
	return list
}

// resultKind names what came of a dossier.
func resultKind(r dossier.Result) string {
	switch r.Kind {
	case dossier.ResultWithdrawn:
		return first(r.Paper, "Hồ sơ rút lại")
	case dossier.ResultReturned:
		return first(r.Paper, "Hồ sơ trả lại")
	}
	return r.Paper
}
