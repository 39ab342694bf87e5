package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// tools are what concerns the list as a whole.
func (s *folders) tools() []register.Tool {
	return []register.Tool{
		{Key: "list", Label: "In danh mục", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { s.printList() }},
		{Key: "handinlist", Label: "Mục lục nộp lưu", Shortcut: "Ctrl+Shift+J", Icon: kit.IconPrint, More: true, Do: func(shell.Host) { s.printHandInList() }},
		{Key: "copyyear", Label: "Chép danh mục năm trước", Shortcut: "Ctrl+Shift+N", Icon: kit.IconCalendar, More: true, Do: func(shell.Host) { s.copyYear() }},
		lendingTool(s.deps, s.stage),
		insideTool(s.deps, s.stage),
	}
}

// printList puts danh mục hồ sơ of the year shown in front.
func (s *folders) printList() {
	year := s.yearShown()
	openDrawn(s.deps, s.stage, kit.Tf("Danh mục hồ sơ năm %d", year), "danh-muc-ho-so-"+strconv.Itoa(year), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().FolderList(ctx, year)
	})
}

// printHandInList puts mục lục hồ sơ nộp lưu of the year shown in front.
func (s *folders) printHandInList() {
	year := s.yearShown()
	openDrawn(s.deps, s.stage, kit.Tf("Mục lục hồ sơ nộp lưu năm %d", year), "muc-luc-nop-luu-"+strconv.Itoa(year), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().HandInList(ctx, year)
	})
}

// printIndex puts mục lục văn bản of a folder in front.
func (s *folders) printIndex(x *document.Folder) {
	name := "muc-luc-van-ban-" + strings.ReplaceAll(safeName(x.Code), " ", "-")
	openDrawn(s.deps, s.stage, kit.Tf("Mục lục văn bản, hồ sơ %s", x.Code), name, func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().FolderIndex(ctx, x.ID)
	})
}

// printMinutes puts biên bản giao nhận of what was handed in from a year's list on a day in front.
func (s *folders) printMinutes(year int, on office.Day) {
	openDrawn(s.deps, s.stage, kit.Tf("Biên bản giao nhận hồ sơ, ngày %s", on), "bien-ban-giao-nhan-"+string(on), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().HandInMinutes(ctx, year, on)
	})
}
