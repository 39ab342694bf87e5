package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// scrollBarWidth is the strip at the right that is kept for the scroll bar.
const scrollBarWidth = 12

// edgeReach is how near the pointer must be to a column's edge to take hold of it.
const edgeReach = 4

// drag is what the pressed mouse button holds.
type drag struct {
	what   dragged
	column int     // the column whose right edge is held
	start  float32 // x or y where it began
	width  float32 // the column's width then
	grip   float32 // where inside the thumb it was taken
}

type dragged int

const (
	dragNothing dragged = iota
	dragEdge
	dragHead
	dragThumb
)

// MouseDown implements desktop.Mouseable.
func (g *Grid) MouseDown(event *desktop.MouseEvent) {
	HideTooltip(g)
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	at := event.Position
	switch {
	case g.overBar(at):
		g.pressBar(at.Y)
	case at.Y < g.headHeight():
		g.pressHead(event)
	default:
		g.pressRow(event)
	}
}

// MouseUp implements desktop.Mouseable.
func (g *Grid) MouseUp(event *desktop.MouseEvent) {
	held := g.drag
	g.drag = drag{}
	switch held.what {
	case dragEdge:
		if g.OnColumns != nil {
			g.OnColumns(g.Columns())
		}
	case dragHead:
		if event.Position.Y < g.headHeight() && g.columnAt(event.Position.X) == held.column {
			g.sortBy(held.column)
		}
	}
}

func (g *Grid) pressHead(event *desktop.MouseEvent) {
	if event.Button == desktop.MouseButtonSecondary {
		g.showColumnMenuAt(event.AbsolutePosition)
		return
	}
	if column := g.edgeAt(event.Position.X); column >= 0 {
		_, width := g.span(column)
		g.drag = drag{what: dragEdge, column: column, start: event.Position.X, width: width}
	} else if column := g.columnAt(event.Position.X); column >= 0 {
		g.drag = drag{what: dragHead, column: column}
	}
}

func (g *Grid) pressRow(event *desktop.MouseEvent) {
	i := g.rowAt(event.Position.Y)
	if i < 0 {
		return
	}
	switch {
	case event.Button == desktop.MouseButtonSecondary:
		g.moveTo(i, false)
		if g.OnMenu != nil && g.selID != 0 {
			g.OnMenu(g.selID, event.AbsolutePosition)
		}
	case event.Modifier&fyne.KeyModifierShift != 0:
		g.moveTo(i, true)
	case event.Modifier&fyne.KeyModifierControl != 0:
		g.moveTo(i, false)
		g.switchMark()
	default:
		g.moveTo(i, false)
	}
}

// DoubleTapped implements fyne.DoubleTappable: it opens the row.
func (g *Grid) DoubleTapped(event *fyne.PointEvent) {
	if g.rowAt(event.Position.Y) >= 0 && !g.overBar(event.Position) {
		g.open()
	}
}

// rowAt returns the row at y, -1 when there is none.
func (g *Grid) rowAt(y float32) int {
	if y < g.headHeight() {
		return -1
	}
	slot := int((y - g.headHeight()) / g.rowHeight())
	if slot >= g.drawn() || g.top+slot >= g.count() {
		return -1
	}
	return g.top + slot
}

// Scrolled implements fyne.Scrollable: one notch of the wheel is three rows.
func (g *Grid) Scrolled(event *fyne.ScrollEvent) {
	const pixelsANotch = 10
	g.wheel -= event.Scrolled.DY * 3 / pixelsANotch
	rows := int(g.wheel)
	g.wheel -= float32(rows)
	if rows != 0 && g.scrollTo(g.top+rows) {
		HideTooltip(g)
		g.sync(false)
	}
}

func (g *Grid) hasBar() bool { return g.count() > g.page() }

func (g *Grid) overBar(at fyne.Position) bool {
	return g.hasBar() && at.X >= g.Size().Width-scrollBarWidth && at.Y >= g.headHeight()
}

// thumb returns where the thumb of the scroll bar stands and how long it is. Sums are in float64: a float32 loses single
// rows past 16.7 million.
func (g *Grid) thumb() (y, length float32) {
	track := float64(g.Size().Height - g.headHeight())
	count, page := float64(g.count()), float64(g.page())
	size := max(24, track*page/max(count, 1))
	if count <= page {
		return g.headHeight(), float32(track)
	}
	return g.headHeight() + float32((track-size)*float64(g.top)/(count-page)), float32(size)
}

// pressBar takes the thumb, or turns a page when the track was hit.
func (g *Grid) pressBar(y float32) {
	top, length := g.thumb()
	switch {
	case y < top:
		g.scrollTo(g.top - g.page())
	case y > top+length:
		g.scrollTo(g.top + g.page())
	default:
		g.drag = drag{what: dragThumb, grip: y - top}
		return
	}
	g.sync(false)
}

// Dragged implements fyne.Draggable.
func (g *Grid) Dragged(event *fyne.DragEvent) {
	switch g.drag.what {
	case dragEdge:
		g.resizeColumn(g.drag.column, g.drag.width+event.Position.X-g.drag.start)
	case dragThumb:
		_, length := g.thumb()
		track := float64(g.Size().Height - g.headHeight() - length)
		share := float64(event.Position.Y-g.drag.grip-g.headHeight()) / max(track, 1)
		if g.scrollTo(int(share*float64(g.count()-g.page()) + 0.5)) {
			g.sync(false)
		}
	}
}

// DragEnd implements fyne.Draggable. MouseUp, which comes before, has done all there is to do.
func (g *Grid) DragEnd() { g.drag = drag{} }

// MouseIn implements desktop.Hoverable.
func (g *Grid) MouseIn(event *desktop.MouseEvent) { g.MouseMoved(event) }

// MouseMoved implements desktop.Hoverable: the row under the pointer is tinted, a cut cell tells its whole text.
func (g *Grid) MouseMoved(event *desktop.MouseEvent) {
	row := g.rowAt(event.Position.Y)
	g.overEdge = event.Position.Y < g.headHeight() && g.edgeAt(event.Position.X) >= 0
	if g.overBar(event.Position) {
		row = -1
	}
	if row != g.hovered {
		g.hovered = row
		g.draw()
	}
	if text := g.cutTextAt(event.Position); text != "" {
		ShowTooltip(g, text, event.AbsolutePosition)
	} else {
		HideTooltip(g)
	}
}

// MouseOut implements desktop.Hoverable.
func (g *Grid) MouseOut() {
	HideTooltip(g)
	if g.hovered >= 0 {
		g.hovered = -1
		g.draw()
	}
}

// Cursor implements desktop.Cursorable: the resize pointer over a column's edge.
func (g *Grid) Cursor() desktop.Cursor {
	if g.drag.what == dragEdge || g.overEdge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
