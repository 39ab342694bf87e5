package paper

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

// cases are receipts and explanations as they occur, from the empty form to what no form was made for.
func cases() map[string]any {
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
	receipt2025 = Key("tt03-2025", FormReceipt)
	receipt2018 = Key("tt01-2018", FormReceipt)
	explanation = Key(OwnSet, FormExplanation)
)

// formsFor lists the shipped forms that show such data.
func formsFor(data any) []string {
	if _, isReceipt := data.(ReceiptData); isReceipt {
		return []string{receipt2025, receipt2018}
	}
	return []string{explanation}
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
		for _, form := range formsFor(data) {
			for _, size := range []string{"A5", "A4"} {
				t.Run(strings.Join([]string{name, filepath.Dir(form), size}, "-"), func(t *testing.T) {
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
