package document

import (
	"testing"
	"time"

	"vanphongso/data/office"
)

func TestTypeAndSummaryAreDividedAsBooksHaveThem(t *testing.T) {
	types := Types{{Name: "Công văn"}, {Name: "Quy chế"}, {Name: "Quyết định", Abbreviation: "QĐ"}, {Name: "Báo cáo", Abbreviation: "BC"}, {Name: "Kế hoạch", Abbreviation: "KH"}}
	for text, want := range map[string][2]string{
		"Công văn: V/v họp":                   {"Công văn", "V/v họp"},
		"BÁO CÁO Kết quả quý I":               {"Báo cáo", "Kết quả quý I"},
		"Quyết định - Phê duyệt đề cương":     {"Quyết định", "Phê duyệt đề cương"},
		"Báo cáoviên lớp tập huấn":            {"", "Báo cáoviên lớp tập huấn"},
		"V/v báo cáo":                         {"", "V/v báo cáo"},
		"Kế hoạch":                            {"Kế hoạch", "Kế hoạch"},
		"  Quyết định: số 5 về giao chỉ tiêu": {"Quyết định", "số 5 về giao chỉ tiêu"},
	} {
		if kind, summary := types.SplitContent(text); kind != want[0] || summary != want[1] {
			t.Errorf("%q: %q, %q", text, kind, summary)
		}
	}
}

func TestOldDocumentsHaveOneEventAndTheirState(t *testing.T) {
	o := Occasion{At: time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC), By: "Bích"}
	x := &Incoming{Serial: 3, ArrivedOn: "2025-01-05", Due: "2025-01-20"}
	if err := x.TakeOver(Completed, o); office.FieldOf(err) != "completed_on" {
		t.Errorf("%v", err)
	}
	x.CompletedOn = "2025-01-19"
	if err := x.TakeOver(Completed, o); err != nil || x.State != Completed || len(x.Events) != 1 || x.Events[0].Action != ActTakeOver || x.Registrar != "Bích" {
		t.Errorf("%v %+v", err, x)
	}
	if err := x.Apply(ActFile, Given{FolderID: 1}, o); err != nil {
		t.Errorf("its life does not go on: %v", err)
	}
	y := &Outgoing{Dated: "2025-01-05"}
	n := Number{Serial: 4, Type: "BC", Body: "SKHCN"}
	if err := y.TakeOver(n, "outgoing chung", Draft, o); office.FieldOf(err) != "state" {
		t.Errorf("%v", err)
	}
	if err := y.TakeOver(n, "outgoing chung", Issued, o); err != nil || y.Number != "04/BC-SKHCN" || y.Serial != 4 {
		t.Errorf("%v %+v", err, y)
	}
	y.Dated = "2026-12-01"
	if err := y.TakeOver(n, "outgoing chung", Issued, o); office.FieldOf(err) != "dated" {
		t.Errorf("%v", err)
	}
}
