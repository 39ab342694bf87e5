package kit

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/task"
)

// ScanBox is a small dialog for one line that a scanner types. Esc closes it.
type ScanBox struct {
	modal  *modal
	editor *textEditor
	failed *Label
}

// ShowScanBox asks for a scanned line; scanned is told of every line that came whole. It closes the box or says what is
// wrong with the line: then the next one may be scanned.
func ShowScanBox(window fyne.Window, runner *task.Runner, title, text, label string, scanned func(box *ScanBox, line string)) *ScanBox {
	b := &ScanBox{failed: newLabel("", SizeSmall, ColorLate, false)}
	b.failed.Wrap = true
	done := func() { scanned(b, typed(b.editor.in.Text)) }
	b.editor = newScanEditor(&Field{Label: label}, runner, hooks{
		changed: func() {}, left: func() {}, entered: func() {}, shortcut: func(fyne.Shortcut) bool { return false },
		key: func(name fyne.KeyName) bool {
			if name == fyne.KeyReturn || name == fyne.KeyEnter {
				done()
				return true
			}
			return b.modal.key(name)
		},
	})
	find, cancel := NewPrimary(T("Tìm"), "Enter", done), NewButton(T("Thôi"), func() { b.Close() })
	cancel.Shortcut = "Esc"
	caption := NewMuted(label)
	body := VBox(6, NewHeading(title), NewParagraph(text), caption, b.editor.in, Sized(0, lineHeight(b.failed.face())*2, b.failed), buttonRow(find, cancel))
	b.modal = openModal(window, dialogWidth, body, []*Button{find, cancel}, b.editor.in, nil)
	return b
}

// Close closes the box.
func (b *ScanBox) Close() { b.modal.close() }

// Fail says what is wrong with the line; the next one replaces it.
func (b *ScanBox) Fail(text string) {
	b.failed.SetText(text)
	b.modal.window.Canvas().Focus(b.editor.in)
	b.editor.in.TypedShortcut(&fyne.ShortcutSelectAll{})
}
