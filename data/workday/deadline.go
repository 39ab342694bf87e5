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

// Deadline works out when something received at an instant is due: the budget, then the pauses in order, then the
// extension (nil for none). Errors: overlapping or reversed pauses, a bad budget, a year that is not loaded.
func (c *Calendar) Deadline(received time.Time, b Budget, pauses []Pause, extension *Extension) (Promise, error) {
	if err := b.check(); err != nil {
		return Promise{}, err
	}
	ordered, err := inOrder(pauses)
	if err != nil {
		return Promise{}, err
	}
	s, err := c.schedule()
	if err != nil {
		return Promise{}, err
	}
	w := &writer{schedule: s}
	start, err := s.norm(momentOf(received))
	if err != nil {
		return Promise{}, err
	}
	w.received(momentOf(received), start, b)
	due, err := s.budget(start, b, w)
	if err != nil {
		return Promise{}, err
	}
	return s.adjust(start, due, ordered, extension, w)
}

// inOrder sorts pauses by their start and refuses reversed and overlapping ones. An open pause must be the last.
func inOrder(pauses []Pause) ([]Pause, error) {
	ordered := append([]Pause(nil), pauses...)
	sort.SliceStable(ordered, func(i, j int) bool { return ordered[i].From.Before(ordered[j].From) })
	for i, p := range ordered {
		if !p.To.IsZero() && p.To.Before(p.From) {
			return nil, office.Invalid("pauses", "Lần tạm dừng từ %s kết thúc trước khi bắt đầu.", FormatInstant(p.From))
		}
		if i > 0 && (ordered[i-1].To.IsZero() || p.From.Before(ordered[i-1].To)) {
			return nil, office.Invalid("pauses", "Lần tạm dừng từ %s chồng lên lần trước đó.", FormatInstant(p.From))
		}
	}
	return ordered, nil
}

// budget returns the due instant before pauses and extension.
func (s *schedule) budget(start moment, b Budget, w *writer) (moment, error) {
	switch b.Unit {
	case WorkingHours:
		due, err := s.walk(start, moment(b.Halves)*30*60)
		w.walked(start, due)
		return due, err
	case CalendarDays:
		return s.calendarDays(start, b.Halves/2, w)
	default:
		due, err := s.workingDays(start, b.Halves/2, w)
		if err != nil || b.Halves%2 == 0 {
			return due, err
		}
		half, err := s.walk(due, 4*60*60)
		w.walked(due, half)
		return half, err
	}
}

func (s *schedule) workingDays(from moment, n int, w *writer) (moment, error) {
	if n == 0 {
		return from, nil
	}
	count := 0
	day, err := s.workdayAfter(from.day(), n, func(day int, counted bool) {
		if counted {
			count++
			w.counted(day, count)
		} else {
			w.skipped(day)
		}
	})
	if err != nil {
		return 0, err
	}
	return s.place(day, from.clock())
}

func (s *schedule) calendarDays(from moment, n int, w *writer) (moment, error) {
	last := from.day() + n
	for day := from.day() + 1; day <= last; day++ {
		w.calendarDay(day, day-from.day())
	}
	for day := last; ; day++ {
		sessions, err := s.sessions(day)
		if err != nil {
			return 0, err
		}
		if len(sessions) > 0 {
			return s.place(day, from.clock())
		}
		w.rolled(day)
	}
}

// adjust applies pauses and the extension to the budget's due instant.
func (s *schedule) adjust(start, due moment, pauses []Pause, extension *Extension, w *writer) (Promise, error) {
	var err error
	for _, p := range pauses {
		if extension != nil && !extension.At.IsZero() && !p.From.Before(extension.At) {
			if due, err = s.extend(due, extension, w); err != nil {
				return Promise{}, err
			}
			extension = nil
		}
		from := max(momentOf(p.From), start)
		if momentOf(p.From) >= due {
			w.late(p)
			continue
		}
		if p.To.IsZero() {
			return s.openPause(from, due, extension, w)
		}
		added, err := s.workBetween(from, momentOf(p.To))
		if err != nil {
			return Promise{}, err
		}
		if due, err = s.walk(due, added); err != nil {
			return Promise{}, err
		}
		w.paused(p, added, due)
	}
	if extension != nil {
		if due, err = s.extend(due, extension, w); err != nil {
			return Promise{}, err
		}
	}
	w.due(due)
	return Promise{Due: due.time(), Explanation: w.explanation}, nil
}

