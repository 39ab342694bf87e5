package kit

import (
	"runtime"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// shownGrid returns a grid of count rows in a window that shows exactly ten of them.
func shownGrid(t testing.TB, count int) (*Grid, *list, fyne.Window) {
	t.Helper()
	source := &list{count: count, rows: sampleRows(), loading: map[int]bool{}}
	g := NewGrid(sampleColumns, source)
	window := newWindow(t, 1000, 28+270, g)
	window.Canvas().Focus(g)
	return g, source, window
}

func TestGridMovesByKeyboard(t *testing.T) {
	g, _, _ := shownGrid(t, 1_000_000)
	for _, step := range []struct {
		key       fyne.KeyName
		at, first int
	}{
		{fyne.KeyDown, 1, 0},
		{fyne.KeyUp, 0, 0},
		{fyne.KeyUp, 0, 0},
		{fyne.KeyPageDown, 10, 1},
		{fyne.KeyPageDown, 20, 11},
		{fyne.KeyPageUp, 10, 10},
		{fyne.KeyEnd, 999_999, 999_990},
		{fyne.KeyDown, 999_999, 999_990},
		{fyne.KeyUp, 999_998, 999_990},
		{fyne.KeyHome, 0, 0},
	} {
		press(g, step.key)
		if first, page := g.Window(); g.SelectedIndex() != step.at || first != step.first || page != 10 {
			t.Fatalf("%s: cursor %d, first row %d of %d; want %d and %d of 10", step.key, g.SelectedIndex(), first, page, step.at, step.first)
		}
		if g.Selected() != int64(step.at+1) {
			t.Fatalf("%s: record %d under the cursor, want %d", step.key, g.Selected(), step.at+1)
		}
	}
}

func TestGridOpensLeavesAndTells(t *testing.T) {
	g, _, _ := shownGrid(t, 100)
	var opened, selected []int64
	left := false
	g.OnOpen = func(id int64) { opened = append(opened, id) }
	g.OnSelect = func(id int64) { selected = append(selected, id) }
	g.OnLeave = func(up bool) { left = up }
	press(g, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if !slices.Equal(opened, []int64{3}) || !slices.Equal(selected, []int64{2, 3, 2, 1}) || !left {
		t.Errorf("opened %v, selected %v, left %v", opened, selected, left)
	}
	other := fyne.KeyName("")
	g.OnKey = func(event *fyne.KeyEvent) bool { other = event.Name; return true }
	press(g, fyne.KeyDelete)
	if other != fyne.KeyDelete {
		t.Error("a key the grid has no use for is not handed on")
	}
}

func TestGridMarks(t *testing.T) {
	g, _, _ := shownGrid(t, 1_000_000)
	if got := g.Marked(); !slices.Equal(got.IDs, []int64{1}) || g.HasMarks() {
		t.Errorf("without marks: %+v, want the row under the cursor", got)
	}
	press(g, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if got := g.Marked(); !slices.Equal(got.IDs, []int64{1, 3}) {
		t.Errorf("Space: %+v, want 1 and 3", got)
	}
	press(g, fyne.KeyEscape)
	if g.HasMarks() {
		t.Error("Esc keeps the marks")
	}
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(g, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := g.Marked(); !slices.Equal(got.IDs, []int64{3, 4}) {
		t.Errorf("Shift+Down twice and Up: %+v, want 3 and 4", got)
	}
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	press(g, fyne.KeySpace)
	if got := g.Marked(); !got.All || !slices.Equal(got.Except, []int64{4}) {
		t.Errorf("Ctrl+A and Space: %+v, want all but 4", got)
	}
}

func TestGridMarkAllReadsNoRows(t *testing.T) {
	g, source, _ := shownGrid(t, 1_000_000)
	source.asked = 0
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if source.asked > 100 {
		t.Errorf("marking a million rows read %d of them", source.asked)
	}
}

func TestGridKeepsItsRecord(t *testing.T) {
	g, source, _ := shownGrid(t, 100)
	press(g, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	moved := &shifted{list: source, by: 1}
	g.source = moved
	g.Reload()
	if g.Selected() != 4 || g.SelectedIndex() != 4 {
		t.Errorf("a row came in above: record %d at %d, want 4 at 4", g.Selected(), g.SelectedIndex())
	}
	moved.by = 0
	source.count = 3
	g.Reload()
	if g.Selected() != 3 || g.SelectedIndex() != 2 {
		t.Errorf("the record is gone: record %d at %d, want the last one, 3 at 2", g.Selected(), g.SelectedIndex())
	}
	source.count = 0
	g.Reload()
	if g.Selected() != 0 || g.SelectedIndex() != -1 {
		t.Errorf("an empty list still has record %d at %d", g.Selected(), g.SelectedIndex())
	}
}

// shifted has by rows before those of the list.
type shifted struct {
	*list
	by int
}

func (s *shifted) Row(i int) (Row, bool) {
	row, ok := s.list.Row(i)
	row.ID -= int64(s.by)
	if row.ID <= 0 {
		row.ID = 1000 + int64(i)
	}
	return row, ok
}

func TestGridFetchesAroundTheWindow(t *testing.T) {
	source := &list{count: 1_000_000, rows: sampleRows(), loading: map[int]bool{}}
	for i := range 1_000_000 / 50_000 {
		source.loading[i*50_000] = true
	}
	g := NewGrid(sampleColumns, source)
	var asked [][2]int
	g.OnVisible = func(first, count int) {
		asked = append(asked, [2]int{first, count})
		delete(source.loading, first)
		g.Refresh() // an inline source answers at once
	}
	window := newWindow(t, 1000, 28+270, g)
	window.Canvas().Focus(g)
	if asked[len(asked)-1] != [2]int{0, 10} || g.Selected() != 1 {
		t.Fatalf("at start asked %v, record %d; want 0..10 and record 1", asked, g.Selected())
	}
	asked = nil
	press(g, fyne.KeyEnd)
	if !slices.Equal(asked, [][2]int{{999_990, 10}}) {
		t.Errorf("End asked %v, want the last window once", asked)
	}
	asked = nil
	press(g, fyne.KeyUp)
	if asked != nil {
		t.Errorf("moving inside the window asked %v", asked)
	}
}

func TestGridLoadingRowIsSelectedWhenItComes(t *testing.T) {
	g, source, _ := shownGrid(t, 100)
	source.loading[5] = true
	g.SelectIndex(5)
	if g.Selected() != 0 {
		t.Fatalf("a row that is not there yet is record %d", g.Selected())
	}
	delete(source.loading, 5)
	g.Refresh()
	if g.Selected() != 6 {
		t.Errorf("the row came: record %d, want 6", g.Selected())
	}
}

func TestGridMouse(t *testing.T) {
	g, _, window := shownGrid(t, 1_000_000)
	click := func(x, y float32, modifier fyne.KeyModifier) {
		event := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
		event.Position = fyne.NewPos(x, y)
		g.MouseDown(event)
		g.MouseUp(event)
	}
	click(100, 28+27*3+5, 0)
	if g.SelectedIndex() != 3 || window.Canvas().Focused() != g {
		t.Errorf("click on the fourth row: cursor %d", g.SelectedIndex())
	}
	click(100, 28+27*5+5, fyne.KeyModifierShift)
	if got := g.Marked(); !slices.Equal(got.IDs, []int64{4, 5, 6}) {
		t.Errorf("Shift+click: %+v, want 4 to 6", got)
	}
	g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	if first, _ := g.Window(); first != 3 {
		t.Errorf("one notch of the wheel shows row %d first, want 3", first)
	}
	var key string
	var descending bool
	g.OnSort = func(k string, d bool) { key, descending = k, d }
	click(20, 10, 0)
	if key != "code" || descending {
		t.Errorf("header click sorts by %q, descending %v", key, descending)
	}
	click(20, 10, 0)
	if !descending {
		t.Error("a second click does not turn the order round")
	}
	key = ""
	click(450, 10, 0)
	if key != "" {
		t.Errorf("a column that cannot be sorted sorts by %q", key)
	}
}

func TestGridScrollBarReachesEveryEnd(t *testing.T) {
	g, _, _ := shownGrid(t, 1_000_000)
	top, length := g.thumb()
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(995, top+length/2)}})
	for _, share := range []struct {
		y    float32
		want int
	}{{5000, 999_990}, {-5000, 0}} {
		g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(995, share.y)}})
		if first, _ := g.Window(); first != share.want {
			t.Errorf("thumb at %v shows row %d first, want %d", share.y, first, share.want)
		}
	}
}

