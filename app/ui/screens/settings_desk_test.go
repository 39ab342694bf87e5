package screens_test

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/screens"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
	"vanphongso/data/office"
)

// morning is when the tests work: 09:00 on a Wednesday.
var morning = time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC)

// workplace is the whole program with real data in a folder of its own, driven by keys.
type workplace struct {
	*shell.Shell
	t         *testing.T
	program   *boot.Program
	place     *screens.Workplace
	passwords settings.Passwords
	opened    []string // files given to the system's viewer
}

func openWorkplace(t *testing.T) *workplace {
	t.Helper()
	t.Setenv("HOME", t.TempDir()) // exports go into no real folder
	w := &workplace{t: t, passwords: settings.Memory()}
	var err error
	w.program, err = boot.Open(context.Background(), boot.Options{
		Data: t.TempDir(), Passwords: w.passwords, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	w.program.Office.Now = func() time.Time { return morning }
	app := test.NewApp()
	app.Settings().SetTheme(kit.NewTheme(false, 1))
	runner := task.Inline()
	w.Shell = shell.New(app, "Văn phòng Sở", runner, nil)
	w.Window().Resize(fyne.NewSize(1366, 768))
	w.Window().Show()
	w.place = &screens.Workplace{
		Data: w.program.Data, Log: w.program.LogFile, Settings: w.program.Settings,
		Apply: func(s settings.Settings) { w.program.Office.SignIn(s.Actor()) },
	}
	w.Start(shell.Options{
		Title: "Văn phòng Sở", Runner: runner, Now: func() time.Time { return morning }, Screens: screens.All(w.program.Office, w.place), Files: w.place,
		Open: func(_ context.Context, path string) error { w.opened = append(w.opened, path); return nil },
	})
	t.Cleanup(func() {
		kit.WindowKeys(w.Window(), nil)
		kit.ForgetTooltips(w.Window())
		w.Window().Close()
		if err := w.program.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// sample fills the data with invented records.
func (w *workplace) sample(dossiers, letters int) {
	w.t.Helper()
	if err := w.program.Office.Sample(context.Background(), dossiers, letters, 7, nil); err != nil {
		w.t.Fatal(err)
	}
	w.Refresh()
}

// focused is what has the keyboard.
func (w *workplace) focused() fyne.Focusable { return w.Window().Canvas().Focused() }

// keys presses keys one after another: "Enter", "Ctrl+Enter", "F2", "Tab". Shortcuts go through the menus as in the window.
func (w *workplace) keys(names ...string) {
	w.t.Helper()
	for _, name := range names {
		w.key(name)
	}
}

var keyNames = map[string]fyne.KeyName{"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Delete": fyne.KeyDelete, "Up": fyne.KeyUp, "Down": fyne.KeyDown}

func (w *workplace) key(name string) {
	w.t.Helper()
	parts := strings.Split(name, "+")
	key := fyne.KeyName(parts[len(parts)-1])
	if known, ok := keyNames[string(key)]; ok {
		key = known
	}
	if key == "Tab" {
		w.Window().Canvas().FocusNext()
		return
	}
	var modifiers fyne.KeyModifier
	for _, modifier := range parts[:len(parts)-1] {
		modifiers |= map[string]fyne.KeyModifier{"Ctrl": fyne.KeyModifierControl, "Shift": fyne.KeyModifierShift, "Alt": fyne.KeyModifierAlt}[modifier]
	}
	uitest.Press(w.t, w.Window(), key, modifiers)
}

// write types text where the keyboard is, in place of what stands there.
func (w *workplace) write(text string) {
	w.t.Helper()
	focused := w.focused()
	if focused == nil {
		w.t.Fatalf("nothing has the keyboard for %q", text)
	}
	if entry, ok := focused.(fyne.Shortcutable); ok {
		entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	test.Type(focused, text)
}

// objects are all objects that can be seen.
func (w *workplace) objects() []fyne.CanvasObject {
	return uitest.Objects(w.Window())
}

func (w *workplace) texts() string {
	return uitest.Texts(w.Window())
}

func (w *workplace) shows(want ...string) {
	w.t.Helper()
	uitest.Shows(w.t, w.Window(), want...)
}

func (w *workplace) hides(unwanted ...string) {
	w.t.Helper()
	uitest.Hides(w.t, w.Window(), unwanted...)
}

// chip is the chosen chip of the list on the screen.
func (w *workplace) chip() string {
	for _, object := range w.objects() {
		if chips, ok := object.(*kit.Chips); ok {
			return chips.Selected()
		}
	}
	return ""
}

// today is the day on which the tests work.
func today() office.Day { return office.DayOf(morning) }
