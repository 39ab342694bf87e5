package register_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
)

// everything makes the first chip the one without a filter.
func everything(d *register.Description[record]) { d.Chips = nil }

func TestKeyboardOnly(t *testing.T) {
	d := open(t, 1000, everything)
	d.shows("Bản ghi 1", "Chi tiết Bản ghi 1")
	d.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	d.shows("Chi tiết Bản ghi 4")
	d.keys(fyne.KeyEnd)
	d.shows("Chi tiết Bản ghi 1000")
	d.keys(fyne.KeyHome, fyne.KeyUp) // from the first row up into the search box
	d.write("ghi 77")
	d.keys(fyne.KeyDown) // and back into the list
	if d.selected() != "Bản ghi 77" {
		t.Fatalf("selected %q", d.selected())
	}
	d.hides("Bản ghi 1")
	d.keys(fyne.KeyDown)
	if d.selected() != "Bản ghi 770" {
		t.Fatalf("selected %q", d.selected())
	}
	d.keys(fyne.KeyReturn)
	d.shows("Sửa bản ghi Chi tiết Bản ghi 770")
	d.keys(fyne.KeyEscape)
	d.press(fyne.KeyF, ctrl)
	d.keys(fyne.KeyEscape)
	d.shows("Bản ghi 2")
}

func TestNothingFoundSaysSo(t *testing.T) {
	d := open(t, 10, everything)
	d.press(fyne.KeyF, ctrl)
	d.write("không có")
	d.shows("Không tìm thấy bản ghi nào có “không có”", "Chọn một bản ghi")
	d.button("Bỏ tìm kiếm").Press()
	d.shows("Bản ghi 1")
}

func TestAnEmptyRegisterSaysWhatToDo(t *testing.T) {
	d := open(t, 0, everything)
	d.shows("Chưa có bản ghi nào", "Bản ghi mới")
	d.keys(fyne.KeyReturn)
	d.shows("Thêm bản ghi")
}

func TestOnlyPagesAroundTheWindowAreRead(t *testing.T) {
	d := open(t, 100_000, everything)
	if got := d.source.asked(); !slices.Equal(got, []int{0}) {
		t.Fatalf("at the start the pages %v were read", got)
	}
	d.keys(fyne.KeyEnd)
	for _, offset := range d.source.asked() {
		if offset < 100_000-120 {
			t.Errorf("at the end the page at %d was read", offset)
		}
	}
	d.keys(fyne.KeyHome)
	d.source.asked()
	for range 300 {
		d.keys(fyne.KeyPageDown)
	}
	rows := d.page.Selected().ID
	read := d.source.asked()
	if most := int(rows)/60 + 3; len(read) > most {
		t.Errorf("%d pages were read for %d rows, at most %d are needed", len(read), rows, most)
	}
	seen := map[int]bool{}
	for _, offset := range read {
		if seen[offset] {
			t.Errorf("the page at %d was read twice", offset)
		}
		seen[offset] = true
	}
	for range 30 { // pages far away were forgotten: they are read again
		d.keys(fyne.KeyPageUp)
	}
	if len(d.source.asked()) == 0 {
		t.Error("all pages are kept in memory")
	}
}

func TestAStaleAnswerIsIgnored(t *testing.T) {
	posted := make(chan func(), 1000)
	s := newSource(1000)
	slow := make(chan struct{})
	s.hold["ghi 1"] = slow
	d := openWith(t, task.New(func(f func()) { posted <- f }, nil), s, everything)
	pump := func(until func() bool) { t.Helper(); d.pump(posted, until) }
	pump(func() bool { return d.selected() == "Bản ghi 1" })
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 1")
	begun := false
	pump(func() bool {
		select {
		case <-s.began:
			begun = true
		default:
		}
		return begun
	})
	d.write("2")
	pump(func() bool { return d.selected() == "Bản ghi 12" })
	close(slow) // now the first search answers
	time.Sleep(20 * time.Millisecond)
	for len(posted) > 0 {
		(<-posted)()
	}
	if d.selected() != "Bản ghi 12" || strings.Contains(d.texts(), "Bản ghi 13\n") {
		t.Errorf("the older search overwrote the newer one: %q", d.selected())
	}
}

