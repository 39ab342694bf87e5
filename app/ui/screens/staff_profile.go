package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/staff"
)

// profilePage is the first chapter of a file: the items of form 2c as they are now.
type profilePage struct {
	file    *staffFile
	scroll  *container.Scroll
	content *fyne.Container
}

func newProfile(f *staffFile) *profilePage {
	p := &profilePage{file: f, content: container.NewStack()}
	p.Reload()
	return p
}

// Reload implements shell.Refreshable.
func (p *profilePage) Reload() {
	f := p.file
	columns := [2]*fyne.Container{kit.VBox(0), kit.VBox(0)}
	for i, section := range f.words.profile(f.seenNow(), f.on(), f.revealed) {
		at := columns[0]
		if i == 1 || i == 4 || i == 3 {
			at = columns[1]
		}
		if len(section.pairs) > 0 {
			at.Add(kit.NewSection(kit.T(section.title), kit.NewKeyValue(section.pairs...)))
		}
	}
	var right []fyne.CanvasObject
	for _, c := range p.Commands() {
		right = append(right, button(c, false))
	}
	p.scroll = kit.Scroll(kit.HBox(0, kit.Grow(columns[0]), kit.Grow(columns[1])))
	p.content.Objects = []fyne.CanvasObject{kit.Fill(kit.ColorSurface, kit.VBox(0, head(f.title(""), right...), kit.Grow(p.scroll)))}
	p.content.Refresh()
	f.page.host.Changed()
}

// seenNow is the file as it is shown; numbers are masked by the profile itself.
func (f *staffFile) seenNow() *staff.Person {
	if f.day == "" {
		return f.x
	}
	return f.x.AsOf(f.day)
}

// Content implements shell.Page.
func (p *profilePage) Content() fyne.CanvasObject { return p.content }

// Commands implements shell.Commander.
func (p *profilePage) Commands() []shell.Command {
	f := p.file
	return append(f.commands(),
		shell.Command{Key: "staff.profile.papers", Label: "Giấy tờ", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: func() { f.page.choosePaper(f.x) }},
		shell.Command{Key: "staff.profile.correct", Label: "Đính chính", Shortcut: "F2", Icon: kit.IconEdit, Allowed: f.may, Do: func() { p.ask(f.x.Now(f.on()).No) }},
		shell.Command{Key: "staff.profile.next", Label: "Thay đổi từ ngày", Shortcut: "Ctrl+N", Icon: kit.IconPlus, Allowed: f.may, Do: func() { p.ask(0) }})
}

// ask opens the form of the details in force, or of those that follow them; it shows full numbers, so the look is recorded.
func (p *profilePage) ask(no int) {
	p.file.reveal(func() { p.file.askRow(p.file.tables[staff.TableDetails], no) })
}
