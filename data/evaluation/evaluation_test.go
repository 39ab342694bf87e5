package evaluation

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// criteria are nine criteria of three levels with the bands of NĐ 61/2018.
func criteria() *Criteria {
	c := &Criteria{Key: "nine", From: "2018-06-21", Bands: []Band{
		{Whole(15), "Xuất sắc"}, {Whole(12), "Tốt"}, {Whole(9), "Khá"}, {Whole(6), "Trung bình"}, {0, "Yếu"},
	}}
	for n := TotalTime; n <= Online; n++ {
		one := Criterion{Number: n, Levels: []Level{{Points: Whole(2)}, {Points: Whole(1)}, {}}}
		one.Dossier = n != OneStop && n != Complaints && n != Online
		one.Staff = n <= Agencies || n == Attitude
		c.Criterion = append(c.Criterion, one)
	}
	return c
}

func TestBandsHoldFromTheirLowerBound(t *testing.T) {
	c := criteria()
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	for points, want := range map[Tenths]string{
		180: "Xuất sắc", 150: "Xuất sắc", 149: "Tốt", 120: "Tốt", 119: "Khá", 90: "Khá", 89: "Trung bình", 60: "Trung bình", 59: "Yếu", 0: "Yếu",
	} {
		if got := c.Grade(points); got != want {
			t.Errorf("%s points are %s, want %s", points, got, want)
		}
	}
}

func TestTenths(t *testing.T) {
	for text, want := range map[string]Tenths{"2": 20, "1,5": 15, "1.5": 15, " 0 ": 0, "12,3": 123} {
		if got, err := ParseTenths(text); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "-1", "1,55", "hai", "1.", "1e3", "1,-", "99999999"} {
		if got, err := ParseTenths(text); office.CodeOf(err) != office.CodeInvalid {
			t.Errorf("%q is read as %d", text, got)
		}
	}
	for _, c := range []struct {
		sum  Tenths
		n    int
		want string
	}{{Whole(5), 3, "1,7"}, {Whole(4), 3, "1,3"}, {Whole(7), 4, "1,8"}, {Whole(6), 3, "2"}, {0, 0, "0"}, {Whole(1), 20, "0,1"}} {
		if got := Average(c.sum, c.n).String(); got != c.want {
			t.Errorf("%s / %d = %s, want %s", c.sum, c.n, got, c.want)
		}
	}
	if got := Percent(1, 3).String(); got != "33,3" {
		t.Error(got)
	}
	var back Tenths
	text, err := json.Marshal(Tenths(123))
	if err != nil || string(text) != "12.3" || json.Unmarshal(text, &back) != nil || back != 123 {
		t.Errorf("%s, %v, %d", text, err, back)
	}
}

func TestTimesAreScoredFromOutcomes(t *testing.T) {
	c := criteria()
	for name, x := range map[string]struct {
		times        Times
		total, steps int
	}{
		"early":                    {Times{true, workday.Early, nil}, 2, 2},
		"on time":                  {Times{true, workday.OnTime, nil}, 1, 1},
		"late":                     {Times{true, workday.Late, nil}, 0, 0},
		"one agency late":          {Times{true, workday.Early, []workday.Outcome{workday.Early, workday.Late}}, 2, 0},
		"one agency just in time":  {Times{true, workday.Late, []workday.Outcome{workday.OnTime, workday.Early}}, 0, 1},
		"no limit, nothing longer": {Times{false, workday.OnTime, nil}, 2, 2},
		"no limit but late step":   {Times{false, workday.OnTime, []workday.Outcome{workday.Late}}, 2, 0},
	} {
		r := c.Rate(x.times, nil)
		if r[TotalTime] != Whole(x.total) || r[AgencyTime] != Whole(x.steps) || r[Attitude] != Whole(2) || len(r) != 6 {
			t.Errorf("%s: %v", name, r)
		}
	}
	lowered := &Evaluation{Judged: []Judgement{{Criterion: Attitude, Points: 0, Reason: "có phản ánh đúng"}}}
	r := c.Rate(Times{true, workday.Early, nil}, lowered)
	if got := r.Sum(c.OfStaff()); got != Whole(8) {
		t.Errorf("staff score %s, want 8", got)
	}
	if most := Most(c.OfStaff()); most != Whole(10) {
		t.Errorf("an officer can have %s", most)
	}
}