func TestAQuickHandMeansTheNewRecord(t *testing.T) {
	posted := make(chan func(), 1000)
	stamped := make(chan string, 1)
	d := openWith(t, task.New(func(f func()) { posted <- f }, nil), newSource(10), func(d *register.Description[record]) {
		everything(d)
		d.Actions[0].Run = func(_ context.Context, r *record, _ string) error { stamped <- r.Name; return nil }
	})
	pump := func(until func() bool) { t.Helper(); d.pump(posted, until) }
	pump(func() bool { return d.selected() == "Bản ghi 1" })
	d.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	d.press(fyne.KeyD, ctrl) // before anything was read
	if d.page.Selected() != nil {
		t.Fatal("the record is there already: the test shows nothing")
	}
	pump(func() bool { return len(stamped) > 0 })
	if name := <-stamped; name != "Bản ghi 4" {
		t.Errorf("%s was stamped", name)
	}
}

func TestChipsCountAndFilter(t *testing.T) {
	d := open(t, 100, nil)
	d.shows("Đang làm", "34", "33", "100")
	d.hides("Bản ghi 2\n")
	chips := find[*kit.Chips](t, d)
	d.Window().Canvas().Focus(chips)
	d.keys(fyne.KeyRight)
	d.shows("Bản ghi 2\n")
	d.hides("Bản ghi 1\n")
	d.keys(fyne.KeyEnd)
	d.shows("Bản ghi 1\n", "Bản ghi 2\n")
}

func find[W fyne.CanvasObject](t *testing.T, d *desk) W {
	t.Helper()
	for _, object := range d.objects() {
		if w, ok := object.(W); ok {
			return w
		}
	}
	var none W
	t.Fatalf("no %T on the screen", none)
	return none
}

func TestSortAsksTheSourceAndIsRemembered(t *testing.T) {
	d := open(t, 1000, everything)
	grid := find[*kit.Grid](t, d)
	grid.OnSort("name", true)
	d.shows("Bản ghi 999", "Bản ghi 998")
	if d.selected() != "Bản ghi 999" {
		t.Errorf("selected %q", d.selected())
	}
	if q := d.page.Query(); q.Sort != "name" || !q.Descending || d.memory["register.fake.sort"] != "name true" {
		t.Errorf("%+v, remembered %q", q, d.memory["register.fake.sort"])
	}
}

func TestDayFilterNarrowsAndClears(t *testing.T) {
	d := open(t, 1000, everything)
	d.button("+ Lọc").Press()
	field := find[*kit.DateField](t, d)
	d.Window().Canvas().Focus(field)
	d.write("27/10/2026")
	d.Window().Canvas().Unfocus()
	d.shows("Lọc (1)", "Bản ghi 300\n")
	d.hides("Bản ghi 1\n")
	if q := d.page.Query(); q.From["day"] != "2026-10-27" {
		t.Errorf("%+v", q)
	}
	d.button("Bỏ lọc").Press()
	d.shows("Bản ghi 1\n", "+ Lọc")
}

func TestColumnsAreRemembered(t *testing.T) {
	d := open(t, 10, everything)
	grid := find[*kit.Grid](t, d)
	columns := grid.Columns()
	columns[1].Hidden = true
	grid.OnColumns(columns)
	if !strings.Contains(d.memory["register.fake.columns"], `"Hidden":true`) {
		t.Errorf("%q", d.memory["register.fake.columns"])
	}
}

func TestReloadKeepsTheSelectionByID(t *testing.T) {
	d := open(t, 1000, everything)
	d.keys(fyne.KeyDown, fyne.KeyDown)
	d.source.asked()
	d.source.records = append([]record{{ID: 5000, Name: "Bản ghi mới đến"}}, d.source.records...)
	d.Host().Refresh()
	if d.selected() != "Bản ghi 3" {
		t.Errorf("selected %q", d.selected())
	}
	if got := d.source.asked(); !slices.Equal(got, []int{0}) {
		t.Errorf("the pages %v were read again", got)
	}
	d.shows("Bản ghi mới đến")
	d.source.records = d.source.records[4:] // the record and those before it are gone
	d.Host().Refresh()
	if d.selected() != "Bản ghi 7" && d.selected() != "Bản ghi 4" {
		t.Errorf("after the record has gone: %q", d.selected())
	}
}

