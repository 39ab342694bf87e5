package kit

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
)

// editor edits the value of one field. Every kind of field is one of these.
type editor interface {
	object() fyne.CanvasObject
	focusable() fyne.Focusable // nil = takes no focus
	value() (string, error)    // the error's text is shown beside the field
	set(value string)          // shows a value; tells nobody
	enable(enabled bool)
}

// hooks are what an editor tells its form.
type hooks struct {
	changed  func()                       // the person changed the value
	left     func()                       // the focus went away: check the field
	key      func(name fyne.KeyName) bool // Enter, Esc
	shortcut func(shortcut fyne.Shortcut) bool
	entered  func() // the focus came
}

// newEditor makes the editor for a field.
func newEditor(field *Field, runner *task.Runner, h hooks) editor {
	switch field.Kind {
	case FieldDate:
		return newDateEditor(field, h)
	case FieldChoice:
		return newChoiceEditor(field, h)
	case FieldLookup:
		return newLookupEditor(field, runner, h)
	case FieldCheck:
		return newCheckEditor(field, h)
	case FieldShow:
		return &showEditor{label: NewParagraph("")}
	case FieldCustom:
		return &customEditor{field: field}
	}
	return newTextEditor(field, h)
}

// wire connects an input with its form.
func wire(i *input, h hooks) {
	i.onKey = func(event *fyne.KeyEvent) bool {
		enter := event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter
		if i.MultiLine && enter {
			return false
		}
		return (enter || event.Name == fyne.KeyEscape) && h.key(event.Name)
	}
	i.onShortcut = h.shortcut
	i.onFocus = func(focused bool) {
		if focused {
			h.entered()
		} else {
			h.left()
		}
	}
}

// textEditor edits a line, several lines, a password, a number or an amount.
type textEditor struct {
	in     *input
	kind   FieldKind
	silent bool
}

func newTextEditor(field *Field, h hooks) *textEditor {
	e := &textEditor{in: newInput(field.Help), kind: field.Kind}
	e.in.Password = field.Kind == FieldSecret
	if field.Kind == FieldLines {
		e.in.MultiLine, e.in.Wrapping, e.in.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
		e.in.SetMinRowsVisible(max(2, field.Rows))
	}
	wire(e.in, hooks{changed: h.changed, key: h.key, shortcut: h.shortcut, entered: h.entered, left: func() {
		e.settle()
		h.left()
	}})
	e.in.OnChanged = func(string) {
		if !e.silent {
			h.changed()
		}
	}
	return e
}

func (e *textEditor) numeric() bool { return e.kind == FieldNumber || e.kind == FieldMoney }

// settle shows a number with its points once the field is left.
func (e *textEditor) settle() {
	if value, err := e.value(); err == nil && e.numeric() {
		e.set(value)
	}
}

func (e *textEditor) object() fyne.CanvasObject { return e.in }
func (e *textEditor) focusable() fyne.Focusable { return e.in }

func (e *textEditor) value() (string, error) {
	if e.numeric() {
		return parseNumber(e.in.Text)
	}
	if e.kind == FieldSecret {
		return e.in.Text, nil
	}
	return typed(e.in.Text), nil
}

func (e *textEditor) set(value string) {
	switch e.kind {
	case FieldNumber:
		value = groupDigits(value)
	case FieldMoney:
		if value = groupDigits(value); value != "" {
			value += " đ"
		}
	}
	if e.in.Text != value {
		e.silent = true
		e.in.SetText(value)
		e.silent = false
	}
}

func (e *textEditor) enable(enabled bool) { enableInput(&e.in.Entry, enabled) }

func enableInput(entry *widget.Entry, enabled bool) {
	if enabled {
		entry.Enable()
	} else {
		entry.Disable()
	}
}

// parseNumber reads a whole number as a person writes it: 2250000, 2.250.000 đ, 2 250 000. The result is digits.
func parseNumber(text string) (string, error) {
	text = strings.TrimSpace(strings.ToLower(text))
	for _, unit := range []string{"đồng", "vnđ", "vnd", "đ"} {
		text = strings.TrimSuffix(text, unit)
	}
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	var digits strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case r == '.' || r == ' ' || r == '\u00a0':
		default:
			return "", errors.New(T("Hãy nhập một số nguyên, ví dụ 2.250.000."))
		}
	}
	number := strings.TrimLeft(digits.String(), "0")
	if number == "" && digits.Len() > 0 {
		return "0", nil
	}
	if len(number) > 18 {
		return "", errors.New(T("Số này quá lớn; hãy kiểm tra lại."))
	}
	if number == "" {
		return "", nil
	}
	return sign + number, nil
}

