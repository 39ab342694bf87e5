// Package blob keeps files by their content: each under the SHA-256 of its bytes, written once and never changed.
//
// A file lies in dir/ab/abcdef…; it is written to dir/tmp first, flushed to the disk and renamed, so that a name that
// exists always has its whole content, whenever the machine stops. Folders have mode 0700, files 0600.
package blob

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"vanphongso/data/office"
)

// Ref names a blob.
type Ref struct {
	SHA256 string // lower-case hexadecimal
	Size   int64  // bytes
}

// Store is a folder of blobs. Its methods may be called from several goroutines and processes.
type Store struct{ dir string }

// abandonedAfter is how long a temporary file must have rested before CleanTemp takes its writer for dead. A living
// writer, of this process or another, touches its file with every piece it receives.
const abandonedAfter = time.Hour

var hashName = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Open makes the folder when it is not there. Error: office.CodeUnavailable.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir}
	if err := os.MkdirAll(s.temp(), 0o700); err != nil {
		return nil, trouble(err, "Không tạo được thư mục lưu tệp “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", dir)
	}
	return s, nil
}

func (s *Store) temp() string { return filepath.Join(s.dir, "tmp") }

// path returns where the blob lies; sha must be a hash.
func (s *Store) path(sha string) string { return filepath.Join(s.dir, sha[:2], sha) }

// Put keeps what r gives; bytes that are there already are kept once. Error: office.CodeUnavailable when the disk fails
// or is full, or what r reports; nothing is left behind then.
func (s *Store) Put(r io.Reader) (Ref, error) {
	w, err := s.Create()
	if err != nil {
		return Ref{}, err
	}
	defer w.Discard()
	if _, err := io.Copy(w, r); err != nil {
		return Ref{}, err
	}
	return w.Commit()
}

// Open opens the blob for reading; the caller closes it. Errors: office.CodeNotFound, office.CodeUnavailable.
func (s *Store) Open(sha string) (*os.File, error) {
	if !hashName.MatchString(sha) {
		return nil, office.NotFound("Không có tệp nào mang mã “%s” trong kho lưu.", sha)
	}
	f, err := os.Open(s.path(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, office.NotFound("Tệp có mã %s… không còn trong kho lưu; hãy chạy Kiểm tra dữ liệu.", sha[:12])
	}
	if err != nil {
		return nil, trouble(err, "Không đọc được tệp có mã %s… trong kho lưu.", sha[:12])
	}
	return f, nil
}

// Has says whether the blob is there.
func (s *Store) Has(sha string) bool {
	if !hashName.MatchString(sha) {
		return false
	}
	info, err := os.Stat(s.path(sha))
	return err == nil && info.Mode().IsRegular()
}

// Remove takes a blob away for good; one that is not there is gone already. The caller has made sure that no record names
// it. Error: office.CodeUnavailable.
func (s *Store) Remove(sha string) error {
	if !s.Has(sha) {
		return nil
	}
	if err := os.Remove(s.path(sha)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return trouble(err, "Không xóa được tệp có mã %s… khỏi kho lưu.", sha[:12])
	}
	return nil
}

// Verify reads the blob and compares it with its name. Errors: office.CodeNotFound when it is not there,
// office.CodeInvalid when its bytes have changed, office.CodeUnavailable when it cannot be read.
func (s *Store) Verify(sha string) error {
	f, err := s.Open(sha)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return trouble(err, "Không đọc được tệp có mã %s… trong kho lưu.", sha[:12])
	}
	if hex.EncodeToString(hash.Sum(nil)) != sha {
		return changed(sha)
	}
	return nil
}

// Walk calls fn with the hash of every blob, ascending, and ends with fn's first error.
func (s *Store) Walk(fn func(sha string) error) error {
	shelves, err := os.ReadDir(s.dir)
	if err != nil {
		return trouble(err, "Không đọc được thư mục lưu tệp “%s”.", s.dir)
	}
	for _, shelf := range shelves {
		if len(shelf.Name()) != 2 || !shelf.IsDir() {
			continue
		}
		files, err := os.ReadDir(filepath.Join(s.dir, shelf.Name()))
		if err != nil {
			return trouble(err, "Không đọc được thư mục lưu tệp “%s”.", filepath.Join(s.dir, shelf.Name()))
		}
		for _, f := range files {
			if !hashName.MatchString(f.Name()) || f.Name()[:2] != shelf.Name() {
				continue
			}
			if err := fn(f.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

// CleanTemp removes what interrupted writers left behind more than an hour ago and returns how many files that were.
func (s *Store) CleanTemp() (int, error) {
	files, err := os.ReadDir(s.temp())
	if err != nil {
		return 0, trouble(err, "Không đọc được thư mục tạm “%s”.", s.temp())
	}
	removed := 0
	for _, f := range files {
		info, err := f.Info()
		if err != nil || time.Since(info.ModTime()) < abandonedAfter {
			continue
		}
		if os.Remove(filepath.Join(s.temp(), f.Name())) == nil {
			removed++
		}
	}
	return removed, nil
}

// trouble turns an error of the file system into a sentence for the person; a full disk has its own.
func trouble(err error, format string, args ...any) error {
	if diskFull(err) {
		return office.Unavailable(err, "Ổ đĩa chứa dữ liệu đã đầy nên tệp chưa được lưu; hãy giải phóng dung lượng rồi thực hiện lại.")
	}
	return office.Unavailable(err, format, args...)
}
