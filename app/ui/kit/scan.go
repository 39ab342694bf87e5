package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
)

// scanRest is how long a scanned line must be quiet before its Enter counts.
const scanRest = 200 * time.Millisecond

// newScanEditor edits a line that a scanner types within milliseconds and ends with Enter. Under an input method of X11 the
// window is told of the Enter key at once, while the letters typed before it are still on their way through the method
// (GLFW reports a key before it filters it). Enter therefore waits until no letter has come for a while.
func newScanEditor(field *Field, runner *task.Runner, h hooks) *textEditor {
	var e *textEditor
	rest, waiting := runner.Debounce(scanRest), false
	enter := func() {
		waiting = false
		if e.in.focused {
			h.key(fyne.KeyReturn)
		}
	}
	own := h
	own.key = func(name fyne.KeyName) bool {
		if name != fyne.KeyReturn && name != fyne.KeyEnter {
			return h.key(name)
		}
		waiting = true
		rest(enter)
		return true
	}
	own.changed = func() {
		if waiting {
			rest(enter)
		}
		h.changed()
	}
	e = newTextEditor(field, own)
	return e
}
