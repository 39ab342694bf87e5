package work

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
)

// formII06a is the form of Biểu II.06a.
const formII06a = "report-II06a"

// counting is a report of numbers: dossiers fall into rows, measures count them.
type counting struct {
	heads    []ReportColumn // what a row is called
	measures []dossier.Measure
	group    func(c dossier.Case) string // row of a dossier; nil = the months of the period are the rows
	note     func(rules dossier.ReportRules) string
	// names orders the rows in which something was counted and gives their heads; rows without anything may be among them.
	names func(ctx context.Context, r *Reports, p dossier.Period, keys []string) ([]ReportRow, error)
}

func byField() counting {
	return counting{
		heads:    []ReportColumn{{Key: "linh_vuc", Title: "Lĩnh vực, công việc giải quyết theo cấp", Width: 48}},
		measures: dossier.SettlementMeasures(),
		group:    func(c dossier.Case) string { return c.Field },
		note:     rulesNote,
		names: func(_ context.Context, _ *Reports, _ dossier.Period, keys []string) ([]ReportRow, error) {
			return inVietnameseOrder(named(keys, func(key string) []any { return []any{key} }), 0), nil
		},
	}
}

func byProcedure() counting {
	return counting{
		heads:    []ReportColumn{{Key: "ma_thu_tuc", Title: "Mã", Width: 19}, {Key: "thu_tuc", Title: "Thủ tục", Width: 52}},
		measures: dossier.ProcedureMeasures(),
		group:    func(c dossier.Case) string { return c.Procedure },
		names: func(ctx context.Context, r *Reports, _ dossier.Period, keys []string) ([]ReportRow, error) {
			names, err := r.procedureNames(ctx, keys)
			return inVietnameseOrder(named(keys, func(key string) []any { return []any{key, names[key]} }), 1), err
		},
	}
}

// byEmail is the row of what came to the mailbox; the other rows are the channels.
const byEmail = "email"

func byChannel() counting {
	return counting{
		heads:    []ReportColumn{{Key: "cach_nop", Title: "Cách nộp", Width: 34}},
		measures: dossier.StandingMeasures(),
		group: func(c dossier.Case) string {
			if c.Source == dossier.FromEmail {
				return byEmail
			}
			return string(c.Channel)
		},
		names: func(context.Context, *Reports, dossier.Period, []string) ([]ReportRow, error) {
			var rows []ReportRow
			for _, channel := range procedure.Channels {
				rows = append(rows, ReportRow{Key: string(channel), Cells: []any{channel.Label()}})
			}
			return append(rows, ReportRow{Key: byEmail, Cells: []any{"Thư điện tử"}}), nil
		},
	}
}

func byMonth() counting {
	return counting{
		heads:    []ReportColumn{{Key: "thang", Title: "Tháng", Width: 26}},
		measures: dossier.StandingMeasures(),
		names: func(_ context.Context, _ *Reports, p dossier.Period, _ []string) ([]ReportRow, error) {
			var rows []ReportRow
			for _, month := range p.Months() {
				if month.Begin().Before(p.End()) {
					rows = append(rows, ReportRow{Key: string(month.From), Cells: []any{PeriodName(month)}})
				}
			}
			return rows, nil
		},
	}
}

// named are rows with the heads that name gives.
func named(keys []string, name func(key string) []any) []ReportRow {
	rows := make([]ReportRow, len(keys))
	for i, key := range keys {
		rows[i] = ReportRow{Key: key, Cells: name(key)}
	}
	return rows
}

// inVietnameseOrder sorts rows by one of their heads.
func inVietnameseOrder(rows []ReportRow, head int) []ReportRow {
	slices.SortStableFunc(rows, func(a, b ReportRow) int {
		return slices.Compare(viet.SortKey(a.Cells[head].(string)), viet.SortKey(b.Cells[head].(string)))
	})
	return rows
}

