package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

const chapterWidth = 208

// chapter is one page of a screen that has several: the settings, the scores.
type chapter struct {
	key, title string
	icon       kit.IconName
	build      func(h shell.Host) shell.Page
	trouble    func() int // shown in red beside the title; nil = none
}

// chaptersPage is the list of chapters beside the page of the chosen one. What can be done is asked of that page.
type chaptersPage struct {
	host     shell.Host
	chapters []chapter
	pages    map[string]shell.Page
	current  shell.Page
	at       int

	list    *kit.FileList
	body    *fyne.Container
	content fyne.CanvasObject
}

// newChapters makes the screen of these chapters; the first one is shown.
func newChapters(h shell.Host, title string, chapters []chapter) *chaptersPage {
	s := &chaptersPage{host: h, pages: map[string]shell.Page{}, body: container.NewStack(), at: -1, chapters: chapters}
	s.list = kit.NewChapterList(s.lines(), s.choose, func(int) { s.enter() })
	head := kit.Fill(kit.ColorSurface, kit.Sized(0, 44, kit.Pad(kit.HBox(10, kit.NewTitle(kit.T(title))), 0, 14, 0, 14)))
	left := kit.Fill(kit.ColorSurface, kit.VBox(0, head, kit.HLine(), kit.Pad(s.list, 8, 0, 8, 0)))
	s.content = shell.Beside(kit.Scaled(chapterWidth), left, shell.Beside(1, kit.Fill(kit.ColorLine, kit.VBox(0)), s.body))
	s.show(0)
	return s
}

func (s *chaptersPage) lines() []kit.FileItem {
	items := make([]kit.FileItem, len(s.chapters))
	for i, c := range s.chapters {
		items[i] = kit.FileItem{Name: kit.T(c.title), Icon: c.icon}
		if c.trouble == nil {
			continue
		}
		if n := c.trouble(); n > 0 {
			items[i].State, items[i].Tone = kit.Tf("%d lỗi", n), kit.ToneLate
		}
	}
	return items
}

// choose shows another chapter when the one in front may be left; otherwise the cursor goes back to it.
func (s *chaptersPage) choose(i int) {
	if i == s.at {
		return
	}
	left := false
	then := func() { left = true; s.list.Select(i); s.show(i) }
	if page, ok := innermost(s.current).(shell.Leaver); ok {
		page.Leave(then)
	} else {
		then()
	}
	if !left {
		s.list.Select(s.at)
	}
}

func (s *chaptersPage) show(i int) {
	s.at = i
	c := s.chapters[i]
	page, built := s.pages[c.key]
	if !built {
		page = c.build(s.host)
		s.pages[c.key] = page
	} else if refreshable, ok := page.(shell.Refreshable); ok {
		refreshable.Reload()
	}
	s.current = page
	s.body.Objects = []fyne.CanvasObject{page.Content()}
	s.body.Refresh()
	s.host.Changed()
}

// enter gives the focus to the chapter's page.
func (s *chaptersPage) enter() {
	if page, ok := innermost(s.current).(shell.Shower); ok {
		page.Shown()
	}
}

// innermost returns the page that is seen.
func innermost(page shell.Page) shell.Page {
	for {
		holder, ok := page.(shell.Holder)
		if !ok {
			return page
		}
		page = holder.Inner()
	}
}

// Content implements shell.Page.
func (s *chaptersPage) Content() fyne.CanvasObject { return s.content }

// Shown implements shell.Shower: the arrow keys walk through the chapters.
func (s *chaptersPage) Shown() {
	s.host.Runner().After(firstFrame, func() { s.host.Window().Canvas().Focus(s.list) })
}

// Inner implements shell.Holder.
func (s *chaptersPage) Inner() shell.Page { return s.current }

// Reload implements shell.Refreshable.
func (s *chaptersPage) Reload() {
	s.list.SetItems(s.lines())
	if page, ok := s.current.(shell.Refreshable); ok {
		page.Reload()
	}
}

// Filter implements shell.Filterer: it shows the chapter of that key.
func (s *chaptersPage) Filter(key string) {
	for i, c := range s.chapters {
		if c.key == key {
			s.choose(i)
			s.enter()
		}
	}
}

// Escape implements shell.Escaper: the focus goes from the chapter's page to the list of chapters.
func (s *chaptersPage) Escape() bool {
	canvas := s.host.Window().Canvas()
	if canvas.Focused() == fyne.Focusable(s.list) {
		return false
	}
	canvas.Focus(s.list)
	return true
}
