package sheet

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// maxRows is the number of rows a sheet of Excel can have; a longer list goes on in the next sheet.
const maxRows = excelize.TotalRows

// Write writes a workbook with a header row, streaming: the rows are never all in memory. A row has one value a column:
// nil is an empty cell, zero days and times are empty too. Text stays text, also when it begins with =, +, - or @.
// More rows than a sheet holds go on in a second one.
func Write(w io.Writer, name string, columns []Column, rows iter.Seq[[]any]) error {
	return WriteLists(w, List{name, columns, rows})
}

// List is one list of a workbook: the name of its sheet, its columns and its rows as Write takes them.
type List struct {
	Name    string
	Columns []Column
	Rows    iter.Seq[[]any]
}

// WriteLists writes a workbook of several lists, one behind the other, each as Write does. The names differ.
func WriteLists(w io.Writer, lists ...List) error {
	b := book{file: excelize.NewFile(), limit: maxRows}
	defer func() { _ = b.file.Close() }()
	if err := b.makeStyles(); err != nil {
		return err
	}
	for _, list := range lists {
		if err := b.addList(list); err != nil {
			return err
		}
	}
	if _, err := b.file.WriteTo(w); err != nil {
		return office.Unavailable(err, "Không ghi được tệp Excel; hãy kiểm tra ổ đĩa và đóng tệp nếu nó đang mở.")
	}
	return nil
}

// book is a workbook being written.
type book struct {
	file    *excelize.File
	name    string
	columns []Column
	limit   int // rows a sheet
	sheets  int // of the list
	row     int // last row written in the sheet
	stream  *excelize.StreamWriter
	header  int
	styles  [5]int // by Kind
}

func (b *book) makeStyles() error {
	format := func(s string) *string { return &s }
	border := []excelize.Border{{Type: "bottom", Color: "B7C4D3", Style: 1}}
	var err error
	b.header, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E3ECF7"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Border: border,
	})
	if err != nil {
		return err
	}
	for kind, style := range map[Kind]*excelize.Style{
		Text:   {NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}, // 49 is "@": what is typed stays text
		Number: {CustomNumFmt: format("0.##")},
		Money:  {CustomNumFmt: format(`#,##0`)},
		Day:    {CustomNumFmt: format("dd/mm/yyyy")},
		Moment: {CustomNumFmt: format("hh:mm dd/mm/yyyy")},
	} {
		if b.styles[kind], err = b.file.NewStyle(style); err != nil {
			return err
		}
	}
	return nil
}

// addList adds a list in sheets of its own.
func (b *book) addList(list List) error {
	b.name, b.columns, b.sheets = list.Name, list.Columns, 0
	if err := b.startSheet(); err != nil {
		return err
	}
	for row := range list.Rows {
		if err := b.add(row); err != nil {
			return err
		}
	}
	return b.stream.Flush()
}

// startSheet begins a sheet with its header row.
func (b *book) startSheet() error {
	b.sheets++
	name := sheetName(b.name, b.sheets)
	if b.stream == nil { // the very first: a new workbook has a sheet
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	var err error
	if b.stream, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	for i, c := range b.columns {
		if err := b.stream.SetColWidth(i+1, i+1, float64(c.width())); err != nil {
			return err
		}
	}
	if err := b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	titles := make([]any, len(b.columns))
	for i, c := range b.columns {
		titles[i] = excelize.Cell{StyleID: b.header, Value: viet.NFC(c.Title)}
	}
	b.row = 1
	return b.stream.SetRow("A1", titles)
}

func (b *book) add(row []any) error {
	if b.row >= b.limit {
		if err := b.stream.Flush(); err != nil {
			return err
		}
		if err := b.startSheet(); err != nil {
			return err
		}
	}
	cells := make([]any, len(row))
	for i, value := range row {
		if i < len(b.columns) {
			cells[i] = excelize.Cell{StyleID: b.styles[b.columns[i].Kind], Value: cellValue(value)}
		}
	}
	b.row++
	return b.stream.SetRow(fmt.Sprint("A", b.row), cells)
}

// cellValue turns a value into what excelize writes with the right type.
func cellValue(value any) any {
	switch v := value.(type) {
	case string:
		return cleanText(v)
	case office.Money:
		return int64(v)
	case office.Day:
		if v.Time().IsZero() {
			return nil
		}
		return wallClock(v.Time())
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return wallClock(v)
	case fmt.Stringer:
		return cleanText(v.String())
	}
	return value
}

// wallClock returns the office's clock as UTC: a sheet knows no time zones.
func wallClock(t time.Time) time.Time {
	t = t.In(office.Zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// cleanText composes the text and drops what XML cannot hold.
func cleanText(s string) string {
	return viet.NFC(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s))
}

// sheetName returns a name Excel takes: at most 31 letters, without its forbidden signs.
func sheetName(name string, number int) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, cleanText(name))
	name = strings.TrimSpace(name)
	if name == "" {
		name = "Danh sách"
	}
	suffix := ""
	if number > 1 {
		suffix = fmt.Sprintf(" (%d)", number)
	}
	runes := []rune(name)
	if room := 31 - len(suffix); len(runes) > room {
		runes = runes[:room]
	}
	return string(runes) + suffix
}

func (c Column) width() int {
	if c.Width > 0 {
		return min(c.Width, 255)
	}
	switch c.Kind {
	case Text:
		return 30
	case Moment:
		return 18
	}
	return 13
}