func TestGridColumns(t *testing.T) {
	g, _, _ := shownGrid(t, 100)
	var told []GridColumn
	g.OnColumns = func(columns []GridColumn) { told = columns }
	total := func() (sum float32) {
		for _, s := range g.layout {
			sum += s.width
		}
		return sum
	}
	if sum := total(); sum < 987 || sum > 989 {
		t.Errorf("columns fill %v of 988 pixels", sum)
	}
	x, width := g.span(0)
	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = fyne.NewPos(x+width, 10)
	g.MouseDown(down)
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+width+40, 10)}})
	g.MouseUp(down)
	if _, now := g.span(0); now != width+40 || told == nil || told[0].Width != width+40 {
		t.Errorf("dragging the edge by 40: width %v, was %v; told %v", now, width, told)
	}
	for range sampleColumns {
		for i := range sampleColumns {
			if !g.columns[i].Hidden {
				g.switchColumn(i)
			}
		}
	}
	if g.lastShown() < 0 {
		t.Error("the last column could be hidden")
	}
	g.resetColumns()
	if g.Columns()[0].Hidden || g.Columns()[0].Width != sampleColumns[0].Width {
		t.Error("the default columns do not come back")
	}
	narrow := newWindow(t, 300, 200, NewGrid(sampleColumns, &list{count: 3, rows: sampleRows()}))
	keep(t, narrow, "grid-narrow")
}

