package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vanphongso/data/viet"
)

// Reader shows a text of any length to be read: only the visible lines are drawn. It takes the focus; arrows, PgUp, PgDn,
// Home, End and the wheel scroll, Ctrl+C copies all of it.
type Reader struct {
	widget.BaseWidget
	text    string
	words   string   // marked wherever they begin words of the text
	wanted  bool     // the first marked line is still to be brought into sight
	lines   []string // wrapped at width
	width   float32
	top     int
	focused bool
}

// NewReader returns a reader of text.
func NewReader(text string) *Reader {
	r := &Reader{text: untab(text)}
	r.ExtendBaseWidget(r)
	return r
}

// SetText shows another text from its beginning.
func (r *Reader) SetText(text string) {
	r.text, r.width, r.top = untab(text), 0, 0
	r.Refresh()
}

// Mark marks the words of a query wherever they begin words of the text, whatever their case and marks, and brings the first of
// them into sight; "" marks nothing.
func (r *Reader) Mark(query string) {
	r.words, r.wanted = query, query != ""
	r.Refresh()
}

// readerMargin is the space around the text, in which the frame of the focus and the scroll bar stand.
const readerMargin = 14

func (r *Reader) face() face { return face{Size(SizeText), false} }

// lineStep is the height of a line: more than in lists, it is a text to be read.
func (r *Reader) lineStep() float32 { return lineHeight(r.face()) + 3 }

// shown returns how many whole lines fit.
func (r *Reader) shown() int {
	return max(1, int((r.Size().Height-2*readerMargin)/r.lineStep()))
}

// fit wraps the text again when the width is another.
func (r *Reader) fit() {
	if width := r.Size().Width - 2*readerMargin; width != r.width && width > 0 {
		r.width, r.lines = width, wrap(r.text, width, r.face())
	}
	if r.wanted && len(r.lines) > 0 {
		r.wanted = false
		r.top = r.firstMarked() - r.shown()/3
	}
	r.top = max(0, min(r.top, len(r.lines)-r.shown()))
}

// firstMarked is the first line with a marked word, 0 when there is none.
func (r *Reader) firstMarked() int {
	for i, line := range r.lines {
		if len(viet.Find(line, r.words)) > 0 {
			return i
		}
	}
	return 0
}

func (r *Reader) moveTo(top int) {
	r.top = top
	r.Refresh()
}

// heightFor answers the kit's layouts: as high as the whole text.
func (r *Reader) heightFor(width float32) float32 {
	return 2*readerMargin + r.lineStep()*float32(len(wrap(r.text, width-2*readerMargin, r.face())))
}

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		r.moveTo(r.top - 1)
	case fyne.KeyDown:
		r.moveTo(r.top + 1)
	case fyne.KeyPageUp:
		r.moveTo(r.top - r.shown() + 1)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.moveTo(r.top + r.shown() - 1)
	case fyne.KeyHome:
		r.moveTo(0)
	case fyne.KeyEnd:
		r.moveTo(len(r.lines))
	default:
		handOn(r, event)
	}
}

// TypedRune implements fyne.Focusable.
func (r *Reader) TypedRune(rune) {}

// TypedShortcut implements fyne.Shortcutable.
func (r *Reader) TypedShortcut(shortcut fyne.Shortcut) {
	if _, ok := shortcut.(*fyne.ShortcutCopy); ok {
		fyne.CurrentApp().Clipboard().SetContent(r.text)
	}
}

// FocusGained implements fyne.Focusable.
func (r *Reader) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost implements fyne.Focusable.
func (r *Reader) FocusLost() { r.focused = false; r.Refresh() }

// MouseDown implements desktop.Mouseable.
func (r *Reader) MouseDown(*desktop.MouseEvent) { focus(r) }

// MouseUp implements desktop.Mouseable.
func (r *Reader) MouseUp(*desktop.MouseEvent) {}

// Scrolled implements fyne.Scrollable.
func (r *Reader) Scrolled(event *fyne.ScrollEvent) {
	if event.Scrolled.DY < 0 {
		r.moveTo(r.top + 3)
	} else if event.Scrolled.DY > 0 {
		r.moveTo(r.top - 3)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	view := &readerRenderer{r: r, frame: newRectangle(), bar: newRectangle()}
	view.Refresh()
	return view
}

type readerRenderer struct {
	r          *Reader
	frame, bar *canvas.Rectangle
	marked     highlights
	lines      []*canvas.Text
	objects    []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (v *readerRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 3*v.r.lineStep()) }

// Layout implements fyne.WidgetRenderer.
func (v *readerRenderer) Layout(fyne.Size) { v.draw() }

// Refresh implements fyne.WidgetRenderer.
func (v *readerRenderer) Refresh() {
	v.draw()
	canvas.Refresh(v.r)
}

// Objects implements fyne.WidgetRenderer.
func (v *readerRenderer) Objects() []fyne.CanvasObject { return v.objects }

// Destroy implements fyne.WidgetRenderer.
func (v *readerRenderer) Destroy() {}

func (v *readerRenderer) draw() {
	r := v.r
	r.fit()
	border := fyne.ThemeColorName("")
	if r.focused {
		border = ColorAccentLine
	}
	setRectangle(v.frame, "", border, 4)
	place(v.frame, 3, 3, r.Size().Width-6, r.Size().Height-6)
	v.objects = append(v.objects[:0], v.frame, v.bar)
	v.marked.begin()
	for i := 0; i < r.shown() && r.top+i < len(r.lines); i++ {
		if i == len(v.lines) {
			v.lines = append(v.lines, canvas.NewText("", nil))
		}
		write(v.lines[i], r.lines[r.top+i], ColorText, r.face(), false)
		placeLine(v.lines[i], readerMargin, readerMargin+float32(i)*r.lineStep(), r.width, r.lineStep(), r.face())
		at := v.lines[i].Position()
		v.objects = append(v.objects, v.marked.under(r.lines[r.top+i], viet.Find(r.lines[r.top+i], r.words), at.X, at.Y, r.face())...)
		v.objects = append(v.objects, v.lines[i])
	}
	v.drawBar()
}

// drawBar draws where in the text one is, when it does not fit.
func (v *readerRenderer) drawBar() {
	r := v.r
	show(v.bar, len(r.lines) > r.shown())
	if !v.bar.Visible() {
		return
	}
	setRectangle(v.bar, ColorField, "", 2)
	whole, all := r.Size().Height-2*readerMargin, float32(len(r.lines))
	height := max(20, whole*float32(r.shown())/all)
	place(v.bar, r.Size().Width-9, readerMargin+(whole-height)*float32(r.top)/max(1, all-float32(r.shown())), 3, height)
}

// untab writes tabs as spaces: a font has no picture for them.
func untab(text string) string { return strings.ReplaceAll(text, "\t", "    ") }
