package screens

import (
	"testing"

	"vanphongso/app/work"
)

// Every look is in the history of its dossier; another dossier stays hidden, and the first is hidden again afterwards.
func TestALookIsRecordedAndEndsWithTheDossier(t *testing.T) {
	d := sit(t)
	x, other := d.accept("2.002381", "Hoàng Thị Lan"), d.accept("2.002381", "Đặng Văn Bảo")
	d.Navigate(Dossiers, x.ID)
	d.press("M", ctrl)
	d.shows("CCCD 015190001234", "Xem số giấy tờ")
	d.Navigate(Dossiers, other.ID)
	d.hides("015190001234", "Xem số giấy tờ")
	d.Navigate(Dossiers, x.ID)
	d.hides("015190001234")
	changes, err := d.office.Store.Dossiers.History(d.ctx, x.ID)
	d.must(err)
	if len(changes) != 2 || changes[0].Action != work.ActView {
		t.Errorf("%+v", changes)
	}
}
