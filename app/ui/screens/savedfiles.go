package screens

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanphongso/app/settings"
	"vanphongso/data/office"
)

// downloads is the folder in which people look for what they have saved.
func downloads() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", office.Unavailable(err, "Không tìm thấy thư mục người dùng để lưu tệp.")
	}
	for _, dir := range []string{os.Getenv("XDG_DOWNLOAD_DIR"), filepath.Join(home, "Downloads"), filepath.Join(home, "Tải xuống")} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir, nil
		}
	}
	return home, nil
}

// saveFile writes what r gives into dir under name, never over a file that is there: the second one is "name (2)".
func saveFile(dir, name string, r io.Reader) (path string, err error) {
	file, err := newFile(dir, name)
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp “%s” vào %s; hãy kiểm tra quyền ghi và chỗ trống.", name, dir)
	}
	_, err = io.Copy(file, r)
	if err = errors.Join(err, file.Close()); err != nil {
		_ = os.Remove(file.Name()) // half a file is worse than none
		return "", office.Unavailable(err, "Không ghi được tệp “%s” vào %s; hãy kiểm tra chỗ trống trên đĩa.", name, dir)
	}
	return file.Name(), nil
}

func newFile(dir, name string) (*os.File, error) {
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		if n > 1 {
			name = fmt.Sprintf("%s (%d)%s", base, n, ext)
		}
		file, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if !errors.Is(err, fs.ErrExist) || n > 999 {
			return file, err
		}
	}
}

// saveDownload is saveFile into the user's downloads.
func saveDownload(name string, r io.Reader) (string, error) {
	dir, err := downloads()
	if err != nil {
		return "", err
	}
	return saveFile(dir, name, r)
}

// viewFile writes a file that is only to be looked at into a folder of its own in the cache.
func viewFile(name string, r io.Reader) (string, error) {
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
	return saveFile(dir, name, r)
}
