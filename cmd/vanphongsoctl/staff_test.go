package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/work/personnel"
)

// newOfficer is a desk at which the personnel officer works.
func newOfficer(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	if err := os.WriteFile(filepath.Join(d.dir, "settings.yaml"), []byte("user: Vũ Thị Hạnh\nrole: "+personnel.Role+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

// newPerson is a file as the command reads it.
const newPerson = `{"details":[{"name":"Lò Thị Hồng","born":"1985-03-31","sex":"Nữ","number":"LC-1","id_number":"010185000001"}],
"tenures":[{"from":"2012-01-01","kind":"Công chức"}],"assignments":[{"from":"2012-01-01","unit_id":1}],
"grades":[{"from":"2020-01-15","kind":"regular","code":"01.003","step":2,"coefficient":2.67}],"private":{"beliefs":[{"religion":"Phật giáo"}]}}`

func TestStaffCommands(t *testing.T) {
	d := newOfficer(t)
	file := func(name string) string { return filepath.Join(d.dir, name) }
	if err := os.WriteFile(file("moi.json"), []byte(newPerson+strings.NewReplacer("Lò Thị Hồng", "Lê Bình", "LC-1", "LC-2", "010185000001", "010185000002").Replace(newPerson)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.bad(1, "Đơn vị số 1", "staff", "add", file("moi.json"))
	d.good("staff", "org", "add", "Văn phòng", "--from", "2010-01-01", "--short", "VP")
	d.good("staff", "org", "add", "Phòng Chuyển đổi số", "--from", "2025-03-01")
	if out := d.good("staff", "add", file("moi.json")); !strings.Contains(out, "\tLC-1\tLò Thị Hồng\t31/03/1985\tVăn phòng\t\t01.003/2\t2,67\t") {
		t.Error(out)
	}
	list := objects(t, d.good("staff", "list", "--json"))
	if len(list) != 2 || list[1]["name"] != "Lò Thị Hồng" || list[1]["id_number"] != "0101 ···· 0001" {
		t.Errorf("%v", list)
	}
	d.bad(1, "Không có hồ sơ", "staff", "show", "Trần Không Có")
	if out := d.good("staff", "show", "lo thi hong", "--json"); strings.Contains(out, "Phật giáo") {
		t.Error("a file is shown with its restricted items")
	}
	if out := d.good("staff", "show", "LC-1", "--private"); !strings.Contains(out, "Phật giáo") || !strings.Contains(out, "Ngạch, bậc lương") {
		t.Error(out)
	}
	d.bad(1, "Không có loại giấy tờ", "staff", "paper", "dance", "--out", file("a.pdf"))
}

func TestStaffMovesAndRaises(t *testing.T) {
	d := newOfficer(t)
	d.good("sample", "--dossiers", "0", "--letters", "0", "--documents", "0", "--staff", "40")
	if moves := objects(t, d.good("staff", "move", "--json")); len(moves) != len(personnel.Moves()) || moves[0]["needs"].([]any)[0] != "from" {
		t.Errorf("%v", moves)
	}
	d.bad(1, "ngày bắt đầu", "staff", "move", "reward", "KHCN-0016", "--title", "Giấy khen")
	d.bad(2, "Không hiểu thời điểm", "staff", "move", "reward", "KHCN-0016", "--title", "Giấy khen", "--from", "hôm kia")
	d.good("staff", "move", "reward", "KHCN-0016", "KHCN-0017", "--title", "Giấy khen", "--from", "2026", "--decision", "9/QĐ")
	if out := d.good("staff", "show", "KHCN-0017", "--json"); !strings.Contains(out, `"number":"9/QĐ"`) {
		t.Error(out)
	}
	raises := objects(t, d.good("staff", "raises", "--from", "2020-01-01", "--to", "2035-12-31", "--kind", "regular", "--json"))
	if len(raises) < 10 {
		t.Fatalf("%d raises", len(raises))
	}
	first := raises[0]["number"].(string)
	keys(t, raises[0], "id name was since now day late notes explanation")
	out := filepath.Join(d.dir, "qd.pdf")
	d.good("staff", "raise", "regular", first, "--number", "386", "--dated", "2026-01-05", "--out", out)
	if pdf, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Errorf("the decision: %v", err)
	}
	d.bad(1, "Không có ai", "staff", "undo-raise", "387/QĐ-SKHCN", "--dated", "2026-01-05", "--reason", "ghi nhầm người")
	if said := d.good("staff", "undo-raise", "386/QĐ-SKHCN", "--dated", "2026-01-05", "--reason", "ghi nhầm người"); !strings.Contains(said, "1 người") {
		t.Error(said)
	}
	d.bad(2, "--out", "staff", "remind", "--format", "pdf")
	if calendar := d.good("staff", "remind", "--from", "2026-11-25", "--to", "2027-11-24", "--format", "ics"); !strings.HasPrefix(calendar, "BEGIN:VCALENDAR\r\n") {
		t.Error(calendar)
	}
	if only := objects(t, d.good("staff", "remind", "--from", "2026-11-25", "--to", "2027-11-24", "--kind", "birthday", "--format", "json")); len(only) < 25 || only[0]["kind"] != "birthday" {
		t.Errorf("%v", only)
	}
}

func TestStaffListsAndPapers(t *testing.T) {
	d := newOfficer(t)
	d.good("sample", "--dossiers", "0", "--letters", "0", "--documents", "0", "--staff", "40")
	file := func(name string) string { return filepath.Join(d.dir, name) }
	for _, args := range [][]string{
		{"profile", "KHCN-0001"}, {"staff-pay", "--on", "2024-06-01"}, {"staff-count"}, {"raise-list", "--from", "2027-01-01", "--to", "2027-12-31"}, {"retirement-list", "--from", "2026-01-01", "--to", "2030-12-31"},
	} {
		d.good(append([]string{"staff", "paper", "--out", file(args[0] + ".pdf")}, args...)...)
		if pdf, err := os.ReadFile(file(args[0] + ".pdf")); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Errorf("%v: %v", args, err)
		}
	}
	d.bad(1, "số văn bản", "staff", "paper", "retirement-notice", "KHCN-0001", "--issue", "--out", file("tb.pdf"))
	d.good("staff", "export", "--reason", "báo cáo Sở Nội vụ", "--out", file("ds.xlsx"))
	if rows := d.good("import", "staff", file("ds.xlsx"), "--preview"); strings.Contains(rows, "\tchanged\t") || strings.Contains(rows, "\terror\t") || !strings.Contains(rows, "\tsame\t") {
		t.Error(rows)
	}
	d.good("import", "staff", file("mau.xlsx"), "--template")
	d.good("staff", "take-out", "KHCN-0003", "--request", "Đơn ngày 20/11/2026", "--out", file("hs.zip"))
	was, is := objects(t, d.good("staff", "org", "--as-of", "2024-01-01", "--json")), objects(t, d.good("staff", "org", "--json"))
	if len(was) != 8 || len(is) != 7 || was[3]["name"] != "Phòng Quản lý Khoa học" || is[3]["name"] != "Phòng Quản lý Khoa học và Đổi mới sáng tạo" {
		t.Errorf("%v\n%v", was, is)
	}
	d.good("staff", "org", "merge", "5", "--into", "2", "--from", "2026-01-01")
	old, now := objects(t, d.good("staff", "list", "--as-of", "2025-12-31", "--unit", "5", "--json")), objects(t, d.good("staff", "list", "--unit", "5", "--json"))
	if len(old) == 0 || len(now) != 0 || old[0]["unit"] != "Phòng Chuyển đổi số" {
		t.Errorf("%v\n%v", old, now)
	}
	clerk := newDesk(t)
	clerk.bad(1, personnel.Role, "staff", "paper", "staff-pay", "--out", file("x.pdf"))
}
