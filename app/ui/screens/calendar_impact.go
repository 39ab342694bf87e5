package screens

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/workday"
)

// impact is the page that lists which open dossiers a calendar would move, before and after. Before the calendar is saved
// it offers to save it, afterwards to move the promises of all or of the marked dossiers.
type impact struct {
	host     shell.Host
	deps     deps
	calendar workday.Calendar
	saved    bool
	save     func() // saves the form that the calendar was typed into; this page comes back for the saved one
	close    func()

	moves   []work.Move
	banner  *kit.Banner
	grid    *kit.Grid
	main    *kit.Button
	content fyne.CanvasObject
}

func newImpact(h shell.Host, d deps, calendar workday.Calendar, saved bool, save, done func()) *impact {
	p := &impact{host: h, deps: d, calendar: calendar, saved: saved, save: save, close: done}
	p.banner = kit.NewBanner(kit.ToneAccent, kit.T("Đang tính lại hạn của các hồ sơ đang mở…"), "", "", nil)
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "code", Title: kit.T("Mã hồ sơ"), Width: 180},
		{Key: "owner", Title: kit.T("Chủ hồ sơ"), Width: 180, Weight: 1},
		{Key: "before", Title: kit.T("Hạn đã hẹn"), Width: 140},
		{Key: "after", Title: kit.T("Hạn theo lịch mới"), Width: 220, Weight: 1},
	}, moveRows(nil))
	p.grid.OnKey = h.TypedKey
	p.grid.OnOpen = func(id int64) { h.Navigate(Dossiers, id) }
	p.grid.OnMark = func(kit.Marks) { p.name() }
	p.main = kit.NewPrimary("", "Ctrl+Enter", p.commit)
	back := kit.NewButton(kit.T("Đóng"), done)
	back.Shortcut = "Esc"
	p.content = kit.VBox(0, head(kit.T("Hồ sơ bị ảnh hưởng"), back, p.main),
		kit.Grow(kit.Fill(kit.ColorSurface, kit.VBox(0, kit.Pad(p.banner, 10, 14, 10, 14), kit.HLine(), kit.Grow(p.grid)))))
	p.name()
	p.ask()
	return p
}

// Content implements shell.Page.
func (p *impact) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *impact) Shown() { p.host.Window().Canvas().Focus(p.grid) }

// Commands implements shell.Commander.
func (p *impact) Commands() []shell.Command {
	return []shell.Command{{
		Key: "impact.commit", Label: p.label(), Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.commit,
		Allowed: func() (bool, string) { return p.main.Enabled(), kit.T("Không có hồ sơ nào để dời hạn.") },
	}}
}

// ask works the promises out again beside the window.
func (p *impact) ask() {
	calendar := p.calendar
	var moves []work.Move
	p.host.Runner().Go("calendar.impact", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tính lại hạn"))
		moves, err = p.deps.office.Calendars().Impact(ctx, &calendar)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			p.close()
			return
		}
		p.moves = moves
		p.tell()
		p.grid.SetSource(moveRows(moves))
		p.name()
	})
}

func (p *impact) tell() {
	tone, title := kit.ToneDone, kit.T("Không hồ sơ đang mở nào đổi hạn")
	if n := len(p.moves); n > 0 {
		tone, title = kit.ToneSoon, kit.Tf("%d hồ sơ đang mở sẽ có hạn khác", n)
	}
	text := kit.T("Lịch chưa lưu. Lưu lịch không tự dời hạn nào; sau khi lưu có thể dời ở đây.")
	if p.saved {
		text = kit.T("Lịch đã lưu, các hạn đã hẹn vẫn như cũ. Dời hạn thì hồ sơ ghi lại cả hạn cũ; nhớ báo cho người nộp.")
	}
	p.banner.Set(tone, title, text, "", nil)
	if p.saved && len(p.moves) == 0 {
		p.grid.SetEmpty(kit.Empty{Title: kit.T("Không có gì phải dời"), Action: kit.T("Đóng"), Do: p.close})
		return
	}
	p.grid.SetEmpty(kit.Empty{Title: kit.T("Mọi hạn đã hẹn vẫn đúng theo lịch mới")})
}

// chosen are the dossiers that commit would move: the marked ones, else all.
func (p *impact) chosen() []int64 {
	var ids []int64
	marks := p.grid.Marked()
	for _, move := range p.moves {
		marked := slices.Contains(marks.IDs, move.ID) || marks.All && !slices.Contains(marks.Except, move.ID)
		if move.Due.IsZero() || p.grid.HasMarks() && !marked {
			continue
		}
		ids = append(ids, move.ID)
	}
	return ids
}

func (p *impact) label() string {
	if !p.saved {
		return kit.T("Lưu lịch")
	}
	return kit.Tf("Dời hạn %d hồ sơ", len(p.chosen()))
}

// name brings the button up to date.
func (p *impact) name() {
	p.main.SetLabel(p.label())
	p.main.SetEnabled(!p.saved || len(p.chosen()) > 0, kit.T("Không có hồ sơ nào để dời hạn."))
	p.content.Refresh() // banner and button have other sizes now
	p.host.Changed()
}

// commit saves the calendar, or moves the promises once it is saved.
func (p *impact) commit() {
	if !p.saved {
		p.close()
		p.save()
		return
	}
	ids := p.chosen()
	p.host.Confirm(kit.T("Dời hạn"), kit.Tf("Dời hạn trả của %d hồ sơ theo lịch mới? Giấy tiếp nhận đã in vẫn ghi hạn cũ.", len(ids)), kit.T("Dời hạn"), false, func() { p.move(ids) })
}

func (p *impact) move(ids []int64) {
	moved := 0
	p.host.Runner().Go("calendar.apply", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang dời hạn"))
		moved, err = p.deps.office.Calendars().Apply(ctx, ids)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Notify(kit.ToneDone, kit.Tf("Đã dời hạn %d hồ sơ.", moved))
		p.host.Refresh()
		p.grid.ClearMarks()
		p.ask()
	})
}

// moveRows is the list for the grid.
type moveRows []work.Move

// Len implements kit.Source.
func (r moveRows) Len() int { return len(r) }

// Row implements kit.Source.
func (r moveRows) Row(i int) (kit.Row, bool) {
	move := r[i]
	after := kit.Cell{Text: move.After, Tone: kit.ToneSoon}
	if move.Due.IsZero() {
		after.Tone = kit.ToneLate // the calendar cannot promise
	}
	return kit.Row{ID: move.ID, Cells: []kit.Cell{{Text: move.Code}, {Text: move.Owner}, {Text: move.Before}, after}}, true
}
