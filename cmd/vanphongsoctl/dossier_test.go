package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

func TestDossierFromALetter(t *testing.T) {
	d := newDesk(t)
	d.sampleMailbox()
	d.good("mail", "fetch")
	out := d.good("dossier", "accept", "3", "--procedure", "2.002381")
	today := time.Now().In(office.Zone).Format("060102")
	code, due, _ := strings.Cut(strings.TrimSpace(out), "\t")
	if code != "H38.21.06-"+today+"-0001" || !strings.HasPrefix(due, "hẹn trả ") {
		t.Errorf("%q", out)
	}
	d.bad(1, "đã được lập thành hồ sơ", "dossier", "accept", "3", "--procedure", "2.002381")
	d.bad(1, "Không tìm thấy", "dossier", "accept", "999", "--procedure", "2.002381")
	d.bad(1, "0.000000", "dossier", "accept", "4", "--procedure", "0.000000")
	d.bad(2, "--procedure", "dossier", "accept", "4")
	taken := objects(t, d.good("dossier", "accept", "4", "--procedure", "NB-KHCN-49", "--owner", "Đặng Thị Hồng", "--phone", "0912345678", "--json"))[0]
	if taken["owner"] != "Đặng Thị Hồng" || taken["source"] != "email" || taken["letter_id"] != 4.0 || taken["phone"] != "0912 ··· 678" {
		t.Errorf("%v", taken)
	}
	if l := objects(t, d.good("mail", "list", "--json"))[3]; l["handling"] != "accepted" || l["dossier_id"] != taken["id"] {
		t.Errorf("%v", l)
	}
	d.good("check")
}

func TestDossierFromTheCounter(t *testing.T) {
	d := newDesk(t)
	x := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--card", "015190001234||HOÀNG THỊ LAN|01021990|Nữ|Tổ 5, phường Yên Bái, tỉnh Lào Cai|15042021", "--json"))[0]
	keys(t, x, "id code internal state state_name procedure procedure_name owner summary channel source received_at due book book_number")
	if x["owner"] != "Hoàng Thị Lan" && x["owner"] != "HOÀNG THỊ LAN" || x["state"] != 2.0 || x["state_name"] != "Được tiếp nhận" || x["channel"] != "counter" || x["internal"] != true {
		t.Errorf("%v", x)
	}
	official := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Lò Văn Pao", "--code", "000.00.06.H56-231027-0361", "--channel", "post", "--json"))[0]
	if official["code"] != "000.00.06.H56-231027-0361" || official["internal"] != false || official["channel"] != "post" {
		t.Errorf("%v", official)
	}
	d.bad(1, "Chưa nhập họ tên", "dossier", "new", "--procedure", "2.002385")
	d.bad(1, "Mã hồ sơ “12”", "dossier", "new", "--procedure", "2.002385", "--owner", "A", "--code", "12")
	d.bad(2, "--present 9", "dossier", "new", "--procedure", "2.002385", "--owner", "A", "--present", "9")
	d.bad(2, "--channel", "dossier", "new", "--procedure", "2.002385", "--owner", "A", "--channel", "fax")
	d.bad(1, "không có trường hợp", "dossier", "new", "--procedure", "2.001277", "--owner", "A", "--case", "khác")

	d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Đặng Thị Hồng")
	if all := objects(t, d.good("dossier", "list", "--json")); len(all) != 3 || all[0]["id"] != 1.0 {
		t.Errorf("%d dossiers", len(all))
	}
	for search, want := range map[string]int{"dang thi hong": 1, "Đặng": 1, "hồng lan": 0, "2.002385": 3, "000.00.06.H56-231027-0361": 1, "zzz": 0} {
		if got := len(objects(t, d.good("dossier", "list", "--search", search, "--json"))); got != want {
			t.Errorf("%q finds %d, want %d", search, got, want)
		}
	}
	if out := d.good("dossier", "list", "--search", "hoang thi lan"); !strings.Contains(out, "\tĐược tiếp nhận\t") || strings.Count(out, "\n") != 1 {
		t.Errorf("%q", out)
	}
}

