package work

import (
	"context"
	"io"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

// Catalogue is the work with procedures.
type Catalogue struct{ office *Office }

// Save checks and saves a version of a procedure. A new version (ID 0) of a code that is in force closes the one
// before on the day before it begins, in the same transaction.
func (c *Catalogue) Save(ctx context.Context, p *procedure.Procedure) error { return notYet() }

// Suggest ranks the procedures in force today against what somebody typed or wrote; best first, at most 5. Typing
// part of a code or the folded beginnings of words of the name is enough.
func (c *Catalogue) Suggest(ctx context.Context, text string) ([]Suggestion, error) {
	return nil, notYet()
}

// InForce returns the procedures valid on the day, by field and name.
func (c *Catalogue) InForce(ctx context.Context, on office.Day) ([]procedure.Procedure, error) {
	return nil, notYet()
}

// Fates of an imported row.
const (
	FateNew     = "new"
	FateChanged = "changed"
	FateSame    = "same"
	FateError   = "error"
)

// ImportRow is one row of an imported Excel file and what would become of it.
type ImportRow struct {
	Row       int                 `json:"row"` // in the sheet, from 1
	Fate      string              `json:"fate"`
	Reason    string              `json:"reason"` // Vietnamese: what is wrong, or what changes
	Procedure procedure.Procedure `json:"procedure"`
}

// ImportPreview reads an Excel list of procedures and says what would become of each row. Nothing is saved.
func (c *Catalogue) ImportPreview(ctx context.Context, path string) ([]ImportRow, error) {
	return nil, notYet()
}

// Import saves the new and changed rows of a preview in one transaction; changed rows become new versions valid from
// the day given.
func (c *Catalogue) Import(ctx context.Context, rows []ImportRow, from office.Day) (int, error) {
	return 0, notYet()
}

// Template writes an empty Excel file with the columns that ImportPreview reads and one example row.
func (c *Catalogue) Template(w io.Writer) error { return notYet() }

// Export writes the procedures in force on the day in the columns that ImportPreview reads.
func (c *Catalogue) Export(ctx context.Context, w io.Writer, on office.Day) error { return notYet() }

// Seed fills an empty catalogue and an empty list of calendars with what is shipped. It is a no-op otherwise.
func (c *Catalogue) Seed(ctx context.Context) error { return notYet() }

// Calendars is the work with the office's working time.
type Calendars struct{ office *Office }

// Move is an open dossier whose due time a new calendar would change.
type Move struct {
	Code   string `json:"code"`
	Owner  string `json:"owner"`
	Before string `json:"before"` // 16:30 27/11/2026
	After  string `json:"after"`  // the same, or why the calendar cannot promise
}

// Current returns the calendar in force.
func (c *Calendars) Current(ctx context.Context) (*workday.Calendar, error) { return nil, notYet() }

// Save checks and saves a new version of the calendar. Promises already given do not move.
func (c *Calendars) Save(ctx context.Context, calendar *workday.Calendar) error { return notYet() }

// Impact lists the open dossiers whose due time would move if they were promised under calendar.
func (c *Calendars) Impact(ctx context.Context, calendar *workday.Calendar) ([]Move, error) {
	return nil, notYet()
}
