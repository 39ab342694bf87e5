package staff_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// The whole table of NĐ 135/2020, Phụ lục I, at its edges (domain page §3.5): year, age, the first and the last month of
// birth. Whoever is born later than the last row retires with its age.
var retirements = []struct {
	sex         string
	year        int
	age         string
	first, last staff.When
}{
	{staff.Male, 2025, "61 tuổi 3 tháng", "1964-01", "1964-09"},
	{staff.Male, 2026, "61 tuổi 6 tháng", "1964-10", "1965-06"},
	{staff.Male, 2027, "61 tuổi 9 tháng", "1965-07", "1966-03"},
	{staff.Male, 2028, "62 tuổi", "1966-04", "1966-12"},
	{staff.Male, 2029, "62 tuổi", "1967-01", "1967-12"},
	{staff.Male, 2030, "62 tuổi", "1968-01", "1968-12"},
	{staff.Male, 2035, "62 tuổi", "1973-01", "1973-12"},
	{staff.Male, 2052, "62 tuổi", "1990-01", "1990-12"},
	{staff.Female, 2025, "56 tuổi 8 tháng", "1968-09", "1969-04"},
	{staff.Female, 2026, "57 tuổi", "1969-05", "1969-12"},
	{staff.Female, 2027, "57 tuổi 4 tháng", "1970-01", "1970-08"},
	{staff.Female, 2028, "57 tuổi 8 tháng", "1970-09", "1971-04"},
	{staff.Female, 2029, "58 tuổi", "1971-05", "1971-12"},
	{staff.Female, 2030, "58 tuổi 4 tháng", "1972-01", "1972-08"},
	{staff.Female, 2031, "58 tuổi 8 tháng", "1972-09", "1973-04"},
	{staff.Female, 2032, "59 tuổi", "1973-05", "1973-12"},
	{staff.Female, 2033, "59 tuổi 4 tháng", "1974-01", "1974-08"},
	{staff.Female, 2034, "59 tuổi 8 tháng", "1974-09", "1975-04"},
	{staff.Female, 2035, "60 tuổi", "1975-05", "1975-12"},
	{staff.Female, 2036, "60 tuổi", "1976-01", "1976-12"},
	{staff.Female, 2050, "60 tuổi", "1990-01", "1990-12"},
}

func TestTheTableOfRetirement(t *testing.T) {
	rules := shipped(t)
	for _, v := range retirements {
		for _, month := range []staff.When{v.first, v.last} {
			for _, born := range []staff.When{month, staff.On(month.First()), staff.On(month.Last())} {
				r := rules.RetirementOf(born, v.sex)
				if r.Age.String() != v.age || r.LastDay.Time().Year() != v.year {
					t.Errorf("%s, %s: %s on %s, want %s in %d", v.sex, born, r.Age, r.LastDay, v.age, v.year)
				}
			}
		}
	}
}

// The pension begins with the month after the one in which the age is reached; notice and decision come 6 and 3 months before.
func TestTheDaysOfRetirement(t *testing.T) {
	rules := shipped(t)
	for _, v := range []struct {
		born                          staff.When
		sex                           string
		last, pension, notice, decide office.Day
	}{
		{"1965-06-30", staff.Male, "2026-12-31", "2027-01-01", "2026-07-01", "2026-10-01"},
		{"1964-10-01", staff.Male, "2026-04-30", "2026-05-01", "2025-11-01", "2026-02-01"},
		{"1964-08-31", staff.Male, "2025-11-30", "2025-12-01", "2025-06-01", "2025-09-01"},
		{"1969-05-01", staff.Female, "2026-05-31", "2026-06-01", "2025-12-01", "2026-03-01"},
		{"1970-02-28", staff.Female, "2027-06-30", "2027-07-01", "2027-01-01", "2027-04-01"},
		{"1966", staff.Male, "2027-10-31", "2027-11-01", "2027-05-01", "2027-08-01"}, // as if born on 1 January
		{"1966", staff.Female, "2021-05-31", "2021-06-01", "2020-12-01", "2021-03-01"},
	} {
		r := rules.RetirementOf(v.born, v.sex)
		if r.LastDay != v.last || r.Day != v.pension || r.NoticeBy != v.notice || r.DecideBy != v.decide {
			t.Errorf("%s, %s: last day %s, pension %s, notice %s, decision %s\n%s", v.sex, v.born, r.LastDay, r.Day, r.NoticeBy, r.DecideBy, r.Why)
		}
	}
	p := changed(t, func(p *staff.Person) { p.Details[0].Born = "1966" })
	told := rules.Retirement(p).Why.String()
	for _, words := range []string{"Chỉ biết năm sinh 1966: tính như sinh ngày 01/01/1966", "NĐ 135/2020/NĐ-CP, Phụ lục I; chưa kiểm chứng"} {
		if !strings.Contains(told, words) {
			t.Errorf("%q is missing in\n%s", words, told)
		}
	}
	if r := rules.RetirementOf("", staff.Male); r.Day != "" || len(r.Why) == 0 {
		t.Errorf("without a day of birth: %+v", r)
	}
}

// Who is born later never retires earlier, and the age reached is the one of the year in which it is.
func TestRetirementFollowsBirth(t *testing.T) {
	rules := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		born := office.Day("1966-01-01").Add(rapid.IntRange(0, 15000).Draw(rt, "days"))
		later := born.Add(rapid.IntRange(0, 400).Draw(rt, "later"))
		sex := rapid.SampledFrom([]string{staff.Male, staff.Female}).Draw(rt, "sex")
		a, b := rules.RetirementOf(staff.On(born), sex), rules.RetirementOf(staff.On(later), sex)
		if b.Day < a.Day {
			rt.Fatalf("born %s retires %s, born %s retires %s", born, a.Day, later, b.Day)
		}
		year := min(a.LastDay.Time().Year(), 2035)
		want := map[string]int{staff.Male: min(60*12+3*(year-2020), 62*12), staff.Female: min(55*12+4*(year-2020), 60*12)}[sex]
		if int(a.Age) != want {
			rt.Fatalf("born %s: %s in %d", born, a.Age, year)
		}
	})
}

func ExampleAge() {
	fmt.Println(staff.Age(61*12+3), "·", staff.Age(57*12))
	// Output: 61 tuổi 3 tháng · 57 tuổi
}
