package sheet

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"vanphongso/data/office"
)

var columns = []Column{
	{Title: "Tên thủ tục"},
	{Title: "Số bộ", Kind: Number},
	{Title: "Phí (đồng)", Kind: Money},
	{Title: "Ngày nhận", Kind: Day},
	{Title: "Hẹn trả", Kind: Moment},
}

var headings = []Heading{
	{Key: "name", Titles: []string{"Tên thủ tục", "Tên TTHC"}, Required: true},
	{Key: "sets", Titles: []string{"Số bộ"}, Kind: Number},
	{Key: "fee", Titles: []string{"Phí", "Phí (đồng)"}, Kind: Money, Required: true},
	{Key: "day", Titles: []string{"Ngày nhận"}, Kind: Day},
}

func writeFile(t interface {
	Fatal(...any)
	Helper()
}, dir string, rows ...[]any,
) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, "Hồ sơ 2026", columns, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "hồ sơ.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readAll(t interface {
	Fatal(...any)
	Helper()
}, path string,
) []Row {
	t.Helper()
	var rows []Row
	if err := Read(path, headings, func(r Row) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestRoundTrip(t *testing.T) {
	due := time.Date(2026, 11, 30, 9, 30, 0, 0, time.UTC)
	path := writeFile(t, t.TempDir(),
		[]any{"Gia hạn giấy phép", 1, office.Money(2250000), office.Day("2026-11-20"), due},
		[]any{"Khai báo", 2, office.Money(0), office.Day(""), time.Time{}},
		[]any{nil, nil, nil, nil, nil},
		[]any{"Ti\u00ea\u0301ng Vi\u00ea\u0323t", 1, nil, nil, nil}, // half decomposed
	)
	rows := readAll(t, path)
	if len(rows) != 3 {
		t.Fatalf("%d rows: %v", len(rows), rows)
	}
	first := rows[0]
	if first.Number != 2 || first.Get("name") != "Gia hạn giấy phép" || first.Get("sets") != "1" || first.Get("fee") != "2250000" || first.Get("day") != "2026-11-20" {
		t.Errorf("%+v", first)
	}
	if rows[1].Get("day") != "" || rows[1].Get("fee") != "0" {
		t.Errorf("%+v", rows[1])
	}
	if rows[2].Number != 5 || rows[2].Get("name") != "Tiếng Việt" {
		t.Errorf("%+v is not composed", rows[2])
	}
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if got, _ := file.GetCellValue("Hồ sơ 2026", "E2"); got != "16:30 30/11/2026" {
		t.Errorf("the moment is shown as %q", got)
	}
	if got, _ := file.GetCellValue("Hồ sơ 2026", "C2"); got != "2,250,000" {
		t.Errorf("the money is shown as %q", got)
	}
}

func TestFormulasStayText(t *testing.T) {
	for _, text := range []string{`=HYPERLINK("http://x","y")`, "+84912345678", "-1+1", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0"} {
		path := writeFile(t, t.TempDir(), []any{text, 1, office.Money(1), nil, nil})
		file, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if formula, _ := file.GetCellFormula("Hồ sơ 2026", "A2"); formula != "" {
			t.Errorf("%q became the formula %q", text, formula)
		}
		if kind, _ := file.GetCellType("Hồ sơ 2026", "A2"); kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%q is a cell of kind %v", text, kind)
		}
		style, _ := file.GetCellStyle("Hồ sơ 2026", "A2")
		if s, err := file.GetStyle(style); err != nil || s.NumFmt != 49 {
			t.Errorf("%q would turn into a formula when edited: %v", text, err)
		}
		_ = file.Close()
	}
}

func TestAnyTextComesBack(t *testing.T) {
	texts := rapid.SliceOfN(rapid.String(), 500, 500).Example(int(time.Now().UnixNano() % 1e6))
	texts = append(texts, "A\x00\u0300", "_x0041_", "\ufeff", strings.Repeat("ế", 32000))
	rows := make([][]any, len(texts))
	for i, text := range texts {
		rows[i] = []any{text, i, office.Money(i), nil, nil}
	}
	got := readAll(t, writeFile(t, t.TempDir(), rows...))
	if len(got) != len(texts) {
		t.Fatalf("%d rows of %d came back", len(got), len(texts))
	}
	for i, text := range texts {
		if want := strings.TrimSpace(cleanText(text)); got[i].Get("name") != want {
			t.Errorf("%q came back as %q, want %q", text, got[i].Get("name"), want)
		}
	}
}

func TestHeaderIsFoundBelowATitleAndOnAnotherSheet(t *testing.T) {
	file := excelize.NewFile()
	sheet := "Danh mục"
	_, _ = file.NewSheet(sheet)
	_ = file.SetCellValue("Sheet1", "A1", "Ghi chú của người lập")
	_ = file.SetCellValue(sheet, "B2", "DANH MỤC THỦ TỤC HÀNH CHÍNH")
	for cell, text := range map[string]string{"A4": "STT", "B4": "TÊN  TTHC:", "C4": "phi (dong)", "B5": "Cấp phép", "C5": "1.500.000 đ", "B7": "Khai báo", "C7": "miễn"} {
		_ = file.SetCellValue(sheet, cell, text)
	}
	path := filepath.Join(t.TempDir(), "x.xlsx")
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	rows := readAll(t, path)
	if len(rows) != 2 || rows[0].Get("fee") != "1500000" || rows[1].Get("fee") != "miễn" || rows[1].Number != 7 {
		t.Errorf("%+v", rows)
	}
}

func TestUnreadableFilesAreExplained(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "danh sách.xls")
	if err := os.WriteFile(text, []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	good := writeFile(t, dir)
	for path, advice := range map[string]string{text: ".xlsx", filepath.Join(dir, "không có.xlsx"): ".xlsx", good: "tệp mẫu"} {
		h := headings
		if path == good {
			h = []Heading{{Key: "code", Titles: []string{"Mã thủ tục"}, Required: true}}
		}
		err := Read(path, h, func(Row) error { return nil })
		if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "file" || !strings.Contains(office.MessageOf(err), advice) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestErrorsOfTheReaderStopIt(t *testing.T) {
	path := writeFile(t, t.TempDir(), []any{"a", 1, office.Money(1), nil, nil}, []any{"b", 1, office.Money(1), nil, nil})
	stop, seen := errors.New("stop"), 0
	if err := Read(path, headings, func(Row) error { seen++; return stop }); !errors.Is(err, stop) || seen != 1 {
		t.Errorf("%v after %d rows", err, seen)
	}
}

func TestLongListsGoOnInTheNextSheet(t *testing.T) {
	b := book{file: excelize.NewFile(), name: "Danh sách rất dài có tên dài quá mức cho phép", columns: columns, limit: 3}
	if err := b.makeStyles(); err != nil {
		t.Fatal(err)
	}
	if err := b.startSheet(); err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		if err := b.add([]any{"x", i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.stream.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := b.file.GetSheetList(); len(got) != 3 || !strings.HasSuffix(got[2], "(3)") {
		t.Error(got)
	}
}

func TestDaysAndMoney(t *testing.T) {
	for in, want := range map[string]string{"46346": "2026-11-20", "20/11/2026": "2026-11-20", "5.9.2026": "2026-09-05", "2026-11-20": "2026-11-20", "hôm qua": "hôm qua", "1": "1"} {
		if got := ReadDay(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"2250000": "2250000", "2.250.000 đ": "2250000", "2,250,000 VND": "2250000", "500.000": "500000", "2.25E+6": "2250000", "không": "không", "": ""} {
		if got := readMoney(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
