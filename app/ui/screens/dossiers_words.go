package screens

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// clock tells how dossiers stand against the office's working time. It reads the calendar beside the window and answers
// on it at once; without a calendar it counts civil days.
type clock struct {
	office *work.Office
	now    func() time.Time
	read   atomic.Int64 // when the calendar was read, Unix seconds
	engine atomic.Pointer[workday.Engine]
}

// calendarAge is how long a calendar that was read may be answered from.
const calendarAge = 60 // seconds

// refresh reads the calendar again when that was some time ago. An office without one goes on without.
func (c *clock) refresh(ctx context.Context) {
	now := time.Now().Unix()
	if read := c.read.Load(); now-read < calendarAge || !c.read.CompareAndSwap(read, now) {
		return
	}
	calendar, err := c.office.Calendars().Current(ctx)
	if err != nil {
		return
	}
	if engine, err := calendar.Engine(); err == nil {
		c.engine.Store(engine)
	}
}

// working returns the working time between two instants; without a calendar eight hours a day.
func (c *clock) working(from, to time.Time) time.Duration {
	if engine := c.engine.Load(); engine != nil {
		if left, err := engine.WorkingTime(from, to); err == nil {
			return left
		}
	}
	return max(0, to.Sub(from)) / 3
}

// soonEnd is the end of the second working day after today.
func (c *clock) soonEnd() time.Time {
	day, left, engine := office.DayOf(c.now()), 2, c.engine.Load()
	for range 30 {
		day = day.Add(1)
		works := day.Time().Weekday() != time.Saturday && day.Time().Weekday() != time.Sunday
		if engine != nil {
			if known, err := engine.IsWorkday(day); err == nil {
				works = known
			}
		}
		if works {
			left--
		}
		if left == 0 {
			break
		}
	}
	return day.Add(1).Time().Add(-time.Second)
}

// standing says in a word how a dossier stands, and its tone.
func (c *clock) standing(x *dossier.Dossier) (string, kit.Tone) {
	now := c.now()
	if word, tone, known := standingOf(x); known {
		return word, tone
	}
	switch {
	case x.Due.IsZero():
	case x.Due.Before(now):
		return kit.Tf("Quá hạn %s", roughly(c.working(x.Due, now))), kit.ToneLate
	case office.DayOf(x.Due) == office.DayOf(now):
		return kit.T("Đến hạn hôm nay"), kit.ToneSoon
	case !x.Due.After(c.soonEnd()):
		return kit.Tf("Còn %s", roughly(c.working(now, x.Due))), kit.ToneSoon
	}
	if x.State == dossier.Received {
		return kit.T("Chờ chuyển"), kit.ToneAccent
	}
	return kit.T("Đang xử lý"), kit.ToneAccent
}

// standingOf is the standing in a state in which no time runs; known is false for the others.
func standingOf(x *dossier.Dossier) (word string, tone kit.Tone, known bool) {
	switch x.State {
	case dossier.Registered:
		return kit.T("Mới đăng ký"), kit.ToneAccent, true
	case dossier.Rejected:
		return kit.T("Không tiếp nhận"), kit.ToneMuted, true
	case dossier.Done:
		return kit.T("Chờ trả kết quả"), kit.ToneDone, true
	case dossier.Returned:
		return kit.T("Đã trả kết quả"), kit.ToneMuted, true
	}
	switch {
	case !x.State.Paused():
		return "", kit.ToneNone, false
	case !x.TakenIn():
		return kit.T("Chờ bổ sung"), kit.TonePaused, true
	case x.Limit == "" || x.Remaining <= 0:
		return kit.T("Tạm dừng"), kit.TonePaused, true
	}
	return kit.Tf("Dừng, còn %s", roughly(x.Remaining)), kit.TonePaused, true
}

// workingDay is what a working day is counted as in words.
const workingDay = 8 * time.Hour

// roughly writes working time in one unit: 3 ngày, 2 giờ, 20 phút.
func roughly(left time.Duration) string {
	switch {
	case left >= workingDay:
		return kit.Tf("%d ngày", int(left/workingDay))
	case left >= time.Hour:
		return kit.Tf("%d giờ", int(left/time.Hour))
	}
	return kit.Tf("%d phút", max(1, int(left/time.Minute)))
}

// exactly writes working time in days and hours, or hours and minutes: 3 ngày 2 giờ làm việc.
func exactly(left time.Duration) string {
	days, hours, minutes := int(left/workingDay), int(left%workingDay/time.Hour), int(left%time.Hour/time.Minute)
	switch {
	case days > 0 && hours > 0:
		return kit.Tf("%d ngày %d giờ làm việc", days, hours)
	case days > 0:
		return kit.Tf("%d ngày làm việc", days)
	case hours > 0:
		return kit.Tf("%d giờ %d phút làm việc", hours, minutes)
	}
	return kit.Tf("%d phút làm việc", minutes)
}

// dueQuery asks for dossiers whose time runs and that are due in [from, to]; a zero bound is open.
func dueQuery(from, to time.Time) office.Query {
	q := statesThat(dossier.State.Running)
	q.Sort = "due"
	q.From, q.To = map[string]string{}, map[string]string{}
	if !from.IsZero() {
		q.From["due"] = from.UTC().Format(time.RFC3339)
	}
	if !to.IsZero() {
		q.To["due"] = to.UTC().Format(time.RFC3339)
	}
	return q
}

// statesThat asks for the dossiers in the states that a question holds for.
func statesThat(hold func(dossier.State) bool) office.Query {
	return inStates(slices.DeleteFunc(dossier.States(), func(s dossier.State) bool { return !hold(s) })...)
}

func inStates(states ...dossier.State) office.Query {
	list := make([]string, len(states))
	for i, s := range states {
		list[i] = fmt.Sprint(int(s))
	}
	return office.Query{Filters: map[string][]string{"state": list}}
}

// endOfDay is the last second of the day of an instant.
func endOfDay(t time.Time) time.Time { return office.DayOf(t).Add(1).Time().Add(-time.Second) }
