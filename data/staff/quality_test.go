package staff_test

import (
	"fmt"
	"strings"
	"testing"

	"vanphongso/data/staff"
)

func rows(g staff.Group) string {
	var lines []string
	for _, r := range g.Rows {
		lines = append(lines, fmt.Sprintf("%s %d/%d/%d/%d", r.Title, r.Total, r.Female, r.Minority, r.Party))
	}
	return strings.Join(lines, "; ")
}

func TestNumbersAndQuality(t *testing.T) {
	rules := shipped(t)
	trained := func(level string, from, to staff.When) func(p *staff.Person) {
		return func(p *staff.Person) {
			p.Training = append(p.Training, staff.Training{Entry: staff.Entry{From: from, To: to}, Kind: staff.TrainProfessional, Level: level})
		}
	}
	born := func(when staff.When, sex, ethnicity string) func(p *staff.Person) {
		return func(p *staff.Person) {
			p.Details[0].Born, p.Details[0].Sex, p.Details[0].Ethnicity = when, sex, ethnicity
		}
	}
	people := []*staff.Person{
		changed(t, both(born("1995-11-26", staff.Female, "Tày"), trained("Đại học", "2013", "2017"), trained("Thạc sĩ", "2018", "2020"))), // 30 until tomorrow
		changed(t, both(born("1995-11-25", staff.Male, "Kinh"), trained("Đại học", "2013", "2017"), trained("Thạc sĩ", "2025", "2027"))),  // 31 today
		changed(t, both(born("1965-01-01", staff.Male, ""), grade("2020-01-01", staff.GradeRegular, "01.001", 1, 620, 0), func(p *staff.Person) {
			p.Private.Party = []staff.Party{{Entry: staff.Entry{From: "1990-01-01"}}}
		})),
		changed(t, func(p *staff.Person) { p.Tenures[0].To = "2026-11-24" }),
	}
	whole, groups := rules.Quality(people, today)
	if got := fmt.Sprint(whole); got != "{3 1 1 1}" {
		t.Errorf("all are %s", got)
	}
	for title, want := range map[string]string{
		"Ngạch":               "Chuyên viên cao cấp và tương đương 1/0/0/1; Chuyên viên và tương đương 2/1/1/0",
		"Độ tuổi":             "Từ 30 trở xuống 1/1/1/0; Từ 31 đến 40 1/0/0/0; Trên 60 1/0/0/1",
		"Trình độ chuyên môn": "Thạc sĩ 1/1/1/0; Đại học 1/0/0/0; Chưa ghi 1/0/0/1",
	} {
		for _, g := range groups {
			if g.Title == title && rows(g) != want {
				t.Errorf("%s: %s", title, rows(g))
			}
		}
	}
	if _, groups := rules.Quality(people, "2026-11-24"); rows(groups[0]) != "Công chức 4/2/2/1" {
		t.Errorf("a day before: %s", rows(groups[0]))
	}
}
