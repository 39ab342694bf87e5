package blob

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
)

// Writer is a blob in the making. Exactly one of Commit and Discard ends it; it is used from one goroutine.
type Writer struct {
	store  *Store
	file   *os.File
	hash   hash.Hash
	size   int64
	failed error // the first failure; nothing is committed after it
	ended  bool
}

var errEnded = errors.New("blob: the writer has ended")

// Create opens a place for a blob that is written bit by bit. Error: office.CodeUnavailable.
func (s *Store) Create() (*Writer, error) {
	f, err := os.CreateTemp(s.temp(), "blob-*")
	if err != nil {
		return nil, trouble(err, "Không tạo được tệp tạm trong “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", s.temp())
	}
	return &Writer{store: s, file: f, hash: sha256.New()}, nil
}

// Write adds p to the blob. Error: office.CodeUnavailable; the blob cannot be committed then.
func (w *Writer) Write(p []byte) (int, error) {
	if w.ended {
		return 0, errEnded
	}
	if w.failed != nil {
		return 0, w.failed
	}
	n, err := w.file.Write(p)
	w.hash.Write(p[:n])
	w.size += int64(n)
	if err != nil {
		w.failed = trouble(err, "Không ghi được tệp vào kho lưu; hãy kiểm tra ổ đĩa.")
	}
	return n, w.failed
}

// Size returns how many bytes have been written.
func (w *Writer) Size() int64 { return w.size }

// File returns the file to read back what was written, with ReadAt; it must not be closed, and Commit and Discard end
// its use.
func (w *Writer) File() *os.File { return w.file }

// Commit makes the blob durable and returns its name. When it fails nothing is kept.
func (w *Writer) Commit() (Ref, error) {
	if w.ended {
		return Ref{}, errEnded
	}
	defer w.Discard()
	if w.failed != nil {
		return Ref{}, w.failed
	}
	ref := Ref{SHA256: hex.EncodeToString(w.hash.Sum(nil)), Size: w.size}
	if err := w.file.Sync(); err != nil {
		return Ref{}, trouble(err, "Không ghi được tệp xuống ổ đĩa; hãy kiểm tra ổ đĩa rồi thực hiện lại.")
	}
	// Windows renames closed files only.
	if err := w.file.Close(); err != nil {
		return Ref{}, trouble(err, "Không ghi được tệp xuống ổ đĩa; hãy kiểm tra ổ đĩa rồi thực hiện lại.")
	}
	if err := w.store.place(w.file.Name(), ref); err != nil {
		return Ref{}, err
	}
	return ref, nil
}

// Discard forgets what was written; after Commit it does nothing.
func (w *Writer) Discard() {
	if w.ended {
		return
	}
	w.ended = true
	_ = w.file.Close()
	_ = os.Remove(w.file.Name())
}

// place renames a temporary file to its name in the store and makes the name durable.
func (s *Store) place(temporary string, ref Ref) error {
	target := s.path(ref.SHA256)
	shelf := filepath.Dir(target)
	if err := s.makeShelf(shelf); err != nil {
		return err
	}
	// Renaming over a blob that is there replaces it by the same bytes, and mends it when it was damaged. Windows
	// refuses that while somebody reads the old one, which is as good.
	if err := os.Rename(temporary, target); err != nil {
		if info, there := os.Stat(target); there != nil || info.Size() != ref.Size {
			return trouble(err, "Không đưa được tệp vào kho lưu “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", s.dir)
		}
	}
	if err := syncDir(shelf); err != nil {
		return trouble(err, "Không ghi được thư mục “%s” xuống ổ đĩa.", shelf)
	}
	return nil
}

func (s *Store) makeShelf(shelf string) error {
	err := os.Mkdir(shelf, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		err = syncDir(s.dir)
	}
	if err != nil {
		return trouble(err, "Không tạo được thư mục “%s” trong kho lưu; hãy kiểm tra ổ đĩa và quyền ghi.", shelf)
	}
	return nil
}
