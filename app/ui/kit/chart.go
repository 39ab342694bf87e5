package kit

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Bar is one bar of a chart. A value of zero or below is none.
type Bar struct {
	Value float64
	Tone  Tone
}

// BarGroup are the bars that stand at one place of a chart, from left to right.
type BarGroup struct {
	Label string
	Told  string // what the group says, in words
	Bars  []Bar
}

// BarChart shows groups of upright bars with labels below, and values above where there is room. It takes the focus: Left and
// Right choose a group, Up and Down a bar in it, Enter opens it.
type BarChart struct {
	widget.BaseWidget

	OnOpen func(group, bar int) // Enter or a click on a bar
	OnTell func(words string)   // what the chosen group, or the one under the pointer, says
	Most   float64              // the value of a bar as high as the chart; 0 = the largest one

	groups   []BarGroup
	at, bar  int
	focused  bool
	renderer *barRenderer
}

// NewBarChart returns a chart without bars.
func NewBarChart() *BarChart {
	c := &BarChart{}
	c.ExtendBaseWidget(c)
	return c
}

// SetGroups changes the bars; the last group is chosen.
func (c *BarChart) SetGroups(groups []BarGroup) {
	c.groups = groups
	c.choose(len(groups)-1, 0)
}

func (c *BarChart) choose(group, bar int) {
	c.at = min(max(group, 0), max(0, len(c.groups)-1))
	c.bar = 0
	if c.at < len(c.groups) {
		c.bar = min(max(bar, 0), max(0, len(c.groups[c.at].Bars)-1))
	}
	c.tell(c.at)
	c.Refresh()
}

func (c *BarChart) tell(group int) {
	if c.OnTell != nil && group >= 0 && group < len(c.groups) {
		c.OnTell(c.groups[group].Told)
	}
}

func (c *BarChart) open() {
	if c.OnOpen != nil && c.at < len(c.groups) {
		c.OnOpen(c.at, c.bar)
	}
}

// FocusGained implements fyne.Focusable.
func (c *BarChart) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *BarChart) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *BarChart) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *BarChart) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		c.choose(c.at-1, c.bar)
	case fyne.KeyRight:
		c.choose(c.at+1, c.bar)
	case fyne.KeyUp:
		c.choose(c.at, c.bar-1)
	case fyne.KeyDown:
		c.choose(c.at, c.bar+1)
	case fyne.KeyHome:
		c.choose(0, c.bar)
	case fyne.KeyEnd:
		c.choose(len(c.groups)-1, c.bar)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open()
	default:
		handOn(c, event)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *BarChart) MouseIn(event *desktop.MouseEvent) { c.MouseMoved(event) }

// MouseMoved implements desktop.Hoverable.
func (c *BarChart) MouseMoved(event *desktop.MouseEvent) { c.tell(c.groupAt(event.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (c *BarChart) MouseOut() { c.tell(c.at) }

// Cursor implements desktop.Cursorable.
func (c *BarChart) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped implements fyne.Tappable: a bar is opened by a click anywhere above or below it.
func (c *BarChart) Tapped(event *fyne.PointEvent) {
	group := c.groupAt(event.Position.X)
	if group < 0 {
		return
	}
	step := c.Size().Width / float32(len(c.groups))
	inside := (event.Position.X - float32(group)*step) / step
	c.choose(group, int(inside*float32(len(c.groups[group].Bars))))
	c.open()
}

// groupAt returns the group at x, -1 without one.
func (c *BarChart) groupAt(x float32) int {
	if len(c.groups) == 0 || x < 0 || x >= c.Size().Width {
		return -1
	}
	return int(x / (c.Size().Width / float32(len(c.groups))))
}

// CreateRenderer implements fyne.Widget.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	c.renderer = &barRenderer{c: c}
	c.renderer.draw()
	return c.renderer
}

type barRenderer struct {
	c *BarChart
	strokes
}

// MinSize implements fyne.WidgetRenderer.
func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 90) }

// Objects implements fyne.WidgetRenderer.
func (r *barRenderer) Objects() []fyne.CanvasObject { return r.all }

// Destroy implements fyne.WidgetRenderer.
func (r *barRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *barRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.c)
}

func (r *barRenderer) draw() {
	size := r.c.Size()
	r.begin()
	if len(r.c.groups) > 0 && size.Width > 0 {
		step := size.Width / float32(len(r.c.groups))
		for i := range r.c.groups {
			r.drawGroup(i, float32(i)*step, step, size.Height)
		}
		r.rectangle(ColorLine, "", 0, size.Height-lineHeight(barFace())-2, size.Width, 1)
	}
	r.end()
}

func barFace() face { return face{Size(SizeTiny), false} }

// most is the value of a bar as high as the chart.
func (c *BarChart) most() float64 {
	most := c.Most
	for _, group := range c.groups {
		for _, bar := range group.Bars {
			if c.Most == 0 {
				most = math.Max(most, bar.Value)
			}
		}
	}
	return most
}

const (
	barRoom  = 0.72 // part of a group's width that its bars fill
	widestOf = 34   // pixels of a bar
)

func (r *barRenderer) drawGroup(i int, x, step, height float32) {
	c := r.c
	group, f, line := c.groups[i], barFace(), lineHeight(barFace())
	chosen := i == c.at && c.focused
	if chosen {
		r.rectangle(ColorCursor, "", x, 0, step, height)
	}
	ink := ColorMuted
	if chosen {
		ink = ColorAccentInk
	}
	r.line(group.Label, ink, f, fyne.TextAlignCenter, x, height-line, step, line)
	most, room := c.most(), height-2*line-6
	width := min(widestOf, step*barRoom/float32(max(1, len(group.Bars))))
	left := x + (step-width*float32(len(group.Bars)))/2
	for k, bar := range group.Bars {
		if bar.Value <= 0 || most <= 0 {
			continue
		}
		tall := max(1, room*float32(bar.Value/most))
		border := fyne.ThemeColorName("")
		if chosen && k == c.bar {
			border = ColorText
		}
		tone := bar.Tone
		if tone == ToneNone {
			tone = ToneAccent
		}
		at := left + float32(k)*width
		r.rectangle(tone.DotColor(), border, at+0.5, line+3+room-tall, width-1, tall)
		if text := number(bar.Value); textWidth(text, f) <= step/float32(len(group.Bars)) {
			r.line(text, ColorText, f, fyne.TextAlignCenter, at-step, room-tall+2, 2*step+width, line)
		}
	}
}

func number(value float64) string {
	if value == math.Trunc(value) {
		return groupDigits(fmt.Sprintf("%d", int64(value)))
	}
	return strings.Replace(fmt.Sprintf("%.1f", value), ".", ",", 1)
}
