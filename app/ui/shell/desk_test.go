package shell_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
)

// page is a screen that notes what the window asks of it.
type page struct {
	name    string
	content *fyne.Container
	entry   *widget.Entry
	log     []string
	unsaved bool
	idle    bool // has no use for Esc
	host    shell.Host
}

func newPage(name string) *page {
	entry := widget.NewEntry()
	return &page{name: name, entry: entry, content: kit.VBox(0, kit.NewLabel("trang "+name), entry)}
}

func (p *page) note(what string)           { p.log = append(p.log, what) }
func (p *page) Content() fyne.CanvasObject { return p.content }
func (p *page) Shown()                     { p.note("shown") }
func (p *page) FocusSearch()               { p.note("search") }
func (p *page) Create()                    { p.note("create") }
func (p *page) Reload()                    { p.note("reload") }
func (p *page) Print()                     { p.note("print") }
func (p *page) Commit()                    { p.note("commit") }
func (p *page) Escape() bool               { p.note("escape"); return !p.idle }
func (p *page) Open(id int64)              { p.note("open " + string(rune('0'+id))) }
func (p *page) Filter(key string)          { p.note("filter " + key) }

func (p *page) Leave(then func()) {
	if !p.unsaved {
		then()
		return
	}
	p.host.Confirm("Chưa lưu", "Rời đi?", "Rời đi", false, then)
}

func (p *page) Commands() []shell.Command {
	return []shell.Command{
		{Key: "stamp", Label: "Đóng dấu", Shortcut: "F7", Do: func() { p.note("stamp") }},
		{Key: "never", Label: "Không được", Shortcut: "Ctrl+J", Allowed: func() (bool, string) { return false, "Chưa đủ giấy tờ." }},
	}
}

func (p *page) last() string {
	if len(p.log) == 0 {
		return ""
	}
	return p.log[len(p.log)-1]
}

// desk is a window under test with two screens.
type desk struct {
	*shell.Shell
	t      *testing.T
	app    fyne.App
	pages  []*page
	memory uitest.Memory
	closed bool
	status shell.Status
}

var noon = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC) // 12:00 in Việt Nam

func open(t *testing.T, change func(*shell.Options)) *desk {
	t.Helper()
	d := &desk{t: t, app: test.NewApp(), pages: []*page{newPage("một"), newPage("hai")}, memory: uitest.Memory{}}
	d.app.Settings().SetTheme(kit.NewTheme(false, 1))
	d.status = shell.Status{Department: "Sở KH&CN", User: "Thu Hà", Database: "máy này"}
	runner := task.Inline()
	d.Shell = shell.New(d.app, "Văn phòng Sở", runner, d.memory)
	d.Window().Show()
	o := shell.Options{
		Title: "Văn phòng Sở", Runner: runner, Now: func() time.Time { return noon },
		About: shell.About{Program: "Văn phòng Sở", Data: "/du/lieu", Log: "/du/lieu/nhat-ky.log", Crash: "/du/lieu/crash.log"},
		Screens: []shell.Screen{
			{Key: "one", Title: "Một", Icon: kit.IconHome, Build: d.build(0), Count: count(7, kit.ToneLate)},
			{Key: "two", Title: "Hai", Icon: kit.IconInbox, Build: d.build(1)},
		},
		Status: func(context.Context) (shell.Status, error) { return d.status, nil },
		Closed: func() { d.closed = true },
	}
	if change != nil {
		change(&o)
	}
	d.Start(o)
	t.Cleanup(func() {
		if !d.closed {
			kit.WindowKeys(d.Window(), nil)
			kit.ForgetTooltips(d.Window())
			d.Window().Close()
		}
	})
	return d
}

func (d *desk) build(i int) func(shell.Host) shell.Page {
	return func(host shell.Host) shell.Page {
		d.pages[i].host = host
		d.pages[i].note("built")
		return d.pages[i]
	}
}

func count(n int, tone kit.Tone) func(context.Context) (int, kit.Tone, error) {
	return func(context.Context) (int, kit.Tone, error) { return n, tone, nil }
}

func (d *desk) press(key fyne.KeyName, modifier fyne.KeyModifier) {
	d.t.Helper()
	uitest.Press(d.t, d.Window(), key, modifier)
}

// texts are all texts on the screen, dialogs included.
func (d *desk) texts() string {
	return uitest.Texts(d.Window())
}

// objects are all objects that can be seen, those of dialogs included.
func (d *desk) objects() []fyne.CanvasObject {
	return uitest.Objects(d.Window())
}

func (d *desk) shows(want ...string) {
	d.t.Helper()
	uitest.Shows(d.t, d.Window(), want...)
}

const (
	ctrl = fyne.KeyModifierControl
	alt  = fyne.KeyModifierAlt
)
