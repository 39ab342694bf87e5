package staff_test

import (
	"strings"
	"testing"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func TestTermsOfPosts(t *testing.T) {
	rules := shipped(t)
	post := func(kind, title string, from, to, until staff.When) staff.Post {
		return staff.Post{Entry: staff.Entry{From: from, To: to}, Kind: kind, Title: title, Until: until, Term: 1}
	}
	p := changed(t, func(p *staff.Person) {
		p.Posts = []staff.Post{
			post(staff.PostState, "Phó Trưởng phòng", "2016-03-01", "2022-02-28", ""),
			post(staff.PostState, "Trưởng phòng Kế hoạch", "2022-03-01", "", ""),
			post(staff.PostParty, "Chi ủy viên", "2022-01-01", "", "2027-06-30"),
			post(staff.PostUnion, "Ủy viên Ban chấp hành Công đoàn", "2022-01-01", "", ""),
		}
	})
	ends := rules.TermEnds(p, today)
	if len(ends) != 2 {
		t.Fatalf("%d terms: %+v", len(ends), ends)
	}
	if d := ends[0]; d.Day != "2027-02-28" || d.Act != "2026-12-01" || d.What != "Trưởng phòng Kế hoạch" || !strings.Contains(d.Why.String(), "60 tháng") {
		t.Errorf("the state post ends %s, begin by %s\n%s", d.Day, d.Act, d.Why)
	}
	if d := ends[1]; d.Day != "2027-06-30" || d.What != "Chi ủy viên" {
		t.Errorf("the party's post ends %s", d.Day)
	}
	if n := p.Post("2020-01-01"); n == nil || n.Title != "Phó Trưởng phòng" {
		t.Errorf("in 2020 the post was %+v", n)
	}
}

func TestProbationContractsAndCertificates(t *testing.T) {
	rules := shipped(t)
	for code, want := range map[string]office.Day{"01.003": "2027-02-28", "01.005": "2026-08-31"} {
		d, ok := rules.ProbationEnd(changed(t, grade("2026-03-01", staff.GradeProbation, code, 1, 186, 0)), "2026-06-01")
		if !ok || d.Day != want {
			t.Errorf("%s: probation ends %s, want %s", code, d.Day, want)
		}
	}
	if _, ok := rules.ProbationEnd(written(t, draft()), today); ok {
		t.Error("a specialist of 2024 is said to be in probation")
	}
	p := changed(t, func(p *staff.Person) {
		p.Contracts = []staff.Contract{
			{Entry: staff.Entry{From: "2024-01-01"}, Kind: "Xác định thời hạn", Until: "2026-12-31"},
			{Entry: staff.Entry{From: "2024-01-01"}, Kind: "Không xác định thời hạn"},
			{Entry: staff.Entry{From: "2020-01-01", To: "2023-12-31"}, Kind: "Cũ", Until: "2023-12-31"},
		}
		p.Certificates = []staff.Certificate{
			{Entry: staff.Entry{From: "2024-05-20"}, Name: "Nhân viên bức xạ", Expires: "2027-05-20"}, {Entry: staff.Entry{From: "2024"}, Name: "QLNN"},
		}
	})
	if ends := rules.ContractEnds(p, today); len(ends) != 1 || ends[0].Day != "2026-12-31" {
		t.Errorf("contracts end %+v", ends)
	}
	if ends := rules.CertificateEnds(p, today); len(ends) != 1 || ends[0].Day != "2027-05-20" || ends[0].What != "Nhân viên bức xạ" {
		t.Errorf("certificates end %+v", ends)
	}
}

func leave(kind string, from, to staff.When, halves, year int) staff.Leave {
	return staff.Leave{Entry: staff.Entry{From: from, To: to}, Kind: kind, Halves: halves, Year: year}
}

// 12 days, one more for every five years that are complete by 31 December.
func TestAnnualLeave(t *testing.T) {
	rules := shipped(t)
	const annual = "Nghỉ phép năm"
	for name, v := range map[string]struct {
		change                func(p *staff.Person)
		entitled, taken, left string
	}{
		"recruited in 2010: 16 years, 3 days more": {func(*staff.Person) {}, "15", "0", "15"},
		"five years on 31 December":                {recruited("2022-01-01"), "13", "0", "13"},
		"five years a day later":                   {recruited("2022-01-02"), "12", "0", "12"},
		"recruited on 1 July":                      {recruited("2026-07-01"), "6", "0", "6"},
		"recruited on 15 November counts November": {recruited("2026-11-15"), "2", "0", "2"},
		"recruited on 17 November does not":        {recruited("2026-11-17"), "1", "0", "1"},
		"left on 31 March":                         {func(p *staff.Person) { p.Tenures[0].To = "2026-03-31" }, "4", "0", "4"},
		"moved here, recruited before":             {both(recruited("2012-06-01"), func(p *staff.Person) { p.Tenures[0].From = "2026-07-01" }), "14", "0", "14"},
		"taken, half days too": {func(p *staff.Person) {
			p.Leaves = []staff.Leave{
				leave(annual, "2026-02-02", "2026-02-04", 6, 0), leave(annual, "2026-05-04", "2026-05-04", 1, 0), leave(annual, "2026-01-05", "2026-01-06", 4, 2025),
				leave("Nghỉ kết hôn", "2026-06-01", "2026-06-03", 6, 0), leave(annual, "2027-01-04", "2027-01-04", 2, 2026),
			}
		}, "15", "4,5", "10,5"},
		"more than there is": {func(p *staff.Person) { p.Leaves = []staff.Leave{leave(annual, "2026-02-02", "2026-02-27", 31, 0)} }, "15", "15,5", "-0,5"},
	} {
		l := rules.LeaveLeft(changed(t, v.change), 2026)
		if staff.Days(l.Entitled) != v.entitled || staff.Days(l.Taken) != v.taken || staff.Days(l.Left) != v.left {
			t.Errorf("%s: %s days, %s taken, %s left\n%s", name, staff.Days(l.Entitled), staff.Days(l.Taken), staff.Days(l.Left), l.Why)
		}
	}
}

func recruited(on staff.When) func(p *staff.Person) {
	return func(p *staff.Person) { p.Details[0].RecruitedOn, p.Tenures[0].From, p.Assignments[0].From = on, on, on }
}

func TestSalaries(t *testing.T) {
	rules := shipped(t)
	head := func(p *staff.Person) {
		p.Posts = []staff.Post{{Entry: staff.Entry{From: "2022-03-01"}, Kind: staff.PostState, Title: "Trưởng phòng Quản lý khoa học"}}
	}
	for name, v := range map[string]struct {
		change func(p *staff.Person)
		day    office.Day
		want   string
	}{
		"2,34 × 2.340.000":      {func(*staff.Person) {}, today, "5.475.600 đ"},
		"before the last raise": {grade("2024-01-01", staff.GradeRegular, "01.003", 1, 234, 0), "2024-06-30", "4.212.000 đ"},
		"probation, 85 %": {func(p *staff.Person) {
			p.Grades[0].Kind, p.Grades[0].Percent = staff.GradeProbation, 85
		}, today, "4.654.260 đ"},
		"over the frame":     {grade("2024-01-01", staff.GradeOver, "01.003", 9, 498, 7), today, "12.468.924 đ"},
		"head of a division": {head, today, "6.645.600 đ"}, // + 0,50
		"the file stands first": {both(head, func(p *staff.Person) {
			p.Allowances = []staff.Allowance{{Entry: staff.Entry{From: "2022-03-01"}, Kind: staff.PostAllowance, Coefficient: 60}}
		}), today, "6.879.600 đ"},
		"25 % of all, and money": {both(head, func(p *staff.Person) {
			p.Allowances = []staff.Allowance{
				{Entry: staff.Entry{From: "2022-03-01"}, Kind: "Phụ cấp công vụ", Percent: 25},
				{Entry: staff.Entry{From: "2022-03-01"}, Kind: "Hỗ trợ", Amount: 200_000},
				{Entry: staff.Entry{From: "2020-01-01", To: "2021-12-31"}, Kind: "Cũ", Amount: 900_000},
			}
		}), today, "8.507.000 đ"},
		"nothing before the grade":    {func(*staff.Person) {}, "2023-12-31", "0 đ"},
		"nothing without a base":      {grade("2010-01-01", staff.GradeRegular, "01.003", 1, 234, 0), "2012-01-01", "0 đ"},
		"deputies have another title": {func(p *staff.Person) { head(p); p.Posts[0].Title = "Phó Trưởng phòng" }, today, "6.177.600 đ"}, // + 0,30
	} {
		s := rules.Salary(changed(t, v.change), v.day)
		if s.Total.String() != v.want || len(s.Why) == 0 {
			t.Errorf("%s: %s, want %s\n%+v\n%s", name, s.Total, v.want, s.Lines, s.Why)
		}
	}
}

func TestMissingClassifications(t *testing.T) {
	rules := shipped(t)
	for name, v := range map[string]struct {
		change func(p *staff.Person)
		want   bool
	}{
		"missing":                {func(*staff.Person) {}, true},
		"there":                  {classified(good, 2025), false},
		"of another year":        {classified(good, 2024), true},
		"six months in 2025":     {recruited("2025-07-01"), true},
		"less than six months":   {recruited("2025-07-02"), false},
		"left before its end":    {func(p *staff.Person) { p.Tenures[0].To = "2025-12-30" }, false},
		"came in the year after": {recruited("2026-01-01"), false},
	} {
		d, missing := rules.ClassificationMissing(changed(t, v.change), 2025)
		if missing != v.want || missing && d.Day != "2025-12-31" {
			t.Errorf("%s: missing %v, due %s", name, missing, d.Day)
		}
	}
}
