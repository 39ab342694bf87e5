package work

import (
	"context"
	"slices"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/workday"
)

// Calendars is the work with the office's working time.
type Calendars struct{ office *Office }

// Move is an open dossier whose due time a new calendar would change.
type Move struct {
	ID     int64     `json:"id"`
	Code   string    `json:"code"`
	Owner  string    `json:"owner"`
	Before string    `json:"before"` // 16:30 27/11/2026
	After  string    `json:"after"`  // the same, or why the calendar cannot promise
	Due    time.Time `json:"due"`    // After as an instant; zero when the calendar cannot promise
}

// Current returns the calendar in force.
func (c *Calendars) Current(ctx context.Context) (*workday.Calendar, error) {
	return c.office.Store.Calendars.Current(ctx)
}

// Save checks and saves a new version of the calendar. Promises already given do not move.
func (c *Calendars) Save(ctx context.Context, calendar *workday.Calendar) error {
	if err := calendar.Validate(); err != nil {
		return err
	}
	return c.office.Update(ctx, "save calendar", func(tx *store.Tx) error { return c.office.Store.Calendars.Save(tx, calendar) })
}

// Impact lists the open dossiers whose due time would move if they were promised under calendar.
func (c *Calendars) Impact(ctx context.Context, calendar *workday.Calendar) ([]Move, error) {
	if err := calendar.Validate(); err != nil {
		return nil, err
	}
	engine, err := calendar.Engine()
	if err != nil {
		return nil, err
	}
	moves := []Move{}
	q := office.Query{Filters: map[string][]string{"state": openStates()}}
	err = core.Walk(ctx, c.office.Store.Dossiers.Page, q, dossierID, func(x dossier.Dossier) error {
		if x.Limit == "" || x.Due.IsZero() {
			return nil
		}
		move := Move{ID: x.ID, Code: x.Code, Owner: x.Owner.Name, Before: instant(x.Due)}
		p, err := x.Promise(engine)
		switch {
		case err != nil:
			move.After = office.MessageOf(err)
		case p.Due.Equal(x.Due):
			return nil
		default:
			move.After, move.Due = instant(p.Due), p.Due.UTC()
		}
		moves = append(moves, move)
		return nil
	})
	return moves, err
}

// Apply moves the promises of those dossiers of an Impact list whose IDs are given to the calendar in force; the first
// promise stays in OriginalDue. It returns how many moved.
func (c *Calendars) Apply(ctx context.Context, ids []int64) (int, error) {
	calendar, err := c.Current(ctx)
	if err != nil {
		return 0, err
	}
	moved := 0
	err = c.office.Update(ctx, "move due dates", func(tx *store.Tx) error {
		moved = 0
		for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
			changed, err := c.apply(tx, id, calendar)
			if err != nil {
				return err
			}
			if changed {
				moved++
			}
		}
		return nil
	})
	return moved, err
}

func (c *Calendars) apply(tx *store.Tx, id int64, calendar *workday.Calendar) (bool, error) {
	x, err := c.office.Store.Dossiers.Load(tx, id)
	if err != nil {
		return false, err
	}
	if !x.State.Open() || x.Limit == "" {
		return false, nil
	}
	p, err := x.Promise(calendar)
	if err != nil || p.Due.Equal(x.Due) {
		return false, err
	}
	x.Due, x.Explanation, x.Calendar = p.Due.UTC(), p.Explanation, calendar.ID
	return true, c.office.Store.Dossiers.Save(tx, x)
}

// instant writes a time the way people read it: 16:30 27/11/2026.
func instant(t time.Time) string { return t.In(office.Zone).Format("15:04 02/01/2006") }
