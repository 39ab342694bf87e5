package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/data/document"
)

// arrived is the call that registers an incoming document.
func arrived(number string, more ...string) []string {
	call := []string{"document", "in", "--author", "UBND tỉnh Lào Cai", "--number", number, "--dated", "20/11/2026", "--summary", "Triển khai Nghị quyết 57"}
	return append(call, more...)
}

// the first object that a good call writes.
func (d *desk) object(args ...string) map[string]any {
	d.t.Helper()
	return objects(d.t, d.good(append(args, "--json")...))[0]
}

func TestIncomingDocuments(t *testing.T) {
	d := newDesk(t)
	x := d.object(arrived("Số: 1820 / UBND-KGVX", "--source", "Trục liên thông", "--tag", "Đề án 06", "--tag", "Chuyển đổi số", "--urgency", "Khẩn")...)
	keys(t, x, "id version serial arrived_on source author number dated type summary urgency tags state registrar events")
	if x["serial"] != 1.0 || x["number"] != "1820/UBND-KGVX" || x["type"] != "Công văn" || x["dated"] != "2026-11-20" || len(x["tags"].([]any)) != 2 {
		t.Errorf("%v", x)
	}
	d.bad(1, "số đến 01", arrived("1820/UBND-KGVX")...)
	if again := d.good(arrived("1820/UBND-KGVX", "--again")...); !strings.HasPrefix(again, "2\t02\t") {
		t.Error(again)
	}
	d.bad(1, "lý do", arrived("12/GM-STC", "--behind", "1")...)
	if between := d.good(arrived("12/GM-STC", "--behind", "1", "--reason", "bỏ sót khi vào sổ")...); !strings.Contains(between, "\t01a\t") {
		t.Error(between)
	}
	d.good("document", "correspondent", "add", "Sở Tài chính", "--abbreviation", "STC")
	report := d.object("document", "in", "--number", "7 / bc-stc", "--dated", "20/11/2026", "--summary", "Nghị quyết 57")
	if report["type"] != "Báo cáo" || report["number"] != "07/BC-STC" || report["author"] != "Sở Tài chính" {
		t.Errorf("%v", report)
	}
	d.bad(1, "trích yếu", "document", "in", "--author", "A", "--dated", "20/11/2026", "--type", "Báo cáo")
	d.bad(2, "--dated", arrived("1/A-B", "--dated", "hôm kia")...)
	d.bad(1, "chưa đến", arrived("1/A-B", "--arrived", "2099-01-01")...)

	if ids := objects(t, d.good("document", "list", "in", "--year", fmt.Sprint(yearOr(0)), "--search", "nghi quyet", "--json")); len(ids) != 4 || ids[3]["serial"] != 3.0 {
		t.Errorf("%v", ids)
	}
	moves := objects(t, d.good("document", "move", "in", "1", "--json"))
	if len(moves) != 5 || moves[0]["action"] != "present" || moves[1]["needs"].([]any)[0] != "leader" {
		t.Errorf("%v", moves)
	}
	d.good("document", "move", "in", "1", "present", "--leader", "Giám đốc")
	d.bad(1, "chủ trì", "document", "move", "in", "1", "direct", "--leader", "Giám đốc")
	directed := d.object("document", "move", "in", "1", "direct", "--leader", "Giám đốc", "--lead", "Văn phòng", "--joint", "Phòng A", "--joint", "Phòng B", "--direction", "Tham mưu", "--due", "5d")
	if direction := directed["directions"].([]any)[0].(map[string]any); directed["state"] != "Đã có ý kiến" || directed["due"] == "" || len(direction["joint_units"].([]any)) != 2 {
		t.Errorf("%v", directed)
	}
	d.bad(1, "đã qua", "document", "move", "in", "1", "assign", "--handler", "Lý A", "--due", "01/11/2026")
	d.good("document", "move", "in", "1", "assign", "--handler", "Lý A")
	d.bad(1, "“Trình lãnh đạo”", "document", "move", "in", "1", "present")
	if late := d.good("document", "list", "in", "--late"); late != "" {
		t.Errorf("nothing is late: %q", late)
	}
	shown := d.good("document", "show", "in", "1")
	for _, words := range []string{"Số đến: 01\n", "Chủ trì: Văn phòng\n", "Nhãn: Đề án 06; Chuyển đổi số\n", "\tdirect\tĐã có ý kiến\tGiám đốc"} {
		if !strings.Contains(shown, words) {
			t.Errorf("no %q in\n%s", words, shown)
		}
	}
	d.bad(1, "Không tìm thấy", "document", "show", "in", "99")
	d.good("check")
}

