package catalogue

import (
	"testing"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

func due(t *testing.T, received, limit string, pauses ...[2]string) string {
	t.Helper()
	calendar, err := DefaultCalendar()
	if err != nil {
		t.Fatal(err)
	}
	start, err := workday.ParseInstant(received)
	if err != nil {
		t.Fatal(err)
	}
	budget, err := workday.ParseBudget(limit)
	if err != nil {
		t.Fatal(err)
	}
	var list []workday.Pause
	for _, p := range pauses {
		from, _ := workday.ParseInstant(p[0])
		var to time.Time
		if p[1] != "" {
			to, _ = workday.ParseInstant(p[1])
		}
		list = append(list, workday.Pause{From: from, To: to})
	}
	promise, err := calendar.Deadline(start, budget, list, nil)
	switch {
	case err != nil:
		return "error " + string(office.CodeOf(err))
	case promise.Open:
		return "open " + promise.Remaining.String()
	}
	return workday.FormatInstant(promise.Due)
}

// The vectors of the 2026 calendar: the n-th working day after the day of receipt.
func TestWorkingDaysOf2026(t *testing.T) {
	for _, v := range [][3]string{
		{"2026-11-23T09:00", "1d", "2026-11-25T09:00"}, // 24/11 is the new holiday
		{"2026-11-23T09:00", "3d", "2026-11-27T09:00"},
		{"2026-11-20T09:00", "5d", "2026-11-30T09:00"},
		{"2026-11-20T09:00", "10d", "2026-12-07T09:00"},
		{"2026-02-13T09:00", "1d", "2026-02-23T09:00"}, // Tết
		{"2026-02-13T09:00", "5d", "2026-02-27T09:00"},
		{"2026-04-24T09:00", "3d", "2026-05-04T09:00"},
		{"2026-04-29T09:00", "1d", "2026-05-04T09:00"},
		{"2026-08-21T09:00", "1d", "2026-08-22T09:00"}, // make-up Saturday
		{"2026-08-21T09:00", "5d", "2026-08-27T09:00"},
		{"2026-08-28T09:00", "1d", "2026-09-03T09:00"},
		{"2026-12-31T09:00", "1d", "2027-01-04T09:00"},
	} {
		if got := due(t, v[0], v[1]); got != v[2] {
			t.Errorf("%s + %s: due %s, want %s", v[0], v[1], got, v[2])
		}
	}
}

// The cases other systems get wrong.
func TestHardCases(t *testing.T) {
	for _, v := range []struct {
		name, received, limit string
		pauses                [][2]string
		want                  string
	}{
		{"the deadline page's example", "2026-11-20T10:00", "5d", [][2]string{{"2026-11-23T08:00", "2026-11-24T10:00"}}, "2026-12-01T09:30"},
		{"a pause of seven seconds", "2026-11-09T16:00", "5d", [][2]string{{"2026-11-10T16:13:19", "2026-11-10T16:13:26"}}, "2026-11-16T16:00:07"},
		{"Friday 16:00 to Monday 09:00", "2026-11-09T10:00", "5d", [][2]string{{"2026-11-13T16:00", "2026-11-16T09:00"}}, "2026-11-16T14:00"},
		{"wholly inside lunch", "2026-11-09T10:00", "5d", [][2]string{{"2026-11-10T11:30", "2026-11-10T13:00"}}, "2026-11-16T10:00"},
		{"two pauses", "2026-11-09T10:00", "5d", [][2]string{{"2026-11-10T08:00", "2026-11-10T09:00"}, {"2026-11-11T08:00", "2026-11-11T08:30"}}, "2026-11-16T11:30"},
		{"opened when already late", "2026-11-09T10:00", "1d", [][2]string{{"2026-11-10T10:00", "2026-11-20T10:00"}}, "2026-11-10T10:00"},
		{"open pause", "2026-11-09T10:00", "5d", [][2]string{{"2026-11-13T16:00", ""}}, "open 3h30m0s"},
		{"over Tết", "2026-02-12T10:00", "2d", [][2]string{{"2026-02-13T08:00", "2026-02-23T08:00"}}, "2026-02-24T10:00"},
		{"over a make-up Saturday", "2026-08-20T10:00", "3d", [][2]string{{"2026-08-21T17:00", "2026-08-24T07:30"}}, "2026-08-25T10:00"},
		{"overlapping pauses", "2026-11-09T10:00", "5d", [][2]string{{"2026-11-10T08:00", "2026-11-10T10:00"}, {"2026-11-10T09:00", "2026-11-10T11:00"}}, "error invalid"},
		{"17:05 on a Friday", "2026-11-20T17:05", "1d", nil, "2026-11-25T07:30"},
		{"on a holiday", "2026-11-24T09:00", "1d", nil, "2026-11-26T07:30"},
		{"half a day from the morning", "2026-11-20T09:00", "0.5d", nil, "2026-11-20T14:30"},
		{"two and a half days", "2026-11-09T16:00", "2.5d", nil, "2026-11-12T10:30"},
		{"hours that end at a close", "2026-11-20T07:30", "4h", nil, "2026-11-20T11:30"},
		{"hours over night", "2026-11-20T16:00", "12h", nil, "2026-11-25T10:30"},
		{"calendar days that end on a Sunday", "2026-11-20T10:00", "30cd", nil, "2026-12-21T10:00"},
		{"year not loaded", "2021-06-02T10:00", "5d", nil, "error refused"},
		{"next year not loaded", "2027-12-30T10:00", "5d", nil, "error refused"},
	} {
		if got := due(t, v.received, v.limit, v.pauses...); got != v.want {
			t.Errorf("%s: %s, want %s", v.name, got, v.want)
		}
	}
}
