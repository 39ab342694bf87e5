package personnel_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/app/work/worktest"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// graded employs somebody in a step since a day, classified in the years of the step.
func (b *bench) graded(n int, name, code string, step int, since office.Day, more func(x *staff.Person)) *staff.Person {
	b.T.Helper()
	rules, err := b.Personnel().Rules()
	b.Must(err)
	x := b.draft(n, name)
	x.Grades = []staff.Grade{{Entry: staff.Entry{From: staff.On(since)}, Kind: staff.GradeRegular, Code: code, Step: step, Coefficient: rules.Coefficient(code, step, since)}}
	for year := since.Time().Year(); year < 2026; year++ {
		x.Classifications = append(x.Classifications, staff.Classification{Entry: staff.Entry{From: staff.When(fmt.Sprintf("%d-12-31", year))}, Year: year, Level: "Hoàn thành tốt nhiệm vụ"})
	}
	if more != nil {
		more(x)
	}
	saved, err := b.Personnel().Employ(b.Ctx, x)
	b.Must(err)
	return saved
}

func names(list []personnel.Proposal) string {
	var all []string
	for _, p := range list {
		all = append(all, fmt.Sprintf("%s %s %s", p.Person.Summary.Name, p.Kind, p.Day))
	}
	return strings.Join(all, "; ")
}

func seen(people ...*staff.Person) []core.Seen {
	var list []core.Seen
	for _, x := range people {
		list = append(list, core.Seen{ID: x.ID, Version: x.Version})
	}
	return list
}

func TestRaisesOfAQuarterAreListedDecidedAndTakenBack(t *testing.T) {
	b := newBench(t)
	due := b.graded(1, "Lò Thị Hồng", "01.003", 2, "2023-12-01", nil)
	late := b.graded(2, "Lê Bình", "01.003", 1, "2023-08-01", nil)
	over := b.graded(3, "Trần An", "01.003", 9, "2023-11-01", nil)
	b.graded(4, "Vũ Cường", "01.003", 4, "2024-05-01", nil)
	disciplined := b.graded(5, "Đỗ Dung", "01.003", 3, "2023-10-01", func(x *staff.Person) {
		x.Private.Discipline = []staff.Discipline{{Entry: staff.Entry{From: "2025-01-10"}, Measure: "Khiển trách"}}
	})
	list, err := b.Personnel().Raises(b.Ctx, "2026-10-01", "2026-12-31")
	b.Must(err)
	if got := names(list); got != "Lê Bình regular 01/08/2026; Trần An over 01/11/2026; Lò Thị Hồng regular 01/12/2026" || !list[0].Late || list[1].Late {
		t.Errorf("the quarter has %s", got)
	}
	if list[2].Was.Coefficient != 267 || list[2].Now.Coefficient != 300 || list[2].Since != "2023-12-01" || list[1].Now.Over != 5 || !list[2].Why.Unverified() {
		t.Errorf("%+v", list[2])
	}
	decision := personnel.RaiseDecision{Kind: staff.GradeRegular, Number: "386", Dated: "2026-11-20", People: seen(due, late, over)}
	_, err = b.Personnel().DecideRaises(b.Ctx, decision)
	b.Refused(err, office.CodeRefused, "Trần An không đến kỳ nâng bậc lương loại này")
	decision.People = seen(due, late, disciplined)
	if _, err = b.Personnel().DecideRaises(b.Ctx, decision); err != nil {
		t.Errorf("a raise that comes in 2027 may be decided early: %v", err)
	}
	n, err := b.Personnel().UndoRaises(b.Ctx, "386/QĐ-SKHCN", "2026-11-20", "Danh sách ghi nhầm người")
	if err != nil || n != 3 {
		t.Fatalf("taken back %d, %v", n, err)
	}
	back, err := b.Personnel().Reveal(b.Ctx, due.ID)
	b.Must(err)
	if held := staff.Holding(back.Grades); len(held) != 1 || held[0].To != "" || held[0].Step != 2 || len(back.Grades) < 3 || back.Summary.Raise != "2026-12-01" {
		t.Errorf("after taking it back: %+v", back.Grades)
	}
	decision.People, decision.Number = []core.Seen{{ID: due.ID}, {ID: late.ID}}, ""
	_, err = b.Personnel().DecideRaises(b.Ctx, decision)
	b.Refused(err, office.CodeInvalid, "số quyết định")
	decision.Number = "390"
	done, err := b.Personnel().DecideRaises(b.Ctx, decision)
	b.Must(err)
	pdf, err := b.Personnel().PaperPDF(b.Ctx, done.Paper.ID)
	b.Must(err)
	b.Has(b.Words(pdf), "Số: 390/QĐ-SKHCN", "Lào Cai, ngày 20 tháng 11 năm 2026", "nâng bậc lương thường xuyên", "Lò Thị Hồng", "2,67", "3,00", "Lê Bình")
	for i, x := range done.People {
		g := x.Grade("2026-12-01")
		if g.Decision.Number != "390/QĐ-SKHCN" || g.Decision.Files[0].SHA256 != done.Paper.SHA256 || g.Kind != staff.GradeRegular || x.Summary.PaidSince == "" {
			t.Errorf("row of %d: %+v", i, g)
		}
	}
	if got := worktest.Actions(b.Bench, b.Store.Staff.Register, due.ID); got != "raise view undo-raise raise employ" {
		t.Errorf("the audit has %s", got)
	}
	b.Good()
}

