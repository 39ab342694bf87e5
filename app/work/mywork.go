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

// Whose says whose work is asked for.
type Whose string

// Whose work there is: one's own, that of the unit one works in, everybody's.
const (
	Mine      Whose = "mine"
	MyUnits   Whose = "unit"
	Everyones Whose = "all"
)

// MyWork lists what waits for an officer ("" is who works here): the dossiers that he or she handles, and of those that he
// or she received the ones that are at the desk, to be sent on or to be handed out; or what waits for his or her unit, or for
// everybody. Least working time left first; paused ones and those without a limit stand last.
func (d *Desk) MyWork(ctx context.Context, who string, whose Whose) ([]WorkItem, error) {
	queries, err := d.waiting(ctx, who, whose)
	if err != nil {
		return nil, err
	}
	for i := range queries {
		queries[i].Sort, queries[i].Limit = "due", maxItems
	}
	return d.items(ctx, queries...)
}

// Reminders lists what of MyWork is late, due today or due by the end of the second working day from now; most urgent first.
func (d *Desk) Reminders(ctx context.Context, who string, whose Whose) ([]WorkItem, error) {
	list, err := d.MyWork(ctx, who, whose)
	return slices.DeleteFunc(list, func(i WorkItem) bool { return !i.Urgency.pressing() }), err
}

func (u Urgency) pressing() bool { return u == UrgencyLate || u == UrgencyToday || u == UrgencySoon }

// waiting asks for what waits for somebody: one question for what is in the departments, one for what is at the desk. No
// dossier is in both.
func (d *Desk) waiting(ctx context.Context, who string, whose Whose) ([]office.Query, error) {
	if who == "" {
		who = d.office.Who().Name
	}
	inside := office.Query{Filters: map[string][]string{"state": openStates()}}
	atDesk := office.Query{Filters: map[string][]string{"handler": {""}, "state": statesThat(atDesk)}}
	switch whose {
	case Everyones:
		done := office.Query{Filters: map[string][]string{"state": {fmt.Sprint(int(dossier.Done))}}}
		return []office.Query{inside, done}, nil
	case MyUnits:
		colleagues, err := d.colleagues(ctx, who)
		if err != nil || len(colleagues) == 0 { // nobody's unit is known: this is the desk
			return []office.Query{atDesk}, err
		}
		inside.Filters["handler"] = colleagues
		return []office.Query{inside}, nil
	}
	inside.Filters["handler"], atDesk.Filters["receiver"] = []string{who}, []string{who}
	return []office.Query{inside, atDesk}, nil
}

// atDesk are the states in which the one-stop desk has a dossier.
func atDesk(s dossier.State) bool {
	return s == dossier.Registered || s == dossier.Received || s == dossier.Done
}

// colleagues are those who work in the unit of an officer, as their dossiers say; none when he or she has none.
func (d *Desk) colleagues(ctx context.Context, who string) ([]string, error) {
	places, err := d.Places(ctx)
	if err != nil || places.UnitOf[who] == "" {
		return nil, err
	}
	var list []string
	for handler, unit := range places.UnitOf {
		if handler != "" && unit == places.UnitOf[who] {
			list = append(list, handler)
		}
	}
	slices.Sort(list)
	return list, nil
}

// items are the dossiers of some queries with how urgent they are.
func (d *Desk) items(ctx context.Context, queries ...office.Query) ([]WorkItem, error) {
	judge := d.judge(ctx)
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
	now     time.Time
	soon    office.Day
	engines *engineShelf
}

func (d *Desk) judge(ctx context.Context) *urgencyJudge {
	now := d.office.Time()
	return &urgencyJudge{now: now, soon: d.soonEnd(ctx, office.DayOf(now)), engines: enginesOf(d.office)}
}

// WorkItem returns a dossier with how urgent it is. Error: office.CodeNotFound.
func (d *Desk) WorkItem(ctx context.Context, id int64) (*WorkItem, error) {
	x, err := d.office.Store.Dossiers.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	item, err := d.judge(ctx).item(ctx, *x)
	return &item, err
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
	engine, err := j.engines.of(ctx, x.Calendar)
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
