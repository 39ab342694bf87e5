package staff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

const today office.Day = "2026-11-25"

// grade gives the draft one row of grade and step.
func grade(from office.Day, kind, code string, step int, coefficient staff.Hundredths, over int) func(p *staff.Person) {
	return func(p *staff.Person) {
		p.Grades = []staff.Grade{{Entry: staff.Entry{From: staff.On(from)}, Kind: kind, Code: code, Step: step, Coefficient: coefficient, Over: over}}
	}
}

func both(changes ...func(p *staff.Person)) func(p *staff.Person) {
	return func(p *staff.Person) {
		for _, c := range changes {
			c(p)
		}
	}
}

func punished(measure string, from, to staff.When) func(p *staff.Person) {
	return func(p *staff.Person) {
		p.Private.Discipline = append(p.Private.Discipline, staff.Discipline{Entry: staff.Entry{From: from, To: to}, Measure: measure})
	}
}

func classified(level string, years ...int) func(p *staff.Person) {
	return func(p *staff.Person) {
		for _, year := range years {
			e := staff.Entry{From: staff.When(fmt.Sprintf("%d-12-31", year))}
			p.Classifications = append(p.Classifications, staff.Classification{Entry: e, Year: year, Level: level})
		}
	}
}

func away(kind string, from, to staff.When) func(p *staff.Person) {
	return func(p *staff.Person) {
		p.Leaves = append(p.Leaves, staff.Leave{Entry: staff.Entry{From: from, To: to}, Kind: kind})
	}
}

const (
	good = "Hoàn thành tốt nhiệm vụ"
	bad  = "Không hoàn thành nhiệm vụ"
	free = "Nghỉ không hưởng lương"
)

