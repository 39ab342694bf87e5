package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// tables are all tables of the store but goose's own and the drafts.
var tables = []string{
	"letters", "letters_fields", "dossiers_fields", "papers_fields", "accounts", "rules", "procedures", "calendars", "dossiers", "papers", "settings", "printings", "cursors", "sequences",
	"tallies", "blob_references", "counters", "numbers", "audit", "audit_head",
}

// dump returns all rows of a table as text, in their order; what only one of the databases has is left out.
func dump(t *testing.T, s *Store, table string) []string {
	t.Helper()
	rows, err := s.reader.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names := get[[]string](t)(rows.Columns())
	var lines []string
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for i, name := range names {
			if name == "search_words" {
				continue
			}
			if b, ok := values[i].([]byte); ok {
				values[i] = fmt.Sprintf("%x", b)
			}
			line = append(line, fmt.Sprint(name, "=", values[i]))
		}
		lines = append(lines, strings.Join(line, " "))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// operate does the same random work on any store.
func operate(t *testing.T, s *Store, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 1))
	words := []string{"Đặng", "Thị", "Hồng", "An", "Ấn", "Bình", "\u0110a\u0300o", "😀", "x\x00y", "'; DROP", "Nguyễn"}
	name := func() string {
		return words[random.IntN(len(words))] + " " + words[random.IntN(len(words))]
	}
	ctx := context.Background()
	for i := range 60 {
		_ = s.Update(ctx, []office.Actor{ha, duc}[random.IntN(2)], []string{"", "accept"}[random.IntN(2)], func(tx *Tx) error {
			n, err := numbered(s, tx, name())
			if err != nil {
				return err
			}
			if random.IntN(4) == 0 {
				return fmt.Errorf("changed my mind about %d", n)
			}
			l := newLetter(uint32(random.IntN(50)), name()) // may be there already
			l.State = []letter.State{letter.Taken, letter.Ignored}[random.IntN(2)]
			return s.Letters.Save(tx, l)
		})
		x, err := s.Dossiers.Get(ctx, int64(1+random.IntN(i+1)))
		if err != nil {
			continue
		}
		x.State, x.Note = dossier.State(1+random.IntN(3)), name()
		x.Version += int64(random.IntN(8) / 7) // sometimes stale
		_ = s.Update(ctx, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
	}
	must(t, s, ha, "", func(tx *Tx) error {
		if err := s.Settings.Write(tx, "office", map[string]string{"name": "Sở"}); err != nil {
			return err
		}
		return s.Papers.AddPrinting(tx, &dossier.Printing{PaperID: 1, At: start, By: ha.Name})
	})
}

func TestBothDatabasesKeepTheSame(t *testing.T) {
	a, b := databases[0].open(t), databases[1].open(t)
	a.Now, b.Now = clock(), clock()
	first, second := openStore(t, a), openStore(t, b)
	operate(t, first, 7)
	operate(t, second, 7)
	for _, table := range tables {
		one, two := dump(t, first, table), dump(t, second, table)
		slices.Sort(one)
		slices.Sort(two)
		if strings.Join(one, "\n") != strings.Join(two, "\n") {
			t.Errorf("%s differs:\n%s\n\n%s", table, strings.Join(one, "\n"), strings.Join(two, "\n"))
		}
	}
	n := len(dump(t, first, "dossiers")) + len(dump(t, first, "letters"))
	checkClean(t, first, n)
	checkClean(t, second, n)
	for _, sort := range []string{"", "owner", "due", "code", "state"} {
		q := office.Query{Sort: sort, Limit: 100}
		one, two := owners(get[[]dossier.Dossier](t)(first.Dossiers.Page(context.Background(), q))), owners(get[[]dossier.Dossier](t)(second.Dossiers.Page(context.Background(), q)))
		if one != two {
			t.Errorf("by %q:\n%s\n%s", sort, one, two)
		}
	}
}

// TestTalliesAreTheCounts does random work and compares the tallies, the pages and the search index with a model.
func TestTalliesAreTheCounts(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := openStore(t, Options{Dir: t.TempDir(), Now: clock()})
		defer func() { _ = s.Close() }()
		model, made := map[int64]dossier.Dossier{}, 0
		states := rapid.IntRange(1, 3)
		for range rapid.IntRange(1, 12).Draw(rt, "transactions") {
			fails := rapid.IntRange(0, 4).Draw(rt, "fails") == 0
			fresh := map[int64]dossier.Dossier{}
			_ = s.Update(ctx, ha, "", func(tx *Tx) error {
				for range rapid.IntRange(1, 4).Draw(rt, "records") {
					made++
					x := newDossier(made, rapid.SampledFrom([]string{"An", "Bình"}).Draw(rt, "owner"))
					if id := int64(rapid.IntRange(0, len(model)).Draw(rt, "id")); id > 0 && fresh[id].ID == 0 {
						*x = model[id]
					}
					x.State = dossier.State(states.Draw(rt, "state"))
					if err := s.Dossiers.Save(tx, x); err != nil {
						rt.Fatal(err)
					}
					fresh[x.ID] = *x
				}
				if fails {
					return fmt.Errorf("fails")
				}
				return nil
			})
			for id, x := range fresh {
				if !fails {
					model[id] = x
				}
			}
		}
		for state := 1; state <= 3; state++ {
			for _, word := range []string{"", "binh"} {
				want := 0
				for _, x := range model {
					if int(x.State) == state && (word == "" || x.Owner.Name == "Bình") {
						want++
					}
				}
				q := office.Query{Text: word, Filters: map[string][]string{"state": {fmt.Sprint(state)}}}
				n, err := s.Dossiers.Count(ctx, q)
				page, pageErr := s.Dossiers.Page(ctx, q)
				if err != nil || pageErr != nil || n != want || len(page) != want {
					rt.Fatalf("state %d, %q: counted %d, listed %d, want %d (%v, %v)", state, word, n, len(page), want, err, pageErr)
				}
			}
		}
		if _, err := s.Check(ctx, func(sentence string) { rt.Error(sentence) }); err != nil {
			rt.Fatal(err)
		}
	})
}
