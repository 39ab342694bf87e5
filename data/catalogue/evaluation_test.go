package catalogue_test

import (
	"testing"

	"vanphongso/data/catalogue"
	"vanphongso/data/evaluation"
)

func TestShippedCriteria(t *testing.T) {
	sets, err := catalogue.Criteria()
	if err != nil {
		t.Fatal(err)
	}
	c, err := evaluation.In(sets, "2026-11-25")
	if err != nil {
		t.Fatal(err)
	}
	if c.Verified || c.Source == "" || len(c.Criterion) != 9 || len(c.OfDossier()) != 6 {
		t.Errorf("%d criteria, %d of dossiers, verified %v", len(c.Criterion), len(c.OfDossier()), c.Verified)
	}
	if most, staff := evaluation.Most(c.Criterion), evaluation.Most(c.OfStaff()); most != evaluation.Whole(18) || staff != evaluation.Whole(10) {
		t.Errorf("18 points and 10, not %s and %s", most, staff)
	}
	for points, want := range map[evaluation.Tenths]string{150: "Xuất sắc", 149: "Tốt", 120: "Tốt", 119: "Khá", 90: "Khá", 89: "Trung bình", 60: "Trung bình", 59: "Yếu"} {
		if got := c.Grade(points); got != want {
			t.Errorf("%s: %s, want %s", points, got, want)
		}
	}
	if points, ok := c.Get(evaluation.Online).Suggest(evaluation.Facts{
		evaluation.FactOnlineProcedures: {Part: 1, Whole: 5}, evaluation.FactOnlineDossiers: {Part: 29, Whole: 94},
	}); !ok || points != evaluation.Whole(2) {
		t.Errorf("29 of 94 online, none late: %s", points)
	}
}

func TestShippedScales(t *testing.T) {
	scales, err := catalogue.Scales()
	if err != nil {
		t.Fatal(err)
	}
	if s := scales[0]; len(s.Levels) != 5 || s.Levels[4].Name != "Rất hài lòng" || !s.Levels[3].Good || s.Levels[2].Good {
		t.Errorf("%+v", s)
	}
}
