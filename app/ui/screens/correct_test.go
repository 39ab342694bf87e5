package screens

import (
	"testing"

	"fyne.io/fyne/v2"
)

// An impossible number at the counter is told at once and asked about before it is taken in.
func TestDoubtfulNumbersAreAskedAbout(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	in := d.front(Dossiers).(*counterPage).intake
	in.allPapers()
	in.form.SetValue("id_number", "")
	in.form.FocusField("id_number")
	d.write("12345")
	d.hides("không đủ 12 chữ số")
	d.enter(1)
	d.shows("Số định danh “12345” không đủ 12 chữ số.")
	in.form.SetValue("phone", "09123")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Số giấy tờ hoặc điện thoại có lẽ sai", "Số điện thoại “09123”", "Vẫn tiếp nhận")
	if n := len(d.dossiers()); n != 0 {
		t.Fatalf("%d dossiers before the answer", n)
	}
	d.enter(1)
	if n := len(d.dossiers()); n != 1 {
		t.Errorf("%d dossiers after the answer", n)
	}
}
