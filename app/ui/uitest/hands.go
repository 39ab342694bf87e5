package uitest

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/ui/kit"
)

// Press presses a key. A shortcut goes the way it goes in a real window, see Shortcut; a plain key goes to what has the focus,
// else to the window.
func Press(t testing.TB, w fyne.Window, key fyne.KeyName, modifier fyne.KeyModifier) {
	t.Helper()
	if modifier != 0 {
		Shortcut(w, &desktop.CustomShortcut{KeyName: key, Modifier: modifier})
		return
	}
	event := &fyne.KeyEvent{Name: key}
	if focused := w.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else if typed := w.Canvas().OnTypedKey(); typed != nil {
		typed(event)
	} else {
		t.Fatalf("nothing has the focus for %s", key)
	}
}

// Shows complains of texts that are not on the screen, dialogs included.
func Shows(t testing.TB, w fyne.Window, want ...string) {
	t.Helper()
	texts := Texts(w)
	for _, text := range want {
		if !strings.Contains(texts, text) {
			t.Errorf("%q is not on the screen:\n%s", text, texts)
		}
	}
}

// Hides complains of texts that are on the screen.
func Hides(t testing.TB, w fyne.Window, unwanted ...string) {
	t.Helper()
	texts := Texts(w)
	for _, text := range unwanted {
		if strings.Contains(texts, text) {
			t.Errorf("%q is on the screen", text)
		}
	}
}

// Button returns the button with that label.
func Button(t testing.TB, w fyne.Window, label string) *kit.Button {
	t.Helper()
	for _, object := range Objects(w) {
		if button, ok := object.(*kit.Button); ok && button.Label == label {
			return button
		}
	}
	t.Fatalf("there is no button %q", label)
	return nil
}

// patience is how long Pump waits.
const patience = 20 * time.Second

// Pump does what was posted to the window until something has come to pass.
func Pump(t testing.TB, w fyne.Window, posted <-chan func(), until func() bool) {
	t.Helper()
	deadline := time.After(patience)
	for !until() {
		select {
		case f := <-posted:
			f()
		case <-deadline:
			t.Fatalf("it never came to pass:\n%s", Texts(w))
		}
	}
}