func TestJudgingRefusesWhatTheCriteriaDoNotHave(t *testing.T) {
	c := criteria()
	for field, j := range map[string]Judgement{
		"points.1": {Criterion: TotalTime, Points: Whole(2)},
		"points.5": {Criterion: OneStop, Points: Whole(2)},
		"points.3": {Criterion: Completions, Points: 15},
		"reason.7": {Criterion: Attitude, Points: Whole(1), Reason: "ít"},
	} {
		if err := (&Evaluation{Judged: []Judgement{j}}).Validate(c); office.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	good := &Evaluation{Judged: []Judgement{{Criterion: Attitude, Points: Whole(1), Reason: "đúng hạn"}, {Criterion: Completions, Points: Whole(2)}}}
	if err := good.Validate(c); err != nil {
		t.Error(err)
	}
}

func TestSuggestionsFollowTheirRules(t *testing.T) {
	c := Criterion{Levels: []Level{
		{Points: Whole(2), When: &Rule{Least: map[string]int{FactOnlineDossiers: 30}, Most: map[string]int{FactOnlineLate: 0}}},
		{Points: Whole(1), When: &Rule{Least: map[string]int{FactOnlineDossiers: 15}, Most: map[string]int{FactOnlineLate: 0}}},
		{Points: 0, When: &Rule{}},
	}}
	for _, x := range []struct{ online, all, late, want int }{{30, 100, 0, 2}, {3, 10, 0, 2}, {299, 1000, 0, 1}, {15, 100, 0, 1}, {149, 1000, 0, 0}, {90, 100, 1, 0}, {0, 0, 0, 0}} {
		facts := Facts{FactOnlineDossiers: {x.online, x.all}, FactOnlineLate: {x.late, x.online}}
		if got, ok := c.Suggest(facts); !ok || got != Whole(x.want) {
			t.Errorf("%+v: %s", x, got)
		}
	}
	if _, ok := criteria().Get(Complaints).Suggest(nil); ok {
		t.Error("a level without a rule is suggested")
	}
}

func outcomes() *rapid.Generator[workday.Outcome] {
	return rapid.SampledFrom([]workday.Outcome{workday.Early, workday.OnTime, workday.Late})
}

// The averages of a period lie between the points there are, and the order of the dossiers does not matter.
func TestAveragesDoNotDependOnOrder(t *testing.T) {
	c := criteria()
	rapid.Check(t, func(t *rapid.T) {
		var forward, backward Tally
		var ratings []Rating
		for _, times := range rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Times {
			return Times{rapid.Bool().Draw(t, "limited"), outcomes().Draw(t, "total"), rapid.SliceOfN(outcomes(), 0, 3).Draw(t, "steps")}
		}), 1, 40).Draw(t, "dossiers") {
			ratings = append(ratings, c.Rate(times, nil))
		}
		for i, r := range ratings {
			forward.Add(r)
			backward.Add(ratings[len(ratings)-1-i])
		}
		averages := forward.Averages()
		if !reflect.DeepEqual(averages, backward.Averages()) {
			t.Fatalf("%v, %v", averages, backward.Averages())
		}
		sheet := NewSheet(c, "2026-10-01", "2026-12-31", &forward)
		for n, points := range averages {
			if points < 0 || points > Whole(2) || *sheet.Line(n).Self != points {
				t.Fatalf("criterion %d: %s", n, points)
			}
		}
		if sheet.SelfTotal() != averages.Sum(c.Criterion) {
			t.Fatalf("the sheet comes to %s", sheet.SelfTotal())
		}
	})
}

func TestASheetIsScoredThroughAndAddsUp(t *testing.T) {
	c := criteria()
	var tally Tally
	tally.Add(c.Rate(Times{true, workday.Early, nil}, nil))
	s := NewSheet(c, "2026-10-01", "2026-12-31", &tally)
	refused := func(field string) {
		t.Helper()
		if err := s.Validate(c); office.FieldOf(err) != field {
			t.Errorf("want trouble with %s, not %v", field, err)
		}
	}
	if err := s.Complete(); office.FieldOf(err) != "self.5" {
		t.Error(err)
	}
	if s.Judge(c); s.Grade != "" || s.Validate(c) != nil {
		t.Errorf("a sheet that is begun is %q", s.Grade)
	}
	one, two, half := Whole(1), Whole(2), Tenths(5)
	s.Line(OneStop).Self, s.Line(Complaints).Self, s.Line(Online).Self = &one, &two, &half
	refused("self.9")
	s.Line(Online).Self = &one
	if s.Judge(c); s.Validate(c) != nil || s.Complete() != nil || s.Total() != Whole(16) || s.Grade != "Xuất sắc" {
		t.Errorf("%s, %s", s.Total(), s.Grade)
	}
	three := Whole(3)
	s.Line(1).Assessed = &three
	refused("assessed.1")
	s.Line(1).Assessed = &half
	refused("note.1")
	s.Line(1).Note = "có hồ sơ chưa đúng"
	if _, complete := s.AssessedTotal(); complete || s.Total() != Whole(16) {
		t.Error("an assessment that is not complete counts")
	}
	for i := range s.Lines {
		if s.Lines[i].Assessed == nil {
			s.Lines[i].Assessed = s.Lines[i].Self
		}
	}
	if s.Judge(c); s.Validate(c) != nil || s.Total() != 145 || s.Grade != "Tốt" {
		t.Errorf("%s, %s", s.Total(), s.Grade)
	}
	s.Dossiers = 0
	refused("to")
}

