package staff_test

import (
	"fmt"
	"strings"
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func unit(id int64, name string, parent int64, order int, from staff.When) staff.Unit {
	return staff.Unit{ID: id, Names: []staff.UnitName{{Entry: staff.Entry{From: from}, Name: name, ParentID: parent, Order: order}}}
}

// saved is a unit that was written as an officer does.
func saved(t *testing.T, as staff.Unit) staff.Unit {
	t.Helper()
	u := staff.Unit{ID: as.ID}
	if err := u.Revise(&as, "", at(0, "Hà")); err != nil {
		t.Fatal(err)
	}
	return u
}

func chart(branches []staff.Branch) string {
	var lines []string
	for _, b := range branches {
		lines = append(lines, strings.Repeat("-", b.Depth)+b.Name)
	}
	return strings.Join(lines, " ")
}

// A unit that was renamed has its old name on old papers, one that was merged has gone on the day after.
func TestUnitsKeepTheirOldNames(t *testing.T) {
	u := saved(t, unit(3, "Phòng Quản lý Khoa học", 0, 2, "2010-01-01"))
	as := u
	as.Names = append(as.Names[:1:1], staff.UnitName{Entry: staff.Entry{From: "2025-03-01"}, Name: "Phòng Khoa học và Đổi mới sáng tạo", Order: 2})
	if err := u.Revise(&as, "", at(1, "Hà")); err != nil {
		t.Fatal(err)
	}
	tree := staff.Tree{u}
	for day, want := range map[office.Day]string{"2009-12-31": "Phòng Khoa học và Đổi mới sáng tạo", "2025-02-28": "Phòng Quản lý Khoa học", "2025-03-01": "Phòng Khoa học và Đổi mới sáng tạo"} {
		if got := tree.Name(3, day); got != want {
			t.Errorf("on %s the unit is %q", day, got)
		}
	}
	as = u
	as.Names = staff.Holding(u.Names)
	as.Names[1].To, as.Names[1].Into = "2026-06-30", 5
	if err := u.Revise(&as, "Sáp nhập theo QĐ 12", at(2, "Hà")); err != nil {
		t.Fatal(err)
	}
	if u.On("2026-06-30") == nil || u.On("2026-07-01") != nil || u.Newest().Into != 5 || (staff.Tree{u}).Name(3, "2026-11-25") != "Phòng Khoa học và Đổi mới sáng tạo" {
		t.Errorf("the merged unit is %+v", u)
	}
	if log, err := u.Log(); err != nil || len(log) != 4 {
		t.Errorf("the log is %v, %v", log, err)
	}
}

func TestTheChartOfADay(t *testing.T) {
	tree := staff.Tree{
		unit(1, "Lãnh đạo", 0, 1, "2010-01-01"), unit(2, "Chi cục", 0, 3, "2010-01-01"), unit(3, "Phòng Đo lường", 2, 2, "2010-01-01"),
		unit(4, "Phòng Hành chính", 2, 1, "2010-01-01"), unit(5, "Phòng mới", 0, 2, "2027-01-01"), unit(6, "Tổ A", 7, 9, "2010-01-01"), unit(7, "Tổ B", 6, 9, "2010-01-01"),
	}
	if got := chart(tree.On(today)); got != "Lãnh đạo Chi cục -Phòng Hành chính -Phòng Đo lường Tổ A Tổ B" {
		t.Errorf("the chart is %s", got)
	}
	if got := chart(tree.On("2027-01-01")); !strings.HasPrefix(got, "Lãnh đạo Phòng mới Chi cục") {
		t.Errorf("next year it is %s", got)
	}
	if got := fmt.Sprint(tree.Within(2, today), tree.Within(1, today), tree.Within(99, today)); got != "[2 4 3] [1] [99]" {
		t.Errorf("within are %s", got)
	}
}

func TestImpossibleUnitsAreRefused(t *testing.T) {
	for field, as := range map[string]staff.Unit{
		"names.0.name":      unit(0, "", 0, 0, "2010-01-01"),
		"names.0.from":      unit(0, "Phòng", 0, 0, ""),
		"names.0.to":        {Names: []staff.UnitName{{Entry: staff.Entry{From: "2010-01-01"}, Name: "Phòng", Into: 4}}},
		"names.0.parent_id": unit(4, "Phòng", 4, 0, "2010-01-01"),
	} {
		u := staff.Unit{ID: as.ID}
		wantCode(t, u.Revise(&as, "", at(0, "Hà")), office.CodeInvalid, field)
	}
}
