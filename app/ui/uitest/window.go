// Package uitest looks at a window of Fyne's test driver and works its menus, for the tests of shell, register and screens.
package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Objects returns all objects of the window that can be seen, those of dialogs included.
func Objects(w fyne.Window) []fyne.CanvasObject {
	objects := visible(w.Content())
	for _, overlay := range w.Canvas().Overlays().List() {
		objects = append(objects, visible(overlay)...)
	}
	return objects
}

func visible(object fyne.CanvasObject) []fyne.CanvasObject {
	if object == nil || !object.Visible() {
		return nil
	}
	all, inner := []fyne.CanvasObject{object}, []fyne.CanvasObject{}
	switch o := object.(type) {
	case *fyne.Container:
		inner = o.Objects
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inner {
		all = append(all, visible(child)...)
	}
	return all
}

// Texts returns all texts that can be seen, a line each.
func Texts(w fyne.Window) string {
	var b strings.Builder
	for _, object := range Objects(w) {
		if text, ok := object.(*canvas.Text); ok {
			b.WriteString(text.Text + "\n")
		}
	}
	return b.String()
}

// Shortcut does what a shortcut does in a real window: an entry of the menu that has it comes first, then what has the focus.
// Ctrl+A, Ctrl+Z and Ctrl+Y arrive as Fyne's own shortcuts.
func Shortcut(w fyne.Window, shortcut fyne.Shortcut) {
	if custom, ok := shortcut.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierControl {
		switch custom.KeyName {
		case fyne.KeyA:
			shortcut = &fyne.ShortcutSelectAll{}
		case fyne.KeyZ:
			shortcut = &fyne.ShortcutUndo{}
		case fyne.KeyY:
			shortcut = &fyne.ShortcutRedo{}
		}
	}
	for _, menu := range w.MainMenu().Items {
		if run(menu, shortcut) {
			return
		}
	}
	if target, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		target.TypedShortcut(shortcut)
	}
}

func run(menu *fyne.Menu, shortcut fyne.Shortcut) bool {
	for _, item := range menu.Items {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut.ShortcutName() && item.Action != nil {
			item.Action()
			return true
		}
		if item.ChildMenu != nil && run(item.ChildMenu, shortcut) {
			return true
		}
	}
	return false
}

// Choose takes the entry with that label of the menu that is open; a shortcut behind the label does not matter.
func Choose(t testing.TB, w fyne.Window, label string) {
	t.Helper()
	menu, ok := w.Canvas().Focused().(*widget.PopUpMenu)
	if !ok {
		t.Fatalf("no menu is open for %q", label)
	}
	for _, object := range menu.Items {
		if text := test.WidgetRenderer(object.(fyne.Widget)).Objects(); strings.HasPrefix(labelOf(text), label) {
			object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("the menu has no %q", label)
}

func labelOf(objects []fyne.CanvasObject) string {
	for _, object := range objects {
		if text, ok := object.(*canvas.Text); ok && text.Text != "" {
			return text.Text
		}
	}
	return ""
}
