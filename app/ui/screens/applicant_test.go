package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// From a dossier to the person, by the keyboard: what is theirs, numbers hidden until the look is recorded, and on to another
// dossier of theirs.
func TestApplicantPage(t *testing.T) {
	d := sit(t)
	first, second := d.accept("2.002381", "Hoàng Thị Lan"), d.accept("2.002385", "Hoàng Thị Lan")
	d.Navigate(Dossiers, first.ID)
	d.press("H", ctrl)
	d.shows("NGƯỜI NỘP HỒ SƠ", "Hoàng Thị Lan", first.Code, second.Code, "CCCD 0151 ···· 1234", "Chưa có thư nào của người này")
	d.press("M", ctrl)
	d.shows("CCCD 015190001234")
	changes, err := d.office.Store.Dossiers.History(d.ctx, second.ID)
	d.must(err)
	if changes[0].Action != work.ActView {
		t.Errorf("the look is not recorded: %+v", changes[0])
	}
	page := d.front(Dossiers).(*applicantPage)
	page.Shown()
	grid := d.Window().Canvas().Focused().(*kit.Grid)
	grid.Select(first.ID)
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.pages[Dossiers].(*stage).list.(*register.Screen[dossier.Dossier]).Selected(); got == nil || got.ID != first.ID {
		t.Errorf("Enter shows %+v", got)
	}
	d.hides("NGƯỜI NỘP HỒ SƠ")
	d.NavigateTo(Dossiers, ApplicantOf(second.ID)) // as the palette does
	d.shows("NGƯỜI NỘP HỒ SƠ")
	d.press("O", ctrl)
	d.shows("Hoàng Thị Lan", first.Code, second.Code)
	d.hides("NGƯỜI NỘP HỒ SƠ")
}
