package kit

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Bar is one bar of a chart.
type Bar struct {
	Label string
	Value float64
	Tone  Tone
}

// BarChart shows upright bars with labels below and values above.
type BarChart struct {
	widget.BaseWidget
	bars []Bar
}

// NewBarChart returns upright bars with labels below and values above.
func NewBarChart(bars []Bar) *BarChart {
	c := &BarChart{bars: bars}
	c.ExtendBaseWidget(c)
	return c
}

// SetBars changes the bars.
func (c *BarChart) SetBars(bars []Bar) {
	c.bars = bars
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{c: c}
	r.Layout(c.Size())
	return r
}

type barRenderer struct {
	c       *BarChart
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// Objects implements fyne.WidgetRenderer.
func (r *barRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *barRenderer) Destroy() {}

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// Layout implements fyne.WidgetRenderer. A chart has a dozen bars: making its objects anew is cheap.
func (r *barRenderer) Layout(size fyne.Size) {
	r.objects = nil
	bars := r.c.bars
	if len(bars) == 0 {
		return
	}
	f := face{Size(SizeTiny), false}
	label := lineHeight(f)
	most := 0.0
	for _, bar := range bars {
		most = math.Max(most, bar.Value)
	}
	step := size.Width / float32(len(bars))
	width := min(26, step*0.66)
	room := max(10, size.Height-2*label-6)
	for i, bar := range bars {
		x := float32(i)*step + (step-width)/2
		height := float32(0)
		if most > 0 {
			height = max(1, room*float32(bar.Value/most))
		}
		tone := bar.Tone
		if tone == ToneNone {
			tone = ToneDone
		}
		box := canvas.NewRectangle(Color(tone.DotColor()))
		box.CornerRadius = 2
		place(box, x, label+2+room-height, width, height)
		if bar.Value != 0 {
			r.objects = append(r.objects, centred(number(bar.Value), ColorText, f, float32(i)*step, room-height+1, step))
		}
		r.objects = append(r.objects, box,
			centred(bar.Label, ColorMuted, f, float32(i)*step, size.Height-label, step))
	}
}

func centred(content string, ink fyne.ThemeColorName, f face, x, y, width float32) *canvas.Text {
	text := canvas.NewText("", nil)
	write(text, content, ink, f, false)
	text.Alignment = fyne.TextAlignCenter
	place(text, x, y, width, lineHeight(f))
	return text
}

func number(value float64) string {
	if value == math.Trunc(value) {
		return groupDigits(fmt.Sprintf("%d", int64(value)))
	}
	return strings.Replace(fmt.Sprintf("%.1f", value), ".", ",", 1)
}

// StackBar shows one lying bar of parts with a legend in words and per cent below.
type StackBar struct {
	composite
	bar    *stack
	legend *Label
}

// NewStackBar returns one lying bar of parts with a legend in words and per cent below.
func NewStackBar(parts []Bar) *StackBar {
	s := &StackBar{bar: &stack{}, legend: NewParagraph("")}
	s.bar.ExtendBaseWidget(s.bar)
	s.content = VBox(6, Sized(0, 18, s.bar), s.legend)
	s.ExtendBaseWidget(s)
	s.SetParts(parts)
	return s
}

// SetParts changes the parts.
func (s *StackBar) SetParts(parts []Bar) {
	sum := 0.0
	for _, part := range parts {
		sum += part.Value
	}
	words := make([]string, 0, len(parts))
	for _, part := range parts {
		if sum > 0 {
			words = append(words, fmt.Sprintf("%s %.0f%%", part.Label, 100*part.Value/sum))
		}
	}
	s.bar.parts, s.bar.sum = parts, sum
	s.bar.Refresh()
	s.legend.SetText(strings.Join(words, " · "))
	s.Refresh()
}

type stack struct {
	widget.BaseWidget
	parts []Bar
	sum   float64
}

// CreateRenderer implements fyne.Widget.
func (s *stack) CreateRenderer() fyne.WidgetRenderer {
	r := &stackRenderer{s: s}
	r.Layout(s.Size())
	return r
}

type stackRenderer struct {
	s       *stack
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *stackRenderer) MinSize() fyne.Size { return fyne.NewSize(100, 18) }

// Objects implements fyne.WidgetRenderer.
func (r *stackRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *stackRenderer) Destroy() {}

// Refresh implements fyne.WidgetRenderer.
func (r *stackRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// Layout implements fyne.WidgetRenderer.
func (r *stackRenderer) Layout(size fyne.Size) {
	track := canvas.NewRectangle(Color(ColorHead))
	place(track, 0, 0, size.Width, size.Height)
	r.objects = []fyne.CanvasObject{track}
	x := float32(0)
	for _, part := range r.s.parts {
		if r.s.sum <= 0 {
			return
		}
		width := size.Width * float32(part.Value/r.s.sum)
		box := canvas.NewRectangle(Color(part.Tone.DotColor()))
		place(box, x, 0, width, size.Height)
		r.objects = append(r.objects, box)
		x += width
	}
}
