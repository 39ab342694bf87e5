package work

import (
	"context"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Seen is a dossier as an officer has seen it.
type Seen = core.Seen

// Fate is what a move would do to one of several dossiers.
type Fate struct {
	Dossier dossier.Dossier  // as it is
	After   *dossier.Dossier // as the move would leave it; nil when it is refused
	Refused string           // why it does not go, in a sentence; empty when it goes
}

// PreviewMany says what a move would do to each of several dossiers, in their order. Nothing is written.
func (d *Desk) PreviewMany(ctx context.Context, ids []int64, action string, g dossier.Given) ([]Fate, error) {
	fates := make([]Fate, 0, len(ids))
	for _, id := range ids {
		x, err := d.office.Store.Dossiers.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		fate := Fate{Dossier: *x}
		if fate.After, err = d.Preview(ctx, x, action, g); err != nil {
			if office.CodeOf(err) != office.CodeRefused {
				return nil, err
			}
			fate.Refused = office.MessageOf(err)
		}
		fates = append(fates, fate)
	}
	return fates, nil
}

// MoveMany makes the same move with several dossiers, all in one transaction: what was confirmed is done as a whole, or
// nothing of it. It returns the dossiers as saved, in their order. Errors: as Move, of the first dossier that has one.
func (d *Desk) MoveMany(ctx context.Context, list []Seen, action string, g dossier.Given) ([]*dossier.Dossier, error) {
	composeGiven(&g)
	if err := d.mustHave(g.Result.Files); err != nil {
		return nil, err
	}
	return d.changeMany(ctx, list, action, func(x *dossier.Dossier, o dossier.Occasion) error { return x.Apply(action, g, o) })
}

// UndoMany takes the last move of several dossiers back, all in one transaction; see Undo.
func (d *Desk) UndoMany(ctx context.Context, list []Seen, reason string) ([]*dossier.Dossier, error) {
	reason = viet.NFC(reason)
	return d.changeMany(ctx, list, dossier.ActUndo, func(x *dossier.Dossier, o dossier.Occasion) error { return x.Undo(reason, o) })
}

// changeMany lets fn change dossiers in one transaction.
func (d *Desk) changeMany(ctx context.Context, list []Seen, action string, fn func(*dossier.Dossier, dossier.Occasion) error) ([]*dossier.Dossier, error) {
	if len(list) == 0 {
		return nil, office.Refuse("Chưa chọn hồ sơ nào.")
	}
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	engines := make([]*workday.Engine, len(list))
	kept := enginesOf(d.office)
	for i, seen := range list {
		x, err := d.office.Store.Dossiers.Get(ctx, seen.ID)
		if err != nil {
			return nil, err
		}
		if engines[i], err = kept.of(ctx, x.Calendar); err != nil {
			return nil, err
		}
	}
	return core.ChangeMany(ctx, &d.office.Office, d.office.Store.Dossiers.Register, list, action, func(_ *store.Tx, i int, x *dossier.Dossier) error {
		return fn(x, d.occasion(settings, engines[i]))
	})
}

// engineShelf keeps the calendars of a piece of work that asks for the same ones again and again.
type engineShelf struct {
	office *Office
	known  map[int64]*workday.Engine
}

func enginesOf(o *Office) *engineShelf {
	return &engineShelf{office: o, known: map[int64]*workday.Engine{}}
}

// of returns the calendar of that version, ready for counting; of 0 the one in force.
func (s *engineShelf) of(ctx context.Context, version int64) (*workday.Engine, error) {
	if e, known := s.known[version]; known {
		return e, nil
	}
	e, err := s.office.Engine(ctx, version)
	if err == nil {
		s.known[version] = e
	}
	return e, err
}
