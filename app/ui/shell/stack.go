package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stack is a page in front of which another page is put for a while: an import in front of a list. Esc takes it away.
type Stack struct {
	host    Host
	base    Page
	front   Page // nil = base is seen
	content *fyne.Container
}

// NewStack returns a stack that shows base.
func NewStack(host Host, base Page) *Stack {
	return &Stack{host: host, base: base, content: container.NewStack(base.Content())}
}

// Content implements Page.
func (s *Stack) Content() fyne.CanvasObject { return s.content }

// Inner implements Holder.
func (s *Stack) Inner() Page {
	if s.front != nil {
		return s.front
	}
	return s.base
}

// Push puts page in front, in place of one that is there.
func (s *Stack) Push(page Page) {
	s.take()
	s.front = page
	s.content.Add(page.Content())
	s.base.Content().Hide()
	s.changed()
}

// Pop shows the base again.
func (s *Stack) Pop() {
	if s.front == nil {
		return
	}
	s.take()
	s.base.Content().Show()
	s.changed()
}

func (s *Stack) take() {
	if s.front != nil {
		s.content.Remove(s.front.Content())
		s.front = nil
	}
}

func (s *Stack) changed() {
	s.content.Refresh()
	s.host.Changed()
	if page, ok := able[Shower](s.Inner()); ok {
		page.Shown()
	}
}

// Escape implements Escaper.
func (s *Stack) Escape() bool {
	if s.front == nil {
		return false
	}
	if page, ok := able[Leaver](s.front); ok {
		page.Leave(s.Pop)
	} else {
		s.Pop()
	}
	return true
}

// Open implements Opener: the record belongs to the base.
func (s *Stack) Open(id int64) {
	s.Pop()
	if page, ok := able[Opener](s.base); ok {
		page.Open(id)
	}
}

// Filter implements Filterer: the list belongs to the base.
func (s *Stack) Filter(key string) {
	s.Pop()
	if page, ok := able[Filterer](s.base); ok {
		page.Filter(key)
	}
}
