package workday

import "vanphongso/data/office"

// The years a calendar can hold; anything else is a slip of the pen.
const (
	firstYear = 2000
	lastYear  = 2199
)

// Validate checks that the calendar can be walked: years of this age, hours in order, sessions inside the day and not
// overlapping, exceptions with a known kind, a reason and no day twice. A session must end before midnight, so that an
// instant at a close still lies on the day it closes.
func (c *Calendar) Validate() error {
	for _, year := range c.Years {
		if year < firstYear || year > lastYear {
			return office.Invalid("years", "Lịch làm việc có năm %d: chỉ nhận các năm từ %d đến %d.", year, firstYear, lastYear)
		}
	}
	if len(c.Hours) == 0 {
		return office.Invalid("hours", "Lịch chưa có giờ làm việc: hãy nhập giờ làm việc trong tuần.")
	}
	for i, h := range c.Hours {
		if h.From.Time().IsZero() || (i > 0 && h.From <= c.Hours[i-1].From) {
			return office.Invalid("hours", "Các bảng giờ làm việc phải có ngày bắt đầu đúng và tăng dần.")
		}
		if err := h.validate(); err != nil {
			return err
		}
	}
	return c.validateExceptions()
}

func (h Hours) validate() error {
	working := false
	for _, sessions := range h.Week {
		last := 0
		for _, s := range sessions {
			if s.Open < last || s.Close <= s.Open || s.Close >= 24*60 {
				return office.Invalid("hours", "Giờ làm việc từ %s có buổi chồng nhau, không đúng thứ tự hoặc kéo quá 23:59.", h.From)
			}
			last, working = s.Close, true
		}
	}
	if !working {
		return office.Invalid("hours", "Giờ làm việc từ %s không có ngày làm việc nào.", h.From)
	}
	return nil
}

func (c *Calendar) validateExceptions() error {
	seen := make(map[office.Day]bool, len(c.Exceptions))
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

// normal returns a normal day's sessions for a weekday: its own from Monday to Friday. A Saturday, a Sunday or a weekday
// without hours works like the first working day from Monday on, so that a make-up Saturday is a full day even where
// Saturdays have a morning desk.
func (h Hours) normal(weekday int) []Session {
	if weekday >= 1 && weekday <= 5 && len(h.Week[weekday]) > 0 {
		return h.Week[weekday]
	}
	for i := 1; i <= 7; i++ {
		if sessions := h.Week[i%7]; len(sessions) > 0 {
			return sessions
		}
	}
	return nil
}

// sessions returns the working time of a weekday with its exception, nil for none.
func (h Hours) sessions(weekday int, exception *Exception) []Session {
	if exception == nil {
		return h.Week[weekday]
	}
	switch exception.Kind {
	case Work:
		return h.normal(weekday)
	case Morning:
		return h.normal(weekday)[:1]
	default:
		return nil
	}
}
