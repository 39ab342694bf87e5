package screens_test

import (
	"context"
	"testing"

	"vanphongso/app/ui/screens"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// slips are the slips that were kept, the newest first.
func (w *workplace) slips() []evaluation.Slip {
	w.t.Helper()
	list, err := w.program.Office.Store.Slips.Page(context.Background(), office.Query{})
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

func TestADigitAndEnterMakeASlip(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Evaluation, screens.Slips)
	w.keys("Ctrl+N")
	w.write("5")
	w.keys("Enter")
	w.write("2")
	w.keys("Tab", "Tab")
	w.write("chờ lâu")
	w.keys("Ctrl+Enter")
	w.write("4")
	w.keys("Enter")
	w.shows("Đã nhập 3 phiếu trong lượt này · Không hài lòng 1 · Hài lòng 1 · Rất hài lòng 1", "4 – Hài lòng")
	list := w.slips()
	if len(list) != 3 || list[2].Level != 5 || list[1].Comment != "chờ lâu" || list[0].Comment != "" || list[0].Day != "2026-11-25" {
		t.Fatalf("%+v", list)
	}
	w.keys("Enter") // nothing is chosen: no slip
	w.keys("Ctrl+Shift+Z")
	w.shows("Đã nhập 2 phiếu trong lượt này")
	if list = w.slips(); len(list) != 3 || list[0].Void == "" {
		t.Errorf("%+v", list[0])
	}
	w.keys("Esc")
	w.shows("Được tính", "chờ lâu")
}

func TestAScoreIsLoweredWithItsReason(t *testing.T) {
	w := openWorkplace(t)
	if err := w.program.Office.SampleYear(context.Background(), 2025); err != nil {
		t.Fatal(err)
	}
	list, err := w.program.Office.Evaluations().Page(context.Background(), office.Query{})
	if err != nil || len(list) < 10 {
		t.Fatalf("%d, %v", len(list), err)
	}
	x := list[0]
	w.Navigate(screens.Evaluation, x.Dossier.ID)
	w.shows(x.Dossier.Code, "Điểm công chức", "chưa kiểm chứng")
	w.keys("F2", "Down", "Enter") // criterion 3: one point less
	w.keys("Ctrl+Enter")
	w.shows("Hạ điểm chỉ số 3 thì phải ghi rõ lý do")
	w.write("phải liên hệ một lần")
	w.keys("Ctrl+Enter")
	scored, err := w.program.Office.Evaluations().Get(context.Background(), x.Dossier.ID)
	if err != nil || scored.Rating[evaluation.Completions] != evaluation.Whole(1) || len(scored.Judged) != 1 {
		t.Fatalf("%v, %+v", err, scored.Judged)
	}
	w.shows("phải liên hệ một lần")
}

func TestTheSheetOfAPeriodIsMadeScoredAndClosed(t *testing.T) {
	w := openWorkplace(t)
	if err := w.program.Office.SampleYear(context.Background(), 2025); err != nil {
		t.Fatal(err)
	}
	w.NavigateTo(screens.Evaluation, screens.PeriodSheets)
	w.keys("Ctrl+N", "Ctrl+Enter")
	w.shows("không có hồ sơ nào đã giải quyết")
	w.keys("Esc", "Ctrl+N", "Tab")
	w.write("1/1/2025")
	w.keys("Tab")
	w.write("31/12/2025")
	w.keys("Ctrl+Enter")
	w.shows("Năm 2025", "chưa chấm đủ", "78")
	w.keys("F2", "Enter", "Down", "Down", "Enter", "Ctrl+Enter") // criterion 8: two points
	sheets, err := w.program.Office.Store.Sheets.Page(context.Background(), office.Query{})
	if err != nil || len(sheets) != 1 || sheets[0].Grade == "" || sheets[0].Complete() != nil {
		t.Fatalf("%v, %+v", err, sheets)
	}
	w.shows(sheets[0].Grade)
}
