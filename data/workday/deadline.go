package workday

import (
	"sort"
	"time"

	"vanphongso/data/office"
)

// Promise is what a deadline comes to. While a pause is open there is no due date: Open is true, Due is zero and
// Remaining is the working time that is left.
type Promise struct {
	Due         time.Time     `json:"due"`
	Open        bool          `json:"open,omitempty"`
	Remaining   time.Duration `json:"remaining,omitempty"`
	Explanation Explanation   `json:"explanation"`
}

// Deadline works out when something received at an instant is due, and why: the budget, then the pauses in order, with
// the extension (nil for none) where it was granted. Errors: a bad budget or extension, reversed or overlapping pauses,
// and any day the engine must look at that the calendar does not hold.
func (e *Engine) Deadline(received time.Time, b Budget, pauses []Pause, extension *Extension) (Promise, error) {
	w := &writer{engine: e}
	promise, err := e.promise(received, b, pauses, extension, w)
	if err != nil {
		return Promise{}, err
	}
	promise.Explanation = w.explanation
	return promise, nil
}

// Due is Deadline without the explanation, for working out many at once.
func (e *Engine) Due(received time.Time, b Budget, pauses []Pause, extension *Extension) (Promise, error) {
	return e.promise(received, b, pauses, extension, nil)
}

func (e *Engine) promise(received time.Time, b Budget, pauses []Pause, extension *Extension, w *writer) (Promise, error) {
	if err := b.check(); err != nil {
		return Promise{}, err
	}
	if err := extension.check(); err != nil {
		return Promise{}, err
	}
	ordered, err := inOrder(pauses)
	if err != nil {
		return Promise{}, err
	}
	start, err := e.norm(momentOf(received))
	if err != nil {
		return Promise{}, err
	}
	w.received(momentOf(received), start, b)
	due, err := e.budget(start, b, w)
	if err != nil {
		return Promise{}, err
	}
	return e.adjust(start, due, ordered, extension, w)
}

func (x *Extension) check() error {
	if x != nil && (x.Days <= 0 || x.Days > maxUnits) {
		return office.Invalid("extension", "Số ngày gia hạn phải từ 1 đến 1.000 ngày làm việc.")
	}
	return nil
}

// inOrder returns the pauses sorted by start; reversed and overlapping ones are refused, so an open one is the last.
func inOrder(pauses []Pause) ([]Pause, error) {
	before := func(i, j int) bool {
		a, b := pauses[i], pauses[j]
		return a.from() < b.from() || (a.from() == b.from() && !a.To.IsZero() && (b.To.IsZero() || a.to() < b.to()))
	}
	if !sort.SliceIsSorted(pauses, before) {
		pauses = append([]Pause(nil), pauses...)
		sort.SliceStable(pauses, before)
	}
	for i, p := range pauses {
		switch {
		case p.From.IsZero():
			return nil, office.Invalid("pauses", "Có lần tạm dừng chưa ghi thời điểm bắt đầu.")
		case !p.To.IsZero() && p.to() < p.from():
			return nil, office.Invalid("pauses", "Lần tạm dừng từ %s kết thúc trước khi bắt đầu.", instantText(p.from()))
		case i > 0 && pauses[i-1].To.IsZero():
			return nil, office.Invalid("pauses", "Lần tạm dừng từ %s bắt đầu khi lần trước đó chưa kết thúc.", instantText(p.from()))
		case i > 0 && p.from() < pauses[i-1].to():
			return nil, office.Invalid("pauses", "Lần tạm dừng từ %s chồng lên lần trước đó, đến %s mới hết.", instantText(p.from()), instantText(pauses[i-1].to()))
		}
	}
	return pauses, nil
}

func (p Pause) from() moment { return momentOf(p.From) }
func (p Pause) to() moment   { return momentOf(p.To) }

