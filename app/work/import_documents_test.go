package work_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/work"
	"vanphongso/app/work/worktest"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

const oldIncomingTitles = "Ngày đến|Số đến|Tác giả|Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Đơn vị hoặc người nhận|Ngày chuyển|Ký nhận|Ghi chú|Độ mật"

func oldIncomingRows() [][]any {
	return [][]any{
		{"05/01/2025", "01", "UBND tỉnh Lào Cai", "12/UBND-KGVX", "03/01/2025", "Công văn: V/v báo cáo kết quả năm 2024", "Phòng Quản lý khoa học", "05/01/2025", "", "", ""},
		{"06/01/2025", "2", "Sở Tài chính", "8/BC-STC", "05/01/2025", "Báo cáo quyết toán năm 2024", "", "", "", "bản giấy", "Thường"},
		{"07/01/2025", "5", "Bộ KH&CN", "30/2025/TT-BKHCN", "02/01/2025", "Thông tư quy định về đo lường", "", "", "", "", ""},
		{"07/01/2025", "5a", "Bộ KH&CN", "31/BKHCN-VP", "02/01/2025", "V/v họp giao ban", "", "", "", "", ""},
		{"08/01/2025", "6", "Công an tỉnh", "07/KH-CAT", "05/01/2025", "Kế hoạch bảo vệ công trình X", "", "", "", "", "Mật"},
		{"08/01/2025", "7", "Công an tỉnh", "08/KH-CAT", "05/01/2025", "[TỐI MẬT] Kế hoạch bảo vệ công trình Y", "", "", "", "", ""},
		{"08/01/2025", "", "Sở Y tế", "9/SYT-VP", "05/01/2025", "V/v phối hợp", "", "", "", "", ""},
		{"09/01/2025", "2", "Sở Y tế", "10/SYT-VP", "05/01/2025", "V/v phối hợp", "", "", "", "", ""},
		{"09/01/2025", "9", "Sở Y tế", "11/SYT-VP", "12/01/2025", "V/v phối hợp", "", "", "", "", ""},
	}
}

// An older book enters with its own numbers; what it lacks is explained, and numbers go on behind its highest one.
func TestAnOlderBookOfIncomingDocumentsKeepsItsNumbers(t *testing.T) {
	b := newBench(t)
	path := b.sheetOf(oldIncomingTitles, oldIncomingRows()...)
	plan := b.preview(work.ImportIncoming, path)
	if got := fates(plan); got != "new new new new error error error error error" {
		for _, row := range plan.Rows {
			t.Errorf("%d %s: %s", row.Row, row.Fate, row.Reason)
		}
		t.Fatal(got)
	}
	if n := worktest.Count(b.Bench, b.Store.Incoming.Register); n != 0 {
		t.Fatalf("a preview has written %d", n)
	}
	if result := b.apply(plan); result.Written != 4 || len(result.Refused) != 0 {
		t.Fatalf("%+v", result)
	}
	list, err := b.Store.Incoming.Page(b.Ctx, office.Query{Sort: "id"})
	b.Must(err)
	var told []string
	for _, x := range list {
		told = append(told, strings.Join([]string{x.ArrivalInYear(), x.Type, x.Summary, string(x.State), x.Unit()}, "|"))
	}
	want := []string{
		"01/2025|Công văn|V/v báo cáo kết quả năm 2024|Hoàn thành|Phòng Quản lý khoa học", "02/2025|Báo cáo|quyết toán năm 2024|Hoàn thành|",
		"05/2025|Thông tư|quy định về đo lường|Hoàn thành|", "05a/2025|Công văn|V/v họp giao ban|Hoàn thành|",
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("\n%s", strings.Join(told, "\n"))
	}
	ledger, err := b.Store.Numbers.Ledger(b.Ctx, document.IncomingSeries, "2025")
	b.Must(err)
	if len(ledger) != 5 || ledger[2].Void != document.OldBook || ledger[3].Void != document.OldBook || ledger[4].Void != "" {
		t.Errorf("%+v", ledger)
	}
	if got := fates(b.preview(work.ImportIncoming, path)); !strings.HasPrefix(got, "same same same same") {
		t.Errorf("read again: %s", got)
	}
	b.Good()
}

