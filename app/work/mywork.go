package work

import (
	"context"
	"fmt"
	"slices"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Urgency says how near a dossier's promise is.
type Urgency string

// The urgencies, most urgent first.
const (
	UrgencyLate   Urgency = "late"   // past its due time
	UrgencyToday  Urgency = "today"  // due later today
	UrgencySoon   Urgency = "soon"   // due by the end of the second working day from now
	UrgencyLater  Urgency = "later"  // due after that
	UrgencyPaused Urgency = "paused" // the clock stands
	UrgencyNone   Urgency = "none"   // nothing was promised, or the result waits to be fetched
)

// WorkItem is a dossier that waits for somebody.
type WorkItem struct {
	Dossier   dossier.Dossier `json:"dossier"` // without its heavy fields
	Urgency   Urgency         `json:"urgency"`
	Remaining time.Duration   `json:"remaining"` // working time up to the due time, less than zero when it is past
	Text      string          `json:"text"`      // Vietnamese: "quá hạn 2 ngày 3 giờ làm việc"
}

// maxItems is how many dossiers of a kind are looked at for a list of work.
const maxItems = 1000

// MyWork lists what waits for an officer ("" is who works here): the dossiers that he or she handles, and of those that he
// or she received the ones that are at the desk, to be sent on or to be handed out. Least working time left first; paused
// ones and those without a limit stand last.
func (d *Desk) MyWork(ctx context.Context, who string) ([]WorkItem, error) {
	if who == "" {
		who = d.office.Who().Name
	}
	inside := office.Query{Filters: map[string][]string{"handler": {who}, "state": openStates()}, Sort: "due", Limit: maxItems}
	atDesk := statesThat(func(s dossier.State) bool {
		return s == dossier.Registered || s == dossier.Received || s == dossier.Done
	})
	outside := office.Query{Filters: map[string][]string{"receiver": {who}, "state": atDesk}, Sort: "due", Limit: maxItems}
	return d.items(ctx, inside, outside)
}

// Reminders lists the open dossiers that are late, due today or due by the end of the second working day from now; most
// urgent first. who limits them to those that an officer handles; "" is everybody.
func (d *Desk) Reminders(ctx context.Context, who string) ([]WorkItem, error) {
	q := dueBetween(zeroTime, d.soonEnd(ctx, office.DayOf(d.office.now())).Add(1).Time().Add(-time.Second))
	q.Limit = maxItems
	if who != "" {
		q.Filters["handler"] = []string{who}
	}
	return d.items(ctx, q)
}

// items are the dossiers of some queries with how urgent they are.
func (d *Desk) items(ctx context.Context, queries ...office.Query) ([]WorkItem, error) {
	judge := urgencyJudge{office: d.office, now: d.office.now(), engines: map[int64]*workday.Engine{}}
	judge.soon = d.soonEnd(ctx, office.DayOf(judge.now))
	var list []WorkItem
	seen := map[int64]bool{}
	for _, q := range queries {
		page, err := d.office.Store.Dossiers.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, x := range page {
			if seen[x.ID] {
				continue
			}
			seen[x.ID] = true
			item, err := judge.item(ctx, x)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
	}
	slices.SortStableFunc(list, compareItems)
	return list, nil
}

// compareItems sorts by the working time left; what has no running promise stands last.
func compareItems(a, b WorkItem) int {
	if x, y := a.running(), b.running(); x != y {
		if x {
			return -1
		}
		return 1
	}
	return int(min(max(a.Remaining-b.Remaining, -1), 1))
}

func (i WorkItem) running() bool { return i.Urgency != UrgencyPaused && i.Urgency != UrgencyNone }

// urgencyJudge works out how urgent dossiers are at one moment.
type urgencyJudge struct {
	office  *Office
	now     time.Time
	soon    office.Day
	engines map[int64]*workday.Engine
}

func (j *urgencyJudge) item(ctx context.Context, x dossier.Dossier) (WorkItem, error) {
	item := WorkItem{Dossier: x, Urgency: UrgencyNone}
	switch {
	case x.State == dossier.Done:
		item.Text = "chờ trả kết quả"
		return item, nil
	case x.State.Paused():
		item.Urgency, item.Remaining, item.Text = UrgencyPaused, x.Remaining, "tạm dừng"
		if x.Remaining > 0 {
			item.Text += ", " + workday.RemainingText(x.Remaining)
		}
		return item, nil
	case x.Due.IsZero():
		item.Text = "không quy định thời hạn"
		return item, nil
	}
	engine, err := j.engine(ctx, x.Calendar)
	if err != nil {
		return item, err
	}
	from, to := j.now, x.Due
	if x.Due.Before(j.now) {
		from, to = x.Due, j.now
	}
	if item.Remaining, err = engine.WorkingTime(from, to); err != nil {
		return item, err
	}
	item.Urgency, item.Text = j.urgency(x.Due, item.Remaining)
	if item.Urgency == UrgencyLate {
		item.Remaining = -item.Remaining
	}
	return item, nil
}

func (j *urgencyJudge) urgency(due time.Time, working time.Duration) (Urgency, string) {
	day := office.DayOf(due)
	switch {
	case due.Before(j.now):
		return UrgencyLate, "quá hạn " + daysText(working)
	case day == office.DayOf(j.now):
		return UrgencyToday, "đến hạn hôm nay lúc " + due.In(office.Zone).Format("15:04")
	case day <= j.soon:
		return UrgencySoon, "còn " + daysText(working) + ", hẹn " + instant(due)
	}
	return UrgencyLater, "còn " + daysText(working)
}

func (j *urgencyJudge) engine(ctx context.Context, version int64) (*workday.Engine, error) {
	if e, known := j.engines[version]; known {
		return e, nil
	}
	e, err := j.office.engine(ctx, version)
	j.engines[version] = e
	return e, err
}

// daysText writes working time in days of eight hours: "2 ngày 3 giờ làm việc".
func daysText(working time.Duration) string {
	const day = 8 * time.Hour
	days, hours, minutes := int(working/day), int(working%day/time.Hour), int(working%time.Hour/time.Minute)
	text := ""
	for _, part := range []struct {
		n    int
		unit string
		show bool
	}{{days, " ngày ", days > 0}, {hours, " giờ ", hours > 0}, {minutes, " phút ", days == 0 && minutes > 0 || days+hours == 0}} {
		if part.show {
			text += fmt.Sprint(part.n) + part.unit
		}
	}
	return text + "làm việc"
}
