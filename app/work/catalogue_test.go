package work_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/work/worktest"

	"vanphongso/app/sheet"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

func TestANewVersionClosesTheOneBefore(t *testing.T) {
	b := newBench(t)
	old, err := b.Store.Procedures.Get(b.Ctx, b.procedure("2.002385"))
	b.Must(err)
	fresh := *old
	fresh.ID, fresh.Version, fresh.From, fresh.Name = 0, 0, "2026-12-01", "  Khai báo thiết bị X-quang (mới) "
	b.Must(b.Catalogue().Save(b.Ctx, &fresh))
	if fresh.Name != "Khai báo thiết bị X-quang (mới)" {
		t.Errorf("%q", fresh.Name)
	}
	old, err = b.Store.Procedures.Get(b.Ctx, old.ID)
	b.Must(err)
	if old.To != "2026-11-30" {
		t.Errorf("the old version ends on %s", old.To)
	}
	x, _ := b.accept("2.002385", "Lò Văn Pao") // received under the old one
	_, err = b.Desk().Accept(b.Ctx, withProcedure(b, &fresh))
	b.Refused(err, office.CodeInvalid, "chưa áp dụng")
	b.Clock = b.Clock.AddDate(0, 0, 7)
	y, _ := b.accept("2.002385", "Lò Văn Pao")
	if x.ProcedureID != old.ID || y.ProcedureID != fresh.ID {
		t.Errorf("under %d and %d, want %d and %d", x.ProcedureID, y.ProcedureID, old.ID, fresh.ID)
	}
	same := fresh
	same.ID, same.Version, same.From = 0, 0, "2026-11-15"
	b.Refused(b.Catalogue().Save(b.Ctx, &same), office.CodeInvalid, "trùng với phiên bản")
	b.Good()
}

func withProcedure(b *bench, p *procedure.Procedure) *dossier.Dossier {
	x := b.draft(p.Code, "Lò Văn Pao")
	x.ProcedureID = p.ID
	return x
}

func TestACatalogueRowIsChecked(t *testing.T) {
	b := newBench(t)
	p := procedure.Procedure{Code: "9.000001", Name: "Thử", Field: "Thử", From: "2026-01-01", Terms: []procedure.Term{{Channel: procedure.Counter, Limit: "5 tuần"}}}
	err := b.Catalogue().Save(b.Ctx, &p)
	if office.FieldOf(err) != "terms[0]" || office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("%v", err)
	}
}

