package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vanphongso/data/viet"
)

// lines is the base of short lists that are drawn whole (files, components): a cursor moved by Up and Down, one focus for the
// list, a click chooses, a double click acts. Texts are cut with a tooltip.
type lines struct {
	widget.BaseWidget
	self    fyne.CanvasObject // the widget that embeds this: the one the canvas knows
	height  float32
	framed  bool // each line in its own frame with a gap
	inner   bool // lines keep their highlight inside the widget (a scrolling one is clipped)
	chosen  bool // the line with the cursor is tinted without the focus too
	onKey   func(event *fyne.KeyEvent)
	onOpen  func(index int)
	onMove  func(index int)
	onMenu  func(index int, at fyne.Position)
	onPress func(index int, x float32) bool // true = used
	items   []line
	cursor  int
	focused bool // the cursor is drawn
	drawn   *linesRenderer
}

// line is what is drawn of one entry.
type line struct {
	icon      IconName // or sign
	sign      string
	signTone  Tone
	text      string
	note      string
	noteTone  Tone
	textMuted bool
	below     string      // a second, smaller line
	found     []viet.Span // marked in it
}

const lineGap = 7

func (l *lines) setItems(items []line) {
	l.items = items
	l.cursor = max(0, min(l.cursor, len(items)-1))
	l.Refresh()
}

func (l *lines) step() float32 {
	if l.framed {
		return l.height + lineGap
	}
	return l.height
}

func (l *lines) heightFor(float32) float32 {
	if len(l.items) == 0 {
		return 0
	}
	return l.step()*float32(len(l.items)) - (l.step() - l.height)
}

func (l *lines) indexAt(y float32) int {
	if i := int(y / l.step()); i >= 0 && i < len(l.items) {
		return i
	}
	return -1
}

func (l *lines) moveTo(i int) {
	if i < 0 || i >= len(l.items) {
		return
	}
	changed := i != l.cursor
	l.cursor = i
	l.Refresh()
	if changed && l.onMove != nil {
		l.onMove(i)
	}
}

// MouseDown implements desktop.Mouseable.
func (l *lines) MouseDown(event *desktop.MouseEvent) {
	i := l.indexAt(event.Position.Y)
	if i < 0 {
		return
	}
	l.moveTo(i)
	switch {
	case event.Button == desktop.MouseButtonSecondary:
		if l.onMenu != nil {
			l.onMenu(i, event.AbsolutePosition)
		}
	case l.onPress != nil:
		l.onPress(i, event.Position.X)
	}
}

// MouseUp implements desktop.Mouseable.
func (l *lines) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped implements fyne.DoubleTappable.
func (l *lines) DoubleTapped(event *fyne.PointEvent) {
	if i := l.indexAt(event.Position.Y); i >= 0 && l.onOpen != nil {
		l.onOpen(i)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *lines) MouseIn(event *desktop.MouseEvent) { l.MouseMoved(event) }

// MouseMoved implements desktop.Hoverable: a line that is cut tells its whole text.
func (l *lines) MouseMoved(event *desktop.MouseEvent) {
	text := ""
	if i := l.indexAt(event.Position.Y); i >= 0 && l.drawn != nil && i < len(l.drawn.views) {
		text = l.drawn.views[i].full
	}
	ShowTooltip(l.self, text, event.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (l *lines) MouseOut() { HideTooltip(l.self) }

// FocusGained implements fyne.Focusable.
func (l *lines) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *lines) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *lines) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *lines) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		l.moveTo(l.cursor - 1)
	case fyne.KeyDown:
		l.moveTo(l.cursor + 1)
	case fyne.KeyHome:
		l.moveTo(0)
	case fyne.KeyEnd:
		l.moveTo(len(l.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.onOpen != nil && len(l.items) > 0 {
			l.onOpen(l.cursor)
		}
	case desktop.KeyMenu:
		if l.onMenu != nil && len(l.items) > 0 {
			l.onMenu(l.cursor, l.below())
		}
	default:
		if l.onKey != nil && len(l.items) > 0 {
			l.onKey(event)
		}
		handOn(l.self, event)
	}
}

// below returns the absolute position under the line with the cursor, where its menu opens.
func (l *lines) below() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.self)
	return at.AddXY(20, float32(l.cursor)*l.step()+l.height)
}

// CreateRenderer implements fyne.Widget.
func (l *lines) CreateRenderer() fyne.WidgetRenderer {
	l.drawn = &linesRenderer{l: l}
	l.drawn.draw()
	return l.drawn
}

type lineView struct {
	back       *canvas.Rectangle
	icon       *canvas.Image
	sign       *canvas.Text
	text, note *canvas.Text
	below      *canvas.Text
	found      highlights
	full       string
}

type linesRenderer struct {
	l       *lines
	views   []*lineView
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *linesRenderer) MinSize() fyne.Size { return fyne.NewSize(120, r.l.heightFor(0)) }

