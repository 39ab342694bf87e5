package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// stage is a list with a page in front of it for a while: the counter's intake, a receipt, a file. Esc and the page's own
// "Đóng" bring the list back.
type stage struct {
	host    shell.Host
	list    shell.Page
	front   shell.Page // nil = the list
	then    func()     // called once the front page is gone; may be nil
	content *fyne.Container
}

func newStage(host shell.Host) *stage { return &stage{host: host, content: container.NewStack()} }

// set gives the stage its list.
func (s *stage) set(list shell.Page) {
	s.list = list
	s.content.Objects = []fyne.CanvasObject{list.Content()}
}

// Content implements shell.Page.
func (s *stage) Content() fyne.CanvasObject { return s.content }

// Inner implements shell.Holder.
func (s *stage) Inner() shell.Page {
	if s.front != nil {
		return s.front
	}
	return s.list
}

// firstFrame is when a page that has just been put in front is drawn; before that nothing in it can take the focus.
const firstFrame = 40 * time.Millisecond

// open puts a page in front of the list, or of the page that was there.
func (s *stage) open(page shell.Page) { s.openThen(page, nil) }

// openThen is open; then is called when the list is back.
func (s *stage) openThen(page shell.Page, then func()) {
	s.front, s.then = page, then
	s.list.Content().Hide()
	s.content.Objects = []fyne.CanvasObject{s.list.Content(), page.Content()}
	s.content.Refresh()
	s.host.Changed()
	if shower, ok := page.(shell.Shower); ok {
		s.host.Runner().After(firstFrame, func() {
			if s.front == page {
				shower.Shown()
			}
		})
	}
}

// close brings the list back.
func (s *stage) close() {
	if s.front == nil {
		return
	}
	s.front = nil
	s.list.Content().Show()
	s.content.Objects = []fyne.CanvasObject{s.list.Content()}
	s.content.Refresh()
	s.host.Changed()
	if shower, ok := s.list.(shell.Shower); ok {
		shower.Shown()
	}
	if then := s.then; then != nil {
		s.then = nil
		then()
	}
}

// Escape implements shell.Escaper for a page in front that has no use for Esc.
func (s *stage) Escape() bool {
	if s.front == nil {
		return false
	}
	s.close()
	return true
}

// Reload implements shell.Refreshable: the list asks again also while it is behind another page.
func (s *stage) Reload() {
	for _, page := range []shell.Page{s.front, s.list} {
		if refreshable, ok := page.(shell.Refreshable); ok {
			refreshable.Reload()
		}
	}
}

// Open implements shell.Opener: the record is shown in the list.
func (s *stage) Open(id int64) {
	s.close()
	if opener, ok := s.list.(shell.Opener); ok {
		opener.Open(id)
	}
}

// Filter implements shell.Filterer.
func (s *stage) Filter(key string) {
	s.close()
	if filterer, ok := s.list.(shell.Filterer); ok {
		filterer.Filter(key)
	}
}

// head is the line at the top of a page in front: its title, then buttons at the right.
func head(title string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	line := append([]fyne.CanvasObject{kit.Grow(kit.NewTitle(title))}, buttons...)
	return kit.VBox(0, kit.Fill(kit.ColorSurface, kit.Sized(0, 44, kit.Pad(kit.HBox(10, line...), 0, 14, 0, 14))), kit.HLine())
}

// button draws a command; the first of a line is usually its primary one.
func button(c shell.Command, primary bool) *kit.Button {
	b := kit.NewButton(kit.T(c.Label), c.Do)
	b.Shortcut = c.Shortcut
	if primary {
		b = kit.NewPrimary(kit.T(c.Label), c.Shortcut, c.Do)
	}
	return b
}