func TestGridCutCellTellsItsText(t *testing.T) {
	g, _, _ := shownGrid(t, 100)
	g.columns[2].Width, g.columns[2].Weight = 60, 0
	g.draw()
	x, _ := g.span(2)
	if got := g.cutTextAt(fyne.NewPos(x+10, 28+5)); got != "Cấp giấy phép tiến hành công việc bức xạ" {
		t.Errorf("a cut cell tells %q", got)
	}
	x, _ = g.span(3)
	if got := g.cutTextAt(fyne.NewPos(x+10, 28+5)); got != "" {
		t.Errorf("a cell that fits tells %q", got)
	}
}

func TestGridEmptyStateActs(t *testing.T) {
	done := false
	g := NewGrid(sampleColumns, &list{})
	g.Empty = Empty{Title: "Chưa có hồ sơ nào", Action: "Lập hồ sơ mới", Do: func() { done = true }}
	newWindow(t, 800, 300, g)
	press(g, fyne.KeyReturn)
	if !done {
		t.Error("Enter in an empty list does not do what it proposes")
	}
	unknown := NewGrid(sampleColumns, &list{count: -1})
	newWindow(t, 800, 300, unknown)
	if got := unknown.renderer.empty.title.Text; got != T("Đang đọc…") {
		t.Errorf("a list whose length is not known says %q", got)
	}
}

// TestGridCostsTheSameForAnyCount compares the memory of a million rows with that of twenty.
func TestGridCostsTheSameForAnyCount(t *testing.T) {
	size := func(count int) uint64 {
		var before, after runtime.MemStats
		g, _, window := shownGrid(t, count)
		press(g, fyne.KeyEnd, fyne.KeyHome)
		runtime.GC()
		runtime.ReadMemStats(&before)
		g2, _, _ := shownGrid(t, count)
		press(g2, fyne.KeyEnd, fyne.KeyHome)
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(window)
		return after.TotalAlloc - before.TotalAlloc
	}
	few, many := size(20), size(1_000_000)
	if many > few+few/2 {
		t.Errorf("a million rows take %d bytes, twenty take %d", many, few)
	}
}

func TestGridScrollsNearlyWithoutAllocating(t *testing.T) {
	g, _, _ := shownGrid(t, 1_000_000)
	row := 0
	step := func() {
		row = (row + 1) % 50
		g.scrollTo(1000 + row)
		g.sync(false)
	}
	for range 120 {
		step() // the cut texts of these rows are kept now
	}
	if n := testing.AllocsPerRun(50, step); n > 20 {
		t.Errorf("a scroll step allocates %v times", n)
	}
}

// BenchmarkGridScroll is one step of scrolling 1,000,000 rows; frame paints it too, with the software painter.
func BenchmarkGridScroll(b *testing.B) {
	for _, size := range []struct {
		name  string
		count int
		paint bool
	}{{"step/20", 20, false}, {"step/1M", 1_000_000, false}, {"frame/1M", 1_000_000, true}} {
		b.Run(size.name, func(b *testing.B) {
			source := &list{count: size.count, rows: sampleRows()}
			g := NewGrid(sampleColumns, source)
			window := newWindow(b, 1170, 700, g)
			window.Canvas().Capture()
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				g.top = 0
				g.scrollTo((i * 3) % max(1, size.count-30))
				g.sync(false)
				if size.paint {
					window.Canvas().Capture()
				}
			}
		})
	}
}

// BenchmarkGridStart opens a window with a list of any count.
func BenchmarkGridStart(b *testing.B) {
	for _, size := range []struct {
		name  string
		count int
	}{{"20", 20}, {"1M", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			test.NewApp().Settings().SetTheme(NewTheme(false, 1))
			b.ReportAllocs()
			for range b.N {
				g := NewGrid(sampleColumns, &list{count: size.count, rows: sampleRows()})
				g.Resize(fyne.NewSize(1170, 700))
				test.WidgetRenderer(g)
			}
		})
	}
}
