package staff_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func TestANewRowEndsTheOneBefore(t *testing.T) {
	p := written(t, draft())
	as := *p
	as.Grades = append(slices.Clone(p.Grades), staff.Grade{Entry: staff.Entry{From: "2027-01-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 2, Coefficient: 267})
	if err := p.Revise(&as, "", at(1, "Đức")); err != nil {
		t.Fatal(err)
	}
	holding := staff.Holding(p.Grades)
	if len(p.Grades) != 3 || len(holding) != 2 || holding[0].To != "2026-12-31" || holding[0].Corrected() || holding[0].By != "Đức" || holding[1].To != "" {
		t.Errorf("grades are %+v", p.Grades)
	}
	if first := p.Grades[0]; first.To != "" || first.Ended == nil || first.Ended.No != holding[0].No || first.By != "Hà" {
		t.Errorf("the first row is %+v", first)
	}
	for day, want := range map[office.Day]int{"2026-12-31": 1, "2027-01-01": 2} {
		if g := p.Grade(day); g == nil || g.Step != want {
			t.Errorf("on %s the grade is %+v", day, g)
		}
	}
}

// What ended after the day is open on it; a course or a leave has the end it was planned with.
func TestEndsThatCameLater(t *testing.T) {
	p := changed(t, func(p *staff.Person) {
		p.Posts = []staff.Post{{Entry: staff.Entry{From: "2016-03-01", To: "2022-02-28"}, Kind: staff.PostState, Title: "Phó Trưởng phòng"}}
		p.Trips = []staff.Trip{{Entry: staff.Entry{From: "2016-03-01", To: "2016-04-01"}, Country: "Nhật Bản"}}
	})
	for day, want := range map[office.Day][2]staff.When{"2016-03-20": {"", "2016-04-01"}, "2022-02-28": {"2022-02-28", "2016-04-01"}, "2022-02-27": {"", "2016-04-01"}} {
		if was := p.AsOf(day); was.Posts[0].To != want[0] || was.Trips[0].To != want[1] {
			t.Errorf("as of %s the post ends %s and the trip %s", day, was.Posts[0].To, was.Trips[0].To)
		}
	}
	if was := p.AsOf("2016-02-29"); len(was.Posts)+len(was.Trips) != 0 || p.Posts[0].To != "2022-02-28" {
		t.Errorf("before the post: %+v; the file itself: %+v", was.Posts, p.Posts)
	}
}

func TestWhatWasWrittenIsKept(t *testing.T) {
	p := written(t, draft())
	for what, change := range map[string]func(f *staff.Person){
		"changed":          func(f *staff.Person) { f.Grades[0].Step = 5 },
		"taken away":       func(f *staff.Person) { f.Grades = nil },
		"without the rest": func(f *staff.Person) { f.Private = nil },
	} {
		other := *p
		other.Grades = slices.Clone(p.Grades)
		change(&other)
		if err := other.Keeps(p); office.CodeOf(err) != office.CodeRefused {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := p.Keeps(p); err != nil {
		t.Error(err)
	}
}

// Rows of the past may be typed in any order: what has no end ends where the next one begins.
func TestHistoryIsFilledIn(t *testing.T) {
	p := written(t, draft())
	as := *p
	as.Grades = slices.Clone(p.Grades)
	for _, from := range []staff.When{"2021-01-01", "2015-01-01", "2018-01-01"} {
		as.Grades = append(as.Grades, staff.Grade{Entry: staff.Entry{From: from}, Kind: staff.GradeRegular, Code: "01.004", Step: from.Year() - 2014, Coefficient: 210})
	}
	if err := p.Revise(&as, "", at(1, "Hà")); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range staff.Holding(p.Grades) {
		got = append(got, fmt.Sprint(g.From, "–", g.To))
	}
	if want := []string{"01/01/2024–", "01/01/2021–31/12/2023", "01/01/2015–31/12/2017", "01/01/2018–31/12/2020"}; !slices.Equal(got, want) {
		t.Errorf("grades are %v", got)
	}
}

// A summary says until when it holds: the next beginning or end in the file, every day while somebody is suspended.
func TestUntilWhenASummaryHolds(t *testing.T) {
	rules := shipped(t)
	for name, v := range map[string]struct {
		change func(p *staff.Person)
		want   office.Day
	}{
		"nothing ahead": {func(*staff.Person) {}, ""},
		"a unit ahead": {func(p *staff.Person) {
			p.Assignments = append(p.Assignments, staff.Assignment{Entry: staff.Entry{From: "2027-02-01"}, UnitID: 2})
		}, "2027-01-31"},
		"a contract ahead": {func(p *staff.Person) {
			p.Contracts = []staff.Contract{{Entry: staff.Entry{From: "2027-02-01"}, Kind: "HĐ 111"}}
		}, "2027-01-31"},
		"an end today":          {func(p *staff.Person) { p.Tenures[0].To = staff.On(today) }, today},
		"an end yesterday":      {func(p *staff.Person) { p.Tenures[0].To = staff.On(today.Add(-1)) }, ""},
		"suspended without end": {punished("Đình chỉ công tác", "2026-11-01", ""), today},
		"a course of this year": {func(p *staff.Person) {
			p.Training = []staff.Training{{Entry: staff.Entry{To: "2026"}, Kind: staff.TrainProfessional}}
		}, "2026-12-31"},
	} {
		if got := rules.Summarise(changed(t, v.change), nil, today).Until; got != v.want {
			t.Errorf("%s: until %q, want %q", name, got, v.want)
		}
	}
}

func TestThePastIsCorrectedWithAReason(t *testing.T) {
	p := written(t, draft())
	before := *p
	wrong := *p
	wrong.Details = slices.Clone(p.Details)
	wrong.Details[0].Born = "1985-04-01"
	wantCode(t, p.Revise(&wrong, "sai", at(1, "Đức")), office.CodeInvalid, "reason")
	if !reflect.DeepEqual(*p, before) {
		t.Error("a refused revision changed the file")
	}
	if err := p.Revise(&wrong, "Đối chiếu giấy khai sinh", at(1, "Đức")); err != nil {
		t.Fatal(err)
	}
	if len(p.Details) != 2 || !p.Details[1].Corrected() || p.Details[1].Reason != "Đối chiếu giấy khai sinh" || p.Details[0].Ended == nil || p.Now(today).Born != "1985-04-01" {
		t.Errorf("details are %+v", p.Details)
	}
	if was := p.KnownAt(begun.Add(30 * time.Second)); was.Now(today).Born != "1985-03-31" {
		t.Errorf("before the correction the file said %s", was.Now(today).Born)
	}
	if n := p.Corrections()[staff.TableDetails]; n != 1 {
		t.Errorf("%d corrections are shown", n)
	}
	wantCode(t, p.Revise(p, "", at(2, "Đức")), office.CodeRefused, "")
	gone := *p
	gone.Assignments = nil
	wantCode(t, p.Revise(&gone, "", at(2, "Đức")), office.CodeInvalid, "reason")
	if err := p.Revise(&gone, "Nhập nhầm người", at(2, "Đức")); err != nil {
		t.Fatal(err)
	}
	if p.Unit(today) != 0 || len(p.Assignments) != 1 || p.KnownAt(begun).Unit(today) != 1 {
		t.Errorf("assignments are %+v", p.Assignments)
	}
}

// A reader without the right sees none of the restricted items, and an editor without it loses none of them.
func TestRestrictedItemsAreApart(t *testing.T) {
	p := changed(t, func(p *staff.Person) {
		p.Private.Family = []staff.Relative{{Relation: "Vợ", Name: "Lò Thị Bình", Born: "1987"}}
		p.Private.Beliefs = []staff.Belief{{Religion: "Thiên Chúa giáo"}}
		p.Private.Discipline = []staff.Discipline{{Entry: staff.Entry{From: "2025-01-01"}, Measure: "Khiển trách"}}
	})
	public := p.WithoutPrivate()
	text, err := json.Marshal(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"private", "Bình", "Thiên Chúa", "Khiển trách"} {
		if strings.Contains(string(text), word) {
			t.Errorf("%q is in %s", word, text)
		}
	}
	log, err := public.Log()
	if err != nil || slices.ContainsFunc(log, func(c staff.Change) bool { return strings.Contains(c.Table, "private") }) {
		t.Errorf("the log of the reader without the right: %v, %v", log, err)
	}
	public.Details = slices.Clone(public.Details)
	public.Details[0].Phone = "0912345678"
	if err := p.Revise(public, "Bổ sung điện thoại", at(1, "Đức")); err != nil {
		t.Fatal(err)
	}
	if len(p.Private.Family) != 1 || len(p.Private.Beliefs) != 1 || p.Private.Family[0].Ended != nil {
		t.Errorf("restricted items are %+v", p.Private)
	}
}

func TestImpossibleFilesAreRefused(t *testing.T) {
	for field, change := range map[string]func(p *staff.Person){
		"details.0.name":        func(p *staff.Person) { p.Details[0].Name = " " },
		"details.0.born":        func(p *staff.Person) { p.Details[0].Born = "1985-02-30" },
		"details.0.sex":         func(p *staff.Person) { p.Details[0].Sex = "" },
		"tenures.0.from":        func(p *staff.Person) { p.Tenures = nil },
		"tenures.0.kind":        func(p *staff.Person) { p.Tenures[0].Kind = "" },
		"assignments.0.unit_id": func(p *staff.Person) { p.Assignments[0].UnitID = 0 },
		"grades.0.from":         func(p *staff.Person) { p.Grades[0].From = "2024-01" },
		"grades.0.to":           func(p *staff.Person) { p.Grades[0].To = "2023-01-01" },
		"grades.1.from": func(p *staff.Person) {
			p.Grades = append(p.Grades, staff.Grade{Entry: staff.Entry{From: "2023-06-01", To: "2024-06-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 1, Coefficient: 234})
		},
		"allowances.0.coefficient": func(p *staff.Person) {
			p.Allowances = []staff.Allowance{{Entry: staff.Entry{From: "2024"}, Kind: "Khu vực", Coefficient: 20, Percent: 5}}
		},
		"posts.0.title": func(p *staff.Person) {
			p.Posts = []staff.Post{{Entry: staff.Entry{From: "2024-01-01"}, Kind: staff.PostState}}
		},
		"careers.0.from":            func(p *staff.Person) { p.Careers = []staff.Career{{Text: "Công nhân"}} },
		"private.family.0.name":     func(p *staff.Person) { p.Private.Family = []staff.Relative{{Relation: "Vợ"}} },
		"private.discipline.0.from": func(p *staff.Person) { p.Private.Discipline = []staff.Discipline{{Measure: "Cảnh cáo"}} },
		"classifications.0.year": func(p *staff.Person) {
			p.Classifications = []staff.Classification{{Entry: staff.Entry{From: "2025"}, Level: good}}
		},
		"leaves.0.to": func(p *staff.Person) { p.Leaves = []staff.Leave{{Entry: staff.Entry{From: "2025-01-01"}, Kind: free}} },
	} {
		as := draft()
		change(as)
		wantCode(t, new(staff.Person).Revise(as, "", at(0, "Hà")), office.CodeInvalid, field)
	}
}

func TestParseWhen(t *testing.T) {
	for text, want := range map[string]staff.When{
		"1998": "1998", "9/1998": "1998-09", "09/1998": "1998-09", "05/09/1998": "1998-09-05", "5-9-98": "1998-09-05", "2006-01": "2006-01", "": "", " 12 / 2020 ": "2020-12",
	} {
		if got, err := staff.ParseWhen(text, today); got != want || err != nil {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"13/1998", "31/02/1998", "sau Tết", "1800", "1998-13"} {
		if got, err := staff.ParseWhen(text, today); err == nil {
			t.Errorf("%q is %q", text, got)
		}
	}
	for when, want := range map[staff.When][3]string{"1998": {"1998", "01/01/1998", "31/12/1998"}, "2024-02": {"02/2024", "01/02/2024", "29/02/2024"}, "2024-02-03": {"03/02/2024", "03/02/2024", "03/02/2024"}} {
		if got := [3]string{when.String(), when.First().String(), when.Last().String()}; got != want {
			t.Errorf("%q: %v", string(when), got)
		}
	}
}

// story makes random revisions of a file and calls seen after each one that was taken.
func story(rt *rapid.T, seen func(p *staff.Person, minute int)) *staff.Person {
	day := func(label string) staff.When {
		return staff.On(office.Day("2015-01-01").Add(rapid.IntRange(0, 5000).Draw(rt, label)))
	}
	p, as := new(staff.Person), draft()
	for minute := range rapid.IntRange(1, 8).Draw(rt, "revisions") {
		switch rapid.IntRange(0, 5).Draw(rt, "what") {
		case 0:
			as.Careers = append(as.Careers, staff.Career{Entry: staff.Entry{From: day("career")}, Text: fmt.Sprint("Việc ", minute)})
		case 1:
			as.Assignments = append(as.Assignments, staff.Assignment{Entry: staff.Entry{From: day("unit")}, UnitID: int64(minute + 2)})
		case 2:
			if n := len(as.Careers); n > 0 {
				as.Careers[rapid.IntRange(0, n-1).Draw(rt, "corrected")].Text = fmt.Sprint("Sửa ", minute)
			}
		case 3:
			if n := len(as.Careers); n > 0 {
				i := rapid.IntRange(0, n-1).Draw(rt, "withdrawn")
				as.Careers = slices.Delete(as.Careers, i, i+1)
			}
		case 4:
			if n := len(as.Careers); n > 0 {
				c := &as.Careers[rapid.IntRange(0, n-1).Draw(rt, "ended")]
				c.To = staff.On(c.From.First().Add(rapid.IntRange(0, 900).Draw(rt, "days")))
			}
		case 5:
			as.Private.Family = append(as.Private.Family, staff.Relative{Relation: "Con", Name: fmt.Sprint("Con ", minute)})
		}
		if p.Revise(as, "Sửa theo hồ sơ gốc", at(minute, "Hà")) == nil {
			seen(p, minute)
		}
		as = p.KnownAt(begun.Add(time.Hour)) // what an officer sees who opens the file
		as.Careers, as.Assignments = staff.Holding(as.Careers), staff.Holding(as.Assignments)
		if as.Private == nil {
			as = draft()
		}
	}
	return p
}

// Replaying all changes gives the same file; the log is only added to; no row is lost or changed but for its ending.
func TestAFileIsItsChanges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var last []staff.Change
		snapshots := map[int]*staff.Person{}
		p := story(rt, func(p *staff.Person, minute int) {
			log, err := p.Log()
			if err != nil {
				rt.Fatal(err)
			}
			if len(log) <= len(last) || asJSON(rt, log[:len(last)]) != asJSON(rt, last) && len(last) > 0 {
				rt.Fatalf("the log was\n%s\nand is\n%s", asJSON(rt, last), asJSON(rt, log))
			}
			last = log
			copied := new(staff.Person)
			if err := json.Unmarshal([]byte(asJSON(rt, p)), copied); err != nil {
				rt.Fatal(err)
			}
			snapshots[minute] = copied
		})
		again, err := staff.Replay(last)
		if err != nil {
			rt.Fatal(err)
		}
		if p.Private == nil {
			return // nothing was taken
		}
		if asJSON(rt, again) != asJSON(rt, p) {
			rt.Fatalf("replayed\n%s\nis\n%s", asJSON(rt, again), asJSON(rt, p))
		}
		for minute, was := range snapshots {
			if known := p.KnownAt(at(minute, "").At); asJSON(rt, known) != asJSON(rt, was) {
				rt.Fatalf("known at minute %d\n%s\nwas\n%s", minute, asJSON(rt, known), asJSON(rt, was))
			}
		}
	})
}

// The file as of a day has exactly the rows that hold and had begun; as of today it says what the file says now.
func TestAsOfIsWhatWasInForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := story(rt, func(*staff.Person, int) {})
		day := office.Day("2015-01-01").Add(rapid.IntRange(-100, 6000).Draw(rt, "day"))
		was := p.AsOf(day)
		var want []string
		for _, c := range p.Careers {
			if c.Ended == nil && c.From.First() <= day {
				if c.To != "" && c.To.Last() > day {
					c.To = ""
				}
				want = append(want, fmt.Sprint(c.No, c.From, c.To, c.Text))
			}
		}
		var got []string
		for _, c := range was.Careers {
			got = append(got, fmt.Sprint(c.No, c.From, c.To, c.Text))
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("careers as of %s are %v, want %v", day, got, want)
		}
		if was.Unit(day) != p.Unit(day) || asJSON(rt, staff.InForce(was.Grades, day)) != asJSON(rt, staff.InForce(p.Grades, day)) || was.Serving(day) != p.Serving(day) {
			rt.Fatalf("as of %s unit %d, the file says %d", day, was.Unit(day), p.Unit(day))
		}
		if twice := was.AsOf(day); asJSON(rt, twice) != asJSON(rt, was) {
			rt.Fatal("as of a day is not as of that day")
		}
		last := office.Day("2100-01-01")
		if now := p.AsOf(last); len(now.Careers) != len(staff.Holding(p.Careers)) || len(now.Assignments) != len(staff.Holding(p.Assignments)) {
			rt.Fatalf("as of the end of all rows some are missing: %s", asJSON(rt, now))
		}
	})
}

func asJSON(rt *rapid.T, v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		rt.Fatal(err)
	}
	return string(text)
}
