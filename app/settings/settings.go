// Package settings keeps what belongs to this user on this machine: the settings file, written atomically, and the
// passwords of mail accounts in the system's keyring.
package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"

	"vanphongso/data/office"
)

// FileName is the settings file in the data folder.
const FileName = "settings.yaml"

// Settings are the settings of this user on this machine.
type Settings struct {
	User     string `yaml:"user"`      // full name, shown and written into every audit record
	Role     string `yaml:"role"`      // one of Roles
	Language string `yaml:"language"`  // vi or en
	Dark     bool   `yaml:"dark"`      // dark theme
	TextSize int    `yaml:"text_size"` // per cent, 80–160
	Database string `yaml:"database"`  // "" is SQLite in the data folder, else postgres://…

	Printer     string `yaml:"printer"`      // "" is the system's default printer
	Folder      string `yaml:"folder"`       // where files are saved, "" is the folder of downloads
	LastAccount string `yaml:"last_account"` // mail account shown last
	SampleAsked bool   `yaml:"sample_asked"` // the offer of sample data was answered

	Backup  Backup                    `yaml:"backup"`
	Window  Window                    `yaml:"window"`
	Columns map[string]map[string]int `yaml:"columns,omitempty"` // register → column → width in pixels, 0 hidden
	Drafts  map[string]string         `yaml:"drafts,omitempty"`  // screen → unsaved form as JSON
}

// Window is where and how large the window was.
type Window struct {
	Width     int    `yaml:"width"`
	Height    int    `yaml:"height"`
	Maximised bool   `yaml:"maximised"`
	Screen    string `yaml:"screen"` // key of the screen shown last
}

// Backup says where this machine backs the office up to, once a day.
type Backup struct {
	Folder string `yaml:"folder"` // "" is nowhere
	Keep   int    `yaml:"keep"`   // how many backups stay; 0 is all
}

// Roles are the roles of domain.md §14, in the order they are offered.
var Roles = []string{
	"Một cửa", "Văn thư", "Chuyên viên", "Lãnh đạo phòng", "Lãnh đạo Sở", "Tổ chức cán bộ", "Kế toán", "Quản lý KH",
	"Đo lường", "Thư ký ISO", "Quản trị",
}

// Default returns the settings of a first start.
func Default() Settings {
	return Settings{Language: "vi", Role: Roles[0], TextSize: 100, Backup: Backup{Keep: 14}, Window: Window{Width: 1280, Height: 720}}
}

// Load reads settings.yaml in dir; a missing file gives Default. A file that cannot be understood is put aside under
// the name settings.yaml.hong, Default is returned and so is an error that tells the user.
func Load(dir string) (Settings, error) {
	path := filepath.Join(dir, FileName)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), office.Unavailable(err, "Không đọc được tệp thiết lập %s; chương trình dùng thiết lập mặc định.", path)
	}
	s := Default()
	if err := yaml.Unmarshal(text, &s); err != nil {
		aside := path + ".hong"
		if moved := os.Rename(path, aside); moved != nil {
			aside = path
		}
		return Default(), office.Unavailable(err, "Tệp thiết lập bị hỏng nên chương trình dùng thiết lập mặc định; tệp cũ còn ở %s.", aside)
	}
	s.repair()
	return s, nil
}

// repair brings values that were edited by hand back into what the window can show.
func (s *Settings) repair() {
	if s.Language != "en" {
		s.Language = "vi"
	}
	s.TextSize = min(max(s.TextSize, 80), 160)
	s.Backup.Keep = max(s.Backup.Keep, 0)
	s.Window.Width = min(max(s.Window.Width, 800), 10000)
	s.Window.Height = min(max(s.Window.Height, 500), 10000)
}

// Save writes settings.yaml in dir, whole or not at all, readable by the user only.
func (s Settings) Save(dir string) error {
	text, err := yaml.Marshal(s)
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return office.Unavailable(err, "Không tạo được thư mục dữ liệu %s; hãy kiểm tra quyền ghi.", dir)
	}
	if err := writeAtomically(filepath.Join(dir, FileName), text); err != nil {
		return office.Unavailable(err, "Không lưu được thiết lập vào %s; hãy kiểm tra ổ đĩa và quyền ghi.", dir)
	}
	return nil
}

// writeAtomically replaces the file by a new one: temporary file, fsync, rename. The file's mode is 0600.
func writeAtomically(path string, text []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), FileName+".*.tmp") // CreateTemp makes it 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(text); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// Actor returns who acts with these settings on this machine; a user without a name is named after the login.
func (s Settings) Actor() office.Actor {
	host, _ := os.Hostname()
	name := strings.TrimSpace(s.User)
	if name == "" {
		name = loginName()
	}
	return office.Actor{Name: name, Role: s.Role, Host: host}
}
