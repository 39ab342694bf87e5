package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
)

// layer is what lies above a window's content: the one tooltip, which takes no events, and the open drop-down list. A
// drop-down is no overlay of Fyne's because an overlay takes the keyboard away from the field being typed in.
type layer struct {
	runner *task.Runner    // its timer alone is used: the pointer has to rest
	float  *fyne.Container // the open drop-down
	box    *fyne.Container
	back   *canvas.Rectangle
	lines  []*canvas.Text
	owner  fyne.CanvasObject
	text   string
	wait   *task.Timer
}

// layers finds a window's layer by its canvas; a window takes its own out when it closes.
var layers = map[fyne.Canvas]*layer{}

// tooltipWidth is where a long tooltip wraps; tooltipDelay how long the pointer rests before one appears.
const (
	tooltipWidth = 380
	tooltipDelay = 500 * time.Millisecond
)

// WithTooltips puts the shared tooltip layer of window above content. The shell sets the result as the window's content, once.
func WithTooltips(window fyne.Window, content fyne.CanvasObject) fyne.CanvasObject {
	l := &layer{runner: task.New(fyne.Do, nil), back: newRectangle()}
	l.box = container.NewWithoutLayout(l.back)
	l.box.Hide()
	l.float = container.NewWithoutLayout()
	layers[window.Canvas()] = l
	return container.NewStack(content, l.float, container.NewWithoutLayout(l.box))
}

// ForgetTooltips lets the layer of a window go; call it when the window closes.
func ForgetTooltips(window fyne.Window) { delete(layers, window.Canvas()) }

// ShowTooltip shows text near the pointer (at is absolute on the canvas of object) after a short rest; an empty text hides it.
func ShowTooltip(object fyne.CanvasObject, text string, at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(object)
	l := layers[c]
	if l == nil {
		return
	}
	if text == "" {
		l.hide(object)
		return
	}
	if l.owner == object && l.text == text {
		return
	}
	l.hide(l.owner)
	l.owner, l.text = object, text
	l.wait = l.runner.After(tooltipDelay, func() { l.show(c.Size(), at) })
}

// HideTooltip hides the tooltip of object.
func HideTooltip(object fyne.CanvasObject) {
	for _, l := range layers {
		l.hide(object)
	}
}

func (l *layer) hide(owner fyne.CanvasObject) {
	if l.owner == nil || l.owner != owner {
		return
	}
	l.wait.Stop()
	l.owner, l.text = nil, ""
	show(l.box, false)
}

// show draws the text below and right of the pointer, inside the window.
func (l *layer) show(window fyne.Size, at fyne.Position) {
	f := face{Size(SizeSmall), false}
	lines := wrap(strings.TrimSpace(l.text), tooltipWidth, f)
	width := float32(0)
	for i, line := range lines {
		if i == len(l.lines) {
			l.lines = append(l.lines, canvas.NewText("", nil))
			l.box.Add(l.lines[i])
		}
		write(l.lines[i], line, ColorTooltipText, f, false)
		placeLine(l.lines[i], 8, 4+float32(i)*lineHeight(f), tooltipWidth, lineHeight(f), f)
		width = max(width, textWidth(line, f))
	}
	for i, text := range l.lines {
		show(text, i < len(lines))
	}
	size := fyne.NewSize(width+17, float32(len(lines))*lineHeight(f)+8)
	setRectangle(l.back, ColorTooltip, "", 4)
	l.back.Resize(size)
	x := max(4, min(at.X+12, window.Width-size.Width-4))
	y := at.Y + 20
	if y+size.Height > window.Height-4 {
		y = max(4, at.Y-size.Height-8)
	}
	l.box.Resize(size)
	l.box.Move(fyne.NewPos(x, y))
	show(l.box, true)
	l.box.Refresh()
}