func (s *schedule) openPause(from, due moment, extension *Extension, w *writer) (Promise, error) {
	var err error
	if extension != nil {
		if due, err = s.extend(due, extension, w); err != nil {
			return Promise{}, err
		}
	}
	left, err := s.workBetween(from, due)
	if err != nil {
		return Promise{}, err
	}
	w.open(from, left)
	return Promise{Open: true, Remaining: time.Duration(left) * time.Second, Explanation: w.explanation}, nil
}

func (s *schedule) extend(due moment, extension *Extension, w *writer) (moment, error) {
	if extension.Days <= 0 {
		return 0, office.Invalid("extension", "Số ngày gia hạn phải lớn hơn 0.")
	}
	day, err := s.workdayAfter(due.day(), extension.Days, func(int, bool) {})
	if err != nil {
		return 0, err
	}
	later, err := s.place(day, due.clock())
	w.extended(extension, later)
	return later, err
}

// Norm returns t when it lies in a session, else the next session's opening.
func (c *Calendar) Norm(t time.Time) (time.Time, error) {
	s, err := c.schedule()
	if err != nil {
		return time.Time{}, err
	}
	m, err := s.norm(momentOf(t))
	return m.time(), err
}

// WorkingTime returns the working time in [from, to).
func (c *Calendar) WorkingTime(from, to time.Time) (time.Duration, error) {
	s, err := c.schedule()
	if err != nil {
		return 0, err
	}
	work, err := s.workBetween(momentOf(from), momentOf(to))
	return time.Duration(work) * time.Second, err
}

// AddWorkingTime walks on from t by so much working time.
func (c *Calendar) AddWorkingTime(t time.Time, work time.Duration) (time.Time, error) {
	s, err := c.schedule()
	if err != nil {
		return time.Time{}, err
	}
	m, err := s.walk(momentOf(t), moment(work/time.Second))
	return m.time(), err
}

// IsWorkday says whether the day has any session.
func (c *Calendar) IsWorkday(day office.Day) (bool, error) {
	s, err := c.schedule()
	if err != nil {
		return false, err
	}
	sessions, err := s.sessions(dayNumber(day))
	return len(sessions) > 0, err
}

// Outcome compares a finished case with its due date.
type Outcome string

// The outcomes.
const (
	Early  Outcome = "early"   // trước hạn
	OnTime Outcome = "on_time" // đúng hạn
	Late   Outcome = "late"    // quá hạn
)

// Judge compares the moment something was finished with its due instant by the session the due instant lies in: before
// the session's opening is early, after its close late. With exact, the instants themselves are compared.
func (c *Calendar) Judge(due, finished time.Time, exact bool) (Outcome, error) {
	s, err := c.schedule()
	if err != nil {
		return "", err
	}
	at := span{momentOf(due), momentOf(due)}
	if !exact {
		if at, err = s.containing(momentOf(due)); err != nil {
			return "", err
		}
	}
	switch f := momentOf(finished); {
	case f < at.open:
		return Early, nil
	case f > at.end:
		return Late, nil
	default:
		return OnTime, nil
	}
}

// containing returns the session m lies in; an instant at a close belongs to the session that closes.
func (s *schedule) containing(m moment) (span, error) {
	sessions, err := s.sessions(m.day())
	if err != nil {
		return span{}, err
	}
	for _, session := range sessions {
		if at := spanOf(m.day(), session); m >= at.open && m <= at.end {
			return at, nil
		}
	}
	return span{m, m}, nil
}
