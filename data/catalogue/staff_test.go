package catalogue

import (
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

func shippedStaff(t *testing.T) *staff.Rules {
	t.Helper()
	rules, err := Staff()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// The pay tables begin, rise and end as the domain page has them, and the months stand at the grade: A1 begins with 2,34 and
// lasts 36 months.
func TestShippedPayScales(t *testing.T) {
	rules := shippedStaff(t)
	for _, v := range []struct {
		code        string
		first, last staff.Hundredths
		steps       int
		months      int
	}{
		{"01.001", 620, 800, 6, 36},
		{"01.002", 440, 678, 8, 36},
		{"01.003", 234, 498, 9, 36},
		{"01.004", 210, 489, 10, 36},
		{"01.005", 186, 406, 12, 24},
		{"06.030", 440, 678, 8, 36},
		{"06.031", 234, 498, 9, 36},
		{"02.008", 186, 406, 12, 24},
		{"V.05.01.01", 620, 800, 6, 36},
		{"V.05.02.08", 186, 406, 12, 24},
	} {
		s := rules.Scale(v.code, "2026-11-25")
		if s == nil || len(s.Steps) != v.steps || s.Steps[0] != v.first || s.Steps[v.steps-1] != v.last || s.Months != v.months || s.Verified {
			t.Errorf("%s: %+v", v.code, s)
		}
	}
}

func TestShippedBaseSalaries(t *testing.T) {
	rules := shippedStaff(t)
	for day, want := range map[office.Day]office.Money{"2026-11-25": 2_340_000, "2024-07-01": 2_340_000, "2024-06-30": 1_800_000, "2023-06-30": 1_490_000} {
		if b := rules.BaseSalary(day); b == nil || b.Amount != want {
			t.Errorf("%s: %+v, want %s", day, b, want)
		}
	}
	if b := rules.BaseSalary("2010-01-01"); b != nil {
		t.Errorf("an unknown base salary is %+v", b)
	}
}

// Every kind of reminder has its lead, every kind of training its levels, and all lists are NFC.
func TestShippedStaffLists(t *testing.T) {
	rules := shippedStaff(t)
	for _, kind := range staff.Kinds() {
		found := false
		for _, l := range rules.Leads {
			found = found || l.Kind == kind
		}
		if !found || kind.Title() == "" {
			t.Errorf("%s has no lead or no title", kind)
		}
	}
	for _, kind := range []string{staff.TrainProfessional, staff.TrainPolitical, staff.TrainAdministration, staff.TrainLanguage, staff.TrainComputing} {
		if len(rules.Lists["training."+kind]) == 0 {
			t.Errorf("no levels of %s", kind)
		}
	}
	for name, list := range rules.Lists {
		for _, text := range list {
			if viet.NFC(text) != text || text == "" {
				t.Errorf("%s: %q", name, text)
			}
		}
	}
}
