package workday

import (
	"errors"
	"time"

	"vanphongso/data/office"
)

// model is the independent check of the engine: a table with one truth value for every small step of time (a minute or a
// second), and nothing but stepping through it. An instant is the number of steps since the table's start. Whoever looks
// outside the table, which ends with the last loaded year, panics with errOutside.
type model struct {
	start  time.Time
	step   int    // seconds
	perDay int    // steps
	open   []bool // step i lies in a session
}

var errOutside = errors.New("outside the loaded years")

// newModel spreads a calendar over days from start, by its own reading of the rules.
func newModel(c *Calendar, start time.Time, days, step int) *model {
	m := &model{start: start, step: step, perDay: 24 * 60 * 60 / step}
	loaded := map[int]bool{}
	for _, year := range c.Years {
		loaded[year] = true
	}
	for d := 0; d < days && loaded[start.AddDate(0, 0, d).Year()]; d++ {
		m.open = append(m.open, make([]bool, m.perDay)...)
		for _, s := range sessionsOf(c, start.AddDate(0, 0, d)) {
			for i := s.Open * 60 / step; i < s.Close*60/step; i++ {
				m.open[d*m.perDay+i] = true
			}
		}
	}
	return m
}

func sessionsOf(c *Calendar, date time.Time) []Session {
	name := office.Day(date.Format("2006-01-02"))
	var week [7][]Session
	for _, h := range c.Hours {
		if h.From <= name {
			week = h.Week
		}
	}
	for _, e := range c.Exceptions {
		if e.Day != name {
			continue
		}
		full := week[date.Weekday()]
		if len(full) == 0 || date.Weekday() == time.Saturday || date.Weekday() == time.Sunday {
			for _, weekday := range []int{0, 6, 5, 4, 3, 2, 1} { // the last one found is the nearest to Monday
				if len(week[weekday]) > 0 {
					full = week[weekday]
				}
			}
		}
		return map[string][]Session{Off: nil, Work: full, Morning: full[:1]}[e.Kind]
	}
	return week[date.Weekday()]
}

func (m *model) works(t int) bool {
	if t < 0 || t >= len(m.open) {
		panic(errOutside)
	}
	return m.open[t]
}

func (m *model) worksOn(day int) bool {
	for t := day * m.perDay; t < (day+1)*m.perDay; t++ {
		if m.works(t) {
			return true
		}
	}
	return false
}

func (m *model) norm(t int) int {
	for !m.works(t) {
		t++
	}
	return t
}

func (m *model) walk(t, work int) int {
	for work > 0 {
		if m.works(t) {
			work--
		}
		t++
	}
	return t
}

func (m *model) count(from, to int) (n int) {
	for t := from; t < to; t++ {
		if m.works(t) {
			n++
		}
	}
	return n
}

// place goes back from the wanted step to the last one worked that day, or forward to the first.
func (m *model) place(day, clock int) int {
	wanted := day*m.perDay + clock
	if m.works(wanted) {
		return wanted
	}
	for t := wanted - 1; t >= day*m.perDay; t-- {
		if m.works(t) {
			return t + 1
		}
	}
	return m.norm(wanted)
}

// later is the n-th working day after t's, at t's clock.
func (m *model) later(t, n int) int {
	day := t / m.perDay
	for n > 0 {
		day++
		if m.worksOn(day) {
			n--
		}
	}
	return m.place(day, t%m.perDay)
}

func (m *model) budget(start int, b Budget) int {
	day, clock := start/m.perDay, start%m.perDay
	switch {
	case b.Unit == WorkingHours:
		return m.walk(start, b.Halves*30*60/m.step)
	case b.Unit == CalendarDays:
		day += b.Halves / 2
		for !m.worksOn(day) {
			day++
		}
		return m.place(day, clock)
	case b.Halves == 1:
		return m.walk(start, 4*60*60/m.step)
	default:
		return m.walk(m.later(start, b.Halves/2), b.Halves%2*4*60*60/m.step)
	}
}

// question is one case in steps; a pause to -1 is open, an extension of 0 days is none, granted -1 is after all pauses.
type question struct {
	received  int
	budget    Budget
	pauses    [][2]int
	extension int
	granted   int
}

// reply is the due step, or what is left while a pause is open, or that a day is not loaded.
type reply struct {
	due, left     int
	open, refused bool
}

func (m *model) reply(q question) (r reply) {
	defer func() {
		if trouble := recover(); trouble != nil {
			if trouble != errOutside {
				panic(trouble)
			}
			r = reply{refused: true}
		}
	}()
	start := m.norm(q.received)
	due := m.budget(start, q.budget)
	extension := q.extension
	for _, p := range q.pauses {
		if q.granted >= 0 && p[0] >= q.granted {
			due, extension = m.later(due, extension), 0
		}
		switch {
		case p[0] >= due:
		case p[1] < 0:
			return reply{left: m.count(max(p[0], start), m.later(due, extension)), open: true}
		default:
			due = m.walk(due, m.count(max(p[0], start), p[1]))
		}
	}
	return reply{due: m.later(due, extension)}
}