func TestOpenShowsARecordThatTheListDoesNotHold(t *testing.T) {
	d := open(t, 1000, nil)
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 4")
	d.Host().Navigate("fake", 2) // not in the chip, not in the search
	d.shows("Chi tiết Bản ghi 2")
	if d.selected() != "Bản ghi 2" || d.page.Query().Text != "" {
		t.Errorf("selected %q, query %+v", d.selected(), d.page.Query())
	}
	d.Host().Navigate("fake", 900) // far from the first page
	d.shows("Chi tiết Bản ghi 900")
}

// A database that does not answer is asked once, not with every drawing; F5 asks again.
func TestTroubleIsNotAskedForAgainAndAgain(t *testing.T) {
	s := newSource(200)
	s.broken = errors.New("no such table")
	posts := make(chan func(), 100)
	runner := task.New(func(f func()) { posts <- f }, nil)
	d := openWith(t, runner, s, nil)
	settle := func() {
		for {
			select {
			case f := <-posts:
				f()
			case <-time.After(300 * time.Millisecond):
				return
			}
		}
	}
	settle()
	asked := len(s.pages)
	if asked == 0 || asked > 3 {
		t.Errorf("the first page was asked %d times", asked)
	}
	s.broken = nil
	d.press(fyne.KeyF5, 0)
	settle()
	d.shows("Bản ghi 46")
}

// A search shows what it finds newest first, which streams; only an order that the person chose stays.
func TestSearchComesNewestFirst(t *testing.T) {
	d := open(t, 200, func(x *register.Description[record]) { everything(x); x.Sort = "name" })
	last := func() string { return d.source.pages[len(d.source.pages)-1].Sort }
	if last() != "name" {
		t.Fatalf("the list begins by %q", last())
	}
	d.press(fyne.KeyF, ctrl)
	d.write("Bản ghi 7")
	if last() != "" {
		t.Errorf("the search is asked by %q", last())
	}
	d.keys(fyne.KeyEscape)
	if last() != "name" {
		t.Errorf("after the search the list is asked by %q", last())
	}
}

// One selection: while the pane shows a record that has left the list, no row is highlighted, and Space marks none.
func TestARecordThatLeftTheListIsTheOnlyOneSelected(t *testing.T) {
	d := open(t, 100, nil) // the chip of open records: 1, 4, 7, …
	d.keys(fyne.KeyDown)
	d.source.records[3].State = "done"
	d.page.Hold(4)
	d.Host().Refresh()
	grid := find[*kit.Grid](t, d)
	d.shows("Chi tiết Bản ghi 4", "Không còn trong danh sách này")
	d.keys(fyne.KeySpace)
	if grid.Selected() != 0 || grid.HasMarks() || d.selected() != "Bản ghi 4" {
		t.Errorf("the grid is on %d, marks %v, the pane shows %q", grid.Selected(), grid.HasMarks(), d.selected())
	}
	d.keys(fyne.KeyDown) // the row that took its place
	d.hides("Không còn trong danh sách này")
	if grid.Selected() != 7 || d.selected() != "Bản ghi 7" {
		t.Errorf("after Down the grid is on %d, the pane shows %q", grid.Selected(), d.selected())
	}
}

func TestOpeningARecordFarDownHighlightsNoOther(t *testing.T) {
	d := open(t, 1000, nil)
	d.Host().Navigate("fake", 900)
	grid := find[*kit.Grid](t, d)
	if grid.Selected() != 0 || d.selected() != "Bản ghi 900" {
		t.Errorf("the grid is on %d, the pane shows %q", grid.Selected(), d.selected())
	}
	d.hides("Không còn trong danh sách này")
	d.keys(fyne.KeyDown)
	if grid.Selected() != 1 || d.selected() != "Bản ghi 1" {
		t.Errorf("after Down the grid is on %d, the pane shows %q", grid.Selected(), d.selected())
	}
}

func TestASearchThatFindsNothingInTheChipLeadsToTheWhole(t *testing.T) {
	d := open(t, 100, nil)
	d.page.Hold(4) // even a record held in the pane goes
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 50") // late: not in the chip of open records
	d.shows("trong mục này", "Có 1 bản ghi ở “Tất cả”", "Chọn một bản ghi")
	d.keys(fyne.KeyReturn, fyne.KeyReturn)
	if d.selected() != "Bản ghi 50" || d.page.Query().Text != "ghi 50" {
		t.Errorf("selected %q, query %+v", d.selected(), d.page.Query())
	}
	d.press(fyne.KeyF, ctrl)
	d.write("không có")
	d.shows("Không tìm thấy bản ghi nào có “không có”")
}
