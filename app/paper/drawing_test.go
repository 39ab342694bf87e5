package paper

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

// TestMain keeps the compiled PDF engine out of the user's cache folder.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "paper")
	if err != nil {
		panic(err)
	}
	_ = os.Setenv("XDG_CACHE_HOME", folder)
	status := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(status)
}

// cases are papers as they occur, from the empty form to what no form was made for.
func cases() map[string]any {
	all := receiptCases()
	drawn := map[reflect.Type]bool{} // several kinds may show the same data
	for _, kind := range slices.Sorted(maps.Keys(samples)) {
		data := samples[kind]
		if kind == KindReceipt || kind == KindExplanation || drawn[reflect.TypeOf(data[0])] {
			continue
		}
		drawn[reflect.TypeOf(data[0])] = true
		all[kind], all[kind+"-empty"] = data[0], data[1]
		all[kind+"-many"] = stretched(data[0], "", 30)
		all[kind+"-long"] = stretched(data[0], strings.Repeat(" và phần còn lại của một tên gọi dài", 4), 3)
	}
	return all
}

func receiptCases() map[string]any {
	six := sampleReceipt()
	six.Components = papers(6, "Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ")
	desk := sampleReceipt()
	desk.DeskKind, desk.Desk, desk.Submitter, desk.Internal = DeskDivision, "Bộ phận Tiếp nhận và Trả kết quả Sở Khoa học và Công nghệ", nil, false
	desk.Code, desk.QR = "000.00.06.H56-231027-0361", "000.00.06.H56-231027-0361"
	desk.Components = papers(3, "Văn bản đề nghị thẩm định công nghệ dự án đầu tư")
	desk.FeeTime, desk.Fee, desk.ReturnBy, desk.ReturnAddress = "none", 0, "desk", ""
	thirty := sampleReceipt()
	thirty.Components = papers(30, "Bản sao Giấy chứng nhận đăng ký doanh nghiệp hoặc quyết định thành lập tổ chức")
	long := sampleReceipt()
	long.Owner.Name = strings.Repeat("Công ty cổ phần Đầu tư và Phát triển Khoáng sản Tây Bắc ", 9)
	long.Request = strings.Repeat("Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế; ", 6)
	long.Components = append(long.Components, Paper{Name: strings.Repeat("Tài liệu chứng minh năng lực ", 18), Originals: 1, Note: "dài"})
	paused := sampleExplanation()
	for i := range 40 {
		text := "Không tính: " + strings.Repeat("chờ bổ sung giấy tờ, ", 1+i%4) + "cộng 4 giờ làm việc."
		paused.Lines = append(paused.Lines, Step{"skipped", paused.Lines[0].Day.Add(i), text})
	}
	return map[string]any{
		"sample": sampleReceipt(), "empty": ReceiptData{}, "six": six, "desk": desk, "thirty": thirty, "long": long,
		"explained": sampleExplanation(), "explained-empty": ExplanationData{}, "paused": paused,
	}
}

func papers(n int, name string) []Paper {
	all := make([]Paper, n)
	for i := range all {
		all[i] = Paper{Name: fmt.Sprintf("%s số %d", name, i+1), Originals: i % 2, Certified: (i + 1) % 2, Copies: i % 3}
	}
	return all
}

var (
	receipt2025 = Key("tt03-2025", "01-receipt")
	receipt2018 = Key("tt01-2018", "01-receipt")
	explanation = Key(OwnSet, "explanation")
)

