package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/staff"
)

// fileLog is the last chapter of a file: every change of it, the newest first. Nothing that was written is ever lost.
type fileLog struct {
	file    *staffFile
	changes []staff.Change
	grid    *kit.Grid
	content *fyne.Container
}

func newFileLog(f *staffFile) *fileLog {
	p := &fileLog{file: f, content: container.NewStack()}
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "at", Title: kit.T("Lúc"), Width: 128},
		{Key: "by", Title: kit.T("Người ghi"), Width: 120},
		{Key: "kind", Title: kit.T("Việc"), Width: 104},
		{Key: "table", Title: kit.T("Mục"), Width: 150},
		{Key: "row", Title: kit.T("Nội dung"), Width: 200, Weight: 2},
		{Key: "reason", Title: kit.T("Lý do"), Width: 120, Weight: 1},
	}, p)
	p.grid.OnKey = f.page.host.TypedKey
	p.Reload()
	return p
}

// Reload implements shell.Refreshable.
func (p *fileLog) Reload() {
	log, err := p.file.seen().Log()
	if err != nil {
		p.file.page.host.Fail(err)
	}
	slices.Reverse(log)
	p.changes = log
	var right []fyne.CanvasObject
	for _, c := range p.Commands() {
		right = append(right, button(c, false))
	}
	note := kit.NewParagraph(kit.T("Hồ sơ chỉ ghi thêm: dòng sai được đính chính bằng dòng mới có lý do, cả hai đều còn. Thay đổi của mục hạn chế hiện sau khi bấm Xem."))
	note.TextSize, note.Color = kit.SizeSmall, kit.ColorMuted
	p.content.Objects = []fyne.CanvasObject{kit.Fill(kit.ColorSurface, kit.VBox(0, head(p.file.title(""), right...), kit.Grow(p.grid), kit.HLine(), kit.Fill(kit.ColorPage, kit.Pad(note, 7, 14, 7, 14))))}
	p.content.Refresh()
	p.grid.Reload()
}

// Len implements kit.Source.
func (p *fileLog) Len() int { return len(p.changes) }

// Row implements kit.Source.
func (p *fileLog) Row(i int) (kit.Row, bool) {
	c := p.changes[i]
	t, no := p.file.tables[c.Table], c.No
	if c.Kind == staff.ChangeWithdraw {
		no = c.Was
	}
	tone := kit.ToneNone
	if c.Kind == staff.ChangeCorrect || c.Kind == staff.ChangeWithdraw {
		tone = kit.ToneSoon
	}
	return kit.Row{ID: int64(c.No), Cells: []kit.Cell{
		{Text: fullTime(c.At)},
		{Text: c.By},
		{Text: changeWord(c.Kind), Tone: tone, Dot: tone != kit.ToneNone},
		{Text: kit.T(t.title)},
		{Text: t.text(p.file.seen(), no)},
		{Text: c.Reason},
	}}, true
}

// changeWord is a kind of change in a word.
func changeWord(kind string) string {
	switch kind {
	case staff.ChangeEnd:
		return kit.T("Kết thúc")
	case staff.ChangeCorrect:
		return kit.T("Đính chính")
	case staff.ChangeWithdraw:
		return kit.T("Rút")
	}
	return kit.T("Thêm")
}

// Content implements shell.Page.
func (p *fileLog) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *fileLog) Shown() { p.file.page.host.Window().Canvas().Focus(p.grid) }

// Commands implements shell.Commander.
func (p *fileLog) Commands() []shell.Command { return p.file.commands() }
