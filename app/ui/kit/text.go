package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Label is a text without the paddings of Fyne's label: one line that is cut at its width (full text in a tooltip), or wrapped.
type Label struct {
	widget.BaseWidget
	Text     string
	TextSize fyne.ThemeSizeName  // empty = SizeText
	Color    fyne.ThemeColorName // empty = ColorText
	Bold     bool
	Wrap     bool
	Align    fyne.TextAlign

	cut bool
}

// newLabel returns a label; the exported constructors below name the combinations in use.
func newLabel(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, bold bool) *Label {
	l := &Label{Text: text, TextSize: size, Color: colour, Bold: bold}
	l.ExtendBaseWidget(l)
	return l
}

// NewLabel returns a one-line label.
func NewLabel(text string) *Label { return newLabel(text, SizeText, ColorText, false) }

// NewMuted returns a small, dimmed one-line label.
func NewMuted(text string) *Label { return newLabel(text, SizeSmall, ColorMuted, false) }

// NewBold returns a bold one-line label.
func NewBold(text string) *Label { return newLabel(text, SizeText, ColorText, true) }

// NewTitle returns a page title (16, bold).
func NewTitle(text string) *Label { return newLabel(text, SizeTitle, ColorText, true) }

// NewHeading returns a panel title (15, bold); it wraps.
func NewHeading(text string) *Label {
	l := newLabel(text, SizeHeading, ColorText, true)
	l.Wrap = true
	return l
}

// NewCaption returns a heading in small capitals (11, bold, dimmed), as above a section.
func NewCaption(text string) *Label { return newLabel(upper(text), SizeTiny, ColorMuted, true) }

// NewFigure returns a big number (24, bold) in the tone's colour.
func NewFigure(text string, tone Tone) *Label {
	return newLabel(text, SizeFigure, tone.TextColor(), true)
}

// NewParagraph returns a wrapped text.
func NewParagraph(text string) *Label {
	l := NewLabel(text)
	l.Wrap = true
	return l
}

// SetText changes the text.
func (l *Label) SetText(text string) {
	if l.Text != text {
		l.Text = text
		l.Refresh()
	}
}

// SetTone changes the colour to the tone's text colour.
func (l *Label) SetTone(tone Tone) {
	l.Color = tone.TextColor()
	l.Refresh()
}

func (l *Label) face() face {
	size := l.TextSize
	if size == "" {
		size = SizeText
	}
	return face{Size(size), l.Bold}
}

// heightFor answers the kit's layouts.
func (l *Label) heightFor(width float32) float32 {
	if !l.Wrap {
		return lineHeight(l.face())
	}
	return lineHeight(l.face()) * float32(len(wrap(l.Text, width, l.face())))
}

// MouseIn implements desktop.Hoverable.
func (l *Label) MouseIn(event *desktop.MouseEvent) { l.MouseMoved(event) }

