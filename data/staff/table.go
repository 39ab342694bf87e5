package staff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"vanphongso/data/office"
)

// row is a pointer to a row of a table.
type row[T any] interface {
	*T
	entry() *Entry
	track() string
	undated() bool
	check() error
}

// table is one of a file's tables, whatever its rows are.
type table interface {
	name() string  // as in JSON
	title() string // Vietnamese
	entries() []*Entry
	text(i int) ([]byte, error)         // row i as it was written, as JSON
	cut(keep func(e *Entry) bool)       // leaves the rows that are to be kept, in a fresh list
	settle(day office.Day)              // takes from the rows what became of them after the day
	revise(as table, r *revision) error // makes of it what as shows
	take(text []byte) error             // appends a row that is JSON
	validate() error
}

// list is a table of rows of one kind. Where the end of a row is known beforehand (a course, a leave), it is fixed.
type list[T any, P row[T]] struct {
	key, words string
	fixed      bool
	rows       *[]T
}

func of[T any, P row[T]](name, title string, fixed bool, rows *[]T) table {
	return list[T, P]{name, title, fixed, rows}
}

func (l list[T, P]) name() string  { return l.key }
func (l list[T, P]) title() string { return l.words }

func (l list[T, P]) entries() []*Entry {
	all := make([]*Entry, len(*l.rows))
	for i := range *l.rows {
		all[i] = P(&(*l.rows)[i]).entry()
	}
	return all
}

func (l list[T, P]) text(i int) ([]byte, error) {
	written := (*l.rows)[i]
	P(&written).entry().Ended = nil
	return json.Marshal(written)
}

func (l list[T, P]) take(text []byte) error {
	var fresh T
	if err := json.Unmarshal(text, &fresh); err != nil {
		return err
	}
	*l.rows = append(*l.rows, fresh)
	return nil
}

func (l list[T, P]) cut(keep func(e *Entry) bool) {
	var kept []T
	for _, r := range *l.rows {
		if keep(P(&r).entry()) {
			kept = append(kept, r)
		}
	}
	*l.rows = kept
}

func (l list[T, P]) settle(day office.Day) {
	if l.fixed {
		return
	}
	for _, e := range l.entries() {
		if e.To != "" && e.To.Last() > day {
			e.To = ""
		}
	}
}

// validate refuses rows that cannot be, and two at a time where there is one. The error's field is name.number.field with
// the row's place among those that hold, from 0.
func (l list[T, P]) validate() error {
	var holding []P
	for i := range *l.rows {
		if r := P(&(*l.rows)[i]); r.entry().Holds() {
			holding = append(holding, r)
		}
	}
	for i, r := range holding {
		err := r.entry().checkTimes(r.undated())
		if err == nil {
			err = r.check()
		}
		for _, other := range holding[:i] {
			if err == nil && r.track() != "" && r.track() == other.track() && r.entry().overlaps(other.entry()) {
				err = office.Invalid("from", "%s từ %s trùng thời gian với dòng từ %s; hãy ghi ngày kết thúc của dòng trước.", l.words, r.entry().From, other.entry().From)
			}
		}
		if err != nil {
			return l.at(i, err)
		}
	}
	return nil
}

// at names the row that an error is about.
func (l list[T, P]) at(i int, err error) error {
	return &office.Error{
		Code: office.CodeOf(err), Field: fmt.Sprintf("%s.%d.%s", l.key, i, office.FieldOf(err)),
		Message: fmt.Sprintf("%s, dòng %d: %s", l.words, i+1, office.MessageOf(err)), Cause: err,
	}
}

