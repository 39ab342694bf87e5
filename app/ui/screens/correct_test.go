package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/dossier"
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

// A number typed wrongly is put right from the dossier, by keyboard; the history says so.
func TestADossierIsCorrected(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lam")
	d.Navigate(Dossiers, x.ID)
	d.press(fyne.KeyF2, 0)
	d.shows("Sửa thông tin · "+x.Code, "Mã hồ sơ, thủ tục")
	d.hides("không giống số di động")
	page := d.front(Dossiers).(*askPage)
	page.form.SetValue("owner", "Hoàng Thị Lan")
	page.form.FocusField("phone")
	d.write("9")
	d.shows("không giống số di động")
	page.form.SetValue("phone", "0912345679")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Lý do sửa”.")
	page.form.SetValue("reason", "gõ nhầm tên")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã sửa thông tin hồ sơ "+x.Code, "Hoàng Thị Lan", "Sửa thông tin · Trần Thị Bích", "gõ nhầm tên")
	after, err := d.office.Store.Dossiers.Get(d.ctx, x.ID)
	d.must(err)
	if o := after.Owner; o.Name != "Hoàng Thị Lan" || o.Phone != "0912345679" || o.IDNumber != "015190001234" || o.Kind != dossier.Citizen {
		t.Errorf("owner %+v", o)
	}
}
