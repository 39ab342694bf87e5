package screens

import (
	"context"
	"slices"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// documentLists are the lists that documents are registered with.
type documentLists = catalogue.Documents

// soonDay is the second working day after today.
func (c *clock) soonDay() office.Day { return office.DayOf(c.soonEnd()) }

// workdays is how many days on which the office works lie in (from, to].
func (c *clock) workdays(from, to office.Day) int {
	n, engine := 0, c.engine.Load()
	for day := from.Add(1); day <= to; day = day.Add(1) {
		works := day.Time().Weekday() != time.Saturday && day.Time().Weekday() != time.Sunday
		if engine != nil {
			if known, err := engine.IsWorkday(day); err == nil {
				works = known
			}
		}
		if works {
			n++
		}
	}
	return n
}

// dueBy says in a word how a day that something is due stands against today, and its tone; "" while there is time.
func (c *clock) dueBy(due office.Day) (string, kit.Tone) {
	today := office.DayOf(c.now())
	switch {
	case due == "":
	case due < today:
		return kit.Tf("Quá hạn %d ngày", max(1, c.workdays(due, today))), kit.ToneLate
	case due == today:
		return kit.T("Đến hạn hôm nay"), kit.ToneSoon
	case due <= c.soonDay():
		return kit.Tf("Còn %d ngày", c.workdays(today, due)), kit.ToneSoon
	}
	return "", kit.ToneNone
}

// incoming says in a word how an incoming document stands, and its tone.
func (c *clock) incoming(x *document.Incoming) (string, kit.Tone) {
	if x.State.Open() {
		if word, tone := c.dueBy(x.Due); word != "" {
			return word, tone
		}
	}
	return kit.T(string(x.State)), documentTone(x.State)
}

// documentTone is the colour of a document's state.
func documentTone(s document.State) kit.Tone {
	switch s {
	case document.Completed, document.Issued:
		return kit.ToneDone
	case document.ForNotice, document.GivenBack, document.Cancelled:
		return kit.ToneMuted
	}
	return kit.ToneAccent
}

// documentStates are states as choices of a filter.
func documentStates(states []document.State) []kit.Option {
	list := make([]kit.Option, len(states))
	for i, s := range states {
		list[i] = kit.Option{Value: string(s), Label: kit.T(string(s))}
	}
	return list
}

// briefDate writes a day for a list: without the year when it is this one.
func briefDate(day office.Day, now time.Time) string {
	if day == "" {
		return ""
	}
	return briefDay(day.Time(), now)
}

// typeOptions are types of documents as choices, with the abbreviation that stands in their symbols.
func typeOptions(types document.Types) []kit.Option {
	list := make([]kit.Option, len(types))
	for i, kind := range types {
		note := kind.Abbreviation
		if note != "" && !kind.Verified {
			note = kit.Tf("%s · chưa kiểm chứng", note)
		}
		list[i] = kit.Option{Value: kind.Name, Label: kind.Name, Note: note}
	}
	return list
}

// yearsBack is how many years are offered to look at.
const yearsBack = 10

// mostAuthors is how many authors a filter offers.
const mostAuthors = 500

func (s *incoming) authors(ctx context.Context) ([]kit.Option, error) {
	names, err := s.deps.office.Registry().Authors(ctx, "", mostAuthors)
	list := named(names)
	for i := range list {
		list[i].Value = viet.SearchText(list[i].Value)
	}
	return list, err
}

// grouped are the values of a column that occur among the open documents, as choices of a filter.
func (s *incoming) grouped(column string) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		counts, err := s.deps.office.Store.Incoming.GroupCount(ctx, incomingDue("", ""), column)
		delete(counts, "")
		return sortedOptions(counts), err
	}
}

// documentUnits are the units that handle documents: those of the settings, then those that have dossiers.
func documentUnits(ctx context.Context, d deps) ([]string, error) {
	settings, err := d.office.Registry().Settings(ctx)
	if err != nil {
		return nil, err
	}
	places, err := d.office.Desk().Places(ctx)
	var names []string
	for _, unit := range settings.Units {
		names = append(names, unit.Name)
	}
	for _, unit := range places.Units {
		if !slices.Contains(names, unit) {
			names = append(names, unit)
		}
	}
	return names, err
}

// incomingVerbs are the entries of the history in words.
func incomingVerbs() map[string]string {
	return documentVerbs(document.IncomingStates(), document.IncomingMoves)
}

// The chips of the incoming documents, for shell.Host.NavigateTo.
const (
	ThisYearIncoming  = "year"
	ToPresentIncoming = "to_present"
	PresentedIncoming = "presented" // no direction yet
	HandlingIncoming  = "handling"
	SoonIncoming      = "due_soon" // by the end of the second working day
	LateIncoming      = "late"
	ToConfirmIncoming = "to_confirm"
	DoneIncoming      = "done"
	AllIncoming       = "all"
)
