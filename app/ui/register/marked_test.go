package register_test

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
)

// forMany adds an action on many whose records are noted in got.
func forMany(got *[]int64) func(*register.Description[record]) {
	return func(d *register.Description[record]) {
		d.Chips = nil
		d.Actions = append(d.Actions, register.Action[record]{
			Key: "hand", Label: "Bàn giao", Shortcut: "Ctrl+B",
			Run:  func(context.Context, *record, string) error { return nil },
			Many: func(_ shell.Host, ids []int64) { *got = ids },
		})
	}
}

// range3 marks rows 2 to 4 with Shift held.
func range3(d *desk) {
	d.keys(fyne.KeyDown)
	grid := d.Window().Canvas().Focused().(desktop.Keyable)
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.keys(fyne.KeyDown, fyne.KeyDown)
	grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestMarkedRecordsAreDealtWithTogether(t *testing.T) {
	var got []int64
	d := open(t, 1000, forMany(&got))
	range3(d)
	d.shows("3 bản ghi đã chọn", "Bàn giao")
	d.hides("Đóng dấu", "Chi tiết Bản ghi 4") // what concerns one record only is not offered for three
	d.keys(fyne.KeySpace)                     // unmarks the last
	d.shows("2 bản ghi đã chọn")
	d.press(fyne.KeyB, ctrl)
	if !slices.Equal(got, []int64{2, 3}) {
		t.Errorf("the action got %v", got)
	}
	d.page.Unmark()
	d.shows("Chi tiết Bản ghi 4", "Đóng dấu")
	d.hides("đã chọn")
}

func TestAllAreMarkedWithoutReadingThemFirst(t *testing.T) {
	var got []int64
	d := open(t, 700, forMany(&got))
	d.source.asked()
	d.press(fyne.KeyA, ctrl)
	d.keys(fyne.KeySpace) // but not the first
	d.shows("699 bản ghi đã chọn", "và 687 nữa")
	if read := d.source.asked(); len(read) > 0 {
		t.Errorf("marking read the pages %v", read)
	}
	d.button("Bàn giao").Press()
	if len(got) != 699 || got[0] != 2 || got[698] != 700 {
		t.Errorf("the action got %d records", len(got))
	}
	d.keys(fyne.KeyEscape)
	d.shows("Chi tiết Bản ghi 1")
}

func TestTooManyAreRefused(t *testing.T) {
	var got []int64
	d := open(t, 1200, forMany(&got))
	d.press(fyne.KeyA, ctrl)
	d.button("Bàn giao").Press()
	d.shows("nhiều nhất 1000 bản ghi")
	if got != nil {
		t.Errorf("the action got %d records", len(got))
	}
}

func TestEscapeTakesTheMarksAwayWhereverTheFocusIs(t *testing.T) {
	var got []int64
	d := open(t, 10, forMany(&got))
	d.keys(fyne.KeySpace)
	d.press(fyne.KeyF, ctrl)
	d.shows("1 bản ghi đã chọn")
	d.keys(fyne.KeyEscape)
	d.hides("đã chọn")
}
