package work

import (
	"context"
	"fmt"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// The keys of the reports about scores.
const (
	StaffScores  = "staff"
	Satisfaction = "satisfaction"
)

// reports are the reports about scores and slips.
func (e *Evaluations) reports() []Report {
	return []Report{
		{Key: StaffScores, Name: "Điểm đánh giá công chức giải quyết hồ sơ", Short: "Điểm công chức", source: staffScores{e}},
		{Key: Satisfaction, Name: "Tổng hợp mức độ hài lòng", Short: "Mức độ hài lòng", source: satisfactionCounts{e}},
	}
}

// staffScores is the report of the officers' scores: a row for each officer and role.
type staffScores struct{ e *Evaluations }

// roleNames are the roles as people call them.
var roleNames = map[string]string{evaluation.RoleReceiver: "Tiếp nhận", evaluation.RoleHandler: "Thụ lý"}

func (s staffScores) columns() []ReportColumn {
	columns := []ReportColumn{
		{Key: "cong_chuc", Title: "Công chức", Width: 50}, {Key: "vai_tro", Title: "Vai trò", Width: 24}, {Key: "so_ho_so", Title: "Số hồ sơ", Kind: sheet.Number, Width: 20},
	}
	c, err := s.e.Criteria(office.DayOf(s.e.office.Time()))
	if err != nil {
		return columns // the rows then say why
	}
	for _, one := range c.OfStaff() {
		columns = append(columns, ReportColumn{
			Key: fmt.Sprintf("chi_so_%d", one.Number), Title: fmt.Sprintf("Chỉ số %d", one.Number), Groups: []string{"Điểm bình quân"}, Kind: sheet.Number, Width: 20,
		})
	}
	return append(columns, ReportColumn{Key: "tong_diem", Title: fmt.Sprintf("Tổng điểm (tối đa %s)", evaluation.Most(c.OfStaff())), Kind: sheet.Number, Width: 28})
}

func (s staffScores) rows(ctx context.Context, _ *Reports, t *ReportTable, do func(ReportRow) error) error {
	rows, c, err := s.e.Staff(ctx, t.Period)
	if err != nil {
		return err
	}
	t.Note = criteriaNote(c)
	for _, row := range rows {
		cells := []any{row.Name, roleNames[row.Role], row.Dossiers}
		for _, one := range c.OfStaff() {
			cells = append(cells, row.Points[one.Number])
		}
		if err := do(ReportRow{Key: row.Role + "/" + row.Name, Cells: append(cells, row.Total)}); err != nil {
			return err
		}
	}
	return nil
}

// criteriaNote says what scores are given by.
func criteriaNote(c *evaluation.Criteria) string {
	var names []string
	for _, one := range c.OfStaff() {
		names = append(names, fmt.Sprintf("(%d) %s", one.Number, one.Name))
	}
	note := c.Name + ": " + strings.Join(names, "; ") + "."
	if !c.Verified {
		note += " Bộ chỉ số chưa kiểm chứng với văn bản hiện hành."
	}
	return note
}

// cell returns the dossiers that an officer took part in.
func (s staffScores) cell(ctx context.Context, _ *Reports, p dossier.Period, row, _ string) ([]int64, error) {
	c, err := s.e.criteriaOf(p)
	if err != nil {
		return nil, err
	}
	var ids []int64
	err = s.e.each(ctx, p, c, func(x *dossier.Dossier, _ evaluation.Rating) {
		for _, who := range officersOf(x) {
			if who[0]+"/"+who[1] == row {
				ids = append(ids, x.ID)
			}
		}
	})
	return ids, err
}

// satisfactionCounts is the report of the slips: a row for each officer, numbers and shares of each level.
type satisfactionCounts struct{ e *Evaluations }

func (s satisfactionCounts) columns() []ReportColumn {
	columns := []ReportColumn{
		{Key: "don_vi", Title: "Đơn vị", Width: 40}, {Key: "cong_chuc", Title: "Công chức", Width: 34}, {Key: "so_phieu", Title: "Tổng số phiếu", Kind: sheet.Number, Width: 15},
	}
	scale, err := s.e.Scale()
	if err != nil {
		return columns // the rows then say why
	}
	for _, level := range scale.Levels {
		groups := []string{level.Name}
		columns = append(columns,
			ReportColumn{Key: fmt.Sprintf("muc_%d", level.Number), Title: "Số phiếu", Groups: groups, Kind: sheet.Number, Width: 13},
			ReportColumn{Key: fmt.Sprintf("ty_le_%d", level.Number), Title: "Tỷ lệ", Groups: groups, Kind: sheet.Number, Width: 15})
	}
	return append(columns, ReportColumn{Key: "hai_long", Title: "Tỷ lệ hài lòng", Kind: sheet.Number, Width: 16})
}

func (s satisfactionCounts) rows(ctx context.Context, _ *Reports, t *ReportTable, do func(ReportRow) error) error {
	scale, err := s.e.Scale()
	if err != nil {
		return err
	}
	rows, total, err := s.e.Satisfaction(ctx, t.Period)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := do(ReportRow{Key: row.Unit + "/" + row.Officer, Cells: satisfactionCells(scale, row)}); err != nil {
			return err
		}
	}
	total.Unit = TotalName
	t.Total = &ReportRow{Key: AllRows, Cells: satisfactionCells(scale, total)}
	return nil
}

func satisfactionCells(scale *evaluation.Scale, row evaluation.SatisfactionRow) []any {
	share := func(percent evaluation.Tenths) Share {
		if row.Slips == 0 {
			return -1
		}
		return Share(percent)
	}
	cells := []any{row.Unit, row.Officer, row.Slips}
	for _, level := range scale.Levels {
		cells = append(cells, row.Counts[level.Number-1], share(row.Share(level.Number)))
	}
	return append(cells, share(row.Good(scale)))
}

// cell returns the dossiers that the slips of a cell name; slips need not name one.
func (s satisfactionCounts) cell(ctx context.Context, _ *Reports, p dossier.Period, row, column string) ([]int64, error) {
	seen := map[int64]bool{}
	var ids []int64
	err := s.e.office.Store.Slips.Between(ctx, p.From, p.To, func(slip evaluation.Slip) error {
		of := row == AllRows || row == slip.Unit+"/"+slip.Officer
		level := !strings.HasPrefix(column, "muc_") || column == fmt.Sprintf("muc_%d", slip.Level)
		if id := slip.DossierID; of && level && id != 0 && slip.Void == "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
		return ctx.Err()
	})
	return ids, err
}
