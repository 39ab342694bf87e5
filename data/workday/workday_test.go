package workday

import (
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

func plainCalendar() *Calendar {
	day := []Session{{450, 690}, {780, 1020}}
	return &Calendar{
		Years:      []int{2026},
		Hours:      []Hours{{From: "2026-01-01", Week: [7][]Session{nil, day, day, day, day, day, nil}}},
		Exceptions: []Exception{{Day: "2026-11-24", Kind: Off, Reason: "Ngày Văn hóa Việt Nam", Verified: true}},
	}
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := ParseInstant(s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestParseBudget(t *testing.T) {
	for in, want := range map[string]string{"5d": "5 ngày làm việc", "2.5d": "2,5 ngày làm việc", "30cd": "30 ngày", "12h": "12 giờ làm việc", " 0,5D ": "nửa ngày làm việc"} {
		b, err := ParseBudget(in)
		if err != nil || b.Vietnamese() != want {
			t.Errorf("%q: %q, %v", in, b.Vietnamese(), err)
		}
		if again, err := ParseBudget(b.String()); err != nil || again != b {
			t.Errorf("%q does not survive being written: %v, %v", in, again, err)
		}
	}
	for _, in := range []string{"", "5", "d", "0d", "-1d", "0.3d", "1.5cd", "5 ngày", "1e9d", "99999d", "NaNd", "+-3d"} {
		if b, err := ParseBudget(in); err == nil {
			t.Errorf("%q was read as %v", in, b)
		}
	}
}

func TestReadBudget(t *testing.T) {
	for in, want := range map[string]string{
		"2 ngay": "2d", "2 ngày": "2d", "2 Ngày  làm việc": "2d", "2,5 ngày": "2.5d", "2nlv": "2d", "4 giờ": "4h", "4giờ làm việc": "4h", "30 ngày lịch": "30cd", "5d": "5d", "30cd": "30cd", "12h": "12h",
	} {
		if b, err := ReadBudget(in, WorkingDays); err != nil || b.String() != want {
			t.Errorf("%q: %q, %v", in, b, err)
		}
	}
	if b, err := ReadBudget("30 ngày", CalendarDays); err != nil || b.String() != "30cd" {
		t.Errorf("%q, %v", b, err)
	}
	for _, in := range []string{"", "5", "ngày", "0 ngày", "-1 giờ", "2 tuần", "1,5 ngày lịch", "9999 ngày"} {
		if b, err := ReadBudget(in, WorkingDays); err == nil || !strings.Contains(office.MessageOf(err), "2 ngày làm việc") {
			t.Errorf("%q was read as %v, %v", in, b, err)
		}
	}
}

func TestJudge(t *testing.T) {
	c := plainCalendar()
	for _, v := range []struct {
		due, finished string
		exact         bool
		want          Outcome
	}{
		{"2026-11-23T09:00", "2026-11-23T07:29:59", false, Early},
		{"2026-11-23T09:00", "2026-11-23T07:30", false, OnTime},
		{"2026-11-23T09:00", "2026-11-23T11:30", false, OnTime},
		{"2026-11-23T09:00", "2026-11-23T11:30:01", false, Late},
		{"2026-11-23T11:30", "2026-11-23T08:00", false, OnTime}, // a close belongs to the session that closes
		{"2026-11-23T11:30", "2026-11-23T12:00", false, Late},
		{"2026-11-23T09:00", "2026-11-23T08:59", true, Early},
		{"2026-11-23T09:00", "2026-11-23T09:00:01", true, Late},
	} {
		if got, err := c.Judge(instant(t, v.due), instant(t, v.finished), v.exact); err != nil || got != v.want {
			t.Errorf("due %s finished %s: %s, want %s (%v)", v.due, v.finished, got, v.want, err)
		}
	}
}

func TestExtensionKeepsTheClockAndLaterPausesCountAgainstIt(t *testing.T) {
	c := plainCalendar()
	e := &Extension{Days: 3, At: instant(t, "2026-11-10T08:00")}
	pause := Pause{From: instant(t, "2026-11-12T10:00"), To: instant(t, "2026-11-12T11:00")}
	p, err := c.Deadline(instant(t, "2026-11-09T10:00"), Budget{Halves: 4, Unit: WorkingDays}, []Pause{pause}, e)
	if err != nil || FormatInstant(p.Due) != "2026-11-16T11:00" {
		t.Errorf("due %s (%v), want 2026-11-16T11:00", FormatInstant(p.Due), err)
	}
}

func TestExplanationNamesTheHoliday(t *testing.T) {
	p, err := plainCalendar().Deadline(instant(t, "2026-11-23T10:00"), Budget{Halves: 4, Unit: WorkingDays}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := p.Explanation.Text()
	for _, want := range []string{"2 ngày làm việc", "24/11/2026  Không tính: Ngày Văn hóa Việt Nam.", "26/11/2026  thứ Năm: ngày làm việc thứ 2.", "Hẹn trả lúc 10:00"} {
		if !strings.Contains(text, want) {
			t.Errorf("the explanation lacks %q:\n%s", want, text)
		}
	}
}

func TestValidateRefusesBrokenCalendars(t *testing.T) {
	for name, spoil := range map[string]func(*Calendar){
		"no hours":             func(c *Calendar) { c.Hours = nil },
		"overlapping sessions": func(c *Calendar) { c.Hours[0].Week[1] = []Session{{450, 690}, {600, 700}} },
		"no working day":       func(c *Calendar) { c.Hours[0].Week = [7][]Session{} },
		"day twice":            func(c *Calendar) { c.Exceptions = append(c.Exceptions, c.Exceptions[0]) },
		"unknown kind":         func(c *Calendar) { c.Exceptions[0].Kind = "half" },
		"no reason":            func(c *Calendar) { c.Exceptions[0].Reason = "" },
	} {
		c := plainCalendar()
		spoil(c)
		if err := c.Validate(); office.CodeOf(err) != office.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
