package work

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Reports is the work with statistics. Every number is counted from the events of the dossiers.
type Reports struct{ office *Office }

// Reports returns the use cases of statistics.
func (o *Office) Reports() *Reports { return &Reports{o} }

// formII06a is the description of Biểu II.06a.
const formII06a = "report-II06a"

// AllFields stands for the report's last row in Cell.
const AllFields = "*"

// II06a counts Biểu II.06a/VPCP/KSTT for a period; the fields are in Vietnamese order. It streams: a million dossiers are
// never in memory.
func (r *Reports) II06a(ctx context.Context, p dossier.Period) (dossier.Report, error) {
	reporter, err := r.each(ctx, p, func(dossier.Case, dossier.Place) {})
	if err != nil {
		return dossier.Report{}, err
	}
	report, err := reporter.Report()
	slices.SortFunc(report.Rows, func(a, b dossier.ReportRow) int {
		return slices.Compare(viet.SortKey(a.Field), viet.SortKey(b.Field))
	})
	return report, err
}

// Cell returns the ids of the dossiers that a cell of the report counts, at most limit of them (0 for all), newest first.
// The field AllFields is the total's row.
func (r *Reports) Cell(ctx context.Context, p dossier.Period, field string, column dossier.Column, limit int) ([]int64, error) {
	var ids []int64
	_, err := r.each(ctx, p, func(c dossier.Case, place dossier.Place) {
		if place.In(column) && (field == AllFields || field == c.Field) {
			ids = append(ids, c.ID)
		}
	})
	slices.Sort(ids)
	slices.Reverse(ids)
	if limit > 0 && len(ids) > limit {
		ids = ids[:limit]
	}
	return ids, err
}

// each counts every dossier of the period and tells do of it.
func (r *Reports) each(ctx context.Context, p dossier.Period, do func(dossier.Case, dossier.Place)) (*dossier.Reporter, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	if p.Now.IsZero() {
		p.Now = r.office.now()
	}
	settings, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	reporter := dossier.NewReporter(p, settings.Report)
	err = r.office.Store.Dossiers.Cases(ctx, p, func(c dossier.Case) error {
		if place := reporter.Add(c); place.Origin != 0 {
			do(c, place)
		}
		return ctx.Err()
	})
	return reporter, err
}

// TotalName is the field of the report's last row.
const TotalName = "Tổng số"

// Rows returns the rows of a report as paper and JSON have them, the total last.
func Rows(report dossier.Report) []paper.SettlementRow {
	list := make([]paper.SettlementRow, 0, len(report.Rows)+1)
	for _, row := range report.Rows {
		list = append(list, settlementRow(row.Field, row.Counts))
	}
	return append(list, settlementRow(TotalName, report.Total))
}

func settlementRow(field string, n dossier.Counts) paper.SettlementRow {
	return paper.SettlementRow{
		Field: field, Received: n[dossier.ColumnReceived], Online: n[dossier.ColumnOnline], Direct: n[dossier.ColumnDirect], Carried: n[dossier.ColumnCarried],
		Settled: n[dossier.ColumnSolved], SettledEarly: n[dossier.ColumnEarly], SettledOnTime: n[dossier.ColumnOnTime], SettledLate: n[dossier.ColumnLate],
		Pending: n[dossier.ColumnOpen], PendingInTime: n[dossier.ColumnOpenInTime], PendingLate: n[dossier.ColumnOpenOverdue],
	}
}

// PDF draws a report on the form.
func (r *Reports) PDF(ctx context.Context, report dossier.Report) ([]byte, error) {
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	rows := Rows(report)
	data := paper.SettlementData{
		Letterhead: paper.Letterhead{
			Parent: s.Parent, Agency: s.Name, Desk: s.Desk, DeskKind: s.DeskKind, Place: s.Place, Date: office.DayOf(r.office.now()), Site: s.Site, Hotline: s.Hotline,
		},
		Period: periodName(report.Period), From: report.Period.From, To: report.Period.To, Rows: rows[:len(rows)-1], Total: rows[len(rows)-1],
		Note: rulesNote(s.Report), Author: r.office.Who().Name,
	}
	return r.office.Forms.Draw(paper.Key(paper.OwnSet, formII06a), "", data, paper.Options{Created: r.office.now(), Author: s.Name})
}

// Excel writes a report as a workbook.
func (r *Reports) Excel(w io.Writer, report dossier.Report) error {
	columns := []sheet.Column{{Title: "TT", Kind: sheet.Number, Width: 6}, {Title: "Lĩnh vực", Width: 44}}
	for _, title := range reportTitles {
		columns = append(columns, sheet.Column{Title: title, Kind: sheet.Number, Width: 14})
	}
	return sheet.Write(w, "Biểu II.06a", columns, excelRows(report))
}

// reportTitles are the heads of the columns 3 to 13.
var reportTitles = []string{
	"Tiếp nhận", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết", "Trong hạn",
	"Đang giải quyết quá hạn",
}

func excelRows(report dossier.Report) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i, row := range append(slices.Clone(report.Rows), dossier.ReportRow{Field: TotalName, Counts: report.Total}) {
			cells := []any{i + 1, row.Field}
			if i == len(report.Rows) {
				cells[0] = nil
			}
			for _, c := range dossier.Columns() {
				cells = append(cells, row.Counts[c])
			}
			if !yield(cells) {
				return
			}
		}
	}
}

// periodName names a period that is a month, a quarter or a year; any other has no name.
func periodName(p dossier.Period) string {
	from, end := p.Begin(), p.To.Add(1).Time()
	switch year, month := from.Year(), int(from.Month()); {
	case from.Day() != 1:
		return ""
	case end.Equal(from.AddDate(0, 1, 0)):
		return fmt.Sprintf("Tháng %d/%d", month, year)
	case end.Equal(from.AddDate(0, 3, 0)) && month%3 == 1:
		return fmt.Sprintf("Quý %s/%d", []string{"I", "II", "III", "IV"}[month/3], year)
	case end.Equal(from.AddDate(1, 0, 0)) && month == 1:
		return fmt.Sprintf("Năm %d", year)
	}
	return ""
}

// rulesNote says how the report counts what the form leaves open.
func rulesNote(rules dossier.ReportRules) string {
	waiting, returned := "hồ sơ chờ bổ sung tính vào cột 12", "hồ sơ rút, trả lại tính vào cột 9"
	if rules.WaitingSolved {
		waiting = "hồ sơ chờ bổ sung tính vào cột 9"
	}
	if rules.ReturnedByClock {
		returned = "hồ sơ rút, trả lại tính theo thời hạn"
	}
	return waiting + "; " + returned + "."
}
