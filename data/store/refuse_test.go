package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"modernc.org/sqlite"

	"vanphongso/data/office"
	"vanphongso/data/store/storetest"
)

// wantRefusal opens the data, which must fail with this code and a sentence that has all the words.
func wantRefusal(t *testing.T, o Options, code office.Code, words ...string) {
	t.Helper()
	s, err := Open(context.Background(), o)
	if err == nil {
		_ = s.Close()
		t.Fatal("it is opened")
	}
	wantCode(t, err, code)
	for _, word := range words {
		if !strings.Contains(office.MessageOf(err), word) {
			t.Errorf("said %q, want %q", office.MessageOf(err), word)
		}
	}
}

func TestADatabaseOfANewerProgramIsRefused(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			o := d.open(t)
			s := openStore(t, o)
			saveDossiers(t, s, "An")
			execute(t, s, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, "+map[string]string{"SQLite": "1", "PostgreSQL": "true"}[d.name]+")")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			wantRefusal(t, o, office.CodeRefused, "phiên bản mới hơn", "99", "cập nhật chương trình")
		})
	}
}

func TestOpeningAgainFindsEverything(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			o := d.open(t)
			s := openStore(t, o)
			saveDossiers(t, s, "An", "Bình")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openStore(t, o)
			must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, newDossier(3, "Cúc")) })
			checkClean(t, s, 3)
			if s.Kind() != d.name {
				t.Errorf("the kind is %s", s.Kind())
			}
		})
	}
}

func TestAFileOnANetworkDriveIsRefused(t *testing.T) {
	dir := t.TempDir()
	wantRefusal(t, Options{Dir: dir, fileSystem: func(string) string { return "NFS" }}, office.CodeRefused, dir, "NFS", "PostgreSQL")
	if _, err := os.Stat(filepath.Join(dir, FileName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was made on the network drive: %v", err)
	}
	if name := networkFileSystem(dir); name != "" {
		t.Errorf("this machine's own folder is taken for %s", name)
	}
}

func TestOnlyTheUserMayReadTheFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes; the user's folder is his own")
	}
	dir := filepath.Join(t.TempDir(), "new", "data")
	s := openStore(t, Options{Dir: dir})
	saveDossiers(t, s, "An")
	for name, want := range map[string]os.FileMode{"": 0o700, FileName: 0o600, FileName + "-wal": 0o600, FileName + "-shm": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%q has mode %o, want %o", name, info.Mode().Perm(), want)
		}
	}
}

func TestFoldersWithStrangeNamesWork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dữ liệu 50% của? #Hà & Đức")
	s := openStore(t, Options{Dir: dir})
	saveDossiers(t, s, "An")
	if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
		t.Error(err)
	}
}

func TestABrokenFileIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("không phải cơ sở dữ liệu", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, Options{Dir: dir}, office.CodeUnavailable, "hỏng", "sao lưu")
}

func TestPostgresTroubleIsSaidInWords(t *testing.T) {
	good := openPostgres(t)
	free := get[int](t)(storetest.FreePort())
	for name, c := range map[string]struct {
		address string
		code    office.Code
		words   []string
	}{
		"no server":     {fmt.Sprintf("postgres://a:b@127.0.0.1:%d/x?sslmode=disable", free), office.CodeUnavailable, []string{"Không kết nối được", fmt.Sprint(free)}},
		"unknown host":  {"postgres://a:b@khong-co.invalid/x", office.CodeUnavailable, []string{"Không kết nối được", "khong-co.invalid"}},
		"password":      {storetest.Address("postgres", "sai", "postgres"), office.CodeUnavailable, []string{"mật khẩu", "postgres"}},
		"database":      {storetest.Address("postgres", storetest.Password, "khong_co"), office.CodeUnavailable, []string{"không có cơ sở dữ liệu", "khong_co"}},
		"bad address":   {"postgres://%zz", office.CodeInvalid, []string{"postgres://"}},
		"other address": {"mysql://a/b", office.CodeInvalid, []string{"postgres://"}},
	} {
		t.Run(name, func(t *testing.T) { wantRefusal(t, Options{Database: c.address}, c.code, c.words...) })
	}
	s := openStore(t, good)
	if _, err := s.writer.Exec("SELECT pg_terminate_backend(pg_backend_pid())"); err == nil {
		t.Error("the server did not hang up")
	} else {
		wantCode(t, s.translate(err), office.CodeUnavailable)
	}
	saveDossiers(t, s, "An") // on a new connection
}

func TestAFullDiskIsSaidAndNothingIsLost(t *testing.T) {
	s := openStore(t, Options{Dir: t.TempDir()})
	saveDossiers(t, s, "An")
	var pages int
	if err := s.writer.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	execute(t, s, fmt.Sprintf("PRAGMA max_page_count = %d", pages+2)) // what a full disk does, without one
	err := s.Update(context.Background(), ha, "", func(tx *Tx) error {
		for i := range 500 {
			if err := s.Dossiers.Save(tx, newDossier(i+2, "Bình")); err != nil {
				return err
			}
		}
		return nil
	})
	wantCode(t, err, office.CodeUnavailable)
	if !strings.Contains(office.MessageOf(err), "Ổ đĩa chứa dữ liệu đã đầy") {
		t.Errorf("said %q", office.MessageOf(err))
	}
	checkClean(t, s, 1)
	execute(t, s, "PRAGMA max_page_count = 1000000")
	must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, newDossier(2, "Bình")) })
	checkClean(t, s, 2)
}

func TestALockedFileIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, Options{Dir: dir})
	other, err := sqliteBase{filepath.Join(dir, FileName)}.connect(context.Background(), 1, "_txlock", "immediate", "_pragma", "busy_timeout(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	must(t, s, ha, "", func(tx *Tx) error {
		_, err := other.Exec("UPDATE audit_head SET last_id = last_id")
		var busy *sqlite.Error
		if !errors.As(err, &busy) {
			t.Fatalf("the second writer got %v", err)
		}
		wantCode(t, s.translate(err), office.CodeUnavailable)
		return nil
	})
}
