package paper

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanphongso/assets"
	"vanphongso/data/office"
)

// officeWith returns the library of an office with these files in its forms folder.
func officeWith(t *testing.T, files map[string]string) (*Library, string) {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		write(t, filepath.Join(folder, name), content)
	}
	l, err := NewLibrary(folder)
	if err != nil {
		t.Fatal(err)
	}
	return l, folder
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func shippedFile(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(assets.Files, "forms/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func noProblems(t *testing.T, l *Library) {
	t.Helper()
	for _, p := range l.Problems() {
		t.Errorf("problem: %s", p.Message)
	}
}

const receiptFile = "tt03-2025/01-receipt.yaml"

// small is a form that is right.
const small = `name: Phiếu
data: receipt
papers:
  - {paper: A5, margins: [10, 10, 10, 10], sizes: [12]}
blocks:
  - {text: "Mã {{.Code}}"}
`

func TestShippedForms(t *testing.T) {
	l := shipped(t)
	noProblems(t, l)
	var have []string
	for _, f := range l.Forms() {
		have = append(have, f.Key+": "+strings.Join(f.Papers, ", "))
		if f.Overridden || f.Name == "" || f.File != "assets/forms/"+f.Key+".yaml" {
			t.Errorf("%+v", f)
		}
	}
	want := []string{
		"nd30/direction: A4, A5", "nd30/folder-index: A4 landscape, A4", "nd30/folders: A4, A4 landscape", "nd30/hand-in: A4", "nd30/hand-in-list: A4 landscape",
		"nd30/handling: A4 landscape, A3 landscape", "nd30/incoming: A4 landscape, A3 landscape", "nd30/incoming-transfer: A4 landscape, A3 landscape",
		"nd30/kept-copies: A4 landscape, A3 landscape", "nd30/outgoing: A4 landscape, A3 landscape", "nd30/outgoing-transfer: A4 landscape, A3 landscape", "nd30/post: A4 landscape, A3 landscape", "nd30/stamp: 60x45",
		"own/batch: A4", "own/comment: A5, A4", "own/evaluation-sheet: A4", "own/explanation: A4", "own/fee: A5, A4", "own/fee-day: A4", "own/guidance: A5, A4",
		"own/report-II06a: A4 landscape", "own/report-table: A4 landscape", "own/results: A4 landscape", "own/return: A5, A4", "own/satisfaction: A5, A4", "own/transfer: A5, A4",
		"staff/2c: A4", "staff/count: A3 landscape, A4 landscape", "staff/leave: A4, A5", "staff/pay: A4 landscape, A3 landscape", "staff/raise-decision: A4",
		"staff/raise-list: A4 landscape, A3 landscape", "staff/retirement-decision: A4", "staff/retirement-list: A4 landscape, A3 landscape", "staff/retirement-notice: A4",
		"tt01-2018/01-receipt: A5, A4", "tt01-2018/02-supplement: A5, A4", "tt01-2018/03-refusal: A5, A4",
		"tt01-2018/04-apology: A4, A5", "tt01-2018/05-control: A5, A4", "tt01-2018/06-register: A4 landscape, A3 landscape",
		"tt03-2025/01-receipt: A5, A4", "tt03-2025/02-supplement: A5, A4", "tt03-2025/03-refusal: A5, A4",
		"tt03-2025/04-apology: A4", "tt03-2025/05-stop: A4", "tt03-2025/06-control: A5, A4", "tt03-2025/07-register: A4 landscape, A3 landscape",
	}
	if !slices.Equal(have, want) {
		t.Errorf("%q", have)
	}
	sets := l.FormSets()
	if len(sets) != 2 || sets[0].Key != "tt03-2025" || sets[0].Verified || sets[0].From != "2025-09-15" || sets[1].Key != "tt01-2018" || !sets[1].Verified {
		t.Errorf("%+v", sets)
	}
}

// TestFormsAreFoundByWhatTheyShow: the sets number their forms differently, and one of them has no stop notice.
func TestFormsAreFoundByWhatTheyShow(t *testing.T) {
	l, _ := officeWith(t, map[string]string{"own/zz.yaml": small, "tt01-2018/99.yaml": small})
	for _, c := range [][3]string{
		{"tt03-2025", KindReceipt, receipt2025},
		{"tt01-2018", KindReceipt, receipt2018},
		{"tt03-2025", KindControl, "tt03-2025/06-control"},
		{"tt01-2018", KindControl, "tt01-2018/05-control"},
		{"tt03-2025", KindStop, "tt03-2025/05-stop"},
		{"tt01-2018", KindStop, "tt03-2025/05-stop"},
		{"tt01-2018", KindFee, "own/fee"},
		{"tt03-2025", KindSettlement, "own/report-II06a"},
		{"tt03-2025", KindReport, "own/report-table"},
	} {
		if have, err := l.FormFor(c[0], c[1]); err != nil || have != c[2] {
			t.Errorf("%v: %q, %v", c, have, err)
		}
	}
	_, err := l.FormFor("tt01-2018", "none")
	says(t, err, office.CodeNotFound, "tt01-2018", "Thiết lập")
	for _, c := range [][3]string{{receipt2025, "A4", "A4"}, {"own/batch", "A5", "A4"}, {"tt03-2025/07-register", "A5", "A4 landscape"}, {"none", "A5", "A5"}} {
		if have := l.PaperFor(c[0], c[1]); have != c[2] {
			t.Errorf("%v: %q", c, have)
		}
	}
}

func TestOfficesFileTakesThePlaceOfTheShippedOne(t *testing.T) {
	l, folder := officeWith(t, map[string]string{receiptFile: small, "own/thanks.yaml": strings.ReplaceAll(small, "Mã", "Cảm ơn")})
	noProblems(t, l)
	inOrder(t, pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0], "Mã H38.21.06-261123-0007")
	inOrder(t, pagesOf(t, drawn(t, l, "own/thanks", "A5", sampleReceipt()))[0], "Cảm ơn H38.21.06-261123-0007")
	inOrder(t, pagesOf(t, drawn(t, l, receipt2018, "A5", sampleReceipt()))[0], "GIẤY TIẾP NHẬN")
	for _, f := range l.Forms() {
		if f.Key == receipt2025 && (!f.Overridden || f.File != filepath.Join(folder, receiptFile)) {
			t.Errorf("%+v", f)
		}
	}
	write(t, filepath.Join(folder, receiptFile), strings.ReplaceAll(small, "Mã", "Mã số"))
	if err := l.Reload(); err != nil {
		t.Fatal(err)
	}
	inOrder(t, pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0], "Mã số H38")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := l.Reload(); err != nil {
		t.Fatal(err)
	}
	noProblems(t, l)
	inOrder(t, pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0], "GIẤY TIẾP NHẬN")
}

