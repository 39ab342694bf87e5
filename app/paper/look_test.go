package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

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
		paused.Lines = append(paused.Lines, Step{"skipped", paused.Lines[0].Day.Add(i), "Không tính: " + strings.Repeat("chờ bổ sung giấy tờ, ", 1+i%4) + "cộng 4 giờ làm việc."})
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

// formsFor lists the shipped forms that show such data.
func formsFor(data any) []string {
	if _, isReceipt := data.(ReceiptData); isReceipt {
		return []string{Key("tt03-2025", FormReceipt), Key("tt01-2018", FormReceipt)}
	}
	return []string{Key(OwnSet, FormExplanation)}
}

// each draws every case with every form and paper.
func eachCase(t *testing.T, check func(t *testing.T, name, form, size string, data any, pdf []byte)) {
	t.Helper()
	l := shipped(t)
	for name, data := range cases() {
		for _, form := range formsFor(data) {
			for _, size := range []string{"A5", "A4"} {
				t.Run(strings.Join([]string{name, filepath.Dir(form), size}, " "), func(t *testing.T) {
					check(t, name, form, size, data, drawn(t, l, form, size, data))
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

func drawn(t testing.TB, l *Library, form, size string, data any) []byte {
	t.Helper()
	pdf, err := l.Draw(form, size, data, Options{Created: time.Date(2026, 11, 23, 1, 35, 0, 0, time.UTC), Author: "Sở Khoa học và Công nghệ"})
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// TestLooks draws every case; with PAPER_LOOKS=folder the papers are kept there to be looked at.
func TestLooks(t *testing.T) {
	folder := os.Getenv("PAPER_LOOKS")
	eachCase(t, func(t *testing.T, name, form, size string, _ any, pdf []byte) {
		if folder == "" {
			return
		}
		file := filepath.Join(folder, strings.Join([]string{name, filepath.Dir(form), size}, "-")+".pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
