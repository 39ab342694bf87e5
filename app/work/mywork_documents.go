package work

import (
	"context"
	"fmt"
	"slices"
	"time"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// inStates asks for the documents in some states.
func inStates(states ...document.State) office.Query {
	q := office.Query{Filters: map[string][]string{}}
	for _, state := range states {
		q.Filters["state"] = append(q.Filters["state"], string(state))
	}
	return q
}

// waitingDocuments asks for the incoming documents that wait for somebody: those that an officer handles or has the lead of
// by name, and those presented when he or she is one of the leaders; those that his or her unit has the lead of; or all.
func (d *Desk) waitingDocuments(ctx context.Context, who string, whose Whose) ([]office.Query, error) {
	if who == "" {
		who = d.office.Who().Name
	}
	switch whose {
	case Everyones:
		return []office.Query{openDocuments()}, nil
	case MyUnits:
		unit, err := d.unitOf(ctx, who)
		if err != nil || unit == "" {
			return nil, err
		}
		q := inStates(document.Directed, document.Handling, document.ToConfirm)
		q.Filters["unit"] = []string{unit}
		return []office.Query{q}, nil
	}
	handled, lead := inStates(document.Directed, document.Handling), inStates(document.Directed)
	handled.Filters["handler"], lead.Filters["unit"] = []string{who}, []string{who}
	queries := []office.Query{handled, lead}
	leads, err := d.leads(ctx, who)
	if leads {
		queries = append(queries, inStates(document.Presented))
	}
	return queries, err
}

// openDocuments asks for the incoming documents that somebody still has to do something with.
func openDocuments() office.Query {
	return inStates(slices.DeleteFunc(document.IncomingStates(), func(s document.State) bool { return !s.Open() })...)
}

// leads says whether somebody is one of the leaders, who direct.
func (d *Desk) leads(ctx context.Context, who string) (bool, error) {
	s, err := d.office.Registry().Settings(ctx)
	for _, leader := range s.Leaders {
		if viet.SearchText(leader.Name) == viet.SearchText(who) {
			return true, err
		}
	}
	return false, err
}

// unitOf is the unit of an officer, as the dossiers say that he or she handles, else the newest document; "" when nothing
// says it.
func (d *Desk) unitOf(ctx context.Context, who string) (string, error) {
	places, err := d.Places(ctx)
	if err != nil || places.UnitOf[who] != "" {
		return places.UnitOf[who], err
	}
	newest, err := d.office.Store.Incoming.Page(ctx, office.Query{Filters: map[string][]string{"handler": {who}}, Limit: 1})
	if err != nil || len(newest) == 0 {
		return "", err
	}
	return newest[0].Unit(), nil
}

// waitsFor says what a document waits for.
var waitsFor = map[document.State]string{
	document.Arrived: "chờ trình", document.ToPresent: "chờ trình", document.Presented: "chờ ý kiến chỉ đạo", document.Directed: "chờ phân công",
	document.Handling: "không có hạn", document.ToConfirm: "chờ duyệt",
}

// document says how urgent an incoming document is. Its due time is a day: days are counted, not hours.
func (j *urgencyJudge) document(ctx context.Context, x document.Incoming) (WorkItem, error) {
	item := WorkItem{
		Register: WorkDocument, ID: x.ID, Title: x.ArrivalInYear(), Party: x.Author, What: contentOf(x.Type, x.Summary), Handler: first(x.Handler, x.Unit()), Urgency: UrgencyNone,
		Text: waitsFor[x.State], Document: &x,
	}
	if x.Due == "" || !x.State.Open() {
		return item, nil
	}
	item.Due = x.Due.Add(1).Time().Add(-time.Second)
	today := office.DayOf(j.now)
	days, err := j.workdays(ctx, min(x.Due, today), max(x.Due, today))
	const workday = 8 * time.Hour
	switch {
	case x.Due < today:
		item.Urgency, item.Remaining, item.Text = UrgencyLate, -time.Duration(max(1, days))*workday, fmt.Sprintf("quá hạn %d ngày làm việc", max(1, days))
	case x.Due == today:
		item.Urgency, item.Remaining, item.Text = UrgencyToday, workday, "đến hạn hôm nay"
	case x.Due <= j.soon:
		item.Urgency, item.Remaining, item.Text = UrgencySoon, time.Duration(days+1)*workday, fmt.Sprintf("còn %d ngày làm việc", days)
	default:
		item.Urgency, item.Remaining, item.Text = UrgencyLater, time.Duration(days+1)*workday, fmt.Sprintf("còn %d ngày làm việc", days)
	}
	return item, err
}

// workdays counts the days on which the office works in (from, to], a year at most.
func (j *urgencyJudge) workdays(ctx context.Context, from, to office.Day) (int, error) {
	engine, err := j.engines.of(ctx, 0)
	if err != nil {
		return 0, err
	}
	n := 0
	for day := from.Add(1); day <= to && n < 366; day = day.Add(1) {
		works, err := engine.IsWorkday(day)
		if err != nil { // the calendar does not know that year: its weekdays
			works = day.Time().Weekday() != time.Saturday && day.Time().Weekday() != time.Sunday
		}
		if works {
			n++
		}
	}
	return n, nil
}

// documentsDue asks for the documents of MyWork that are due from one day to another.
func (d *Desk) documentsDue(ctx context.Context, who string, whose Whose, from, to office.Day) ([]document.Incoming, error) {
	queries, err := d.waitingDocuments(ctx, who, whose)
	var list []document.Incoming
	seen := map[int64]bool{}
	for _, q := range bounded(queries) {
		q.From, q.To = map[string]string{"due": string(from)}, map[string]string{"due": string(to)}
		page, err := d.office.Store.Incoming.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, x := range page {
			if !seen[x.ID] {
				seen[x.ID] = true
				list = append(list, x)
			}
		}
	}
	return list, err
}
