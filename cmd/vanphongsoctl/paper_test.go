package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/paper"
)

// paperOf issues a paper and returns its bytes and its text on one line.
func (d *desk) paperOf(args ...string) ([]byte, string) {
	d.t.Helper()
	out := filepath.Join(d.dir, "giay.pdf")
	d.good(append(args, "--out", out)...)
	pdf, err := os.ReadFile(out)
	if err != nil {
		d.t.Fatal(err)
	}
	text, err := paper.Text(context.Background(), pdf)
	if err != nil {
		d.t.Fatal(err)
	}
	return pdf, strings.Join(strings.Fields(text), " ")
}

func TestPapersOfADossier(t *testing.T) {
	d := newDesk(t)
	code := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Lò Văn Pao", "--json"))[0]["code"].(string)
	out := filepath.Join(d.dir, "0.pdf")
	d.bad(1, "không có giấy bàn giao hồ sơ", "paper", code, "transfer", "--out", out)
	d.bad(1, "bill", "paper", code, "bill", "--out", out)
	d.bad(1, "văn bản xin lỗi", "paper", code, "apology", "--out", out)
	d.good("dossier", "move", code, "transfer", "--unit", "Phòng Tiêu chuẩn", "--handler", "Lê Thị Hoa")
	_, text := d.paperOf("paper", code, "transfer", "--draft")
	if !strings.Contains(text, "Số: …") {
		t.Errorf("a draft has a number: %s", text)
	}
	first, text := d.paperOf("paper", code, "transfer")
	second, _ := d.paperOf("paper", code, "transfer")
	if !strings.Contains(text, "Số: 01") || !strings.Contains(text, "Đề nghị Phòng Tiêu chuẩn") || !bytes.Equal(first, second) {
		t.Errorf("%v: %s", bytes.Equal(first, second), text)
	}
	_, text = d.paperOf("paper", code, "apology", "--reason", "máy kiểm định hỏng", "--days", "2", "--document", "45/SKHCN")
	if !strings.Contains(text, "Số: 45/SKHCN") || !strings.Contains(text, "Lý do: máy kiểm định hỏng.") {
		t.Errorf("%s", text)
	}
	why := strings.TrimSpace(d.good("deadline", "--dossier", code, "--explain"))
	_, text = d.paperOf("paper", code, "explanation")
	for _, line := range strings.Split(why, "\n")[2:] {
		day, words, isLine := strings.Cut(line, "  ")
		if said := strings.Join(strings.Fields(words), " "); isLine && !strings.Contains(strings.ToLower(text), strings.ToLower(day+" "+said)) {
			t.Errorf("the paper lacks %q:\n%s", line, text)
		}
	}
	if !strings.Contains(why, "Gia hạn 2 ngày làm việc") {
		t.Errorf("%s", why)
	}
	_, text = d.paperOf("book", "--from", "2026-01-01", "--to", "31/12/2099")
	if !strings.Contains(text, "SỔ THEO DÕI HỒ SƠ") || !strings.Contains(text, "Lò Văn Pao") {
		t.Errorf("%s", text)
	}
	d.bad(1, "ngày cuối", "book", "--from", "2026-12-31", "--to", "2026-01-01", "--out", out)
	d.good("check")
}
