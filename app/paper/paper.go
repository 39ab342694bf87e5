// Package paper turns form descriptions into PDF, shows PDF pages as pictures, reads their text and sends them to a
// printer. Forms are data: assets/forms holds them with the page that explains their language, a file in the office's
// data folder takes the place of a shipped one. Nothing above this package knows a PDF library.
package paper

import (
	"time"

	"vanphongso/data/office"
)

// OwnSet is the set of the office's own forms, which no circular prescribes.
const OwnSet = "own"

// Key names a form in a set, e.g. Key("tt03-2025", "01-receipt") is "tt03-2025/01-receipt". Library.Draw takes it and
// dossier.Receipt.Form keeps it.
func Key(set, form string) string { return set + "/" + form }

// FormSet is a set of forms that came into force together.
type FormSet struct {
	Key      string     `json:"key"`      // folder name, e.g. tt03-2025
	Name     string     `json:"name"`     // Vietnamese, for people
	Source   string     `json:"source"`   // the circular that prescribes the set
	From     office.Day `json:"from"`     // first day of validity, empty when not known
	To       office.Day `json:"to"`       // last day, empty while valid
	Verified bool       `json:"verified"` // false: the wording was not compared with the official text, every page says so
}

// FormInfo says which form descriptions there are.
type FormInfo struct {
	Key        string   `json:"key"` // as Draw takes it, e.g. tt03-2025/01-receipt
	Set        string   `json:"set"` // key of its set
	SetName    string   `json:"set_name"`
	Name       string   `json:"name"` // title for people
	Papers     []string `json:"papers"`
	Overridden bool     `json:"overridden"` // a file in the office's data folder replaced the shipped one
	File       string   `json:"file"`       // where the description in use stands
}

// Problem is a description that cannot be used; the shipped one is drawn in its place when there is one.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`    // 1-based, 0 when it concerns the whole file
	Message string `json:"message"` // Vietnamese, names the file and the line
}

// Options of one drawing.
type Options struct {
	// Created is written into the PDF as its time of creation; the same input and Created give the same bytes.
	Created time.Time
	// Author is written into the PDF's properties, e.g. the office's name.
	Author string
	// Checked says that the office has compared the set with the official text: its "check the form" mark is left out.
	Checked bool
}
