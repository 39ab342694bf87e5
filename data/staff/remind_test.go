package staff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func told(list []staff.Reminder) []string {
	var lines []string
	for _, r := range list {
		late := ""
		if r.Late {
			late = " late"
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s%s", r.Day, r.Kind, r.What, late)))
	}
	return lines
}

func TestRemindersOfAQuarter(t *testing.T) {
	rules := shipped(t)
	p := changed(t, both(classified(good, 2024, 2025), func(p *staff.Person) {
		p.Details[0].Born, p.Details[0].Sex, p.Details[0].Ethnicity = "1965-12-20", staff.Male, "Kinh"
		p.Posts = []staff.Post{{Entry: staff.Entry{From: "2022-03-01"}, Kind: staff.PostState, Title: "Trưởng phòng"}}
		p.Contracts = []staff.Contract{{Entry: staff.Entry{From: "2024-01-01"}, Kind: "HĐ 111", Until: "2026-10-31"}}
		p.Certificates = []staff.Certificate{{Entry: staff.Entry{From: "2024-01-01"}, Name: "Nhân viên bức xạ", Expires: "2027-03-01"}}
		p.Private.Party = []staff.Party{{Entry: staff.Entry{From: "1996-12-19"}}}
		p.Leaves = []staff.Leave{leave("Nghỉ phép năm", "2026-02-02", "2026-02-17", 24, 0)}
	}))
	p.ID = 7
	left := changed(t, func(p *staff.Person) { p.Tenures[0].To = "2026-06-30" })
	list := rules.Reminders([]*staff.Person{p, left}, "2026-11-25", "2026-12-31")
	want := []string{
		"31/10/2026 contract HĐ 111 late",
		"19/12/2026 party 30 năm tuổi Đảng",
		"20/12/2026 birthday 61 tuổi",
		"31/12/2026 classification xếp loại chất lượng năm 2026",
		"31/12/2026 leave còn 3 ngày phép năm 2026",
		"01/01/2027 raise bậc 2, hệ số 2,67",
		"28/02/2027 term Trưởng phòng",
		"01/03/2027 certificate Nhân viên bức xạ",
		"01/10/2027 retirement nghỉ hưu ở 61 tuổi 9 tháng",
	}
	if got := told(list); !slices.Equal(got, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, r := range list {
		if r.PersonID != 7 || r.Name != "Đặng Thị Hồng Nhung" || r.UnitID != 1 || len(r.Why) == 0 {
			t.Errorf("%+v", r)
		}
	}
	if public := told(rules.Reminders([]*staff.Person{p.WithoutPrivate()}, "2026-11-25", "2026-12-31")); slices.ContainsFunc(public, func(s string) bool { return strings.Contains(s, "party") }) {
		t.Errorf("the Party is told to a reader without the right: %v", public)
	}
}

// Retirement is told 12, 6 and 3 months before: not a day earlier.
func TestStagesOfRetirement(t *testing.T) {
	rules := shipped(t)
	p := changed(t, func(p *staff.Person) { p.Details[0].Born, p.Details[0].Sex = "1965-12-20", staff.Male })
	for day, want := range map[office.Day]int{"2026-09-30": 0, "2026-10-01": 12, "2027-03-31": 12, "2027-04-01": 6, "2027-06-30": 6, "2027-07-01": 3, "2027-09-30": 3, "2027-10-01": 3} {
		months := 0
		for _, r := range rules.Reminders([]*staff.Person{p}, day, day) {
			if r.Kind == staff.KindRetirement {
				months = r.Months
			}
		}
		if months != want {
			t.Errorf("on %s retirement is told as %d months before, want %d", day, months, want)
		}
	}
}

// Whoever was to be raised and was not stays on the list; a birthday passes.
func TestWhatIsLateIsStillTold(t *testing.T) {
	rules := shipped(t)
	p := changed(t, both(grade("2023-01-01", staff.GradeRegular, "01.003", 1, 234, 0), classified(good, 2023, 2024, 2025), func(p *staff.Person) { p.Details[0].Born = "1985-11-24" }))
	kinds := map[staff.Kind]bool{}
	for _, r := range rules.Reminders([]*staff.Person{p}, today, today) {
		kinds[r.Kind] = r.Late
	}
	if late, there := kinds[staff.KindRaise]; !there || !late {
		t.Errorf("reminders are %v", kinds)
	}
	if _, there := kinds[staff.KindBirthday]; there {
		t.Error("a birthday of yesterday is told")
	}
}
