package screens

import (
	"context"
	"fmt"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// homeView is what the home screen shows, read beside the window.
type homeView struct {
	today      work.Today
	open       int // dossiers in work
	dossiers   int
	letters    int
	unverified int // procedures in force that nobody has checked
	accounts   int
	months     []kit.Bar
	ways       []kit.Bar
}

// fresh tells an office in which nothing has come in yet.
func (v *homeView) fresh() bool { return v.dossiers == 0 && v.letters == 0 }

// work is the list of what is to be done: late first, then what is due next.
func (v *homeView) work() []dossier.Dossier {
	return append(append([]dossier.Dossier{}, v.today.LateList...), v.today.DueList...)
}

func (p *home) read(ctx context.Context) (*homeView, error) {
	v := &homeView{}
	store := p.deps.office.Store
	today, err := p.deps.office.Desk().Today(ctx)
	if err != nil {
		return nil, err
	}
	v.today = today
	v.accounts = len(today.Accounts)
	day := office.DayOf(today.At)
	if v.unverified, err = store.Procedures.Count(ctx, unverified(day)); err != nil {
		return nil, err
	}
	if v.letters, err = store.Letters.Count(ctx, office.Query{}); err != nil {
		return nil, err
	}
	counts, err := store.Dossiers.Counts(ctx, append([]office.Query{{}, statesThat(dossier.State.Open)}, monthQueries(day)...))
	if err != nil {
		return nil, err
	}
	v.dossiers, v.open = counts[0], counts[1]
	v.months = monthBars(day, counts[2:])
	ways, err := store.Dossiers.GroupCount(ctx, office.Query{}, "channel")
	if err != nil {
		return nil, err
	}
	v.ways = wayBars(ways)
	return v, nil
}

// shownMonths are the bars of the chart: this month and those before.
const shownMonths = 12

// monthStart is the first day of the month that lies back months before the one of day.
func monthStart(day office.Day, back int) time.Time {
	t := day.Time()
	return time.Date(t.Year(), t.Month()-time.Month(back), 1, 0, 0, 0, 0, office.Zone)
}

// monthQueries ask for the dossiers received in each of the last months, the oldest first.
func monthQueries(day office.Day) []office.Query {
	var queries []office.Query
	for back := shownMonths - 1; back >= 0; back-- {
		queries = append(queries, office.Query{
			From: map[string]string{"received_at": monthStart(day, back).UTC().Format(time.RFC3339)},
			To:   map[string]string{"received_at": monthStart(day, back-1).Add(-time.Second).UTC().Format(time.RFC3339)},
		})
	}
	return queries
}

func monthBars(day office.Day, counts []int) []kit.Bar {
	bars := make([]kit.Bar, len(counts))
	for i, n := range counts {
		bars[i] = kit.Bar{Label: fmt.Sprintf("%02d", int(monthStart(day, len(counts)-1-i).Month())), Value: float64(n), Tone: kit.ToneAccent}
	}
	return bars
}

// wayBars are the parts of the channels, in the order they are offered.
func wayBars(counts map[string]int) []kit.Bar {
	tones := map[procedure.Channel]kit.Tone{procedure.Counter: kit.ToneAccent, procedure.Online: kit.ToneDone, procedure.Post: kit.ToneSoon}
	var bars []kit.Bar
	for _, channel := range procedure.Channels {
		if n := counts[string(channel)]; n > 0 {
			bars = append(bars, kit.Bar{Label: kit.T(channel.Label()), Value: float64(n), Tone: tones[channel]})
		}
	}
	return bars
}

// unverified asks for the procedures in force that nobody has compared with the official text.
func unverified(day office.Day) office.Query {
	q := inForce(day)
	q.Filters = map[string][]string{"verified": {"false"}}
	return q
}

// inForce asks for the procedures valid on the day.
func inForce(day office.Day) office.Query {
	return office.Query{To: map[string]string{"from": string(day)}, From: map[string]string{"to": string(day)}}
}