func scale() *Scale {
	return &Scale{Key: "five", Levels: []Contentment{{1, "a", false}, {2, "b", false}, {3, "c", false}, {4, "d", true}, {5, "e", true}}}
}

// Slips are counted each once, whatever their order; the rows come to the total, void ones are left out.
func TestSlipsAreCountedWhateverTheirOrder(t *testing.T) {
	slip := rapid.Custom(func(t *rapid.T) Slip {
		return Slip{
			Unit: rapid.SampledFrom([]string{"Một cửa", "Phòng A"}).Draw(t, "unit"), Officer: rapid.SampledFrom([]string{"An", "Ấn", "Bình"}).Draw(t, "officer"),
			Level: rapid.IntRange(1, 5).Draw(t, "level"), Void: rapid.SampledFrom([]string{"", "", "ghi nhầm"}).Draw(t, "void"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		slips := rapid.SliceOfN(slip, 0, 60).Draw(t, "slips")
		forward, backward, counted := NewSatisfaction(scale()), NewSatisfaction(scale()), 0
		for i := range slips {
			forward.Add(slips[i])
			backward.Add(slips[len(slips)-1-i])
			if slips[i].Void == "" {
				counted++
			}
		}
		rows, total := forward.Rows()
		again, totalAgain := backward.Rows()
		if !reflect.DeepEqual(rows, again) || !reflect.DeepEqual(total, totalAgain) || total.Slips != counted {
			t.Fatalf("%v, %v, %d", rows, again, counted)
		}
		sum := 0
		for _, row := range rows {
			n := 0
			for _, count := range row.Counts {
				n += count
			}
			if n != row.Slips || n == 0 {
				t.Fatalf("%v", row)
			}
			sum += n
		}
		if sum != total.Slips {
			t.Fatalf("rows %d, total %d", sum, total.Slips)
		}
	})
}

func TestSatisfactionShares(t *testing.T) {
	s := NewSatisfaction(scale())
	for _, level := range []int{5, 5, 4, 1, 3, 9, 0} {
		s.Add(Slip{Unit: "Một cửa", Officer: "Hà", Level: level})
	}
	rows, _ := s.Rows()
	if got := rows[0]; got.Slips != 5 || got.Share(5).String() != "40" || got.Share(2) != 0 || got.Good(scale()).String() != "60" {
		t.Errorf("%+v", got)
	}
}

func TestASlipIsChecked(t *testing.T) {
	good := Slip{Level: 5, Officer: "Hà", Unit: "Một cửa", Day: "2026-11-25"}
	if err := good.Validate(scale(), "2026-11-25"); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Slip){
		"level": func(s *Slip) { s.Level = 6 }, "officer": func(s *Slip) { s.Officer = "" }, "unit": func(s *Slip) { s.Unit = "" }, "day": func(s *Slip) { s.Day = "2026-11-26" },
	} {
		s := good
		spoil(&s)
		if err := s.Validate(scale(), "2026-11-25"); office.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestTheSetInForce(t *testing.T) {
	sets := []Criteria{{Key: "old", From: "2018-06-21", To: "2026-12-31"}, {Key: "new", From: "2026-07-01"}}
	for day, want := range map[office.Day]string{"2020-01-01": "old", "2026-08-01": "new", "2027-01-01": "new"} {
		if c, err := In(sets, day); err != nil || c.Key != want {
			t.Errorf("%s: %v, %v", day, c, err)
		}
	}
	if _, err := In(sets, "2018-06-20"); office.CodeOf(err) != office.CodeNotFound {
		t.Error(err)
	}
}
