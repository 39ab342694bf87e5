package shell

import (
	"context"
	"strings"

	"vanphongso/app/ui/kit"
)

// ShowPalette opens the list of every command and, by typing, of every record (Ctrl+K).
func (s *Shell) ShowPalette() {
	var commands []kit.Command
	for _, command := range flatten(s.menus.groups) {
		if command.Key == "shell.palette" {
			continue
		}
		entry := kit.Command{Label: kit.T(command.Label), Shortcut: command.Shortcut, Icon: command.Icon, Do: command.Do}
		if command.Allowed != nil {
			if may, why := command.Allowed(); !may {
				entry.Off = kit.T(why)
			}
		}
		commands = append(commands, entry)
	}
	kit.ShowPalette(s.window, s.runner, commands, s.findRecords)
}

// findRecords runs beside the window; what it returns is chosen on it.
func (s *Shell) findRecords(ctx context.Context, text string) ([]kit.Command, error) {
	if s.options.Find == nil {
		return nil, nil
	}
	found, err := s.options.Find(ctx, text)
	if err != nil {
		return nil, err
	}
	icons := map[string]kit.IconName{}
	for _, screen := range s.options.Screens {
		icons[screen.Key] = screen.Icon
	}
	commands := make([]kit.Command, 0, len(found))
	for _, record := range found {
		commands = append(commands, kit.Command{
			Label: record.Label, Note: record.Note, Icon: iconOf(record, icons[record.Screen]),
			Do: func() { s.open(record) },
		})
	}
	return commands, nil
}

// showShortcuts opens the list of all shortcuts (F1): those of the menus, then those of lists and forms.
func (s *Shell) showShortcuts() {
	var groups []kit.ShortcutGroup
	for _, group := range s.menus.groups {
		keys := kit.ShortcutGroup{Title: kit.T(group.title)}
		for _, command := range group.commands {
			if command.Shortcut != "" {
				keys.Keys = append(keys.Keys, kit.Pair{Label: command.Shortcut, Value: kit.T(command.Label)})
			}
		}
		if len(keys.Keys) > 0 {
			groups = append(groups, keys)
		}
	}
	kit.ShowShortcuts(s.window, append(groups, listKeys(), formKeys()))
}

func listKeys() kit.ShortcutGroup {
	return kit.ShortcutGroup{Title: kit.T("Trong danh sách"), Keys: []kit.Pair{
		{Label: kit.T("Lên, Xuống"), Value: kit.T("Sang bản ghi trước, sau")},
		{Label: "PgUp, PgDn", Value: kit.T("Lên, xuống một trang")},
		{Label: "Home, End", Value: kit.T("Về đầu, về cuối danh sách")},
		{Label: kit.T("Lên ở dòng đầu"), Value: kit.T("Lên ô tìm kiếm")},
		{Label: "Enter", Value: kit.T("Mở bản ghi")},
		{Label: kit.T("Dấu cách"), Value: kit.T("Đánh dấu")},
		{Label: "F8", Value: kit.T("Chọn cột, xếp thứ tự")},
		{Label: "Shift+F10", Value: kit.T("Thực đơn của bản ghi")},
	}}
}

func formKeys() kit.ShortcutGroup {
	return kit.ShortcutGroup{Title: kit.T("Trong biểu mẫu"), Keys: []kit.Pair{
		{Label: "Tab, Enter", Value: kit.T("Sang ô sau")},
		{Label: "Shift+Tab", Value: kit.T("Về ô trước")},
		{Label: "Ctrl+Enter", Value: kit.T("Lưu")},
		{Label: "Ctrl+Shift+Enter", Value: kit.T("Lưu và thêm mới")},
		{Label: "Esc", Value: kit.T("Đóng trang: đang gõ thì giữ bản nháp hoặc hỏi lại")},
	}}
}

func (s *Shell) showAbout() {
	a := s.options.About
	lines := []string{kit.Tf("Phiên bản %s", a.Version)}
	for _, line := range []kit.Pair{
		{Label: "Thư mục dữ liệu", Value: a.Data},
		{Label: "Tệp nhật ký", Value: a.Log},
		{Label: "Tệp sự cố", Value: a.Crash},
		{Label: "Giấy phép", Value: a.Licence},
		{Label: "Trang chủ", Value: a.HomeOnline},
	} {
		if line.Value != "" {
			lines = append(lines, kit.T(line.Label)+": "+line.Value)
		}
	}
	kit.ShowMessage(s.window, a.Program, strings.Join(lines, "\n"))
}

// open shows what the palette found.
func (s *Shell) open(record Found) {
	if record.Part != "" {
		s.NavigateTo(record.Screen, record.Part)
		return
	}
	s.Navigate(record.Screen, record.ID)
}

// iconOf is the icon of what was found: its screen's, a person for the part of a screen.
func iconOf(record Found, screen kit.IconName) kit.IconName {
	if record.Part != "" {
		return kit.IconPerson
	}
	return screen
}
