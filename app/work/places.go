package work

import (
	"cmp"
	"context"
	"slices"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// Places are the units and people that dossiers go to: those of the newest dossiers in work, the most frequent first, then
// the units that procedures name.
type Places struct {
	Units    []string
	Handlers []string
	UnitOf   map[string]string // of each handler, where he or she worked last
}

// placesRead is how many of the newest dossiers are looked at for places.
const placesRead = 300

// Places returns where dossiers may be handed over to. Any other place will do too.
func (d *Desk) Places(ctx context.Context) (Places, error) {
	places := Places{UnitOf: map[string]string{}}
	inWork := office.Query{Filters: map[string][]string{"state": statesThat(func(s dossier.State) bool { return s.Open() && s != dossier.Received })}, Limit: placesRead}
	list, err := d.office.Store.Dossiers.Page(ctx, inWork)
	if err != nil {
		return places, err
	}
	units, handlers := map[string]int{}, map[string]int{}
	for _, x := range list {
		if s := x.Step; s != nil {
			units[s.Unit]++
			handlers[s.Handler]++
			if _, known := places.UnitOf[s.Handler]; !known {
				places.UnitOf[s.Handler] = s.Unit
			}
		}
	}
	procedures, err := d.office.Catalogue().InForce(ctx, office.DayOf(d.office.Time()))
	if err != nil {
		return places, err
	}
	for _, p := range procedures {
		units[p.Unit] += 0
	}
	places.Units, places.Handlers = mostFrequent(units), mostFrequent(handlers)
	return places, nil
}

// mostFrequent returns the words by how often they were seen, those of a rank by the alphabet; "" is none.
func mostFrequent(count map[string]int) []string {
	var words []string
	for word := range count {
		if word != "" {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return words
}
