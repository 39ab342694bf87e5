package screens

import (
	"context"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// staffFile is a person's file in front of the list: its chapters, each with its tables of dated rows.
type staffFile struct {
	*chaptersPage
	page     *staffPage
	x        *staff.Person // as it is kept, with the restricted items once they were looked at
	words    staffWords
	tables   map[string]staffTable
	revealed bool       // the look at restricted items and full numbers is recorded
	day      office.Day // the file as it was on that day; empty = as it is
}

// read is what is read of a file beside the window.
type readFile struct {
	x     *staff.Person
	rules *staff.Rules
	tree  staff.Tree
}

// openFile reads a file and puts it in front.
func (s *staffPage) openFile(id int64) {
	f := &staffFile{page: s}
	if roll := s.roll.Load(); roll != nil {
		f.day = roll.Day
	}
	f.read(id, func() {
		f.chaptersPage = newChapters(s.host, "Hồ sơ cán bộ", f.parts())
		s.stage.open(f)
	})
}

// read reads the file beside the window. Once it was looked at whole, it is read whole again: it is the same look.
func (f *staffFile) read(id int64, then func()) {
	var got readFile
	revealed := f.revealed
	f.page.host.Runner().Go("staff.file", func(ctx context.Context, _ *task.Progress) (err error) {
		room := f.page.deps.office.Personnel()
		if got.rules, err = room.Rules(); err != nil {
			return err
		}
		if got.tree, err = room.Tree(ctx); err != nil {
			return err
		}
		if revealed {
			got.x, err = f.page.deps.office.Store.Staff.Whole(ctx, id)
		} else {
			got.x, err = room.Person(ctx, id)
		}
		return err
	}, func(err error) {
		if err != nil {
			f.page.host.Fail(err)
			return
		}
		f.x, f.words = got.x, staffWords{got.rules, got.tree, f.page.today}
		f.tables = f.words.tables()
		then()
	})
}

// Reload implements shell.Refreshable.
func (f *staffFile) Reload() { f.read(f.x.ID, f.chaptersPage.Reload) }

// parts are the chapters of the file.
func (f *staffFile) parts() []chapter {
	rows := func(key, title string, icon kit.IconName, tables ...string) chapter {
		return chapter{key: key, title: title, icon: icon, build: func(shell.Host) shell.Page { return newFileTables(f, tables) }}
	}
	return []chapter{
		{key: "profile", title: "Sơ yếu lý lịch", icon: kit.IconPerson, build: func(shell.Host) shell.Page { return newProfile(f) }},
		rows("career", "Quá trình công tác", kit.IconFolder, staff.TablePosts, staff.TableAssignments, staff.TableTenures, staff.TableCareers),
		rows("pay", "Lương, phụ cấp", kit.IconChart, staff.TableGrades, staff.TableAllowances),
		rows("training", "Đào tạo, chứng chỉ", kit.IconBook, staff.TableTraining, staff.TableCertificates),
		rows("merit", "Khen thưởng, xếp loại", kit.IconStamp, staff.TableRewards, staff.TableClassifications),
		rows("discipline", "Kỷ luật", kit.IconWarning, staff.TableDiscipline),
		rows("leave", "Nghỉ phép", kit.IconCalendar, staff.TableLeaves),
		rows("trips", "Đi nước ngoài", kit.IconOpen, staff.TableTrips),
		rows("contract", "Hợp đồng", kit.IconDocument, staff.TableContracts),
		rows("plan", "Quy hoạch", kit.IconUp, staff.TablePlans),
		rows("family", "Gia đình", kit.IconPeople, staff.TableFamily),
		rows("members", "Đoàn thể, quân ngũ", kit.IconList, staff.TableMemberships, staff.TableServices),
		rows("private", "Mục hạn chế", kit.IconLock, staff.TableParty, staff.TableBeliefs, staff.TablePolicies, staff.TableStatements),
		rows("details", "Lý lịch từng thời kỳ", kit.IconClock, staff.TableDetails),
		rows("files", "Tệp", kit.IconPaperclip, staff.TableAttachments),
		{key: "log", title: "Diễn biến", icon: kit.IconArchive, build: func(shell.Host) shell.Page { return newFileLog(f) }},
	}
}

// seen is the file as it is shown: of the day, with masked numbers until they were looked at.
func (f *staffFile) seen() *staff.Person {
	x := *f.x
	if f.day != "" {
		x = *f.x.AsOf(f.day)
	}
	if f.revealed {
		return &x
	}
	masked := make([]staff.Details, len(x.Details))
	for i, d := range x.Details {
		masked[i] = maskedDetails(d)
	}
	x.Details = masked
	return &x
}

// rows are those of a table; none of a restricted one that nobody has looked at.
func (f *staffFile) rows(t staffTable) []staffRow {
	if t.private && f.x.Private == nil {
		return nil
	}
	return t.rows(f.seen())
}

// on is the day that the file is shown for.
func (f *staffFile) on() office.Day {
	return office.Day(firstOf(string(f.day), string(f.page.today())))
}

// title names the person, the part and the day.
func (f *staffFile) title(part string) string {
	title := joined(" · ", f.x.Summary.Name, part)
	if f.day != "" {
		title += " · " + kit.Tf("tại ngày %s", f.day)
	}
	return title
}

// may says whether the file may be changed now, and why not.
func (f *staffFile) may() (bool, string) {
	if f.day != "" {
		return false, kit.Tf("Đang xem hồ sơ tại ngày %s; Ctrl+T để về hôm nay.", f.day)
	}
	if !f.page.deps.office.Personnel().MayReveal() {
		return false, kit.Tf("Chỉ người có vai trò %s sửa được hồ sơ cán bộ.", kit.T(personnel.Role))
	}
	return true, ""
}

// commands are those of every part of the file.
func (f *staffFile) commands() []shell.Command {
	label := "Xem mục hạn chế"
	if f.revealed {
		label = "Che mục hạn chế"
	}
	return []shell.Command{
		{Key: "staff.reveal", Label: label, Shortcut: "Ctrl+M", Icon: kit.IconLock, Do: f.toggle},
		{Key: "staff.file.day", Label: "Tại ngày…", Shortcut: "Ctrl+T", Icon: kit.IconCalendar, Do: f.askDay},
	}
}

// toggle shows what is restricted, once the look is recorded, or hides it again.
func (f *staffFile) toggle() {
	if f.revealed {
		f.revealed = false
		f.x = f.x.WithoutPrivate()
		f.chaptersPage.Reload()
		return
	}
	f.reveal(func() {})
}

// reveal records the look and reads the restricted items; then is called when they are there.
func (f *staffFile) reveal(then func()) {
	if f.revealed {
		then()
		return
	}
	var x *staff.Person
	f.page.host.Runner().Go("staff.reveal", func(ctx context.Context, _ *task.Progress) (err error) {
		x, err = f.page.deps.office.Personnel().Reveal(ctx, f.x.ID)
		return err
	}, func(err error) {
		if err != nil {
			f.page.host.Fail(err)
			return
		}
		f.x, f.revealed = x, true
		f.chaptersPage.Reload()
		then()
	})
}

// askDay asks for the day of which the file is to be shown.
func (f *staffFile) askDay() {
	f.page.host.Prompt(kit.T("Hồ sơ tại ngày"), kit.T("Những gì có hiệu lực đến ngày ấy. Để trống: hôm nay."), kit.T("Ngày"), kit.T("Xem"), false, func(text string) {
		day, err := viet.ParseDay(text, f.page.today())
		if err != nil {
			f.page.host.Fail(err)
			return
		}
		f.day = day
		if day == f.page.today() {
			f.day = ""
		}
		f.chaptersPage.Reload()
	})
}

// change writes the file: fn says what it is to say.
func (f *staffFile) change(ctx context.Context, reason string, fn func(as *staff.Person) error) error {
	seen := core.Seen{ID: f.x.ID, Version: f.x.Version}
	_, err := f.page.deps.office.Personnel().Change(ctx, seen, personnel.ActRevise, reason, fn)
	return rowTrouble(err)
}

// rowTrouble names the field of a form that an error of a row is about: title for posts.3.title.
func rowTrouble(err error) error {
	field := office.FieldOf(err)
	if i := strings.LastIndex(field, "."); i >= 0 && office.CodeOf(err) == office.CodeInvalid {
		return office.Invalid(field[i+1:], "%s", office.MessageOf(err))
	}
	return err
}
