package paper

import "strconv"

// StaffCountData is what báo cáo số lượng, chất lượng shows: a row for every unit. What is counted are the rules' words, so
// the columns come with the data.
type StaffCountData struct {
	StaffList
	Recipient string          `json:"recipient"` // đơn vị nhận báo cáo
	Groups    []CountGroup    `json:"groups"`
	Units     []StaffCountRow `json:"units"`
}

// CountGroup is a group of neighbouring columns.
type CountGroup struct {
	Titles  []string `json:"titles"`  // from the top down, at most three; shared with neighbours that begin with the same
	Columns []string `json:"columns"` // the titles of its columns
}

// StaffCountRow counts the people of a unit.
type StaffCountRow struct {
	Unit    string `json:"unit"`
	Quota   int    `json:"quota"`   // biên chế được giao; 0 when it is not known
	Present int    `json:"present"` // có mặt
	Counts  []int  `json:"counts"`  // one for every column of all groups, in their order; none for what is missing at the end
}

// Columns are those of the table: unit, quota, present, then those of the groups with their titles turned upright.
func (d StaffCountData) Columns() []ReportColumn {
	const narrow = 8.6
	columns := []ReportColumn{
		{Title: "STT", Width: 9, Align: "center"},
		{Title: "Tên đơn vị", Width: 46},
		{Title: "Biên chế được giao", Width: narrow, Align: "center", Upright: true},
		{Title: "Tổng số hiện có", Width: narrow, Align: "center", Upright: true},
	}
	for _, g := range d.Groups {
		for _, title := range g.Columns {
			columns = append(columns, ReportColumn{Title: title, Groups: g.Titles, Width: narrow, Align: "center", Upright: true})
		}
	}
	return columns
}

// Rows are the texts of the table.
func (d StaffCountData) Rows() []ReportRow {
	rows := make([]ReportRow, len(d.Units))
	for i, unit := range d.Units {
		rows[i].Cells = unit.cells(strconv.Itoa(i + 1))
	}
	return rows
}

// Total is the last row, nil when there is no unit.
func (d StaffCountData) Total() []string {
	if len(d.Units) == 0 {
		return nil
	}
	sum := StaffCountRow{Unit: "Tổng cộng", Counts: make([]int, len(d.Columns()))}
	for _, unit := range d.Units {
		sum.Quota, sum.Present = sum.Quota+unit.Quota, sum.Present+unit.Present
		for i, n := range unit.Counts[:min(len(unit.Counts), len(sum.Counts))] {
			sum.Counts[i] += n
		}
	}
	return sum.cells("")
}

func (r StaffCountRow) cells(number string) []string {
	cells := []string{number, r.Unit, filledNumber(r.Quota), strconv.Itoa(r.Present)}
	for _, n := range r.Counts {
		cells = append(cells, filledNumber(n))
	}
	return cells
}
