package staff_test

import (
	"testing"
	"time"

	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// begun is the first moment of the tests.
var begun = time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC)

func shipped(t testing.TB) *staff.Rules {
	t.Helper()
	rules, err := catalogue.Staff()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func at(minutes int, by string) staff.Occasion {
	return staff.Occasion{At: begun.Add(time.Duration(minutes) * time.Minute), By: by}
}

// draft is a person as an officer types one: a specialist in step 1 since 2024.
func draft() *staff.Person {
	return &staff.Person{
		File: staff.File{
			Details: []staff.Details{{
				Name: "Đặng Thị Hồng Nhung", Born: "1985-03-31", Sex: staff.Female, Ethnicity: "Tày", IDNumber: "010185001234", RecruitedOn: "2010-06-01",
			}},
			Tenures:     []staff.Tenure{{Entry: staff.Entry{From: "2010-06-01"}, Kind: "Công chức"}},
			Assignments: []staff.Assignment{{Entry: staff.Entry{From: "2010-06-01"}, UnitID: 1}},
			Grades:      []staff.Grade{{Entry: staff.Entry{From: "2024-01-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 1, Coefficient: 234}},
		},
		Private: &staff.Private{},
	}
}

// written is a draft that was saved.
func written(t testing.TB, as *staff.Person) *staff.Person {
	t.Helper()
	p := new(staff.Person)
	if err := p.Revise(as, "", at(0, "Hà")); err != nil {
		t.Fatal(err)
	}
	return p
}

// changed is a draft that was changed and saved.
func changed(t testing.TB, change func(p *staff.Person)) *staff.Person {
	t.Helper()
	p := draft()
	change(p)
	return written(t, p)
}

func wantCode(t testing.TB, err error, code office.Code, field string) {
	t.Helper()
	if office.CodeOf(err) != code || office.FieldOf(err) != field {
		t.Errorf("error %v has code %q and field %q, want %q and %q", err, office.CodeOf(err), office.FieldOf(err), code, field)
	}
}
