// Command vanphongso is the window the staff work in: flags, then the window, then the data behind it.
package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime/debug"

	"fyne.io/fyne/v2"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/app/ui/shell"
)

func main() {
	var o options
	flag.StringVar(&o.data, "data", "", "thư mục dữ liệu (mặc định: thư mục dữ liệu của người dùng)")
	flag.StringVar(&o.database, "database", "", "cơ sở dữ liệu dùng chung, postgres://…")
	flag.StringVar(&o.language, "lang", "", "vi hoặc en")
	flag.IntVar(&o.scale, "scale", 0, "cỡ chữ và hình theo phần trăm, 100 là bình thường")
	flag.Parse()
	err := run(o)
	if errors.Is(err, boot.ErrRunning) {
		return // the first window has come to the front
	}
	if err != nil {
		shell.Alert(err)
		os.Exit(1)
	}
}

func run(o options) error {
	dir := o.data
	if dir == "" {
		folder, err := settings.Folder()
		if err != nil {
			return err
		}
		dir = folder
	}
	if err := settings.MakeFolder(dir); err != nil {
		return err
	}
	if crash, err := os.OpenFile(filepath.Join(dir, crashFile), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600); err == nil {
		defer func() { _ = crash.Close() }()
		_ = debug.SetCrashOutput(crash, debug.CrashOptions{}) // without it the program works as well
	}
	w := &window{options: o, dir: dir}
	instance, err := boot.TakeInstance(dir, func() { fyne.Do(w.raise) })
	if err != nil {
		return err
	}
	defer func() { _ = instance.Close() }()
	return w.show()
}
