package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Tile makes any content one thing that can be pressed: a card, a line that leads somewhere. Enter and Space press it; it
// shows where the focus and the pointer are.
type Tile struct {
	widget.BaseWidget
	OnTapped func()
	OnFocus  func() // the focus came, e.g. to scroll it into view

	content          fyne.CanvasObject
	inset            float32 // how far hover and focus reach beyond the content's sides
	card             bool
	focused, hovered bool
}

// NewTile returns a line without a border of its own; inset pixels at the left and right belong to what is tinted.
func NewTile(content fyne.CanvasObject, inset float32, tapped func()) *Tile {
	t := &Tile{content: content, inset: inset, OnTapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

// NewCard returns a tile with the background and border of a panel.
func NewCard(content fyne.CanvasObject, tapped func()) *Tile {
	t := NewTile(content, 0, tapped)
	t.card = true
	return t
}

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) { t.Press() }

// Press does what a click does.
func (t *Tile) Press() {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	t.focused = true
	t.Refresh()
	if t.OnFocus != nil {
		t.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (t *Tile) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *Tile) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *Tile) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.Press()
	default:
		handOn(t, event)
	}
}

// MouseIn implements desktop.Hoverable.
func (t *Tile) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tile) MouseOut() { t.hovered = false; t.Refresh() }

// Cursor implements desktop.Cursorable.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (t *Tile) heightFor(width float32) float32 { return heightFor(t.content, width-2*t.inset) }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{t: t, back: newRectangle(), focus: newRectangle()}
	r.update()
	return r
}

type tileRenderer struct {
	t           *Tile
	back, focus *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *tileRenderer) MinSize() fyne.Size {
	return r.t.content.MinSize().AddWidthHeight(2*r.t.inset, 0)
}

// Layout implements fyne.WidgetRenderer.
func (r *tileRenderer) Layout(size fyne.Size) {
	place(r.back, 0, 0, size.Width, size.Height)
	place(r.focus, 1, 1, size.Width-2, size.Height-2)
	r.t.content.Move(fyne.NewPos(r.t.inset, 0))
	r.t.content.Resize(size.SubtractWidthHeight(2*r.t.inset, 0))
}

// Refresh implements fyne.WidgetRenderer.
func (r *tileRenderer) Refresh() {
	r.update()
	r.Layout(r.t.Size())
	r.t.content.Refresh()
	canvas.Refresh(r.t)
}

func (r *tileRenderer) update() {
	fill, border, ring := fyne.ThemeColorName(""), fyne.ThemeColorName(""), fyne.ThemeColorName("")
	if r.t.card {
		fill, border = ColorSurface, ColorLine
	}
	if r.t.hovered {
		fill = ColorHover
	}
	if r.t.focused {
		ring = ColorAccent
	}
	setRectangle(r.back, fill, border, 4)
	setRectangle(r.focus, "", ring, 3)
}

// Objects implements fyne.WidgetRenderer.
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.t.content, r.focus}
}

// Destroy implements fyne.WidgetRenderer.
func (r *tileRenderer) Destroy() {}
