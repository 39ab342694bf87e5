package work_test

import (
	"testing"

	"vanphongso/app/paper"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// An invented department is one that the rules find nothing odd about, has raises to decide and people who retire, and is the
// same each time.
func TestSampleStaff(t *testing.T) {
	b, again := newBench(t), newBench(t)
	for _, o := range []*bench{b, again} {
		o.SignIn(office.Actor{Name: "Vũ Thị Hạnh", Role: personnel.Role})
		o.Must(o.SampleStaff(o.Ctx, 40, 1, nil))
	}
	people, err := b.Store.Staff.Page(b.Ctx, office.Query{Sort: "name", Limit: 100})
	b.Must(err)
	same, err := again.Store.Staff.Page(again.Ctx, office.Query{Sort: "name", Limit: 100})
	b.Must(err)
	for i := range people {
		if people[i].Summary != same[i].Summary {
			t.Fatalf("%+v\n%+v", people[i].Summary, same[i].Summary)
		}
	}
	roll, err := b.Personnel().Roll(b.Ctx, office.DayOf(b.Clock))
	b.Must(err)
	listed, err := roll.Page(b.Ctx, office.Query{Sort: "name", Limit: 100})
	b.Must(err)
	for i := range listed {
		listed[i].Summary.Until, people[i].Summary.Until = "", ""
		if listed[i].Summary != people[i].Summary {
			t.Errorf("worked out %+v\nkept       %+v", listed[i].Summary, people[i].Summary)
		}
	}
	serving, err := b.Store.Staff.Count(b.Ctx, office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}})
	if err != nil || len(people) != 40 || serving < 30 {
		t.Errorf("%d people, %d serve, %v", len(people), serving, err)
	}
	raises, err := b.Personnel().Raises(b.Ctx, "2026-11-25", "2027-11-24")
	if err != nil || len(raises) < 8 {
		t.Errorf("%d raises in a year, %v", len(raises), err)
	}
	kinds := map[staff.Kind]int{}
	reminders, err := b.Personnel().Reminders(b.Ctx, "2026-11-25", "2027-11-24")
	b.Must(err)
	for _, r := range reminders {
		kinds[r.Kind]++
	}
	for _, kind := range staff.Kinds() {
		if kinds[kind] == 0 && kind != staff.KindProbation && kind != staff.KindOver && kind != staff.KindRetirement {
			t.Errorf("nothing is told of %s: %v", kind.Title(), kinds)
		}
	}
	for _, k := range personnel.PaperKinds() {
		if k.Of == personnel.OfPerson && k.Kind != paper.KindProfile {
			continue
		}
		if _, err := b.Personnel().Draw(b.Ctx, personnel.PaperWish{Kind: k.Kind, Person: people[0].ID}); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
	}
}
