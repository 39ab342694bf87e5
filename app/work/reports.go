package work

import (
	"context"
	"fmt"
	"slices"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// Reports is the work with statistics. Every number is counted from what happened to the dossiers, and every number can
// say which ones it counts. Counting streams: a million dossiers are never in memory.
type Reports struct{ office *Office }

// Reports returns the use cases of statistics.
func (o *Office) Reports() *Reports { return &Reports{o} }

// Report describes a report. Its table on the screen, its sheet and its paper are all made from the description.
type Report struct {
	Key      string // name on the command line
	Name     string // Vietnamese title
	Short    string // Vietnamese, for a list of reports
	Unit     string // what is counted, Vietnamese; empty for a list
	Register string // of the records behind the cells: DossiersOf, DocumentsIn or DocumentsOut
	Columns  []ReportColumn

	form   string // form of its own, "" for the one that fits all
	source reportSource
}

// Column returns which column has that key, -1 for none.
func (r Report) Column(key string) int {
	return slices.IndexFunc(r.Columns, func(c ReportColumn) bool { return c.Key == key })
}

// ReportColumn is a column of a report.
type ReportColumn struct {
	Key    string   // JSON name
	Title  string   // Vietnamese
	Groups []string // titles above, shared with the neighbours that have the same
	Kind   sheet.Kind
	Width  float64 // share of the width
}

// ReportRow is a row of a report: one value a column, of the kinds that a sheet takes, or a Share.
type ReportRow struct {
	Key   string // names the row for Cell
	ID    int64  // the record that the row is about, 0 for a row of numbers
	Cells []any
}

// ReportTable is a report of a period.
type ReportTable struct {
	Report Report
	Period dossier.Period
	Lead   string // Vietnamese sentence above the table, may be empty
	Note   string // Vietnamese: what the numbers include, may be empty
	Rows   []ReportRow
	Left   int        // rows that were not asked for
	Total  *ReportRow // the last row of a report of numbers
}

// Share is a share in tenths of a per cent; below zero there is nothing to have a share of.
type Share int

// String writes the share the way it is shown: 98,5%.
func (s Share) String() string {
	if s < 0 {
		return "–"
	}
	return fmt.Sprintf("%d,%d%%", int(s)/10, int(s)%10)
}

// reportSource is where the rows of a report come from.
type reportSource interface {
	columns() []ReportColumn
	// rows calls do for every row in order and fills in what else the table says.
	rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error
	// cell returns the records behind a cell, in no certain order.
	cell(ctx context.Context, r *Reports, p dossier.Period, row, column string) ([]int64, error)
}

// AllRows names a report's last row.
const AllRows = "*"

// TotalName is what the last row is called.
const TotalName = "Tổng số"

// Settlement is the key of Biểu II.06a/VPCP/KSTT; ByMonth and ByChannel are those of the reports that charts show.
const (
	Settlement = "II.06a"
	ByMonth    = "months"
	ByChannel  = "channels"
)

// All returns the reports in the order they are offered.
func (r *Reports) All() []Report {
	list := []Report{
		{Key: Settlement, Name: "Biểu II.06a – Tình hình, kết quả giải quyết thủ tục hành chính", Short: "Biểu II.06a", form: formII06a, source: byField()},
		{Key: "procedures", Name: "Tình hình giải quyết hồ sơ theo thủ tục", Short: "Theo thủ tục", source: byProcedure()},
		{Key: ByChannel, Name: "Tình hình giải quyết hồ sơ theo cách nộp", Short: "Theo cách nộp", source: byChannel()},
		{Key: ByMonth, Name: "Tình hình giải quyết hồ sơ theo tháng", Short: "Theo tháng", source: byMonth()},
		{Key: "late", Name: "Danh sách hồ sơ quá hạn", Short: "Hồ sơ quá hạn", source: lateList()},
		{Key: "supplements", Name: "Danh sách hồ sơ yêu cầu bổ sung", Short: "Hồ sơ bổ sung", source: supplementList()},
		{Key: "refusals", Name: "Danh sách hồ sơ từ chối tiếp nhận, trả lại", Short: "Hồ sơ từ chối, trả lại", source: refusalList()},
		{Key: FeeBook, Name: "Sổ thu phí, lệ phí", Short: "Sổ thu phí, lệ phí", source: feeBook()},
		{Key: FeeList, Name: "Danh sách thu phí, lệ phí", Short: "Danh sách thu phí", source: feeList()},
	}
	list = append(list, r.office.Evaluations().reports()...)
	for i := range list {
		list[i].Register = DossiersOf
		if _, counts := list[i].source.(counting); counts {
			list[i].Unit = "Số hồ sơ TTHC"
		}
	}
	list = append(list, r.documents()...)
	for i := range list {
		list[i].Columns = list[i].source.columns()
	}
	return list
}

// Find returns the report of that key. Error: office.CodeInvalid.
func (r *Reports) Find(key string) (Report, error) {
	for _, report := range r.All() {
		if report.Key == key {
			return report, nil
		}
	}
	return Report{}, office.Invalid("report", "Không có báo cáo “%s”.", key)
}

// Make works a report out for a period, with at most limit rows (0 for all) and its total.
func (r *Reports) Make(ctx context.Context, key string, p dossier.Period, limit int) (*ReportTable, error) {
	t, err := r.table(key, p)
	if err != nil {
		return nil, err
	}
	err = t.Report.source.rows(ctx, r, t, func(row ReportRow) error {
		if limit > 0 && len(t.Rows) == limit {
			t.Left++
			return nil
		}
		t.Rows = append(t.Rows, row)
		return nil
	})
	return t, err
}

// table begins a report; a period that is not over is counted as it stands now.
func (r *Reports) table(key string, p dossier.Period) (*ReportTable, error) {
	report, err := r.Find(key)
	if err != nil {
		return nil, err
	}
	p, err = r.period(p)
	return &ReportTable{Report: report, Period: p}, err
}

func (r *Reports) period(p dossier.Period) (dossier.Period, error) {
	if p.Now.IsZero() {
		p.Now = r.office.Time()
	}
	return p, p.Check()
}

// Cell returns the ids of the records that a cell counts, newest first; AllRows is the last row, a column that does not
// count stands for the whole row.
func (r *Reports) Cell(ctx context.Context, key string, p dossier.Period, row, column string) ([]int64, error) {
	report, err := r.Find(key)
	if err != nil {
		return nil, err
	}
	if p, err = r.period(p); err != nil {
		return nil, err
	}
	ids, err := report.source.cell(ctx, r, p, row, column)
	newestFirst(ids)
	return ids, err
}

// each calls do for every dossier that belongs to the period, with its place in it.
func (r *Reports) each(ctx context.Context, p dossier.Period, do func(c dossier.Case, place dossier.Place, rules dossier.ReportRules)) error {
	settings, err := r.office.Settings(ctx)
	if err != nil {
		return err
	}
	return r.office.Store.Dossiers.Cases(ctx, p, func(c dossier.Case) error {
		if place := c.PlaceIn(p, settings.Report); place.Counted() {
			do(c, place, settings.Report)
		}
		return ctx.Err()
	})
}

// Quarter returns the quarter that lies back quarters before the one of a day.
func Quarter(day office.Day, back int) dossier.Period {
	t := day.Time()
	first := time.Date(t.Year(), (t.Month()-1)/3*3+1-time.Month(3*back), 1, 0, 0, 0, 0, office.Zone)
	return between(first, first.AddDate(0, 3, 0))
}

// Month returns the month that lies back months before the one of a day.
func Month(day office.Day, back int) dossier.Period {
	t := day.Time()
	first := time.Date(t.Year(), t.Month()-time.Month(back), 1, 0, 0, 0, 0, office.Zone)
	return between(first, first.AddDate(0, 1, 0))
}

// Year returns the year that lies back years before the one of a day.
func Year(day office.Day, back int) dossier.Period {
	first := time.Date(day.Time().Year()-back, 1, 1, 0, 0, 0, 0, office.Zone)
	return between(first, first.AddDate(1, 0, 0))
}

// between is the period from one day to the one before another.
func between(first, next time.Time) dossier.Period {
	return dossier.Period{From: office.DayOf(first), To: office.DayOf(next).Add(-1)}
}

// PeriodName names a period that is a month, a quarter or a year; any other by its days.
func PeriodName(p dossier.Period) string {
	if name := periodName(p); name != "" {
		return name
	}
	return p.From.String() + " – " + p.To.String()
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

// rulesNote says how Biểu II.06a counts what the form leaves open.
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
