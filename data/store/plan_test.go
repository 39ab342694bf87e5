package store

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

const planRows = 3000

// planned is a dossier and the words it is found by.
type planned struct {
	dossier.Dossier
	text string
}

// planStore has dossiers among which conditions of all sizes can be asked for.
func planStore(t *testing.T) (*Store, []planned) {
	t.Helper()
	s := openStore(t, Options{Dir: t.TempDir()})
	r := rand.New(rand.NewPCG(7, 7))
	var kept []planned
	must(t, s, ha, "", func(tx *Tx) error {
		for i := range planRows {
			x := benchDossier(r, i+1, planRows)
			x.ProcedureCode = fmt.Sprintf("2.%06d", 1<<r.IntN(10)) // as many as any
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
			kept = append(kept, planned{*x, " " + viet.SearchText(strings.Join(dossierTexts(x), " "))})
		}
		return nil
	})
	return s, kept
}

// answers is what q asks for, found by looking at every dossier.
func answers(kept []planned, q office.Query) []int64 {
	found := slices.DeleteFunc(slices.Clone(kept), func(x planned) bool {
		for field, values := range q.Filters {
			is := map[string]string{"procedure": x.ProcedureCode, "channel": string(x.Channel), "state": fmt.Sprint(int(x.State))}[field]
			if !slices.Contains(values, is) {
				return true
			}
		}
		if due := q.To["due"]; due != "" && (x.Due.IsZero() || x.Due.Format(time.RFC3339) > due) {
			return true
		}
		return slices.ContainsFunc(words(q.Text), func(word string) bool { return !strings.Contains(x.text, " "+word) })
	})
	slices.SortFunc(found, func(a, b planned) int {
		order := 0
		switch q.Sort {
		case "owner":
			order = bytes.Compare(orderKey(a.Owner.Name), orderKey(b.Owner.Name))
		case "due":
			order = cmp.Compare(microsOrNever(a.Due), microsOrNever(b.Due))
		}
		order = cmp.Or(order, cmp.Compare(a.ID, b.ID))
		if q.Descending || q.Sort == "" {
			return -order
		}
		return order
	})
	var ids []int64
	for _, x := range found[min(q.Offset, len(found)):min(q.Offset+q.Limit, len(found))] {
		ids = append(ids, x.ID)
	}
	return ids
}

// Whatever way a page is reached, it is the page that was asked for, and every way is taken by some question.
func TestEveryWayGivesTheSamePage(t *testing.T) {
	ctx := context.Background()
	s, kept := planStore(t)
	taken := map[string]int{}
	for _, q := range planQuestions() {
		asked := get[*question](t)(s.Dossiers.mapping.ask(q))
		if q.Sort == "" && asked.sort != idColumn {
			continue // in the order of a time
		}
		got := get[[]int64](t)(s.Dossiers.ids(ctx, asked))
		if want := answers(kept, q); !slices.Equal(got, want) {
			t.Errorf("%+v: %v, want %v", q, got, want)
		}
		taken[wayOf(get[way](t)(s.base.(sqliteBase).wayTo(ctx, s, asked)))]++
	}
	if len(taken) < 5 {
		t.Errorf("the ways taken are %v", taken)
	}
}

// planQuestions are questions with all combinations of conditions and orders.
func planQuestions() []office.Query {
	list := []office.Query{{Limit: 10}}
	each := func(change ...func(q *office.Query)) {
		var next []office.Query
		for _, q := range list {
			next = append(next, q)
			for _, c := range change {
				other := q
				other.Filters, other.To = maps.Clone(q.Filters), maps.Clone(q.To)
				c(&other)
				next = append(next, other)
			}
		}
		list = next
	}
	text := func(text string) func(q *office.Query) { return func(q *office.Query) { q.Text = text } }
	filter := func(field string, values ...string) func(q *office.Query) {
		return func(q *office.Query) {
			if q.Filters == nil {
				q.Filters = map[string][]string{}
			}
			q.Filters[field] = values
		}
	}
	due := func(days int) func(q *office.Query) {
		return func(q *office.Query) { q.To = map[string]string{"due": start.AddDate(0, 0, days).Format(time.RFC3339)} }
	}
	each(text("nguyen"), text("nguyen an"), text("giang yen bai"), text("khongco"))
	each(filter("procedure", "2.000001"), filter("procedure", "2.000512"))
	each(filter("channel", "online", "post"))
	each(due(5), due(7))
	each(func(q *office.Query) { q.Sort = "owner" }, func(q *office.Query) { q.Sort = "due" })
	each(func(q *office.Query) { q.Offset, q.Descending = 7, true })
	return list
}

func wayOf(w way) string {
	switch {
	case w.among:
		return fmt.Sprintf("among, by words %t", w.search)
	case w.search:
		return "words"
	case w.driver != nil:
		return "gathered"
	}
	return "along the order"
}