// The rules of raises at their bounds (domain page §3.4).
func TestTheNextRaise(t *testing.T) {
	rules := shipped(t)
	a1 := grade("2024-01-01", staff.GradeRegular, "01.003", 1, 234, 0)
	for name, v := range map[string]struct {
		change func(p *staff.Person)
		kind   staff.Kind
		day    office.Day
		what   string
	}{
		"2.34 lasts 36 months, not 24":                     {a1, staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"scale B lasts 24 months":                          {grade("2025-03-01", staff.GradeRegular, "01.005", 1, 186, 0), staff.KindRaise, "2027-03-01", "bậc 2, hệ số 2,06"},
		"the last but one step":                            {grade("2024-05-01", staff.GradeRegular, "01.003", 8, 465, 0), staff.KindRaise, "2027-05-01", "bậc 9, hệ số 4,98"},
		"the last step leads over the frame":               {grade("2024-05-01", staff.GradeRegular, "01.003", 9, 498, 0), staff.KindOver, "2027-05-01", "bậc 9, hệ số 4,98, VK 5%"},
		"the last step of scale B":                         {grade("2024-05-01", staff.GradeRegular, "01.005", 12, 406, 0), staff.KindOver, "2026-05-01", "bậc 12, hệ số 4,06, VK 5%"},
		"over the frame, every year":                       {grade("2026-05-01", staff.GradeOver, "01.003", 9, 498, 5), staff.KindOver, "2027-05-01", "bậc 9, hệ số 4,98, VK 6%"},
		"no month of probation counts":                     {grade("2026-01-01", staff.GradeProbation, "01.003", 1, 234, 0), "", "", ""},
		"from the last day of a month":                     {grade("2024-02-29", staff.GradeRegular, "01.003", 1, 234, 0), staff.KindRaise, "2027-02-28", "bậc 2, hệ số 2,67"},
		"khiển trách":                                      {both(a1, punished("Khiển trách", "2025-05-10", "")), staff.KindRaise, "2027-04-01", "bậc 2, hệ số 2,67"},
		"cảnh cáo":                                         {both(a1, punished("Cảnh cáo", "2024-01-01", "")), staff.KindRaise, "2027-07-01", "bậc 2, hệ số 2,67"},
		"cách chức on the last day":                        {both(a1, punished("Cách chức", "2026-12-31", "")), staff.KindRaise, "2028-01-01", "bậc 2, hệ số 2,67"},
		"discipline before the step does not count":        {both(a1, punished("Cảnh cáo", "2023-12-31", "")), staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"discipline on the day of the raise is too late":   {both(a1, punished("Cảnh cáo", "2027-01-01", "")), staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"discipline within the delay counts":               {both(a1, punished("Khiển trách", "2026-06-01", ""), punished("Cảnh cáo", "2027-03-31", "")), staff.KindRaise, "2027-10-01", "bậc 2, hệ số 2,67"},
		"a year not fulfilled":                             {both(a1, classified(bad, 2025)), staff.KindRaise, "2028-01-01", "bậc 2, hệ số 2,67"},
		"the year before the step does not count":          {both(a1, classified(bad, 2023)), staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"discipline and a year together":                   {both(a1, classified(bad, 2025), punished("Khiển trách", "2024-05-10", "")), staff.KindRaise, "2028-04-01", "bậc 2, hệ số 2,67"},
		"unpaid leave of two months":                       {both(a1, away(free, "2025-03-01", "2025-04-30")), staff.KindRaise, "2027-03-01", "bậc 2, hệ số 2,67"},
		"ten working days are nothing":                     {both(a1, away(free, "2025-03-03", "2025-03-14")), staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"eleven working days are a month":                  {both(a1, away(free, "2025-03-03", "2025-03-17")), staff.KindRaise, "2027-02-01", "bậc 2, hệ số 2,67"},
		"parts are added up":                               {both(a1, away(free, "2025-03-03", "2025-03-10"), away(free, "2026-03-02", "2026-03-06")), staff.KindRaise, "2027-02-01", "bậc 2, hệ số 2,67"},
		"annual leave counts":                              {both(a1, away("Nghỉ phép năm", "2025-03-01", "2025-04-30")), staff.KindRaise, "2027-01-01", "bậc 2, hệ số 2,67"},
		"unpaid leave that runs over the day":              {both(a1, away(free, "2026-12-01", "2027-03-31")), staff.KindRaise, "2027-05-01", "bậc 2, hệ số 2,67"},
		"suspension within unpaid leave does not count 2×": {both(a1, away(free, "2025-03-01", "2025-04-30"), punished("Đình chỉ công tác", "2025-04-01", "2025-05-31")), staff.KindRaise, "2027-04-01", "bậc 2, hệ số 2,67"},
		"a suspension without an end":                      {both(a1, punished("Đình chỉ công tác", "2026-09-26", "")), staff.KindRaise, "2027-03-01", "bậc 2, hệ số 2,67"},
		"another day to count from":                        {both(a1, func(p *staff.Person) { p.Grades[0].CountFrom = "2023-07-01" }), staff.KindRaise, "2026-07-01", "bậc 2, hệ số 2,67"},
		"a grade that the rules do not know":               {grade("2024-01-01", staff.GradeRegular, "99.999", 1, 234, 0), "", "", ""},
		"a step that the scale does not have":              {grade("2024-01-01", staff.GradeRegular, "01.003", 10, 531, 0), "", "", ""},
		"no grade at all":                                  {func(p *staff.Person) { p.Grades = nil }, "", "", ""},
	} {
		raise := rules.NextRaise(changed(t, v.change), today)
		if raise.Kind != v.kind || raise.Day != v.day || raise.What != v.what {
			t.Errorf("%s: %s %s %s, want %s %s %s\n%s", name, raise.Kind, raise.Day, raise.What, v.kind, v.day, v.what, raise.Why)
		}
		if len(raise.Why) == 0 || raise.Kind != "" && !raise.Why.Unverified() {
			t.Errorf("%s is not explained, or its rules are said to be verified:\n%s", name, raise.Why)
		}
	}
}

func TestTheRaiseIsExplained(t *testing.T) {
	p := changed(t, both(grade("2024-01-01", staff.GradeRegular, "01.003", 1, 234, 0), punished("Khiển trách", "2025-05-10", ""), classified(good, 2024)))
	raise := shipped(t).NextRaise(p, today)
	told := raise.Why.String()
	for _, words := range []string{
		"01/01/2024: Chuyên viên (01.003): hưởng bậc 1, hệ số 2,34", "giữ bậc 36 tháng thì lên bậc 2", "10/05/2025: Kỷ luật Khiển trách: kéo dài 3 tháng.",
		"TT 08/2013/TT-BNV", "chưa kiểm chứng", "31/12/2025: Chưa có xếp loại năm 2025", "01/04/2027: Đủ 39 tháng: hưởng bậc 2, hệ số 2,67.",
	} {
		if !strings.Contains(told, words) {
			t.Errorf("%q is missing in\n%s", words, told)
		}
	}
	if !slices.Equal(raise.Unclassified, []int{2025}) {
		t.Errorf("unclassified are %v", raise.Unclassified)
	}
	if told := shipped(t).NextRaise(p.WithoutPrivate(), today).Why.String(); !strings.Contains(told, "Chưa xét kỷ luật") || strings.Contains(told, "Khiển trách") {
		t.Errorf("for a reader without the right: %s", told)
	}
}

// Who has not been given the allowance for years is told what it should be.
func TestOverTheFrameOfADay(t *testing.T) {
	rules := shipped(t)
	p := changed(t, grade("2018-05-01", staff.GradeRegular, "01.003", 9, 498, 0))
	for day, want := range map[office.Day]int{"2021-04-30": 0, "2021-05-01": 5, "2022-04-30": 5, "2022-05-01": 6, "2026-11-25": 10} {
		if got, why := rules.OverFrame(p, day); got != want || len(why) == 0 {
			t.Errorf("%s: %d%%, want %d%%\n%s", day, got, want, why)
		}
	}
	if got, _ := rules.OverFrame(changed(t, grade("2020-01-01", staff.GradeRegular, "01.003", 1, 234, 0)), today); got != 0 {
		t.Errorf("step 1: %d%%", got)
	}
}

func rewarded(name string, from staff.When) func(p *staff.Person) {
	return func(p *staff.Person) {
		p.Rewards = append(p.Rewards, staff.Reward{Entry: staff.Entry{From: from}, Name: name})
	}
}

// Early raises at the bound of 31 December: 12 months may be missing, a day more may not.
func TestEarlyRaises(t *testing.T) {
	rules := shipped(t)
	merit := rewarded("Chiến sĩ thi đua toàn quốc", "2025-08-01")
	step := func(from office.Day) func(p *staff.Person) {
		return grade(from, staff.GradeRegular, "01.003", 2, 267, 0)
	}
	for name, v := range map[string]struct {
		change  func(p *staff.Person)
		allowed bool
		months  int
		day     office.Day
		words   string
	}{
		"exactly 12 months missing":           {both(step("2024-01-01"), merit), true, 12, "2026-01-01", ""},
		"12 months and a day missing":         {both(step("2024-01-02"), merit), false, 0, "", "còn thiếu 13 tháng"},
		"due on 1 January":                    {both(step("2023-01-01"), merit), true, 12, "2025-01-01", ""},
		"due on 31 December":                  {both(step("2022-12-31"), merit), false, 0, "", "ngay trong năm"},
		"six months for a lower merit":        {both(step("2023-07-01"), rewarded("Chiến sĩ thi đua cơ sở", "2024-03-01")), true, 6, "2026-01-01", ""},
		"a merit before the step":             {both(step("2023-07-01"), rewarded("Chiến sĩ thi đua cơ sở", "2023-06-30")), false, 0, "", "Không có thành tích"},
		"a merit that moves nothing":          {both(step("2023-07-01"), rewarded("Lao động tiên tiến", "2024-03-01")), false, 0, "", "Không có thành tích"},
		"no merit":                            {step("2023-07-01"), false, 0, "", "Không có thành tích"},
		"the last step":                       {both(grade("2023-07-01", staff.GradeRegular, "01.003", 9, 498, 0), merit), false, 0, "", "bậc lương cuối cùng"},
		"not twice in succession":             {both(grade("2023-07-01", staff.GradeEarly, "01.003", 2, 267, 0), merit), false, 0, "", "hai lần liên tiếp"},
		"khiển trách in the step":             {both(step("2023-07-01"), merit, punished("Khiển trách", "2024-07-01", "")), false, 0, "", "kéo dài"},
		"a year not fulfilled":                {both(step("2023-01-01"), merit, classified(bad, 2024)), false, 0, "", "kéo dài"},
		"after a raise because of retirement": {both(grade("2023-07-01", staff.GradeRetiring, "01.003", 2, 267, 0), merit), true, 12, "2025-07-01", ""},
	} {
		e := rules.EarlyRaise(changed(t, v.change), 2025)
		if e.Allowed != v.allowed || e.Day != v.day || e.Allowed && e.Months != v.months {
			t.Errorf("%s: allowed %v from %s, %d months; %v", name, e.Allowed, e.Day, e.Months, e.Obstacles)
		}
		if told := strings.Join(e.Obstacles, " "); !strings.Contains(told, v.words) || v.allowed != (told == "") {
			t.Errorf("%s: obstacles %q", name, told)
		}
	}
}

// Of 29 on the payroll two may be raised early, one place was taken in the year: the higher merit gets the other.
func TestTheYearlyShareOfEarlyRaises(t *testing.T) {
	rules := shipped(t)
	var people []*staff.Person
	for i := range 30 {
		p := changed(t, grade("2023-07-01", staff.GradeRegular, "01.003", 2, 267, 0))
		switch i {
		case 3:
			p = changed(t, both(grade("2023-07-01", staff.GradeRegular, "01.003", 2, 267, 0), rewarded("Chiến sĩ thi đua cơ sở", "2024-03-01")))
		case 4:
			p = changed(t, both(grade("2023-07-01", staff.GradeRegular, "01.003", 2, 267, 0), rewarded("Chiến sĩ thi đua cấp tỉnh", "2024-03-01")))
		case 5:
			p = changed(t, both(grade("2023-07-01", staff.GradeRegular, "01.003", 2, 267, 0), rewarded("Chiến sĩ thi đua cơ sở", "2024-03-01"), rewarded("Chiến sĩ thi đua cơ sở", "2025-03-01")))
		case 6:
			p = changed(t, grade("2025-02-01", staff.GradeEarly, "01.003", 2, 267, 0))
		case 7:
			p = changed(t, func(p *staff.Person) { p.Tenures[0].To = "2025-12-30" })
		}
		p.ID = int64(i + 1)
		people = append(people, p)
	}
	ranked, places := rules.RankEarly(people, 2025)
	if places != 1 || len(ranked) != 3 {
		t.Fatalf("%d places for %d", places, len(ranked))
	}
	for i, want := range []int64{5, 6, 4} {
		if c := ranked[i]; c.Person.ID != want || c.Place != i+1 || c.Within != (i == 0) {
			t.Errorf("place %d has person %d, within %v", c.Place, c.Person.ID, c.Within)
		}
	}
	if _, places := rules.RankEarly(people[:9], 2025); places != 0 {
		t.Errorf("of 8 on the payroll %d may be raised early", places)
	}
}

// Who retires on 1 January 2027 may have the raise that would come up to a year later.
func TestRaisesBecauseOfRetirement(t *testing.T) {
	rules := shipped(t)
	born := func(p *staff.Person) { p.Details[0].Born, p.Details[0].Sex = "1965-06-15", staff.Male }
	for from, v := range map[office.Day]struct {
		allowed bool
		missing int
	}{
		"2024-12-31": {true, 12}, // 31/12/2027
		"2025-01-01": {true, 12}, // 01/01/2028
		"2025-01-02": {false, 13},
		"2024-01-02": {true, 1},
		"2023-12-31": {false, 0}, // 31/12/2026: the regular raise comes first
	} {
		e := rules.RetiringRaise(changed(t, both(born, grade(from, staff.GradeRegular, "01.003", 2, 267, 0))), today)
		if e.Allowed != v.allowed || e.Missing != v.missing {
			t.Errorf("step since %s: allowed %v, %d months missing, %v; regular %s", from, e.Allowed, e.Missing, e.Obstacles, e.Regular.Day)
		}
	}
}
