package work

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// mostOnPaper is how many rows a report on paper may have: some hundred pages.
const mostOnPaper = 10_000

// PDF draws a report of a period. Errors: office.CodeRefused when it is too long for paper.
func (r *Reports) PDF(ctx context.Context, key string, p dossier.Period) ([]byte, error) {
	t, err := r.Make(ctx, key, p, mostOnPaper)
	if err != nil {
		return nil, err
	}
	if t.Left > 0 {
		return nil, office.Refuse("Báo cáo có %s dòng, quá dài để in; hãy xuất Excel hoặc chọn kỳ ngắn hơn.", cellText(len(t.Rows)+t.Left))
	}
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	head := s.Letterhead(r.office.Time())
	form, data := "report-table", any(r.onPaper(t, head))
	if t.Report.form == formII06a {
		form, data = formII06a, r.settlement(t, head)
	}
	return r.office.Forms.Draw(paper.Key(paper.OwnSet, form), "", data, paper.Options{Created: r.office.Time(), Author: s.Name})
}

// onPaper is a report as the form that fits all shows it.
func (r *Reports) onPaper(t *ReportTable, head paper.Letterhead) paper.ReportData {
	data := paper.ReportData{
		Letterhead: head, Title: t.Report.Name, Unit: t.Report.Unit, Period: periodName(t.Period), From: t.Period.From, To: t.Period.To,
		Lead: t.Lead, Note: t.Note, Author: r.office.Who().Name, Columns: []paper.ReportColumn{{Title: "TT", Width: 9, Align: "center"}},
	}
	for _, c := range t.Report.Columns {
		align := "center"
		switch c.Kind {
		case sheet.Text:
			align = ""
		case sheet.Money:
			align = "right"
		}
		data.Columns = append(data.Columns, paper.ReportColumn{Title: c.Title, Groups: c.Groups, Width: c.Width, Align: align})
	}
	for i, row := range t.Rows {
		data.Rows = append(data.Rows, paper.ReportRow{Cells: append([]string{strconv.Itoa(i + 1)}, texts(row)...)})
	}
	if t.Total != nil {
		data.Total = append([]string{""}, texts(*t.Total)...)
	}
	return data
}

// settlement is Biểu II.06a as its form shows it.
func (r *Reports) settlement(t *ReportTable, head paper.Letterhead) paper.SettlementData {
	data := paper.SettlementData{
		Letterhead: head, Period: periodName(t.Period), From: t.Period.From, To: t.Period.To, Total: settlementRow(*t.Total), Note: t.Note, Author: r.office.Who().Name,
	}
	for _, row := range t.Rows {
		data.Rows = append(data.Rows, settlementRow(row))
	}
	return data
}

func settlementRow(row ReportRow) paper.SettlementRow {
	n := func(i int) int { return row.Cells[i].(int) }
	return paper.SettlementRow{
		Field: row.Cells[0].(string), Received: n(1), Online: n(2), Direct: n(3), Carried: n(4), Settled: n(5), SettledEarly: n(6), SettledOnTime: n(7), SettledLate: n(8),
		Pending: n(9), PendingInTime: n(10), PendingLate: n(11),
	}
}

// Texts writes the cells of a row the way they are shown.
func (row ReportRow) Texts() []string { return texts(row) }

func texts(row ReportRow) []string {
	list := make([]string, len(row.Cells))
	for i, cell := range row.Cells {
		list[i] = cellText(cell)
	}
	return list
}

// cellText writes a value the way it is shown.
func cellText(value any) string {
	switch v := value.(type) {
	case int:
		return strings.TrimSuffix(office.Money(v).String(), " đ") // the same points between thousands
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return v.In(office.Zone).Format("15:04 02/01/2006")
	}
	return fmt.Sprint(value)
}

// errEnough ends the rows when nobody wants more.
var errEnough = errors.New("enough rows")

// Excel writes a report of a period as a workbook, row by row.
func (r *Reports) Excel(ctx context.Context, w io.Writer, key string, p dossier.Period) error {
	t, err := r.table(key, p)
	if err != nil {
		return err
	}
	columns := []sheet.Column{{Title: "TT", Kind: sheet.Number, Width: 6}}
	for _, c := range t.Report.Columns {
		title := strings.Join(append(append([]string{}, c.Groups...), c.Title), " – ")
		columns = append(columns, sheet.Column{Title: title, Kind: c.Kind, Width: max(11, int(c.Width*0.8))})
	}
	var trouble error
	written := sheet.Write(w, t.Report.Short, columns, func(yield func([]any) bool) {
		n := 0
		trouble = t.Report.source.rows(ctx, r, t, func(row ReportRow) error {
			n++
			if !yield(append([]any{n}, sheetCells(row)...)) {
				return errEnough
			}
			return nil
		})
		if trouble == nil && t.Total != nil {
			yield(append([]any{nil}, sheetCells(*t.Total)...))
		}
	})
	if trouble != nil && !errors.Is(trouble, errEnough) {
		return trouble
	}
	return written
}

// sheetCells are the cells of a row as a sheet takes them: shares in per cent.
func sheetCells(row ReportRow) []any {
	cells := make([]any, len(row.Cells))
	for i, cell := range row.Cells {
		cells[i] = cell
		switch v := cell.(type) {
		case Share:
			cells[i] = v.percent()
		case evaluation.Tenths:
			cells[i] = v.Float()
		}
	}
	return cells
}

// percent is the share in per cent, nil when there is none.
func (s Share) percent() any {
	if s < 0 {
		return nil
	}
	return float64(s) / 10
}

// JSON writes a report of a period as an array of objects, one a row, their members in the order of the columns.
func (r *Reports) JSON(ctx context.Context, w io.Writer, key string, p dossier.Period) error {
	t, err := r.table(key, p)
	if err != nil {
		return err
	}
	separator := "[\n"
	write := func(row ReportRow) error {
		object, err := jsonRow(t.Report.Columns, row)
		if err == nil {
			_, err = fmt.Fprintf(w, "%s  %s", separator, object)
		}
		separator = ",\n"
		return err
	}
	if err := t.Report.source.rows(ctx, r, t, write); err != nil {
		return err
	}
	if t.Total != nil {
		if err := write(*t.Total); err != nil {
			return err
		}
	}
	end := "\n]\n"
	if separator == "[\n" {
		end = "[]\n"
	}
	_, err = io.WriteString(w, end)
	return err
}

func jsonRow(columns []ReportColumn, row ReportRow) ([]byte, error) {
	var b bytes.Buffer
	for i, value := range sheetCells(row) {
		sign := ", "
		if i == 0 {
			sign = "{"
		}
		if moment, ok := value.(time.Time); ok && moment.IsZero() {
			value = nil
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s%q: %s", sign, columns[i].Key, text)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
