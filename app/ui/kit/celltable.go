package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// CellColumn is a column of a CellTable. Width is its least width at text size 13; what is left is shared by Weight.
type CellColumn struct {
	Title  string
	Groups []string // titles above, shared with the neighbours that have the same
	Width  float32
	Weight float32
	Number bool // in the middle, as on paper; else at the left
	Money  bool // at the right
}

// CellTable shows a table of texts as it stands on paper: titles under the titles of their groups, a last row of totals
// that is always seen, and a cursor that is one cell. Keys: arrows, PgUp, PgDn, Home, End, Enter.
type CellTable struct {
	widget.BaseWidget

	OnOpen func(row, column int)           // Enter or double click; row is the number of rows for the last one
	OnMove func(row, column int)           // the cursor is on another cell
	OnKey  func(event *fyne.KeyEvent) bool // keys the table has no use for; true = used
	Empty  string                          // said instead of rows

	columns []CellColumn
	rows    [][]string
	total   []string // nil = none

	row, column int // the cursor
	top         int // first row drawn
	wheel       float32
	focused     bool
	dragging    bool
	layout      []span
	renderer    *cellRenderer
}

// NewCellTable returns a table without anything in it.
func NewCellTable() *CellTable {
	t := &CellTable{}
	t.ExtendBaseWidget(t)
	return t
}

// SetTable shows other columns and rows; total may be nil. The cursor stays where it was as far as there is such a cell.
func (t *CellTable) SetTable(columns []CellColumn, rows [][]string, total []string) {
	t.columns, t.rows, t.total = columns, rows, total
	t.layout = nil
	t.moveTo(t.row, t.column)
	t.Refresh()
}

// Cursor returns the cell under the cursor.
func (t *CellTable) Cursor() (row, column int) { return t.row, t.column }

// Select moves the cursor to a cell, as far as there is one.
func (t *CellTable) Select(row, column int) { t.moveTo(row, column) }

// count is how many rows the cursor can stand on: the totals too.
func (t *CellTable) count() int {
	if t.total != nil {
		return len(t.rows) + 1
	}
	return len(t.rows)
}

func (t *CellTable) moveTo(row, column int) {
	t.row = min(max(row, 0), max(0, t.count()-1))
	t.column = min(max(column, 0), max(0, len(t.columns)-1))
	t.reveal()
	t.draw()
	if t.OnMove != nil {
		t.OnMove(t.row, t.column)
	}
}

// reveal scrolls the cursor into view; the last row is always seen.
func (t *CellTable) reveal() {
	if t.row < len(t.rows) {
		t.top = min(max(t.top, t.row-t.page()+1), t.row)
	}
	t.scrollTo(t.top)
}

func (t *CellTable) scrollTo(top int) { t.top = max(0, min(top, len(t.rows)-t.page())) }

// page is how many rows fit above the last one.
func (t *CellTable) page() int {
	room := t.Size().Height - t.headHeight()
	if t.total != nil {
		room -= cellRowHeight()
	}
	return max(1, int(room/cellRowHeight()))
}

func (t *CellTable) hasBar() bool { return len(t.rows) > t.page() }

// FocusGained implements fyne.Focusable.
func (t *CellTable) FocusGained() { t.focused = true; t.draw() }

// FocusLost implements fyne.Focusable.
func (t *CellTable) FocusLost() { t.focused = false; t.draw() }

