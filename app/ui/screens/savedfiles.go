package screens

import (
	"io"
	"os"
	"path/filepath"

	"vanphongso/app/settings"
	"vanphongso/data/office"
)

// keep writes what r gives where the user looks for files; see write.
func (w *Workplace) keep(name string, r io.Reader) (string, error) {
	return w.write(name, func(file fileWriter) error { return copyTo(file, name, r) })
}

// SaveCopy makes a file of that name where the user looks for files and returns its path.
func (w *Workplace) SaveCopy(name string, fill func(to io.Writer) error) (string, error) {
	return w.write(name, func(file fileWriter) error { return fill(file) })
}

func copyTo(file fileWriter, name string, r io.Reader) error {
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
