package register_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/sheet"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
)

// exported are the rows of the newest sheet: the cells of the columns, joined by |.
func (d *desk) exported(titles ...string) []string {
	d.t.Helper()
	if len(d.opened) == 0 {
		d.t.Fatalf("nothing was exported:\n%s", d.texts())
	}
	var heads []sheet.Heading
	for _, title := range titles {
		heads = append(heads, sheet.Heading{Key: title, Titles: []string{title}, Required: true})
		if title == "Ngày" {
			heads[len(heads)-1].Kind = sheet.Day
		}
	}
	var rows []string
	err := sheet.Read(d.opened[len(d.opened)-1], heads, func(r sheet.Row) error {
		var cells []string
		for _, title := range titles {
			cells = append(cells, r.Get(title))
		}
		rows = append(rows, strings.Join(cells, "|"))
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return rows
}

func TestTheSheetHoldsWhatIsOnTheScreen(t *testing.T) {
	d := open(t, 1300, nil)
	d.page.Filter("late")
	d.press(fyne.KeyF, ctrl)
	d.write("ghi 1")
	d.keys(fyne.KeyDown)
	want, _ := d.source.Count(context.Background(), d.page.Query())
	d.press(fyne.KeyE, ctrl)
	rows := d.exported("Tên", "Trạng thái")
	if len(rows) != want || want < 100 || rows[0] != "Bản ghi 11|late" {
		t.Errorf("%d rows for %d found; the first is %q", len(rows), want, rows[0])
	}
	if name := filepath.Base(d.opened[0]); name != "so-thu.xlsx" {
		t.Errorf("the file is called %s", name)
	}
}

func TestTheSheetHasTheVisibleColumnsAndMarkedRowsOnly(t *testing.T) {
	d := open(t, 30, func(x *register.Description[record]) {
		everything(x)
		x.Columns = append(x.Columns, register.Column[record]{
			Key: "day", Label: "Ngày", Text: func(r *record) string { return "ngắn" }, Value: func(r *record) any { return r.Day },
		})
	})
	grid := d.Window().Canvas().Focused().(*kit.Grid)
	columns := grid.Columns()
	columns[1].Hidden = true
	grid.SetColumns([]kit.GridColumn{columns[2], columns[0], columns[1]})
	d.keys(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	d.press(fyne.KeyE, ctrl)
	if rows := d.exported("Ngày", "Tên"); !slices.Equal(rows, []string{"2026-01-01|Bản ghi 1", "2026-01-03|Bản ghi 3"}) {
		t.Errorf("%q", rows)
	}
	err := sheet.Read(d.opened[0], []sheet.Heading{{Key: "state", Titles: []string{"Trạng thái"}, Required: true}}, func(sheet.Row) error { return nil })
	if err == nil {
		t.Error("a hidden column is in the sheet")
	}
}

// revealing has a column that hides something and notes who asked for it.
func revealing(asked *[]string, refuse error) func(*register.Description[record]) {
	return func(x *register.Description[record]) {
		everything(x)
		x.Columns = append(x.Columns, register.Column[record]{
			Key: "number", Label: "Số", Hidden: true, Text: func(*record) string { return "···" }, Full: func(r *record) string { return "số của " + r.Name },
		})
		x.Reveal = func(_ context.Context, ids []int64, reason string) error {
			*asked = append(*asked, reason)
			if len(ids) != 3 {
				return errors.New("not three")
			}
			return refuse
		}
	}
}

func (d *desk) exportFull(reason string) {
	d.t.Helper()
	for _, c := range d.page.Commands() {
		if c.Key == "register.exportfull" {
			c.Do()
			d.write(reason)
			d.keys(fyne.KeyReturn)
			return
		}
	}
	d.t.Fatal("full numbers cannot be exported")
}

func TestHiddenNumbersLeaveWithAReasonOnly(t *testing.T) {
	var asked []string
	d := open(t, 3, revealing(&asked, nil))
	d.exportFull("đối chiếu với công an")
	if rows := d.exported("Số"); rows[2] != "số của Bản ghi 3" || len(asked) != 1 || asked[0] != "đối chiếu với công an" {
		t.Errorf("%q, asked for %q", rows, asked)
	}
	d = open(t, 3, revealing(&asked, office.Refuse("Không được xuất.")))
	d.exportFull("thử")
	d.shows("Không được xuất.")
	if files, _ := os.ReadDir(d.files.Dir); len(files) > 0 {
		t.Error("numbers left the program though it could not be recorded")
	}
}