// Layout implements fyne.WidgetRenderer.
func (r *linesRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *linesRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.l.self)
}

// Objects implements fyne.WidgetRenderer.
func (r *linesRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *linesRenderer) Destroy() {}

func (r *linesRenderer) draw() {
	l := r.l
	for len(r.views) < len(l.items) {
		v := &lineView{back: newRectangle(), icon: canvas.NewImageFromResource(nil)}
		for _, text := range []**canvas.Text{&v.sign, &v.text, &v.note, &v.below} {
			*text = canvas.NewText("", nil)
		}
		v.icon.FillMode = canvas.ImageFillContain
		r.views = append(r.views, v)
	}
	r.views = r.views[:len(l.items)]
	r.objects = r.objects[:0]
	for i, v := range r.views {
		r.objects = append(r.objects, v.back, v.icon, v.sign, v.text, v.note)
		r.drawLine(v, l.items[i], i)
		if l.items[i].below != "" {
			r.objects = append(append(r.objects, v.drawBelow(l.items[i], l.height)...), v.below)
		}
	}
}

func (r *linesRenderer) drawLine(v *lineView, item line, i int) {
	l := r.l
	width, y, height := l.Size().Width, float32(i)*l.step(), l.height
	current := i == l.cursor && l.focused
	r.drawBack(v, i, y, width, current)
	if item.below != "" {
		height = l.height/2 + 2 // of the first line
	}
	x, end := float32(0), width
	switch {
	case l.framed:
		x, end = 10, width-10
	case l.chosen:
		x, end = 14, width-14
	case l.inner:
		x, end = 6, width-6
	}
	show(v.icon, item.icon != "")
	show(v.sign, item.sign != "")
	if item.icon != "" {
		place(v.icon, x, y+(height-16)/2, 16, 16)
		v.icon.Resource = IconIn(item.icon, ColorMuted)
		v.icon.Refresh()
		x += 22
	} else if item.sign != "" {
		f := face{Size(SizeText), true}
		write(v.sign, item.sign, item.signTone.TextColor(), f, false)
		placeLine(v.sign, x+2, y, 14, height, f)
		x += 20
	}
	small, f := face{Size(SizeSmall), false}, face{Size(SizeText), false}
	note, cutNote := clip(item.note, (end-x)*0.55, small)
	noteWidth := textWidth(note, small) + 1
	write(v.note, note, noteColor(item.noteTone), small, true)
	placeLine(v.note, end-noteWidth, y, noteWidth, height, small)
	text, cut := clip(item.text, max(0, end-x-noteWidth-10), f)
	colour := ColorText
	if item.textMuted {
		colour = ColorMuted
	}
	write(v.text, text, colour, f, false)
	placeLine(v.text, x, y, end-x-noteWidth, height, f)
	v.full = ""
	if cut || cutNote {
		v.full = item.text + "\n" + item.note
	}
}

// drawBelow draws the second line under the first and returns what lies behind its found words.
func (v *lineView) drawBelow(item line, height float32) []fyne.CanvasObject {
	f := face{Size(SizeSmall), false}
	at, width := v.text.Position(), v.back.Size().Width
	text, cut := clip(item.below, width-at.X-10, f)
	write(v.below, text, ColorText, f, false)
	placeLine(v.below, at.X, v.back.Position().Y+height/2-1, width-at.X, height/2-2, f)
	whole := len(text)
	if cut {
		whole -= len(ellipsis)
		v.full = item.text + "\n" + item.below
	}
	v.found.begin()
	at = v.below.Position()
	return v.found.under(text, within(item.found, whole), at.X, at.Y, f)
}

// within are the spans that lie in the first bytes of a text.
func within(spans []viet.Span, length int) []viet.Span {
	var inside []viet.Span
	for _, span := range spans {
		if span.To <= length {
			inside = append(inside, span)
		}
	}
	return inside
}

func noteColor(tone Tone) fyne.ThemeColorName {
	if tone == ToneNone {
		return ColorMuted
	}
	return tone.TextColor()
}

func (r *linesRenderer) drawBack(v *lineView, i int, y, width float32, current bool) {
	inset := float32(6)
	if r.l.framed || r.l.inner {
		inset = 0
	}
	place(v.back, -inset, y, width+2*inset, r.l.height)
	fill, border := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	if r.l.framed {
		fill, border = ColorSurface, ColorLine
	}
	if r.l.chosen && i == r.l.cursor {
		fill = ColorCursor
	}
	if current {
		fill, border = ColorCursor, ColorAccent
	}
	setRectangle(v.back, fill, border, 4)
}

// focus gives a list the keyboard focus; self is the outer widget, which the canvas knows.
func focus(self fyne.Focusable) {
	object, ok := self.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(object); c != nil {
		c.Focus(self)
	}
}