// formsFor lists the shipped forms that show such data, sorted.
func formsFor(l *Library, data any) []string {
	var keys []string
	for key, f := range l.forms {
		if known := samples[f.Data]; known != nil && reflect.TypeOf(known[0]) == reflect.TypeOf(data) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// stretched returns a copy of data with more behind every text that may be long and so many members in every list.
func stretched(data any, more string, members int) any {
	changed := reflect.New(reflect.TypeOf(data)).Elem()
	changed.Set(reflect.ValueOf(data))
	eachText(changed, members, func(text string) string { return text + more })
	return changed.Interface()
}

// fixedTexts are not for people to read.
var fixedTexts = []string{"QR", "DeskKind", "Outcome", "Code", "Kind", "Columns", "Groups"}

// eachText changes the texts of a value, also those inside it, and the lengths of its lists.
func eachText(value reflect.Value, members int, change func(string) string) {
	switch value.Kind() {
	case reflect.String:
		if value.Type() == reflect.TypeFor[string]() {
			value.SetString(change(value.String()))
		}
	case reflect.Pointer:
		if !value.IsNil() {
			own := reflect.New(value.Type().Elem())
			own.Elem().Set(value.Elem())
			value.Set(own)
			eachText(own.Elem(), members, change)
		}
	case reflect.Slice:
		own := reflect.MakeSlice(value.Type(), members, members)
		for i := range members {
			if value.Len() > 0 {
				own.Index(i).Set(value.Index(i % value.Len()))
			}
			eachText(own.Index(i), members, change)
		}
		value.Set(own)
	case reflect.Struct:
		for i := range value.NumField() {
			if field := value.Type().Field(i); field.IsExported() && !slices.Contains(fixedTexts, field.Name) && field.Type != reflect.TypeFor[time.Time]() {
				eachText(value.Field(i), members, change)
			}
		}
	}
}

// drawing is one case on one form and paper.
type drawing struct {
	name, form, size string
	data             any
	pdf              []byte
}

// eachDrawing checks every case on every form and paper.
func eachDrawing(t *testing.T, check func(t *testing.T, d drawing)) {
	t.Helper()
	l := shipped(t)
	for name, data := range cases() {
		for _, form := range formsFor(l, data) {
			for _, size := range l.forms[form].papers() {
				t.Run(strings.ReplaceAll(strings.Join([]string{name, strings.ReplaceAll(form, "/", "-"), size}, "-"), " ", "-"), func(t *testing.T) {
					check(t, drawing{name, form, size, data, drawn(t, l, form, size, data)})
				})
			}
		}
	}
}

func shipped(t testing.TB) *Library {
	t.Helper()
	l, err := NewLibrary("")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var testOptions = Options{Created: time.Date(2026, 11, 23, 1, 35, 0, 0, time.UTC), Author: "Sở Khoa học và Công nghệ"}

// fataler is what *testing.T and *rapid.T share.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func drawn(t fataler, l *Library, form, size string, data any) []byte {
	t.Helper()
	pdf, err := l.Draw(form, size, data, testOptions)
	if err != nil {
		t.Fatalf("%s %s: %v", form, size, err)
	}
	return pdf
}

// poppler gives the PDF to one of poppler's programs as its first file and returns what it prints. Without poppler,
// which `make test` installs, the test is skipped.
func poppler(t *testing.T, pdf []byte, name string, arguments ...string) string {
	t.Helper()
	needPoppler(t)
	return popple(t, pdf, name, arguments...)
}

func needPoppler(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("needs poppler-utils")
	}
}

func popple(t fataler, pdf []byte, name string, arguments ...string) string {
	t.Helper()
	file, err := os.CreateTemp("", "paper*.pdf")
	if err != nil {
		t.Fatalf("%v", err)
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if _, err := file.Write(pdf); err != nil {
		t.Fatalf("%v", err)
	}
	_ = file.Close()
	output, err := exec.Command(name, append(arguments, file.Name(), "-")[:len(arguments)+wants(name)]...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(output)
}

// wants counts the file arguments of a program: pdftotext also wants "-" for its standard output.
func wants(name string) int {
	if name == "pdftotext" {
		return 2
	}
	return 1
}

// pagesOf returns the text of each page as it looks, every run of spaces as one.
func pagesOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(poppler(t, pdf, "pdftotext", "-layout"), "\f"), "\f")
	for i, page := range pages {
		pages[i] = strings.Join(strings.Fields(page), " ")
	}
	return pages
}

// inOrder fails when one of the needed texts does not follow the one before it.
func inOrder(t *testing.T, text string, needed ...string) {
	t.Helper()
	rest := text
	for _, want := range needed {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q is missing or out of order in:\n%s", want, text)
		}
		rest = after
	}
}

// says fails unless err has the code and its sentence holds all texts.
func says(t *testing.T, err error, code office.Code, texts ...string) {
	t.Helper()
	if office.CodeOf(err) != code {
		t.Fatalf("want %q, have %q: %v", code, office.CodeOf(err), err)
	}
	for _, text := range texts {
		if !strings.Contains(office.MessageOf(err), text) {
			t.Errorf("%q does not say %q", office.MessageOf(err), text)
		}
	}
}
