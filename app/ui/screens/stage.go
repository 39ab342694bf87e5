package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// stage is a list with pages in front of it for a while: the counter's intake, a move, a paper, a file. Esc and a page's own
// "Đóng" bring back what was behind it.
type stage struct {
	host    shell.Host
	list    shell.Page
	also    func(key string) bool // what Filter shows that is no part of the list; true = shown; may be nil
	fronts  []front               // the last one is seen
	content *fyne.Container
}

// front is a page in front of the list.
type front struct {
	page shell.Page
	then func() // called once the page is gone; may be nil
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
	if front := s.front(); front != nil {
		return front
	}
	return s.list
}

// front is the page that is seen in front of the list, nil when it is the list.
func (s *stage) front() shell.Page {
	if n := len(s.fronts); n > 0 {
		return s.fronts[n-1].page
	}
	return nil
}

// firstFrame is when a page that has just been put in front is drawn; before that nothing in it can take the focus.
const firstFrame = 40 * time.Millisecond

// open puts a page in front of what is seen.
func (s *stage) open(page shell.Page) { s.openThen(page, nil) }

// openThen is open; then is called when what was behind is back.
func (s *stage) openThen(page shell.Page, then func()) {
	s.fronts = append(s.fronts, front{page, then})
	s.draw()
	if shower, ok := page.(shell.Shower); ok {
		s.host.Runner().After(firstFrame, func() {
			if s.front() == page {
				shower.Shown()
			}
		})
	}
}

// draw shows the page in front and hides those behind it.
func (s *stage) draw() {
	objects := []fyne.CanvasObject{s.list.Content()}
	for _, f := range s.fronts {
		objects = append(objects, f.page.Content())
	}
	for _, object := range objects {
		object.Hide()
	}
	objects[len(objects)-1].Show()
	s.content.Objects = objects
	s.content.Refresh()
	s.host.Changed()
}

// close brings back what was behind the page in front.
func (s *stage) close() {
	n := len(s.fronts)
	if n == 0 {
		return
	}
	then := s.fronts[n-1].then
	s.fronts = s.fronts[:n-1]
	s.draw()
	if shower, ok := s.Inner().(shell.Shower); ok {
		shower.Shown()
	}
	if then != nil {
		then()
	}
}

// clear brings the list back, whatever stands in front of it.
func (s *stage) clear() {
	if len(s.fronts) > 0 {
		s.fronts = s.fronts[:1]
		s.close()
	}
}

// Shown implements shell.Shower, for a stage in front of another one.
func (s *stage) Shown() {
	if shower, ok := s.Inner().(shell.Shower); ok {
		shower.Shown()
	}
}

// Escape implements shell.Escaper for a page in front that has no use for Esc.
func (s *stage) Escape() bool {
	if len(s.fronts) == 0 {
		return false
	}
	s.close()
	return true
}

// Reload implements shell.Refreshable: the list asks again also while it is behind another page.
func (s *stage) Reload() {
	pages := []shell.Page{s.list}
	for _, f := range s.fronts {
		pages = append(pages, f.page)
	}
	for _, page := range pages {
		if refreshable, ok := page.(shell.Refreshable); ok {
			refreshable.Reload()
		}
	}
}

// Open implements shell.Opener: the record is shown in the list.
func (s *stage) Open(id int64) {
	s.clear()
	if opener, ok := s.list.(shell.Opener); ok {
		opener.Open(id)
	}
}

// Filter implements shell.Filterer.
func (s *stage) Filter(key string) {
	s.clear()
	if s.also != nil && s.also(key) {
		return
	}
	if filterer, ok := s.list.(shell.Filterer); ok {
		filterer.Filter(key)
	}
}

// List implements shell.Lister.
func (s *stage) List(title string, ids []int64) {
	s.close()
	if lister, ok := s.list.(shell.Lister); ok {
		lister.List(title, ids)
	}
}

// head is the line at the top of a page in front: its title, then buttons at the right.
func head(title string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return headOf(kit.NewTitle(title), buttons...)
}

// headOf is head with something else for a title.
func headOf(title fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	line := append([]fyne.CanvasObject{kit.Grow(title)}, buttons...)
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