func TestReceiptAndPromiseOfADossier(t *testing.T) {
	d := newDesk(t)
	x := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Lò Văn Pao", "--json"))[0]
	code := x["code"].(string)
	first, second := filepath.Join(d.dir, "1.pdf"), filepath.Join(d.dir, "2.pdf")
	d.good("receipt", code, "--out", first)
	d.good("receipt", code, "--out", second)
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(second)
	if err != nil || !bytes.Equal(a, b) || !bytes.HasPrefix(a, []byte("%PDF-")) {
		t.Errorf("%d and %d bytes, %v", len(a), len(b), err)
	}
	d.bad(1, "Không có hồ sơ nào", "receipt", "000.00.06.H56-231027-9999", "--out", first)
	d.bad(1, "Không ghi được tệp", "receipt", code, "--out", filepath.Join(d.dir, "không", "có.pdf"))
	d.bad(2, "--out", "receipt", code)

	due, err := time.Parse(time.RFC3339, x["due"].(string))
	if err != nil {
		t.Fatal(err)
	}
	want := due.In(office.Zone).Format("2006-01-02T15:04") + "\n"
	if out := d.good("deadline", "--dossier", code); !strings.HasPrefix(out, strings.TrimSpace(want)) {
		t.Errorf("%q, want %q", out, want)
	}
	why := d.good("deadline", "--dossier", code, "--explain")
	if !strings.Contains(why, "Thời hạn 5 ngày làm việc") || !strings.Contains(why, "ngày làm việc thứ 5") {
		t.Errorf("%s", why)
	}
	none := objects(t, d.good("dossier", "new", "--procedure", "2.002382", "--owner", "Lò Văn Pao", "--json"))[0]
	if out := d.good("deadline", "--dossier", fmt.Sprint(none["code"])); out != "không quy định thời hạn\n" || none["due"] != "" {
		t.Errorf("%q, due %v", out, none["due"])
	}
	d.bad(1, "", "deadline", "--dossier", "000.00.06.H56-231027-9999")
	d.bad(2, "--dossier", "deadline", "--dossier", code, "--for", "5d")
	if out := d.good("deadline", "--received", "2026-11-20T10:00", "--for", "5d"); out != "2026-11-30T10:00\n" {
		t.Errorf("with the office's own calendar: %q", out)
	}
}

func TestSampleAndCheck(t *testing.T) {
	d := newDesk(t)
	if out := d.good("sample", "--dossiers", "30", "--letters", "20", "--seed", "3"); !strings.Contains(out, "30 hồ sơ và 20 thư") {
		t.Errorf("%q", out)
	}
	if n := len(objects(t, d.good("dossier", "list", "--json"))); n != 30 {
		t.Errorf("%d dossiers", n)
	}
	if n := len(objects(t, d.good("document", "list", "in", "--json"))); n != 71 { // one of them is put in behind another
		t.Errorf("%d documents came in", n)
	}
	d.bad(1, "Số văn bản mẫu", "sample", "--documents=-5")
	report := objects(t, d.good("check", "--json"))[0]
	if report["good"] != true || len(report["items"].([]any)) < 7 {
		t.Errorf("%v", report)
	}
	if out := d.good("check"); strings.Count(out, ", tốt\n") < 7 {
		t.Errorf("%s", out)
	}
	if status, _, told := d.call("", "check", "--reindex"); status != 0 || !strings.Contains(told, "của 0 bản ghi") {
		t.Errorf("status %d, %s", status, told)
	}
	d.bad(1, "từ 0 đến", "sample", "--dossiers=-5")
	d.bad(2, "", "sample", "--dossiers", "nhiều")

	files := filepath.Join(d.dir, "files")
	err := filepath.Walk(files, func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			return os.WriteFile(path, []byte("hỏng"), 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	status, out, trouble := d.call("", "check")
	if status != 1 || !strings.Contains(out, "Giấy tiếp nhận H38") || !strings.Contains(trouble, "có dữ liệu không đúng") {
		t.Errorf("status %d, %s\n%s", status, out, trouble)
	}
}

func TestDemo(t *testing.T) {
	dir := t.TempDir()
	status, out, trouble := call("", "demo", "--out", dir)
	if status != 0 || trouble != "" || strings.Contains(out, "SAI") {
		t.Fatalf("status %d, %s\n%s", status, trouble, out)
	}
	pdfs, err := filepath.Glob(filepath.Join(dir, "*", "H38*.pdf"))
	if err != nil || len(pdfs) < 10 {
		t.Errorf("%d receipts, %v", len(pdfs), err)
	}
	for _, words := range []string{"trùng", "bỏ qua", "cách ly", "không phải hồ sơ", "tải theo yêu cầu", dir} {
		if !strings.Contains(out, words) {
			t.Errorf("the demo does not say %q:\n%s", words, out)
		}
	}
	if status, _, trouble := call("", "demo"); status != 2 || trouble == "" {
		t.Errorf("without --out: status %d", status)
	}
	if status, _, trouble := call("", "demo", "--out", "/proc/khong-ghi-duoc"); status != 1 || !strings.Contains(trouble, "chọn thư mục khác") {
		t.Errorf("no folder: status %d, %s", status, trouble)
	}
}
