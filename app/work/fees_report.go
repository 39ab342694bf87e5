package work

import (
	"context"
	"strconv"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
)

// The keys of the reports of fees.
const (
	FeeBook = "fee-book" // sổ thu: every entry, with what goes to the budget
	FeeList = "fees"     // danh sách thu phí, lệ phí of domain page §10.2
)

// feeReport lists the entries of the book in a period.
type feeReport struct {
	heads []ReportColumn
	cells func(e *fee.Entry) []any
	total func(t fee.Totals) []any
	note  string
}

func feeBook() feeReport {
	return feeReport{
		heads: []ReportColumn{
			{Key: "ngay", Title: "Ngày", Kind: sheet.Day, Width: 27},
			{Key: "bien_lai", Title: "Số biên lai", Width: 36},
			{Key: "loai", Title: "Loại", Width: 18},
			{Key: "ma_ho_so", Title: "Mã hồ sơ", Width: 58},
			{Key: "nguoi_nop", Title: "Người nộp", Width: 42},
			{Key: "thu_tuc", Title: "Thủ tục hành chính", Width: 62},
			{Key: "phi", Title: "Phí", Kind: sheet.Money, Width: 25},
			{Key: "le_phi", Title: "Lệ phí", Kind: sheet.Money, Width: 23},
			{Key: "nop_nsnn", Title: "Nộp NSNN", Kind: sheet.Money, Width: 25},
			{Key: "de_lai", Title: "Để lại", Kind: sheet.Money, Width: 25},
		},
		cells: func(e *fee.Entry) []any {
			return []any{e.Day, e.Voucher.String(), e.Kind.Label(), e.Code, e.Payer, e.Procedure, e.Fee, e.Charge, e.Budget(), e.Retained()}
		},
		total: func(t fee.Totals) []any {
			return []any{"", "", "", "", TotalName, "", t.Fee, t.Charge, t.Budget, t.Retained}
		},
		note: "số hoàn phí và hủy biên lai ghi âm; tỷ lệ để lại theo Thiết lập › Tỷ lệ để lại, lúc thu.",
	}
}

func feeList() feeReport {
	return feeReport{
		heads: []ReportColumn{
			{Key: "don_vi", Title: "Đơn vị", Width: 42},
			{Key: "linh_vuc", Title: "Lĩnh vực", Width: 42},
			{Key: "ma_ho_so", Title: "Mã hồ sơ", Width: 60},
			{Key: "thu_tuc", Title: "Tên thủ tục hành chính", Width: 74},
			{Key: "nguoi_nop", Title: "Tổ chức, cá nhân", Width: 46},
			{Key: "ngay_thu", Title: "Ngày thu", Kind: sheet.Day, Width: 25},
			{Key: "le_phi", Title: "Lệ phí đã thu", Kind: sheet.Money, Width: 28},
			{Key: "phi", Title: "Phí đã thu", Kind: sheet.Money, Width: 27},
		},
		cells: func(e *fee.Entry) []any {
			return []any{e.Unit, e.Field, e.Code, e.Procedure, e.Payer, e.Day, e.Charge, e.Fee}
		},
		total: func(t fee.Totals) []any { return []any{"", "", "", "", TotalName, "", t.Charge, t.Fee} },
		note:  "số hoàn phí và hủy biên lai ghi âm.",
	}
}

func (f feeReport) columns() []ReportColumn { return f.heads }

func (f feeReport) rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error {
	entries, err := r.office.Store.FeeEntries.Between(ctx, t.Period.From, t.Period.To)
	if err != nil {
		return err
	}
	var sum fee.Totals
	for i := range entries {
		e := &entries[i]
		sum.Add(e)
		if err := do(ReportRow{Key: strconv.FormatInt(e.ID, 10), ID: e.DossierID, Cells: f.cells(e)}); err != nil {
			return err
		}
	}
	t.Total, t.Note = &ReportRow{Key: AllRows, Cells: f.total(sum)}, f.note
	return nil
}

// cell is the dossier of the entry, or, for AllRows, those of all.
func (f feeReport) cell(ctx context.Context, r *Reports, p dossier.Period, row, _ string) ([]int64, error) {
	entries, err := r.office.Store.FeeEntries.Between(ctx, p.From, p.To)
	var ids []int64
	seen := map[int64]bool{}
	for _, e := range entries {
		if (row == AllRows || row == strconv.FormatInt(e.ID, 10)) && !seen[e.DossierID] {
			seen[e.DossierID] = true
			ids = append(ids, e.DossierID)
		}
	}
	return ids, err
}
