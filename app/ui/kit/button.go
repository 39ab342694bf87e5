package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is how a Button looks.
type ButtonKind int

// The kinds of buttons.
const (
	ButtonSecondary ButtonKind = iota // white with a border
	ButtonPrimary                     // filled with the accent: one on a page
	ButtonDanger                      // red text: takes something away
	ButtonLink                        // text in the accent colour
	ButtonIcon                        // the icon alone; Help is its tooltip
)

// Button is compact; Enter and Space press it. Change its fields before it is shown or call Refresh.
type Button struct {
	widget.BaseWidget
	Label    string
	Shortcut string // shown dimmed, e.g. "Ctrl+N"
	Icon     IconName
	Kind     ButtonKind
	Help     string // tooltip
	OnTapped func()

	disabled, hovered, focused bool
	reason                     string
	onKey                      func(name fyne.KeyName) bool // of the dialog it stands in
}

func newButton(kind ButtonKind, label, shortcut string, tapped func()) *Button {
	b := &Button{Kind: kind, Label: label, Shortcut: shortcut, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// NewButton returns a secondary button.
func NewButton(label string, tapped func()) *Button {
	return newButton(ButtonSecondary, label, "", tapped)
}

// NewPrimary returns a primary button with its shortcut shown.
func NewPrimary(label, shortcut string, tapped func()) *Button {
	return newButton(ButtonPrimary, label, shortcut, tapped)
}

// NewLink returns a text link.
func NewLink(label string, tapped func()) *Button { return newButton(ButtonLink, label, "", tapped) }

// NewIconButton returns a button of an icon alone with help as its tooltip.
func NewIconButton(icon IconName, help string, tapped func()) *Button {
	b := newButton(ButtonIcon, "", "", tapped)
	b.Icon, b.Help = icon, help
	return b
}

// SetEnabled switches the button; a disabled one tells reason in its tooltip.
func (b *Button) SetEnabled(enabled bool, reason string) {
	if b.disabled == !enabled && b.reason == reason {
		return
	}
	b.disabled, b.reason = !enabled, reason
	b.Refresh()
}

// Enabled reports whether the button can be pressed.
func (b *Button) Enabled() bool { return !b.disabled }

// SetLabel changes the label.
func (b *Button) SetLabel(label string) {
	if b.Label != label {
		b.Label = label
		b.Refresh()
	}
}

// Press does what a click does.
func (b *Button) Press() {
	HideTooltip(b)
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// Tapped implements fyne.Tappable. The focus stays where it was: a mouse user goes on typing in the field.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(event *fyne.KeyEvent) {
	if b.onKey != nil && b.onKey(event.Name) {
		return
	}
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Press()
	default:
		handOn(b, event)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(event *desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
	b.MouseMoved(event)
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(event *desktop.MouseEvent) {
	text := b.Help
	if b.disabled && b.reason != "" {
		text = b.reason
	}
	ShowTooltip(b, text, event.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hovered = false
	HideTooltip(b)
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.Kind == ButtonLink && !b.disabled {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b: b, back: newRectangle(), focus: newRectangle(),
		text: canvas.NewText("", nil), shortcut: canvas.NewText("", nil), icon: canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.update()
	return r
}

type buttonRenderer struct {
	b              *Button
	back, focus    *canvas.Rectangle
	text, shortcut *canvas.Text
	icon           *canvas.Image
}

func (r *buttonRenderer) faces() (label, shortcut face) {
	return face{Size(SizeText), false}, face{Size(SizeTiny), false}
}

// paddings returns the space at the sides and the gap between the parts.
func (r *buttonRenderer) paddings() (side, gap float32) {
	switch r.b.Kind {
	case ButtonLink:
		return 2, 4
	case ButtonIcon:
		return 6, 0
	}
	return 11, 6
}

// parts returns the widths of icon, label and shortcut, 0 for those that are not there.
func (r *buttonRenderer) parts() (icon, label, shortcut float32) {
	f, small := r.faces()
	if r.b.Icon != "" {
		icon = 16
	}
	if r.b.Kind != ButtonIcon && r.b.Label != "" {
		label = textWidth(r.b.Label, f) + 1
	}
	if r.b.Kind != ButtonIcon && r.b.Shortcut != "" {
		shortcut = textWidth(r.b.Shortcut, small) + 1
	}
	return icon, label, shortcut
}

// MinSize implements fyne.WidgetRenderer.
func (r *buttonRenderer) MinSize() fyne.Size {
	side, gap := r.paddings()
	icon, label, shortcut := r.parts()
	width, shown := 2*side+icon+label+shortcut, 0
	for _, part := range []float32{icon, label, shortcut} {
		if part > 0 {
			shown++
		}
	}
	height := Size(SizeControl)
	if r.b.Kind == ButtonLink {
		height = lineHeight(face{Size(SizeText), false}) + 2
	}
	return fyne.NewSize(width+gap*float32(max(0, shown-1)), height)
}

// Layout implements fyne.WidgetRenderer.
func (r *buttonRenderer) Layout(size fyne.Size) {
	place(r.back, 0, 0, size.Width, size.Height)
	place(r.focus, 1.5, 1.5, size.Width-3, size.Height-3)
	f, small := r.faces()
	_, gap := r.paddings()
	icon, label, shortcut := r.parts()
	x := (size.Width - r.MinSize().Width) / 2
	side, _ := r.paddings()
	x = max(x+side, side)
	if icon > 0 {
		place(r.icon, x, (size.Height-16)/2, 16, 16)
		x += icon + gap
	}
	if label > 0 {
		placeLine(r.text, x, 0, label, size.Height, f)
		x += label + gap
	}
	if shortcut > 0 {
		placeLine(r.shortcut, x, 1, shortcut, size.Height, small)
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *buttonRenderer) Refresh() {
	r.update()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Objects implements fyne.WidgetRenderer.
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.focus, r.icon, r.text, r.shortcut}
}

// Destroy implements fyne.WidgetRenderer.
func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) update() {
	b := r.b
	fill, border, ink := b.colors()
	setRectangle(r.back, fill, border, 4)
	ring := fyne.ThemeColorName("")
	if b.focused {
		ring = ColorAccent
		if b.Kind == ButtonPrimary {
			ring = ColorAccentText
		} else {
			setRectangle(r.back, fill, ColorAccent, 4)
		}
	}
	setRectangle(r.focus, "", ring, 3)
	f, small := r.faces()
	write(r.text, b.Label, ink, f, false)
	write(r.shortcut, b.Shortcut, b.shortcutInk(), small, false)
	icon, label, shortcut := r.parts()
	show(r.icon, icon > 0)
	show(r.text, label > 0)
	show(r.shortcut, shortcut > 0)
	if icon > 0 {
		r.icon.Resource = IconIn(b.Icon, ink)
		r.icon.Refresh()
	}
}

// colors returns fill, border and text for the button's kind and state.
func (b *Button) colors() (fill, border, ink fyne.ThemeColorName) {
	fill, border, ink = ColorSurface, ColorField, ColorText
	switch b.Kind {
	case ButtonPrimary:
		fill, border, ink = ColorAccent, ColorAccent, ColorAccentText
		if b.hovered {
			fill, border = ColorAccentInk, ColorAccentInk
		}
	case ButtonDanger:
		ink = ColorLate
	case ButtonLink:
		fill, border, ink = "", "", ColorAccentInk
	case ButtonIcon:
		fill, border = "", ""
	}
	if b.hovered && b.Kind != ButtonPrimary && b.Kind != ButtonLink {
		fill = ColorHover
	}
	if b.disabled {
		ink = ColorDisabled
		if b.Kind != ButtonLink && b.Kind != ButtonIcon {
			fill, border = ColorHead, ColorLine
		}
	}
	return fill, border, ink
}

func (b *Button) shortcutInk() fyne.ThemeColorName {
	if b.Kind == ButtonPrimary && !b.disabled {
		return ColorAccentDim
	}
	return ColorMuted
}
