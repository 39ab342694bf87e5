// Package sheet reads and writes Excel files row by row. It hides excelize.
package sheet

// Kind is what the cells of a column hold.
type Kind int

// The kinds of columns.
const (
	Text   Kind = iota // string; never a formula
	Number             // int, int64, float64
	Money              // office.Money, a number with thousands separators
	Day                // office.Day, a date
	Moment             // time.Time, date and time in the office's zone
)

// Column is a column of a written sheet.
type Column struct {
	Title string
	Kind  Kind
	Width int // in characters, 0 for a width that suits the kind
}

// Heading is a column to be found by its title in the header row. Titles are compared folded: without marks, case and
// punctuation.
type Heading struct {
	Key      string
	Titles   []string // accepted titles, the first one is named in errors
	Kind     Kind     // Day, Moment and Money are tidied while reading
	Required bool
}

// Row is one row below the header.
type Row struct {
	Number int               // in the sheet, from 1
	Cells  map[string]string // heading key → text, NFC, trimmed
}

// Get returns the text under the heading, "" when there is none. Days that could be read are written 2006-01-02,
// moments 2006-01-02T15:04 or as a day, money as digits; what could not be read is the text as it stands.
func (r Row) Get(key string) string { return r.Cells[key] }
