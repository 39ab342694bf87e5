package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/office"
)

func TestTheBookIsOfTheDaysThatAreFiltered(t *testing.T) {
	at := func(day office.Day) string { return day.Time().UTC().Format("2006-01-02T15:04:05Z07:00") }
	for _, c := range []struct {
		from, to string
		want     [2]office.Day
	}{
		{"", "", [2]office.Day{"2026-01-01", "2026-11-25"}},
		{at("2026-10-01"), "", [2]office.Day{"2026-10-01", "2026-11-25"}},
		{at("2025-07-01"), at("2025-12-31"), [2]office.Day{"2025-07-01", "2025-12-31"}},
		{"", at("2025-12-31"), [2]office.Day{"2025-01-01", "2025-12-31"}},
	} {
		q := office.Query{From: map[string]string{"received_at": c.from}, To: map[string]string{"received_at": c.to}}
		if from, to := bookDays(q, "2026-11-25"); from != c.want[0] || to != c.want[1] {
			t.Errorf("%q to %q: the book is from %s to %s", c.from, c.to, from, to)
		}
	}
	d := sit(t)
	d.accept("2.002381", "Hoàng Thị Lan")
	d.press("3", alt)
	d.press("P", ctrl|fyne.KeyModifierShift)
	d.shows("Sổ theo dõi hồ sơ, từ 01/01/2026 đến 25/11/2026")
}

func TestCodesOfMarkedDossiersAreCopied(t *testing.T) {
	d := sit(t)
	first, second := d.accept("2.002381", "Hoàng Thị Lan"), d.accept("2.002381", "Đặng Văn Bảo")
	d.press("3", alt)
	d.press("A", ctrl)
	d.shows("2 hồ sơ đã chọn")
	d.press("C", ctrl|fyne.KeyModifierShift)
	if got := fyne.CurrentApp().Clipboard().Content(); got != second.Code+"\n"+first.Code {
		t.Errorf("copied %q", got)
	}
}
