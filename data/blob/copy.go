package blob

import (
	"encoding/hex"
	"io"
	"os"

	"vanphongso/data/office"
)

// CopyTo puts a blob into another store and returns how many bytes were copied: none when a file of that name and size is
// there already. What is copied is compared with its name, so that a damaged file never takes a good one's place.
//
// Errors: office.CodeNotFound, office.CodeInvalid when the blob's bytes have changed, office.CodeUnavailable.
func (s *Store) CopyTo(other *Store, sha string) (int64, error) {
	from, err := s.Open(sha)
	if err != nil {
		return 0, err
	}
	defer func() { _ = from.Close() }()
	if is, err := from.Stat(); err == nil && other.holds(sha, is.Size()) {
		return 0, nil
	}
	w, err := other.Create()
	if err != nil {
		return 0, err
	}
	defer w.Discard()
	if _, err := io.Copy(w, from); err != nil {
		if w.failed == nil {
			err = trouble(err, "Không đọc được tệp có mã %s… trong kho lưu.", sha[:12])
		}
		return 0, err
	}
	if hex.EncodeToString(w.hash.Sum(nil)) != sha {
		return 0, changed(sha)
	}
	ref, err := w.Commit()
	return ref.Size, err
}

// holds says whether the store has a blob of that size.
func (s *Store) holds(sha string, size int64) bool {
	info, err := os.Stat(s.path(sha))
	return err == nil && info.Mode().IsRegular() && info.Size() == size
}

// changed is the error for a blob whose bytes are not those of its name.
func changed(sha string) error {
	return office.Invalid("sha256", "Tệp có mã %s… đã bị thay đổi hoặc hỏng: nội dung không còn khớp với mã kiểm tra.", sha[:12])
}
