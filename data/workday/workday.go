// Package workday holds the office's calendars and the deadline engine: pure functions, no clock, no database.
// The rules are those of the project's deadline page (README, "Deadlines"). Standard library only.
package workday

import (
	"time"

	"vanphongso/data/office"
)

// Exception kinds.
const (
	Off     = "off"     // holiday, compensatory day, swapped-off day, closure
	Work    = "work"    // make-up day with a normal day's sessions
	Morning = "morning" // first session of a normal day only
)

// Session is a half-open stretch of working time [Open, Close) in minutes after midnight.
type Session struct {
	Open  int `json:"open" yaml:"open"`
	Close int `json:"close" yaml:"close"`
}

// Hours are the weekly working hours valid from a day on. Week is indexed by time.Weekday.
type Hours struct {
	From office.Day   `json:"from"`
	Week [7][]Session `json:"week"`
}

// Exception is a day that differs from the weekly hours, with the reason shown to people.
type Exception struct {
	Day      office.Day `json:"day"`
	Kind     string     `json:"kind"` // Off, Work or Morning
	Reason   string     `json:"reason"`
	Verified bool       `json:"verified"`
}

// Calendar is one version of the office's working time. A year that is not in Years is refused.
type Calendar struct {
	ID         int64       `json:"id"`
	Version    int64       `json:"version"`
	Name       string      `json:"name"`
	Years      []int       `json:"years"`
	Hours      []Hours     `json:"hours"` // ascending by From
	Exceptions []Exception `json:"exceptions"`
}

// Unit of a budget.
type Unit string

// The units.
const (
	WorkingDays  Unit = "d"
	CalendarDays Unit = "cd"
	WorkingHours Unit = "h"
)

// Budget is a time limit: Halves half units (5d is 10 halves), so that 0.5d and 2.5d are exact.
type Budget struct {
	Halves int
	Unit   Unit
}

// Pause is a stretch [From, To) in which the clock stands still; To is zero while it is open.
type Pause struct {
	From   time.Time `json:"from"`
	To     time.Time `json:"to"`
	Reason string    `json:"reason,omitempty"`
}

// Extension moves the due date by Days working days, at the same clock. There is at most one.
type Extension struct {
	Days   int    `json:"days"`
	Reason string `json:"reason,omitempty"`
	Basis  string `json:"basis,omitempty"` // the legal basis, e.g. "khoản 2 Điều 14"
	// At is when it was granted; pauses from then on count against the extended date. Zero: after all pauses.
	At time.Time `json:"at"`
}

// Explanation says why a date is what it is, the same on screen, on paper and in JSON.
type Explanation struct {
	Rule  string `json:"rule"`
	Lines []Line `json:"lines"`
}

// Line is one step of an explanation: a counted day, a skipped day, a pause, an extension or the result.
type Line struct {
	Kind string     `json:"kind"` // "received", "counted", "skipped", "pause", "extension", "due"
	Day  office.Day `json:"day"`
	Text string     `json:"text"` // Vietnamese
}
