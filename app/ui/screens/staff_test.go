package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// officer seats the personnel officer, with an organisation of two units.
func (d *desk) officer() (office, science int64) {
	d.t.Helper()
	d.office.Actor.Role = personnel.Role
	return d.unit("Văn phòng", "VP", 1), d.unit("Phòng Quản lý khoa học", "QLKH", 2)
}

// unit keeps a unit of the organisation.
func (d *desk) unit(name, short string, order int) int64 {
	d.t.Helper()
	u, err := d.office.Personnel().SaveUnit(d.ctx, &staff.Unit{Names: []staff.UnitName{{Entry: staff.Entry{From: "2015-01-01"}, Name: name, Short: short, Order: order}}}, "")
	d.must(err)
	return u.ID
}

// hired keeps the file of somebody with the second step of a Chuyên viên.
func (d *desk) hired(number, name string, unit int64) *staff.Person {
	d.t.Helper()
	as := d.office.Personnel().Blank()
	as.Details[0].Number, as.Details[0].Name, as.Details[0].Born, as.Details[0].Sex = number, name, "1990-05-02", staff.Female
	as.Details[0].IDNumber = "010190" + number[len(number)-3:] + "456"
	as.Tenures[0].From = "2018-01-01"
	as.Assignments = []staff.Assignment{{Entry: staff.Entry{From: "2018-01-01"}, UnitID: unit}}
	as.Grades = []staff.Grade{{Entry: staff.Entry{From: "2023-12-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 2, Coefficient: 267}}
	x, err := d.office.Personnel().Employ(d.ctx, as)
	d.must(err)
	return x
}

// person is the whole file as it is kept now.
func (d *desk) person(id int64) *staff.Person {
	d.t.Helper()
	x, err := d.office.Store.Staff.Whole(d.ctx, id)
	d.must(err)
	return x
}

// A new person is typed, gets a file, is appointed and raised by keyboard; the lists follow.
func TestAPersonIsEmployedAppointedAndRaisedByKeyboard(t *testing.T) {
	d := sit(t)
	_, science := d.officer()
	d.Navigate(Staff, 0)
	d.press("N", ctrl)
	d.shows("Hồ sơ cán bộ mới")
	d.write("Lò Thị Hoa")
	d.keys(fyne.KeyReturn)
	d.write("5/9/1991")
	form := d.front(Staff).(*askPage).form
	form.SetValue("sex", staff.Female)
	form.SetValue("number", "CB-001")
	form.SetValue("tenure.from", "1/1/2024")
	form.SetValue("unit_id", idText(science))
	form.SetValue("grade.code", "01.003")
	form.SetValue("grade.step", "1")
	d.press(fyne.KeyReturn, ctrl)
	found, err := d.office.Personnel().Find(d.ctx, "CB-001")
	d.must(err)
	if len(found) != 1 || found[0].Summary.Name != "Lò Thị Hoa" || found[0].Summary.Coefficient != 234 {
		t.Fatalf("%+v\n%s", found, d.texts())
	}
	id := found[0].ID
	d.shows("Lò Thị Hoa", "Sơ yếu lý lịch", "05/09/1991", "Quá trình công tác")
	d.keys(fyne.KeyEscape)

	d.Navigate(Staff, id)
	d.press("B", ctrl)
	form = d.front(Staff).(*askPage).form
	form.SetValue("title", "Phó Trưởng phòng")
	form.SetValue("from", "25/11/2026")
	d.press(fyne.KeyReturn, ctrl)
	if post := d.person(id).Post("2026-11-25"); post == nil || post.Title != "Phó Trưởng phòng" {
		t.Fatalf("%+v\n%s", post, d.texts())
	}

	d.Navigate(Staff, id)
	d.press("G", ctrl)
	d.shows("Xếp lương, nâng bậc")
	form = d.front(Staff).(*askPage).form
	if form.Value("step") != "2" || form.Value("from") != "01/01/2027" {
		t.Errorf("the form begins with step %s from %s", form.Value("step"), form.Value("from"))
	}
	d.shows("1 · 2,34, thành 2 · 2,67")
	d.press(fyne.KeyReturn, ctrl)
	if g := d.person(id).Grade("2027-01-01"); g == nil || g.Step != 2 || g.Coefficient != 267 {
		t.Fatalf("%+v\n%s", g, d.texts())
	}
}

// Rows are added, corrected with a reason, ended and withdrawn; nothing of the old rows is lost.
func TestTheRowsOfAFileAreAddedCorrectedAndEnded(t *testing.T) {
	d := sit(t)
	place, _ := d.officer()
	x := d.hired("CB-002", "Giàng A Páo", place)
	d.Navigate(Staff, x.ID)
	d.press("O", ctrl)
	file := d.front(Staff).(*staffFile)
	file.Filter("training")
	d.press("N", ctrl)
	form := d.front(Staff).(*askPage).form
	form.SetValue("level", "Đại học")
	form.SetValue("field", "Luật")
	form.SetValue("from", "2008")
	form.SetValue("to", "6/2012")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Luật", "06/2012")

	page := file.current.(*fileTables)
	page.grid.SelectIndex(0)
	d.press(fyne.KeyF2, 0)
	form = d.front(Staff).(*askPage).form
	form.SetValue("field", "Luật kinh tế")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Lý do đính chính”.")
	form.SetValue("reason", "ghi thiếu chuyên ngành")
	d.press(fyne.KeyReturn, ctrl)
	rows := d.person(x.ID).Training
	if len(rows) != 2 || rows[0].Ended == nil || rows[1].Field != "Luật kinh tế" || rows[1].Reason != "ghi thiếu chuyên ngành" {
		t.Fatalf("%+v", rows)
	}
	d.shows("Luật kinh tế", "ghi thiếu chuyên ngành")

	file.Filter("career")
	page = file.current.(*fileTables)
	page.choose(staff.TableAssignments)
	page.grid.SelectIndex(0)
	d.press("D", ctrl)
	d.front(Staff).(*askPage).form.SetValue("to", "2026-12-31")
	d.press(fyne.KeyReturn, ctrl)
	if got := staff.Holding(d.person(x.ID).Assignments); len(got) != 1 || got[0].To != "2026-12-31" {
		t.Fatalf("%+v\n%s", got, d.texts())
	}
	file.Filter("log")
	d.shows("Đính chính", "Kết thúc", "ghi thiếu chuyên ngành")
}

// Restricted items and full numbers are shown only to the personnel officer, and each look is in the audit chain.
func TestRestrictedItemsAreShownOnlyAfterARecordedLook(t *testing.T) {
	d := sit(t)
	place, _ := d.officer()
	x := d.hired("CB-003", "Vàng Seo Lử", place)
	_, err := d.office.Personnel().Move(d.ctx, x.ID, x.Version, personnel.ActDiscipline, personnel.Given{From: "2026-03-01", Title: "Khiển trách"})
	d.must(err)
	looks := func() int {
		history, err := d.office.Store.Staff.History(d.ctx, x.ID)
		d.must(err)
		n := 0
		for _, c := range history {
			if c.Action == personnel.ActView {
				n++
			}
		}
		return n
	}
	d.Navigate(Staff, x.ID)
	d.hides("010190003456")
	d.press("O", ctrl)
	d.hides("010190003456")
	file := d.front(Staff).(*staffFile)
	file.Filter("discipline")
	d.hides("Khiển trách")
	if n := looks(); n != 0 {
		t.Fatalf("%d looks before anything was shown", n)
	}
	d.press("M", ctrl)
	d.shows("Khiển trách")
	file.Filter("profile")
	d.shows("010190003456")
	if n := looks(); n != 1 {
		t.Errorf("%d looks are recorded", n)
	}
	d.press("M", ctrl)
	d.hides("010190003456")

	d.office.Actor.Role = "Văn thư"
	file.Filter("discipline")
	d.press("M", ctrl)
	d.hides("Khiển trách")
	d.shows("Tổ chức cán bộ")
	d.press("N", ctrl)
	if _, asking := d.front(Staff).(*askPage); asking {
		t.Error("somebody else may write files")
	}
}

// The list of a day shows people as they were, and lets nobody write meanwhile.
func TestTheListOfADayShowsPeopleAsTheyWere(t *testing.T) {
	d := sit(t)
	place, science := d.officer()
	x := d.hired("CB-004", "Sùng Thị Mảy", place)
	_, err := d.office.Personnel().Move(d.ctx, x.ID, x.Version, personnel.ActTransfer, personnel.Given{From: "2025-01-01", UnitID: science})
	d.must(err)
	d.Navigate(Staff, x.ID)
	d.shows("Phòng Quản lý khoa học")
	s := newStaff(d.Host(), deps{d.office, d.place})
	s.showDay("2024-06-01")
	got, err := staffBook{d.office.Store.Staff, s}.Page(d.ctx, office.Query{})
	d.must(err)
	if len(got) != 1 || got[0].Summary.Unit != "Văn phòng" {
		t.Fatalf("%+v", got)
	}
	if ok, why := s.may(); ok || !strings.Contains(why, "01/06/2024") {
		t.Errorf("%v %s", ok, why)
	}
	if s.list.banner.Hidden {
		t.Error("nothing says of which day the list is")
	}
	s.showDay("2017-01-01")
	if n, err := (staffBook{d.office.Store.Staff, s}).Count(d.ctx, office.Query{}); err != nil || n != 0 {
		t.Errorf("%d people before anybody came, %v", n, err)
	}
	s.backToToday()
	if ok, _ := s.may(); !ok {
		t.Error("nobody may write after the list is that of today again")
	}
}

// The chips and the reminders find who is due; a reminder opens the person.
func TestRaisesAreRemindedOf(t *testing.T) {
	d := sit(t)
	place, _ := d.officer()
	x := d.hired("CB-005", "Hoàng Thị Lan", place) // next step on 01/12/2026
	d.NavigateTo(Staff, RaisedStaff)
	d.shows("Hoàng Thị Lan", "01/12/2026")
	d.NavigateTo(StaffDues, DuesQuarter)
	d.shows("Nâng bậc lương", "01/12/2026", "Hoàng Thị Lan")
	n, _, err := duesNow(d.ctx, deps{d.office, d.place})
	if err != nil || n == 0 {
		t.Errorf("%d to begin now, %v", n, err)
	}
	d.press("I", ctrl)
	d.shows("nhac-viec-can-bo.ics")
	d.keys(fyne.KeyReturn)
	if page := d.pages[Staff].(*stage).list.(*staffList); page.Selected() == nil || page.Selected().ID != x.ID {
		t.Error("the reminder does not open its person")
	}
}

// Units are made, renamed with their old name kept, and merged with their people.
func TestUnitsAreRenamedAndMerged(t *testing.T) {
	d := sit(t)
	place, science := d.officer()
	x := d.hired("CB-006", "Lý Văn Sơn", science)
	d.Navigate(Staff, 0)
	d.press("U", ctrl)
	page := d.front(Staff).(*unitsPage)
	d.shows("Văn phòng", "Phòng Quản lý khoa học")
	page.grid.Select(science)
	d.press("D", ctrl)
	form := d.front(Staff).(*askPage).form
	form.SetValue("name", "Phòng Khoa học và Đổi mới sáng tạo")
	form.SetValue("from", "1/7/2026")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Phòng Khoa học và Đổi mới sáng tạo", "TÊN CŨ")
	if got := d.person(x.ID).Summary.Unit; got != "Phòng Khoa học và Đổi mới sáng tạo" {
		t.Errorf("the person is in %s", got)
	}
	page.grid.Select(science)
	d.press("J", ctrl)
	form = d.front(Staff).(*askPage).form
	form.SetValue("into", idText(place))
	form.SetValue("from", "2026-11-25")
	d.press(fyne.KeyReturn, ctrl)
	if got := d.person(x.ID).Unit("2026-11-25"); got != place {
		t.Errorf("the person is in unit %d\n%s", got, d.texts())
	}
}

// A decision on a raise goes into the file and is shown as it was issued; lists are shown as they are printed.
func TestRaisesAreDecidedAndListsPrinted(t *testing.T) {
	d := sit(t)
	place, _ := d.officer()
	x := d.hired("CB-007", "Nông Thị Hà", place)
	d.Navigate(Staff, x.ID)
	d.press("G", ctrl|shift)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Số văn bản”.")
	d.front(Staff).(*askPage).form.SetValue("number", "15")
	d.press(fyne.KeyReturn, ctrl)
	if _, shown := d.front(Staff).(*paperPage); !shown {
		t.Fatal("the decision is not shown\n" + d.texts())
	}
	g := d.person(x.ID).Grade("2026-12-01")
	if g == nil || g.Step != 3 || !strings.HasPrefix(g.Decision.Number, "15/") || len(g.Decision.Files) != 1 {
		t.Fatalf("%+v", g)
	}
	d.keys(fyne.KeyEscape)
	d.press("P", ctrl|shift)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Danh sách và tiền lương", "Trang 1/")
}

// The list of people is read from Excel by the page that reads every other list.
func TestPeopleAreReadFromExcel(t *testing.T) {
	d := sit(t)
	d.officer()
	d.Navigate(Staff, 0)
	d.press("I", ctrl)
	d.shows("Nạp danh sách cán bộ từ Excel")
	d.keys(fyne.KeyEscape)
	d.hides("Nạp danh sách cán bộ từ Excel")
}
