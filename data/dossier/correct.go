package dossier

import (
	"reflect"
	"slices"
	"time"

	"vanphongso/data/office"
)

// Correct writes what was taken down wrongly as it is in as: owner, submitter and authority, summary, portal code, sets,
// return and note. Nothing else of the dossier changes; an event with the reason is appended. A dossier may be corrected
// in every state. Errors: office.CodeInvalid with the field, CodeRefused when nothing differs.
func (x *Dossier) Correct(as Dossier, reason string, o Occasion) error {
	o.At = o.At.UTC().Truncate(time.Second)
	if err := x.later(o.At); err != nil {
		return err
	}
	next := *x
	next.Owner, next.Submitter, next.Authority = as.Owner, as.Submitter, as.Authority
	next.Summary, next.PortalCode, next.Sets = as.Summary, as.PortalCode, as.Sets
	next.ReturnBy, next.ReturnAddress, next.Note = as.ReturnBy, as.ReturnAddress, as.Note
	if reflect.DeepEqual(next, *x) {
		return office.Refuse("Chưa sửa thông tin nào của hồ sơ %s.", x.Code)
	}
	if g := (Given{Reason: reason}); !needs["reason"].there(&g) {
		return office.Invalid("reason", "Hãy ghi rõ lý do sửa, ít nhất %d chữ.", shortest)
	}
	if err := next.Validate(); err != nil {
		return err
	}
	next.Events = append(slices.Clip(x.Events), Event{
		At: o.At, By: o.By, Action: ActCorrect, From: x.State, To: x.State, Note: reason, Due: x.Due,
	})
	*x = next
	return nil
}

// LastMove is the last event that is more than a correction of what was written down; false when there is none.
func (x *Dossier) LastMove() (Event, bool) {
	for _, e := range slices.Backward(x.Events) {
		if e.Action != ActCorrect {
			return e, true
		}
	}
	return Event{}, false
}