// procedureNames names procedures by their codes: as the newest version has it.
func (r *Reports) procedureNames(ctx context.Context, codes []string) (map[string]string, error) {
	names := map[string]string{}
	for chunk := range slices.Chunk(codes, rowsAtOnce) {
		q := office.Query{Filters: map[string][]string{"code": chunk}, Limit: 20 * len(chunk)}
		versions, err := r.office.Store.Procedures.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(versions, func(a, b procedure.Procedure) int { return strings.Compare(string(a.From), string(b.From)) })
		for _, v := range versions {
			names[v.Code] = v.Name
		}
	}
	return names, nil
}

func (n counting) columns() []ReportColumn {
	list := slices.Clone(n.heads)
	for _, m := range n.measures {
		list = append(list, ReportColumn{Key: m.Key, Title: m.Title, Groups: m.Groups, Kind: sheet.Number, Width: 15})
	}
	return list
}

// places calls do for every row a dossier falls into, with its place there.
func (n counting) places(c dossier.Case, whole dossier.Place, months []dossier.Period, rules dossier.ReportRules, do func(row string, place dossier.Place)) {
	if n.group != nil {
		do(n.group(c), whole)
		return
	}
	for _, month := range months {
		if place := c.PlaceIn(month, rules); place.Counted() {
			do(string(month.From), place)
		}
	}
}

func (n counting) rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error {
	tally, months := dossier.NewTally(n.measures), t.Period.Months()
	err := r.each(ctx, t.Period, func(c dossier.Case, whole dossier.Place, rules dossier.ReportRules) {
		tally.Add(c, whole, AllRows)
		n.places(c, whole, months, rules, func(row string, place dossier.Place) { tally.Add(c, place, row) })
	})
	if err != nil {
		return err
	}
	keys := slices.DeleteFunc(tally.Rows(), func(key string) bool { return key == AllRows })
	rows, err := n.names(ctx, r, t.Period, keys)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := n.fill(tally, &row); err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return n.finish(ctx, r, t, tally)
}

// fill puts the numbers behind the heads of a row.
func (n counting) fill(tally *dossier.Tally, row *ReportRow) error {
	counts, err := tally.Row(row.Key)
	for i, count := range counts {
		if n.measures[i].Share != nil {
			row.Cells = append(row.Cells, Share(count))
		} else {
			row.Cells = append(row.Cells, count)
		}
	}
	return err
}

// finish adds the last row and the note.
func (n counting) finish(ctx context.Context, r *Reports, t *ReportTable, tally *dossier.Tally) error {
	t.Total = &ReportRow{Key: AllRows, Cells: make([]any, len(n.heads))}
	for i := range n.heads {
		t.Total.Cells[i] = ""
	}
	t.Total.Cells[len(n.heads)-1] = TotalName
	if err := n.fill(tally, t.Total); err != nil {
		return err
	}
	if n.note == nil {
		return nil
	}
	settings, err := r.office.Settings(ctx)
	t.Note = n.note(settings.Report)
	return err
}

func (n counting) cell(ctx context.Context, r *Reports, p dossier.Period, row, column string) ([]int64, error) {
	counts := func(dossier.Case, dossier.Place) bool { return true }
	for _, m := range n.measures {
		if m.Key == column {
			counts = m.Counts
		}
	}
	var ids []int64
	months := p.Months()
	err := r.each(ctx, p, func(c dossier.Case, whole dossier.Place, rules dossier.ReportRules) {
		if row == AllRows {
			if counts(c, whole) {
				ids = append(ids, c.ID)
			}
			return
		}
		n.places(c, whole, months, rules, func(key string, place dossier.Place) {
			if key == row && counts(c, place) {
				ids = append(ids, c.ID)
			}
		})
	})
	return ids, err
}

// newestFirst sorts ids, the newest first.
func newestFirst(ids []int64) {
	slices.Sort(ids)
	slices.Reverse(ids)
}
