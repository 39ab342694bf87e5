package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Choice is a closed list: Up and Down change the value, Space or F4 open the list, letters jump to what begins with them.
type Choice struct {
	widget.BaseWidget
	OnChanged func(value string)

	options  []Option
	at       int // -1 = nothing chosen
	help     string
	drop     *dropDown
	h        hooks
	typed    string
	focused  bool
	disabled bool
}

// NewChoice returns a choice of options with nothing chosen.
func NewChoice(options []Option, changed func(value string)) *Choice {
	c := &Choice{options: options, at: -1, OnChanged: changed, help: T("Chọn…")}
	c.drop = newDropDown(c, c.choose)
	c.ExtendBaseWidget(c)
	return c
}

// SetOptions changes the options and keeps the value where it is still there.
func (c *Choice) SetOptions(options []Option) {
	value := c.Value()
	c.options, c.at = options, -1
	c.SetValue(value)
}

// Value returns the value chosen, "" when there is none.
func (c *Choice) Value() string {
	if c.at < 0 || c.at >= len(c.options) {
		return ""
	}
	return c.options[c.at].Value
}

// SetValue chooses without calling OnChanged; an unknown value chooses nothing.
func (c *Choice) SetValue(value string) {
	c.at = -1
	for i, option := range c.options {
		if option.Value == value {
			c.at = i
		}
	}
	c.Refresh()
}

// Enable implements fyne.Disableable.
func (c *Choice) Enable() { c.disabled = false; c.Refresh() }

// Disable implements fyne.Disableable.
func (c *Choice) Disable() { c.disabled = true; c.Refresh() }

// Disabled implements fyne.Disableable.
func (c *Choice) Disabled() bool { return c.disabled }

func (c *Choice) choose(i int) {
	if c.disabled || i < 0 || i >= len(c.options) || i == c.at {
		return
	}
	c.at = i
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(c.Value())
	}
	if c.h.changed != nil {
		c.h.changed()
	}
}

func (c *Choice) open() {
	if !c.disabled {
		c.drop.show(optionLines(c.options), c.at)
	}
}

// MouseDown implements desktop.Mouseable.
func (c *Choice) MouseDown(*desktop.MouseEvent) {
	focus(c)
	if c.drop.open {
		c.drop.close()
	} else {
		c.open()
	}
}

// MouseUp implements desktop.Mouseable.
func (c *Choice) MouseUp(*desktop.MouseEvent) {}

// FocusGained implements fyne.Focusable.
func (c *Choice) FocusGained() {
	c.focused, c.typed = true, ""
	c.Refresh()
	if c.h.entered != nil {
		c.h.entered()
	}
}

// FocusLost implements fyne.Focusable.
func (c *Choice) FocusLost() {
	c.focused = false
	c.drop.lostFocus()
	c.Refresh()
	if c.h.left != nil {
		c.h.left()
	}
}

// TypedRune implements fyne.Focusable: letters jump to the first option that begins with them, without marks.
func (c *Choice) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	for _, typed := range []string{c.typed + fold(string(r)), fold(string(r))} {
		for i, option := range c.options {
			if strings.HasPrefix(fold(option.Label), typed) {
				c.typed = typed
				c.choose(i)
				return
			}
		}
	}
}

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(event *fyne.KeyEvent) {
	enter := event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter
	if c.drop.key(event.Name) && !enter {
		return
	}
	switch event.Name {
	case fyne.KeyUp:
		c.choose(max(0, c.at-1))
	case fyne.KeyDown:
		c.choose(c.at + 1)
	case fyne.KeySpace, fyne.KeyF4:
		c.open()
	default:
		if c.h.key == nil || !c.h.key(event.Name) {
			handOn(c, event)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Choice) TypedShortcut(shortcut fyne.Shortcut) {
	if c.h.shortcut != nil {
		c.h.shortcut(shortcut)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{c: c, back: newRectangle(), text: canvas.NewText("", nil), arrow: newIcon(IconDown, ColorMuted, 12)}
	r.update()
	return r
}

type choiceRenderer struct {
	c     *Choice
	back  *canvas.Rectangle
	text  *canvas.Text
	arrow *canvas.Image
}

// MinSize implements fyne.WidgetRenderer.
func (r *choiceRenderer) MinSize() fyne.Size { return fyne.NewSize(80, Size(SizeControl)) }

// Layout implements fyne.WidgetRenderer.
func (r *choiceRenderer) Layout(size fyne.Size) {
	f := face{Size(SizeText), false}
	place(r.back, 0, 0, size.Width, size.Height)
	placeLine(r.text, 6, 0, size.Width-30, size.Height, f)
	place(r.arrow, size.Width-20, (size.Height-12)/2, 12, 12)
	r.update()
}

// Refresh implements fyne.WidgetRenderer.
func (r *choiceRenderer) Refresh() {
	r.update()
	canvas.Refresh(r.c)
}

// Objects implements fyne.WidgetRenderer.
func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.text, r.arrow}
}

// Destroy implements fyne.WidgetRenderer.
func (r *choiceRenderer) Destroy() {}

func (r *choiceRenderer) update() {
	c := r.c
	fill, border, ink, label := ColorSurface, ColorField, ColorText, c.help
	if c.at >= 0 && c.at < len(c.options) {
		label = c.options[c.at].Label
	} else {
		ink = ColorDisabled
	}
	if c.disabled {
		fill, ink = ColorHead, ColorMuted
	}
	if c.focused {
		border = ColorAccent
	}
	setRectangle(r.back, fill, border, 4)
	f := face{Size(SizeText), false}
	label, _ = clip(label, max(20, c.Size().Width-34), f)
	write(r.text, label, ink, f, false)
}

// choiceEditor edits a closed list in a form.
type choiceEditor struct{ choice *Choice }

func newChoiceEditor(field *Field, h hooks) *choiceEditor {
	e := &choiceEditor{choice: NewChoice(field.Options, nil)}
	if field.Help != "" {
		e.choice.help = field.Help
	}
	e.choice.h = h
	return e
}

func (e *choiceEditor) object() fyne.CanvasObject { return e.choice }
func (e *choiceEditor) focusable() fyne.Focusable { return e.choice }
func (e *choiceEditor) value() (string, error)    { return e.choice.Value(), nil }
func (e *choiceEditor) set(value string)          { e.choice.SetValue(value) }
func (e *choiceEditor) enable(enabled bool) {
	if enabled {
		e.choice.Enable()
	} else {
		e.choice.Disable()
	}
}
