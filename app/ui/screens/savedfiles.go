package screens

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"vanphongso/app/settings"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// The workplace writes files for the user.
var _ shell.Files = (*Workplace)(nil)

// keep writes what r gives where the user looks for files; see Write.
func (w *Workplace) keep(name string, r io.Reader) (string, error) {
	return w.Write(name, func(to io.Writer) error { return copyTo(to, name, r) })
}

// Write implements shell.Files.
func (w *Workplace) Write(name string, fill func(to io.Writer) error) (path string, err error) {
	file, err := w.create(name)
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp %s vào %s; hãy kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác (Tệp › Thư mục lưu tệp).", name, w.Folder())
	}
	err = fill(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(file.Name()) // half a file is worse than none
		return "", err
	}
	return file.Name(), nil
}

func (w *Workplace) create(name string) (*os.File, error) {
	folder := w.Folder()
	stem, extension := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for i := 1; ; i++ {
		if i > 1 {
			name = stem + "-" + strconv.Itoa(i) + extension
		}
		file, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if !os.IsExist(err) {
			return file, err
		}
	}
}

// Folder implements shell.Files: the folder the user chose while it is there, else the one of downloads, else the data folder.
func (w *Workplace) Folder() string {
	folders := []string{w.snapshot().Folder}
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(home, "Downloads"), filepath.Join(home, "Tải xuống"))
	}
	for _, folder := range folders {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	return w.Data
}

// SetFolder implements shell.Files.
func (w *Workplace) SetFolder(host shell.Host, folder string) {
	w.Change(host, func(s *settings.Settings) { s.Folder = folder })
}

func copyTo(file io.Writer, name string, r io.Reader) error {
	if _, err := io.Copy(file, r); err != nil {
		return office.Unavailable(err, "Không ghi được tệp “%s”; hãy kiểm tra chỗ trống trên đĩa.", name)
	}
	return nil
}

// viewFile writes a file that is only to be looked at into a folder of its own in the user's cache.
func viewFile(name string, r io.Reader) (path string, err error) {
	cache, err := settings.CacheFolder()
	if err != nil {
		return "", err
	}
	if err := settings.MakeFolder(cache); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(cache, "view-*")
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp tạm để xem; hãy kiểm tra chỗ trống trên đĩa.")
	}
	file, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp tạm để xem; hãy kiểm tra chỗ trống trên đĩa.")
	}
	err = copyTo(file, name, r)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return file.Name(), err
}