// An Excel list is previewed row by row, and only what is new or changed is written, all at once.
func TestImportFromExcel(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(b.Dir, "tthc.xlsx")
	writeSheet(t, path, [][]any{
		{"2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế", "An toàn bức xạ và hạt nhân", "3 ngày làm việc", 100000, "Phiếu khai báo thiết bị X-quang chẩn đoán trong y tế\n2. Ảnh thiết bị (nếu có)"},
		{"9.000001", "Thủ tục hoàn toàn mới", "Sở hữu trí tuệ", "30 ngày", "", "- Đơn"},
		{"2.000212", "Công bố sử dụng dấu định lượng", "Tiêu chuẩn Đo lường Chất lượng", "", "", ""},
		{"9.000002", "Thời hạn không hiểu được", "Sở hữu trí tuệ", "năm tuần", "", ""},
		{"9.000001", "Lặp lại mã", "Sở hữu trí tuệ", "5d", "", ""},
		{"", "Không có mã", "Sở hữu trí tuệ", "5d", "", ""},
	})
	plan, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: work.ImportProcedures, Path: path, From: "2026-12-01"})
	b.Must(err)
	rows := plan.Rows
	before := worktest.Count(b.Bench, b.Store.Procedures.Register)
	for i, want := range []struct{ fate, reason string }{
		{work.FateChanged, "thời hạn, phí, thành phần hồ sơ"},
		{work.FateNew, "thủ tục mới"},
		{work.FateSame, "không đổi"},
		{work.FateError, "năm tuần"},
		{work.FateError, "đã có ở dòng 3"},
		{work.FateError, "Mã thủ tục"},
	} {
		if rows[i].Row != i+2 || rows[i].Fate != want.fate || !strings.Contains(rows[i].Reason, want.reason) {
			t.Errorf("row %d: %s, %q, want %s %q", rows[i].Row, rows[i].Fate, rows[i].Reason, want.fate, want.reason)
		}
	}
	if fee := rows[0].Cells[4]; fee.Column != "fee" || fee.Old != "0 đ" || fee.New != "100.000 đ" {
		t.Errorf("%+v", rows[0].Cells)
	}
	result, err := b.Imports().Apply(b.Ctx, plan)
	b.Must(err)
	n := result.Written
	if n != 2 || worktest.Count(b.Bench, b.Store.Procedures.Register) != before+2 {
		t.Errorf("%d written, %d rows more", n, worktest.Count(b.Bench, b.Store.Procedures.Register)-before)
	}
	now, err := b.Store.Procedures.ByCode(b.Ctx, "2.002385", "2026-11-30")
	b.Must(err)
	later, err := b.Store.Procedures.ByCode(b.Ctx, "2.002385", "2026-12-01")
	b.Must(err)
	if now.Terms[0].Limit != "5d" || now.To != "2026-11-30" || later.Terms[0].Limit != "3d" || later.Terms[0].Fee != 100000 || len(later.Parts) != 2 || !later.Parts[1].Optional {
		t.Errorf("%+v\n%+v", now, later)
	}
	if len(later.Parts[0].Keywords) == 0 {
		t.Error("the import has lost the words that papers are found by")
	}
	plan.Order.From = ""
	_, err = b.Imports().Apply(b.Ctx, plan)
	b.Refused(err, office.CodeInvalid, "ngày bắt đầu")
	b.Must(os.WriteFile(path, []byte("không phải Excel"), 0o600))
	if _, err = b.Imports().Preview(b.Ctx, plan.Order); office.CodeOf(err) == office.CodeInternal {
		t.Errorf("a broken file: %v", err)
	}
}

func writeSheet(t *testing.T, path string, rows [][]any) {
	t.Helper()
	var columns []sheet.Column
	for _, title := range []string{"Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Thời gian giải quyết", "Phí", "Thành phần hồ sơ"} {
		columns = append(columns, sheet.Column{Title: title})
	}
	var file bytes.Buffer
	err := sheet.Write(&file, "Danh mục", columns, func(yield func([]any) bool) {
		for _, row := range rows {
			if !yield(row) {
				return
			}
		}
	})
	if err == nil {
		err = os.WriteFile(path, file.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What is exported and read again changes nothing.
func TestExportComesBackUnchanged(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(b.Dir, "xuat.xlsx")
	var file bytes.Buffer
	b.Must(b.Catalogue().Export(b.Ctx, &file, office.DayOf(b.Clock)))
	b.Must(os.WriteFile(path, file.Bytes(), 0o600))
	plan, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: work.ImportProcedures, Path: path})
	b.Must(err)
	if len(plan.Rows) < 30 {
		t.Errorf("%d rows", len(plan.Rows))
	}
	for _, r := range plan.Rows {
		if r.Fate != work.FateSame {
			t.Errorf("row %d %s: %s, %s", r.Row, r.Key, r.Fate, r.Reason)
		}
	}
}

func TestSeedIsDoneOnce(t *testing.T) {
	b := newBench(t)
	procedures, calendars := worktest.Count(b.Bench, b.Store.Procedures.Register), worktest.Count(b.Bench, b.Store.Calendars.Register)
	b.Must(b.Seed(b.Ctx))
	if procedures < 40 || calendars != 1 || worktest.Count(b.Bench, b.Store.Procedures.Register) != procedures || worktest.Count(b.Bench, b.Store.Calendars.Register) != 1 {
		t.Errorf("%d procedures, %d calendars", procedures, calendars)
	}
}
