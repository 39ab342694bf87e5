// Package sheet reads and writes Excel files row by row. It hides excelize.
package sheet

import (
	"io"
	"iter"

	"vanphongso/data/office"
)

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

// Write writes one sheet with a header row. A row has one value a column; nil is an empty cell.
func Write(w io.Writer, name string, columns []Column, rows iter.Seq[[]any]) error { return nil }

// Heading is a column to be found by its title in the header row; titles are compared folded.
type Heading struct {
	Key      string
	Titles   []string // accepted titles
	Required bool
}

// Row is one row below the header.
type Row struct {
	Number int               // in the sheet, from 1
	Cells  map[string]string // heading key → text, NFC, trimmed; dates as 2006-01-02 when the cell is a date
}

// Get returns the text under the heading, "" when there is none.
func (r Row) Get(key string) string { return r.Cells[key] }

// Read calls each for every row that is not empty below the header row of the first sheet that has the required
// headings. It stops at the first error of each. Errors: office.CodeInvalid names what is missing.
func Read(path string, headings []Heading, each func(Row) error) error { _ = office.Zone; return nil }
