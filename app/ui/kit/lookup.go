package kit

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
)

// lookupDelay is the rest after the last key before answers are asked.
const lookupDelay = 150 * time.Millisecond

// lookupEditor is a line with type-ahead: it asks Search beside the window and lists the answers below.
type lookupEditor struct {
	field    *Field
	runner   *task.Runner
	h        hooks
	in       *input
	drop     *dropDown
	debounce func(func())
	answers  []Option
	chosen   Option // what the value is; Label is what the line shows for it
	silent   bool
}

func newLookupEditor(field *Field, runner *task.Runner, h hooks) *lookupEditor {
	e := &lookupEditor{field: field, runner: runner, h: h, in: newInput(field.Help), debounce: runner.Debounce(lookupDelay)}
	e.in.whole = !field.Several
	e.drop = newDropDown(e.in, e.pick)
	wire(e.in, h)
	next := e.in.onKey
	e.in.onKey = func(event *fyne.KeyEvent) bool {
		if e.drop.key(event.Name) {
			return true
		}
		if event.Name == fyne.KeyDown || event.Name == fyne.KeyF4 {
			e.ask()
			return true
		}
		return next(event)
	}
	e.in.onFocus = func(focused bool) {
		if focused {
			h.entered()
			return
		}
		e.drop.lostFocus()
		e.leave()
		h.left()
	}
	e.in.OnChanged = func(string) {
		if !e.silent {
			h.changed()
			e.debounce(e.ask)
		}
	}
	return e
}

// key names this look-up's work in the runner; the address tells two forms on one window apart.
func (e *lookupEditor) key() string { return "kit.lookup." + e.field.Key }

// ask searches for what is typed; only the newest search is shown, and only while the field has the focus.
func (e *lookupEditor) ask() {
	if e.field.Search == nil || !e.in.focused {
		return
	}
	text := typed(e.in.Text)
	switch {
	case e.field.Several:
		_, text = lastOfSeveral(e.in.Text)
	case text == e.chosen.Label:
		text = ""
	}
	var found []Option
	e.runner.Go(e.key(), func(ctx context.Context, _ *task.Progress) (err error) {
		found, err = e.field.Search(ctx, text)
		return err
	}, func(err error) {
		if err != nil || !e.in.focused {
			return
		}
		e.answers = found
		if len(found) == 0 && e.free() {
			e.drop.close()
			return
		}
		lines := optionLines(found)
		if len(found) == 0 {
			lines = []line{{text: T("Không tìm thấy"), textMuted: true}}
		}
		e.drop.show(lines, 0)
	})
}

// pick takes an answer over.
func (e *lookupEditor) pick(index int) {
	if index < 0 || index >= len(e.answers) {
		return
	}
	if e.field.Several {
		e.addAnswer(e.answers[index])
		return
	}
	e.chosen = e.answers[index]
	e.show()
	e.h.changed()
	if e.field.Picked != nil {
		e.field.Picked(e.chosen)
	}
	if e.in.focused {
		e.h.key(fyne.KeyReturn)
	}
}

func (e *lookupEditor) show() {
	e.silent = true
	e.in.SetText(e.chosen.Label)
	e.silent = false
}

// leave makes a text that is none of the answers the value when the field is free, or nothing chosen when it was emptied.
func (e *lookupEditor) leave() {
	text := typed(e.in.Text)
	switch {
	case text == e.chosen.Label:
	case text == "":
		e.chosen = Option{}
	case e.free():
		e.chosen = Option{Value: text, Label: text}
	}
}

func (e *lookupEditor) free() bool { return e.field.Free || e.field.Several }

func (e *lookupEditor) object() fyne.CanvasObject { return e.in }
func (e *lookupEditor) focusable() fyne.Focusable { return e.in }

func (e *lookupEditor) value() (string, error) {
	text := typed(e.in.Text)
	switch {
	case e.field.Several:
		return joinSeveral(text), nil
	case text == e.chosen.Label:
		return e.chosen.Value, nil
	case text == "" || e.field.Free:
		return text, nil
	}
	return "", errors.New(T("Hãy chọn một dòng trong danh sách gợi ý."))
}

func (e *lookupEditor) set(value string) { e.setOption(Option{Value: value, Label: value}) }

func (e *lookupEditor) setOption(option Option) {
	e.chosen = option
	e.show()
}

func (e *lookupEditor) enable(enabled bool) { enableInput(&e.in.Entry, enabled) }
