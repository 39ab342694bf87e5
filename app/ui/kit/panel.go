package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewPanel returns a white, bordered panel with a title line, actions at its right and a body below; without title and
// actions the title line is left out.
func NewPanel(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	if title == "" && len(actions) == 0 {
		return Bordered(ColorSurface, ColorLine, Pad(body, 1, 1, 1, 1))
	}
	line := append([]fyne.CanvasObject{Grow(NewBold(title))}, actions...)
	head := Pad(Sized(0, 24, HBox(8, line...)), 5, 12, 5, 12)
	return Bordered(ColorSurface, ColorLine, Pad(VBox(0, head, hairline(), Grow(body)), 1, 1, 1, 1))
}

// NewSection returns a body under a heading in small capitals, as in the detail pane, with a hairline below.
func NewSection(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if title != "" || len(actions) > 0 {
		line := append([]fyne.CanvasObject{Grow(NewCaption(title))}, actions...)
		parts = append(parts, HBox(8, line...))
	}
	return VBox(0, Pad(VBox(5, append(parts, body)...), 9, 14, 9, 14), hairline())
}

// Pair is one line of a KeyValue.
type Pair struct {
	Label, Value string
	Tone         Tone
}

// KeyValue shows labels and values in two columns; values wrap.
type KeyValue struct{ composite }

// keyWidth is the width of the label column.
func keyWidth() float32 { return Scaled(96) }

// NewKeyValue returns the pairs; those with an empty value are left out.
func NewKeyValue(pairs ...Pair) *KeyValue {
	k := &KeyValue{}
	k.content = VBox(3)
	k.ExtendBaseWidget(k)
	k.SetPairs(pairs...)
	return k
}

// SetPairs changes the pairs.
func (k *KeyValue) SetPairs(pairs ...Pair) {
	box := k.content.(*fyne.Container)
	box.Objects = nil
	for _, pair := range pairs {
		if pair.Value == "" {
			continue
		}
		label, value := NewLabel(pair.Label), NewParagraph(pair.Value)
		label.Color, label.Wrap = ColorMuted, true
		value.Color = pair.Tone.TextColor()
		box.Objects = append(box.Objects, container.New(&keyValueLine{}, label, value))
	}
	box.Refresh()
	k.Refresh()
}

// keyValueLine puts a label of fixed width beside a value; both stand at the top.
type keyValueLine struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *keyValueLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(keyWidth()+60, l.heightFor(objects, max(l.width, keyWidth()+60)))
}

func (l *keyValueLine) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(heightFor(objects[0], keyWidth()-8), heightFor(objects[1], width-keyWidth()))
}

// Layout implements fyne.Layout.
func (l *keyValueLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	place(objects[0], 0, 0, keyWidth()-8, size.Height)
	place(objects[1], keyWidth(), 0, size.Width-keyWidth(), size.Height)
}

// Badge is a small rounded count or word.
type Badge struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewBadge returns a badge; with an empty text it is hidden.
func NewBadge(text string, tone Tone) *Badge {
	b := &Badge{}
	b.ExtendBaseWidget(b)
	b.Set(text, tone)
	return b
}

// Set changes text and tone; an empty text hides it.
func (b *Badge) Set(text string, tone Tone) {
	b.text, b.tone = text, tone
	b.Hidden = text == ""
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, back: newRectangle(), text: canvas.NewText("", nil)}
	r.update()
	return r
}

type badgeRenderer struct {
	b    *Badge
	back *canvas.Rectangle
	text *canvas.Text
}

func (r *badgeRenderer) face() face { return face{Size(SizeTiny), false} }

// MinSize implements fyne.WidgetRenderer.
func (r *badgeRenderer) MinSize() fyne.Size {
	height := lineHeight(r.face()) + 2
	return fyne.NewSize(max(height, textWidth(r.b.text, r.face())+15), height)
}

// Layout implements fyne.WidgetRenderer.
func (r *badgeRenderer) Layout(size fyne.Size) {
	place(r.back, 0, 0, size.Width, size.Height)
	r.back.CornerRadius = size.Height / 2
	placeLine(r.text, 0, 0, size.Width, size.Height, r.face())
}

// Refresh implements fyne.WidgetRenderer.
func (r *badgeRenderer) Refresh() {
	r.update()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Objects implements fyne.WidgetRenderer.
func (r *badgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.text} }

// Destroy implements fyne.WidgetRenderer.
func (r *badgeRenderer) Destroy() {}

func (r *badgeRenderer) update() {
	b := r.b
	setRectangle(r.back, b.tone.SoftColor(), "", b.Size().Height/2)
	write(r.text, b.text, b.tone.TextColor(), r.face(), false)
	r.text.Alignment = fyne.TextAlignCenter
}

// Banner is a framed message with an action: ToneAccent informs, ToneSoon warns, ToneLate is trouble, ToneDone is good news.
type Banner struct {
	composite
	back        *backdrop
	icon, words *fyne.Container
	title, text *Label
	action      *Button
}

// NewBanner returns a banner; an empty title or action is left out.
func NewBanner(tone Tone, title, text, action string, do func()) *Banner {
	b := &Banner{title: NewBold(""), text: NewParagraph(""), action: NewLink("", nil), icon: container.NewStack()}
	b.title.Wrap = true
	b.words = VBox(0, b.title, b.text)
	b.back = newBackdrop(ColorAccentSoft, ColorAccentLine, 4)
	line := HBox(9, Sized(16, 16, b.icon), Grow(b.words), b.action)
	b.content = container.New(overlay{}, b.back, Pad(line, 7, 10, 7, 10))
	b.ExtendBaseWidget(b)
	b.Set(tone, title, text, action, do)
	return b
}

// NewBriefBanner returns an empty banner that gives title and text a line each; what is cut stands in a tooltip.
func NewBriefBanner() *Banner {
	b := NewBanner(ToneNone, "", "", "", nil)
	b.title.Wrap, b.text.Wrap = false, false
	b.words.Objects = []fyne.CanvasObject{Grow(b.title), Grow(b.text)}
	return b
}

// bannerIcons tell the tone without its colour.
var bannerIcons = map[Tone]IconName{
	ToneLate: IconWarning, ToneSoon: IconWarning, ToneDone: IconCheck, TonePaused: IconClock,
}

// Set changes it all; with an empty title and text the banner hides.
func (b *Banner) Set(tone Tone, title, text, action string, do func()) {
	icon, ok := bannerIcons[tone]
	if !ok {
		icon = IconInfo
	}
	b.icon.Objects = []fyne.CanvasObject{newIcon(icon, tone.TextColor(), 16)}
	b.back.fill, b.back.border = tone.SoftColor(), tone.DotColor()
	if tone == ToneAccent {
		b.back.border = ColorAccentLine
	}
	b.title.SetText(title)
	b.text.SetText(text)
	show(b.title, title != "")
	show(b.text, text != "")
	b.action.OnTapped = do
	b.action.SetLabel(action)
	show(b.action, action != "")
	b.Hidden = title == "" && text == ""
	b.Refresh()
}
