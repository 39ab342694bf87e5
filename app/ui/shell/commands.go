package shell

import (
	"vanphongso/app/ui/kit"
)

const keyQuit = "shell.quit"

// collect gathers all commands as they are now. A page's own command wins a shortcut over the window's.
func (m *menus) collect() []commandGroup {
	s := m.shell
	page := s.currentPage()
	var own []Command
	if p, ok := able[Commander](page); ok {
		own = p.Commands()
	}
	taken := map[string]bool{}
	for _, command := range own {
		taken[command.Shortcut] = command.Shortcut != ""
	}
	for _, command := range without(s.options.Commands, taken) {
		taken[command.Shortcut] = command.Shortcut != ""
		own = append(own, command)
	}
	groups := []commandGroup{
		{"Tệp", s.fileCommands(page)},
		{"Thao tác", own},
		{"Xem", s.viewCommands(page)},
		{"Trợ giúp", s.helpCommands()},
	}
	var kept []commandGroup
	for i, group := range groups {
		if i != 1 {
			group.commands = without(group.commands, taken)
		}
		if len(group.commands) > 0 {
			kept = append(kept, group)
		}
	}
	return kept
}

// without leaves out commands whose shortcut is taken, and lines that begin the menu.
func without(commands []Command, taken map[string]bool) []Command {
	var kept []Command
	for _, command := range commands {
		if taken[command.Shortcut] || command.Label == "" && len(kept) == 0 {
			continue
		}
		kept = append(kept, command)
	}
	return kept
}

func (s *Shell) fileCommands(page Page) []Command {
	var list []Command
	if p, ok := able[Creator](page); ok {
		list = append(list, Command{Key: "shell.new", Label: "Mới", Shortcut: "Ctrl+N", Icon: kit.IconPlus, Do: p.Create})
	}
	if p, ok := able[Committer](page); ok {
		list = append(list, Command{Key: "shell.commit", Label: "Lưu", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.Commit})
	}
	if p, ok := able[CommitterNew](page); ok {
		list = append(list, Command{Key: "shell.commitnew", Label: "Lưu và thêm mới", Shortcut: "Ctrl+Shift+Enter", Icon: kit.IconCheck, Do: p.CommitNew})
	}
	if p, ok := able[Printable](page); ok {
		list = append(list, Command{Key: "shell.print", Label: "In", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: p.Print})
	}
	if p, ok := able[Exportable](page); ok {
		list = append(list, Command{Key: "shell.export", Label: "Xuất Excel", Shortcut: "Ctrl+E", Icon: kit.IconSheet, Do: p.Export})
	}
	list = append(list, Command{}, Command{Key: "shell.folder", Label: "Thư mục lưu tệp…", Icon: kit.IconFolder, Do: func() { s.ChooseFolder(nil) }})
	return append(list, Command{}, Command{Key: keyQuit, Label: "Thoát", Shortcut: "Ctrl+Q", Do: s.close})
}

func (s *Shell) viewCommands(page Page) []Command {
	var list []Command
	for _, screen := range s.options.Screens {
		list = append(list, Command{
			Key: "shell.screen." + screen.Key, Label: screen.Title, Shortcut: screen.Shortcut, Icon: screen.Icon,
			Do: func() { s.Navigate(screen.Key, 0) },
		})
	}
	list = append(list, Command{}, Command{Key: "shell.palette", Label: "Tìm mọi thứ", Shortcut: "Ctrl+K", Icon: kit.IconSearch, Do: s.ShowPalette})
	if p, ok := able[Searchable](page); ok {
		list = append(list, Command{Key: "shell.search", Label: "Tìm trong danh sách", Shortcut: "Ctrl+F", Icon: kit.IconSearch, Do: p.FocusSearch})
	}
	return append(list,
		Command{Key: "shell.refresh", Label: "Nạp lại", Shortcut: "F5", Icon: kit.IconRefresh, Do: s.Refresh},
		Command{Key: "shell.back", Label: "Quay lại, đóng thông báo", Shortcut: "Esc", Do: func() { s.escape() }})
}

func (s *Shell) helpCommands() []Command {
	list := []Command{{Key: "shell.keys", Label: "Phím tắt", Shortcut: "F1", Icon: kit.IconHelp, Do: s.showShortcuts}}
	if s.options.SaveLog != nil {
		list = append(list, Command{Key: "shell.savelog", Label: "Lưu nhật ký", Icon: kit.IconDownload, Do: s.saveLog})
	}
	return append(list, Command{}, Command{Key: "shell.about", Label: "Giới thiệu", Icon: kit.IconInfo, Do: s.showAbout})
}