// TypedRune implements fyne.Focusable.
func (t *CellTable) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *CellTable) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		t.moveTo(t.row-1, t.column)
	case fyne.KeyDown:
		t.moveTo(t.row+1, t.column)
	case fyne.KeyLeft:
		t.moveTo(t.row, t.column-1)
	case fyne.KeyRight:
		t.moveTo(t.row, t.column+1)
	case fyne.KeyPageUp:
		t.moveTo(t.row-t.page(), t.column)
	case fyne.KeyPageDown:
		t.moveTo(t.row+t.page(), t.column)
	case fyne.KeyHome:
		t.moveTo(t.row, 0)
	case fyne.KeyEnd:
		t.moveTo(t.row, len(t.columns)-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	default:
		if t.OnKey != nil {
			t.OnKey(event)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable: Ctrl+Home and Ctrl+End go to the first and the last row.
func (t *CellTable) TypedShortcut(shortcut fyne.Shortcut) {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || s.Modifier != fyne.KeyModifierControl {
		return
	}
	switch s.KeyName {
	case fyne.KeyHome:
		t.moveTo(0, t.column)
	case fyne.KeyEnd:
		t.moveTo(t.count()-1, t.column)
	}
}

func (t *CellTable) open() {
	if t.OnOpen != nil && t.count() > 0 {
		t.OnOpen(t.row, t.column)
	}
}

// MouseDown implements desktop.Mouseable.
func (t *CellTable) MouseDown(event *desktop.MouseEvent) {
	HideTooltip(t)
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	if t.hasBar() && event.Position.X > t.Size().Width-scrollBarWidth {
		t.dragging = true
		t.drag(event.Position.Y)
		return
	}
	if row, column, ok := t.cellAt(event.Position); ok {
		t.moveTo(row, column)
	}
}

// MouseUp implements desktop.Mouseable.
func (t *CellTable) MouseUp(*desktop.MouseEvent) { t.dragging = false }

// DoubleTapped implements fyne.DoubleTappable.
func (t *CellTable) DoubleTapped(event *fyne.PointEvent) {
	if _, _, ok := t.cellAt(event.Position); ok {
		t.open()
	}
}

// Dragged implements fyne.Draggable: the scroll bar.
func (t *CellTable) Dragged(event *fyne.DragEvent) {
	if t.dragging {
		t.drag(event.Position.Y)
	}
}

// DragEnd implements fyne.Draggable.
func (t *CellTable) DragEnd() { t.dragging = false }

// drag puts the middle of the scroll bar's thumb at y.
func (t *CellTable) drag(y float32) {
	head := t.headHeight()
	room := t.Size().Height - head
	t.scrollTo(int(float32(len(t.rows))*(y-head)/max(1, room)) - t.page()/2)
	t.draw()
}

// Scrolled implements fyne.Scrollable.
func (t *CellTable) Scrolled(event *fyne.ScrollEvent) {
	t.wheel -= event.Scrolled.DY
	rows := int(t.wheel / cellRowHeight())
	t.wheel -= float32(rows) * cellRowHeight()
	if rows != 0 {
		t.scrollTo(t.top + rows)
		t.draw()
	}
}

// MouseIn implements desktop.Hoverable.
func (t *CellTable) MouseIn(event *desktop.MouseEvent) { t.MouseMoved(event) }

// MouseMoved implements desktop.Hoverable: a text that is cut tells all of it.
func (t *CellTable) MouseMoved(event *desktop.MouseEvent) {
	row, column, ok := t.cellAt(event.Position)
	if !ok {
		HideTooltip(t)
		return
	}
	text := t.text(row, column)
	if _, cut := clip(text, t.layout[column].width-2*cellPadding, t.faceOf(row)); cut {
		ShowTooltip(t, text, event.AbsolutePosition)
	} else {
		HideTooltip(t)
	}
}

// MouseOut implements desktop.Hoverable.
func (t *CellTable) MouseOut() { HideTooltip(t) }

// cellAt returns the cell at a position.
func (t *CellTable) cellAt(at fyne.Position) (row, column int, ok bool) {
	column = -1
	for i, s := range t.layout {
		if at.X >= s.x && at.X < s.x+s.width {
			column = i
		}
	}
	line := int((at.Y - t.headHeight()) / cellRowHeight())
	if column < 0 || at.Y < t.headHeight() || line < 0 {
		return 0, 0, false
	}
	if t.total != nil && line == t.shown() {
		return len(t.rows), column, true
	}
	return t.top + line, column, line < t.shown()
}

// shown is how many rows are drawn above the last one.
func (t *CellTable) shown() int { return min(t.page(), len(t.rows)-t.top) }

func (t *CellTable) text(row, column int) string {
	cells := t.total
	if row < len(t.rows) {
		cells = t.rows[row]
	}
	if column >= len(cells) {
		return ""
	}
	return cells[column]
}

// faceOf is how a row is written: the last one bold.
func (t *CellTable) faceOf(row int) face { return face{Size(SizeText), row >= len(t.rows)} }

func cellRowHeight() float32 { return Scaled(26) }
