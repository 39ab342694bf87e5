package personnel_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/app/work/worktest"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// bench is the bench of all rooms with what only the tests of staff need: the personnel officer and two units.
type bench struct {
	*worktest.Bench
	office, science int64 // IDs of units
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{Bench: worktest.New(t)}
	b.SignIn(office.Actor{Name: "Vũ Thị Hạnh", Role: personnel.Role, Host: "phòng 3"})
	b.office, b.science = b.unit("Văn phòng", 0), b.unit("Phòng Quản lý Khoa học", 0)
	return b
}

func (b *bench) unit(name string, parent int64) int64 {
	b.T.Helper()
	u, err := b.Personnel().SaveUnit(b.Ctx, &staff.Unit{Names: []staff.UnitName{{Entry: staff.Entry{From: "2010-01-01"}, Name: name, ParentID: parent}}}, "")
	b.Must(err)
	return u.ID
}

// draft is what the officer types of a specialist in step 2 since 2024; n makes the numbers differ.
func (b *bench) draft(n int, name string) *staff.Person {
	x := b.Personnel().Blank()
	x.Details[0] = staff.Details{
		Name: name, Born: "1985-03-31", Sex: staff.Female, Ethnicity: "Tày", Number: fmt.Sprintf("LC-%03d", n), IDNumber: fmt.Sprintf("0100850%05d", n), Phone: "0912345067",
		RecruitedOn: "2012-01-01", InsuranceNumber: fmt.Sprintf("10020%05d", n),
	}
	x.Tenures = []staff.Tenure{{Entry: staff.Entry{From: "2012-01-01"}, Kind: "Công chức"}}
	x.Assignments = []staff.Assignment{{Entry: staff.Entry{From: "2012-01-01"}, UnitID: b.office}}
	x.Grades = []staff.Grade{{Entry: staff.Entry{From: "2024-01-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 2, Coefficient: 267}}
	return x
}

func (b *bench) employ(n int, name string) *staff.Person {
	b.T.Helper()
	x, err := b.Personnel().Employ(b.Ctx, b.draft(n, name))
	b.Must(err)
	return x
}

func (b *bench) move(x *staff.Person, action string, g personnel.Given) *staff.Person {
	b.T.Helper()
	saved, err := b.Personnel().Move(b.Ctx, x.ID, 0, action, g)
	b.Must(err)
	return saved
}

func TestOnlyThePersonnelOfficerWritesAndReadsWhatIsRestricted(t *testing.T) {
	b := newBench(t)
	x := b.draft(1, "Lò Thị Hồng")
	x.Private.Discipline = []staff.Discipline{{Entry: staff.Entry{From: "2025-05-10"}, Measure: "Khiển trách"}}
	saved, err := b.Personnel().Employ(b.Ctx, x)
	b.Must(err)
	whole, err := b.Personnel().Reveal(b.Ctx, saved.ID)
	b.Must(err)
	if len(whole.Private.Discipline) != 1 || whole.Version != 1 {
		t.Errorf("revealed %+v", whole.Private)
	}
	b.Must(b.Personnel().RevealInSheet(b.Ctx, []int64{saved.ID}, "gửi Sở Nội vụ"))
	if got := worktest.Actions(b.Bench, b.Store.Staff.Register, saved.ID); got != "export view employ" {
		t.Errorf("the audit has %s", got)
	}
	b.SignIn(office.Actor{Name: "Trần Thị Bích", Role: "Văn thư"})
	if b.Personnel().MayReveal() {
		t.Error("the clerk may reveal")
	}
	_, err = b.Personnel().Reveal(b.Ctx, saved.ID)
	b.Refused(err, office.CodeRefused, personnel.Role)
	_, err = b.Personnel().Employ(b.Ctx, b.draft(2, "Lê Bình"))
	b.Refused(err, office.CodeRefused, personnel.Role)
	_, err = b.Personnel().Move(b.Ctx, saved.ID, 0, personnel.ActReward, personnel.Given{From: "2026", Title: "Giấy khen"})
	b.Refused(err, office.CodeRefused, personnel.Role)
	public, err := b.Personnel().Person(b.Ctx, saved.ID)
	b.Must(err)
	if text, _ := json.Marshal(public); strings.Contains(string(text), "Khiển trách") || public.Details[0].Name != "Lò Thị Hồng" {
		t.Errorf("the clerk reads %s", text)
	}
	if got := worktest.Actions(b.Bench, b.Store.Staff.Register, saved.ID); got != "export view employ" {
		t.Errorf("a refused look is in the audit: %s", got)
	}
}

func TestMovesWriteDatedRows(t *testing.T) {
	b := newBench(t)
	x := b.employ(1, "Lò Thị Hồng")
	decision := staff.Decision{Number: "12/QĐ-SKHCN", Dated: "2026-01-05"}
	x = b.move(x, personnel.ActAppoint, personnel.Given{From: "2026-02-01", Title: " Phó Trưởng phòng", UnitID: b.science, Term: 1, Decision: decision})
	if x.Summary.Post != "Phó Trưởng phòng" || x.Summary.UnitID != b.science || x.Summary.TermEnds != "2031-01-31" || x.Unit("2026-01-31") != b.office {
		t.Errorf("appointed: %+v", x.Summary)
	}
	x = b.move(x, personnel.ActGrade, personnel.Given{From: "2026-11-01", Code: "01.003", Step: 3})
	if x.Summary.Coefficient != 300 || x.Grade("2026-10-31").Step != 2 {
		t.Errorf("raised: %+v", x.Summary)
	}
	x = b.move(x, personnel.ActClassify, personnel.Given{Year: 2025, Title: "Hoàn thành tốt nhiệm vụ"})
	_, err := b.Personnel().Move(b.Ctx, x.ID, 0, personnel.ActClassify, personnel.Given{Year: 2025, Title: "Hoàn thành nhiệm vụ"})
	b.Refused(err, office.CodeInvalid, "lý do")
	x = b.move(x, personnel.ActClassify, personnel.Given{Year: 2025, Title: "Hoàn thành nhiệm vụ", Note: "ghi nhầm mức xếp loại"})
	if held := staff.Holding(x.Classifications); len(held) != 1 || held[0].Level != "Hoàn thành nhiệm vụ" || !held[0].Corrected() {
		t.Errorf("classified: %+v", held)
	}
	x = b.move(x, personnel.ActDepart, personnel.Given{From: "2026-11-16", Title: "Chuyển công tác", Decision: staff.Decision{Number: "98/QĐ-SNV"}})
	if x.Summary.State != staff.Left || x.Serving("2026-11-16") || !x.Serving("2026-11-15") || x.Post("2026-11-16") != nil || x.Attachments[0].Decision.Number != "98/QĐ-SNV" {
		t.Errorf("departed: %+v", x.Summary)
	}
	for _, v := range []struct {
		action, field string
		g             personnel.Given
	}{
		{personnel.ActTransfer, "unit_id", personnel.Given{From: "2026-01-01"}},
		{personnel.ActTransfer, "from", personnel.Given{UnitID: b.science}},
		{personnel.ActGrade, "step", personnel.Given{From: "2026-12-01", Code: "01.003", Step: 12}},
		{personnel.ActLeave, "to", personnel.Given{Kind: "Nghỉ phép năm", From: "2026-01-05", To: "2026-01-04"}},
		{personnel.ActCertificate, "until", personnel.Given{Title: "Tiếng Anh B1", From: "2026-01-05", Until: "2026-01-04"}},
		{"dance", "action", personnel.Given{}},
	} {
		if _, err := b.Personnel().Preview(x, v.action, v.g); office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != v.field || strings.Contains(office.MessageOf(err), "dòng") {
			t.Errorf("%s %+v: %v on %q", v.action, v.g, err, office.FieldOf(err))
		}
	}
	b.Good()
}

func TestARewardForSeveralIsWrittenForAllOrNone(t *testing.T) {
	b := newBench(t)
	one, two := b.employ(1, "Lò Thị Hồng"), b.employ(2, "Lê Bình")
	seen := []core.Seen{{ID: one.ID, Version: one.Version}, {ID: two.ID, Version: two.Version}}
	two = b.move(two, personnel.ActReward, personnel.Given{From: "2025-05-19", Title: "Lao động tiên tiến"})
	_, err := b.Personnel().MoveMany(b.Ctx, seen, personnel.ActReward, personnel.Given{From: "2026-05-19", Title: "Giấy khen"})
	if office.CodeOf(err) != office.CodeStale {
		t.Errorf("a stale file: %v", err)
	}
	seen[1].Version = two.Version
	saved, err := b.Personnel().MoveMany(b.Ctx, seen, personnel.ActReward, personnel.Given{From: "2026-05-19", Title: "Giấy khen"})
	b.Must(err)
	for i, x := range saved {
		if len(x.Rewards) != 1+i || x.Version != int64(2+i) {
			t.Errorf("%+v", x.Rewards)
		}
	}
}

// A mistake in the past is corrected with a reason; both rows stay.
func TestTheEditPageCorrectsWithAReason(t *testing.T) {
	b := newBench(t)
	x := b.employ(1, "Lò Thị Hồng")
	as := *x
	as.Details = []staff.Details{x.Details[0]}
	as.Details[0].Born = "1986-03-31"
	_, err := b.Personnel().Revise(b.Ctx, &as, "")
	b.Refused(err, office.CodeInvalid, "lý do")
	saved, err := b.Personnel().Revise(b.Ctx, &as, "Đối chiếu giấy khai sinh")
	b.Must(err)
	if len(saved.Details) != 2 || saved.Summary.Born != "1986-03-31" || saved.Corrections()[staff.TableDetails] != 1 {
		t.Errorf("%+v", saved.Details)
	}
	as.Details[0].Photo = []office.File{{Name: "anh.jpg", SHA256: strings.Repeat("0", 64)}}
	_, err = b.Personnel().Revise(b.Ctx, &as, "Đối chiếu giấy khai sinh")
	b.Refused(err, office.CodeRefused, "anh.jpg")
}

func TestUnitsAreRenamedAndMerged(t *testing.T) {
	b := newBench(t)
	x, lab := b.employ(1, "Lò Thị Hồng"), b.unit("Tổ Kiểm định", b.science)
	y := b.employ(2, "Lê Bình")
	b.move(y, personnel.ActTransfer, personnel.Given{From: "2020-01-01", UnitID: b.science})
	coming := b.draft(3, "Vũ Thị Mới")
	coming.Tenures[0].From, coming.Assignments = "2026-09-01", []staff.Assignment{{Entry: staff.Entry{From: "2026-09-01", To: "2026-12-31"}, UnitID: b.science}, {Entry: staff.Entry{From: "2027-01-01"}, UnitID: b.office}}
	z, err := b.Personnel().Employ(b.Ctx, coming)
	b.Must(err)
	u, err := b.Personnel().RenameUnit(b.Ctx, core.Seen{ID: b.office}, staff.UnitName{Entry: staff.Entry{From: "2026-03-01"}, Name: "Văn phòng Sở"})
	b.Must(err)
	shown, err := b.Personnel().Person(b.Ctx, x.ID)
	b.Must(err)
	if shown.Summary.Unit != "Văn phòng Sở" || u.On("2026-02-28").Name != "Văn phòng" {
		t.Errorf("renamed: %s", shown.Summary.Unit)
	}
	into, moved, err := b.Personnel().MergeUnits(b.Ctx, personnel.Merger{
		Units: []core.Seen{{ID: b.science}}, New: staff.UnitName{Name: "Phòng Đổi mới sáng tạo"}, From: "2026-07-01", Decision: staff.Decision{Number: "30/QĐ-UBND"},
	})
	b.Must(err)
	if shown, err = b.Personnel().Person(b.Ctx, y.ID); err != nil || moved != 2 || shown.Summary.Unit != "Phòng Đổi mới sáng tạo" || shown.Unit("2026-06-30") != b.science {
		t.Errorf("merged: %d %+v %v", moved, shown.Summary, err)
	}
	if z, err = b.Personnel().Person(b.Ctx, z.ID); err != nil || z.Unit("2026-09-01") != into.ID || z.Unit("2027-01-01") != b.office {
		t.Errorf("who came after the merger: %+v %v", staff.Holding(z.Assignments), err)
	}
	tree, err := b.Personnel().Tree(b.Ctx)
	b.Must(err)
	if n := tree.Get(lab).On("2026-07-01"); n == nil || n.ParentID != into.ID || tree.Get(b.science).On("2026-07-01") != nil || tree.Get(b.science).Newest().Into != into.ID {
		t.Errorf("the part stands under %+v", n)
	}
	_, err = b.Personnel().EndUnit(b.Ctx, core.Seen{ID: b.office}, "2026-12-31")
	b.Refused(err, office.CodeRefused, "Lò Thị Hồng")
	_, err = b.Personnel().EndUnit(b.Ctx, core.Seen{ID: lab}, "2026-12-31")
	b.Must(err)
	b.Good()
}

// The list of an earlier day shows people as they were; the summaries follow the days.
func TestTheListOfADayAndOfToday(t *testing.T) {
	b := newBench(t)
	x := b.employ(1, "Lò Thị Hồng")
	later := b.draft(2, "Lê Bình")
	later.Tenures[0].From, later.Assignments[0].From, later.Grades[0].From = "2026-10-01", "2026-10-01", "2026-10-01"
	_, err := b.Personnel().Employ(b.Ctx, later)
	b.Must(err)
	b.move(x, personnel.ActTransfer, personnel.Given{From: "2026-12-01", UnitID: b.science})
	b.move(x, personnel.ActGrade, personnel.Given{From: "2026-06-01", Code: "01.003", Step: 3})
	roll, err := b.Personnel().Roll(b.Ctx, "2026-05-31")
	b.Must(err)
	page, err := roll.Page(b.Ctx, office.Query{Filters: map[string][]string{"state": {"serving"}}, Text: "hong van phong"})
	b.Must(err)
	if len(page) != 1 || page[0].Summary.Step != 2 || page[0].Summary.Phone != "0912 ··· 067" || page[0].Details != nil {
		t.Errorf("on 31 May: %+v", page)
	}
	roll, err = b.Personnel().Roll(b.Ctx, "2026-11-25")
	b.Must(err)
	page, err = roll.Page(b.Ctx, office.Query{Sort: "coefficient", Descending: true})
	b.Must(err)
	kept, err := b.Store.Staff.Page(b.Ctx, office.Query{Sort: "coefficient", Descending: true})
	b.Must(err)
	if one, _ := json.Marshal(page[0].Summary); len(page) != 2 || len(kept) != 2 || page[0].ID != kept[0].ID {
		t.Errorf("today %s, the register %+v", one, kept)
	}
	if n, err := b.Personnel().Refresh(b.Ctx); n != 0 || err != nil {
		t.Errorf("%d summaries are old today, %v", n, err)
	}
	b.Clock = b.Clock.AddDate(0, 0, 6)
	if n, err := b.Personnel().Refresh(b.Ctx); n != 1 || err != nil {
		t.Errorf("%d summaries are old on 1 December, %v", n, err)
	}
	if shown, err := b.Personnel().Person(b.Ctx, x.ID); err != nil || shown.Summary.Unit != "Phòng Quản lý Khoa học" {
		t.Errorf("%+v %v", shown.Summary, err)
	}
}
