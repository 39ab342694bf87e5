package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Divided is two areas side by side. The right one keeps its width while the window grows; its edge can be dragged.
type Divided struct {
	widget.BaseWidget
	OnResized func(rightWidth float32) // the person moved the edge

	left, right    fyne.CanvasObject
	width, minimum float32
	edge           *edge
	box            *fyne.Container
}

// Split lays left and right side by side; right keeps its width (draggable edge, never below minimum).
func Split(left, right fyne.CanvasObject, rightWidth, minimum float32) *Divided {
	d := &Divided{left: left, right: right, width: rightWidth, minimum: minimum}
	d.edge = &edge{owner: d, line: newBackdrop(ColorLine, "", 0)}
	d.edge.ExtendBaseWidget(d.edge)
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *Divided) CreateRenderer() fyne.WidgetRenderer {
	d.box = container.New(&dividedLayout{d}, d.left, d.right, d.edge)
	return widget.NewSimpleRenderer(d.box)
}

// RightWidth returns the width of the right area.
func (d *Divided) RightWidth() float32 { return d.width }

// SetRightWidth changes the width of the right area.
func (d *Divided) SetRightWidth(width float32) {
	d.width = max(width, d.minimum)
	if d.box != nil {
		d.box.Refresh()
	}
}

// dividedLayout places left, right and the edge.
type dividedLayout struct{ d *Divided }

// MinSize implements fyne.Layout.
func (l *dividedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastLeft+l.d.minimum, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// leastLeft is what the left area keeps.
const leastLeft = 160

// Layout implements fyne.Layout.
func (l *dividedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(l.d.minimum, min(l.d.width, size.Width-leastLeft))
	if !l.d.right.Visible() {
		width = 0
	}
	show(l.d.edge, width > 0)
	place(objects[0], 0, 0, size.Width-width, size.Height)
	place(objects[1], size.Width-width+1, 0, max(0, width-1), size.Height)
	place(objects[2], size.Width-width-2, 0, 5, size.Height)
}

// edge is the line between two areas.
type edge struct {
	widget.BaseWidget
	owner *Divided
	line  *backdrop
}

// CreateRenderer implements fyne.Widget.
func (e *edge) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Pad(e.line, 0, 2, 0, 2))
}

// Dragged implements fyne.Draggable.
func (e *edge) Dragged(event *fyne.DragEvent) {
	e.owner.SetRightWidth(e.owner.width - event.Dragged.DX)
}

// DragEnd implements fyne.Draggable.
func (e *edge) DragEnd() {
	if e.owner.OnResized != nil {
		e.owner.OnResized(e.owner.width)
	}
}

// Cursor implements desktop.Cursorable.
func (e *edge) Cursor() desktop.Cursor { return desktop.HResizeCursor }
