package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// reportColumns are like those of a report: groups of two levels.
var reportColumns = []CellColumn{
	{Title: "Lĩnh vực", Width: 120, Weight: 40},
	{Title: "Tổng số", Groups: []string{"Tiếp nhận"}, Width: 44, Weight: 6, Number: true},
	{Title: "Trực tuyến", Groups: []string{"Tiếp nhận", "Trong kỳ"}, Width: 44, Weight: 6, Number: true},
	{Title: "Trực tiếp, dịch vụ bưu chính", Groups: []string{"Tiếp nhận", "Trong kỳ"}, Width: 44, Weight: 6, Number: true},
	{Title: "Tổng số", Groups: []string{"Đã giải quyết"}, Width: 44, Weight: 6, Number: true},
}

func reportRows(n int) [][]string {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("Lĩnh vực %d", i+1), "9", "4", "5", "0"}
	}
	return rows
}

func TestCellTableByKeyboard(t *testing.T) {
	table := NewCellTable()
	newWindow(t, 700, 300, table).Canvas().Focus(table)
	opened := ""
	table.OnOpen = func(row, column int) { opened = fmt.Sprint(row, column) }
	table.SetTable(reportColumns, reportRows(100), []string{"Tổng số", "900", "400", "500", "0"})
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "0 1"}, {fyne.KeyDown, "1 1"}, {fyne.KeyEnd, "1 4"}, {fyne.KeyRight, "1 4"}, {fyne.KeyHome, "1 0"}, {fyne.KeyUp, "0 0"}, {fyne.KeyUp, "0 0"},
	} {
		press(table, c.key)
		if row, column := table.Cursor(); fmt.Sprint(row, column) != c.want {
			t.Errorf("%s leads to %d %d, want %s", c.key, row, column, c.want)
		}
	}
	for range 40 {
		press(table, fyne.KeyPageDown)
	}
	press(table, fyne.KeyReturn)
	press(table, fyne.KeyUp)
	if opened != "100 0" || table.top+table.shown() != 100 {
		t.Errorf("the last row is %s, the last one above it %d", opened, table.top+table.shown())
	}
	table.SetTable(reportColumns[:2], reportRows(2), nil)
	if row, column := table.Cursor(); row != 1 || column != 0 {
		t.Errorf("in a smaller table the cursor stands at %d %d", row, column)
	}
	table.SetTable(nil, nil, nil)
	opened = ""
	press(table, fyne.KeyReturn)
	if opened != "" {
		t.Error("a cell of nothing is opened")
	}
}

// The cell under the pointer is the one that is drawn there.
func TestCellTableByMouse(t *testing.T) {
	table := NewCellTable()
	newWindow(t, 700, 300, table)
	table.SetTable(reportColumns, reportRows(3), []string{"Tổng số"})
	at := func(row int) fyne.Position {
		return fyne.NewPos(5, table.headHeight()+(float32(row)+0.5)*cellRowHeight())
	}
	for _, want := range []int{0, 2, 3} {
		if row, column, ok := table.cellAt(at(want)); !ok || row != want || column != 0 {
			t.Errorf("line %d is row %d, column %d, %v", want, row, column, ok)
		}
	}
	if _, _, ok := table.cellAt(at(4)); ok {
		t.Error("there is a cell below the last row")
	}
	if _, _, ok := table.cellAt(fyne.NewPos(5, 5)); ok {
		t.Error("the head is a cell")
	}
}

// monthDay is the day the months of the tests begin with.
var monthDay = time.Date(2026, 11, 10, 9, 0, 0, 0, time.UTC)

func TestMonthByKeyboard(t *testing.T) {
	month := NewMonth(monthDay)
	newWindow(t, 700, 500, month).Canvas().Focus(month)
	opened, spans := "", 0
	month.OnOpen = func(day string) { opened = day }
	month.OnMonth = func(string, string) { spans++ }
	start := month.Day()
	press(month, fyne.KeyRight)
	press(month, fyne.KeyDown)
	press(month, fyne.KeyUp)
	press(month, fyne.KeyLeft)
	if month.Day() != start || spans != 0 {
		t.Errorf("round about: %s, %d", month.Day(), spans)
	}
	month.moveTo(civil(monthDay).AddDate(0, 0, 20)) // the 30th
	press(month, fyne.KeyPageDown)
	press(month, fyne.KeyPageDown)
	press(month, fyne.KeyPageDown)
	press(month, fyne.KeyReturn)
	if spans != 3 || opened != "2027-02-28" {
		t.Errorf("three months on: %s, %d", opened, spans)
	}
	press(month, fyne.KeyHome)
	if month.Day() != start {
		t.Errorf("Home leads to %s", month.Day())
	}
	first, last := month.Span()
	if first > start || last < start {
		t.Errorf("%s is not between %s and %s", start, first, last)
	}
}
