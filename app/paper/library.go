package paper

import "vanphongso/data/office"

// Library holds the form descriptions in use: the shipped ones and, in their place, those of the office's data folder.
// It is safe for concurrent use.
type Library struct{ overrideDir string }

// NewLibrary reads all descriptions; overrideDir (usually <data>/forms) may be empty or missing. A broken file of the
// office stops nothing: it is listed by Problems and the shipped form stays in use.
func NewLibrary(overrideDir string) (*Library, error) { return &Library{overrideDir}, nil }

// Reload reads the office's files again, after somebody edited them.
func (l *Library) Reload() error { return nil }

// Forms lists the forms, sorted by key.
func (l *Library) Forms() []FormInfo { return nil }

// FormSets lists the legal sets to choose from, newest first. OwnSet is not among them.
func (l *Library) FormSets() []FormSet { return nil }

// Problems lists the descriptions that cannot be used and why.
func (l *Library) Problems() []Problem { return nil }

// Draw draws the form (see Key) on the paper ("A5", "A4" …; "" is the form's first one) with data, which the
// description's expressions refer to: for the shipped forms ReceiptData or ExplanationData. The same arguments give
// the same bytes. Errors: office.CodeNotFound (no such form), office.CodeInvalid (no such paper, data that does not
// suit the form).
func (l *Library) Draw(form, paper string, data any, o Options) ([]byte, error) {
	return nil, office.NotFound("Không có mẫu %q.", form)
}
