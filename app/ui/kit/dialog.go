package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogWidth is the width of a message; it shrinks with the window.
const dialogWidth = 440

// modal is a small dialog in the middle of the window. Esc closes it as "no"; the focus goes back where it was.
type modal struct {
	window fyne.Window
	popUp  *widget.PopUp
	escape func()
}

// openModal shows content in a dialog of width and gives first the focus. escape is called when Esc closes it.
func openModal(window fyne.Window, width float32, content fyne.CanvasObject, buttons []*Button, first fyne.Focusable, escape func()) *modal {
	m := &modal{window: window, escape: escape}
	for _, button := range buttons {
		button.onKey = m.key
	}
	c := window.Canvas()
	width = min(width, c.Size().Width-40)
	m.popUp = widget.NewModalPopUp(Pad(content, 12, 14, 10, 14), c)
	margin := 2 * Size(theme.SizeNameInnerPadding)
	height := heightFor(m.popUp.Content, width-margin) + margin
	m.popUp.Resize(fyne.NewSize(width, min(height, c.Size().Height-40)))
	m.popUp.Show()
	if first != nil {
		c.Focus(first)
	}
	return m
}

// key closes the dialog on Esc.
func (m *modal) key(name fyne.KeyName) bool {
	if name != fyne.KeyEscape {
		return false
	}
	m.close()
	if m.escape != nil {
		m.escape()
	}
	return true
}

func (m *modal) close() { m.popUp.Hide() }

// buttonRow puts buttons at the right.
func buttonRow(buttons ...*Button) fyne.CanvasObject {
	row := HBox(8, Grow(nil))
	for _, button := range buttons {
		row.Add(button)
	}
	return Pad(row, 10, 0, 0, 0)
}

// textBody returns a wrapped text that can be scrolled when it is long.
func textBody(text string) fyne.CanvasObject {
	if strings.Count(text, "\n") < 14 && len(text) < 1500 {
		return NewParagraph(text)
	}
	return Sized(0, 300, Scroll(NewParagraph(text)))
}

// ShowMessage tells something; Enter and Esc close it.
func ShowMessage(window fyne.Window, title, text string) {
	var m *modal
	ok := NewPrimary(T("Đóng"), "", func() { m.close() })
	m = openModal(window, dialogWidth, VBox(6, NewHeading(title), textBody(text), buttonRow(ok)), []*Button{ok}, ok, nil)
}

// ShowError tells trouble; detail (technical, may be empty) can be copied.
func ShowError(window fyne.Window, message, detail string) {
	var m *modal
	ok := NewPrimary(T("Đóng"), "", func() { m.close() })
	buttons := []*Button{ok}
	if detail != "" {
		copyDetail := NewButton(T("Chép chi tiết kỹ thuật"), func() {
			fyne.CurrentApp().Clipboard().SetContent(message + "\n" + detail)
		})
		buttons = []*Button{copyDetail, ok}
	}
	head := HBox(8, NewIcon(IconWarning, ColorLate), Grow(NewHeading(T("Chưa làm được"))))
	m = openModal(window, dialogWidth, VBox(6, head, textBody(message), buttonRow(buttons...)), buttons, ok, nil)
}

// Confirm asks; Enter says yes, Esc no. then is called with the answer. A dangerous yes is red and Enter does not press it.
func Confirm(window fyne.Window, title, text, yes string, dangerous bool, then func(yes bool)) {
	var m *modal
	answer := func(y bool) func() {
		return func() {
			m.close()
			then(y)
		}
	}
	agree, refuse := NewPrimary(yes, "Enter", answer(true)), NewButton(T("Không"), answer(false))
	refuse.Shortcut = "Esc"
	first := fyne.Focusable(agree)
	if dangerous {
		agree.Kind, agree.Shortcut, first = ButtonDanger, "", refuse
	}
	body := VBox(6, NewHeading(title), textBody(text), buttonRow(agree, refuse))
	m = openModal(window, dialogWidth, body, []*Button{agree, refuse}, first, func() { then(false) })
}

// Prompt asks for a line of text (a reason); an empty one is refused when required. Enter accepts, Esc calls nothing.
func Prompt(window fyne.Window, title, text, label, yes string, required bool, then func(text string)) {
	var m *modal
	in, failed := newInput(""), newLabel("", SizeSmall, ColorLate, false)
	accept := func() {
		reason := typed(in.Text)
		if reason == "" && required {
			failed.SetText(Tf("Hãy nhập “%s”.", label))
			window.Canvas().Focus(in)
			return
		}
		m.close()
		then(reason)
	}
	agree, cancel := NewPrimary(yes, "Enter", accept), NewButton(T("Thôi"), func() { m.close() })
	cancel.Shortcut = "Esc"
	in.onKey = func(event *fyne.KeyEvent) bool {
		if event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter {
			accept()
			return true
		}
		return m.key(event.Name)
	}
	caption := NewLabel(label)
	caption.Color = ColorMuted
	body := VBox(6, NewHeading(title), NewParagraph(text), caption, in, failed, buttonRow(agree, cancel))
	m = openModal(window, dialogWidth, body, []*Button{agree, cancel}, in, nil)
}

// Choose asks for one of options: type to filter, Up and Down, Enter. Esc calls nothing.
func Choose(window fyne.Window, title string, options []Option, then func(option Option)) {
	commands := make([]Command, 0, len(options))
	for _, option := range options {
		commands = append(commands, Command{Label: option.Label, Note: option.Note, Do: func() { then(option) }})
	}
	newPalette(window, nil, title, commands, nil).open()
}

// windowOf returns the window of an object, nil when it stands in none.
func windowOf(object fyne.CanvasObject) fyne.Window {
	c := fyne.CurrentApp().Driver().CanvasForObject(object)
	for _, window := range fyne.CurrentApp().Driver().AllWindows() {
		if c != nil && window.Canvas() == c {
			return window
		}
	}
	return nil
}
