package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/data/viet"
)

// FileItem is one line of a FileList.
type FileItem struct {
	Name  string
	Note  string // "PDF · 410 KB"
	State string // shown instead of Note in Tone: "có mật khẩu"
	Tone  Tone
	Icon  IconName    // empty = by the name
	Below string      // a second line, in a list of findings
	Found []viet.Span // marked in it
}

// FileList shows files; Up and Down move, Enter, Space or a double click opens.
type FileList struct {
	lines
	OnOpen   func(index int)
	OnSelect func(index int)
	OnMenu   func(index int, at fyne.Position)
}

// NewFileList returns a list of items.
func NewFileList(items []FileItem, open func(index int)) *FileList {
	l := &FileList{OnOpen: open}
	l.self, l.height, l.framed = l, 32, true
	l.onOpen = func(i int) { call(l.OnOpen, i) }
	l.onMove = func(i int) { call(l.OnSelect, i) }
	l.onKey = func(event *fyne.KeyEvent) {
		if event.Name == fyne.KeySpace {
			l.onOpen(l.cursor)
		}
	}
	l.onMenu = func(i int, at fyne.Position) {
		if l.OnMenu != nil {
			l.OnMenu(i, at)
		}
	}
	l.ExtendBaseWidget(l)
	l.SetItems(items)
	return l
}

// NewChapterList returns a list of which one line is always chosen and told to selected: the chapters of a page. Enter or a
// double click calls open.
func NewChapterList(items []FileItem, selected, open func(index int)) *FileList {
	l := NewFileList(items, open)
	l.height, l.framed, l.inner, l.chosen = 32, false, true, true
	l.OnSelect = selected
	l.Refresh()
	return l
}

// NewFindingList returns a list of places where something was found: two lines each, the found words marked in the second.
// Enter, Space or a double click calls open.
func NewFindingList(open func(index int)) *FileList {
	l := NewFileList(nil, open)
	l.height, l.framed, l.inner, l.chosen = 46, false, true, true
	return l
}

// RevealIn scrolls so that the line under the cursor is seen.
func (l *FileList) RevealIn(scroll *container.Scroll) {
	top := float32(l.cursor) * l.step()
	switch bottom := top + l.height; {
	case top < scroll.Offset.Y:
		scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > scroll.Offset.Y+scroll.Size().Height:
		scroll.ScrollToOffset(fyne.NewPos(0, bottom-scroll.Size().Height))
	}
}

func call(f func(int), i int) {
	if f != nil {
		f(i)
	}
}

// SetItems changes the items.
func (l *FileList) SetItems(items []FileItem) {
	drawn := make([]line, len(items))
	for i, item := range items {
		icon := item.Icon
		if icon == "" {
			icon = FileIcon(item.Name)
		}
		drawn[i] = line{icon: icon, text: item.Name, note: item.Note, below: item.Below, found: item.Found}
		if item.State != "" {
			drawn[i].note, drawn[i].noteTone = item.State, item.Tone
		}
	}
	l.setItems(drawn)
}

// Select moves the cursor without telling OnSelect.
func (l *FileList) Select(index int) {
	if index >= 0 && index < len(l.items) {
		l.cursor = index
		l.Refresh()
	}
}

// Selected returns the index under the cursor, -1 for an empty list.
func (l *FileList) Selected() int {
	if len(l.items) == 0 {
		return -1
	}
	return l.cursor
}

// MouseDown implements desktop.Mouseable.
func (l *FileList) MouseDown(event *desktop.MouseEvent) {
	focus(l)
	l.lines.MouseDown(event)
}

// CheckItem is one line of a Checklist.
type CheckItem struct {
	Label    string
	Done     bool     // ✓ or ✗
	Optional bool     // a missing one is drawn dimmed, as –
	Note     string   // at the right: "don.pdf · 98%", "chưa có"
	Unsure   bool     // the match needs a look: amber
	Options  []Option // what it may be matched with; Value of the chosen one comes to OnMatch
}

// Checklist shows components that are there or missing. Up and Down move, Space (or a click on the sign) switches ✓/✗, Enter
// or a double click opens the matches.
type Checklist struct {
	lines
	OnSwitch func(index int, done bool)
	OnMatch  func(index int, value string)
	OnSelect func(index int)
	ReadOnly bool

	checks []CheckItem
}

// NewChecklist returns a checklist of items.
func NewChecklist(items []CheckItem) *Checklist {
	c := &Checklist{}
	c.self, c.height = c, 23
	c.onOpen = c.choose
	c.onMove = func(i int) { call(c.OnSelect, i) }
	c.onPress = func(i int, x float32) bool {
		if x < 20 {
			c.flip(i)
		}
		return true
	}
	c.onKey = func(event *fyne.KeyEvent) {
		if event.Name == fyne.KeySpace {
			c.flip(c.cursor)
		}
	}
	c.ExtendBaseWidget(c)
	c.SetItems(items)
	return c
}

// SetItems changes the items and keeps the cursor.
func (c *Checklist) SetItems(items []CheckItem) {
	c.checks = items
	drawn := make([]line, len(items))
	for i, item := range items {
		drawn[i] = line{sign: "✗", signTone: ToneLate, text: item.Label, note: item.Note}
		switch {
		case item.Done:
			drawn[i].sign, drawn[i].signTone = "✓", ToneDone
		case item.Optional:
			drawn[i].sign, drawn[i].signTone, drawn[i].textMuted = "–", ToneMuted, true
		}
		if item.Unsure {
			drawn[i].noteTone = ToneSoon
		}
	}
	c.setItems(drawn)
}

// Items returns the items as they stand.
func (c *Checklist) Items() []CheckItem { return c.checks }

// MouseDown implements desktop.Mouseable.
func (c *Checklist) MouseDown(event *desktop.MouseEvent) {
	focus(c)
	c.lines.MouseDown(event)
}

// flip switches ✓/✗ and tells OnSwitch, which may set new items.
func (c *Checklist) flip(i int) {
	if c.ReadOnly || i < 0 || i >= len(c.checks) {
		return
	}
	c.checks[i].Done = !c.checks[i].Done
	done := c.checks[i].Done
	c.SetItems(c.checks)
	if c.OnSwitch != nil {
		c.OnSwitch(i, done)
	}
}

// choose opens the menu of matches below the line.
func (c *Checklist) choose(i int) {
	if c.ReadOnly || len(c.checks[i].Options) == 0 {
		return
	}
	commands := make([]Command, 0, len(c.checks[i].Options))
	for _, option := range c.checks[i].Options {
		commands = append(commands, Command{Label: option.Label, Note: option.Note, Do: func() {
			if c.OnMatch != nil {
				c.OnMatch(i, option.Value)
			}
		}})
	}
	ShowMenu(c, c.below(), commands)
}