// budget returns the due instant before pauses and extension.
func (e *Engine) budget(start moment, b Budget, w *writer) (moment, error) {
	switch b.Unit {
	case WorkingHours:
		return e.walkOn(start, moment(b.Halves)*30*60, w)
	case CalendarDays:
		return e.calendarDays(start, b.Halves/2, w)
	default:
		due, err := start, error(nil)
		if whole := b.Halves / 2; whole > 0 {
			due, err = e.workingDays(start, whole, w)
		}
		if err != nil || b.Halves%2 == 0 {
			return due, err
		}
		return e.walkOn(due, 4*60*60, w)
	}
}

// walkOn is walk that tells w of the days it passes.
func (e *Engine) walkOn(from, work moment, w *writer) (moment, error) {
	to, err := e.walk(from, work)
	if err == nil {
		w.walked(from, to)
	}
	return to, err
}

// workingDays returns the n-th working day after from's, at the clock of from.
func (e *Engine) workingDays(from moment, n int, w *writer) (moment, error) {
	day, err := e.workdayAfter(from.day(), n, w)
	if err != nil {
		return 0, err
	}
	return e.placeClock(day, from.clock(), w)
}

// calendarDays returns the n-th day after from's, rolled forward to a working day, at the clock of from.
func (e *Engine) calendarDays(from moment, n int, w *writer) (moment, error) {
	last := from.day() + n
	w.calendarDays(from.day(), last)
	for day := last; ; day++ {
		sessions, err := e.sessions(day)
		if err != nil {
			return 0, err
		}
		if len(sessions) > 0 {
			return e.placeClock(day, from.clock(), w)
		}
		w.rolled(day)
	}
}

// placeClock is place that tells w when the clock had to move.
func (e *Engine) placeClock(day int, clock moment, w *writer) (moment, error) {
	due, err := e.place(day, clock)
	if err == nil && due.clock() != clock {
		w.moved(clock, due)
	}
	return due, err
}

// adjust applies pauses and the extension to the budget's due instant.
func (e *Engine) adjust(start, due moment, pauses []Pause, extension *Extension, w *writer) (Promise, error) {
	var err error
	for _, p := range pauses {
		if extension != nil && !extension.At.IsZero() && p.from() >= momentOf(extension.At) {
			if due, err = e.extend(due, extension, w); err != nil {
				return Promise{}, err
			}
			extension = nil
		}
		switch {
		case p.from() >= due:
			w.late(p, due)
		case p.To.IsZero():
			return e.openPause(p, max(p.from(), start), due, extension, w)
		default:
			if due, err = e.pause(p, max(p.from(), start), due, w); err != nil {
				return Promise{}, err
			}
		}
	}
	if due, err = e.extend(due, extension, w); err != nil {
		return Promise{}, err
	}
	w.due(due)
	return Promise{Due: due.time()}, nil
}

// pause walks the due instant on by the working time of the pause from the instant from on.
func (e *Engine) pause(p Pause, from, due moment, w *writer) (moment, error) {
	work, err := e.workBetween(from, p.to())
	if err != nil {
		return 0, err
	}
	later, err := e.walk(due, work)
	if err != nil {
		return 0, err
	}
	w.paused(p, from, work, due, later)
	return later, nil
}

func (e *Engine) openPause(p Pause, from, due moment, extension *Extension, w *writer) (Promise, error) {
	due, err := e.extend(due, extension, w)
	if err != nil {
		return Promise{}, err
	}
	left, err := e.workBetween(from, due)
	if err != nil {
		return Promise{}, err
	}
	w.open(p, from, left)
	return Promise{Open: true, Remaining: time.Duration(left) * time.Second}, nil
}

// extend moves due on by the extension's working days, at the same clock; no extension leaves it.
func (e *Engine) extend(due moment, extension *Extension, w *writer) (moment, error) {
	if extension == nil {
		return due, nil
	}
	w.extension(extension, due)
	later, err := e.workingDays(due, extension.Days, w)
	if err == nil {
		w.extended(due, later)
	}
	return later, err
}
