package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
)

// searchDelay is the rest after the last key before a search is asked.
const searchDelay = 180 * time.Millisecond

// SearchBox is a line to search with. Esc clears it, Down (or Enter) moves to the list, typing asks once after a rest.
type SearchBox struct {
	widget.Entry
	OnSearch func(text string)
	OnDown   func() // move to the list

	debounce func(func())
	asked    string
	quiet    bool
}

// NewSearchBox returns a search box with a placeholder; runner's timer debounces.
func NewSearchBox(runner *task.Runner, placeholder string, search func(text string)) *SearchBox {
	s := &SearchBox{OnSearch: search, debounce: runner.Debounce(searchDelay)}
	s.ExtendBaseWidget(s)
	s.PlaceHolder = placeholder
	s.Icon = IconIn(IconSearch, ColorMuted)
	s.OnChanged = func(string) {
		if !s.quiet {
			s.debounce(s.ask)
		}
	}
	return s
}

// ask searches for what stands there, when it is something else than last time.
func (s *SearchBox) ask() {
	if s.Query() == s.asked {
		return
	}
	s.asked = s.Query()
	if s.OnSearch != nil {
		s.OnSearch(s.asked)
	}
}

// Query returns what is typed.
func (s *SearchBox) Query() string { return typed(s.Text) }

// SetQuery changes the text without searching.
func (s *SearchBox) SetQuery(text string) {
	s.quiet, s.asked = true, text
	s.SetText(text)
	s.quiet = false
}

// Focus gives it the keyboard focus and selects its text (Ctrl+F).
func (s *SearchBox) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// TypedKey implements fyne.Focusable. Esc is not a rewriting of typed text: the field is emptied by the person's wish.
func (s *SearchBox) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		if s.Text == "" {
			handOn(s, event)
		}
		s.SetText("")
		s.ask()
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.ask()
		if s.OnDown != nil {
			s.OnDown()
		}
	default:
		s.Entry.TypedKey(event)
		handOn(s, event)
	}
}

// MinSize implements fyne.CanvasObject.
func (s *SearchBox) MinSize() fyne.Size {
	return fyne.NewSize(max(120, s.Entry.MinSize().Width), s.Entry.MinSize().Height)
}
