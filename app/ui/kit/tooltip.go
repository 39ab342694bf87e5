package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
)

// tooltips is the one layer of a window that shows a text near the pointer. It lies above the content and takes no events.
type tooltips struct {
	runner *task.Runner // its timer alone is used: the pointer has to rest
	box    *fyne.Container
	back   *canvas.Rectangle
	lines  []*canvas.Text
	owner  fyne.CanvasObject
	text   string
	wait   *task.Timer
}

// layers finds a window's layer by its canvas; a window takes its own out when it closes.
var layers = map[fyne.Canvas]*tooltips{}

// tooltipWidth is where a long tooltip wraps; tooltipDelay how long the pointer rests before one appears.
const (
	tooltipWidth = 380
	tooltipDelay = 500_000_000
)

// WithTooltips puts the shared tooltip layer of window above content. The shell sets the result as the window's content, once.
func WithTooltips(window fyne.Window, content fyne.CanvasObject) fyne.CanvasObject {
	layer := &tooltips{runner: task.New(fyne.Do, nil), back: canvas.NewRectangle(nil)}
	layer.box = container.NewWithoutLayout(layer.back)
	layer.box.Hide()
	layers[window.Canvas()] = layer
	return container.NewStack(content, container.NewWithoutLayout(layer.box))
}

// ForgetTooltips lets the layer of a window go; call it when the window closes.
func ForgetTooltips(window fyne.Window) { delete(layers, window.Canvas()) }

// ShowTooltip shows text near the pointer (at is absolute on the canvas of object) after a short rest; an empty text hides it.
func ShowTooltip(object fyne.CanvasObject, text string, at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(object)
	layer := layers[c]
	if layer == nil {
		return
	}
	if text == "" {
		layer.hide(object)
		return
	}
	if layer.owner == object && layer.text == text {
		return
	}
	layer.hide(layer.owner)
	layer.owner, layer.text = object, text
	layer.wait = layer.runner.After(tooltipDelay, func() { layer.show(c.Size(), at) })
}

// HideTooltip hides the tooltip of object.
func HideTooltip(object fyne.CanvasObject) {
	for _, layer := range layers {
		layer.hide(object)
	}
}

func (l *tooltips) hide(owner fyne.CanvasObject) {
	if l.owner == nil || l.owner != owner {
		return
	}
	l.wait.Stop()
	l.owner, l.text = nil, ""
	show(l.box, false)
}

// show draws the text below and right of the pointer, inside the window.
func (l *tooltips) show(window fyne.Size, at fyne.Position) {
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
