package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// searchedRegisters are the registers with a search index.
func searchedRegisters(t *testing.T, s *Store) []string {
	t.Helper()
	tables := get[[]string](t)(list(context.Background(), s, one[string], "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE %_words USING fts5%' ORDER BY name"))
	for i := range tables {
		tables[i] = strings.TrimSuffix(tables[i], "_words")
	}
	return tables
}

// indexed are the words that the search index holds of each record, sorted: "3 an", "3 binh", …
func indexed(t *testing.T, s *Store, register string) []string {
	t.Helper()
	view := register + "_vocabulary"
	execute(t, s, fmt.Sprintf("CREATE VIRTUAL TABLE IF NOT EXISTS temp.%s USING fts5vocab (main, %s_words, instance)", view, register))
	rows, err := s.writer.Query("SELECT doc || ' ' || term FROM temp." + view)
	if err != nil {
		t.Fatal(err)
	}
	words := get[[]string](t)(collect(rows, one[string]))
	slices.Sort(words)
	return words
}

// checkIndex fails when the search index holds anything but the words of the rows.
func checkIndex(t *testing.T, s *Store) {
	t.Helper()
	for _, register := range searchedRegisters(t, s) {
		var want []string
		for _, found := range get[[]storedRow](t)(list(context.Background(), s, func(scan scanner) (r storedRow, err error) {
			return r, scan(&r.ID, &r.searchText)
		}, "SELECT id, search_text FROM "+register)) {
			for word := range strings.FieldsSeq(found.searchText) {
				want = append(want, fmt.Sprint(found.ID, " ", word))
			}
		}
		slices.Sort(want)
		if got := indexed(t, s, register); !slices.Equal(got, want) {
			t.Errorf("the index of %s has %d words, its rows have %d", register, len(got), len(want))
		}
	}
}

// The store writes the search index itself, once a transaction: a trigger beside it would write every word twice.
func TestNoTriggerWritesTheSearchIndex(t *testing.T) {
	s := openStore(t, Options{Dir: t.TempDir()})
	if registers := searchedRegisters(t, s); len(registers) < 12 {
		t.Errorf("only %v have a search index", registers)
	}
	for _, trigger := range get[[]string](t)(list(context.Background(), s, one[string], "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%_words%'")) {
		t.Errorf("leave trigger %s out of the migration: Register.reword does its work", trigger)
	}
}

// Whatever becomes of records in a transaction, the search index holds the words of their rows afterwards.
func TestTheSearchIndexFollowsItsRows(t *testing.T) {
	s := openStore(t, Options{Dir: t.TempDir(), Now: clock()})
	list := saveDossiers(t, s, "An", "Bình", "Cúc")
	must(t, s, ha, "", func(tx *Tx) error { // again and again, the last one first, with a new one between
		for i, x := range []*dossier.Dossier{list[2], list[0], list[2], newDossier(7, "Dung"), list[0], list[2]} {
			if x.ID != 0 {
				x = get[*dossier.Dossier](t)(s.Dossiers.Load(tx, x.ID))
			}
			x.Summary = fmt.Sprint("lần ", i)
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
		}
		return nil
	})
	checkIndex(t, s)
	changedMind := errors.New("changed my mind")
	err := s.Update(context.Background(), ha, "", func(tx *Tx) error {
		for i := range 3 {
			x := newDossier(20+i, "Giang")
			x.Note = longText(i)
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
		}
		return changedMind
	})
	if !errors.Is(err, changedMind) {
		t.Fatal(err)
	}
	checkIndex(t, s)
	operate(t, s, 1)
	checkIndex(t, s)
}

// A transaction with more words than are gathered at once writes them in parts, also those of records that change again.
func TestALargeTransactionFillsTheSearchIndexInParts(t *testing.T) {
	s := openStore(t, Options{Dir: t.TempDir(), Now: clock()})
	must(t, s, ha, "", func(tx *Tx) error {
		var list []*dossier.Dossier
		for i := range 2*wordsAtOnce/maxSearchBytes + 3 {
			x := newDossier(i+1, "An")
			x.Note = longText(i)
			list = append(list, x)
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
		}
		for i, x := range list {
			x.Summary = fmt.Sprint("lần ", i%2)
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
		}
		if tx.wordBytes > wordsAtOnce+maxSearchBytes*2 {
			t.Errorf("%d bytes of words are held", tx.wordBytes)
		}
		return nil
	})
	checkIndex(t, s)
}

// longText has as many different words as are searched.
func longText(seed int) string {
	var b strings.Builder
	for i := 0; b.Len() < maxSearchBytes; i++ {
		fmt.Fprintf(&b, "w%dx%d ", seed, i)
	}
	return b.String()
}

// Codes are told apart by the parts that most of them share as well, in full or only begun.
func TestCodesAreFoundByTheirShortPartsToo(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		codes := []string{"H38.21.06-261119-0001", "H38.21.07-261119-0001", "H39.21.07-261119-0001"}
		must(t, s, ha, "", func(tx *Tx) error {
			for i, code := range codes {
				x := newDossier(i+1, "An")
				x.Code = code
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		for typed, want := range map[string]int{codes[1]: 1, "h38.21.0-261119": 2, "21.07 0001": 2, "H38.21": 2, "h3 2611": 3, "h38 08 2611": 0, "8 261119-0001": 0} {
			if n := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{Text: typed})); n != want {
				t.Errorf("%q finds %d, want %d", typed, n, want)
			}
		}
	})
}
