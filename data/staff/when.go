package staff

import (
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// When is a day known as well as it is known: "2006", "2006-01" or "2006-01-02". The empty When is not set. Form 2c asks for
// months of training and years of rewards, and of some people only the year of birth is known.
type When string

// layouts are how a When is written and shown, by its length.
var layouts = map[int][2]string{4: {"2006", "2006"}, 7: {"2006-01", "01/2006"}, 10: {"2006-01-02", "02/01/2006"}}

// The years a file may speak of; anything else is a slip of the pen.
const (
	firstYear = 1900
	lastYear  = 2199
)

// On returns the When of a day.
func On(day office.Day) When { return When(day) }

// ParseWhen reads what people type: 1998, 9/1998, and all that viet.ParseDay takes for a day. Error: office.CodeInvalid.
func ParseWhen(text string, today office.Day) (When, error) {
	tidy := strings.Join(strings.Fields(text), "")
	for _, layout := range []struct{ typed, kept string }{{"2006", "2006"}, {"1/2006", "2006-01"}, {"01/2006", "2006-01"}, {"1-2006", "2006-01"}, {"2006-01", "2006-01"}} {
		if t, err := time.Parse(layout.typed, tidy); err == nil && When(t.Format(layout.kept)).Valid() {
			return When(t.Format(layout.kept)), nil
		}
	}
	day, err := viet.ParseDay(text, today)
	if err != nil {
		return "", office.Invalid("", "Không hiểu thời điểm “%s”: hãy ghi như 1998, 9/1998 hoặc 05/09/1998.", viet.SafeLine(text))
	}
	return When(day), nil
}

// Valid says whether it is a year, a month or a day that exists.
func (w When) Valid() bool {
	layout, known := layouts[len(w)]
	if !known {
		return false
	}
	t, err := time.Parse(layout[0], string(w))
	return err == nil && t.Year() >= firstYear && t.Year() <= lastYear
}

// Exact says whether the very day is known.
func (w When) Exact() bool { return len(w) == 10 && w.Valid() }

// Year returns the year, 0 for the empty or a broken When.
func (w When) Year() int {
	if !w.Valid() {
		return 0
	}
	return w.time().Year()
}

// First returns the first day that it may be, "" for the empty or a broken When.
func (w When) First() office.Day {
	if !w.Valid() {
		return ""
	}
	return office.Day(w.time().Format("2006-01-02"))
}

// Last returns the last day that it may be, "" for the empty or a broken When.
func (w When) Last() office.Day {
	t := w.time()
	switch {
	case !w.Valid():
		return ""
	case len(w) == 4:
		t = t.AddDate(1, 0, -1)
	case len(w) == 7:
		t = t.AddDate(0, 1, -1)
	}
	return office.Day(t.Format("2006-01-02"))
}

// String shows it as people write it: 1998, 09/1998 or 05/09/1998; what is broken as it stands.
func (w When) String() string {
	if !w.Valid() {
		return string(w)
	}
	return w.time().Format(layouts[len(w)][1])
}

func (w When) time() time.Time {
	t, err := time.Parse(layouts[len(w)][0], string(w))
	if err != nil {
		return time.Time{}
	}
	return t
}

// addMonths returns the day n months later, the last day of that month where it has no such day.
func addMonths(day office.Day, n int) office.Day {
	t := day.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, office.Zone)
	last := first.AddDate(0, 1, -1).Day()
	return office.DayOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// wholeMonths returns how many whole months lie in [from, end).
func wholeMonths(from, end office.Day) int {
	if end <= from {
		return 0
	}
	a, b := from.Time(), end.Time()
	n := 12*(b.Year()-a.Year()) + int(b.Month()) - int(a.Month())
	if addMonths(from, n) > end {
		n--
	}
	return n
}

// yearOf returns the year of a day.
func yearOf(day office.Day) int { return day.Time().Year() }

// lastOf returns 31 December of a year.
func lastOf(year int) office.Day {
	return office.DayOf(time.Date(year, time.December, 31, 0, 0, 0, 0, office.Zone))
}

// firstOf returns 1 January of a year.
func firstOf(year int) office.Day {
	return office.DayOf(time.Date(year, time.January, 1, 0, 0, 0, 0, office.Zone))
}
