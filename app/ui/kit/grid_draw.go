package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// cellPadding is the space at both sides of a cell; dotSize the status dot before its text.
const (
	cellPadding = 8
	dotSize     = 8
	dotGap      = 6
	markInset   = 14 // what the first column moves right while rows are marked
)

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{
		grid: g, ground: newRectangle(), head: newRectangle(), headLine: newRectangle(),
		arrow: canvas.NewText("", nil), track: newRectangle(), thumb: newRectangle(),
		frame: newRectangle(), empty: newEmptyState(),
	}
	g.renderer = r
	r.draw()
	return r
}

// draw brings the drawing in line with the grid's state, when there is a drawing yet.
func (g *Grid) draw() {
	if g.renderer != nil {
		g.renderer.draw()
	}
}

// gridRenderer keeps a pool of row slots, as many as fit; scrolling changes their texts and makes nothing new.
type gridRenderer struct {
	grid                   *Grid
	ground, head, headLine *canvas.Rectangle
	titles                 []*canvas.Text
	arrow                  *canvas.Text
	slots                  []*slot
	track, thumb, frame    *canvas.Rectangle
	empty                  *emptyState
	objects                []fyne.CanvasObject
	wasColumns             int
}

// slot is one drawn row.
type slot struct {
	back, line, bar *canvas.Rectangle
	mark            *canvas.Text
	cells           []slotCell
}

// slotCell is one drawn cell. full is its whole text while it is cut.
type slotCell struct {
	dot          *canvas.Rectangle
	text, second *canvas.Text
	full         string
}

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, r.grid.headHeight()+2*r.grid.rowHeight())
}

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer: everything is drawn anew, the theme may have changed.
func (r *gridRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.grid)
}

// draw shows the visible rows.
func (r *gridRenderer) draw() {
	g := r.grid
	size := g.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	width := size.Width
	if g.hasBar() {
		width -= scrollBarWidth
	}
	g.layout = g.spans(width, g.layout)
	r.pool()
	place(r.ground, 0, 0, size.Width, size.Height)
	paint(r.ground, ColorSurface)
	r.drawHead(size.Width)
	y := g.headHeight()
	for i, s := range r.slots {
		r.drawSlot(s, g.top+i, y, width)
		y += g.rowHeight()
	}
	r.drawBar(size)
	place(r.frame, 0, 0, size.Width, size.Height)
	r.frame.StrokeColor, r.frame.StrokeWidth = Color(ColorAccent), 1
	show(r.frame, g.focused && g.count() == 0)
	r.empty.set(g, fyne.NewPos(0, g.headHeight()), fyne.NewSize(size.Width, size.Height-g.headHeight()))
	canvas.Refresh(r.ground)
}

// pool makes as many slots and header texts as are needed; it does nothing while the size stays.
func (r *gridRenderer) pool() {
	g := r.grid
	page, columns := g.drawn(), len(g.columns)
	if len(r.slots) == page && r.wasColumns == columns && r.objects != nil {
		return
	}
	for len(r.slots) < page {
		r.slots = append(r.slots, &slot{
			back: newRectangle(), line: newRectangle(), bar: newRectangle(), mark: canvas.NewText("✓", nil),
		})
	}
	r.slots = r.slots[:page]
	for len(r.titles) < columns {
		r.titles = append(r.titles, canvas.NewText("", nil))
	}
	r.titles = r.titles[:columns]
	r.objects = []fyne.CanvasObject{r.ground, r.head}
	for _, title := range r.titles {
		r.objects = append(r.objects, title)
	}
	r.objects = append(r.objects, r.arrow, r.headLine)
	for _, s := range r.slots {
		for len(s.cells) < columns {
			s.cells = append(s.cells, slotCell{newRectangle(), canvas.NewText("", nil), canvas.NewText("", nil), ""})
		}
		s.cells = s.cells[:columns]
		r.objects = append(r.objects, s.back, s.line, s.bar, s.mark)
		for _, c := range s.cells {
			c.dot.CornerRadius = 2
			r.objects = append(r.objects, c.dot, c.text, c.second)
		}
	}
	r.objects = append(r.objects, r.empty, r.track, r.thumb, r.frame)
	r.wasColumns = columns
}

