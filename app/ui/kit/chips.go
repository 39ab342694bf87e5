package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Chip is one filter chip. Count < 0 shows none. The word in Label says what the tone says.
type Chip struct {
	Key, Label string
	Count      int
	Tone       Tone
}

// Chips is a row of filters of which one is chosen. It takes the focus as a whole: Left and Right choose the neighbour, Home
// and End the ends.
type Chips struct {
	widget.BaseWidget
	OnSelect func(key string)
	End      fyne.CanvasObject // stands behind the last chip, e.g. a button for more filters; set it before SetChips

	chips   []*chipView
	row     *fyne.Container
	chosen  int
	focused bool
}

// NewChips returns chips with the first one chosen.
func NewChips(chips []Chip, selected func(key string)) *Chips {
	c := &Chips{OnSelect: selected, row: Flow(6)}
	c.ExtendBaseWidget(c)
	c.SetChips(chips)
	return c
}

// SetChips changes the chips (counts) and keeps the choice by its key.
func (c *Chips) SetChips(chips []Chip) {
	key := c.Selected()
	c.chosen = 0
	for len(c.chips) < len(chips) {
		view := &chipView{owner: c, index: len(c.chips)}
		view.ExtendBaseWidget(view)
		c.chips = append(c.chips, view)
	}
	c.chips = c.chips[:len(chips)]
	c.row.Objects = c.row.Objects[:0]
	for i, chip := range chips {
		c.chips[i].chip = chip
		c.row.Objects = append(c.row.Objects, c.chips[i])
		if chip.Key == key {
			c.chosen = i
		}
	}
	if c.End != nil {
		c.row.Objects = append(c.row.Objects, c.End)
	}
	c.Refresh()
}

// Select chooses key without calling OnSelect.
func (c *Chips) Select(key string) {
	for i, view := range c.chips {
		if view.chip.Key == key {
			c.chosen = i
		}
	}
	c.Refresh()
}

// Selected returns the chosen key.
func (c *Chips) Selected() string {
	if c.chosen >= len(c.chips) {
		return ""
	}
	return c.chips[c.chosen].chip.Key
}

func (c *Chips) choose(i int) {
	if i < 0 || i >= len(c.chips) || i == c.chosen {
		return
	}
	c.chosen = i
	c.Refresh()
	if c.OnSelect != nil {
		c.OnSelect(c.Selected())
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chips) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Chips) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *Chips) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Chips) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		c.choose(c.chosen + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.chips) - 1)
	default:
		handOn(c, event)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.row) }

// Refresh implements fyne.Widget.
func (c *Chips) Refresh() {
	for _, view := range c.chips {
		view.Refresh()
	}
	c.row.Refresh()
	c.BaseWidget.Refresh()
}

func (c *Chips) heightFor(width float32) float32 { return heightFor(c.row, width) }

// chipView draws one chip.
type chipView struct {
	widget.BaseWidget
	owner *Chips
	index int
	chip  Chip
}

// Tapped implements fyne.Tappable.
func (v *chipView) Tapped(*fyne.PointEvent) { v.owner.choose(v.index) }

// Cursor implements desktop.Cursorable.
func (v *chipView) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (v *chipView) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{v: v, back: newRectangle(), label: canvas.NewText("", nil), count: canvas.NewText("", nil)}
	r.box = container.NewWithoutLayout(r.back, r.label, r.count)
	r.update()
	return r
}

type chipRenderer struct {
	v            *chipView
	back         *canvas.Rectangle
	label, count *canvas.Text
	box          *fyne.Container
}

const chipPadding = 10

func (r *chipRenderer) widths() (label, count float32) {
	f := face{Size(SizeSmall), false}
	label = textWidth(r.v.chip.Label, f) + 1
	if r.v.chip.Count >= 0 {
		count = textWidth(strconv.Itoa(r.v.chip.Count), face{f.size, true}) + 5
	}
	return label, count
}

// MinSize implements fyne.WidgetRenderer.
func (r *chipRenderer) MinSize() fyne.Size {
	label, count := r.widths()
	return fyne.NewSize(label+count+2*chipPadding, lineHeight(face{Size(SizeSmall), false})+7)
}

// Layout implements fyne.WidgetRenderer.
func (r *chipRenderer) Layout(size fyne.Size) {
	f := face{Size(SizeSmall), false}
	label, count := r.widths()
	place(r.back, 0, 0, size.Width, size.Height)
	r.back.CornerRadius = size.Height / 2
	placeLine(r.label, chipPadding, 0, label, size.Height, f)
	placeLine(r.count, chipPadding+label+3, 0, count, size.Height, f)
}

// Refresh implements fyne.WidgetRenderer.
func (r *chipRenderer) Refresh() {
	r.update()
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

// Objects implements fyne.WidgetRenderer.
func (r *chipRenderer) Objects() []fyne.CanvasObject { return r.box.Objects }

// Destroy implements fyne.WidgetRenderer.
func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) update() {
	v := r.v
	chosen := v.index == v.owner.chosen
	fill, border, ink := ColorSurface, ColorField, v.chip.Tone.TextColor()
	if chosen {
		fill, border = ColorChip, ColorChipLine
		if v.chip.Tone == ToneNone {
			ink = ColorAccentInk
		}
		if v.owner.focused {
			border = ColorAccent
		}
	}
	setRectangle(r.back, fill, border, r.v.Size().Height/2)
	if chosen && v.owner.focused {
		r.back.StrokeWidth = 2
	}
	f := face{Size(SizeSmall), false}
	write(r.label, v.chip.Label, ink, f, false)
	show(r.count, v.chip.Count >= 0)
	write(r.count, strconv.Itoa(v.chip.Count), ink, face{f.size, true}, false)
}