// What was missing in a first file comes with a second one; numbers that were given here are never taken.
func TestOldNumbersNeverCollideWithThoseGivenHere(t *testing.T) {
	b := newBench(t)
	x := b.Registry().Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = "Sở Nội vụ", "1/SNV-VP", "2026-11-20", "Công văn", "V/v nâng lương"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	y := b.Registry().Blank()
	y.Author, y.Number, y.Dated, y.Type, y.Summary = "Sở Nội vụ", "2/SNV-VP", "2026-11-20", "Công văn", "V/v nâng lương"
	b.Must(b.Registry().Register(b.Ctx, y, ""))
	_, err := b.Registry().Move(b.Ctx, y.ID, 0, document.ActCancel, document.Given{Note: "vào sổ nhầm"})
	b.Must(err)
	titles := "Số đến|Ngày đến|Tác giả|Số ký hiệu|Ngày VB|Loại|Trích yếu|Trạng thái"
	row := func(serial string) []any {
		return []any{serial, "24/11/2026", "Sở Y tế", serial + "/SYT-VP", "20/11/2026", "Công văn", "V/v phối hợp", "Đang xử lý"}
	}
	plan := b.preview(work.ImportIncoming, b.sheetOf(titles, row("1"), row("2"), row("9"), row("7")))
	if got := fates(plan); got != "skipped skipped new new" || !strings.Contains(plan.Rows[0].Reason, "đã có trong sổ") {
		t.Fatalf("%s %+v", got, plan.Rows)
	}
	b.apply(plan)
	z := b.Registry().Blank()
	z.Author, z.Number, z.Dated, z.Type, z.Summary = "Sở Nội vụ", "3/SNV-VP", "2026-11-20", "Công văn", "V/v nâng lương"
	b.Must(b.Registry().Register(b.Ctx, z, ""))
	if z.Serial != 10 {
		t.Errorf("the next number is %d", z.Serial)
	}
	second := b.preview(work.ImportIncoming, b.sheetOf(titles, row("8"), row("10"), row("11")))
	if got := fates(second); got != "new skipped new" {
		t.Fatalf("%s %+v", got, second.Rows)
	}
	b.apply(second)
	b.Good()
}

// Of a secret nothing stays, neither in the plan nor in the file of rows that were not taken.
func TestSecretsAreNotReadFromLists(t *testing.T) {
	b := newBench(t)
	plan := b.preview(work.ImportIncoming, b.sheetOf(oldIncomingTitles, oldIncomingRows()[4:6]...))
	outgoing := b.preview(work.ImportOutgoing, b.sheetOf("Số, ký hiệu|Ngày|Loại|Trích yếu|Độ mật", []any{"7/KH-SKHCN", "05/01/2026", "Kế hoạch", "Bảo vệ công trình X", "Tuyệt mật"}))
	for _, row := range append(plan.Rows, outgoing.Rows...) {
		if row.Fate != work.FateError || !strings.Contains(row.Reason, "sổ văn bản mật trên giấy") || len(row.Cells) != 0 || row.Key != "" {
			t.Errorf("%+v", row)
		}
	}
	var rest bytes.Buffer
	b.Must(b.Imports().Rest(&rest, plan, plan.Rows))
	path := filepath.Join(t.TempDir(), "rest.xlsx")
	b.Must(os.WriteFile(path, rest.Bytes(), 0o600))
	again := b.preview(work.ImportIncoming, path)
	for _, row := range again.Rows {
		if len(row.Cells) != 0 {
			t.Errorf("the file of the rest has %+v", row.Cells)
		}
	}
}

