package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Cell is one cell of a Grid row.
type Cell struct {
	Text   string
	Second string // second line, shown in two-line mode (first column) only
	Tone   Tone   // colour of the text and of the dot
	Dot    bool   // a status dot before the text
	Bold   bool
}

// Row is one row of a Grid. ID is the record's, and what selection and marks hold on to; it is never 0.
type Row struct {
	ID    int64
	Cells []Cell // as the columns given to NewGrid, hidden ones too
	Tone  Tone   // ToneMuted greys the whole row
}

// Source gives a Grid its rows. Both methods are called on the window's goroutine while it draws: they must answer at once
// from what is there. A row that is not there yet is drawn as "loading"; call Refresh when it has come.
type Source interface {
	Len() int
	Row(i int) (Row, bool)
}

// Finder is what a Source may offer beside: the index of a record, so that the cursor follows it through a new order.
type Finder interface {
	IndexOf(id int64) (int, bool)
}

// GridColumn describes a column. Width is its least width; what is left is shared by Weight.
type GridColumn struct {
	Key      string
	Title    string
	Width    float32
	Weight   float32
	Right    bool // numbers: right aligned
	Sortable bool
	Hidden   bool
}

// Marks are the rows marked for an action on many. With All they are all rows of the list but Except (a list of a million
// rows is not read to mark it); otherwise they are IDs.
type Marks struct {
	All    bool
	IDs    []int64
	Except []int64
}

// Empty is what a grid without rows says: what is so, what to do next, and the button that does it.
type Empty struct {
	Title, Hint, Action string
	Do                  func()
}

// Grid is a virtual list with columns: only the visible rows are drawn, from an integer top row, so that a million rows cost
// what twenty cost. The keyboard cursor is a whole row. Set the callbacks before it is shown.
type Grid struct {
	widget.BaseWidget

	OnVisible func(first, count int)            // the window moved: fetch the pages around it
	OnSelect  func(id int64)                    // the cursor moved to that record; 0 = none
	OnOpen    func(id int64)                    // Enter or double click
	OnMark    func(Marks)                       // marks changed
	OnSort    func(key string, descending bool) // a header was clicked; the source must reorder and Reload be called
	OnColumns func([]GridColumn)                // the user resized, hid or showed columns
	OnMenu    func(id int64, at fyne.Position)  // right click or the menu key
	OnKey     func(event *fyne.KeyEvent) bool   // keys the grid has no use for; true = used
	OnLeave   func(up bool)                     // Up on the first row (the search box takes the focus)

	TwoLine bool // rows of 44 px: bold subject over a dimmed line, last column at the right
	Empty   Empty
}

// NewGrid returns a grid over source with columns.
func NewGrid(columns []GridColumn, source Source) *Grid {
	g := &Grid{}
	g.ExtendBaseWidget(g)
	return g
}

// SetSource changes the source and goes to its first row.
func (g *Grid) SetSource(source Source) {}

// Reload reads length and visible rows again; the cursor stays on its record where that is still there.
func (g *Grid) Reload() {}

// SetEmpty changes what an empty grid says.
func (g *Grid) SetEmpty(empty Empty) {}

// SetColumns changes the columns (widths and visibility kept from an earlier session).
func (g *Grid) SetColumns(columns []GridColumn) {}

// Columns returns the columns with their widths and visibility.
func (g *Grid) Columns() []GridColumn { return nil }

// SetSort shows the arrow in the header of key; it calls nothing.
func (g *Grid) SetSort(key string, descending bool) {}

// Selected returns the record under the cursor, 0 when there is none.
func (g *Grid) Selected() int64 { return 0 }

// SelectedIndex returns the index of the cursor, -1 when there is none.
func (g *Grid) SelectedIndex() int { return -1 }

// Select moves the cursor to the record when it is found (Finder or visible rows) and reports whether it was.
func (g *Grid) Select(id int64) bool { return false }

// SelectIndex moves the cursor to row i and scrolls it into view.
func (g *Grid) SelectIndex(i int) {}

// Marked returns the marked rows; without marks the row under the cursor.
func (g *Grid) Marked() Marks { return Marks{} }

// ClearMarks takes all marks away.
func (g *Grid) ClearMarks() {}

// Window returns the visible part: the first row drawn and how many fit.
func (g *Grid) Window() (first, count int) { return 0, 0 }

// ShowColumnMenu opens the column chooser.
func (g *Grid) ShowColumnMenu() {}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (g *Grid) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(*fyne.KeyEvent) {}