// revise is Person.Revise for one table.
func (l list[T, P]) revise(as table, r *revision) error {
	wanted := append([]T(nil), *as.(list[T, P]).rows...)
	l.giveWay(wanted)
	shown := map[int]P{}
	for i := range wanted {
		if w := P(&wanted[i]); w.entry().Holds() && w.entry().No != 0 {
			shown[w.entry().No] = w
		}
	}
	was := len(*l.rows)
	*l.rows = append([]T(nil), *l.rows...)
	for i := range was {
		old := P(&(*l.rows)[i])
		if !old.entry().Holds() {
			continue
		}
		fresh, there := shown[old.entry().No]
		delete(shown, old.entry().No)
		switch {
		case !there:
			old.entry().Ended = r.withdrawal(old.entry())
		case !l.same(old, fresh):
			replacement := *fresh
			*P(&replacement).entry() = r.correction(old.entry(), fresh.entry(), l.onlyEnds(old, fresh))
			old.entry().Ended = r.ending(P(&replacement).entry())
			*l.rows = append(*l.rows, replacement)
		}
	}
	if len(shown) > 0 {
		return office.Refuse("%s đã được người khác sửa trong lúc đang mở; hãy mở lại hồ sơ.", l.words)
	}
	for i := range wanted {
		if w := P(&wanted[i]); w.entry().No == 0 {
			*w.entry() = r.addition(w.entry())
			*l.rows = append(*l.rows, wanted[i])
		}
	}
	return nil
}

// giveWay ends rows without an end on the day before the next one begins, where there is one at a time.
func (l list[T, P]) giveWay(wanted []T) {
	for i := range wanted {
		open := P(&wanted[i])
		if e := open.entry(); e.Holds() && e.To == "" && open.track() != "" {
			if next := follower(wanted, open); next != "" {
				e.To = On(next.Add(-1))
			}
		}
	}
}

// follower returns the first day of the row that comes next in the track of a row, "" for none.
func follower[T any, P row[T]](rows []T, of P) office.Day {
	var next office.Day
	for i := range rows {
		r := P(&rows[i])
		from := r.entry().From.First()
		if r.track() == of.track() && r.entry().Holds() && from > of.entry().From.First() && (next == "" || from < next) {
			next = from
		}
	}
	return next
}

// same says whether the two rows say the same, an empty list being none.
func (l list[T, P]) same(a, b P) bool {
	one, err := json.Marshal(l.bare(a))
	two, err2 := json.Marshal(l.bare(b))
	return err == nil && err2 == nil && bytes.Equal(one, two)
}

// onlyEnds says whether b is a with an end, which tells nothing new about the past.
func (l list[T, P]) onlyEnds(a, b P) bool {
	ended := *b
	P(&ended).entry().To = ""
	return a.entry().To == "" && b.entry().To != "" && l.same(a, &ended)
}

// bare is a row without how it came into the file.
func (l list[T, P]) bare(r P) T {
	bare := *r
	e := P(&bare).entry()
	*e = e.what()
	return bare
}

// current returns the row that is in force on the day, the newest of several, nil for none.
func current[T any, P row[T]](rows []T, day office.Day) P {
	var found P
	for i := range rows {
		if r := P(&rows[i]); r.entry().InForce(day) && (found == nil || r.entry().From.First() >= found.entry().From.First()) {
			found = r
		}
	}
	return found
}

// InForce returns the rows of a table that are in force on the day.
func InForce[T any, P row[T]](rows []T, day office.Day) []T {
	return where[T, P](rows, func(e *Entry) bool { return e.InForce(day) })
}

// Holding returns the rows of a table that are part of the file as it is known now: neither corrected nor withdrawn.
func Holding[T any, P row[T]](rows []T) []T { return where[T, P](rows, (*Entry).Holds) }

// where returns the rows of a kind.
func where[T any, P row[T]](rows []T, wanted func(e *Entry) bool) []T {
	var found []T
	for i := range rows {
		if wanted(P(&rows[i]).entry()) {
			found = append(found, rows[i])
		}
	}
	return found
}

// knownAt undoes what was written after an instant; it says whether the row was there at all.
func (e *Entry) knownAt(at time.Time) bool {
	if e.Ended != nil && e.Ended.At.After(at) {
		e.Ended = nil
	}
	return !e.At.After(at)
}
