package workday

import (
	"flag"
	"fmt"
	"math/rand"
	"testing"
	"time"

	"vanphongso/data/office"
)

var cases = flag.Int("cases", 20000, "random cases compared with the minute-by-minute model")

// model is the independent check: a table with one truth value a minute, and nothing but counting over it.
type model struct {
	start time.Time
	open  []bool // minute i after start lies in a session
	days  int
}

const minutesOfDay = 24 * 60

// newModel spreads a random calendar over minutes, by its own reading of the rules.
func newModel(c *Calendar, start time.Time, days int) *model {
	m := &model{start: start, open: make([]bool, days*minutesOfDay), days: days}
	for d := 0; d < days; d++ {
		date := start.AddDate(0, 0, d)
		name := office.Day(date.Format("2006-01-02"))
		var week [7][]Session
		for _, h := range c.Hours {
			if h.From <= name {
				week = h.Week
			}
		}
		today := week[date.Weekday()]
		for _, e := range c.Exceptions {
			if e.Day != name {
				continue
			}
			if len(today) == 0 {
				today = week[time.Monday]
			}
			today = map[string][]Session{Off: nil, Work: today, Morning: today[:1]}[e.Kind]
		}
		for _, s := range today {
			for minute := s.Open; minute < s.Close; minute++ {
				m.open[d*minutesOfDay+minute] = true
			}
		}
	}
	return m
}

func (m *model) worked(day int) bool {
	for minute := 0; minute < minutesOfDay; minute++ {
		if m.open[day*minutesOfDay+minute] {
			return true
		}
	}
	return false
}

func (m *model) norm(t int) int {
	for !m.open[t] {
		t++
	}
	return t
}

func (m *model) walk(t, work int) int {
	for work > 0 {
		if m.open[t] {
			work--
		}
		t++
	}
	return t
}

// place goes back from the wanted minute to the last minute worked, or forward to the first of the day.
func (m *model) place(day, clock int) int {
	wanted := day*minutesOfDay + clock
	if m.open[wanted] {
		return wanted
	}
	for t := wanted - 1; t >= day*minutesOfDay; t-- {
		if m.open[t] {
			return t + 1
		}
	}
	return m.norm(wanted)
}

func (m *model) later(day, n int) int {
	for n > 0 {
		day++
		if m.worked(day) {
			n--
		}
	}
	return day
}

func (m *model) due(received int, b Budget, pauses [][2]int, extension int) (due, left int, open bool) {
	start := m.norm(received)
	day, clock := start/minutesOfDay, start%minutesOfDay
	switch b.Unit {
	case WorkingHours:
		due = m.walk(start, b.Halves*30)
	case CalendarDays:
		last := day + b.Halves/2
		for !m.worked(last) {
			last++
		}
		due = m.place(last, clock)
	default:
		due = start
		if b.Halves > 1 {
			due = m.place(m.later(day, b.Halves/2), clock)
		}
		due = m.walk(due, b.Halves%2*240)
	}
	for _, p := range pauses {
		if p[0] >= due {
			continue
		}
		if p[1] < 0 {
			if extension > 0 {
				due = m.place(m.later(due/minutesOfDay, extension), due%minutesOfDay)
			}
			return 0, m.count(max(p[0], start), due), true
		}
		due = m.walk(due, m.count(max(p[0], start), p[1]))
	}
	if extension > 0 {
		due = m.place(m.later(due/minutesOfDay, extension), due%minutesOfDay)
	}
	return due, 0, false
}

func (m *model) count(from, to int) (n int) {
	for t := from; t < to; t++ {
		if m.open[t] {
			n++
		}
	}
	return n
}

func randomCalendar(r *rand.Rand, start time.Time, days int) *Calendar {
	shapes := [][]Session{
		{{450, 690}, {780, 1020}},
		{{420, 690}, {810, 1020}},
		{{480, 720}},
		{{465, 600}, {610, 700}, {900, 1021}},
	}
	c := &Calendar{Years: []int{start.Year(), start.Year() + 1}}
	for i, from := range []time.Time{start, start.AddDate(0, 0, 20+r.Intn(40))} {
		h := Hours{From: office.DayOf(from)}
		for day := 1; day <= 5; day++ {
			h.Week[day] = shapes[(r.Intn(2)+2*i)%len(shapes)]
		}
		if r.Intn(4) == 0 {
			h.Week[6] = shapes[2]
		}
		c.Hours = append(c.Hours, h)
	}
	for day := 0; day < days; day++ {
		if r.Intn(9) == 0 {
			c.Exceptions = append(c.Exceptions, Exception{
				Day: office.DayOf(start.AddDate(0, 0, day)), Kind: []string{Off, Work, Morning}[r.Intn(3)], Reason: "thử",
			})
		}
	}
	return c
}

// TestRandomCasesEqualTheModel compares the engine with the model; -cases sets how many (make bench: a million).
func TestRandomCasesEqualTheModel(t *testing.T) {
	r := rand.New(rand.NewSource(20261124))
	began := time.Now()
	for done := 0; done < *cases; {
		start := time.Date(2026, 1, 1+r.Intn(200), 0, 0, 0, 0, office.Zone)
		c := randomCalendar(r, start, 150)
		m := newModel(c, start, 320)
		for i := 0; i < 200 && done < *cases; i, done = i+1, done+1 {
			compare(t, r, c, m)
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("%d cases, %.0f a second with the model", *cases, float64(*cases)/time.Since(began).Seconds())
}

func compare(t *testing.T, r *rand.Rand, c *Calendar, m *model) {
	received := r.Intn(30 * minutesOfDay)
	b := Budget{Halves: 1 + r.Intn(40), Unit: []Unit{WorkingDays, WorkingHours, CalendarDays}[r.Intn(3)]}
	if b.Unit == CalendarDays {
		b.Halves = 2 * (1 + r.Intn(30))
	}
	var minutes [][2]int
	var pauses []Pause
	at := received - 600
	for n := r.Intn(4); n > 0; n-- {
		from := max(0, at) + r.Intn(5*minutesOfDay)
		to := from + r.Intn(4*minutesOfDay)
		p := Pause{From: m.start.Add(time.Duration(from) * time.Minute), To: m.start.Add(time.Duration(to) * time.Minute)}
		if n == 1 && r.Intn(4) == 0 {
			to, p.To = -1, time.Time{}
		}
		minutes, pauses, at = append(minutes, [2]int{from, to}), append(pauses, p), to
	}
	var extension *Extension
	days := 0
	if r.Intn(4) == 0 {
		days = 1 + r.Intn(10)
		extension = &Extension{Days: days}
	}
	due, left, open := m.due(received, b, minutes, days)
	promise, err := c.Deadline(m.start.Add(time.Duration(received)*time.Minute), b, pauses, extension)
	if err != nil {
		t.Fatalf("%v %v: %v", b, pauses, err)
	}
	want := fmt.Sprint(m.start.Add(time.Duration(due)*time.Minute).UTC(), false)
	got := fmt.Sprint(promise.Due.UTC(), promise.Open)
	if open {
		want, got = fmt.Sprint(left, true), fmt.Sprint(int(promise.Remaining/time.Minute), promise.Open)
	}
	if got != want {
		t.Errorf("received minute %d, %v, pauses %v, extension %d: engine %s, model %s\n%s", received, b, minutes, days, got, want, promise.Explanation.Text())
	}
}
