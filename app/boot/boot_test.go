package boot

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vanphongso/app/settings"
	"vanphongso/data/office"
)

func open(t *testing.T, dir string) (*Program, error) {
	t.Helper()
	p, err := Open(context.Background(), Options{Data: dir, Passwords: settings.Memory()})
	if err == nil {
		t.Cleanup(func() { _ = p.Close() })
	}
	return p, err
}

// A first start makes everything, readable by the user only, with the shipped calendar and procedures.
func TestAFirstStart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dữ liệu")
	p, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	n, err := p.Office.Store.Procedures.Count(context.Background(), office.Query{})
	if err != nil || n < 40 || p.Warning != nil || p.LogFile != filepath.Join(dir, LogName) || p.Office.Who().Name == "" {
		t.Errorf("%d procedures, warning %v, log %s, %v", n, p.Warning, p.LogFile, err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// What is broken is told once, with what to do, and does not keep the program from starting.
func TestBrokenSettingsAndFormsAreToldOf(t *testing.T) {
	for name, words := range map[string]string{settings.FileName: "thiết lập mặc định", "forms/tt03-2025/01-receipt.yaml": "01-receipt.yaml"} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("a: [\nb: {{"), 0o600)); err != nil {
			t.Fatal(err)
		}
		p, err := open(t, dir)
		if err != nil {
			t.Fatal(err)
		}
		if sentence := office.MessageOf(p.Warning); !strings.Contains(sentence, words) {
			t.Errorf("%s: %q, want %q", name, sentence, words)
		}
	}
}

// A database that a newer program has written is refused and stays as it is.
func TestADatabaseOfANewerProgram(t *testing.T) {
	dir := t.TempDir()
	p, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "vanphongso.db"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = open(t, dir)
	if office.CodeOf(err) != office.CodeRefused || !strings.Contains(office.MessageOf(err), "phiên bản mới hơn") {
		t.Errorf("%s: %v", office.CodeOf(err), err)
	}
	if log, _ := os.ReadFile(filepath.Join(dir, LogName)); !strings.Contains(string(log), "9999") {
		t.Errorf("the log does not know the cause: %s", log)
	}
}

func TestAFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, filepath.Join(file, "dữ liệu"))
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(office.MessageOf(err), "chọn thư mục khác") {
		t.Errorf("%s: %v", office.CodeOf(err), err)
	}
}
