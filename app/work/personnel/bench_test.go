package personnel_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// BenchmarkStaff prints how long the lists over 100,000 files take: what reads every file, and what finds its people first.
// VANPHONGSO_BENCH_STAFF makes the register smaller.
func BenchmarkStaff(b *testing.B) {
	n := 100_000
	if smaller, err := strconv.Atoi(os.Getenv("VANPHONGSO_BENCH_STAFF")); err == nil {
		n = smaller
	}
	o := newBench(b)
	at := time.Now()
	o.Must(o.SampleStaff(o.Ctx, n, 1, nil))
	fmt.Printf("%d files invented and saved: %.2f ms each\n", n, time.Since(at).Seconds()*1000/float64(n))
	room := o.Personnel()
	for _, v := range []struct {
		name string
		do   func() (int, error)
	}{
		{"first page of the list", func() (int, error) {
			page, err := o.Store.Staff.Page(o.Ctx, office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}, Sort: "name", Limit: 60})
			return len(page), err
		}},
		{"raises of a quarter", func() (int, error) {
			list, err := room.Raises(o.Ctx, "2027-01-01", "2027-03-31")
			return len(list), err
		}},
		{"the list of an earlier day", func() (int, error) {
			roll, err := room.Roll(o.Ctx, "2024-06-30")
			if err != nil {
				return 0, err
			}
			return roll.Count(o.Ctx, office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}})
		}},
		{"reminders of a quarter", func() (int, error) {
			list, err := room.Reminders(o.Ctx, "2027-01-01", "2027-03-31")
			return len(list), err
		}},
		{"the report of number and quality, drawn", func() (int, error) {
			pdf, err := room.Draw(o.Ctx, personnel.PaperWish{Kind: paper.KindStaffCount})
			return len(pdf), err
		}},
		{"the ranking of early raises", func() (int, error) {
			early, err := room.EarlyRaises(o.Ctx, 2026)
			return len(early.List), err
		}},
	} {
		at := time.Now()
		found, err := v.do()
		o.Must(err)
		fmt.Printf("%-40s %8.1f ms (%d)\n", v.name, time.Since(at).Seconds()*1000, found)
	}
}
