package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// benchPerson invents a file with a career of thirty rows, twelve members of the family and a raise every three years.
func benchPerson(r *rand.Rand, n int) *staff.Person {
	name := strings.Join([]string{pick(r, families), pick(r, middles), pick(r, middles), pick(r, givens)}, " ")
	year := 1966 + r.IntN(36)
	born := staff.When(fmt.Sprintf("%d-%02d-%02d", year, 1+r.IntN(12), 1+r.IntN(28)))
	x := person(n, name, born, pick(r, []string{staff.Male, staff.Female}), int64(1+r.IntN(2)), "01.003", 1, 234, "2012-01-01")
	x.Details[0].Number, x.Details[0].IDNumber = fmt.Sprintf("CC-%06d", n), fmt.Sprintf("0100%08d", n)
	x.Grades = nil
	for step, from := 1, 2012+r.IntN(3); from <= 2026; step, from = step+1, from+3 {
		e := staff.Entry{From: staff.When(fmt.Sprintf("%d-%02d-01", from, 1+r.IntN(12)))}
		x.Grades = append(x.Grades, staff.Grade{Entry: e, Kind: staff.GradeRegular, Code: "01.003", Step: step, Coefficient: staff.Hundredths(201 + 33*step)})
	}
	for i := range 30 {
		x.Careers = append(x.Careers, staff.Career{Entry: staff.Entry{From: staff.When(fmt.Sprint(1990 + i))}, Text: "Chuyên viên, " + pick(r, villages)})
	}
	for i := range 12 {
		x.Private.Family = append(x.Private.Family, staff.Relative{Relation: "Anh ruột", Name: pick(r, families) + " " + pick(r, givens), Born: staff.When(fmt.Sprint(1960 + i))})
	}
	x.Training = []staff.Training{{Entry: staff.Entry{From: "2008", To: "2012"}, Kind: staff.TrainProfessional, Level: pick(r, []string{"Đại học", "Thạc sĩ", "Cao đẳng"})}}
	for year := 2012; year < 2026; year++ {
		x.Classifications = append(x.Classifications, staff.Classification{Entry: staff.Entry{From: staff.When(fmt.Sprint(year))}, Year: year, Level: "Hoàn thành tốt nhiệm vụ"})
	}
	return x
}

// BenchmarkStaff prints how long the register of staff takes with 100,000 files: saving, pages, and the reminders of a quarter
// over all of them. VANPHONGSO_BENCH_STAFF makes it smaller.
func BenchmarkStaff(b *testing.B) {
	ctx, n := context.Background(), 100_000
	if smaller, err := strconv.Atoi(os.Getenv("VANPHONGSO_BENCH_STAFF")); err == nil {
		n = smaller
	}
	s := openStore(b, Options{Dir: b.TempDir()})
	x, r := openPersonnel(b, s), rand.New(rand.NewPCG(1, 1))
	at := time.Now()
	for i := 1; i <= n; {
		var drafts []*staff.Person
		for end := min(i+1000, n+1); i < end; i++ {
			drafts = append(drafts, benchPerson(r, i))
		}
		employ(b, s, x, drafts...)
	}
	fmt.Printf("%d files of 100 rows saved: %.2f ms each\n", n, time.Since(at).Seconds()*1000/float64(n))
	for _, v := range []struct {
		name string
		q    office.Query
	}{
		{"first page by name", office.Query{Sort: "name", Limit: 60}},
		{"a unit by coefficient", office.Query{Filters: map[string][]string{"unit_id": {"1"}, "state": {"serving"}}, Sort: "coefficient", Descending: true, Limit: 60}},
		{"raises of a quarter", office.Query{From: map[string]string{"raise": "2027-01-01"}, To: map[string]string{"raise": "2027-03-31"}, Sort: "raise", Limit: 60}},
		{"retirements of a year", office.Query{From: map[string]string{"retires": "2027-01-01"}, To: map[string]string{"retires": "2027-12-31"}, Sort: "retires", Limit: 60}},
		{"search for a name", office.Query{Text: "dang thi hong nhung", Limit: 60}},
		{"search for a number", office.Query{Text: fmt.Sprintf("cc-%06d", n/2), Limit: 60}},
	} {
		var times []time.Duration
		for range 50 {
			at := time.Now()
			get[[]staff.Person](b)(s.Staff.Page(ctx, v.q))
			times = append(times, time.Since(at))
		}
		slices.Sort(times)
		fmt.Printf("%-24s median %5.1f ms, 95th of 100 %5.1f ms\n", v.name, times[25].Seconds()*1000, times[47].Seconds()*1000)
	}
	at = time.Now()
	var list []staff.Reminder
	err := s.Staff.Everybody(ctx, func(p *staff.Person) error {
		list = append(list, x.rules.RemindersOf(p, "2026-11-25", "2026-12-31")...)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	staff.SortReminders(list)
	fmt.Printf("reminders of a quarter: %d in %.1f s\n", len(list), time.Since(at).Seconds())
}
