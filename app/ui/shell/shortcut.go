package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keyNames are the keys whose name on the screen is not Fyne's.
var keyNames = map[string]fyne.KeyName{
	"enter": fyne.KeyReturn, "esc": fyne.KeyEscape, "del": fyne.KeyDelete, "ins": fyne.KeyInsert, "space": fyne.KeySpace,
	"tab": fyne.KeyTab, "home": fyne.KeyHome, "end": fyne.KeyEnd, "up": fyne.KeyUp, "down": fyne.KeyDown,
	"left": fyne.KeyLeft, "right": fyne.KeyRight, "pgup": fyne.KeyPageUp, "pgdn": fyne.KeyPageDown,
}

var modifiers = map[string]fyne.KeyModifier{
	"ctrl": fyne.KeyModifierControl, "shift": fyne.KeyModifierShift, "alt": fyne.KeyModifierAlt,
}

// parseShortcut reads a shortcut as it is written on the screen, "Ctrl+Shift+Enter" or "F5"; nil for an empty text.
func parseShortcut(text string) *desktop.CustomShortcut {
	if text == "" {
		return nil
	}
	shortcut := &desktop.CustomShortcut{}
	for _, part := range strings.Split(text, "+") {
		word := strings.ToLower(part)
		if modifier, ok := modifiers[word]; ok {
			shortcut.Modifier |= modifier
		} else if name, ok := keyNames[word]; ok {
			shortcut.KeyName = name
		} else {
			shortcut.KeyName = fyne.KeyName(strings.ToUpper(part))
		}
	}
	return shortcut
}

// asTyped is the shortcut as Fyne reports it: it has names of its own for undoing and redoing.
func asTyped(shortcut *desktop.CustomShortcut) fyne.Shortcut {
	if shortcut.Modifier == fyne.KeyModifierControl {
		switch shortcut.KeyName {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return shortcut
}

// isFunctionKey reports whether name is one of F1 … F12, which Fyne gives to the focused widget instead of the menu (fyne #4393).
func isFunctionKey(name fyne.KeyName) bool {
	return len(name) >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}
