package staff

import (
	"time"

	"vanphongso/data/office"
)

// AsOf returns the file as it was in force on a day: what holds and had begun by then, with open ends where the end came
// later. Rows that had ended before the day are there, for form 2c tells them too.
func (p *Person) AsOf(day office.Day) *Person {
	was := p.copy()
	for _, t := range was.tables() {
		t.cut(func(e *Entry) bool { return e.begun(day) })
		t.settle(day)
	}
	return was
}

// KnownAt returns the file as it was written at an instant: later rows are not there, and what was corrected or withdrawn
// later still holds.
func (p *Person) KnownAt(at time.Time) *Person {
	was := p.copy()
	was.Last = 0
	for _, t := range was.tables() {
		t.cut(func(e *Entry) bool { return e.knownAt(at) })
		for _, e := range t.entries() {
			was.Last = max(was.Last, e.No, e.endedNo())
		}
	}
	return was
}

// endedNo is the number of the row's ending, 0 for one that holds.
func (e *Entry) endedNo() int {
	if e.Ended == nil {
		return 0
	}
	return e.Ended.No
}

// Corrections returns the names of the tables in which the past was corrected or rows were withdrawn, with how often.
func (p *Person) Corrections() map[string]int {
	found := map[string]int{}
	for _, t := range p.tables() {
		for _, e := range t.entries() {
			if e.Ended != nil && e.Ended.Reason != "" {
				found[t.name()]++
			}
		}
	}
	return found
}

// copy returns a file whose tables can be cut without touching p; rows are copied when they are cut.
func (p *Person) copy() *Person {
	c := *p
	if p.Private != nil {
		private := *p.Private
		c.Private = &private
	}
	return &c
}