func TestSecretsAreNotKept(t *testing.T) {
	d := newDesk(t)
	file := d.file("mat.txt", "Kế hoạch mật của tỉnh")
	for _, level := range document.Secrecies()[1:] {
		d.bad(1, "hãy vào sổ văn bản mật trên giấy", arrived("1/KH-UBND", "--secrecy", level, "--file", file)...)
		d.bad(1, "hãy vào sổ văn bản mật trên giấy", "document", "out", "draft", "--type", "Kế hoạch", "--summary", "Kế hoạch", "--unit", "VP", "--secrecy", level, "--file", file)
	}
	if kept, err := os.ReadDir(d.dir); err != nil || len(kept) != 1 { // the file of this test
		t.Errorf("kept %v, %v", kept, err)
	}
}

// file writes a file beside the data.
func (d *desk) file(name, text string) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func TestALetterIsRegistered(t *testing.T) {
	d := newDesk(t)
	d.sampleMailbox()
	d.good("mail", "fetch")
	x := d.object("document", "in", "--letter", "3", "--number", "15/CV-ABC", "--dated", "20/11/2026", "--type", "Công văn")
	if x["letter_id"] != 3.0 || x["source"] != "Thư điện tử" || len(x["files"].([]any)) == 0 || x["summary"] == "" {
		t.Errorf("%v", x)
	}
	d.bad(1, "đã vào sổ văn bản", "document", "in", "--letter", "3", "--dated", "20/11/2026", "--type", "Công văn")
	d.good("check")
}

func TestOutgoingDocuments(t *testing.T) {
	d := newDesk(t)
	d.good(arrived("1820/UBND-KGVX")...)
	d.good("document", "move", "in", "1", "direct", "--leader", "Giám đốc", "--lead", "Văn phòng")
	answer := d.object("document", "out", "draft", "--answer", "1", "--file", d.file("du-thao.txt", "Kính gửi UBND tỉnh"))
	if answer["unit"] != "Văn phòng" || len(answer["drafts"].([]any)) != 1 || answer["answers_id"].([]any)[0] != 1.0 {
		t.Errorf("%v", answer)
	}
	d.good("document", "move", "out", "1", "revise", "--file", d.file("du-thao-2.txt", "Kính gửi UBND tỉnh Lào Cai"))
	d.bad(1, "đã được ký", "document", "out", "number", "1")
	d.good("document", "move", "out", "1", "sign", "--signer", "Phạm Hùng", "--authority", "KT.")
	if numbered := d.good("document", "out", "number", "1"); !strings.HasPrefix(numbered, "1\t01/SKHCN\t") {
		t.Error(numbered)
	}
	d.good("document", "move", "out", "1", "issue")
	d.bad(1, "không gửi tới", "document", "move", "out", "1", "deliver", "--recipient", "Sở Tài chính", "--outcome", "đã nhận")
	d.good("document", "move", "out", "1", "deliver", "--recipient", "ubnd tinh lao cai", "--outcome", "đã nhận")
	shown := d.good("document", "show", "out", "1")
	for _, words := range []string{"Người ký: KT. Phạm Hùng\n", "UBND tỉnh Lào Cai – báo cáo – đã nhận; Lưu: VT – lưu\n", "Bản dự thảo 2: "} {
		if !strings.Contains(shown, words) {
			t.Errorf("no %q in\n%s", words, shown)
		}
	}
	if x := d.object("document", "show", "in", "1"); x["state"] != "Chờ duyệt" || x["answer_id"] != 1.0 {
		t.Errorf("%v", x)
	}

	d.bad(2, "--reason", "document", "reserve", "BC")
	kept := objects(t, d.good("document", "reserve", "BC", "--count", "2", "--for", "Văn phòng", "--reason", "in trước khi ký", "--json"))
	if len(kept) != 2 || kept[0]["serial"] != 2.0 || kept[1]["state"] != "Đang giữ" {
		t.Errorf("%v", kept)
	}
	if given := d.object("document", "give-up", "2", "--reason", "không ban hành nữa"); given["state"] != "Đã hủy" {
		t.Errorf("%v", given)
	}
	d.bad(1, "đã hủy", "document", "give-up", "2", "--reason", "không ban hành nữa")
	d.good("document", "out", "draft", "--type", "bc", "--summary", "Báo cáo năm", "--unit", "Văn phòng", "--to", "UBND tỉnh=báo cáo,Bưu điện", "--to", "Lưu: VT=lưu")
	d.good("document", "move", "out", "2", "sign", "--signer", "Phạm Hùng")
	used := d.object("document", "out", "number", "2", "--reserved", "1")
	if used["number"] != "02/BC-SKHCN" || used["recipients"].([]any)[0].(map[string]any)["how"] != "Bưu điện" {
		t.Errorf("%v", used)
	}
	if left := d.good("document", "list", "reservations", "--year", fmt.Sprint(yearOr(0)), "--state", "Đã dùng"); strings.Count(left, "\n") != 1 {
		t.Error(left)
	}
	if late := d.good("document", "list", "out", "--state", "Đã cấp số"); !strings.HasPrefix(late, "2\t02/BC-SKHCN\t") {
		t.Error(late)
	}
	d.good("check")
}

