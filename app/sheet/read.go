package sheet

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

const (
	headerSearch  = 30        // rows at the top of a sheet in which the header is looked for
	maxUnpacked   = 512 << 20 // a workbook that unpacks to more is refused
	memoryForXML  = 16 << 20  // larger parts are unpacked to disk
	maxCellLength = 32767
)

// Read calls each for every row that is not empty below the header row of the first sheet that has the required
// headings, streaming. It stops at the first error of each and returns it. Errors of the file itself are
// office.CodeInvalid on "file": what is missing, or that it is no Excel file.
func Read(path string, headings []Heading, each func(Row) error) error {
	file, err := excelize.OpenFile(path, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: memoryForXML,
	})
	if err != nil {
		return unreadable(path, err)
	}
	defer func() { _ = file.Close() }()
	r := reader{file: file, headings: headings, each: each}
	for _, name := range file.GetSheetList() {
		found, err := r.sheet(name)
		if found || err != nil {
			return err
		}
	}
	return office.Invalid("file", "Không tìm thấy dòng tiêu đề có các cột: %s; hãy dùng tệp mẫu của chương trình.", strings.Join(r.required(), ", "))
}

func unreadable(path string, cause error) error {
	message := "Không mở được tệp “" + filepath.Base(path) + "” như một tệp Excel; hãy mở nó bằng Excel và lưu lại dạng .xlsx."
	return &office.Error{Code: office.CodeInvalid, Field: "file", Message: message, Cause: cause}
}

type reader struct {
	file     *excelize.File
	headings []Heading
	each     func(Row) error
}

func (r *reader) required() []string {
	var titles []string
	for _, h := range r.headings {
		if h.Required {
			titles = append(titles, "“"+h.Titles[0]+"”")
		}
	}
	return titles
}

// sheet reads one sheet; found says whether it has the header.
func (r *reader) sheet(name string) (found bool, err error) {
	rows, err := r.file.Rows(name)
	if err != nil {
		return false, nil // a chart sheet has no rows
	}
	defer func() { _ = rows.Close() }()
	var columns map[int]Heading
	for number := 1; rows.Next(); number++ {
		cells, err := rows.Columns()
		if err != nil {
			return columns != nil, unreadable(r.file.Path, err)
		}
		if columns == nil {
			if columns = r.header(cells); columns == nil && number >= headerSearch {
				return false, nil
			}
			continue
		}
		if row, ok := read(number, cells, columns); ok {
			if err := r.each(row); err != nil {
				return true, err
			}
		}
	}
	if err := rows.Error(); err != nil {
		return columns != nil, unreadable(r.file.Path, err)
	}
	return columns != nil, nil
}

// header returns which column stands under which heading, nil when cells is not the header row.
func (r *reader) header(cells []string) map[int]Heading {
	columns := map[int]Heading{}
	taken := map[string]bool{}
	for i, cell := range cells {
		title := titleKey(cell)
		for _, h := range r.headings {
			if !taken[h.Key] && title != "" && h.accepts(title) {
				columns[i], taken[h.Key] = h, true
				break
			}
		}
	}
	for _, h := range r.headings {
		if h.Required && !taken[h.Key] {
			return nil
		}
	}
	return columns
}

func (h Heading) accepts(title string) bool {
	for _, t := range h.Titles {
		if titleKey(t) == title {
			return true
		}
	}
	return false
}

// titleKey folds a title and keeps its letters and digits.
func titleKey(s string) string {
	words := strings.FieldsFunc(viet.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}

func read(number int, cells []string, columns map[int]Heading) (Row, bool) {
	row := Row{Number: number, Cells: map[string]string{}}
	for i, cell := range cells {
		h, wanted := columns[i]
		text := strings.TrimSpace(cleanText(cell))
		if !wanted || text == "" || len(text) > 4*maxCellLength {
			continue
		}
		switch h.Kind {
		case Day:
			text = ReadDay(text)
		case Moment:
			text = ReadMoment(text)
		case Money:
			text = readMoney(text)
		}
		row.Cells[h.Key] = text
	}
	return row, len(row.Cells) > 0
}

// ReadDay reads the number of a date cell, dd/MM/yyyy, or 2006-01-02, and returns the last form; any other text is
// returned as it stands.
func ReadDay(text string) string {
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial > 1 && serial < 200000 {
		if t, err := excelize.ExcelDateToTime(serial, false); err == nil {
			return t.Format("2006-01-02")
		}
	}
	for _, layout := range []string{"2/1/2006", "2-1-2006", "2.1.2006", "2006-01-02", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format("2006-01-02")
		}
	}
	return text
}

// readMoney reads 2250000, 2.250.000 đ, 2,250,000 VND and returns the digits; any other text is returned as it stands.
func readMoney(text string) string {
	bare := strings.ToLower(text)
	for _, unit := range []string{"vnđ", "vnd", "đồng", "dong", "đ"} {
		bare = strings.TrimSuffix(strings.TrimSpace(bare), unit)
	}
	bare = strings.TrimSpace(bare)
	if whole, err := strconv.ParseFloat(bare, 64); err == nil && !strings.Contains(bare, ",") && !grouped(bare) {
		return strconv.FormatFloat(whole, 'f', 0, 64)
	}
	digits := strings.NewReplacer(".", "", ",", "", " ", "", "\u00a0", "").Replace(bare)
	if _, err := strconv.ParseInt(digits, 10, 64); err != nil || digits == "" {
		return text
	}
	return digits
}

// grouped says whether a full stop is followed by three digits, as in 500.000: then it groups thousands.
func grouped(s string) bool {
	_, behind, found := strings.Cut(s, ".")
	return found && len(behind) == 3
}
