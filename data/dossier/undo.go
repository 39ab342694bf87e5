package dossier

import (
	"time"

	"vanphongso/data/office"
)

// Before is what the last move has changed, as it was: all that Undo needs.
type Before struct {
	State        State       `json:"state"`
	RejectReason string      `json:"reject_reason,omitempty"`
	Components   []Component `json:"components,omitempty"`
	Steps        int         `json:"steps,omitempty"` // how long the hand-over log was
	Life         Life        `json:"life"`
}

// MayUndo says whether the last move may be taken back now: on the day it was made, once, and not after the result was
// handed out. Error: office.CodeRefused with the reason.
func (x *Dossier) MayUndo(at time.Time) error {
	last, moved := x.LastMove()
	switch {
	case x.State == Returned:
		return office.Refuse("Hồ sơ %s đã trả kết quả nên không hoàn tác được.", x.Code)
	case !moved || x.Before == nil:
		return office.Refuse("Hồ sơ %s không có bước nào để hoàn tác.", x.Code)
	case office.DayOf(last.At) != office.DayOf(at):
		return office.Refuse("Chỉ hoàn tác được bước làm trong ngày; bước cuối của hồ sơ %s làm ngày %s.", x.Code, office.DayOf(last.At))
	}
	return x.later(at)
}

// Undo takes the last move back by a compensating event: the dossier is as it was, and the event says that it was not.
// Of the hand-over log nothing is taken away either: whoever gets the dossier back begins a new stretch of the step.
func (x *Dossier) Undo(reason string, o Occasion) error {
	o.At = o.At.UTC().Truncate(time.Second)
	if err := x.MayUndo(o.At); err != nil {
		return err
	}
	if g := (Given{Reason: reason}); !needs["reason"].there(&g) {
		return office.Invalid("reason", "Hãy ghi rõ lý do hoàn tác.")
	}
	next := x.branch()
	undone, _ := x.LastMove() // there is one, or it might not be undone
	next.restore(*x.Before, o)
	if err := next.Recompute(o.Engine); err != nil {
		return err
	}
	next.Before = nil
	next.Events = append(next.Events, Event{
		At: o.At, By: o.By, Action: ActUndo, From: x.State, To: next.State, Note: "hoàn tác “" + labelOf(undone) + "”: " + reason, Due: next.Due,
	})
	*x = *next
	return nil
}

// restore puts back what the move has changed. A step that was put into the log meanwhile goes on as a new stretch, its
// limit runs on from when it began.
func (x *Dossier) restore(b Before, o Occasion) {
	if x.Step != nil && (b.Life.Step == nil || len(x.Steps) > b.Steps) {
		x.closeStep("hoàn tác", o)
	}
	x.Life, x.State, x.RejectReason, x.Components = b.Life.clone(), b.State, b.RejectReason, b.Components
	if s := x.Step; s != nil && len(x.Steps) > b.Steps {
		s.Began, s.TakenAt, s.From = s.begun(), o.At, o.By
	}
}

func labelOf(e Event) string {
	for _, m := range moves {
		if m.Action == e.Action && m.From == e.From && m.To == e.To {
			return m.Label
		}
	}
	return e.Action
}
