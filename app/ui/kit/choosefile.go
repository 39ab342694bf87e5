package kit

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/data/office"
)

// ChooseFile asks for a file with one of the extensions (".xlsx"): type to filter, Enter goes into a folder or takes the
// file, Esc calls nothing. It begins in folder, which may be empty: the user's own. Folders are read beside the window.
func ChooseFile(window fyne.Window, runner *task.Runner, title, folder string, extensions []string, then func(path string)) {
	walk(window, runner, title, folder, func(folder string) ([]Option, error) { return filesIn(folder, extensions) }, then)
}

// ChooseFolder asks for a folder in the same way; the first entry takes the folder that is shown.
func ChooseFolder(window fyne.Window, runner *task.Runner, title, folder string, then func(path string)) {
	walk(window, runner, title, folder, func(folder string) ([]Option, error) {
		folders, err := filesIn(folder, nil)
		return append([]Option{{Value: folder, Label: T("Chọn thư mục này"), Note: filepath.Base(folder)}}, folders...), err
	}, then)
}

// walk lets the person go from folder to folder until something is taken that is no folder to go into.
func walk(window fyne.Window, runner *task.Runner, title, folder string, list func(folder string) ([]Option, error), then func(path string)) {
	if folder == "" {
		folder, _ = os.UserHomeDir()
	}
	var entries []Option
	runner.Go("kit.choosefile", func(context.Context, *task.Progress) (err error) {
		entries, err = list(folder)
		return err
	}, func(err error) {
		if err != nil {
			ShowError(window, T(office.MessageOf(err)), err.Error())
			return
		}
		take := func(path string) {
			if isFolder(path) {
				walk(window, runner, title, filepath.Clean(path), list, then)
				return
			}
			then(path)
		}
		commands := make([]Command, len(entries))
		for i, entry := range entries {
			commands[i] = Command{Label: entry.Label, Note: entry.Note, Do: func() { take(entry.Value) }}
		}
		newPalette(window, runner, Tf("%s – %s", title, folder), commands, typedPath(take)).open()
	})
}

// typedPath finds what stands at a whole path that was typed or pasted.
func typedPath(take func(path string)) func(context.Context, string) ([]Command, error) {
	return func(_ context.Context, text string) ([]Command, error) {
		path := filepath.Clean(strings.TrimSpace(text))
		info, err := os.Stat(path)
		if !filepath.IsAbs(path) || err != nil {
			return nil, nil // nothing there is an answer too
		}
		if info.IsDir() {
			path = strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
		}
		return []Command{{Label: path, Note: T("đường dẫn đã gõ"), Do: func() { take(path) }}}, nil
	}
}

// isFolder reports whether an entry is a folder to go into: its path ends with a separator.
func isFolder(path string) bool { return strings.HasSuffix(path, string(filepath.Separator)) }

// filesIn lists the folder above, the folders inside and the files with the extensions. The value of a folder ends with a
// separator.
func filesIn(folder string, extensions []string) ([]Option, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được thư mục %s.", folder)
	}
	var folders, files []Option
	if above := filepath.Dir(folder); above != folder {
		folders = append(folders, Option{Value: strings.TrimSuffix(above, string(filepath.Separator)) + string(filepath.Separator), Label: "..", Note: T("thư mục trên")})
	} else {
		folders = append(folders, otherDrives(folder)...)
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		info, err := os.Stat(path) // follows links
		switch {
		case err != nil || strings.HasPrefix(entry.Name(), "."):
		case info.IsDir():
			folders = append(folders, Option{Value: path + string(filepath.Separator), Label: entry.Name() + string(filepath.Separator)})
		case slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			files = append(files, Option{Value: path, Label: entry.Name(), Note: info.ModTime().In(office.Zone).Format("02/01/2006 15:04")})
		}
	}
	return append(folders, files...), nil
}

// otherDrives are the other drives of a Windows machine; from one's root no ".." leads there.
func otherDrives(root string) []Option {
	var drives []Option
	for letter := 'A'; letter <= 'Z' && runtime.GOOS == "windows"; letter++ {
		drive := string(letter) + `:\`
		if _, err := os.Stat(drive); err == nil && !strings.EqualFold(drive, root) {
			drives = append(drives, Option{Value: drive, Label: drive, Note: T("ổ đĩa")})
		}
	}
	return drives
}
