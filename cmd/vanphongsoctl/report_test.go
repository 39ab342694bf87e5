package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportOfTheYearOfTheArticle(t *testing.T) {
	d := newDesk(t)
	if out := d.good("sample", "--year", "2022"); !strings.Contains(out, "năm 2022") {
		t.Errorf("%q", out)
	}
	period := []string{"report", "II.06a", "--from", "2022-01-01", "--to", "2022-12-31"}
	var rows []map[string]any
	out := d.good(append(period, "--format", "json")...)
	if err := json.Unmarshal([]byte(out), &rows); err != nil || len(rows) < 3 {
		t.Fatalf("%v: %s", err, out)
	}
	names := strings.Fields("linh_vuc tiep_nhan truc_tuyen truc_tiep ky_truoc giai_quyet truoc_han dung_han qua_han dang_giai_quyet trong_han qua_han_dang_giai_quyet")
	total := rows[len(rows)-1]
	for i, want := range []any{"Tổng số", 94.0, 29.0, 65.0, 0.0, 78.0, 78.0, 0.0, 0.0, 16.0, 16.0, 0.0} {
		if total[names[i]] != want {
			t.Errorf("%s is %v, want %v", names[i], total[names[i]], want)
		}
	}
	for _, row := range rows {
		keys(t, row, strings.Join(names, " "))
		if len(row) != len(names) || row["tiep_nhan"].(float64) != row["giai_quyet"].(float64)+row["dang_giai_quyet"].(float64) {
			t.Errorf("%v", row)
		}
	}
	if same := d.good("report", "II.06a", "--from", "01/01/2022", "--to", "31/12/2022"); same != out {
		t.Errorf("other days or another format by default: %s", same)
	}
	for format, begin := range map[string]string{"pdf": "%PDF-", "xlsx": "PK", "json": "["} {
		path := filepath.Join(d.dir, "bao cao."+format)
		if said := d.good(append(period, "--format", format, "--out", path)...); said != "" {
			t.Errorf("%q", said)
		}
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), begin) {
			t.Errorf("%s: %d bytes, %v", format, len(content), err)
		}
	}
	d.bad(2, "--out", append(period, "--format", "pdf")...)
	d.bad(2, "không phải là ngày", "report", "II.06a", "--from", "31/31/2022", "--to", "2022-12-31")
	d.bad(2, "trước khi bắt đầu", "report", "II.06a", "--from", "2022-12-31", "--to", "2022-01-01")
	d.bad(2, "II.06a", "report", "II.99", "--from", "2022-01-01", "--to", "2022-12-31")
	d.bad(1, "Không ghi được tệp", append(period, "--out", filepath.Join(d.dir, "không", "có.json"))...)
	d.bad(1, "94 hồ sơ", "sample", "--year", "2022")
	d.bad(1, "đã qua", "sample", "--year", "2199")
	d.good("check")
}

func TestADossierIsMovedOn(t *testing.T) {
	d := newDesk(t)
	code := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Lò Văn Pao", "--json"))[0]["code"].(string)
	move := func(args ...string) []string { return append([]string{"dossier", "move", code}, args...) }
	if out := d.good(move()...); !strings.HasPrefix(out, "transfer\tChuyển phòng chuyên môn\tĐang xử lý\n") || strings.Count(out, "\n") != 1 {
		t.Errorf("%q", out)
	}
	d.good(move("transfer", "--handler", "Hùng", "--limit", "4h")...)
	next := objects(t, d.good(move("--json")...))
	if len(next) != 8 || next[0]["action"] != "hand-over" || next[0]["needs"].([]any)[0] != "step" {
		t.Errorf("%v", next)
	}
	d.bad(1, "số, ký hiệu văn bản", move("ask", "--reason", "thiếu bản vẽ")...)
	d.bad(1, "không làm được thao tác “Trả kết quả”", move("return", "--receiver", "A")...)
	d.bad(1, "nhảy", move("nhảy")...)
	if out := d.good(move("ask", "--reason", "thiếu bản vẽ", "--document", "12/HDHS", "--paper", "Bản vẽ, tỷ lệ 1/500", "--until", "+9")...); !strings.Contains(out, "\tYêu cầu bổ sung giấy tờ\ttạm dừng, còn ") {
		t.Errorf("%q", out)
	}
	if out := d.good("deadline", "--dossier", code, "--explain"); !strings.HasPrefix(out, "tạm dừng, còn ") || !strings.Contains(out, "12/HDHS") || !strings.Contains(out, "Đang tạm dừng từ") {
		t.Errorf("%s", out)
	}
	d.good(move("supplement")...)
	d.good(move("undo", "--reason", "bấm nhầm")...)
	d.good(move("supplement")...)
	if out := d.good("dossier", "work", "--who", "Hùng"); !strings.Contains(out, code) || !strings.Contains(out, "làm việc") {
		t.Errorf("%q", out)
	}
	if item := objects(t, d.good("dossier", "work", "--who", "Hùng", "--json"))[0]; item["handler"] != "Hùng" || item["remaining_minutes"].(float64) <= 0 {
		t.Errorf("%v", item)
	}
	if out := d.good("dossier", "work", "--remind"); out != "" {
		t.Errorf("%q", out)
	}
	paper := filepath.Join(d.dir, "giấy phép.pdf")
	if err := os.WriteFile(paper, []byte("%PDF-1.4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := objects(t, d.good(move("finish", "--result", "Giấy phép", "--number", "65/GP-SKHCN", "--signer", "Nguyễn Văn A", "--file", paper, "--json")...))[0]
	if done["state"] != 9.0 {
		t.Errorf("%v", done)
	}
	if out := d.good(move("return", "--receiver", "Lò Văn Pao")...); !strings.Contains(out, "Đã trả kết quả") {
		t.Errorf("%q", out)
	}
	d.bad(1, "đã trả kết quả", move("undo", "--reason", "nhầm người")...)
	d.bad(1, "Không có hồ sơ nào", "dossier", "move", "H38.21.06-000101-0001")
	d.bad(2, "--how", move("return", "--how", "fax")...)
	d.good("check")
}
