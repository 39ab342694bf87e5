package workday

import (
	"flag"
	"math/rand"
	"testing"
	"time"

	"vanphongso/data/office"
)

var cases = flag.Int("cases", 20000, "random cases compared with the model (make bench: a million)")

// TestMillionRandomCasesEqualTheModel compares the engine with the minute-by-minute model; -cases says how many.
func TestMillionRandomCasesEqualTheModel(t *testing.T) {
	compareMany(t, *cases, 60, 320, func(r *rand.Rand) limits {
		return limits{received: 30, halves: 1 + r.Intn(40), gap: 5, pause: 1 + r.Intn(40)}
	})
}

// TestSecondsEqualTheModel does the same to the second; the model is slow then, so there are fewer and shorter cases.
func TestSecondsEqualTheModel(t *testing.T) {
	compareMany(t, *cases/50, 1, 60, func(r *rand.Rand) limits {
		return limits{received: 6, halves: 1 + r.Intn(8), gap: 2, pause: 1 + r.Intn(3)}
	})
}

// limits are the sizes of a random case, in days but for the halves of the budget.
type limits struct{ received, halves, gap, pause int }

func compareMany(t *testing.T, cases, step, days int, size func(*rand.Rand) limits) {
	r := rand.New(rand.NewSource(20261124))
	refused, open := 0, 0
	var spent time.Duration
	for done := 0; done < cases; {
		start := time.Date(2026, 1, 1+r.Intn(360), 0, 0, 0, 0, office.Zone)
		calendar := randomCalendar(r, start, 150)
		m := newModel(calendar, start, days, step)
		engine, err := calendar.Engine()
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < min(200, cases/20) && done < cases; i, done = i+1, done+1 {
			q := randomQuestion(r, m, size(r))
			began := time.Now()
			got := m.ask(t, engine, q, i%16 == 0)
			spent += time.Since(began)
			want := m.reply(q)
			if got != want {
				explain(t, m, engine, q, got, want)
			}
			if got.refused {
				refused++
			}
			if got.open {
				open++
			}
		}
	}
	if cases >= 400 && (refused == 0 || open == 0 || refused > cases/2 || open > cases/2) {
		t.Errorf("the cases are one-sided: %d refused and %d open of %d", refused, open, cases)
	}
	t.Logf("%d cases (%d refused, %d open) equal; the engine answers %.0f a second", cases, refused, open, float64(cases)/spent.Seconds())
}

func explain(t *testing.T, m *model, engine *Engine, q question, got, want reply) {
	t.Helper()
	received, pauses, extension := m.asked(q)
	promise, _ := engine.Deadline(received, q.budget, pauses, extension)
	t.Fatalf("received %s for %s, pauses %v, extension %+v: engine %+v, model %+v (due %s)\n%s", FormatInstant(received), q.budget,
		pauses, extension, got, want, FormatInstant(m.time(want.due)), promise.Explanation.Text())
}

func (m *model) time(t int) time.Time { return m.start.Add(time.Duration(t*m.step) * time.Second) }

// asked is the question in the engine's words.
func (m *model) asked(q question) (time.Time, []Pause, *Extension) {
	var pauses []Pause
	for _, p := range q.pauses {
		pause := Pause{From: m.time(p[0])}
		if p[1] >= 0 {
			pause.To = m.time(p[1])
		}
		pauses = append(pauses, pause)
	}
	if q.extension == 0 {
		return m.time(q.received), pauses, nil
	}
	extension := &Extension{Days: q.extension}
	if q.granted >= 0 {
		extension.At = m.time(q.granted)
	}
	return m.time(q.received), pauses, extension
}

// ask puts the question to the engine, with or without the explanation.
func (m *model) ask(t *testing.T, engine *Engine, q question, explained bool) reply {
	t.Helper()
	received, pauses, extension := m.asked(q)
	ask := engine.Due
	if explained {
		ask = engine.Deadline
	}
	promise, err := ask(received, q.budget, pauses, extension)
	switch {
	case office.CodeOf(err) == office.CodeRefused:
		return reply{refused: true}
	case err != nil:
		t.Fatalf("%+v: %v", q, err)
	case promise.Open:
		return reply{left: int(promise.Remaining/time.Second) / m.step, open: true}
	}
	return reply{due: int(promise.Due.Sub(m.start)/time.Second) / m.step}
}

// randomQuestion makes a case whose instants lie on a boundary of the usual sessions every third time.
func randomQuestion(r *rand.Rand, m *model, size limits) question {
	instant := func(from, days int) int {
		t := max(0, from) + r.Intn(days*m.perDay)
		if r.Intn(3) == 0 {
			edge := []int{0, 420, 450, 480, 600, 610, 690, 720, 780, 900, 1020, 1021}[r.Intn(12)]
			t = max(t-t%m.perDay+edge*60/m.step, from, 0)
		}
		return t
	}
	q := question{received: instant(0, size.received), granted: -1}
	q.budget = Budget{Halves: size.halves, Unit: []Unit{WorkingDays, WorkingHours, CalendarDays}[r.Intn(3)]}
	if q.budget.Unit == CalendarDays {
		q.budget.Halves *= 2
	}
	at := q.received - m.perDay
	for n := r.Intn(4); n > 0; n-- {
		p := [2]int{instant(at, size.gap), -1}
		if n > 1 || r.Intn(4) > 0 {
			p[1] = instant(p[0], size.pause)
			at = p[1]
		}
		q.pauses = append(q.pauses, p)
	}
	if r.Intn(4) == 0 {
		q.extension = 1 + r.Intn(5)
		if r.Intn(2) == 0 {
			q.granted = instant(q.received, size.gap)
		}
	}
	return q
}

// randomCalendar makes hours that change, weekdays without hours, Saturday desks, odd sessions and many exceptions;
// in half of them the next year is not loaded.
func randomCalendar(r *rand.Rand, start time.Time, days int) *Calendar {
	shapes := [][]Session{
		{{450, 690}, {780, 1020}},
		{{420, 690}, {810, 1020}},
		{{480, 720}},
		{{465, 600}, {610, 700}, {900, 1021}},
		{{480, 600}, {600, 720}, {1200, 1439}},
	}
	c := &Calendar{Years: []int{2026}}
	if r.Intn(2) == 0 {
		c.Years = append(c.Years, 2027)
	}
	for _, from := range []time.Time{start, start.AddDate(0, 0, 5+r.Intn(40))} {
		h := Hours{From: office.DayOf(from)}
		for day := range h.Week {
			usual := day >= 1 && day <= 5
			if usual && r.Intn(12) > 0 || !usual && r.Intn(5) == 0 {
				h.Week[day] = shapes[r.Intn(len(shapes))]
			}
		}
		h.Week[3] = shapes[r.Intn(len(shapes))]
		c.Hours = append(c.Hours, h)
	}
	for day := 0; day < days; day++ {
		if r.Intn(9) == 0 {
			c.Exceptions = append(c.Exceptions, Exception{
				Day: office.DayOf(start.AddDate(0, 0, day)), Kind: []string{Off, Off, Work, Morning}[r.Intn(4)], Reason: "thử",
			})
		}
	}
	return c
}
