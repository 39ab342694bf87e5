package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// copyAge is how much older each copy of an office is than the one before: what is copied twelve times makes three years.
const copyAge = 90 * 24 * time.Hour

// BenchmarkGrow makes the office in VANPHONGSO_BENCH_DATA as large as VANPHONGSO_BENCH_ROWS says: what is finished in it is
// copied into earlier years, with other codes, until there are so many dossiers and letters. What is open stays as it is.
func BenchmarkGrow(b *testing.B) {
	dir := os.Getenv("VANPHONGSO_BENCH_DATA")
	if dir == "" {
		b.Skip("VANPHONGSO_BENCH_DATA names no office")
	}
	s, rows, began := openStore(b, Options{Dir: dir}), largeRegister(b), time.Now()
	grow(b, s.Dossiers.Register, rows, fmt.Sprintf("state = %d", dossier.Returned), func(k int) map[string]string {
		earlier := int64(k) * copyAge.Microseconds()
		due := fmt.Sprintf("CASE due WHEN %d THEN due ELSE due - %d END", never, earlier)
		return map[string]string{
			"code": fmt.Sprintf("code || '-%d'", k), "due": due, "letter_id": "0",
			"received_at": fmt.Sprintf("received_at - %d", earlier), "finished_at": fmt.Sprintf("finished_at - %d", earlier),
		}
	})
	grow(b, s.Letters.Register, rows, fmt.Sprintf("state = '%s' AND handling <> '%s'", letter.Taken, letter.Waiting), func(k int) map[string]string {
		return map[string]string{
			"uid_validity": fmt.Sprintf("uid_validity + %d", k), "dossier_id": "0", "received_at": fmt.Sprintf("received_at - %d", int64(k)*copyAge.Microseconds()),
		}
	})
	fmt.Printf("the office has grown to %d dossiers and %d letters in %v\n", get[int](b)(s.Dossiers.Count(context.Background(), office.Query{})),
		get[int](b)(s.Letters.Count(context.Background(), office.Query{})), time.Since(began).Round(time.Second))
}

// grow copies the rows of a register that a condition on its fields chooses, until it has so many.
func grow[T any](b *testing.B, r *Register[T], rows int, finished string, changed func(k int) map[string]string) {
	b.Helper()
	m := r.mapping
	first := get[int](b)(r.Count(context.Background(), office.Query{}))
	for k, n := 1, first; n < rows; k++ {
		where := fmt.Sprintf("WHERE id IN (SELECT id FROM %s_fields WHERE id <= %d AND %s ORDER BY id LIMIT %d)", m.register, first, finished, rows-n)
		execute(b, r.store, copyRows(r.store, m, fmt.Sprintf("%d + row_number() OVER (ORDER BY id)", n), where, changed(k))...)
		n = get[[]int](b)(list(context.Background(), r.store, one[int], "SELECT max(id) FROM "+m.register))[0]
	}
	var facets []string
	for _, c := range m.facets() {
		facets = append(facets, c.name)
	}
	execute(b, r.store,
		fmt.Sprintf("UPDATE sequences SET last_id = (SELECT max(id) FROM %[1]s) WHERE register = '%[1]s'", m.register),
		fmt.Sprintf("DELETE FROM tallies WHERE register = '%s'", m.register),
		fmt.Sprintf("INSERT INTO tallies (register, facets, n) SELECT '%[1]s', %[2]s, count(*) FROM %[1]s_fields GROUP BY 2", m.register, strings.Join(facets, " || char(31) || ")))
}
