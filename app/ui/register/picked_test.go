package register_test

import (
	"fmt"
	"testing"
)

// Records chosen elsewhere stand under a chip of their own until something else is asked for.
func TestRecordsChosenElsewhere(t *testing.T) {
	d := open(t, 30, nil)
	d.page.Filter("late")
	d.NavigateToList("fake", "Báo cáo, cột Quá hạn", []int64{3, 7})
	d.shows("Báo cáo, cột Quá hạn")
	if ids := d.page.Query().Filters["id"]; fmt.Sprint(ids) != "[0 3 7]" {
		t.Errorf("the list asks for %v", ids)
	}
	if states := d.page.Query().Filters["state"]; len(states) != 0 {
		t.Errorf("and for the states %v", states)
	}
	d.page.Filter("open")
	d.hides("Báo cáo, cột Quá hạn")
	if ids := d.page.Query().Filters["id"]; len(ids) != 0 {
		t.Errorf("afterwards the list asks for %v", ids)
	}
	many := make([]int64, 6000)
	for i := range many {
		many[i] = int64(i + 1)
	}
	d.NavigateToList("fake", "Nhiều", many)
	d.shows("Nhiều: 5000 trong 6000")
	if n := len(d.page.Query().Filters["id"]); n != 5001 {
		t.Errorf("the list asks for %d ids", n)
	}
	d.NavigateToList("fake", "Không có", nil)
	if ids := d.page.Query().Filters["id"]; len(ids) != 1 {
		t.Errorf("no record is asked for as %v", ids)
	}
}
