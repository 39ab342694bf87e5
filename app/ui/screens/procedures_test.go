package screens_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanphongso/app/sheet"
	"vanphongso/app/ui/screens"
	"vanphongso/app/work"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// byCode returns all versions of a procedure, the newest first.
func (w *workplace) byCode(code string) []procedure.Procedure {
	w.t.Helper()
	register := w.program.Office.Store.Procedures
	light, err := register.Page(context.Background(), office.Query{Filters: map[string][]string{"code": {code}}, Sort: "from", Descending: true})
	if err != nil {
		w.t.Fatal(err)
	}
	var versions []procedure.Procedure
	for _, l := range light {
		p, err := register.Get(context.Background(), l.ID)
		if err != nil {
			w.t.Fatal(err)
		}
		versions = append(versions, *p)
	}
	return versions
}

// openProcedure shows the procedure in force of that code.
func (w *workplace) openProcedure(code string) {
	w.t.Helper()
	w.Navigate(screens.Procedures, w.byCode(code)[0].ID)
	w.shows(code)
}

func TestUnverifiedProcedureSaysSo(t *testing.T) {
	w := openWorkplace(t)
	w.openProcedure("2.002380")
	w.shows("Chưa kiểm chứng", "11 ngày làm việc", "THÀNH PHẦN HỒ SƠ (8)")
	w.keys("Ctrl+Shift+K", "Enter")
	if !w.byCode("2.002380")[0].Verified {
		t.Error("it is not marked as verified")
	}
	w.shows("đang áp dụng")
}

func TestCorrectingKeepsTheVersion(t *testing.T) {
	w := openWorkplace(t)
	before := w.byCode("2.002381")[0]
	w.openProcedure("2.002381")
	w.keys("F2")
	w.keys("Enter", "Enter", "Tab", "Enter", "Enter") // code, field, name, from, to → first term
	w.keys("Enter", "Enter")
	w.write("20")
	w.keys("Ctrl+Enter")
	after := w.byCode("2.002381")
	if len(after) != 1 || after[0].ID != before.ID || after[0].Terms[0].Limit != "20cd" {
		t.Errorf("%d versions, limit %s", len(after), after[0].Terms[0].Limit)
	}
	if !slices.EqualFunc(after[0].Parts, before.Parts, func(a, b procedure.Component) bool {
		return a.Name == b.Name && a.Originals == b.Originals && a.Copies == b.Copies && a.Optional == b.Optional && slices.Equal(a.Keywords, b.Keywords)
	}) {
		t.Errorf("the papers changed:\n%v\n%v", before.Parts, after[0].Parts)
	}
	if after[0].Terms[0].Fee != before.Terms[0].Fee || after[0].Terms[0].FeeNote != before.Terms[0].FeeNote {
		t.Error("the fee changed")
	}
}

func TestNewVersionClosesTheOldOne(t *testing.T) {
	w := openWorkplace(t)
	w.openProcedure("2.002381")
	w.keys("Ctrl+Shift+N", "Ctrl+Enter")
	versions := w.byCode("2.002381")
	if len(versions) != 2 || versions[0].From != today() || versions[1].To != today().Add(-1) {
		t.Fatalf("versions: %+v", versions)
	}
	w.shows("đến " + today().Add(-1).String())
}

func TestWrongTermIsShownAtItsRow(t *testing.T) {
	w := openWorkplace(t)
	w.openProcedure("2.002381")
	w.keys("F2", "Enter", "Enter", "Tab", "Enter", "Enter", "Enter", "Enter")
	w.write("năm")
	w.keys("Ctrl+Enter")
	w.shows("Không hiểu thời hạn")
	if len(w.byCode("2.002381")) != 1 || w.byCode("2.002381")[0].Terms[0].Limit != "18cd" {
		t.Error("a wrong limit was kept")
	}
}

// list writes an Excel list of procedures.
func list(t *testing.T, rows ...[]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "danh mục.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	columns := []sheet.Column{{Title: "Mã TTHC"}, {Title: "Tên thủ tục"}, {Title: "Lĩnh vực"}, {Title: "Thời hạn giải quyết"}}
	if err := sheet.Write(file, "Thủ tục", columns, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportShowsEachRowsFateBeforeAnythingIsWritten(t *testing.T) {
	w := openWorkplace(t)
	known := w.byCode("2.002381")[0]
	path := list(t,
		[]any{"1.999999", "Thủ tục mới tinh", "Sở hữu trí tuệ", "7 ngày làm việc"},
		[]any{known.Code, known.Name, known.Field, "20 ngày"},
		[]any{"1.888888", "Thủ tục hỏng", "Sở hữu trí tuệ", "bao giờ xong thì xong"},
		[]any{"2.002380", w.byCode("2.002380")[0].Name, w.byCode("2.002380")[0].Field, "11 ngày làm việc"})
	w.Navigate(screens.Procedures, 0)
	count := w.countProcedures()
	w.keys("Ctrl+I")
	w.write(path)
	w.keys("Enter")
	w.shows("Thêm mới", "Thay đổi", "đổi thời hạn", "Giữ nguyên", "Lỗi", "không hiểu thời hạn", "Nạp 2 dòng", "Đang có", "Trong tệp")
	if w.countProcedures() != count {
		t.Fatal("the preview wrote something")
	}
	w.keys("Ctrl+Enter")
	w.shows("1 dòng có lỗi hoặc không thuộc sổ sẽ bị bỏ qua")
	w.keys("Enter")
	w.shows("Đã nạp 2 dòng; 1 dòng không nạp còn ở đây")
	changed := w.byCode(known.Code)
	if len(changed) != 2 || changed[0].From != today() || changed[1].To != today().Add(-1) || w.countProcedures() != count+2 {
		t.Errorf("%d versions, %d rows in all (before %d)", len(changed), w.countProcedures(), count)
	}
}

func (w *workplace) countProcedures() int {
	w.t.Helper()
	n, err := w.program.Office.Store.Procedures.Count(context.Background(), office.Query{})
	if err != nil {
		w.t.Fatal(err)
	}
	return n
}

func TestImportOfSomethingElseIsRefused(t *testing.T) {
	w := openWorkplace(t)
	path := filepath.Join(t.TempDir(), "ảnh.xlsx")
	if err := os.WriteFile(path, []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.Navigate(screens.Procedures, 0)
	w.keys("Ctrl+I")
	w.write(path)
	w.keys("Enter")
	w.shows("Excel")
	w.keys("Ctrl+Enter")
	w.hides("Đã nạp")
	w.keys("Esc")
	w.shows("Thủ tục mới")
}

func TestExportCanBeImportedAgain(t *testing.T) {
	w := openWorkplace(t)
	w.Navigate(screens.Procedures, 0)
	w.keys("Ctrl+Shift+I")
	if len(w.opened) != 1 || !strings.HasSuffix(w.opened[0], ".xlsx") {
		t.Fatalf("opened %v", w.opened)
	}
	plan, err := w.program.Office.Imports().Preview(context.Background(), work.ImportOrder{Kind: work.ImportProcedures, Path: w.opened[0]})
	if err != nil || len(plan.Rows) != w.countProcedures() {
		t.Fatalf("%+v (%v)", plan, err)
	}
	for _, row := range plan.Rows {
		if row.Fate != work.FateSame {
			t.Errorf("%s: %s", row.Key, row.Reason)
		}
	}
}
