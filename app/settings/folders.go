package settings

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"vanphongso/data/office"
)

// Folder returns the user's data folder: $XDG_DATA_HOME/vanphongso (else ~/.local/share/vanphongso), on Windows
// %LOCALAPPDATA%\VanPhongSo. It is not created.
func Folder() (string, error) {
	if runtime.GOOS == "windows" {
		return under(os.Getenv("LOCALAPPDATA"), "VanPhongSo")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "vanphongso"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", noFolder(err)
	}
	return filepath.Join(home, ".local", "share", "vanphongso"), nil
}

// CacheFolder returns the user's folder for what can be made again, e.g. the compiled PDF reader. It is not created.
func CacheFolder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", noFolder(err)
	}
	if runtime.GOOS == "windows" {
		return filepath.Join(dir, "VanPhongSo", "cache"), nil
	}
	return filepath.Join(dir, "vanphongso"), nil
}

// MakeFolder creates the folder, readable by the user only.
func MakeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return office.Unavailable(err, "Không tạo được thư mục %s; hãy kiểm tra quyền ghi hoặc chọn thư mục khác.", dir)
	}
	return nil
}

func under(parent, name string) (string, error) {
	if !filepath.IsAbs(parent) {
		return "", noFolder(nil)
	}
	return filepath.Join(parent, name), nil
}

func noFolder(cause error) error {
	return office.Unavailable(cause, "Không tìm thấy thư mục riêng của người dùng trên máy này; hãy chỉ rõ thư mục dữ liệu bằng --data.")
}

// loginName returns the name of the account the program runs under, "?" when the system does not tell.
func loginName() string {
	if u, err := user.Current(); err == nil {
		return filepath.Base(u.Username)
	}
	return "?"
}
