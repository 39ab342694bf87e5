package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"vanphongso/data/office"
)

// A copy that is made while others write is whole, is of one moment, and its source goes on.
func TestACopyIsOfOneMoment(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := openStore(t, Options{Dir: filepath.Join(dir, "dữ liệu #1"), Now: clock()})
	for range 10 {
		saveBook(t, s, 300)
	}
	path := filepath.Join(dir, "bản sao.db")
	wrote := 0
	err := s.CopyTo(ctx, path, func(done, total int) {
		if done > total || total == 0 {
			t.Errorf("%d of %d pages", done, total)
		}
		saveBook(t, s, 3) // from beside, between two steps of the copy
		wrote += 3
	})
	if err != nil || wrote < 2*3 {
		t.Fatalf("%d dossiers written meanwhile: %v", wrote, err)
	}
	kept, err := OpenCopy(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	if n := get[int](t)(kept.Dossiers.Count(ctx, office.Query{})); n != 3000 {
		t.Errorf("the copy has %d dossiers", n)
	}
	if found := get[[]string](t)(kept.Integrity(ctx)); len(found) > 0 {
		t.Errorf("integrity: %v", found)
	}
	report := get[AuditReport](t)(kept.Audit.Verify(ctx))
	if len(report.Trouble) > 0 || report.Records != 3000 {
		t.Errorf("audit: %+v", report)
	}
	if n := get[int](t)(s.Dossiers.Count(ctx, office.Query{})); n != 3000+wrote {
		t.Errorf("the source has %d dossiers", n)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the copy's mode: %v %v", info.Mode(), err)
	}
}

func TestAnAbandonedCopyLeavesNoFile(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	dir := t.TempDir()
	s := openStore(t, Options{Dir: dir, Now: clock()})
	for range 5 {
		saveBook(t, s, 500)
	}
	target := filepath.Join(t.TempDir(), "sao.db")
	if err := s.CopyTo(ctx, target, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(target)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	saveBook(t, s, 1)
	wantCode(t, s.CopyTo(context.Background(), filepath.Join(target, "nowhere.db"), nil), office.CodeUnavailable)
}

// saveBook saves n further dossiers in one transaction.
func saveBook(t testing.TB, s *Store, n int) {
	t.Helper()
	have := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{}))
	must(t, s, ha, "accept", func(tx *Tx) error {
		for i := range n {
			if err := s.Dossiers.Save(tx, newDossier(have+i+1, "Nguyễn Thị Ánh Nguyệt")); err != nil {
				return err
			}
		}
		return nil
	})
}
