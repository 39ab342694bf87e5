package shell_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
	"vanphongso/data/office"
)

func TestNavigationBuildsOnceAndReuses(t *testing.T) {
	d := open(t, nil)
	d.shows("Sở KH&CN", "Một", "Hai", "7")
	d.press(fyne.Key2, alt)
	if got := d.pages[1].log; strings.Join(got, ",") != "built,shown" {
		t.Fatalf("second page: %v", got)
	}
	if d.pages[0].content.Visible() || !d.pages[1].content.Visible() {
		t.Error("the page in front is not the second one")
	}
	d.press(fyne.Key1, alt)
	d.press(fyne.Key2, alt)
	if n := strings.Count(strings.Join(d.pages[1].log, ","), "built"); n != 1 {
		t.Errorf("the second page was built %d times", n)
	}
	if d.memory["window.screen"] != "two" {
		t.Error("the last screen is not remembered")
	}
}

func TestStartsWithTheLastScreen(t *testing.T) {
	d := open(t, func(o *shell.Options) { o.Memory = uitest.Memory{"window.screen": "two"} })
	if d.pages[1].last() != "shown" || len(d.pages[0].log) != 0 {
		t.Errorf("pages %v and %v", d.pages[0].log, d.pages[1].log)
	}
}

func TestShortcutsReachThePageWhileAnEntryHasTheFocus(t *testing.T) {
	d := open(t, nil)
	p := d.pages[0]
	for _, step := range []struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
		want     string
	}{
		{fyne.KeyF, ctrl, "search"}, {fyne.KeyN, ctrl, "create"}, {fyne.KeyP, ctrl, "print"}, {fyne.KeyReturn, ctrl, "commit"},
	} {
		d.Window().Canvas().Focus(p.entry)
		d.press(step.key, step.modifier)
		if p.last() != step.want {
			t.Errorf("%v+%s: the page was asked for %q, want %q", step.modifier, step.key, p.last(), step.want)
		}
	}
	if p.entry.Text != "" {
		t.Errorf("a shortcut typed %q", p.entry.Text)
	}
}

func TestFunctionKeysWithoutAndWithFocus(t *testing.T) {
	d := open(t, nil)
	p := d.pages[0]
	search := kit.NewSearchBox(d.Host().Runner(), "", nil)
	p.content.Add(search)
	for _, focus := range []fyne.Focusable{nil, search} {
		d.Window().Canvas().Unfocus()
		if focus != nil {
			d.Window().Canvas().Focus(focus)
		}
		d.press(fyne.KeyF7, 0)
		if p.last() != "stamp" {
			t.Errorf("F7 with focus on %T: %q", focus, p.last())
		}
		d.press(fyne.KeyF5, 0)
		if p.last() != "reload" {
			t.Errorf("F5 with focus on %T: %q", focus, p.last())
		}
		p.note("-")
	}
	d.press(fyne.KeyEscape, 0)
	if p.last() != "escape" {
		t.Errorf("Esc: %q", p.last())
	}
}

func TestForbiddenCommandSaysWhy(t *testing.T) {
	d := open(t, nil)
	d.press(fyne.KeyJ, ctrl)
	d.shows("Chưa đủ giấy tờ.")
}

func TestMenusHoldEveryCommandWithItsShortcut(t *testing.T) {
	d := open(t, nil)
	var all strings.Builder
	for _, menu := range d.Window().MainMenu().Items {
		for _, item := range menu.Items {
			all.WriteString(item.Label + "\n")
			if item.Label == "Không được" && !item.Disabled {
				t.Error("a forbidden command is not greyed")
			}
		}
	}
	for _, want := range []string{"Mới|Ctrl+N", "Lưu|Ctrl+Enter", "In|Ctrl+P", "Đóng dấu|F7", "Một|Alt+1", "Hai|Alt+2", "Tìm mọi thứ|Ctrl+K", "Tìm trong danh sách|Ctrl+F", "Nạp lại|F5", "Phím tắt|F1", "Thoát|Ctrl+Q"} {
		label, shortcut, _ := strings.Cut(want, "|")
		found := false
		for _, line := range strings.Split(all.String(), "\n") {
			found = found || strings.HasPrefix(line, label+" ") && strings.HasSuffix(line, " "+shortcut)
		}
		if !found {
			t.Errorf("%s is not in the menus:\n%s", want, all.String())
		}
	}
}