func (r *gridRenderer) drawHead(width float32) {
	g := r.grid
	height := g.headHeight()
	visible := height > 0
	show(r.head, visible)
	show(r.headLine, visible)
	show(r.arrow, false)
	place(r.head, 0, 0, width, height)
	paint(r.head, ColorHead)
	place(r.headLine, 0, height-1, width, 1)
	paint(r.headLine, ColorLine)
	f := face{Size(SizeSmall), true}
	for i, column := range g.columns {
		x, w := g.span(i)
		show(r.titles[i], visible && w > 0)
		if !visible || w <= 0 {
			continue
		}
		room := w - 2*cellPadding
		sorted := column.Key == g.sort.key
		if sorted {
			room -= 12
		}
		title, _ := clip(column.Title, room, f)
		write(r.titles[i], title, ColorHeadText, f, column.Right)
		placeLine(r.titles[i], x+cellPadding, 0, room, height, f)
		if sorted {
			r.drawArrow(x, w, height, textWidth(title, f), column.Right)
		}
	}
}

func (r *gridRenderer) drawArrow(x, width, height, titleWidth float32, right bool) {
	sign, f := "▲", face{Size(SizeTiny) - 2, false}
	if r.grid.sort.descending {
		sign = "▼"
	}
	show(r.arrow, true)
	write(r.arrow, sign, ColorHeadText, f, false)
	at := x + cellPadding + titleWidth + 4
	if right {
		at = x + width - cellPadding - 10
	}
	placeLine(r.arrow, at, 0, 12, height, f)
}

// drawSlot shows row i of the list in a slot at y.
func (r *gridRenderer) drawSlot(s *slot, i int, y, width float32) {
	g := r.grid
	inside := i < g.count()
	var row Row
	loaded := false
	if inside {
		row, loaded = g.source.Row(i)
	}
	height := g.rowHeight()
	place(s.back, 0, y, width, height)
	place(s.line, 0, y+height-1, width, 1)
	place(s.bar, 0, y, 3, height-1)
	paint(s.line, ColorHairline)
	paint(s.bar, ColorAccent)
	marked := loaded && g.marks.has(row.ID)
	paint(s.back, r.rowColor(i, marked))
	show(s.back, inside)
	show(s.line, inside)
	show(s.bar, inside && i == g.at && g.selID != 0 && g.focused)
	show(s.mark, marked)
	inset := float32(0)
	if !g.marks.empty() {
		inset = markInset
	}
	if marked {
		f := face{Size(SizeSmall), true}
		write(s.mark, "✓", ColorAccentInk, f, false)
		placeLine(s.mark, 6, y, 12, height, f)
	}
	r.drawCells(s, row, inside, loaded, y, inset)
}

func (r *gridRenderer) rowColor(i int, marked bool) fyne.ThemeColorName {
	g := r.grid
	switch {
	case i == g.at && g.selID != 0 && g.focused:
		return ColorCursor
	case i == g.at && g.selID != 0:
		return ColorCursorIdle
	case marked:
		return ColorMarked
	case i == g.hovered:
		return ColorHover
	}
	return ColorSurface
}

func (r *gridRenderer) drawCells(s *slot, row Row, inside, loaded bool, y, inset float32) {
	leftmost := r.grid.firstShown()
	for i := range s.cells {
		c, first := &s.cells[i], i == leftmost
		x, w := r.grid.span(i)
		c.full = ""
		visible := inside && w > 0
		show(c.text, visible && (loaded || first))
		show(c.second, false)
		show(c.dot, false)
		if !visible {
			continue
		}
		if first {
			x, w = x+inset, w-inset
		}
		switch {
		case loaded && i < len(row.Cells):
			r.drawCell(c, row, row.Cells[i], r.grid.columns[i].Right, x, y, w)
		case loaded:
			show(c.text, false)
		case first:
			f := face{Size(SizeText), false}
			write(c.text, T("Đang đọc…"), ColorMuted, f, false)
			placeLine(c.text, x+cellPadding, y, w-2*cellPadding, r.grid.rowHeight(), f)
		}
	}
}