func TestOfficesSetTakesEffectOnShippedForms(t *testing.T) {
	l, _ := officeWith(t, map[string]string{
		"tt03-2025/set.yaml":   strings.Replace(shippedFile(t, "tt03-2025/set.yaml"), "verified: false", "verified: true", 1),
		"tt03-2025/parts.yaml": "header:\n  - {text: Tiêu đề riêng}\nmore:\n  - {text: Phần thêm}\n",
	})
	noProblems(t, l)
	page := pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0]
	inOrder(t, page, "Tiêu đề riêng", "GIẤY TIẾP NHẬN")
	if strings.Contains(page, "kiểm tra lại mẫu") || !l.FormSets()[0].Verified {
		t.Error("the office's set.yaml has no effect")
	}
}

// TestBrokenFiles gives each kind of mistake: the person hears which file, which line and what, and the shipped form is drawn.
func TestBrokenFiles(t *testing.T) {
	before := drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())
	replaced := func(old, new string) string { return strings.Replace(small, old, new, 1) }
	for name, c := range map[string]struct {
		content string
		line    int
		says    string
	}{
		"empty":               {"", 1, "tệp trống"},
		"not YAML":            {"name: [", 1, "sai cú pháp YAML"},
		"binary":              {"\x00\x01\xff\xfe", 1, ""},
		"unknown entry":       {small + "colour: red\n", 7, `không có mục "colour"`},
		"entry twice":         {small + "name: Hai\n", 7, `mục "name" bị viết hai lần`},
		"wrong type":          {replaced("sizes: [12]", "sizes: lớn"), 4, "sai kiểu"},
		"no name":             {replaced("name: Phiếu\n", ""), 1, `thiếu mục "name"`},
		"no paper":            {"name: Phiếu\nblocks: [{text: x}]\n", 1, `thiếu mục "papers"`},
		"unknown paper":       {replaced("A5", "B5"), 4, `không có khổ giấy "B5"`},
		"margins":             {replaced("[10, 10, 10, 10]", "[10, 70, 10, 70]"), 4, "lề quá rộng"},
		"tiny size":           {replaced("[12]", "[2]"), 4, "cỡ chữ"},
		"unknown data":        {replaced("data: receipt", "data: loan"), 1, `không có loại dữ liệu "loan"`},
		"unknown field":       {replaced("{{.Code}}", "{{.Codes}}"), 6, `không có trường "Codes"`},
		"unknown function":    {replaced("{{.Code}}", "{{shout .Code}}"), 6, `không có hàm "shout"`},
		"broken expression":   {replaced("{{.Code}}", "{{.Code"), 6, "biểu thức"},
		"day of a text":       {replaced("{{.Code}}", "{{day .Code}}"), 6, "biểu thức"},
		"two kinds":           {small + "  - {text: a, gap: 2}\n", 7, "đúng một trong"},
		"no kind":             {small + "  - {bold: true}\n", 7, "đúng một trong"},
		"align":               {small + "  - {text: a, align: middle}\n", 7, "align"},
		"align of a field":    {small + "  - fields: [{label: a, align: up}]\n", 7, "align"},
		"unknown part":        {small + "  - {use: footnote}\n", 7, `không có phần "footnote"`},
		"table in columns":    {small + "  - columns:\n      - blocks:\n          - table: {rows: Components, columns: [{title: a, width: 1}]}\n", 9, "trong columns"},
		"table without list":  {small + "  - table: {rows: Cars, columns: [{title: a, width: 1}]}\n", 7, `không có danh sách "Cars"`},
		"table of no list":    {small + "  - table: {rows: Code, columns: [{title: a, width: 1}]}\n", 7, "không phải là danh sách"},
		"column without room": {small + "  - table: {rows: Components, columns: [{title: a, width: 1000}, {title: b, width: 1}, {title: " + strings.Repeat("dài", 60) + ", width: 1}]}\n", 7, "cột quá hẹp"},
		"bar code":            {small + "  - {code: {kind: code128, value: Ươ}}\n", 7, "mã vạch"},
		"over without group":  {small + "  - table: {rows: Components, columns: [{title: a, width: 1, over: x}]}\n", 7, "over"},
		"four groups":         {small + "  - table: {rows: Components, columns: [{title: a, width: 1, group: [a, b, c, d]}]}\n", 7, "ba tầng"},
		"too many empty rows": {small + "  - table: {rows: Components, none: 101, columns: [{title: a, width: 1}]}\n", 7, "none"},
		"height of rows":      {small + "  - table: {rows: Components, height: -1, columns: [{title: a, width: 1}]}\n", 7, "height"},
		"code":                {small + "  - {code: {kind: aztec, value: a}}\n", 7, "qr hoặc code128"},
		"huge":                {small + strings.Repeat("#", 1<<20), 1, "tệp quá lớn"},
	} {
		t.Run(name, func(t *testing.T) {
			l, folder := officeWith(t, map[string]string{receiptFile: c.content})
			problems := l.Problems()
			if len(problems) != 1 {
				t.Fatalf("want one problem, have %+v", problems)
			}
			p, file := problems[0], filepath.Join(folder, receiptFile)
			if p.File != file || p.Line != c.line {
				t.Errorf("want line %d, have %+v", c.line, p)
			}
			inOrder(t, p.Message, "Tệp mẫu "+file, "dòng", c.says)
			if !bytes.Equal(before, drawn(t, l, receipt2025, "A5", sampleReceipt())) {
				t.Error("the shipped form is not drawn as before")
			}
		})
	}
}

