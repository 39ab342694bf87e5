package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
}

// NewLabel returns a one-line label.
func NewLabel(text string) *Label { l := &Label{Text: text}; l.ExtendBaseWidget(l); return l }

// NewMuted returns a small, dimmed one-line label.
func NewMuted(text string) *Label { return NewLabel(text) }

// NewBold returns a bold one-line label.
func NewBold(text string) *Label { return NewLabel(text) }

// NewTitle returns a page title (16, bold).
func NewTitle(text string) *Label { return NewLabel(text) }

// NewHeading returns a panel title (15, bold).
func NewHeading(text string) *Label { return NewLabel(text) }

// NewCaption returns a heading in small capitals (11, bold, dimmed), as above a section.
func NewCaption(text string) *Label { return NewLabel(text) }

// NewFigure returns a big number (24, bold) in the tone's colour.
func NewFigure(text string, tone Tone) *Label { return NewLabel(text) }

// NewParagraph returns a wrapped text.
func NewParagraph(text string) *Label { return NewLabel(text) }

// SetText changes the text.
func (l *Label) SetText(text string) { l.Text = text; l.Refresh() }

// SetTone changes the colour to the tone's text colour.
func (l *Label) SetTone(tone Tone) { l.Color = tone.TextColor(); l.Refresh() }

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(l.Text))
}

// Fill puts content on a flat background of the named colour; it follows the theme.
func Fill(colour fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject { return content }

// Bordered puts content on background with a 1-pixel border and radius 4.
func Bordered(background, border fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	return content
}

// Pad puts content inside paddings.
func Pad(content fyne.CanvasObject, top, right, bottom, left float32) fyne.CanvasObject {
	return content
}

// HLine returns a 1-pixel horizontal line in ColorLine, VLine a vertical one.
func HLine() fyne.CanvasObject { return widget.NewSeparator() }

// VLine returns a 1-pixel vertical line in ColorLine.
func VLine() fyne.CanvasObject { return widget.NewSeparator() }

// HBox lays objects out in a row with gap pixels between them, vertically centred; a Grow takes what is left.
func HBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.NewHBox(objects...)
}

// VBox lays objects out below each other with gap pixels between them, full width; a Grow takes what is left.
func VBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.NewVBox(objects...)
}

// Flow lays objects out in lines, like words, with gap pixels between them (action buttons).
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.NewHBox(objects...)
}

// Grow wraps content (nil = empty space) so that HBox and VBox give it what is left.
func Grow(content fyne.CanvasObject) fyne.CanvasObject { return content }

// Sized gives content a fixed minimum size; 0 keeps its own.
func Sized(width, height float32, content fyne.CanvasObject) fyne.CanvasObject { return content }

// Scroll returns content in a vertical scroller that follows the focus: a field that gets the focus is scrolled into view.
func Scroll(content fyne.CanvasObject) *container.Scroll { return container.NewVScroll(content) }

// Split lays left and right side by side; right keeps its width (draggable edge, never below minimum).
func Split(left, right fyne.CanvasObject, rightWidth, minimum float32) fyne.CanvasObject {
	return container.NewHSplit(left, right)
}
