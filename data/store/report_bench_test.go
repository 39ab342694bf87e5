package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
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

// benchReports are the ways the reports of app/work read the dossiers of a period: rows of a group, rows of months, a list.
func benchReports(year dossier.Period) map[string]func(t *dossier.Tally, c dossier.Case) {
	rules, months := dossier.ReportRules{}, year.Months()
	return map[string]func(t *dossier.Tally, c dossier.Case){
		"II.06a":      func(t *dossier.Tally, c dossier.Case) { t.Add(c, c.PlaceIn(year, rules), c.Field, "") },
		"procedures":  func(t *dossier.Tally, c dossier.Case) { t.Add(c, c.PlaceIn(year, rules), c.Procedure, "") },
		"channels":    func(t *dossier.Tally, c dossier.Case) { t.Add(c, c.PlaceIn(year, rules), string(c.Channel), "") },
		"late (list)": func(_ *dossier.Tally, c dossier.Case) { c.PlaceIn(year, rules) },
		"months": func(t *dossier.Tally, c dossier.Case) {
			t.Add(c, c.PlaceIn(year, rules), "")
			for _, month := range months {
				t.Add(c, c.PlaceIn(month, rules), string(month.From))
			}
		},
	}
}

// BenchmarkReport prints how long the dossiers of a year take to be counted for each report, in a small and in a large
// register (VANPHONGSO_BENCH_ROWS), and how much longer in the large one.
func BenchmarkReport(b *testing.B) {
	year := dossier.Period{From: "2026-01-01", To: "2026-12-31"}
	large := largeRegister(b)
	took := map[string][2]time.Duration{}
	for i, n := range []int{reportSeed, large} {
		s := openStore(b, Options{Dir: b.TempDir()})
		fillLives(b, s, n)
		for name, count := range benchReports(year) {
			measures := dossier.ProcedureMeasures()
			if name == "II.06a" {
				measures = dossier.SettlementMeasures()
			}
			tally, begin := dossier.NewTally(measures), time.Now()
			if err := s.Dossiers.Cases(context.Background(), year, func(c dossier.Case) error { count(tally, c); return nil }); err != nil {
				b.Fatal(err)
			}
			times := took[name]
			times[i] = time.Since(begin)
			took[name] = times
			if _, err := tally.Row(""); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(took)) {
		t := took[name]
		fmt.Printf("report %s: %v over %d dossiers, %v over %d: %.0f times the time for %d times the dossiers\n", name, t[0].Round(time.Millisecond), reportSeed,
			t[1].Round(time.Millisecond), large, t[1].Seconds()/t[0].Seconds(), large/reportSeed)
	}
}
