package core

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/gabriel-vasile/mimetype"

	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// AddFile keeps a file from this machine as a blob, to be put into a record's files. Errors: office.CodeInvalid for what is
// no file, CodeUnavailable.
func (o *Office) AddFile(_ context.Context, path string) (office.File, error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return office.File{}, office.Unavailable(err, "Không mở được tệp “%s”.", filepath.Base(path))
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return office.File{}, office.Invalid("files", "“%s” không phải là một tệp.", filepath.Base(path))
	}
	kind, err := mimetype.DetectReader(f)
	if err != nil {
		return office.File{}, office.Unavailable(err, "Không đọc được tệp “%s”.", filepath.Base(path))
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return office.File{}, office.Unavailable(err, "Không đọc được tệp “%s”.", filepath.Base(path))
	}
	ref, err := o.Blobs.Put(f)
	if err != nil {
		return office.File{}, err
	}
	return office.File{Name: viet.NFC(filepath.Base(path)), Type: kind.String(), Size: ref.Size, SHA256: ref.SHA256}, nil
}

// ForgetFiles takes files away that were added and must not be kept after all; those that a record names stay.
func (o *Office) ForgetFiles(ctx context.Context, files []office.File) error {
	for _, f := range files {
		named, err := o.Store.NamesBlob(ctx, f.SHA256)
		if err != nil {
			return err
		}
		if named {
			continue
		}
		if err := o.Blobs.Remove(f.SHA256); err != nil {
			return err
		}
	}
	return nil
}

// KeepFiles makes sure that files are blobs: those of the letter are cut out of its original; letterID is 0 for none. A blob
// that stays without a row when the transaction after it fails harms nothing; the checker lists it. Error:
// office.CodeRefused names a file that is nowhere.
func (o *Office) KeepFiles(ctx context.Context, letterID int64, files []office.File) error {
	if !slices.ContainsFunc(files, o.lacks) {
		return nil
	}
	l := &letter.Letter{}
	if letterID != 0 {
		var err error
		if l, err = o.Store.Letters.Get(ctx, letterID); err != nil {
			return err
		}
	}
	return o.KeepFrom(l, files)
}

// KeepFrom is KeepFiles of a letter that was read already.
func (o *Office) KeepFrom(l *letter.Letter, files []office.File) error {
	for _, f := range files {
		if !o.lacks(f) {
			continue
		}
		n := slices.IndexFunc(l.Attachments, func(a letter.Attachment) bool { return a.SHA256 == f.SHA256 })
		if n < 0 {
			return office.Refuse("Tệp “%s” không có trong thư và cũng chưa được lưu; hãy thêm lại tệp này.", f.Name)
		}
		if err := o.cutOut(l, l.Attachments[n]); err != nil {
			return err
		}
	}
	return nil
}

func (o *Office) lacks(f office.File) bool { return !o.Blobs.Has(f.SHA256) }

// cutOut stores an attachment of the letter.
func (o *Office) cutOut(l *letter.Letter, a letter.Attachment) error {
	r, _, err := o.Attachment(l, a.Index)
	if err != nil {
		return err
	}
	ref, err := o.Blobs.Put(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if ref.SHA256 != a.SHA256 {
		return office.Unavailable(nil, "Tệp “%s” đọc ra khác với lúc nhận thư; hãy chạy Kiểm tra dữ liệu trước khi tiếp nhận.", a.Name)
	}
	return nil
}
