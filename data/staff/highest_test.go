package staff_test

import (
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func TestTheHighestOfAFile(t *testing.T) {
	rules := shipped(t)
	p := changed(t, both(rewarded("Giấy khen", "2010-01-01"), rewarded("Bằng khen của Chủ tịch UBND tỉnh", "2015-01-01"), rewarded("Cờ của ngành", "2016-01-01"), rewarded("Huân chương Lao động", "2027-01-01"),
		punished("Cảnh cáo", "2012-01-01", ""), punished("Khiển trách", "2018-01-01", ""), punished("Đình chỉ công tác", "2019-01-01", "2019-02-01")))
	for day, want := range map[office.Day]string{"2009-12-31": "", "2014-12-31": "Giấy khen", today: "Bằng khen của Chủ tịch UBND tỉnh", "2027-01-01": "Huân chương Lao động"} {
		got := ""
		if r := rules.HighestReward(p, day); r != nil {
			got = r.Name
		}
		if got != want {
			t.Errorf("on %s the highest reward is %q, want %q", day, got, want)
		}
	}
	if d := rules.HeaviestMeasure(p, today); d == nil || d.Measure != "Cảnh cáo" {
		t.Errorf("the heaviest measure is %+v", d)
	}
	if d := rules.HeaviestMeasure(p.WithoutPrivate(), today); d != nil {
		t.Errorf("a reader without the right is told %+v", d)
	}
}

func TestSinceWhenAGradeIsHeld(t *testing.T) {
	p := changed(t, func(p *staff.Person) {
		row := func(from, to staff.When, code string, step int) staff.Grade {
			return staff.Grade{Entry: staff.Entry{From: from, To: to}, Kind: staff.GradeRegular, Code: code, Step: step, Coefficient: 300}
		}
		p.Grades = []staff.Grade{
			row("2006-01-01", "2011-12-31", "01.004", 3), row("2012-01-01", "2014-12-31", "01.003", 2), row("2015-01-01", "2017-12-31", "01.003", 3), row("2018-01-01", "", "01.003", 4),
		}
	})
	for day, want := range map[office.Day]office.Day{today: "2012-01-01", "2016-01-01": "2012-01-01", "2011-12-31": "2006-01-01", "2005-01-01": ""} {
		if got := p.GradeSince(day); got != want {
			t.Errorf("on %s since %s, want %s", day, got, want)
		}
	}
}
