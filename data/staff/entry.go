// Package staff keeps the files of the office's people (hồ sơ cán bộ, công chức, viên chức; form 2c-BNV/2008) and works out
// what is due from them: raises, retirement, ends of terms. A file is made of dated rows that are only added to: as it was in
// force on a day, and as it was known at a moment, can always be read back. What decrees change are Rules, which are data.
// Standard library only, beside the packages of data.
package staff

import (
	"time"

	"vanphongso/data/office"
)

// Entry is what every row of a file has: when it is in force, and how it came into the file. A row that was written is never
// changed or taken away: another one stands for it, or it is withdrawn, and both remain.
type Entry struct {
	No       int       `json:"no"`                 // within the file, never given twice; 0 for a row that is to be added
	From     When      `json:"from,omitempty"`     // first day in force; empty, where that is allowed: since ever
	To       When      `json:"to,omitempty"`       // last day in force; empty: until further notice
	At       time.Time `json:"at"`                 // when it was written
	By       string    `json:"by"`                 // who wrote it
	Corrects int       `json:"corrects,omitempty"` // the row it stands for
	Reason   string    `json:"reason,omitempty"`   // why; empty when it only ends that row
	Ended    *Ending   `json:"ended,omitempty"`    // it holds no more: another row stands for it, or it was withdrawn
	Note     string    `json:"note,omitempty"`
	Decision Decision  `json:"decision,omitzero"` // what it rests on
}

// Ending says why a row holds no more.
type Ending struct {
	No     int       `json:"no"` // of the row that stands for it, or the withdrawal's own
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Reason string    `json:"reason,omitempty"`
}

// Decision is the paper that a row rests on: a decision, a contract, a diploma.
type Decision struct {
	Number string        `json:"number,omitempty"`
	Dated  office.Day    `json:"dated,omitempty"`
	By     string        `json:"by,omitempty"` // the agency that decided
	Files  []office.File `json:"files,omitempty"`
}

// Occasion is when and by whom a file is changed.
type Occasion struct {
	At time.Time
	By string
}

// Holds says whether the row is part of the file as it is known now.
func (e *Entry) Holds() bool { return e.Ended == nil }

// Corrected says whether the row changed what the file said about the past.
func (e *Entry) Corrected() bool { return e.Corrects != 0 && e.Reason != "" }

// InForce says whether the row holds and the day lies in its time.
func (e *Entry) InForce(day office.Day) bool {
	return e.Holds() && e.From.First() <= day && (e.To == "" || day <= e.To.Last())
}

// begun says whether the row holds and its time has begun by the day.
func (e *Entry) begun(day office.Day) bool { return e.Holds() && e.From.First() <= day }

// overlaps says whether the two times have a day in common.
func (e *Entry) overlaps(other *Entry) bool {
	return (e.To == "" || other.From.First() <= e.To.Last()) && (other.To == "" || e.From.First() <= other.To.Last())
}

// entry makes rows of all kinds alike, see row.
func (e *Entry) entry() *Entry { return e }

// what returns what the row says of its time, without how it came into the file.
func (e *Entry) what() Entry {
	return Entry{From: e.From, To: e.To, Note: e.Note, Decision: e.Decision}
}

// track names what a person has one of at a time; "" for what there may be several of.
func (e *Entry) track() string { return "" }

// undated says whether rows of the kind may be without a beginning.
func (e *Entry) undated() bool { return false }

// check refuses what the kind of row does not allow; most have nothing to add to the check of times.
func (e *Entry) check() error { return nil }

// checkTimes refuses times that cannot be.
func (e *Entry) checkTimes(undated bool) error {
	switch {
	case !e.From.Valid() && (e.From != "" || !undated):
		return office.Invalid("from", "Hãy ghi thời điểm bắt đầu: năm, tháng/năm hoặc ngày/tháng/năm.")
	case e.To != "" && !e.To.Valid():
		return office.Invalid("to", "Thời điểm kết thúc “%s” không đúng; hãy ghi năm, tháng/năm hoặc ngày/tháng/năm.", string(e.To))
	case e.To != "" && e.To.Last() < e.From.First():
		return office.Invalid("to", "Thời điểm kết thúc %s trước thời điểm bắt đầu %s.", e.To, e.From)
	}
	return nil
}
