package register_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/uitest"
)

// keepView saves what the list shows under a name, by the keyboard.
func (d *desk) keepView(name string) {
	d.t.Helper()
	d.press(fyne.KeyS, ctrl|shift)
	d.write(name)
	d.keys(fyne.KeyReturn)
}

// choose takes the entry of the open menu that has the label.
func (d *desk) choose(label string) {
	d.t.Helper()
	uitest.Choose(d.t, d.Window(), label)
}

func TestASavedViewBringsChipSearchOrderAndColumns(t *testing.T) {
	d := open(t, 300, nil)
	d.page.Filter("late")
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 1")
	d.keys(fyne.KeyDown)
	grid := d.Window().Canvas().Focused().(*kit.Grid)
	columns := grid.Columns()
	columns[0], columns[1] = columns[1], columns[0]
	grid.SetColumns(columns)
	d.keepView("Quá hạn có 1")
	d.shows("Đã lưu bộ lọc “Quá hạn có 1”.")
	asked := d.page.Query()

	d.page.Filter("open") // another chip ends the view
	if q := d.page.Query(); q.Text != "" || q.Filters["state"][0] != "open" {
		t.Errorf("after the view the list asks %+v", q)
	}
	d.press(fyne.KeyF, ctrl|shift)
	d.choose("Quá hạn có 1")
	if q := d.page.Query(); q.Text != asked.Text || q.Filters["state"][0] != "late" || grid.Columns()[0].Key != "state" {
		t.Errorf("the view asks %+v with columns %+v", q, grid.Columns())
	}

	again := openRemembering(t, d.memory) // another day
	again.shows("Quá hạn có 1")
	again.page.Filter("view:Quá hạn có 1")
	if q := again.page.Query(); q.Text != "ghi 1" || q.Filters["state"][0] != "late" {
		t.Errorf("after a restart the view asks %+v", q)
	}
}

func TestAViewLeavesTheListAsItWas(t *testing.T) {
	d := open(t, 30, nil)
	grid := d.Window().Canvas().Focused().(*kit.Grid)
	d.page.Filter("all")
	d.keepView("Của tôi")
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF8})
	d.choose("Xếp theo “Tên”") // an order inside the view is the view's
	d.page.Filter("open")
	if q := d.page.Query(); q.Sort != "" || d.memory["register.fake.sort"] != "" {
		t.Errorf("the order of the view stays: %q, remembered %q", q.Sort, d.memory["register.fake.sort"])
	}
}

func TestAViewIsRenamedAndDeleted(t *testing.T) {
	d := open(t, 30, nil)
	d.page.Filter("late")
	d.keepView("Một")
	d.press(fyne.KeyF, ctrl|shift)
	d.choose("Đổi tên “Một”…")
	d.write("Hai")
	d.keys(fyne.KeyReturn)
	d.shows("Hai")
	d.press(fyne.KeyF, ctrl|shift)
	d.choose("Xóa “Hai”…")
	d.button("Xóa").Press()
	d.hides("Hai")
	if q := d.page.Query(); q.Filters["state"][0] != "late" || d.memory["register.fake.views"] != "[]" {
		t.Errorf("after deleting: %+v, kept %s", q, d.memory["register.fake.views"])
	}
}

func TestARegisterWithoutChipsGetsThemWithItsFirstView(t *testing.T) {
	d := open(t, 30, func(x *register.Description[record]) { x.Chips, x.Filters = nil, nil })
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 2")
	d.keepView("Hai mươi")
	d.shows("Hai mươi", "Tất cả")
	d.page.Filter("")
	if q := d.page.Query(); q.Text != "" {
		t.Errorf("the way back asks %+v", q)
	}
}
