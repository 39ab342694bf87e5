package screens

import (
	"context"
	"path/filepath"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
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
