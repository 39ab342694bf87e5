package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// renamed are the tables and columns that had another name in an earlier version.
var renamed = map[string]string{"receipts": "papers", "receipts_fields": "papers_fields", "receipt_id": "paper_id"}

func newName(name string) string {
	if fresh, is := renamed[name]; is {
		return fresh
	}
	return name
}

// onEarlier runs a test on data of an earlier version, brought up to this one: what write writes, with the columns that the
// version knew, then before.
func onEarlier(t *testing.T, version int64, write func(s *Store), before []string, test func(t *testing.T, s *Store)) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			source := openStore(t, d.open(t))
			write(source)
			o := d.open(t)
			old := openEarlier(t, o, version)
			for _, table := range []string{"dossiers", "dossiers_fields", "receipts", "receipts_fields", "printings", "sequences", "tallies", "blob_references", "counters", "numbers"} {
				copyEarlier(t, source, old, table)
			}
			execute(t, old, before...)
			if err := old.Close(); err != nil {
				t.Fatal(err)
			}
			test(t, openStore(t, o))
		})
	}
}

// openEarlier makes an empty database of an earlier version.
func openEarlier(t *testing.T, o Options, version int64) *Store {
	t.Helper()
	ctx, b := context.Background(), get[base](t)(baseFor(o))
	s := &Store{base: b, now: time.Now}
	var err error
	if s.writer, s.reader, err = b.open(ctx); err != nil {
		t.Fatal(err)
	}
	provider, err := migrator(b, s.writer)
	if err == nil {
		_, err = provider.UpTo(ctx, version)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// copyEarlier copies what the earlier table knows of.
func copyEarlier(t *testing.T, from, to *Store, table string) {
	t.Helper()
	names := columnsOf(t, to, table)
	fresh := make([]string, len(names))
	for i, name := range names {
		fresh[i] = newName(name)
	}
	rows, err := from.reader.Query("SELECT " + strings.Join(fresh, ", ") + " FROM " + newName(table))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	insert := to.base.bind(fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)", table, strings.Join(names, ", "), strings.Repeat(", ?", len(names)-1)))
	register := slices.Index(names, "register")
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		if register >= 0 && values[register] == "papers" {
			values[register] = "receipts"
		}
		if _, err := to.writer.Exec(insert, values...); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// columnsOf are the columns of a table that both databases have.
func columnsOf(t *testing.T, s *Store, table string) []string {
	t.Helper()
	rows, err := s.reader.Query("SELECT * FROM " + table + " WHERE 1 = 0")
	if err != nil {
		t.Fatal(err)
	}
	defer func(r *sql.Rows) { _ = r.Close() }(rows)
	names := get[[]string](t)(rows.Columns())
	return slices.DeleteFunc(names, func(name string) bool { return name == "search_words" })
}

// Data of a version that knew nothing of what follows reception get its columns filled.
func TestDossiersOfAnEarlierVersionGetTheirTrack(t *testing.T) {
	onEarlier(t, 1, func(s *Store) {
		must(t, s, ha, "accept", func(tx *Tx) error {
			for i, state := range []dossier.State{dossier.Received, dossier.Rejected, dossier.Received} {
				x := newDossier(i+1, "An")
				x.State, x.BookNumber, x.Procedure.Field = state, i+1, "Đo lường"
				if i == 2 {
					x.Limit, x.Due = "", time.Time{}
				}
				if state == dossier.Rejected {
					x.BookNumber = 0
				}
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
	}, nil, func(t *testing.T, s *Store) {
		checkClean(t, s, 3)
		n := 0
		err := s.Dossiers.Cases(context.Background(), dossier.Period{From: "2026-11-01", To: "2026-11-30"}, func(c dossier.Case) error {
			n++
			if c.Field != "Đo lường" || len(c.Track) != 1 {
				t.Errorf("%+v", c)
			}
			return nil
		})
		if err != nil || n != 2 {
			t.Errorf("%d cases, %v", n, err)
		}
	})
}

// What a version that had receipts only has kept is found as papers of that kind, printed as often as before.
func TestReceiptsOfAnEarlierVersionArePapers(t *testing.T) {
	onEarlier(t, 2, func(s *Store) {
		for _, id := range []int64{5, 6} {
			r := &dossier.Paper{DossierID: id, Code: fmt.Sprint("H38-", id), Form: "tt03-2025/01-receipt", Sheet: "A5", SHA256: fmt.Sprintf("%064d", id), IssuedAt: start}
			must(t, s, ha, "accept", func(tx *Tx) error {
				if _, err := s.Numbers.Next(tx, "book", "2026", "papers"); err != nil {
					return err
				}
				return s.Papers.Save(tx, r)
			})
			must(t, s, ha, "print", func(tx *Tx) error {
				return s.Papers.AddPrinting(tx, &dossier.Printing{PaperID: r.ID, At: start, Outcome: "sent"})
			})
		}
	}, []string{`UPDATE receipts SET data = replace(data, ',"kind":""', '')`}, func(t *testing.T, s *Store) {
		ctx := context.Background()
		found := get[[]dossier.Paper](t)(s.Papers.Page(ctx, office.Query{Filters: map[string][]string{"kind": {"receipt"}}, Sort: "id"}))
		if len(found) != 2 || found[1].Kind != "receipt" || found[1].Code != "H38-6" || found[1].Sheet != "A5" {
			t.Fatalf("found %+v", found)
		}
		if printed := get[[]dossier.Printing](t)(s.Papers.Printings(ctx, found[1].ID)); len(printed) != 1 || printed[0].PaperID != found[1].ID {
			t.Errorf("printed %+v", printed)
		}
		next := &dossier.Paper{DossierID: 7, SHA256: fmt.Sprintf("%064d", 7)}
		must(t, s, ha, "", func(tx *Tx) error { return s.Papers.Save(tx, next) })
		if next.ID != 3 {
			t.Errorf("the next paper has id %d", next.ID)
		}
		if gaps := get[[]Gap](t)(s.Numbers.Gaps(ctx)); len(gaps) > 0 {
			t.Errorf("numbers lost: %+v", gaps)
		}
		checkClean(t, s, 3)
	})
}

// What a version whose triggers wrote the search index has kept is found, and followed when it changes.
func TestWordsThatTriggersWroteAreFollowed(t *testing.T) {
	onEarlier(t, 2, func(s *Store) { saveDossiers(t, s, "An", "Bình", "Cúc") }, nil, func(t *testing.T, s *Store) {
		must(t, s, ha, "", func(tx *Tx) error {
			x := get[*dossier.Dossier](t)(s.Dossiers.Load(tx, 2))
			x.Owner.Name = "Dũng"
			return s.Dossiers.Save(tx, x)
		})
		for words, want := range map[string]int{"an": 1, "binh": 0, "dung": 1} {
			if n := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{Text: words})); n != want {
				t.Errorf("%d dossiers are found by %q, want %d", n, words, want)
			}
		}
		if s.Kind() == "SQLite" {
			checkIndex(t, s)
		}
	})
}
