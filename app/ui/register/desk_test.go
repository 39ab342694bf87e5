package register_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
)

type memory map[string]string

func (m memory) Get(key string) string { return m[key] }
func (m memory) Set(key, value string) { m[key] = value }

// drafts keeps drafts in memory.
type drafts struct {
	lock sync.Mutex
	kept map[string]shell.Draft
}

func (d *drafts) Keep(_ context.Context, key string, draft shell.Draft) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.kept[key] = draft
	return nil
}

func (d *drafts) Read(_ context.Context, key string) (shell.Draft, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.kept[key], nil
}

func (d *drafts) Drop(_ context.Context, key string) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	delete(d.kept, key)
	return nil
}

// desk is a window with the fake register in it, and an empty second screen.
type desk struct {
	*shell.Shell
	t      *testing.T
	page   *register.Screen[record]
	source *source
	memory memory
	drafts *drafts
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
func openRemembering(t *testing.T, m memory) *desk {
	t.Helper()
	return openIn(t, m, task.Inline(), newSource(300), nil)
}

func openWith(t *testing.T, runner *task.Runner, s *source, change func(*register.Description[record])) *desk {
	t.Helper()
	return openIn(t, memory{}, runner, s, change)
}

func openIn(t *testing.T, m memory, runner *task.Runner, s *source, change func(*register.Description[record])) *desk {
	t.Helper()
	app := test.NewApp()
	app.Settings().SetTheme(kit.NewTheme(false, 1))
	d := &desk{t: t, source: s, memory: m, drafts: &drafts{kept: map[string]shell.Draft{}}, runner: runner, files: &uitest.Files{Dir: t.TempDir()}}
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

// press types a shortcut the way Fyne's window does: menus first, then the focused widget; plain keys go to the widget.
func (d *desk) press(key fyne.KeyName, modifier fyne.KeyModifier) {
	d.t.Helper()
	focused := d.Window().Canvas().Focused()
	if modifier == 0 {
		if focused == nil {
			d.t.Fatalf("nothing has the focus for %s", key)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: key})
		return
	}
	shortcut := &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	uitest.Shortcut(d.Window(), shortcut)
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
	texts := d.texts()
	for _, text := range want {
		if !strings.Contains(texts, text) {
			d.t.Errorf("%q is not on the screen:\n%s", text, texts)
		}
	}
}

func (d *desk) hides(unwanted ...string) {
	d.t.Helper()
	texts := d.texts()
	for _, text := range unwanted {
		if strings.Contains(texts, text) {
			d.t.Errorf("%q is on the screen", text)
		}
	}
}

// button returns the button with that label.
func (d *desk) button(label string) *kit.Button {
	d.t.Helper()
	for _, object := range d.objects() {
		if button, ok := object.(*kit.Button); ok && button.Label == label {
			return button
		}
	}
	d.t.Fatalf("there is no button %q", label)
	return nil
}

func (d *desk) selected() string {
	if r := d.page.Selected(); r != nil {
		return r.Name
	}
	return ""
}

// pump does what was posted to the window until something has come to pass.
func (d *desk) pump(posted chan func(), until func() bool) {
	d.t.Helper()
	deadline := time.After(10 * time.Second)
	for !until() {
		select {
		case f := <-posted:
			f()
		case <-deadline:
			d.t.Fatalf("it never came to pass:\n%s", d.texts())
		}
	}
}
