package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/sheet/sheettest"
)

func TestImportDossiers(t *testing.T) {
	d := newDesk(t)
	path := sheettest.Write(t, "Số|Mã TTHC|Chủ hồ sơ|Ngày nhận|Tình trạng|Ngày trả",
		[]any{"000.00.21.H38-261005-0001", "2.002385", "Lò Văn Pao", "05/10/2026", "Đã trả kết quả", "09/10/2026"}, []any{"xx", "2.002385", "Ai", "05/10/2026", "", ""})
	d.bad(1, "Mã hồ sơ", "import", "dossiers", path)
	var plan struct {
		Rows []struct {
			Row               int
			Fate, Reason, Key string
			Cells             []struct{ Column, Old, New string }
		}
		Written int
	}
	named := []string{"import", "dossiers", path, "--column", "code=Số", "--json"}
	if err := json.Unmarshal([]byte(d.good(append(named, "--preview")...)), &plan); err != nil || len(plan.Rows) != 2 {
		t.Fatalf("%v, %+v", err, plan)
	}
	if row := plan.Rows[0]; row.Fate != "new" || row.Row != 2 || row.Cells[0].New != row.Key || row.Cells[0].Old != "" || plan.Rows[1].Fate != "error" || plan.Written != 0 {
		t.Errorf("%+v", plan)
	}
	if out := d.good("dossier", "list", "--json"); out != "" {
		t.Errorf("a preview has written %s", out)
	}
	rest := filepath.Join(t.TempDir(), "rest.xlsx")
	if status, out, said := d.call("", append(named, "--rest", rest)...); status != 1 || !strings.Contains(said, "không nạp được") || !strings.Contains(out, `"written":1`) {
		t.Errorf("%d: %s, %s", status, out, said)
	}
	if _, err := os.Stat(rest); err != nil {
		t.Error(err)
	}
	if out := d.good("dossier", "list", "--json"); !strings.Contains(out, "000.00.21.H38-261005-0001") {
		t.Error(out)
	}
	if out := d.good("report", "II.06a", "--from", "2026-10-01", "--to", "2026-12-31"); !strings.Contains(out, `"giai_quyet": 1`) {
		t.Error(out)
	}
	d.good("check")
}

func TestImportCalendar(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join(t.TempDir(), "lich.xlsx")
	d.good("import", "calendar", path, "--template")
	if out := d.good("import", "calendar", path, "--preview"); strings.Contains(out, "2027") {
		t.Errorf("the template is not empty: %s", out)
	}
	if out := d.good("import", "calendar", sheettest.Write(t, "Ngày|Loại|Lý do", []any{"03/01/2028", "Nghỉ bù", "Bù Tết Dương lịch"})); !strings.Contains(out, "Đã nạp 1 dòng") || !strings.Contains(out, "năm 2028") {
		t.Error(out)
	}
	d.bad(2, "calendar", "import", "people", path)
}
