package screens

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// accept takes in a dossier at the counter, as the use case does.
func (d *desk) accept(code, name string) *dossier.Dossier {
	d.t.Helper()
	p, err := d.office.Store.Procedures.ByCode(d.ctx, code, office.DayOf(d.clock))
	d.must(err)
	x, err := d.office.Desk().New(d.ctx, p.ID, procedure.Counter, "")
	d.must(err)
	x.Owner = dossier.Party{Kind: dossier.Citizen, Name: name, IDKind: "CCCD", IDNumber: "015190001234", Phone: "0912345678"}
	_, err = d.office.Desk().Accept(d.ctx, x)
	d.must(err)
	return x
}

// A printer that fails undoes nothing: the attempt is noted, the next one is a reprint of the same bytes.
func TestPrinterThatFails(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	before := d.receiptText(x.ID)
	d.Navigate(Dossiers, x.ID)
	d.press("P", ctrl)
	d.shows("Giấy tiếp nhận "+x.Code, "Chưa in lần nào.")
	d.broken = office.Unavailable(nil, "Máy in hết giấy.")
	d.press("P", ctrl)
	d.shows("Máy in hết giấy.")
	d.hides("Chưa in lần nào.")
	d.broken = nil
	d.press("P", ctrl)
	d.shows("gửi máy in", "Đã gửi tới máy in.")
	receipts, err := d.office.Store.Papers.OfDossier(d.ctx, x.ID)
	d.must(err)
	printings, err := d.office.Store.Papers.Printings(d.ctx, receipts[0].ID)
	d.must(err)
	if len(printings) != 2 || printings[1].Number != 2 || printings[1].Outcome != "sent" || printings[0].By != "Trần Thị Bích" {
		t.Errorf("%+v", printings)
	}
	if d.receiptText(x.ID) != before {
		t.Error("the receipt has changed")
	}
	full, err := d.office.Store.Dossiers.Get(d.ctx, x.ID)
	d.must(err)
	if full.State != dossier.Received {
		t.Error(full.State)
	}
}

// The receipt opens in the system's viewer and is saved under its own name.
func TestReceiptGoesOutside(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.press("P", ctrl)
	d.press("O", ctrl)
	if len(d.opened) != 1 || filepath.Base(d.opened[0]) != "Giay tiep nhan "+x.Code+".pdf" {
		t.Errorf("%q", d.opened)
	}
	d.shows("mở xem")
	d.press("S", ctrl)
	d.shows("Đã lưu vào ")
}

// "Vì sao hẹn trả ngày này?" is a page of its own.
func TestExplanationPage(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.press("H", ctrl|shift)
	d.shows("Vì sao hẹn trả ngày này? "+x.Code, "Trang 1/", "09:00 thứ Hai 14/12/2026")
	d.press("P", ctrl)
	if len(d.opened) != 1 {
		t.Errorf("%q", d.opened)
	}
	d.keys(fyne.KeyEscape)
	d.shows("Đang giải quyết")
}
