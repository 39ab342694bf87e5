package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func feeTable(t *testing.T) (*Form, fyne.Window) {
	t.Helper()
	return shownForm(t,
		Field{Key: "name", Label: "Tên"},
		Field{Key: "terms", Label: "Thời hạn", Kind: FieldTable, Section: "Thời hạn và phí", Columns: []Field{
			{Key: "channel", Label: "Cách nộp", Kind: FieldChoice, Width: 150, Options: []Option{{Value: "counter", Label: "Trực tiếp"}, {Value: "online", Label: "Trực tuyến"}}},
			{Key: "limit", Label: "Thời hạn", Width: 120, Weight: 1},
			{Key: "fee", Label: "Phí", Kind: FieldMoney, Width: 120},
		}},
		Field{Key: "note", Label: "Ghi chú"})
}

func TestTableGrowsWhereOneTypes(t *testing.T) {
	f, window := feeTable(t)
	f.SetValues(map[string]string{"terms": `[{"channel":"counter","fee":"2250000","limit":"5d"}]`})
	if f.Dirty() {
		t.Fatal("a table that was only filled is dirty")
	}
	f.FocusField("terms")
	focused := func() fyne.Focusable { return window.Canvas().Focused() }
	press(focused(), fyne.KeyReturn, fyne.KeyReturn)
	press(focused(), fyne.KeyReturn) // limit
	press(focused(), fyne.KeyReturn) // fee, then the empty row
	test.Type(focused(), "t")        // chooses by its letter
	press(focused(), fyne.KeyReturn)
	test.Type(focused(), "4d")
	keep(t, window, "table")
	rows := TableRows(f.Value("terms"))
	if len(rows) != 2 || rows[1]["limit"] != "4d" || rows[1]["channel"] == "" || rows[0]["fee"] != "2250000" {
		t.Errorf("the rows are %v", rows)
	}
	if !f.Dirty() {
		t.Error("a new row changed nothing")
	}
}

func TestTableRowIsTakenAway(t *testing.T) {
	f, window := feeTable(t)
	f.SetValues(map[string]string{"terms": `[{"limit":"5d"},{"limit":"4d"}]`})
	f.FocusField("terms")
	window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl})
	if got := f.Value("terms"); got != `[{"limit":"4d"}]` {
		t.Errorf("what is left is %s", got)
	}
}

func TestEnterOnTheEmptyRowLeavesTheTable(t *testing.T) {
	f, window := feeTable(t)
	f.FocusField("terms")
	press(window.Canvas().Focused(), fyne.KeyReturn)
	test.Type(window.Canvas().Focused(), "xong")
	if f.Value("note") != "xong" || f.Value("terms") != "" {
		t.Errorf("note %q, terms %q", f.Value("note"), f.Value("terms"))
	}
}

func TestTableTellsWhichRowIsWrong(t *testing.T) {
	f, window := feeTable(t)
	f.SetValues(map[string]string{"terms": `[{"limit":"5d"},{"limit":"4d"}]`})
	f.SetError("terms[1]", "Dòng này trùng.")
	cell := f.byKey["terms"].edit.(*tableEditor).rows[1].cells[0].focusable()
	if window.Canvas().Focused() != cell {
		t.Error("the row in trouble has not the focus")
	}
	if !strings.Contains(f.byKey["terms"].failed.Text, "Dòng này trùng.") {
		t.Error("the trouble is not told")
	}
}

func TestTableValueLeavesEmptyRowsOut(t *testing.T) {
	got := TableValue([]map[string]string{{"a": "1", "b": ""}, {"a": ""}, nil})
	if got != `[{"a":"1"}]` || TableValue(nil) != "" || TableRows("không phải") != nil {
		t.Errorf("got %s", got)
	}
}
