package workday

import (
	"time"

	"vanphongso/data/office"
)

// Engine is a calendar made ready for counting, one entry a day. It does not follow later changes of the calendar and
// may be used by many goroutines. Whoever asks more than once takes one Engine instead of the Calendar's methods.
type Engine struct {
	first      int // day number of days[0]
	days       []plan
	exceptions map[int]Exception // by day number, for the reasons
}

// plan is the working time of one day. A day that is not known must not be counted.
type plan struct {
	known    bool
	sessions []span
}

// span is a session as seconds after midnight, or of a certain day once that day's start is added: [open, end).
type span struct{ open, end moment }

func (s span) on(day int) span { return span{startOf(day) + s.open, startOf(day) + s.end} }

// Engine checks the calendar and makes it ready.
func (c *Calendar) Engine() (*Engine, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	e := &Engine{exceptions: make(map[int]Exception, len(c.Exceptions))}
	for _, exception := range c.Exceptions {
		e.exceptions[dayNumber(exception.Day)] = exception
	}
	begin, end := lastYear, 0
	for _, year := range c.Years {
		begin, end = min(begin, year), max(end, year)
	}
	e.first = newYear(begin)
	e.days = make([]plan, max(0, newYear(end+1)-e.first))
	for _, year := range c.Years {
		e.load(c.Hours, newYear(year), newYear(year+1))
	}
	return e, nil
}

func newYear(year int) int {
	return momentOf(time.Date(year, 1, 1, 0, 0, 0, 0, office.Zone)).day()
}

// load fills in the days from one number to another, without the days before the first table of hours.
func (e *Engine) load(tables []Hours, from, to int) {
	shared := map[*Session][]span{}
	for i, hours := range tables {
		until := to
		if i+1 < len(tables) {
			until = min(to, dayNumber(tables[i+1].From))
		}
		for day := max(from, dayNumber(hours.From)); day < until; day++ {
			var special *Exception
			if exception, ok := e.exceptions[day]; ok {
				special = &exception
			}
			e.days[day-e.first] = plan{known: true, sessions: spans(hours.sessions(weekdayOf(day), special), shared)}
		}
	}
}

// spans turns sessions into seconds; days with the same sessions share one list.
func spans(sessions []Session, shared map[*Session][]span) []span {
	if len(sessions) == 0 {
		return nil
	}
	list := shared[&sessions[0]]
	if len(list) < len(sessions) {
		list = make([]span, len(sessions))
		for i, s := range sessions {
			list[i] = span{moment(s.Open) * 60, moment(s.Close) * 60}
		}
		shared[&sessions[0]] = list
	}
	return list[:len(sessions)]
}

// sessions returns the working time of a day, none on a day off. A day of a year that is not loaded, or before the
// first hours, is refused: the engine never guesses a promise.
func (e *Engine) sessions(day int) ([]span, error) {
	if i := day - e.first; i >= 0 && i < len(e.days) && e.days[i].known {
		return e.days[i].sessions, nil
	}
	return nil, e.refusal(day)
}

func (e *Engine) refusal(day int) error {
	year := startOf(day).time().Year()
	for d := newYear(year); d < newYear(year+1); d++ {
		if i := d - e.first; i >= 0 && i < len(e.days) && e.days[i].known {
			return office.Refuse("Lịch làm việc chưa có giờ làm việc cho ngày %s: hãy nhập giờ làm việc trong Thiết lập › Lịch làm việc trước khi hẹn ngày.", nameOf(day))
		}
	}
	return office.Refuse("Lịch làm việc chưa có năm %d: hãy nhập ngày nghỉ năm %d trong Thiết lập › Lịch làm việc trước khi hẹn ngày.", year, year)
}

// eachSpan calls yield with the sessions from the day of m on that end after m, until yield returns false.
func (e *Engine) eachSpan(m moment, yield func(span) bool) error {
	for day := m.day(); ; day++ {
		sessions, err := e.sessions(day)
		if err != nil {
			return err
		}
		for _, session := range sessions {
			if at := session.on(day); at.end > m && !yield(at) {
				return nil
			}
		}
	}
}

// norm returns m when it lies in a session, else the next session's opening.
func (e *Engine) norm(m moment) (moment, error) {
	err := e.eachSpan(m, func(at span) bool {
		m = max(m, at.open)
		return false
	})
	return m, err
}

// walk moves on from m by so many seconds of working time. Ending exactly at a close, it stays there.
func (e *Engine) walk(m, work moment) (moment, error) {
	if work == 0 {
		return m, nil
	}
	err := e.eachSpan(m, func(at span) bool {
		m = max(m, at.open)
		step := min(work, at.end-m)
		m, work = m+step, work-step
		return work > 0
	})
	return m, err
}

// workBetween returns the working time in [from, to), 0 when to is not after from.
func (e *Engine) workBetween(from, to moment) (moment, error) {
	total := moment(0)
	if to <= from {
		return 0, nil
	}
	for day := from.day(); startOf(day) < to; day++ {
		sessions, err := e.sessions(day)
		if err != nil {
			return 0, err
		}
		for _, session := range sessions {
			at := session.on(day)
			total += max(0, min(at.end, to)-max(at.open, from))
		}
	}
	return total, nil
}

// place puts a clock onto a working day: inside a session it stays; before the first opening it becomes that opening;
// in a gap or after the last close, the close before it.
func (e *Engine) place(day int, clock moment) (moment, error) {
	sessions, err := e.sessions(day)
	if err != nil {
		return 0, err
	}
	result := sessions[0].open
	for _, session := range sessions {
		if clock >= session.open {
			result = min(clock, session.end)
		}
	}
	return startOf(day) + result, nil
}

// workdayAfter returns the n-th day with any session strictly after day; w hears of every day on the way.
func (e *Engine) workdayAfter(day, n int, w *writer) (int, error) {
	for counted := 0; counted < n; {
		day++
		sessions, err := e.sessions(day)
		if err != nil {
			return 0, err
		}
		if len(sessions) == 0 {
			w.skipped(day)
			continue
		}
		counted++
		w.counted(day, counted)
	}
	return day, nil
}
