package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Command is one entry of a menu or of the palette.
type Command struct {
	Label, Note, Shortcut string
	Icon                  IconName
	Do                    func()
	Off                   string // why it cannot be used now; empty = it can
}

// ShowMenu opens a pop-up menu of commands at an absolute position on the canvas of object. Arrow keys, Enter and Esc work;
// the focus returns to where it was.
func ShowMenu(object fyne.CanvasObject, at fyne.Position, commands []Command) {
	c := fyne.CurrentApp().Driver().CanvasForObject(object)
	if c == nil || len(commands) == 0 {
		return
	}
	menu := fyne.NewMenu("")
	for _, command := range commands {
		label := command.Label
		if command.Note != "" {
			label += "  ·  " + command.Note
		}
		if command.Shortcut != "" {
			label += "    " + command.Shortcut
		}
		item := fyne.NewMenuItem(label, command.Do)
		item.Disabled = command.Off != ""
		if command.Icon != "" {
			item.Icon = Icon(command.Icon)
		}
		menu.Items = append(menu.Items, item)
	}
	openMenu(c, menu, at)
}

// openMenu shows a menu with its first entry chosen, so that Enter takes it.
func openMenu(c fyne.Canvas, menu *fyne.Menu, at fyne.Position) {
	popUp := widget.NewPopUpMenu(menu, c)
	popUp.ShowAtPosition(at)
	c.Focus(popUp)
	popUp.ActivateNext()
}
