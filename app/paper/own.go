package paper

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"vanphongso/assets"
	"vanphongso/data/office"
)

// Preview draws a form with invented data in every field, to see what it looks like; paper is as in Draw. Errors: as of Draw.
func (l *Library) Preview(form, paper string) ([]byte, error) {
	l.mu.RLock()
	f := l.forms[form]
	l.mu.RUnlock()
	if f == nil || len(samples[f.Data]) == 0 {
		return nil, office.NotFound("Không có mẫu %q; hãy bấm Đọc lại.", form)
	}
	return l.Draw(form, paper, samples[f.Data][0], Options{Created: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
}

// Own makes the office's own copy of a shipped form, to be edited in place of it, and returns its path. A copy that is there
// already stays as it is. Errors: office.CodeNotFound (no such form), office.CodeUnavailable (the disk).
func (l *Library) Own(form string) (string, error) {
	own := l.ownPath(form)
	content, err := fs.ReadFile(assets.Files, path.Join("forms", form+".yaml"))
	if err != nil {
		return "", office.NotFound("Chương trình không kèm mẫu %q.", form)
	}
	if err := os.MkdirAll(filepath.Dir(own), 0o700); err != nil {
		return "", office.Unavailable(err, "Không tạo được thư mục mẫu %s; hãy kiểm tra ổ đĩa và quyền ghi.", filepath.Dir(own))
	}
	file, err := os.OpenFile(own, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return own, nil
	}
	if err == nil {
		_, err = file.Write(content)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp mẫu %s; hãy kiểm tra ổ đĩa và quyền ghi.", own)
	}
	return own, nil
}

// asideSuffix is behind the name of an own form that is not used any more.
const asideSuffix = ".cu"

// Disown goes back to the shipped form: the office's own copy is put aside under its name with ".cu". Errors:
// office.CodeNotFound when there is none, office.CodeUnavailable (the disk).
func (l *Library) Disown(form string) error {
	own := l.ownPath(form)
	err := os.Rename(own, own+asideSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return office.NotFound("Cơ quan không có bản riêng của mẫu %q.", form)
	}
	if err != nil {
		return office.Unavailable(err, "Không đổi tên được tệp mẫu %s; hãy kiểm tra quyền ghi.", own)
	}
	return l.Reload()
}

// ownPath is where the office's copy of a form lies.
func (l *Library) ownPath(form string) string {
	return filepath.Join(l.overrideDir, filepath.FromSlash(form)+".yaml")
}
