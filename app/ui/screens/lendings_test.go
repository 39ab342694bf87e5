package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// A kept copy is lent, comes back and stands in the printed book, by keyboard.
func TestAKeptCopyIsLentAndComesBack(t *testing.T) {
	d := sit(t)
	d.Navigate(Folders, 0)
	d.press("U", ctrl|shift)
	d.shows("Chưa có lượt mượn bản lưu nào")
	d.press("N", ctrl)
	d.keys(fyne.KeyReturn)
	d.write("12/BC-SKHCN")
	d.keys(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	d.write("Giàng A Sử")
	d.keys(fyne.KeyReturn)
	d.write("Phạm Hùng")
	d.press(fyne.KeyReturn, ctrl)
	list, err := d.office.Store.Lendings.Page(d.ctx, office.Query{})
	d.must(err)
	if len(list) != 1 || list[0].User != "Giàng A Sử" || list[0].AllowedBy != "Phạm Hùng" || list[0].Number != "12/BC-SKHCN" || !list[0].Signed {
		t.Fatalf("%+v\n%s", list, d.texts())
	}
	d.shows("Đang mượn", "Giàng A Sử")
	d.press("D", ctrl)
	d.write("đủ trang")
	d.keys(fyne.KeyReturn)
	back, err := d.office.Store.Lendings.Get(d.ctx, list[0].ID)
	d.must(err)
	if back.State() != document.Returned || back.Note != "đủ trang" {
		t.Errorf("%+v", back)
	}
	d.press("P", ctrl|shift)
	d.shows("Sổ sử dụng bản lưu, từ", "Trang 1/")
	d.keys(fyne.KeyEscape, fyne.KeyEscape)
	d.shows("Hồ sơ công việc")
}
