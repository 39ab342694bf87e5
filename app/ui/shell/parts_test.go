package shell

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

func TestParseShortcut(t *testing.T) {
	for text, want := range map[string]struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
	}{
		"Ctrl+N":           {fyne.KeyN, fyne.KeyModifierControl},
		"Ctrl+Shift+Enter": {fyne.KeyReturn, fyne.KeyModifierControl | fyne.KeyModifierShift},
		"Alt+1":            {fyne.Key1, fyne.KeyModifierAlt},
		"Ctrl+,":           {fyne.KeyComma, fyne.KeyModifierControl},
		"F5":               {fyne.KeyF5, 0}, "Del": {fyne.KeyDelete, 0},
	} {
		if got := parseShortcut(text); got.KeyName != want.key || got.Modifier != want.modifier {
			t.Errorf("%s: %v", text, got)
		}
	}
	if parseShortcut("") != nil {
		t.Error("an empty text is a shortcut")
	}
}

func TestShortCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1k", 25_400: "25k", 1_000_000: "1tr"} {
		if got := shortCount(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestTryWindowTurnsFyneLogsIntoASentence(t *testing.T) {
	err := TryWindow(func() { log.Println("Fyne error:  window creation error") })
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(office.MessageOf(err), "vanphongsoctl") {
		t.Errorf("%v", err)
	}
	err = TryWindow(func() { panic("X11: Failed to open DISPLAY") })
	if !strings.Contains(office.MessageOf(err), "màn hình") {
		t.Errorf("%v", err)
	}
	if err := TryWindow(func() {}); err != nil {
		t.Errorf("a good window: %v", err)
	}
}

func TestFilesSurviveARestart(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "window.json")
	m := NewFileMemory(path)
	m.Set("window.screen", "mail")
	if err := m.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := NewFileMemory(path).Get("window.screen"); got != "mail" {
		t.Errorf("after a restart: %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	drafts, ctx := FileDrafts{Dir: filepath.Join(dir, "drafts")}, context.Background()
	draft := Draft{Values: map[string]string{"name": "Nguyễn"}, At: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)}
	if err := drafts.Keep(ctx, "dossiers/0", draft); err != nil {
		t.Fatal(err)
	}
	got, err := FileDrafts{Dir: drafts.Dir}.Read(ctx, "dossiers/0")
	if err != nil || got.Values["name"] != "Nguyễn" || !got.At.Equal(draft.At) {
		t.Errorf("%v %v", got, err)
	}
	if err := errors.Join(drafts.Drop(ctx, "dossiers/0"), drafts.Drop(ctx, "dossiers/0")); err != nil {
		t.Error(err)
	}
	if got, err := drafts.Read(ctx, "dossiers/0"); err != nil || got.Values != nil {
		t.Errorf("after Drop: %v %v", got, err)
	}
}

func TestBrokenMemoryIsAnEmptyOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "window.json")
	if err := os.WriteFile(path, []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := NewFileMemory(path).Get("x"); got != "" {
		t.Errorf("%q", got)
	}
}

func TestNavigationFitsSixteenScreens(t *testing.T) {
	const most, below = 768, 90 // title bar, menu and status line
	var screens []Screen
	for i := range 16 {
		screens = append(screens, Screen{Key: string(rune('a' + i)), Title: "Màn hình", Icon: kit.IconHome, Group: []string{"", "Một cửa", "Công tác văn thư", "Quản trị"}[i/4]})
	}
	for _, scale := range []float32{1, 1.15} {
		test.NewApp().Settings().SetTheme(kit.NewTheme(false, scale))
		n := newNavigation("Văn phòng Sở", screens, func(string) {})
		n.content.Resize(fyne.NewSize(navWidth, most-below))
		last := n.entries["p"]
		if bottom := last.Position().Y + last.Size().Height; bottom > n.scroll.Size().Height {
			t.Errorf("text %v: the last entry ends at %v of %v", scale, bottom, n.scroll.Size().Height)
		}
		if last.Size().Height < 22 {
			t.Errorf("text %v: an entry is %v high", scale, last.Size().Height)
		}
		if least := n.content.MinSize().Height; least > 200 {
			t.Errorf("text %v: the navigation keeps the window at %v", scale, least)
		}
	}
}
