package kit

import (
	"slices"

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
// from what is there. A row that is not there yet is drawn as "loading"; call Refresh when it has come. A length below 0
// means that it is not known yet.
type Source interface {
	Len() int
	Row(i int) (Row, bool)
}

// Finder is what a Source may offer beside: the index of a record, so that the cursor follows it through a new order.
type Finder interface {
	IndexOf(id int64) (int, bool)
}

// GridColumn describes a column. Width is its least width at text size 13; what is left is shared by Weight.
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
// what twenty cost. The keyboard cursor is a whole row; when a list appears, it stands on the first one. Set the callbacks
// before it is shown. Keys: Up, Down, PgUp, PgDn, Home, End, Enter, Space, Shift+Up/Down, Ctrl+A, Esc (takes marks away),
// F8 (columns and order), Menu or Shift+F10.
type Grid struct {
	widget.BaseWidget

	OnVisible func(first, count int)            // the window moved: fetch the pages around it
	OnSelect  func(id int64)                    // the cursor moved to that record; 0 = none, or its row has not come yet
	OnOpen    func(id int64)                    // Enter or double click
	OnMark    func(Marks)                       // marks changed
	OnSort    func(key string, descending bool) // a header was clicked; the source must reorder and Reload be called
	OnColumns func([]GridColumn)                // the user resized, moved, hid or showed columns
	OnMenu    func(id int64, at fyne.Position)  // right click or the menu key; at is absolute
	OnKey     func(event *fyne.KeyEvent) bool   // keys the grid has no use for; true = used
	OnLeave   func(up bool)                     // Up on the first row (the search box takes the focus)

	TwoLine bool // rows of 44 px without a header: bold subject over a dimmed line, the other columns centred beside it
	Empty   Empty

	source  Source
	columns []GridColumn
	first   []GridColumn // as given to NewGrid, for "default columns"
	order   []int        // the columns from left to right
	sort    struct {
		key        string
		descending bool
	}

	top     int   // first row drawn
	at      int   // index of the cursor, -1 = none
	selID   int64 // record under the cursor, 0 = none or not loaded yet
	sought  int64 // record that the cursor waits for: none is highlighted until the source brings it or the user moves; 0 = none
	anchor  int   // where a Shift range begins, -1 = none
	marks   marks
	told    [3]int // what OnVisible was told: first, count, length
	hovered int    // row under the pointer, -1 = none
	drag    drag
	wheel   float32 // what is left of wheel steps smaller than a row

	focused  bool
	overEdge bool // the pointer is over a column's edge
	shift    bool
	syncing  bool
	again    bool
	layout   []span
	renderer *gridRenderer
}

// NewGrid returns a grid over source with columns.
func NewGrid(columns []GridColumn, source Source) *Grid {
	g := &Grid{source: source, columns: slices.Clone(columns), first: slices.Clone(columns), at: -1, anchor: -1, hovered: -1}
	g.order = inOrder(len(columns))
	g.ExtendBaseWidget(g)
	return g
}

// SetSource changes the source and goes to its first row; marks are taken away.
func (g *Grid) SetSource(source Source) {
	g.source = source
	g.top, g.at, g.selID, g.sought, g.anchor = 0, -1, 0, 0, -1
	g.told = [3]int{}
	g.clearMarks()
	g.sync(true)
}

// Reload reads length and visible rows again; the cursor stays on its record where that is still there, else it goes to the
// record that took its place.
func (g *Grid) Reload() {
	g.told = [3]int{}
	g.sync(true)
}

// Refresh draws the visible rows again: rows that were loading have come.
func (g *Grid) Refresh() {
	g.sync(false)
	g.BaseWidget.Refresh()
}

// SetEmpty changes what an empty grid says.
func (g *Grid) SetEmpty(empty Empty) {
	g.Empty = empty
	g.Refresh()
}

// SetSort shows the arrow in the header of key; it calls nothing.
func (g *Grid) SetSort(key string, descending bool) {
	g.sort.key, g.sort.descending = key, descending
	g.draw()
}

// Selected returns the record under the cursor, 0 when there is none.
func (g *Grid) Selected() int64 { return g.selID }

// SelectedIndex returns the index of the cursor, -1 when there is none.
func (g *Grid) SelectedIndex() int { return g.at }

// Select moves the cursor to the record when it is found (Finder or visible rows) and reports whether it was.
func (g *Grid) Select(id int64) bool {
	i, ok := g.find(id)
	if ok {
		g.SelectIndex(i)
	}
	return ok
}

// WaitFor moves the cursor to the record like Select. While the source does not hold it, no row is highlighted, marked or
// opened; the arrows start where the cursor stood.
func (g *Grid) WaitFor(id int64) {
	if i, ok := g.find(id); ok {
		if g.selID != id {
			g.SelectIndex(i)
		}
		return
	}
	g.sought, g.selID = id, 0
	g.sync(false)
}

// SelectIndex moves the cursor to row i (bounded by the length) and scrolls it into view.
func (g *Grid) SelectIndex(i int) {
	count := g.count()
	if count == 0 {
		return
	}
	g.at, g.sought = min(max(i, 0), count-1), 0
	g.reveal()
	g.resolve()
	g.sync(false)
}

// Window returns the visible part: the first row drawn and how many fit whole.
func (g *Grid) Window() (first, count int) { return g.top, g.page() }

// count returns the length, 0 while it is not known.
func (g *Grid) count() int {
	if g.source == nil {
		return 0
	}
	return max(0, g.source.Len())
}

func (g *Grid) loading() bool { return g.source != nil && g.source.Len() < 0 }

// page returns how many whole rows fit.
func (g *Grid) page() int {
	return max(1, int((g.Size().Height-g.headHeight())/g.rowHeight()))
}

// drawn returns how many rows are drawn: the last one may be cut at the lower edge.
func (g *Grid) drawn() int {
	whole := g.page()
	if float32(whole)*g.rowHeight() < g.Size().Height-g.headHeight() {
		whole++
	}
	return whole
}

func (g *Grid) rowHeight() float32 {
	if g.TwoLine {
		return Size(SizeTwoLineRow)
	}
	return Size(SizeRow)
}

func (g *Grid) headHeight() float32 {
	if g.TwoLine {
		return 0
	}
	return Size(SizeControl)
}

// scrollTo makes row top the first one drawn, as far as the length allows, and reports whether that moved anything.
func (g *Grid) scrollTo(top int) bool {
	top = max(0, min(top, g.count()-g.page()))
	if top == g.top {
		return false
	}
	g.top = top
	return true
}

// reveal scrolls so that the cursor is seen.
func (g *Grid) reveal() {
	switch {
	case g.at < g.top:
		g.scrollTo(g.at)
	case g.at >= g.top+g.page():
		g.scrollTo(g.at - g.page() + 1)
	}
}

// find looks for a record: at the cursor, with the source's Finder, then in the visible rows.
func (g *Grid) find(id int64) (int, bool) {
	if id == 0 || g.source == nil {
		return 0, false
	}
	if g.at >= 0 && g.at < g.count() {
		if row, ok := g.source.Row(g.at); ok && row.ID == id {
			return g.at, true
		}
	}
	if finder, ok := g.source.(Finder); ok {
		return finder.IndexOf(id)
	}
	for i := g.top; i < min(g.top+g.drawn(), g.count()); i++ {
		if row, ok := g.source.Row(i); ok && row.ID == id {
			return i, true
		}
	}
	return 0, false
}

// windowLoaded reports whether all visible rows have come.
func (g *Grid) windowLoaded() bool {
	for i := g.top; i < min(g.top+g.drawn(), g.count()); i++ {
		if _, ok := g.source.Row(i); !ok {
			return false
		}
	}
	return true
}

// sync brings cursor, window and drawing in line with the source and tells OnVisible. OnVisible may answer at once and call
// Refresh: then one more round follows instead of a recursion.
func (g *Grid) sync(follow bool) {
	if g.syncing {
		g.again = true
		return
	}
	g.syncing = true
	for round := 0; round < 3; round++ {
		g.again = false
		g.followCursor(follow)
		g.scrollTo(g.top)
		g.tellVisible()
		g.draw()
		if !g.again {
			break
		}
	}
	g.syncing = false
}

// followCursor keeps the cursor on its record.
func (g *Grid) followCursor(follow bool) {
	count := g.count()
	if count == 0 {
		if !g.loading() {
			g.at = -1
			g.choose(0)
		}
		return
	}
	if g.sought != 0 {
		if i, ok := g.find(g.sought); ok {
			g.at, g.sought = i, 0
			g.reveal()
			g.resolve()
		}
		return
	}
	if g.selID != 0 {
		if i, ok := g.find(g.selID); ok {
			moved := i != g.at
			g.at = i
			if follow && moved {
				g.reveal()
			}
			return
		}
		if !g.windowLoaded() {
			return
		}
	}
	g.at = min(max(g.at, 0), count-1)
	g.resolve()
}

// resolve makes the record at the cursor the selected one once its row has come.
func (g *Grid) resolve() {
	if g.at < 0 || g.at >= g.count() {
		return
	}
	if row, ok := g.source.Row(g.at); ok {
		g.choose(row.ID)
	} else {
		g.choose(0)
	}
}

func (g *Grid) choose(id int64) {
	if id == g.selID {
		return
	}
	g.selID = id
	if g.OnSelect != nil {
		g.OnSelect(id)
	}
}

func (g *Grid) tellVisible() {
	now := [3]int{g.top, g.drawn(), g.count() + 1}
	if g.OnVisible == nil || now == g.told || g.Size().Height == 0 {
		return
	}
	g.told = now
	g.OnVisible(g.top, g.drawn())
}

// Resize implements fyne.CanvasObject.
func (g *Grid) Resize(size fyne.Size) {
	if size == g.Size() {
		return
	}
	stood := g.at >= g.top && g.at < g.top+g.page()
	g.BaseWidget.Resize(size)
	if stood {
		g.reveal()
	}
	g.sync(false)
}
