package workday

import (
	"sort"
	"time"

	"vanphongso/data/office"
)

const (
	secondsOfDay = 24 * 60 * 60
	zoneOffset   = 7 * 60 * 60
)

// moment is local time in whole seconds since 1970-01-01T00:00 local; one number makes walking simple and exact.
type moment int64

func momentOf(t time.Time) moment { return moment(t.Unix() + zoneOffset) }

func (m moment) time() time.Time { return time.Unix(int64(m)-zoneOffset, 0).In(office.Zone) }
func (m moment) day() int        { return int(m / secondsOfDay) }
func (m moment) clock() moment   { return m % secondsOfDay }

func startOf(day int) moment       { return moment(day) * secondsOfDay }
func nameOf(day int) office.Day    { return office.DayOf(startOf(day).time()) }
func dayNumber(day office.Day) int { return momentOf(day.Time()).day() }
func weekdayOf(day int) int        { return (day + 4) % 7 } // 1970-01-01 was a Thursday

// span is a session of a certain day, [open, end).
type span struct{ open, end moment }

// schedule is a calendar made ready for walking.
type schedule struct {
	years      map[int]bool
	hours      []Hours
	starts     []int
	exceptions map[int]Exception
}

// Validate checks that the calendar can be walked: hours in order, sessions inside the day and not overlapping,
// exceptions with a known kind, a reason and no day twice.
func (c *Calendar) Validate() error {
	if len(c.Hours) == 0 {
		return office.Invalid("hours", "Lịch chưa có giờ làm việc: hãy nhập giờ làm việc trong tuần.")
	}
	for i, h := range c.Hours {
		if h.From.Time().IsZero() || (i > 0 && h.From <= c.Hours[i-1].From) {
			return office.Invalid("hours", "Các bảng giờ làm việc phải có ngày bắt đầu tăng dần.")
		}
		if err := validateWeek(h); err != nil {
			return err
		}
	}
	seen := map[office.Day]bool{}
	for _, e := range c.Exceptions {
		switch {
		case e.Day.Time().IsZero() || (e.Kind != Off && e.Kind != Work && e.Kind != Morning):
			return office.Invalid("exceptions", "Ngày đặc biệt “%s” không hợp lệ: cần ngày và loại nghỉ, làm bù hoặc làm buổi sáng.", string(e.Day))
		case e.Reason == "":
			return office.Invalid("exceptions", "Ngày %s chưa ghi lý do.", e.Day)
		case seen[e.Day]:
			return office.Invalid("exceptions", "Ngày %s được khai hai lần.", e.Day)
		}
		seen[e.Day] = true
	}
	return nil
}

func validateWeek(h Hours) error {
	working := false
	for _, sessions := range h.Week {
		last := 0
		for _, s := range sessions {
			if s.Open < last || s.Close <= s.Open || s.Close > 24*60 {
				return office.Invalid("hours", "Giờ làm việc từ %s có buổi chồng nhau hoặc ngoài ngày.", h.From)
			}
			last, working = s.Close, true
		}
	}
	if !working {
		return office.Invalid("hours", "Giờ làm việc từ %s không có ngày làm việc nào.", h.From)
	}
	return nil
}

func (c *Calendar) schedule() (*schedule, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	s := &schedule{years: map[int]bool{}, hours: c.Hours, exceptions: make(map[int]Exception, len(c.Exceptions))}
	for _, year := range c.Years {
		s.years[year] = true
	}
	for _, h := range c.Hours {
		s.starts = append(s.starts, dayNumber(h.From))
	}
	for _, e := range c.Exceptions {
		s.exceptions[dayNumber(e.Day)] = e
	}
	return s, nil
}

// sessions returns the working time of a day, none on a day off. A day of a year that is not loaded, or before the
// first hours, is refused: the engine never guesses a promise.
func (s *schedule) sessions(day int) ([]Session, error) {
	year := startOf(day).time().Year()
	table := sort.SearchInts(s.starts, day+1) - 1
	if !s.years[year] || table < 0 {
		return nil, office.Refuse("Lịch làm việc chưa có năm %d: hãy nhập ngày nghỉ năm %d trong Thiết lập › Lịch làm việc trước khi hẹn ngày.", year, year)
	}
	week := s.hours[table].Week
	usual := week[weekdayOf(day)]
	exception, special := s.exceptions[day]
	if !special {
		return usual, nil
	}
	for i := 1; len(usual) == 0 && i < 7; i++ {
		usual = week[i] // a make-up day works like the first working day of the week
	}
	if len(usual) == 0 {
		usual = week[time.Sunday]
	}
	switch exception.Kind {
	case Work:
		return usual, nil
	case Morning:
		return usual[:1], nil
	default:
		return nil, nil
	}
}

func spanOf(day int, s Session) span {
	return span{startOf(day) + moment(s.Open)*60, startOf(day) + moment(s.Close)*60}
}

// eachSpan calls yield with the sessions from the day of m on that end after m, until yield returns false.
func (s *schedule) eachSpan(m moment, yield func(span) bool) error {
	for day := m.day(); ; day++ {
		sessions, err := s.sessions(day)
		if err != nil {
			return err
		}
		for _, session := range sessions {
			if at := spanOf(day, session); at.end > m && !yield(at) {
				return nil
			}
		}
	}
}

// norm returns m when it lies in a session, else the next session's opening.
func (s *schedule) norm(m moment) (moment, error) {
	err := s.eachSpan(m, func(at span) bool {
		m = max(m, at.open)
		return false
	})
	return m, err
}

// walk moves on from m by so many seconds of working time. Ending exactly at a close, it stays there.
func (s *schedule) walk(m, work moment) (moment, error) {
	if work == 0 {
		return m, nil
	}
	err := s.eachSpan(m, func(at span) bool {
		m = max(m, at.open)
		step := min(work, at.end-m)
		m, work = m+step, work-step
		return work > 0
	})
	return m, err
}

// workBetween returns the working time in [from, to), 0 when to is not after from.
func (s *schedule) workBetween(from, to moment) (moment, error) {
	total := moment(0)
	if to <= from {
		return 0, nil
	}
	for day := from.day(); startOf(day) < to; day++ {
		sessions, err := s.sessions(day)
		if err != nil {
			return 0, err
		}
		for _, session := range sessions {
			at := spanOf(day, session)
			total += max(0, min(at.end, to)-max(at.open, from))
		}
	}
	return total, nil
}

// place puts a clock onto a working day: inside a session it stays; before the first opening it becomes that opening;
// in a gap or after the last close, the close before it.
func (s *schedule) place(day int, clock moment) (moment, error) {
	sessions, err := s.sessions(day)
	if err != nil {
		return 0, err
	}
	wanted := startOf(day) + clock
	result := spanOf(day, sessions[0]).open
	for _, session := range sessions {
		if at := spanOf(day, session); wanted >= at.open {
			result = min(wanted, at.end)
		}
	}
	return result, nil
}

// workdayAfter returns the n-th day with any session strictly after day; seen hears of every day on the way.
func (s *schedule) workdayAfter(day, n int, seen func(day int, counted bool)) (int, error) {
	for n > 0 {
		day++
		sessions, err := s.sessions(day)
		if err != nil {
			return 0, err
		}
		if len(sessions) > 0 {
			n--
		}
		seen(day, len(sessions) > 0)
	}
	return day, nil
}