// MouseMoved implements desktop.Hoverable: a label that is cut tells its whole text.
func (l *Label) MouseMoved(event *desktop.MouseEvent) {
	if l.cut {
		ShowTooltip(l, l.Text, event.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (l *Label) MouseOut() { HideTooltip(l) }

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &labelRenderer{label: l}
	r.layout(l.Size())
	return r
}

type labelRenderer struct {
	label *Label
	lines []fyne.CanvasObject
}

// Objects implements fyne.WidgetRenderer.
func (r *labelRenderer) Objects() []fyne.CanvasObject { return r.lines }

// Destroy implements fyne.WidgetRenderer.
func (r *labelRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *labelRenderer) Layout(size fyne.Size) { r.layout(size) }

// Refresh implements fyne.WidgetRenderer.
func (r *labelRenderer) Refresh() {
	r.layout(r.label.Size())
	canvas.Refresh(r.label)
}

// MinSize implements fyne.WidgetRenderer.
func (r *labelRenderer) MinSize() fyne.Size {
	l := r.label
	if !l.Wrap {
		return fyne.NewSize(textWidth(l.Text, l.face())+1, lineHeight(l.face()))
	}
	if width := l.Size().Width; width > 0 {
		return fyne.NewSize(wrapWidth, l.heightFor(width))
	}
	return fyne.NewSize(wrapWidth, lineHeight(l.face()))
}

// wrapWidth is the least width of a wrapped text.
const wrapWidth = 40

func (r *labelRenderer) layout(size fyne.Size) {
	l := r.label
	lines := []string{l.Text}
	l.cut = false
	if l.Wrap && size.Width > 0 {
		lines = wrap(l.Text, size.Width, l.face())
	} else if size.Width > 0 {
		lines[0], l.cut = clip(l.Text, size.Width, l.face())
	}
	for len(r.lines) < len(lines) {
		r.lines = append(r.lines, canvas.NewText("", nil))
	}
	r.lines = r.lines[:len(lines)]
	height := lineHeight(l.face())
	top := max(0, (size.Height-height*float32(len(lines)))/2)
	if l.Wrap {
		top = 0
	}
	for i, line := range lines {
		r.set(r.lines[i].(*canvas.Text), line)
		r.lines[i].Resize(fyne.NewSize(size.Width, height))
		r.lines[i].Move(fyne.NewPos(0, top+height*float32(i)))
	}
}

func (r *labelRenderer) set(text *canvas.Text, line string) {
	l := r.label
	colour := l.Color
	if colour == "" {
		colour = ColorText
	}
	text.Text, text.Color, text.TextSize = line, Color(colour), l.face().size
	text.TextStyle, text.Alignment = l.face().style(), l.Align
}

// backdrop is a flat rectangle in colours of the theme; it follows a change of the theme.
type backdrop struct {
	widget.BaseWidget
	fill, border fyne.ThemeColorName
	radius       float32
}

func newBackdrop(fill, border fyne.ThemeColorName, radius float32) *backdrop {
	b := &backdrop{fill: fill, border: border, radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{b: b, rectangle: newRectangle()}
	r.Refresh()
	return r
}

type backdropRenderer struct {
	b         *backdrop
	rectangle *canvas.Rectangle
}

// Objects implements fyne.WidgetRenderer.
func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rectangle} }

// Destroy implements fyne.WidgetRenderer.
func (r *backdropRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *backdropRenderer) Layout(size fyne.Size) { r.rectangle.Resize(size) }

// MinSize implements fyne.WidgetRenderer.
func (r *backdropRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Refresh implements fyne.WidgetRenderer.
func (r *backdropRenderer) Refresh() {
	setRectangle(r.rectangle, r.b.fill, r.b.border, r.b.radius)
	r.rectangle.Refresh()
}

// setRectangle sets fill, 1-pixel border and radius; an empty name means none.
func setRectangle(rectangle *canvas.Rectangle, fill, border fyne.ThemeColorName, radius float32) {
	rectangle.FillColor, rectangle.StrokeColor, rectangle.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		rectangle.FillColor = Color(fill)
	}
	if border != "" {
		rectangle.StrokeColor, rectangle.StrokeWidth = Color(border), 1
	}
	rectangle.CornerRadius = radius
}

// Fill puts content on a flat background of the named colour; it follows the theme.
func Fill(colour fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(overlay{}, newBackdrop(colour, "", 0), content)
}

// Bordered puts content on background with a 1-pixel border and radius 4.
func Bordered(background, border fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(overlay{}, newBackdrop(background, border, 4), content)
}

// HLine returns a 1-pixel horizontal line in ColorLine.
func HLine() fyne.CanvasObject { return Sized(1, 1, newBackdrop(ColorLine, "", 0)) }

// hairline is the light line between rows and sections.
func hairline() fyne.CanvasObject { return Sized(1, 1, newBackdrop(ColorHairline, "", 0)) }

// newRectangle returns a rectangle that is not seen yet.
func newRectangle() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