// groupDigits writes digits with points: 2250000 → 2.250.000.
func groupDigits(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	return sign + b.String()
}

// dateEditor edits a day.
type dateEditor struct {
	field  *DateField
	silent bool
}

func newDateEditor(field *Field, h hooks) *dateEditor {
	e := &dateEditor{field: NewDateField()}
	if field.Help != "" {
		e.field.PlaceHolder = field.Help
	}
	e.field.Now = field.Now
	wire(&e.field.input, h)
	e.field.input.OnChanged = func(string) {
		if !e.silent {
			h.changed()
		}
	}
	return e
}

func (e *dateEditor) object() fyne.CanvasObject { return e.field }
func (e *dateEditor) focusable() fyne.Focusable { return e.field }
func (e *dateEditor) value() (string, error)    { return e.field.Day() }
func (e *dateEditor) enable(enabled bool)       { enableInput(&e.field.Entry, enabled) }
func (e *dateEditor) set(value string) {
	e.silent = true
	e.field.SetDay(value)
	e.silent = false
}

// showEditor shows a value that is not edited here.
type showEditor struct {
	label *Label
	shown string
}

func (e *showEditor) object() fyne.CanvasObject { return Pad(e.label, 5, 0, 4, 0) }
func (e *showEditor) focusable() fyne.Focusable { return nil }
func (e *showEditor) value() (string, error)    { return e.shown, nil }
func (e *showEditor) enable(bool)               {}
func (e *showEditor) set(value string) {
	e.shown = value
	e.label.SetText(value)
}

// customEditor hands everything to the field's own functions.
type customEditor struct{ field *Field }

func (e *customEditor) object() fyne.CanvasObject { return e.field.Object }

func (e *customEditor) focusable() fyne.Focusable {
	f, _ := e.field.Object.(fyne.Focusable)
	return f
}

func (e *customEditor) value() (string, error) {
	if e.field.Get == nil {
		return "", nil
	}
	return e.field.Get(), nil
}

func (e *customEditor) set(value string) {
	if e.field.Set != nil {
		e.field.Set(value)
	}
}

func (e *customEditor) enable(enabled bool) {
	if d, ok := e.field.Object.(fyne.Disableable); ok {
		if enabled {
			d.Enable()
		} else {
			d.Disable()
		}
	}
}

// checkEditor is a tick box; Space ticks, Enter goes on.
type checkEditor struct {
	box    *check
	silent bool
}

// check is Fyne's tick box that lets its form see Enter, Esc and shortcuts.
type check struct {
	widget.Check
	h hooks
}

func newCheckEditor(field *Field, h hooks) *checkEditor {
	e := &checkEditor{box: &check{h: h}}
	e.box.ExtendBaseWidget(e.box)
	e.box.Text = field.Help
	e.box.OnChanged = func(bool) {
		if !e.silent {
			h.changed()
		}
	}
	return e
}

// TypedKey implements fyne.Focusable.
func (c *check) TypedKey(event *fyne.KeyEvent) {
	if !c.h.key(event.Name) {
		c.Check.TypedKey(event)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *check) TypedShortcut(shortcut fyne.Shortcut) { c.h.shortcut(shortcut) }

// FocusGained implements fyne.Focusable.
func (c *check) FocusGained() {
	c.Check.FocusGained()
	c.h.entered()
}

// FocusLost implements fyne.Focusable.
func (c *check) FocusLost() {
	c.Check.FocusLost()
	c.h.left()
}

func (e *checkEditor) object() fyne.CanvasObject { return container.NewHBox(e.box) }
func (e *checkEditor) focusable() fyne.Focusable { return e.box }

func (e *checkEditor) value() (string, error) {
	if e.box.Checked {
		return "1", nil
	}
	return "", nil
}

func (e *checkEditor) set(value string) {
	e.silent = true
	e.box.SetChecked(value != "" && value != "0" && value != "false")
	e.silent = false
}

func (e *checkEditor) enable(enabled bool) {
	if enabled {
		e.box.Enable()
	} else {
		e.box.Disable()
	}
}

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
	if text == e.chosen.Label {
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
	case e.field.Free:
		e.chosen = Option{Value: text, Label: text}
	}
}

func (e *lookupEditor) object() fyne.CanvasObject { return e.in }
func (e *lookupEditor) focusable() fyne.Focusable { return e.in }

func (e *lookupEditor) value() (string, error) {
	text := typed(e.in.Text)
	switch {
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
