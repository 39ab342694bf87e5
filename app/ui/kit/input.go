package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// input is an Entry that lets its owner see keys and shortcuts first. Nothing here changes the text while it is typed:
// UniKey sends Backspace and letters of its own and breaks when a field rewrites itself.
type input struct {
	widget.Entry
	onKey      func(event *fyne.KeyEvent) bool
	onShortcut func(shortcut fyne.Shortcut) bool
	onFocus    func(focused bool)
	focused    bool
	whole      bool // what stands here is replaced as a whole: a choice, a day
}

func newInput(help string) *input {
	i := &input{}
	i.ExtendBaseWidget(i)
	i.PlaceHolder = help
	i.Scroll = fyne.ScrollHorizontalOnly
	return i
}

// TypedKey implements fyne.Focusable.
func (i *input) TypedKey(event *fyne.KeyEvent) {
	if i.onKey != nil && i.onKey(event) {
		return
	}
	i.Entry.TypedKey(event)
	handOn(i, event)
}

// TypedShortcut implements fyne.Shortcutable.
func (i *input) TypedShortcut(shortcut fyne.Shortcut) {
	if i.onShortcut != nil && i.onShortcut(shortcut) {
		return
	}
	i.Entry.TypedShortcut(shortcut)
}

// lastInput is the input that had the focus last.
var lastInput *input

// FocusGained implements fyne.Focusable. Who comes to a choice or a day finds it selected, so that typing replaces it; who
// comes back to it from another window goes on where he was.
func (i *input) FocusGained() {
	i.focused = true
	i.Entry.FocusGained()
	if i.whole && lastInput != i {
		i.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	lastInput = i
	if i.onFocus != nil {
		i.onFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (i *input) FocusLost() {
	i.focused = false
	i.Entry.FocusLost()
	if i.onFocus != nil {
		i.onFocus(false)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab leaves every field, one with several lines too.
func (i *input) AcceptsTab() bool { return false }

// MinSize implements fyne.CanvasObject: one line is as high as a button.
func (i *input) MinSize() fyne.Size {
	least := i.Entry.MinSize()
	if !i.MultiLine {
		least.Height = Size(SizeControl)
	}
	return least
}

// iconTap is a small icon at the end of a field. It is not in the Tab order: the field has a key for the same.
type iconTap struct {
	composite
	do func()
}

func newIconTap(name IconName, do func()) *iconTap {
	t := &iconTap{do: do}
	t.content = Pad(newIcon(name, ColorMuted, 14), 4, 6, 4, 4)
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *iconTap) Tapped(*fyne.PointEvent) { t.do() }

// Cursor implements desktop.Cursorable.
func (t *iconTap) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// ctrlEnter tells Ctrl+Enter and Ctrl+Shift+Enter from other shortcuts.
func ctrlEnter(shortcut fyne.Shortcut) (save, andNew bool) {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || (s.KeyName != fyne.KeyReturn && s.KeyName != fyne.KeyEnter) {
		return false, false
	}
	switch s.Modifier {
	case fyne.KeyModifierControl:
		return true, false
	case fyne.KeyModifierControl | fyne.KeyModifierShift:
		return true, true
	}
	return false, false
}