func TestAnOlderBookOfOutgoingDocumentsKeepsItsNumbers(t *testing.T) {
	b := newBench(t)
	s, err := b.Registry().Settings(b.Ctx)
	b.Must(err)
	s.Scheme.Kind = document.SeriesByType
	b.Must(b.Registry().SaveSettings(b.Ctx, s))
	titles := "Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Người ký|Nơi nhận văn bản|Đơn vị, người nhận bản lưu|Số lượng bản|Ngày chuyển|Ký nhận|Ghi chú"
	rows := [][]any{
		{"1/BC-SKHCN", "05/01/2026", "Báo cáo: Kết quả năm 2025", "Phạm Hùng", "UBND tỉnh; Bộ KH&CN", "Văn phòng", "3", "05/01/2026", "", ""},
		{"01/SKHCN-VP", "06/01/2026", "V/v đăng ký xe", "Phạm Hùng", "Các phòng", "Văn phòng", "", "", "", ""},
		{"4/BC-SKHCN", "08/01/2026", "Báo cáo tháng", "Phạm Hùng", "UBND tỉnh", "Văn phòng", "1", "", "", ""},
		{"", "08/01/2026", "Báo cáo quý", "", "", "", "", "", "", ""},
		{"không số", "08/01/2026", "Báo cáo quý", "", "", "", "", "", "", ""},
		{"04/BC-SKHCN", "09/01/2026", "Báo cáo khác", "", "", "", "", "", "", ""},
	}
	path := b.sheetOf(titles, rows...)
	plan := b.preview(work.ImportOutgoing, path)
	if got := fates(plan); got != "new new new skipped error error" || !strings.Contains(plan.Rows[5].Reason, "dòng 4") {
		for _, row := range plan.Rows {
			t.Errorf("%d %s: %s", row.Row, row.Fate, row.Reason)
		}
		t.FailNow()
	}
	b.apply(plan)
	found, err := b.Store.Outgoing.ByNumber(b.Ctx, "01/BC-SKHCN")
	b.Must(err)
	if len(found) != 1 || found[0].State != document.Issued || len(found[0].Recipients) != 2 || len(found[0].Pending()) != 0 || found[0].Type != "Báo cáo" || found[0].Copies != 3 {
		t.Errorf("%+v", found)
	}
	x := &document.Outgoing{Type: "Báo cáo", Summary: "Báo cáo công tác", Unit: "Văn phòng"}
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	_, err = b.Registry().MoveOutgoing(b.Ctx, x.ID, 0, document.ActSign, document.Given{Signer: "Phạm Hùng", SignedOn: office.DayOf(b.Clock)})
	b.Must(err)
	numbered, err := b.Registry().MoveOutgoing(b.Ctx, x.ID, 0, document.ActNumber, document.Given{})
	b.Must(err)
	if numbered.Number != "05/BC-SKHCN" {
		t.Errorf("the next number is %s", numbered.Number)
	}
	if got := fates(b.preview(work.ImportOutgoing, path)); !strings.HasPrefix(got, "same same same") {
		t.Errorf("read again: %s", got)
	}
	b.Good()
}

func TestTheDirectoryIsReadAndCompleted(t *testing.T) {
	b := newBench(t)
	b.Must(b.Registry().SaveCorrespondent(b.Ctx, &document.Correspondent{Name: "Sở Tài chính", Email: "stc@laocai.gov.vn"}))
	path := b.sheetOf("Tên|Ký hiệu|Nhóm", []any{"SỞ TÀI CHÍNH", "STC", "Các sở, ban, ngành; Thành viên"}, []any{"Sở Y tế", "SYT", ""}, []any{"", "X", ""})
	plan := b.preview(work.ImportCorrespondents, path)
	if got := fates(plan); got != "changed new error" {
		t.Fatalf("%s %+v", got, plan.Rows)
	}
	b.apply(plan)
	found, err := b.Store.Correspondents.Page(b.Ctx, office.Query{Filters: map[string][]string{"abbreviation": {"STC"}}})
	b.Must(err)
	if len(found) != 1 || found[0].Name != "Sở Tài chính" || found[0].Email == "" || len(found[0].Groups) != 2 || found[0].Groups[0] != "Các sở, ban, ngành" {
		t.Errorf("%+v", found)
	}
	if got := fates(b.preview(work.ImportCorrespondents, path)); got != "same same error" {
		t.Errorf("read again: %s", got)
	}
	b.Good()
}
