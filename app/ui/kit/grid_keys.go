package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {
	g.focused = true
	g.draw()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	g.focused, g.shift = false, false
	g.draw()
}

// KeyDown implements desktop.Keyable: it notes Shift, which TypedKey does not tell.
func (g *Grid) KeyDown(event *fyne.KeyEvent) { g.noteShift(event, true) }

// KeyUp implements desktop.Keyable.
func (g *Grid) KeyUp(event *fyne.KeyEvent) { g.noteShift(event, false) }

func (g *Grid) noteShift(event *fyne.KeyEvent, down bool) {
	if event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight {
		g.shift = down
	}
}

// shifted reports whether Shift is held. The driver knows best: a key released over a menu or a dialog is not told.
func (g *Grid) shifted() bool {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shift
}

// TypedRune implements fyne.Focusable.
func (g *Grid) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(event *fyne.KeyEvent) {
	if g.moveKey(event.Name) || g.actKey(event.Name) {
		return
	}
	if g.OnKey != nil {
		g.OnKey(event)
	}
}

// moveKey moves the cursor; with Shift held the rows passed are marked.
func (g *Grid) moveKey(key fyne.KeyName) bool {
	to := g.at
	switch key {
	case fyne.KeyUp:
		if g.at <= 0 && g.OnLeave != nil && !g.shifted() {
			g.OnLeave(true)
			return true
		}
		to--
	case fyne.KeyDown:
		if g.sought == 0 { // else the row at the cursor took the place of the one sought
			to++
		}
	case fyne.KeyPageUp:
		to -= g.page()
	case fyne.KeyPageDown:
		to += g.page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = g.count() - 1
	default:
		return false
	}
	g.moveTo(to, g.shifted())
	return true
}

func (g *Grid) moveTo(to int, extend bool) {
	if extend && g.anchor < 0 {
		g.anchor = g.at
	}
	g.SelectIndex(to)
	if extend {
		g.markRange()
	} else {
		g.anchor = -1
	}
}

func (g *Grid) actKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
	case fyne.KeySpace:
		g.anchor = -1
		g.switchMark()
	case fyne.KeyEscape:
		if g.marks.empty() {
			return false
		}
		g.ClearMarks()
	case fyne.KeyF8:
		g.ShowColumnMenu()
	case desktop.KeyMenu:
		g.rowMenu()
	case fyne.KeyF10:
		if !g.shifted() {
			return false
		}
		g.rowMenu()
	default:
		return false
	}
	return true
}

func (g *Grid) open() {
	switch {
	case g.count() == 0 && g.Empty.Do != nil && !g.loading():
		g.Empty.Do()
	case g.sought+g.selID != 0 && g.OnOpen != nil: // one of them is 0
		g.OnOpen(g.sought + g.selID)
	}
}

// rowMenu opens the menu of the row under the cursor, below it.
func (g *Grid) rowMenu() {
	if g.OnMenu == nil || g.selID == 0 {
		return
	}
	y := g.headHeight() + float32(g.at-g.top+1)*g.rowHeight()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.OnMenu(g.selID, at.AddXY(24, y))
}

// TypedShortcut implements fyne.Shortcutable: Ctrl+A, Ctrl+Home, Ctrl+End.
func (g *Grid) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutSelectAll:
		g.markAll()
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierControl && (s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd) {
			g.moveKey(s.KeyName)
		}
	}
}
