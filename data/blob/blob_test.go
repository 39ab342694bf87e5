package blob

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanphongso/data/office"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "files"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func hashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func put(t *testing.T, s *Store, content string) Ref {
	t.Helper()
	ref, err := s.Put(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// temporary returns how many temporary files there are.
func temporary(t *testing.T, s *Store) int {
	t.Helper()
	files, err := os.ReadDir(s.temp())
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

func wantCode(t *testing.T, err error, code office.Code) {
	t.Helper()
	if office.CodeOf(err) != code {
		t.Errorf("error %v has code %q, want %q", err, office.CodeOf(err), code)
	}
}

func TestBytesComeBackAsTheyWere(t *testing.T) {
	s := open(t)
	for _, content := range []string{"", "a", strings.Repeat("Kính gửi\x00\xff", 100_000)} {
		ref := put(t, s, content)
		if ref != (Ref{SHA256: hashOf(content), Size: int64(len(content))}) {
			t.Errorf("%d bytes are named %+v", len(content), ref)
		}
		f, err := s.Open(ref.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f)
		_ = f.Close()
		if err != nil || string(got) != content {
			t.Errorf("%d bytes came back as %d, %v", len(content), len(got), err)
		}
		if err := s.Verify(ref.SHA256); err != nil || !s.Has(ref.SHA256) {
			t.Errorf("the blob is not well: %v", err)
		}
	}
	if n := temporary(t, s); n > 0 {
		t.Errorf("%d temporary files are left", n)
	}
}

func TestTheSameBytesAreKeptOnce(t *testing.T) {
	s := open(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() { put(t, s, "cùng một tệp") })
	}
	wait.Wait()
	put(t, s, "tệp khác")
	var walked []string
	if err := s.Walk(func(sha string) error { walked = append(walked, sha); return nil }); err != nil {
		t.Fatal(err)
	}
	want := []string{hashOf("cùng một tệp"), hashOf("tệp khác")}
	slices.Sort(want)
	if !slices.Equal(walked, want) {
		t.Errorf("kept are %v, want %v", walked, want)
	}
}

func TestNamesThatAreNoHashesFindNothing(t *testing.T) {
	s := open(t)
	for _, name := range []string{"", "../../etc/passwd", strings.Repeat("A", 64), hashOf("không có")} {
		_, err := s.Open(name)
		wantCode(t, err, office.CodeNotFound)
		wantCode(t, s.Verify(name), office.CodeNotFound)
		if s.Has(name) {
			t.Errorf("%q is there", name)
		}
	}
}

func TestDamageIsNoticedAndMended(t *testing.T) {
	s := open(t)
	ref := put(t, s, "bản gốc")
	if err := os.WriteFile(s.path(ref.SHA256), []byte("bản giả"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.Verify(ref.SHA256), office.CodeInvalid)
	put(t, s, "bản gốc")
	if err := s.Verify(ref.SHA256); err != nil {
		t.Errorf("kept again it is not mended: %v", err)
	}
}

func TestNothingIsLeftOfWhatFails(t *testing.T) {
	s := open(t)
	broken := errors.New("connection lost")
	_, err := s.Put(io.MultiReader(strings.NewReader("nửa đầu"), &failing{broken}))
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	w, err := s.Create()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("bỏ dở")); err != nil {
		t.Fatal(err)
	}
	w.Discard()
	if _, err := w.Commit(); err == nil {
		t.Error("a discarded blob was committed")
	}
	if _, err := w.Write([]byte("x")); err == nil {
		t.Error("a discarded blob takes more bytes")
	}
	if n := temporary(t, s); n > 0 || s.Has(hashOf("bỏ dở")) || s.Has(hashOf("nửa đầu")) {
		t.Errorf("%d temporary files are left", n)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

func TestWhatWasWrittenCanBeReadBeforeTheCommit(t *testing.T) {
	s := open(t)
	w, err := s.Create()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	if _, err := w.Write([]byte("From: a@example.vn")); err != nil {
		t.Fatal(err)
	}
	piece := make([]byte, 4)
	if _, err := w.File().ReadAt(piece, 6); err != nil || !bytes.Equal(piece, []byte("a@ex")) || w.Size() != 18 {
		t.Errorf("read %q of %d bytes, %v", piece, w.Size(), err)
	}
}

func TestOnlyAbandonedFilesAreCleanedAway(t *testing.T) {
	s := open(t)
	old, fresh := filepath.Join(s.temp(), "blob-old"), filepath.Join(s.temp(), "blob-new")
	for _, path := range []string{old, fresh} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := time.Now().Add(-2 * abandonedAfter)
	if err := os.Chtimes(old, before, before); err != nil {
		t.Fatal(err)
	}
	n, err := s.CleanTemp()
	if _, there := os.Stat(fresh); n != 1 || err != nil || there != nil {
		t.Errorf("%d files were removed, %v, %v", n, err, there)
	}
}

func TestOnlyTheUserMayReadBlobs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	s := open(t)
	ref := put(t, s, "riêng tư")
	for path, want := range map[string]os.FileMode{s.dir: 0o700, filepath.Dir(s.path(ref.SHA256)): 0o700, s.path(ref.SHA256): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o, %v", path, info.Mode().Perm(), want, err)
		}
	}
}

func TestAFolderThatCannotBeMadeIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(filepath.Join(file, "files"))
	wantCode(t, err, office.CodeUnavailable)
}
