package kit

import (
	"errors"
	"strings"

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

	follow  func(object fyne.CanvasObject) // a part of the field has the focus: it must be seen
	resized func()                         // the field needs more or less room
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
	case FieldScan:
		return newScanEditor(field, runner, h)
	case FieldTable:
		return newTableEditor(field, runner, h)
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
		handOn(c, event)
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
