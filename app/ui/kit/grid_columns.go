package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// leastColumn is how narrow a column can be drawn or dragged.
const leastColumn = 36

// SetColumns changes the columns (widths and visibility kept from an earlier session). Kept columns are matched by their
// keys; columns the grid does not know are left out, new ones keep their place.
func (g *Grid) SetColumns(kept []GridColumn) {
	for i := range g.columns {
		for _, k := range kept {
			if k.Key == g.columns[i].Key {
				g.columns[i].Width, g.columns[i].Weight, g.columns[i].Hidden = k.Width, k.Weight, k.Hidden
			}
		}
	}
	g.draw()
}

// Columns returns the columns with their widths and visibility.
func (g *Grid) Columns() []GridColumn { return slices.Clone(g.columns) }

// spans computes x and width of every column at the given total width; hidden ones get width 0.
func (g *Grid) spans(total float32, into []span) []span {
	into = into[:0]
	scale := textScale()
	least, weight, last := float32(0), float32(0), -1
	for i, c := range g.columns {
		if !c.Hidden {
			least += max(c.Width, leastColumn) * scale
			weight += c.Weight
			last = i
		}
	}
	spare, shrink := total-least, float32(1)
	if spare < 0 {
		spare, shrink = 0, total/least
	}
	x := float32(0)
	for i, c := range g.columns {
		width := float32(0)
		if !c.Hidden {
			width = max(c.Width, leastColumn) * scale * shrink
			if weight > 0 {
				width += spare * c.Weight / weight
			} else if i == last {
				width += spare
			}
		}
		into = append(into, span{x, width})
		x += width
	}
	return into
}

// textScale tells how much larger than 13 pixels the text is: columns are described for that size and grow with it.
func textScale() float32 { return Size(SizeText) / 13 }

// span is where a column stands.
type span struct{ x, width float32 }

// span returns where column i stands now.
func (g *Grid) span(i int) (x, width float32) {
	if i < 0 || i >= len(g.layout) {
		return 0, 0
	}
	return g.layout[i].x, g.layout[i].width
}

// columnAt returns the column at x, -1 when there is none.
func (g *Grid) columnAt(x float32) int {
	for i, s := range g.layout {
		if s.width > 0 && x >= s.x && x < s.x+s.width {
			return i
		}
	}
	return -1
}

// edgeAt returns the column whose right edge is at x, -1 when there is none. The last one has no edge to drag.
func (g *Grid) edgeAt(x float32) int {
	last := g.lastShown()
	for i, s := range g.layout {
		if s.width > 0 && i != last && x >= s.x+s.width-edgeReach && x <= s.x+s.width+edgeReach {
			return i
		}
	}
	return -1
}

func (g *Grid) lastShown() int {
	for i := len(g.columns) - 1; i >= 0; i-- {
		if !g.columns[i].Hidden {
			return i
		}
	}
	return -1
}

// resizeColumn gives the column a fixed width; what is left goes to the columns that still have a weight.
func (g *Grid) resizeColumn(i int, width float32) {
	g.columns[i].Width, g.columns[i].Weight = max(leastColumn, width/textScale()), 0
	g.draw()
}

// sortBy orders by the column, the other way round when it is the order already.
func (g *Grid) sortBy(i int) {
	column := g.columns[i]
	if !column.Sortable {
		return
	}
	descending := g.sort.key == column.Key && !g.sort.descending
	g.SetSort(column.Key, descending)
	if g.OnSort != nil {
		g.OnSort(column.Key, descending)
	}
}

// ShowColumnMenu opens the column chooser, which also orders: what the mouse does in the header.
func (g *Grid) ShowColumnMenu() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.showColumnMenuAt(at.AddXY(max(0, g.Size().Width-220), g.headHeight()))
}

func (g *Grid) showColumnMenuAt(at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if c == nil {
		return
	}
	popUp := widget.NewPopUpMenu(g.columnMenu(), c)
	popUp.ShowAtPosition(at)
	c.Focus(popUp)
}

// columnMenu lists the columns with a tick, then the orders.
func (g *Grid) columnMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for i, column := range g.columns {
		item := fyne.NewMenuItem(Tf("Cột “%s”", column.Title), func() { g.switchColumn(i) })
		item.Checked = !column.Hidden
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(T("Về các cột mặc định"), g.resetColumns))
	separated := false
	for i, column := range g.columns {
		if !column.Sortable {
			continue
		}
		if !separated {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			separated = true
		}
		item := fyne.NewMenuItem(Tf("Xếp theo “%s”", column.Title), func() { g.sortBy(i) })
		item.Checked = g.sort.key == column.Key
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// switchColumn hides or shows a column; the last one shown stays.
func (g *Grid) switchColumn(i int) {
	shown := 0
	for _, column := range g.columns {
		if !column.Hidden {
			shown++
		}
	}
	if shown == 1 && !g.columns[i].Hidden {
		return
	}
	g.columns[i].Hidden = !g.columns[i].Hidden
	g.columnsChanged()
}

func (g *Grid) resetColumns() {
	g.columns = slices.Clone(g.first)
	g.columnsChanged()
}

func (g *Grid) columnsChanged() {
	g.draw()
	if g.OnColumns != nil {
		g.OnColumns(g.Columns())
	}
}
