package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

const chapterWidth = 224

// chapter is one page of the settings.
type chapter struct {
	key, title string
	icon       kit.IconName
	build      func(h shell.Host) shell.Page
	trouble    func() int // shown in red beside the title; nil = none
}

// settingsPage is the list of chapters beside the page of the chosen one. What can be done is asked of that page.
type settingsPage struct {
	host     shell.Host
	chapters []chapter
	pages    map[string]shell.Page
	current  shell.Page
	at       int

	list    *kit.FileList
	body    *fyne.Container
	content fyne.CanvasObject
}

func newSettings(h shell.Host, d deps) shell.Page {
	s := &settingsPage{host: h, pages: map[string]shell.Page{}, body: container.NewStack(), at: -1, chapters: []chapter{
		{key: "office", title: "Đơn vị", icon: kit.IconHome, build: func(h shell.Host) shell.Page { return newOfficeSettings(h, d) }},
		{key: "person", title: "Người làm việc", icon: kit.IconPerson, build: func(h shell.Host) shell.Page { return newPersonSettings(h, d) }},
		{key: "calendar", title: "Giờ làm việc, lịch nghỉ", icon: kit.IconCalendar, build: func(h shell.Host) shell.Page { return newCalendar(h, d) }},
		{key: "accounts", title: "Tài khoản thư", icon: kit.IconMail, build: func(h shell.Host) shell.Page { return newAccounts(h, d) }},
		{key: "rules", title: "Quy tắc bỏ qua thư", icon: kit.IconTrash, build: func(h shell.Host) shell.Page { return newRules(h, d) }},
		{
			key: "forms", title: "Mẫu giấy", icon: kit.IconDocument, build: func(h shell.Host) shell.Page { return newForms(h, d) },
			trouble: func() int { return len(d.office.Forms.Problems()) },
		},
		{key: "looks", title: "Giao diện", icon: kit.IconImage, build: func(h shell.Host) shell.Page { return newLooks(h, d) }},
		{key: "data", title: "Dữ liệu", icon: kit.IconDatabase, build: func(h shell.Host) shell.Page { return newDataPage(h, d) }},
	}}
	s.list = kit.NewChapterList(s.lines(), s.choose, func(int) { s.enter() })
	title := kit.Fill(kit.ColorSurface, kit.Sized(0, 44, kit.Pad(kit.HBox(10, kit.NewTitle(kit.T("Thiết lập"))), 0, 14, 0, 14)))
	left := kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.HLine(), kit.Pad(s.list, 8, 0, 8, 0)))
	s.content = shell.Beside(kit.Scaled(chapterWidth), left, shell.Beside(1, kit.Fill(kit.ColorLine, kit.VBox(0)), s.body))
	s.show(0)
	return s
}

func (s *settingsPage) lines() []kit.FileItem {
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
func (s *settingsPage) choose(i int) {
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

func (s *settingsPage) show(i int) {
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
func (s *settingsPage) enter() {
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
func (s *settingsPage) Content() fyne.CanvasObject { return s.content }

// Shown implements shell.Shower: the arrow keys walk through the chapters.
func (s *settingsPage) Shown() {
	s.host.Runner().After(firstFrame, func() { s.host.Window().Canvas().Focus(s.list) })
}

// Inner implements shell.Holder.
func (s *settingsPage) Inner() shell.Page { return s.current }

// Reload implements shell.Refreshable.
func (s *settingsPage) Reload() {
	s.list.SetItems(s.lines())
	if page, ok := s.current.(shell.Refreshable); ok {
		page.Reload()
	}
}

// Filter implements shell.Filterer: it shows the chapter of that key.
func (s *settingsPage) Filter(key string) {
	for i, c := range s.chapters {
		if c.key == key {
			s.choose(i)
			s.enter()
		}
	}
}

// Escape implements shell.Escaper: the focus goes from the chapter's page to the list of chapters.
func (s *settingsPage) Escape() bool {
	canvas := s.host.Window().Canvas()
	if canvas.Focused() == fyne.Focusable(s.list) {
		return false
	}
	canvas.Focus(s.list)
	return true
}