func TestUnsavedChangesAreAskedAbout(t *testing.T) {
	d := open(t, nil)
	d.pages[0].unsaved = true
	d.press(fyne.Key2, alt)
	d.shows("Chưa lưu")
	if len(d.pages[1].log) != 0 {
		t.Fatal("the page was left before the answer")
	}
	d.press(fyne.KeyN, ctrl) // a shortcut under the dialog
	if d.pages[0].last() == "create" {
		t.Error("a shortcut went through the dialog to the page")
	}
	d.press(fyne.KeyEscape, 0)
	if !d.pages[0].content.Visible() {
		t.Fatal("Esc in the question left the page")
	}
	d.press(fyne.Key2, alt)
	d.press(fyne.KeyReturn, 0)
	if d.pages[1].last() != "shown" {
		t.Error("after the answer the page was not left")
	}
}

func TestClosingAsksAndRemembers(t *testing.T) {
	d := open(t, nil)
	d.Window().Resize(fyne.NewSize(1200, 700))
	d.pages[0].unsaved = true
	d.press(fyne.KeyQ, ctrl)
	if d.closed {
		t.Fatal("the window closed over unsaved changes")
	}
	d.press(fyne.KeyReturn, 0)
	if !d.closed || d.memory["window.size"] != "1200x700" {
		t.Errorf("closed %v, size %q", d.closed, d.memory["window.size"])
	}
}

func TestNavigateOpensTheRecord(t *testing.T) {
	d := open(t, nil)
	d.Host().Navigate("two", 5)
	if d.pages[1].last() != "open 5" {
		t.Errorf("%v", d.pages[1].log)
	}
}

// A cell of a report opens a list; Esc leads back to the report, but only from what it opened.
func TestEscLeadsBackToWhereOneCameFrom(t *testing.T) {
	d := open(t, nil)
	front := func(want int) {
		t.Helper()
		if !d.pages[want].content.Visible() {
			t.Errorf("page %d is not in front", want)
		}
	}
	d.pages[1].idle = true
	d.Host().Navigate("two", 5)
	d.press(fyne.KeyEscape, 0)
	front(0)
	d.press(fyne.Key2, alt)
	d.press(fyne.KeyEscape, 0)
	front(1)
	d.Host().NavigateTo("one", "x")
	d.press(fyne.KeyEscape, 0) // the page has a use for it
	front(0)
}

func TestRefreshAsksHiddenPagesWhenTheyAreShown(t *testing.T) {
	d := open(t, nil)
	d.press(fyne.Key2, alt)
	before := len(d.pages[0].log)
	d.Host().Refresh()
	if d.pages[1].last() != "reload" || len(d.pages[0].log) != before {
		t.Fatalf("pages %v and %v", d.pages[0].log, d.pages[1].log)
	}
	d.press(fyne.Key1, alt)
	if got := strings.Join(d.pages[0].log[before:], ","); got != "reload,shown" {
		t.Errorf("first page: %s", got)
	}
}

func TestShortcutListAndAbout(t *testing.T) {
	d := open(t, nil)
	d.press(fyne.KeyF1, 0)
	d.shows("Phím tắt", "Ctrl+K", "Đóng dấu", "Ctrl+Enter", "F7")
	d.press(fyne.KeyEscape, 0)
	for _, menu := range d.Window().MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == "Giới thiệu" {
				item.Action()
			}
		}
	}
	d.shows("/du/lieu", "/du/lieu/nhat-ky.log", "/du/lieu/crash.log")
}

func TestPaletteRunsCommandsAndFindsRecords(t *testing.T) {
	d := open(t, func(o *shell.Options) {
		o.Find = func(_ context.Context, text string) ([]shell.Found, error) {
			return []shell.Found{{Screen: "two", ID: 3, Label: "Bản ghi ba có " + text}}, nil
		}
	})
	d.press(fyne.KeyK, ctrl)
	test.Type(d.Window().Canvas().Focused(), "dong dau")
	d.press(fyne.KeyReturn, 0)
	if d.pages[0].last() != "stamp" {
		t.Errorf("the palette did %v", d.pages[0].log)
	}
	d.press(fyne.KeyK, ctrl)
	test.Type(d.Window().Canvas().Focused(), "qwx")
	d.press(fyne.KeyReturn, 0)
	if d.pages[1].last() != "open 3" {
		t.Errorf("the palette opened %v", d.pages[1].log)
	}
}