func TestBooksSlipsStampsAndSearch(t *testing.T) {
	d := newDesk(t)
	d.good(arrived("1820/UBND-KGVX")...)
	slip := filepath.Join(d.dir, "phieu.pdf")
	d.good("document", "slip", "1", "--out", slip)
	d.good(arrived("1821/UBND-KGVX", "--file", slip)...)
	for _, call := range [][]string{
		{"stamp", "2"},
		{"book", "incoming-book", "--from", "2026-01-01", "--to", "31/12/2026"},
		{"book", "kept-copy-book", "--from", "2026-01-01", "--to", "31/12/2026"},
	} {
		out := filepath.Join(d.dir, "giấy.pdf")
		d.good(append(append([]string{"document"}, call...), "--out", out)...)
		if pdf, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
			t.Errorf("%q: %v", call, err)
		}
	}
	excel := filepath.Join(d.dir, "sổ.xlsx")
	d.good("document", "book", "incoming-book", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "xlsx", "--out", excel)
	if book, err := os.ReadFile(excel); err != nil || !strings.HasPrefix(string(book), "PK") {
		t.Errorf("the workbook: %v", err)
	}
	d.bad(1, "không có tệp thứ 1", "document", "stamp", "1", "--out", slip)
	d.bad(1, "Không có sổ nào", "document", "book", "sổ-lạ", "--from", "2026-01-01", "--to", "2026-12-31", "--out", slip)
	d.bad(1, "không trước ngày đầu", "document", "book", "post-book", "--from", "2026-12-01", "--to", "2026-01-31", "--out", slip)

	d.good(arrived("3/TB-STC", "--file", d.file("tb.txt", "Về việc đo lường phóng xạ trong y tế"))...)
	if read := d.good("document", "texts"); read != "Đã đọc chữ của 2 tệp.\n" {
		t.Error(read)
	}
	if found := d.good("document", "search", "phong xa"); found != "in\t3\ttb.txt\tVề việc đo lường «phóng» xạ trong y tế\n" {
		t.Errorf("%q", found)
	}
	if found := objects(t, d.good("document", "search", "giai quyet van ban den", "--json")); len(found) != 1 || found[0]["record_id"] != 2.0 {
		t.Errorf("the PDF is not found: %v", found)
	}
	d.good("check")
}

func TestFoldersAndCorrespondents(t *testing.T) {
	d := newDesk(t)
	year := yearOr(0)
	d.good(arrived("1820/UBND-KGVX")...)
	d.bad(1, "tiêu đề", "document", "folder", "open", "01.VP")
	if opened := d.good("document", "folder", "open", "01.VP", "--title", "Nghị quyết 57", "--keeper", "Lý A", "--retention", "0"); !strings.HasSuffix(opened, "\tĐang lập\n") {
		t.Error(opened)
	}
	d.bad(1, "“Mở hồ sơ”", "document", "folder", "open", "01.VP")
	d.bad(1, "không có hồ sơ 02.VP", "document", "folder", "close", "02.VP")
	d.bad(1, "không thể", "document", "folder", "add", "01.VP", "--in", "1")
	d.good("document", "move", "in", "1", "notice")
	d.good("document", "folder", "add", "01.VP", "--in", "1", "--other", "Biên bản họp")
	d.good("document", "folder", "close", "01.VP")
	d.good("document", "folder", "reopen", "01.VP", "--reason", "còn thiếu giấy tờ")
	d.good("document", "folder", "close", "01.VP")
	d.bad(1, "người nhận", "document", "folder", "hand-in", "01.VP")
	handed := d.object("document", "folder", "hand-in", "01.VP", "--receiver", "Hoàng Thị Lan", "--boxes", "2")
	if handed["state"] != "Đã nộp lưu" || len(handed["items"].([]any)) != 2 || handed["retention"] != 0.0 {
		t.Errorf("%v", handed)
	}
	for _, call := range [][]string{{"list"}, {"index", "--code", "01.VP"}, {"hand-in-list"}, {"minutes"}} {
		out := filepath.Join(d.dir, call[0]+".pdf")
		d.good(append(append([]string{"document", "folder", "papers"}, call...), "--out", out)...)
		if pdf, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
			t.Errorf("%q: %v", call, err)
		}
	}
	d.bad(2, "--code", "document", "folder", "papers", "index", "--out", "x.pdf")
	if list := d.good("document", "folder", "list", "--year", fmt.Sprint(year), "--state", "Đã nộp lưu"); strings.Count(list, "\n") != 1 {
		t.Error(list)
	}

	d.good("document", "correspondent", "add", "Sở Tài chính", "--abbreviation", "STC", "--group", "Các sở, ban, ngành")
	d.bad(1, "đã có trong danh bạ", "document", "correspondent", "add", "sở tài chính")
	if list := objects(t, d.good("document", "correspondent", "list", "--search", "cac so", "--json")); len(list) != 1 || list[0]["abbreviation"] != "STC" {
		t.Errorf("%v", list)
	}
	d.good("check")
}
