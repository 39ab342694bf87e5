package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// leastColumn is how narrow a column can be drawn or dragged.
const leastColumn = 36

// SetColumns changes the columns (order, widths and visibility kept from an earlier session). Kept columns are matched by
// their keys; columns the grid does not know are left out, new ones come last.
func (g *Grid) SetColumns(kept []GridColumn) {
	var order []int
	for _, k := range kept {
		i := slices.IndexFunc(g.columns, func(c GridColumn) bool { return c.Key == k.Key })
		if i < 0 || slices.Contains(order, i) {
			continue
		}
		g.columns[i].Width, g.columns[i].Weight, g.columns[i].Hidden = k.Width, k.Weight, k.Hidden
		order = append(order, i)
	}
	for i := range g.columns {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	g.order = order
	g.draw()
}

// Columns returns the columns from left to right with their widths and visibility.
func (g *Grid) Columns() []GridColumn {
	columns := make([]GridColumn, len(g.order))
	for at, i := range g.order {
		columns[at] = g.columns[i]
	}
	return columns
}

// inOrder is the order of n columns as they were given.
func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// spans computes x and width of every column at the given total width; hidden ones get width 0.
func (g *Grid) spans(total float32, into []span) []span {
	into = append(into[:0], make([]span, len(g.columns))...)
	scale := textScale()
	least, weight, last := float32(0), float32(0), g.lastShown()
	for _, c := range g.columns {
		if !c.Hidden {
			least += max(c.Width, leastColumn) * scale
			weight += c.Weight
		}
	}
	spare, shrink := total-least, float32(1)
	if spare < 0 {
		spare, shrink = 0, total/least
	}
	x := float32(0)
	for _, i := range g.order {
		c, width := g.columns[i], float32(0)
		if !c.Hidden {
			width = max(c.Width, leastColumn) * scale * shrink
			if weight > 0 {
				width += spare * c.Weight / weight
			} else if i == last {
				width += spare
			}
		}
		into[i] = span{x, width}
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
	for _, i := range slices.Backward(g.order) {
		if !g.columns[i].Hidden {
			return i
		}
	}
	return -1
}

func (g *Grid) firstShown() int {
	for _, i := range g.order {
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

// ShowColumnMenu opens the menu of the header: the orders, and the way to the columns.
func (g *Grid) ShowColumnMenu() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.showColumnMenuAt(at.AddXY(max(0, g.Size().Width-220), g.headHeight()))
}

func (g *Grid) showColumnMenuAt(at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if c == nil {
		return
	}
	openMenu(c, g.columnMenu(), at)
}

func (g *Grid) columnMenu() *fyne.Menu {
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(T("Chọn cột, đổi chỗ, đổi độ rộng…"), g.ShowColumns),
		fyne.NewMenuItem(T("Về các cột mặc định"), g.resetColumns))
	separated := false
	for _, i := range g.order {
		column := g.columns[i]
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
	g.columns, g.order = slices.Clone(g.first), inOrder(len(g.first))
	g.columnsChanged()
}

func (g *Grid) columnsChanged() {
	g.draw()
	if g.OnColumns != nil {
		g.OnColumns(g.Columns())
	}
}
