package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/ui/kit"
)

// menus is the main menu. It holds every command with its shortcut, because only shortcuts of menu items work while an
// entry has the focus (fyne #3038); function keys come through Shell.TypedKey.
type menus struct {
	shell  *Shell
	groups []commandGroup
	items  map[*fyne.MenuItem]Command
	shape  string // labels and shortcuts shown: the bar is only made anew when they change
}

// commandGroup is one menu. A Command without a Label is a line.
type commandGroup struct {
	title    string
	commands []Command
}

func newMenus(s *Shell) *menus { return &menus{shell: s} }

// rebuild makes the menus for the current page.
func (m *menus) rebuild() {
	m.groups = m.collect()
	m.shape = shapeOf(m.groups)
	m.items = map[*fyne.MenuItem]Command{}
	main := &fyne.MainMenu{}
	for _, group := range m.groups {
		main.Items = append(main.Items, m.menu(group))
	}
	m.shell.window.SetMainMenu(main)
}

// follow brings the menus up to date after the page's commands changed.
func (m *menus) follow() {
	groups := m.collect()
	if shapeOf(groups) != m.shape {
		m.rebuild()
		return
	}
	m.groups = groups
	current := map[string]Command{}
	for _, command := range flatten(groups) {
		current[command.Key] = command
	}
	for item, command := range m.items {
		m.items[item] = current[command.Key]
		item.Disabled = !allowed(current[command.Key])
	}
}

// menu builds one menu. Fyne draws a shortcut so pale that nobody can read it, so it is written into the label, and the
// shortcuts themselves hang on the last line of the menu, where Fyne looks for them but does not draw them.
func (m *menus) menu(group commandGroup) *fyne.Menu {
	menu, keys := &fyne.Menu{Label: kit.T(group.title)}, &fyne.Menu{}
	widest := float32(0)
	for _, command := range group.commands {
		widest = max(widest, labelWidth(kit.T(command.Label)))
	}
	for _, command := range group.commands {
		if command.Label == "" {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(withShortcut(kit.T(command.Label), command.Shortcut, widest), nil)
		item.Action = func() { m.run(m.items[item]) }
		item.Disabled = !allowed(command)
		item.IsQuit = command.Key == keyQuit
		m.items[item] = command
		menu.Items = append(menu.Items, item)
		if shortcut := parseShortcut(command.Shortcut); shortcut != nil {
			key := fyne.NewMenuItem(command.Label, item.Action)
			key.Shortcut = asTyped(shortcut)
			keys.Items = append(keys.Items, key)
		}
	}
	if len(keys.Items) > 0 {
		holder := fyne.NewMenuItemSeparator()
		holder.ChildMenu = keys
		menu.Items = append(menu.Items, holder)
	}
	return menu
}

func labelWidth(text string) float32 {
	return fyne.MeasureText(text, kit.Size(kit.SizeText), fyne.TextStyle{}).Width
}

// withShortcut writes the shortcut behind the label, in one column for the whole menu.
func withShortcut(label, shortcut string, widest float32) string {
	if shortcut == "" {
		return label
	}
	missing := widest - labelWidth(label)
	return label + strings.Repeat(" ", 5+int(missing/labelWidth(" ")+0.5)) + shortcut
}

// run does a command unless a dialog lies above the page: then its shortcut belongs to the dialog (fyne #5235).
func (m *menus) run(command Command) {
	if m.shell.underDialog() {
		if focused, ok := m.shell.window.Canvas().Focused().(fyne.Shortcutable); ok && command.Shortcut != "" {
			focused.TypedShortcut(asTyped(parseShortcut(command.Shortcut)))
		}
		return
	}
	if command.Allowed != nil {
		if may, why := command.Allowed(); !may {
			m.shell.Notify(kit.ToneSoon, kit.T(why))
			return
		}
	}
	if command.Do != nil {
		command.Do()
	}
}

// runKey does the command whose shortcut is that key alone.
func (m *menus) runKey(name fyne.KeyName) bool {
	if !isFunctionKey(name) {
		return false
	}
	return m.runShortcut(&desktop.CustomShortcut{KeyName: name})
}

// runShortcut does the first command with that shortcut and reports whether there is one.
func (m *menus) runShortcut(shortcut *desktop.CustomShortcut) bool {
	for _, command := range flatten(m.groups) {
		if own := parseShortcut(command.Shortcut); own != nil && *own == *shortcut {
			m.run(command)
			return true
		}
	}
	return false
}

func allowed(command Command) bool {
	if command.Allowed == nil {
		return true
	}
	may, _ := command.Allowed()
	return may
}

func flatten(groups []commandGroup) []Command {
	var all []Command
	for _, group := range groups {
		for _, command := range group.commands {
			if command.Label != "" {
				all = append(all, command)
			}
		}
	}
	return all
}

func shapeOf(groups []commandGroup) string {
	var b strings.Builder
	for _, group := range groups {
		b.WriteString(group.title + "\n")
		for _, command := range group.commands {
			b.WriteString(command.Key + "\t" + command.Label + "\t" + command.Shortcut + "\n")
		}
	}
	return b.String()
}