// TestFileOfNotepad takes a file the way Windows editors save it.
func TestFileOfNotepad(t *testing.T) {
	l, _ := officeWith(t, map[string]string{receiptFile: "\ufeff" + strings.ReplaceAll(small, "\n", "\r\n")})
	noProblems(t, l)
	inOrder(t, pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0], "Mã H38.21.06-261123-0007")
}

func TestBrokenSharedFiles(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		says          []string
	}{
		"set without name":      {"tt03-2025/set.yaml", "verified: true\n", []string{"set.yaml, dòng 1", `thiếu mục "name"`}},
		"set with a wrong day":  {"tt03-2025/set.yaml", "name: a\nfrom: 15/9/2025\n", []string{"set.yaml, dòng 1", "2025-09-15"}},
		"part of no kind":       {"tt03-2025/parts.yaml", "header:\n  - {bold: true}\n", []string{"parts.yaml, dòng 2", "đúng một trong"}},
		"part with wrong field": {"tt03-2025/parts.yaml", "\nheader:\n  - {text: \"{{.Agencies}}\"}\n", []string{"parts.yaml, dòng 3", `"Agencies"`}},
		"part of itself":        {"tt03-2025/parts.yaml", "header:\n  - {use: header}\n", []string{"parts.yaml, dòng 2", "tự dùng chính nó"}},
		"form for another part": {"tt03-2025/02.yaml", strings.Replace(small, "data: receipt", "data: explanation", 1) + "  - {use: numbered}\n", []string{"02.yaml: trong phần dùng chung ở assets/forms/tt03-2025/parts.yaml, dòng", "Number"}},
	} {
		t.Run(name, func(t *testing.T) {
			l, _ := officeWith(t, map[string]string{c.file: c.content})
			problems := l.Problems()
			if len(problems) != 1 {
				t.Fatalf("want one problem, have %+v", problems)
			}
			inOrder(t, problems[0].Message, c.says...)
			inOrder(t, pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt()))[0], "TRUNG TÂM PHỤC VỤ", "kiểm tra lại mẫu")
		})
	}
}

