package work

import (
	"context"
	"fmt"
	"time"

	"vanphongso/data/document"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Today is the home screen.
type Today struct {
	At          time.Time         `json:"at"`
	NewLetters  int               `json:"new_letters"` // taken letters that wait
	Quarantined int               `json:"quarantined"` // letters in quarantine
	TooLarge    int               `json:"too_large"`   // letters not downloaded yet
	DueToday    int               `json:"due_today"`   // open dossiers due later today
	Late        int               `json:"late"`        // open dossiers past their due time
	DueSoon     int               `json:"due_soon"`    // open dossiers due by the end of the second working day from now, today's included
	ThisMonth   int               `json:"this_month"`  // dossiers taken in this month
	LateList    []dossier.Dossier `json:"late_list"`   // at most 8, most late first
	DueList     []dossier.Dossier `json:"due_list"`    // at most 8, due next first
	LetterList  []letter.Letter   `json:"letter_list"` // at most 8 waiting letters, newest first
	Accounts    []letter.Account  `json:"accounts"`    // last try, last good fetch, last error of each enabled account
	LastFetch   time.Time         `json:"last_fetch"`  // oldest last good fetch over the enabled accounts; zero when one never was
	MailStale   bool              `json:"mail_stale"`  // LastFetch is older than the office's MailHours
	Documents   TodayDocuments    `json:"documents"`
	NextDayOff  string            `json:"next_day_off"` // Vietnamese: "Thứ Ba 24/11/2026 – Ngày Văn hóa Việt Nam"
}

// TodayDocuments is what the home screen shows of documents.
type TodayDocuments struct {
	Late     int                 `json:"late"`      // open incoming ones past their day
	ToDirect int                 `json:"to_direct"` // presented, without a direction
	ToNumber int                 `json:"to_number"` // outgoing ones that are signed
	LateList []document.Incoming `json:"late_list"` // at most 8, most late first
	DueList  []document.Incoming `json:"due_list"`  // due by the end of the second working day from now; at most 8, due next first
}

// todayRows is how many rows each list of the home screen has.
const todayRows = 8

// Today returns what the home screen shows.
func (d *Desk) Today(ctx context.Context) (Today, error) {
	t := Today{At: d.office.Time()}
	for _, fill := range []func(context.Context, *Today) error{d.todaysMail, d.todaysAccounts, d.todaysDossiers, d.todaysDocuments, d.nextDayOff} {
		if err := fill(ctx, &t); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (d *Desk) todaysMail(ctx context.Context, t *Today) (err error) {
	letters := d.office.Store.Letters
	waiting := office.Query{Filters: map[string][]string{"state": {string(letter.Taken)}, "handling": {string(letter.Waiting)}}, Limit: todayRows}
	if t.NewLetters, err = letters.Count(ctx, waiting); err != nil {
		return err
	}
	if t.LetterList, err = letters.Page(ctx, waiting); err != nil {
		return err
	}
	if t.Quarantined, err = letters.Count(ctx, inState(letter.Quarantined)); err != nil {
		return err
	}
	t.TooLarge, err = letters.Count(ctx, inState(letter.TooLarge))
	return err
}

func inState(s letter.State) office.Query {
	return office.Query{Filters: map[string][]string{"state": {string(s)}}}
}

func (d *Desk) todaysAccounts(ctx context.Context, t *Today) error {
	accounts, err := d.office.Mailroom().Accounts(ctx)
	if err != nil {
		return err
	}
	s, err := d.office.Settings(ctx)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		if a.Disabled {
			continue
		}
		if len(t.Accounts) == 0 || a.LastGood.Before(t.LastFetch) {
			t.LastFetch = a.LastGood
		}
		t.Accounts = append(t.Accounts, a)
	}
	t.MailStale = len(t.Accounts) > 0 && t.At.Sub(t.LastFetch) > time.Duration(s.MailHours)*time.Hour
	return nil
}

// openStates are the states in which a dossier is still to be decided.
func openStates() []string { return statesThat(dossier.State.Open) }

func statesThat(hold func(dossier.State) bool) []string {
	var list []string
	for _, s := range dossier.States() {
		if hold(s) {
			list = append(list, fmt.Sprint(int(s)))
		}
	}
	return list
}

// dueBetween asks for open dossiers with a due time in [from, to]; an empty bound is open, dossiers without a limit
// have no due time and are never found.
func dueBetween(from, to time.Time) office.Query {
	q := office.Query{Filters: map[string][]string{"state": openStates()}, From: map[string]string{}, To: map[string]string{}, Sort: "due", Limit: todayRows}
	if from.IsZero() {
		from = time.Unix(0, 0)
	}
	q.From["due"] = from.UTC().Format(time.RFC3339)
	q.To["due"] = to.UTC().Format(time.RFC3339)
	return q
}

func (d *Desk) todaysDossiers(ctx context.Context, t *Today) (err error) {
	dossiers := d.office.Store.Dossiers
	today := office.DayOf(t.At)
	late, dueToday := dueBetween(zeroTime, t.At.Add(-time.Second)), dueBetween(t.At, today.Add(1).Time().Add(-time.Second))
	soon := dueBetween(t.At, d.soonEnd(ctx, today).Add(1).Time().Add(-time.Second))
	for _, count := range []struct {
		to *int
		q  office.Query
	}{{&t.Late, late}, {&t.DueToday, dueToday}, {&t.DueSoon, soon}, {&t.ThisMonth, receivedSince(today[:8] + "01")}} {
		if *count.to, err = dossiers.Count(ctx, count.q); err != nil {
			return err
		}
	}
	if t.LateList, err = dossiers.Page(ctx, late); err != nil {
		return err
	}
	t.DueList, err = dossiers.Page(ctx, soon)
	return err
}

func (d *Desk) todaysDocuments(ctx context.Context, t *Today) (err error) {
	incoming, today := d.office.Store.Incoming, office.DayOf(t.At)
	late, soon := openDocuments(), openDocuments()
	late.Sort, late.Limit, late.To = "due", todayRows, map[string]string{"due": string(today.Add(-1))}
	soon.Sort, soon.Limit, soon.From, soon.To = "due", todayRows, map[string]string{"due": string(today)}, map[string]string{"due": string(d.soonEnd(ctx, today))}
	if t.Documents.Late, err = incoming.Count(ctx, late); err != nil {
		return err
	}
	if t.Documents.ToDirect, err = incoming.Count(ctx, inStates(document.Presented)); err != nil {
		return err
	}
	if t.Documents.ToNumber, err = d.office.Store.Outgoing.Count(ctx, inStates(document.Signed)); err != nil {
		return err
	}
	if t.Documents.LateList, err = incoming.Page(ctx, late); err != nil {
		return err
	}
	t.Documents.DueList, err = incoming.Page(ctx, soon)
	return err
}

func receivedSince(day office.Day) office.Query {
	return office.Query{
		Filters: map[string][]string{"state": statesThat(func(s dossier.State) bool { return s != dossier.Registered && s != dossier.Rejected })},
		From:    map[string]string{"received_at": day.Time().UTC().Format(time.RFC3339)},
	}
}

// soonEnd returns the second working day after today; without a calendar, four days on.
func (d *Desk) soonEnd(ctx context.Context, today office.Day) office.Day {
	calendar, err := d.office.Store.Calendars.Current(ctx)
	if err != nil {
		return today.Add(4)
	}
	day, left := today, 2
	for range 30 {
		day = day.Add(1)
		works, err := calendar.IsWorkday(day)
		if err != nil {
			return today.Add(4)
		}
		if works {
			left--
		}
		if left == 0 {
			return day
		}
	}
	return day
}

// nextDayOff names the next exception of the calendar that is a day off, today's included.
func (d *Desk) nextDayOff(ctx context.Context, t *Today) error {
	calendar, err := d.office.Store.Calendars.Current(ctx)
	if err != nil {
		if office.CodeOf(err) == office.CodeNotFound {
			return nil
		}
		return err
	}
	today := office.DayOf(t.At)
	var next workday.Exception
	for _, e := range calendar.Exceptions {
		if e.Kind == workday.Off && e.Day >= today && (next.Day == "" || e.Day < next.Day) {
			next = e
		}
	}
	if next.Day != "" {
		t.NextDayOff = workday.WeekdayName(next.Day) + " " + next.Day.String() + " – " + next.Reason
	}
	return nil
}
