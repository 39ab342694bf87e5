package screens

import (
	"context"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// homeView is what the home screen shows, read beside the window.
type homeView struct {
	today      work.Today
	open       int // dossiers in work
	dossiers   int
	letters    int
	documents  int // incoming and outgoing ones
	unverified int // procedures in force that nobody has checked
	accounts   int
	mine       []work.WorkItem // of who works here: late or due soon
	staff      int             // what is to be begun about people, for the personnel officer
	staffTone  kit.Tone
}

// fresh tells an office in which nothing has come in yet.
func (v *homeView) fresh() bool { return v.dossiers == 0 && v.letters == 0 && v.documents == 0 }

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
	counts, err := store.Dossiers.Counts(ctx, []office.Query{{}, statesThat(dossier.State.Open)})
	if err != nil {
		return nil, err
	}
	v.dossiers, v.open = counts[0], counts[1]
	for _, count := range []func(context.Context, office.Query) (int, error){store.Incoming.Count, store.Outgoing.Count} {
		n, err := count(ctx, office.Query{})
		if err != nil {
			return nil, err
		}
		v.documents += n
	}
	if v.mine, err = p.deps.office.Desk().Reminders(ctx, "", work.Mine); err != nil {
		return nil, err
	}
	v.staff, v.staffTone, err = duesNow(ctx, p.deps)
	return v, err
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