// Ten of a hundred may be raised early; more are refused, and who is ranked shows why.
func TestEarlyRaisesKeepToTheShare(t *testing.T) {
	b := newBench(t)
	reward := func(name string) func(x *staff.Person) {
		return func(x *staff.Person) {
			x.Rewards = []staff.Reward{{Entry: staff.Entry{From: "2025-03-01"}, Name: name}}
		}
	}
	first := b.graded(1, "Lò Thị Hồng", "01.003", 2, "2024-09-01", reward("Chiến sĩ thi đua cấp tỉnh"))
	second := b.graded(2, "Lê Bình", "01.003", 2, "2024-09-01", reward("Chiến sĩ thi đua cơ sở"))
	b.graded(3, "Trần An", "01.003", 2, "2024-09-01", reward("Giấy khen"))
	for n := 4; n <= 10; n++ {
		b.graded(n, fmt.Sprintf("Người %d", n), "01.003", 2, "2025-09-01", nil)
	}
	early, err := b.Personnel().EarlyRaises(b.Ctx, 2026)
	b.Must(err)
	if got := names(early.List); got != "Lò Thị Hồng early 01/12/2026; Lê Bình early 01/03/2027" || early.Places != 1 || !early.List[0].Within || early.List[1].Within {
		t.Errorf("%d places: %s", early.Places, got)
	}
	decision := personnel.RaiseDecision{Kind: staff.GradeEarly, Number: "12", People: seen(first, second)}
	_, err = b.Personnel().DecideRaises(b.Ctx, decision)
	b.Refused(err, office.CodeRefused, "chỉ còn 1 chỉ tiêu")
	decision.People = decision.People[:1]
	done, err := b.Personnel().DecideRaises(b.Ctx, decision)
	b.Must(err)
	if g := done.People[0].Grade("2026-12-01"); g.Kind != staff.GradeEarly || g.Step != 3 {
		t.Errorf("%+v", g)
	}
	decision.People = seen(second)
	_, err = b.Personnel().DecideRaises(b.Ctx, decision)
	b.Refused(err, office.CodeRefused, "chỉ còn 0 chỉ tiêu")
}

func TestRemindersAreToldInEveryForm(t *testing.T) {
	b := newBench(t)
	x := b.graded(1, "Lò Thị Hồng", "01.003", 2, "2023-12-15", func(x *staff.Person) {
		x.Details[0].Born = "1969-12-05"
		x.Private.Party = []staff.Party{{Entry: staff.Entry{From: "1996-12-19"}}}
		x.Certificates = []staff.Certificate{{Entry: staff.Entry{From: "2022-01-10"}, Name: "An toàn bức xạ", Issuer: "Cục An toàn bức xạ và hạt nhân, Bộ Khoa học và Công nghệ; Hà Nội", Expires: "2026-12-31"}}
	})
	list, err := b.Personnel().Reminders(b.Ctx, "2026-11-25", "2027-02-28")
	b.Must(err)
	var kinds []string
	for _, r := range list {
		kinds = append(kinds, string(r.Kind)+" "+string(r.Day))
	}
	for _, want := range []string{"raise 2026-12-15", "retirement 2027-01-01", "certificate 2026-12-31", "birthday 2026-12-05", "party 2026-12-19"} {
		if !slices.Contains(kinds, want) {
			t.Errorf("%s is not among %v", want, kinds)
		}
	}
	only, err := b.Personnel().Reminders(b.Ctx, "2026-11-25", "2027-02-28", staff.KindRaise)
	if err != nil || len(only) != 1 || only[0].Unit != "Văn phòng" || len(only[0].Why) == 0 || only[0].Number != "LC-001" {
		t.Errorf("raises only: %+v %v", only, err)
	}
	var book, calendar bytes.Buffer
	b.Must(b.Personnel().RemindersExcel(&book, list))
	if book.Len() < 1000 {
		t.Error("the workbook is empty")
	}
	pdf, err := b.Personnel().RemindersPDF(b.Ctx, list, "2026-11-25", "2027-02-28")
	b.Must(err)
	b.Has(b.Words(pdf), "NHẮC VIỆC CÁN BỘ", "05/12/2026", "Sinh nhật", "15/12/2026", "Nâng bậc lương", "chưa kiểm chứng")
	b.Must(b.Personnel().RemindersCalendar(&calendar, list))
	text := calendar.String()
	b.Has(strings.ReplaceAll(text, "\r\n ", ""), "BEGIN:VCALENDAR\r\nVERSION:2.0", "DTSTART;VALUE=DATE:20261215\r\nDTEND;VALUE=DATE:20261216", "Lò Thị Hồng – Nâng bậc lương", `hệ số 3\,00`, "TRIGGER:-P", "END:VCALENDAR\r\n")
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	b.SignIn(office.Actor{Name: "Trần Thị Bích", Role: "Văn thư"})
	list, err = b.Personnel().Reminders(b.Ctx, "2026-11-25", "2027-02-28")
	b.Must(err)
	for _, r := range list {
		if r.Kind == staff.KindParty || r.Kind == staff.KindRaise && r.Why != nil {
			t.Errorf("the clerk reads %+v", r)
		}
	}
	if _, err := b.Personnel().Raises(b.Ctx, "2026-11-25", "2027-02-28"); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("the clerk lists raises of %s: %v", x.Summary.Name, err)
	}
}
