package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Header returns the titles of a file's header row: the row at the top of a sheet that has most of the headings or, where
// none of them stands anywhere, the first one with several texts. It is nil when there is no such row. Read then takes the
// columns as headings name them, so that a person can say which title is meant. Errors are those of Read.
func Header(path string, headings []Heading) ([]string, error) {
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: memoryForXML})
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer func() { _ = file.Close() }()
	best := candidate{}
	for _, name := range file.GetSheetList() {
		rows, err := file.Rows(name)
		if err != nil {
			continue // a chart sheet has no rows
		}
		for number := 1; number <= headerSearch && rows.Next(); number++ {
			cells, err := rows.Columns()
			if err != nil {
				_ = rows.Close()
				return nil, unreadable(path, err)
			}
			best = best.or(cells, headings)
		}
		_ = rows.Close()
	}
	return best.titles, nil
}

// candidate is a row that may be the header.
type candidate struct {
	titles []string
	known  int
}

// severalTitles is how many texts a row has at least that is taken for a header without knowing any of its titles.
const severalTitles = 3

func (c candidate) or(cells []string, headings []Heading) candidate {
	row := candidate{}
	for _, cell := range cells {
		title := strings.TrimSpace(cleanText(cell))
		if title == "" {
			continue
		}
		row.titles = append(row.titles, title)
		for _, h := range headings {
			if h.accepts(titleKey(title)) {
				row.known++
				break
			}
		}
	}
	if row.known > c.known || c.titles == nil && len(row.titles) >= severalTitles {
		return row
	}
	return c
}

// Accepts says whether a title of a file names the column.
func (h Heading) Accepts(title string) bool { return h.accepts(titleKey(title)) }

// momentLayouts are how people and other systems write moments.
var momentLayouts = []string{
	"15:04 2/1/2006", "15:04:05 2/1/2006", "2/1/2006 15:04", "2/1/2006 15:04:05", "15:04 2-1-2006", "2-1-2006 15:04", "2006-01-02 15:04", "2006-01-02 15:04:05",
	"2006-01-02T15:04", "2006-01-02T15:04:05",
}

// ReadMoment reads a moment of the office's clock: the number of a cell, or text as people write it, and returns it as
// 2006-01-02T15:04; a day alone, also of a cell without a time, comes back as ReadDay gives it.
func ReadMoment(text string) string {
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial > 1 && serial < 200000 && serial != math.Trunc(serial) {
		if t, err := excelize.ExcelDateToTime(serial, false); err == nil {
			return t.Round(time.Minute).Format("2006-01-02T15:04")
		}
	}
	tidy := strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
	for _, layout := range momentLayouts {
		if t, err := time.Parse(layout, tidy); err == nil {
			return t.Format("2006-01-02T15:04")
		}
	}
	return ReadDay(text)
}
