package screens

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// scanned are the endings of files that a scanner or an office program makes.
var scanned = []string{".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".zip"}

// scanFolder remembers where files were added from.
const scanFolder = "files.folder"

// addFiles lets the officer choose files of this machine one after the other until Esc; each is kept as a blob at once and
// given to add.
func addFiles(d deps, host shell.Host, title string, add func(dossier.File)) {
	kit.ChooseFile(host.Window(), host.Runner(), title, host.Memory().Get(scanFolder), scanned, func(path string) {
		host.Memory().Set(scanFolder, filepath.Dir(path))
		addFile(d, host, path, func(f dossier.File) {
			add(f)
			addFiles(d, host, kit.Tf("Đã thêm %s; chọn tiếp hoặc Esc", f.Name), add)
		})
	})
}

// dropFiles keeps files that were dropped on the window and gives each to add; a kind that is not taken is told.
func dropFiles(d deps, host shell.Host, paths []string, add func(dossier.File)) {
	for _, path := range paths {
		if !slices.Contains(scanned, strings.ToLower(filepath.Ext(path))) {
			host.Fail(office.Invalid("files", "Không thêm %s: chỉ nhận tệp PDF, ảnh, Word, Excel, OpenDocument và zip.", filepath.Base(path)))
			continue
		}
		addFile(d, host, path, add)
	}
}

// addFile keeps a file of this machine as a blob and gives it to add.
func addFile(d deps, host shell.Host, path string, add func(dossier.File)) {
	var f dossier.File
	host.Runner().Go("files.add."+path, func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.Tf("Đang thêm %s", filepath.Base(path)))
		f, err = d.office.AddFile(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		add(f)
	})
}
