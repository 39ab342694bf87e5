package screens

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// Staff is the key of the screen of people, for shell.Host.Navigate.
const Staff = "staff"

// The chips of the people, for shell.Host.NavigateTo.
const (
	ServingStaff  = "serving"
	RaisedStaff   = "raise"  // a raise is due by the end of the quarter
	RetiringStaff = "retire" // within a year
	TermStaff     = "term"   // the term of the post ends within half a year
	ComingStaff   = "coming"
	LeftStaff     = "left"
	AllStaff      = "all"
)

func staffScreen(d deps) shell.Screen {
	return shell.Screen{Key: Staff, Title: "Cán bộ", Icon: kit.IconPeople, Build: func(h shell.Host) shell.Page { return newStaff(h, d).stage }}
}

// staffPage is the screen of the office's people: their list as it is, or as it was on a day, and their files in front of it.
type staffPage struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *staffList
	roll  atomic.Pointer[personnel.Roll] // the list of a day, read beside the window too; nil = as it is
}

// staffList is the register with a line above it that says of which day it is.
type staffList struct {
	*register.Screen[staff.Person]
	page    *staffPage
	banner  *kit.Banner
	content fyne.CanvasObject
}

// Content implements shell.Page.
func (l *staffList) Content() fyne.CanvasObject { return l.content }

// Reload implements shell.Refreshable: the list of a day is worked out again.
func (l *staffList) Reload() {
	if roll := l.page.roll.Load(); roll != nil {
		l.page.showDay(roll.Day)
		return
	}
	l.Screen.Reload()
}

func newStaff(h shell.Host, d deps) *staffPage {
	s := &staffPage{deps: d, host: h, stage: newStage(h)}
	s.list = &staffList{Screen: register.New(h, s.describe()), page: s, banner: kit.NewBanner(kit.ToneSoon, "", "", "", nil)}
	s.list.content = kit.VBox(0, s.list.banner, kit.Grow(s.list.Screen.Content()))
	s.stage.set(s.list)
	return s
}

func (s *staffPage) today() office.Day { return office.DayOf(s.host.Now()) }

// day is the day that the list is of.
func (s *staffPage) day() office.Day {
	if roll := s.roll.Load(); roll != nil {
		return roll.Day
	}
	return s.today()
}

func (s *staffPage) describe() register.Description[staff.Person] {
	type p = staff.Person
	return register.Description[p]{
		Key: Staff, Title: "Cán bộ", One: "hồ sơ cán bộ", NewLabel: "Hồ sơ mới",
		ID:         func(x *p) int64 { return x.ID },
		Source:     staffBook{Staff: s.deps.office.Store.Staff, page: s},
		Sort:       "name",
		SearchHint: "Tìm tên, số hiệu, đơn vị… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters:    s.filters(),
		Empty: kit.Empty{
			Title: kit.T("Chưa có hồ sơ cán bộ nào"), Hint: kit.T("Lập cơ cấu tổ chức (Ctrl+U), rồi lập hồ sơ từng người (Ctrl+N)."),
			Action: kit.T("Hồ sơ mới"), Do: func() { s.employ() },
		},
		Tools:       s.tools(),
		Head:        func(x *p) register.Head { return register.Head{Title: x.Summary.Name, Subtitle: s.placeOf(x)} },
		Banner:      s.banner,
		Sections:    s.sections,
		Enter:       func(_ shell.Host, x *p) { s.openFile(x.ID) },
		Actions:     s.actions(),
		Create:      func(shell.Host) { s.employ() },
		Verbs:       staffVerbs(),
		DetailWidth: 300,
	}
}

func (s *staffPage) tools() []register.Tool {
	return []register.Tool{
		{Key: "day", Label: "Tại ngày…", Shortcut: "Ctrl+T", Icon: kit.IconCalendar, Do: func(shell.Host) { s.askDay() }},
		{Key: "units", Label: "Cơ cấu tổ chức", Shortcut: "Ctrl+U", Icon: kit.IconList, Do: func(shell.Host) { openUnits(s) }},
		{Key: "lists", Label: "In danh sách", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { s.askList() }},
		{Key: "full", Label: "Excel đủ số giấy tờ", Shortcut: "Ctrl+Shift+X", Icon: kit.IconSheet, More: true, Do: func(shell.Host) { s.export() }},
		importTool(s.deps, s.stage, work.ImportStaff),
	}
}

func staffVerbs() map[string]string {
	verbs := map[string]string{
		personnel.ActEmploy: "Lập hồ sơ", personnel.ActRevise: "Sửa hồ sơ", personnel.ActView: "Xem mục hạn chế", personnel.ActExport: "Xuất ra tệp",
		personnel.ActRefresh: "Tính lại cho ngày mới",
	}
	for _, m := range personnel.Moves() {
		verbs[m.Action] = m.Name
	}
	return verbs
}

// may says whether who works here may change files now, and why not.
func (s *staffPage) may() (bool, string) {
	switch roll := s.roll.Load(); {
	case roll != nil:
		return false, kit.Tf("Đang xem danh sách tại ngày %s; Ctrl+T để về hôm nay.", roll.Day)
	case !s.deps.office.Personnel().MayReveal():
		return false, kit.Tf("Chỉ người có vai trò %s sửa được hồ sơ cán bộ.", kit.T(personnel.Role))
	}
	return true, ""
}

// askDay asks for the day of which the list is to be.
func (s *staffPage) askDay() {
	s.host.Prompt(kit.T("Danh sách tại ngày"), kit.T("Danh sách, đơn vị, chức vụ, lương như ngày ấy. Để trống: hôm nay."), kit.T("Ngày"), kit.T("Xem"), false, func(text string) {
		day, err := viet.ParseDay(text, s.today())
		switch {
		case err != nil:
			s.host.Fail(err)
		case day == "" || day == s.today():
			s.backToToday()
		default:
			s.showDay(day)
		}
	})
}

// showDay works the list of a day out and shows it.
func (s *staffPage) showDay(day office.Day) {
	var roll *personnel.Roll
	s.host.Runner().Go("staff.day", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.Tf("Đang lập danh sách tại ngày %s", day))
		roll, err = s.deps.office.Personnel().Roll(ctx, day)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.roll.Store(roll)
		s.list.banner.Set(kit.ToneSoon, kit.Tf("Danh sách tại ngày %s", day), kit.T("Mọi cột như ngày ấy; không sửa được hồ sơ khi đang xem."), kit.T("Về hôm nay"), s.backToToday)
		s.reread()
	})
}

func (s *staffPage) backToToday() {
	s.roll.Store(nil)
	s.list.banner.Set(kit.ToneSoon, "", "", "", nil)
	s.reread()
}

func (s *staffPage) reread() {
	s.list.content.Refresh()
	s.list.Screen.Reload()
	s.list.FocusList()
	s.host.Changed()
}
