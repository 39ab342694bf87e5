package shell

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
)

// Drop gives files that were dropped on the window to the page in front, wherever they fell.
func (s *Shell) Drop(paths []string) {
	if len(paths) == 0 || s.underDialog() {
		return
	}
	for _, layer := range layers(s.currentPage()) {
		if page, ok := layer.(Dropper); ok && page.Drop(paths) {
			return
		}
	}
	s.Notify(kit.ToneSoon, kit.T("Trang này chưa nhận được tệp kéo vào; hãy mở trang tiếp nhận hay soạn thư, chọn thủ tục rồi kéo lại."))
}

// pathsOf are those that are files of this machine.
func pathsOf(files []fyne.URI) []string {
	var paths []string
	for _, file := range files {
		if file.Scheme() == "file" {
			paths = append(paths, file.Path())
		}
	}
	return paths
}
