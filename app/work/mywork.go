package work

import (
	"context"
	"fmt"
	"slices"
	"time"

	"vanphongso/data/document"
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

// WorkItem is a dossier or an incoming document that waits for somebody. One of Dossier and Document is there.
type WorkItem struct {
	Register  string             `json:"register"` // WorkDossier or WorkDocument
	ID        int64              `json:"id"`       // in that register
	Title     string             `json:"title"`    // code, or number of arrival and year
	Party     string             `json:"party"`    // owner, or author
	What      string             `json:"what"`
	Handler   string             `json:"handler"`
	Due       time.Time          `json:"due"` // of a document the end of its day; zero without one
	Urgency   Urgency            `json:"urgency"`
	Remaining time.Duration      `json:"remaining"`          // working time up to the due time, less than zero when it is past
	Text      string             `json:"text"`               // Vietnamese: "quá hạn 2 ngày 3 giờ làm việc"
	Dossier   *dossier.Dossier   `json:"dossier,omitempty"`  // without its heavy fields
	Document  *document.Incoming `json:"document,omitempty"` // without its heavy fields
}

// The registers that items of work stand in.
const (
	WorkDossier  = "dossiers"
	WorkDocument = "incoming"
)

// Key tells an item from all others, of both registers.
func (i *WorkItem) Key() int64 {
	if i.Register == WorkDocument {
		return 2*i.ID + 1
	}
	return 2 * i.ID
}

// State is the state in words.
func (i *WorkItem) State() string {
	if i.Document != nil {
		return string(i.Document.State)
	}
	return i.Dossier.State.String()
}

// maxItems is how many records of a kind are looked at for a list of work.
const maxItems = 1000

// Whose says whose work is asked for.
type Whose string

// Whose work there is: one's own, that of the unit one works in, everybody's.
const (
	Mine      Whose = "mine"
	MyUnits   Whose = "unit"
	Everyones Whose = "all"
)

// MyWork lists what waits for an officer ("" is who works here): the dossiers and documents that he or she handles, of the
// dossiers that he or she received those that are at the desk, and the documents that wait for his or her direction; or what
// waits for his or her unit, or for everybody. Least working time left first; paused ones and those without a limit stand
// last.
func (d *Desk) MyWork(ctx context.Context, who string, whose Whose) ([]WorkItem, error) {
	dossiers, err := d.waiting(ctx, who, whose)
	if err != nil {
		return nil, err
	}
	documents, err := d.waitingDocuments(ctx, who, whose)
	if err != nil {
		return nil, err
	}
	return d.items(ctx, bounded(dossiers), bounded(documents))
}

// bounded asks for what is due first, and for no more than a list shows.
func bounded(queries []office.Query) []office.Query {
	for i := range queries {
		queries[i].Sort, queries[i].Limit = "due", maxItems
	}
	return queries
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

// items are the dossiers and documents of some queries with how urgent they are, each once.
func (d *Desk) items(ctx context.Context, dossiers, documents []office.Query) ([]WorkItem, error) {
	judge := d.judge(ctx)
	list, err := itemsOf(ctx, d.office.Store.Dossiers.Page, dossiers, judge.item)
	if err != nil {
		return nil, err
	}
	more, err := itemsOf(ctx, d.office.Store.Incoming.Page, documents, judge.document)
	list = append(list, more...)
	slices.SortStableFunc(list, compareItems)
	return list, err
}

func itemsOf[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), queries []office.Query, judge func(context.Context, T) (WorkItem, error)) ([]WorkItem, error) {
	var list []WorkItem
	seen := map[int64]bool{}
	for _, q := range queries {
		records, err := page(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, x := range records {
			item, err := judge(ctx, x)
			if err != nil {
				return nil, err
			}
			if !seen[item.ID] {
				seen[item.ID] = true
				list = append(list, item)
			}
		}
	}
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

// WorkItem returns the item of a key with its record whole. Error: office.CodeNotFound.
func (d *Desk) WorkItem(ctx context.Context, key int64) (*WorkItem, error) {
	if key%2 == 1 {
		x, err := d.office.Store.Incoming.Get(ctx, key/2)
		if err != nil {
			return nil, err
		}
		item, err := d.judge(ctx).document(ctx, *x)
		return &item, err
	}
	x, err := d.office.Store.Dossiers.Get(ctx, key/2)
	if err != nil {
		return nil, err
	}
	item, err := d.judge(ctx).item(ctx, *x)
	return &item, err
}

func (j *urgencyJudge) item(ctx context.Context, x dossier.Dossier) (WorkItem, error) {
	item := WorkItem{
		Register: WorkDossier, ID: x.ID, Title: x.Code, Party: x.Owner.Name, What: first(x.Summary, x.Procedure.Name), Handler: x.Handler(), Due: x.Due, Urgency: UrgencyNone, Dossier: &x,
	}
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