func TestFailTellsThePersonAndLogsTheRest(t *testing.T) {
	saved := false
	d := open(t, func(o *shell.Options) {
		o.SaveLog = func(context.Context) (string, error) { saved = true; return "/tmp/nhat-ky.log", nil }
	})
	d.Host().Fail(office.Refuse("Hồ sơ này đã trả kết quả."))
	d.shows("Hồ sơ này đã trả kết quả.")
	d.Host().Fail(context.Canceled)
	d.shows("Hồ sơ này đã trả kết quả.")
	d.press(fyne.KeyEscape, 0)
	if strings.Contains(d.texts(), "Hồ sơ này đã trả kết quả.") {
		t.Error("Esc does not close a notice of trouble")
	}
	d.Host().Fail(errors.New("pq: relation does not exist"))
	d.shows("Lỗi nội bộ", "Lưu nhật ký")
	if strings.Contains(d.texts(), "relation") {
		t.Error("a technical cause is shown to the person")
	}
	for _, object := range d.objects() {
		if button, ok := object.(*kit.Button); ok && button.Label == "Lưu nhật ký" {
			button.Press()
		}
	}
	if !saved {
		t.Fatal("the log was not saved")
	}
	d.shows("/tmp/nhat-ky.log")
	d.press(fyne.KeyEscape, 0)
	d.shows("/tmp/nhat-ky.log") // good news goes by itself: Esc is the page's
}

func TestStatusLine(t *testing.T) {
	d := open(t, nil)
	d.shows("Thu Hà", "Dữ liệu: máy này", "F1 phím tắt")
	d.status.Backup = noon.Add(-24 * time.Hour)
	d.status.Feeds = []shell.Feed{
		{Name: "motcua", Last: noon.Add(-10 * time.Minute)},
		{Name: "sokhcn", Last: noon.Add(-6 * time.Hour)},
		{Name: "banthu", Trouble: "sai mật khẩu", Last: noon.Add(-48 * time.Hour)},
	}
	d.Host().Refresh()
	d.shows("Sao lưu: hôm qua 12:00", "motcua: 11:50", "sokhcn: 06:00", "banthu: sai mật khẩu, lần tốt cuối 21/11 12:00")
	late, fine := colourOf(d, "sokhcn: 06:00"), colourOf(d, "motcua: 11:50")
	if late != kit.Color(kit.ColorLate) || fine == late {
		t.Errorf("a fetch of six hours ago is drawn in %v, one of ten minutes in %v", late, fine)
	}
}

func colourOf(d *desk, text string) any {
	for _, object := range d.objects() {
		if t, ok := object.(*canvas.Text); ok && t.Text == text {
			return t.Color
		}
	}
	return nil
}

func TestBrokenSaysWhatToDoAndTriesAgain(t *testing.T) {
	app := test.NewApp()
	app.Settings().SetTheme(kit.NewTheme(false, 1))
	s := shell.New(app, "Văn phòng Sở", task.Inline(), nil)
	d := &desk{Shell: s, t: t}
	d.shows("Đang mở dữ liệu…")
	again := false
	s.Broken(office.Unavailable(errors.New("EIO"), "Không đọc được cơ sở dữ liệu."), "Kiểm tra ổ đĩa.", func() { again = true })
	d.shows("Không đọc được cơ sở dữ liệu.", "Kiểm tra ổ đĩa.", "Thử lại")
	for _, object := range d.objects() {
		if button, ok := object.(*kit.Button); ok && button.Label == "Thử lại" {
			button.Press()
		}
	}
	if !again {
		t.Error("nothing was tried again")
	}
}

func TestPageCommandWinsItsShortcut(t *testing.T) {
	d := open(t, func(o *shell.Options) {
		o.Commands = []shell.Command{{Key: "x", Label: "Việc khác", Shortcut: "Ctrl+P", Do: func() {}}}
	})
	d.press(fyne.KeyP, ctrl)
	if d.pages[0].last() == "print" {
		t.Error("the window's own Ctrl+P was done")
	}
}
