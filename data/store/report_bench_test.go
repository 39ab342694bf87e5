package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"vanphongso/data/dossier"
)

// reportSeed is how many dossiers are saved before they are copied.
const reportSeed = 10_000

// fillLives makes n dossiers that were received, waited for papers, were finished and handed out, one in ten still open.
func fillLives(b *testing.B, s *Store, n int) {
	b.Helper()
	for first := 1; first <= reportSeed; first += 2500 {
		must(b, s, ha, "sample", func(tx *Tx) error {
			for i := first; i < first+2500; i++ {
				x := lived(1+i%100, "2026-11-26")
				if i%10 == 0 {
					x = lived(1+i%100, "")
				}
				x.Code, x.Procedure.Field = fmt.Sprint("B", i), subjects[i%len(subjects)]
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
	}
	columns := "state, procedure_code, channel, source, receiver, received_at, due, letter_id, owner, owner_name, owner_number, owner_phone, owner_email, field, handler, finished_at, track"
	execute(b, s, "PRAGMA foreign_keys = OFF") // the narrow rows alone are read
	for k := 1; k < n/reportSeed; k++ {
		execute(b, s, fmt.Sprintf("INSERT INTO dossiers_fields (id, code, %[1]s) SELECT id + %[2]d, code || '-%[3]d', %[1]s FROM dossiers_fields WHERE id <= %[4]d",
			columns, k*reportSeed, k, reportSeed))
	}
}

// BenchmarkReport prints how long the dossiers of a year take to be counted for II.06a, in a small and in a large register.
func BenchmarkReport(b *testing.B) {
	year := dossier.Period{From: "2026-01-01", To: "2026-12-31"}
	var took [2]time.Duration
	for i, n := range []int{reportSeed, 1_000_000} {
		s := openStore(b, Options{Dir: b.TempDir()})
		fillLives(b, s, n)
		tally, begin := dossier.NewTally(dossier.SettlementMeasures()), time.Now()
		if err := s.Dossiers.Cases(context.Background(), year, func(c dossier.Case) error {
			tally.Add(c, c.PlaceIn(year, dossier.ReportRules{}), c.Field, "")
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		took[i] = time.Since(begin)
		total, err := tally.Row("")
		if err != nil {
			b.Fatal(err)
		}
		fmt.Printf("II.06a over %d dossiers: %d counted, %v\n", n, total[0], took[i].Round(time.Millisecond))
	}
	fmt.Printf("a hundred times the dossiers: %.0f times the time\n", took[1].Seconds()/took[0].Seconds())
}