func TestUnreadableFilesAndFolders(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, receiptFile), 0o700); err != nil { // a folder of that name
		t.Fatal(err)
	}
	l, err := NewLibrary(folder)
	if err != nil || len(l.Problems()) != 1 || !strings.Contains(l.Problems()[0].Message, "Không đọc được tệp") {
		t.Error(err, l.Problems())
	}
	file := filepath.Join(t.TempDir(), "forms")
	write(t, file, "a file where the folder should be")
	l, err = NewLibrary(file)
	if err != nil || len(l.Problems()) != 1 || !strings.Contains(l.Problems()[0].Message, "Không đọc được thư mục mẫu") {
		t.Error(err, l.Problems())
	}
	drawn(t, l, receipt2025, "A5", sampleReceipt())
}

// A library that reads later has read when anything is asked of it, also by many at once; broken files of the office are told.
func TestALaterLibraryReadsAtFirstUse(t *testing.T) {
	l := LaterLibrary(filepath.Join(t.TempDir(), "none"))
	noProblems(t, l)
	if l.forms != nil {
		t.Error("it has read without need")
	}
	var users sync.WaitGroup
	for range 4 {
		users.Go(func() { drawn(t, l, receipt2025, "A5", sampleReceipt()) })
	}
	users.Wait()
	if got, want := len(l.Forms()), len(shipped(t).Forms()); got != want {
		t.Errorf("%d forms, want %d", got, want)
	}
	_, folder := officeWith(t, map[string]string{receiptFile: "name: ["})
	if problems := LaterLibrary(folder).Problems(); len(problems) != 1 {
		t.Errorf("problems %v", problems)
	}
}

// TestEveryBlock draws what the language has and the shipped forms do not use.
func TestEveryBlock(t *testing.T) {
	l, _ := officeWith(t, map[string]string{"own/all.yaml": `name: Đủ các khối
papers: [{paper: A4 landscape, margins: [10, 10, 10, 10], sizes: [12]}]
footer: {text: "Chân {{.name}}", pages: always}
blocks:
  - {text: "Căn đều hai bên {{.name}} và một dòng thật dài để xem chữ có giãn ra hay không khi căn đều hai bên, cho đến hết dòng này.", align: justify, indent: 2}
  - {code: {kind: code128, value: "{{.code}}", height: 2}, align: center}
  - {gap: 1}
  - table:
      rows: rows
      number: true
      columns:
        - {title: Số, width: 10, align: center}
        - {title: Nhận, group: "Ngày, tháng", width: 20, value: "{{.in}}"}
        - {title: Trả, group: "Ngày, tháng", width: 20, value: "{{.out}}", total: "Cộng {{len .rows}}"}
  - each: {rows: rows, blocks: [{text: "Từ {{.in}} đến {{.out}}"}]}
  - {break: true}
  - table: {rows: rows, plain: true, columns: [{title: không hiện, width: 1, value: "trơn {{.in}}", bold: true}]}
  - {when: "{{.no}}", text: không in}
`})
	noProblems(t, l)
	rows := []map[string]any{{"in": "một", "out": "hai"}, {"in": "ba", "out": "bốn"}}
	pages := pagesOf(t, drawn(t, l, "own/all", "", map[string]any{"name": "Sở", "code": "H38-1", "rows": rows, "no": false}))
	if len(pages) != 2 {
		t.Fatalf("want 2 pages, have %d", len(pages))
	}
	inOrder(t, pages[0], "Căn đều hai bên Sở", "Ngày, tháng", "Nhận Trả", "(1) (2) (3)", "1 một hai", "2 ba bốn", "Cộng 2", "Từ một đến hai", "Từ ba đến bốn", "Chân Sở Trang 1/2")
	inOrder(t, pages[1], "trơn một", "trơn ba", "Trang 2/2")
	if strings.Contains(pages[1], "không") {
		t.Error(pages[1])
	}
	_, err := l.Draw("own/all", "", map[string]any{"name": "Sở"}, Options{})
	says(t, err, office.CodeInvalid, "all.yaml, dòng", `"code"`)
}

// FuzzDescription reads anything as a form: a description is refused or drawn, it never stops the program.
func FuzzDescription(f *testing.F) {
	f.Add([]byte(small))
	for _, name := range []string{receiptFile, "staff/2c.yaml", "staff/count.yaml", "own/explanation.yaml", "own/parts.yaml", "own/set.yaml"} {
		content, err := fs.ReadFile(assets.Files, "forms/"+name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	l := shipped(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.Contains(content, []byte("printf")) {
			t.Skip("may ask for any width")
		}
		form := &form{}
		if decode(content, form) != nil || form.check() != nil {
			return
		}
		for _, data := range samples[form.Data] {
			d, err := lay(form, l.company("tt03-2025"), "", data, false)
			if err != nil {
				return
			}
			if _, err := d.draw(data, Options{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
