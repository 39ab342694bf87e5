package paper

import (
	"fmt"
	"text/template"

	"vanphongso/data/office"
)

// ReportData is what the form of any report shows: its columns are data.
type ReportData struct {
	Letterhead
	Title   string         `json:"title"`
	Unit    string         `json:"unit"`   // đơn vị tính; empty for a list
	Period  string         `json:"period"` // in words, may be empty
	From    office.Day     `json:"from"`
	To      office.Day     `json:"to"`
	Lead    string         `json:"lead"` // sentence above the table
	Columns []ReportColumn `json:"columns"`
	Rows    []ReportRow    `json:"rows"`
	Total   []string       `json:"total"` // last row, one text a column; nil for none
	Note    string         `json:"note"`
	Author  string         `json:"author"`
	Signature
}

// ReportColumn is a column of a table whose columns are data.
type ReportColumn struct {
	Title   string   `json:"title"`
	Groups  []string `json:"groups"`  // titles above, shared with the neighbours that have the same
	Width   float64  `json:"width"`   // share of the table's width
	Align   string   `json:"align"`   // as a description has it
	Upright bool     `json:"upright"` // the title is turned to read from below
}

// ReportRow is a row: one text a column.
type ReportRow struct {
	Cells []string `json:"cells"`
}

// dataColumns are the columns of a table that takes them from the data; their rows have Cells, the data may have a Total.
func dataColumns(t *table, data any) (*table, error) {
	if t.Heads == "" {
		return t, nil
	}
	heads, err := list(data, t.Heads, t.line)
	if err != nil {
		return nil, err
	}
	with := *t
	with.Columns = nil
	for i, head := range heads {
		h, known := head.(ReportColumn)
		if !known || h.Width <= 0 {
			return nil, wrong(t.line, "%q trong dữ liệu không phải là danh sách cột", t.Heads)
		}
		value, err := cellOf(".Cells", i, t.line)
		if err != nil {
			return nil, err
		}
		total, err := cellOf(".Total", i, t.line)
		if err != nil {
			return nil, err
		}
		with.Columns = append(with.Columns, tableColumn{
			Title: expression{source: h.Title, line: t.line}, Group: h.Groups, Width: h.Width, Align: h.Align, Upright: h.Upright, Value: value, Total: total,
		})
	}
	if len(with.Columns) == 0 { // an empty form: something must stand there
		with.Columns = []tableColumn{{Width: 1}}
	}
	return &with, nil
}

// cellOf is the expression for one text of a list.
func cellOf(texts string, i, line int) (*expression, error) {
	source := fmt.Sprintf("{{nth %s %d}}", texts, i)
	parsed, err := template.New("").Funcs(functions).Parse(source)
	return &expression{source: source, line: line, template: parsed}, err
}

// nth returns the text at a place of a list, nothing behind its end.
func nth(texts []string, i int) string {
	if i < 0 || i >= len(texts) {
		return ""
	}
	return texts[i]
}

// sampleReport is a report with everything filled in.
func sampleReport() ReportData {
	return ReportData{
		Letterhead: Letterhead{Parent: "Ủy ban nhân dân tỉnh Lào Cai", Agency: "Sở Khoa học và Công nghệ", Place: "Lào Cai", Date: "2026-11-25"},
		Title:      "Tình hình giải quyết hồ sơ theo cách nộp", Unit: "Số hồ sơ TTHC", Period: "Quý IV/2026", From: "2026-10-01", To: "2026-12-31",
		Lead: "Từ ngày 01/10/2026 đến ngày 31/12/2026, đơn vị có 45 hồ sơ.",
		Columns: []ReportColumn{
			{Title: "TT", Width: 9, Align: "center"},
			{Title: "Cách nộp", Width: 40},
			{Title: "Trong kỳ", Groups: []string{"Tiếp nhận"}, Width: 20, Align: "center"},
			{Title: "Từ kỳ trước", Groups: []string{"Tiếp nhận"}, Width: 20, Align: "center"},
		},
		Rows:  []ReportRow{{Cells: []string{"1", "Trực tiếp", "30", "2"}}, {Cells: []string{"2", "Trực tuyến", "12", "1"}}},
		Total: []string{"", "Tổng số", "42", "3"}, Note: "Hồ sơ chờ bổ sung được tính riêng.", Author: "Trần Văn Đức",
	}
}
