package register_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
)

// desk is a window with the fake register in it, and an empty second screen.
type desk struct {
	*shell.Shell
	t      *testing.T
	page   *register.Screen[record]
	source *source
	memory uitest.Memory
	drafts *uitest.Drafts
	runner *task.Runner
	files  *uitest.Files
	opened []string // files given to the system's viewer
}

type blank struct{ fyne.CanvasObject }

func (b blank) Content() fyne.CanvasObject { return b.CanvasObject }

// open opens the register over n records; change may change its description.
func open(t *testing.T, n int, change func(*register.Description[record])) *desk {
	t.Helper()
	return openWith(t, task.Inline(), newSource(n), change)
}

// openRemembering opens the register with what an earlier window remembered.
func openRemembering(t *testing.T, m uitest.Memory) *desk {
	t.Helper()
	return openIn(t, m, task.Inline(), newSource(300), nil)
}

func openWith(t *testing.T, runner *task.Runner, s *source, change func(*register.Description[record])) *desk {
	t.Helper()
	return openIn(t, uitest.Memory{}, runner, s, change)
}

func openIn(t *testing.T, m uitest.Memory, runner *task.Runner, s *source, change func(*register.Description[record])) *desk {
	t.Helper()
	app := test.NewApp()
	app.Settings().SetTheme(kit.NewTheme(false, 1))
	d := &desk{t: t, source: s, memory: m, drafts: uitest.NewDrafts(), runner: runner, files: &uitest.Files{Dir: t.TempDir()}}
	d.Shell = shell.New(app, "Văn phòng Sở", runner, d.memory)
	d.Window().Resize(fyne.NewSize(1366, 768))
	d.Window().Show()
	description := describe(s)
	if change != nil {
		change(&description)
	}
	d.Start(shell.Options{
		Title: "Văn phòng Sở", Runner: runner, Drafts: d.drafts, Files: d.files,
		Open: func(_ context.Context, path string) error { d.opened = append(d.opened, path); return nil },
		Now:  func() time.Time { return time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC) },
		Screens: []shell.Screen{
			{Key: "fake", Title: "Sổ thử", Icon: kit.IconList, Build: func(host shell.Host) shell.Page {
				d.page = register.New(host, description)
				return d.page
			}},
			{Key: "other", Title: "Khác", Icon: kit.IconGear, Build: func(shell.Host) shell.Page { return blank{kit.NewLabel("trang khác")} }},
		},
	})
	t.Cleanup(func() {
		kit.WindowKeys(d.Window(), nil)
		kit.ForgetTooltips(d.Window())
		d.Window().Close()
	})
	return d
}

const (
	ctrl  = fyne.KeyModifierControl
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

func (d *desk) press(key fyne.KeyName, modifier fyne.KeyModifier) {
	d.t.Helper()
	uitest.Press(d.t, d.Window(), key, modifier)
}

// keys presses plain keys.
func (d *desk) keys(names ...fyne.KeyName) {
	d.t.Helper()
	for _, name := range names {
		d.press(name, 0)
	}
}

// write types text into what has the focus.
func (d *desk) write(text string) {
	d.t.Helper()
	test.Type(d.Window().Canvas().Focused(), text)
}

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

func (d *desk) hides(unwanted ...string) {
	d.t.Helper()
	uitest.Hides(d.t, d.Window(), unwanted...)
}

func (d *desk) button(label string) *kit.Button {
	d.t.Helper()
	return uitest.Button(d.t, d.Window(), label)
}

func (d *desk) selected() string {
	if r := d.page.Selected(); r != nil {
		return r.Name
	}
	return ""
}

func (d *desk) pump(posted chan func(), until func() bool) {
	d.t.Helper()
	uitest.Pump(d.t, d.Window(), posted, until)
}
