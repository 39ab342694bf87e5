package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ShortcutGroup is a part of the list of shortcuts.
type ShortcutGroup struct {
	Title string
	Keys  []Pair // Label = the keys, Value = what they do
}

const (
	shortcutsWidth = paletteWidth + 140
	shortcutsRoom  = 190 // height of the dialog's heading, its button and the edge around it
	shortcutsStep  = 40  // what Up and Down scroll by
)

// ShowShortcuts opens the list of shortcuts (F1), as high as the window has room for; the arrows, PgUp, PgDn, Home and End
// scroll it.
func ShowShortcuts(window fyne.Window, groups []ShortcutGroup) {
	var m *modal
	ok := NewPrimary(T("Đóng"), "Esc", func() { m.close() })
	list := shortcutList(groups)
	scroll := Scroll(list)
	room := max(window.Canvas().Size().Height-shortcutsRoom, 120)
	height := min(room, heightFor(list, shortcutsWidth-60))
	body := VBox(0, NewHeading(T("Phím tắt")), Sized(0, height, scroll), buttonRow(ok))
	m = openModal(window, shortcutsWidth, body, []*Button{ok}, ok, nil)
	ok.onKey = func(name fyne.KeyName) bool { return scrollBy(scroll, name) || m.key(name) }
}

// scrollBy scrolls as the key says; false = the key is not one that scrolls.
func scrollBy(scroll *container.Scroll, name fyne.KeyName) bool {
	page := scroll.Size().Height
	end := max(scroll.Content.MinSize().Height-page, 0)
	at := scroll.Offset.Y
	switch name {
	case fyne.KeyUp:
		at -= shortcutsStep
	case fyne.KeyDown:
		at += shortcutsStep
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyPageDown:
		at += page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = end
	default:
		return false
	}
	scroll.ScrollToOffset(fyne.NewPos(0, min(max(at, 0), end)))
	return true
}

// shortcutList lays the groups out in two columns, in their order, so that the longer one is as short as can be.
func shortcutList(groups []ShortcutGroup) fyne.CanvasObject {
	columns := make([]fyne.CanvasObject, len(groups))
	heights, total := make([]float32, len(groups)), float32(0)
	for i, group := range groups {
		columns[i] = shortcutGroup(group)
		heights[i] = heightFor(columns[i], shortcutsWidth/2-40)
		total += heights[i]
	}
	cut, best, left := 0, total, float32(0)
	for i, height := range heights {
		left += height
		if longer := max(left, total-left); longer < best {
			cut, best = i+1, longer
		}
	}
	return Pad(HBox(24, Grow(VBox(10, columns[:cut]...)), Grow(VBox(10, columns[cut:]...))), 6, 10, 6, 0)
}

func shortcutGroup(group ShortcutGroup) fyne.CanvasObject {
	lines := VBox(3, NewCaption(group.Title))
	for _, key := range group.Keys {
		keys := NewBold(key.Label)
		keys.Wrap = true
		lines.Add(HBox(8, Sized(150, 0, keys), Grow(NewParagraph(key.Value))))
	}
	return lines
}