func (r *gridRenderer) drawCell(c *slotCell, row Row, cell Cell, right bool, x, y, w float32) {
	height := r.grid.rowHeight()
	f := face{Size(SizeText), cell.Bold}
	colour := cell.Tone.TextColor()
	if cell.Tone == ToneNone {
		colour = row.Tone.TextColor()
	}
	left, room := x+cellPadding, w-2*cellPadding
	if cell.Dot {
		f.size = Size(SizeSmall)
		show(c.dot, true)
		paint(c.dot, cell.Tone.DotColor())
		place(c.dot, left, y+(height-dotSize)/2-0.5, dotSize, dotSize)
		left, room = left+dotSize+dotGap, room-dotSize-dotGap
	}
	if r.grid.TwoLine && cell.Second != "" {
		r.drawSecond(c, cell, left, y, room)
		y, height = y+4, lineHeight(f)
	}
	if r.grid.TwoLine && right {
		f.size = Size(SizeSmall)
		if cell.Tone == ToneNone {
			colour = ColorMuted
		}
	}
	text, cut := clip(cell.Text, room, f)
	if cut {
		c.full = cell.Text
	}
	write(c.text, text, colour, f, right)
	placeLine(c.text, left, y, room, height, f)
}

func (r *gridRenderer) drawSecond(c *slotCell, cell Cell, x, y, room float32) {
	f := face{Size(SizeSmall), false}
	text, cut := clip(cell.Second, room, f)
	if cut {
		c.full = cell.Text + "\n" + cell.Second
	}
	show(c.second, true)
	write(c.second, text, ColorMuted, f, false)
	placeLine(c.second, x, y+r.grid.rowHeight()-lineHeight(f)-4, room, lineHeight(f), f)
}

func (r *gridRenderer) drawBar(size fyne.Size) {
	g := r.grid
	head := g.headHeight()
	show(r.track, g.hasBar())
	show(r.thumb, g.hasBar())
	if !g.hasBar() {
		return
	}
	place(r.track, size.Width-scrollBarWidth, head, scrollBarWidth, size.Height-head)
	paint(r.track, ColorHead)
	y, length := g.thumb()
	place(r.thumb, size.Width-scrollBarWidth+3, y+2, scrollBarWidth-6, length-4)
	r.thumb.CornerRadius = 3
	paint(r.thumb, ColorPausedDot)
}

// cutTextAt returns the whole text of the cell at a position when it is drawn cut.
func (g *Grid) cutTextAt(at fyne.Position) string {
	i := g.rowAt(at.Y)
	column := g.columnAt(at.X)
	if i < 0 || column < 0 || g.renderer == nil || i-g.top >= len(g.renderer.slots) {
		return ""
	}
	return g.renderer.slots[i-g.top].cells[column].full
}

// The helpers below change an object only where it differs: what stays the same is not drawn again.

func place(object fyne.CanvasObject, x, y, width, height float32) {
	if at := fyne.NewPos(x, y); object.Position() != at {
		object.Move(at)
	}
	if size := fyne.NewSize(width, height); object.Size() != size {
		object.Resize(size)
	}
}

// placeLine puts a line of text in the middle of a height.
func placeLine(text *canvas.Text, x, y, width, height float32, f face) {
	line := lineHeight(f)
	place(text, x, y+(height-line)/2, width, line)
}

func show(object fyne.CanvasObject, visible bool) {
	if object.Visible() == visible {
		return
	}
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

func paint(rectangle *canvas.Rectangle, name fyne.ThemeColorName) {
	if c := Color(name); rectangle.FillColor != c {
		rectangle.FillColor = c
	}
}

func write(text *canvas.Text, content string, name fyne.ThemeColorName, f face, right bool) {
	text.Text, text.Color, text.TextSize, text.TextStyle.Bold = content, Color(name), f.size, f.bold
	text.Alignment = fyne.TextAlignLeading
	if right {
		text.Alignment = fyne.TextAlignTrailing
	}
}
