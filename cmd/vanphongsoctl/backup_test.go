package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// What was backed up is a whole office again in a new folder.
func TestBackupAndRestore(t *testing.T) {
	d := newDesk(t)
	d.good("sample", "--dossiers", "20", "--letters", "20")
	to := filepath.Join(t.TempDir(), "sao lưu")
	if out := d.good("backup", "--to", to); !strings.Contains(out, "Đã sao lưu vào "+to) {
		t.Errorf("backup says %q", out)
	}
	d.bad(1, "ngoài thư mục dữ liệu", "backup", "--to", filepath.Join(d.dir, "x"))
	d.bad(1, "đã có dữ liệu", "restore", to)
	want := d.good("dossier", "list", "--json")
	d.dir = filepath.Join(t.TempDir(), "mới")
	if out := d.good("restore", to); !strings.Contains(out, "Chuỗi nhật ký") {
		t.Errorf("restore says %q", out)
	}
	if got := d.good("dossier", "list", "--json"); got != want {
		t.Errorf("restored\n%s\nwant\n%s", got, want)
	}
	d.bad(1, "Không có bản sao lưu nào", "restore", t.TempDir())
	d.bad(2, "", "backup")
}
