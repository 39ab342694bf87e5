package staff_test

import (
	"fmt"
	"strings"
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// counted is a report of people.
func counted(rules *staff.Rules, people []*staff.Person, day office.Day) *staff.Quality {
	q := rules.NewQuality(day)
	for _, p := range people {
		q.Add(p)
	}
	return q
}

func cells(row *staff.QualityRow, g staff.Group) string {
	var lines []string
	for _, column := range g.Columns {
		c := row.Cell(g.Title, column)
		lines = append(lines, fmt.Sprintf("%s %d/%d/%d/%d", column, c.Total, c.Female, c.Minority, c.Party))
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
			p.Assignments[0].UnitID = 2
		})),
		changed(t, func(p *staff.Person) { p.Tenures[0].To = "2026-11-24" }),
	}
	q := counted(rules, people, today)
	if got := fmt.Sprint(q.Whole.Tally); got != "{3 1 1 1}" {
		t.Errorf("all are %s", got)
	}
	for title, want := range map[string]string{
		"Ngạch":               "Chuyên viên cao cấp và tương đương 1/0/0/1; Chuyên viên và tương đương 2/1/1/0",
		"Độ tuổi":             "Từ 30 trở xuống 1/1/1/0; Từ 31 đến 40 1/0/0/0; Trên 60 1/0/0/1",
		"Trình độ chuyên môn": "Thạc sĩ 1/1/1/0; Đại học 1/0/0/0; Chưa ghi 1/0/0/1",
	} {
		for _, g := range q.Groups() {
			if g.Title == title && cells(q.Whole, g) != want {
				t.Errorf("%s: %s", title, cells(q.Whole, g))
			}
		}
	}
	ages := q.Groups()[2]
	if got := cells(q.Units[1], ages); got != "Từ 30 trở xuống 1/1/1/0; Từ 31 đến 40 1/0/0/0; Trên 60 0/0/0/0" || q.Units[2].Total != 1 {
		t.Errorf("the first unit by age: %s, the second: %+v", got, q.Units[2])
	}
	before := counted(rules, people, "2026-11-24")
	if got := cells(before.Whole, before.Groups()[0]); got != "Công chức 4/2/2/1" {
		t.Errorf("a day before: %s", got)
	}
}
