package screens

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/store"
)

// numbersPage is sổ số: every number that a series has given in a year, and what became of it.
type numbersPage struct {
	deps    deps
	host    shell.Host
	stage   *stage
	series  []store.Series
	choice  *kit.Choice
	grid    *kit.Grid
	book    registry.NumberBook
	verdict *kit.Banner
	content fyne.CanvasObject
}

// openNumbers puts sổ số in front of a list.
func openNumbers(d deps, s *stage) {
	p := &numbersPage{deps: d, host: s.host, stage: s, verdict: kit.NewBriefBanner()}
	p.choice = kit.NewChoice(nil, func(string) { p.read() })
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "serial", Title: kit.T("Số"), Width: 62, Right: true},
		{Key: "number", Title: kit.T("Số, ký hiệu"), Width: 130},
		{Key: "day", Title: kit.T("Ngày"), Width: 94},
		{Key: "what", Title: kit.T("Văn bản, người giữ số"), Width: 200, Weight: 3},
		{Key: "state", Title: kit.T("Số này"), Width: 150},
		{Key: "reason", Title: kit.T("Lý do giữ, chèn, hủy"), Width: 160, Weight: 2},
	}, p)
	p.grid.OnOpen = func(int64) { p.openDocument() }
	p.grid.OnKey = s.host.TypedKey
	p.grid.SetEmpty(kit.Empty{Title: kit.T("Chưa cấp số nào"), Hint: kit.T("Số được cấp sau khi văn bản đã ký; ở đây mỗi số đều phải có lý do.")})
	line := kit.HBox(8, kit.NewMuted(kit.T("Sổ")), kit.Sized(kit.Scaled(260), 0, p.choice), kit.Grow(p.verdict))
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0,
		head(kit.T("Sổ số"), buttons(s.close, false, p.Commands())...), kit.Pad(line, 8, 14, 8, 14), kit.HLine(), kit.Grow(p.grid)))
	s.open(p)
	p.readSeries()
}

// Content implements shell.Page.
func (p *numbersPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *numbersPage) Shown() { p.host.Window().Canvas().Focus(p.grid) }

// Commands implements shell.Commander.
func (p *numbersPage) Commands() []shell.Command {
	return []shell.Command{
		{Key: "numbers.open", Label: "Mở văn bản", Shortcut: "Enter", Icon: kit.IconOpen, Do: p.openDocument},
		{Key: "numbers.series", Label: "Sổ khác", Shortcut: "Ctrl+L", Icon: kit.IconBook, Do: func() { p.host.Window().Canvas().Focus(p.choice) }},
	}
}

// Reload implements shell.Refreshable.
func (p *numbersPage) Reload() { p.read() }

// readSeries reads which series there are and shows the newest one of outgoing documents.
func (p *numbersPage) readSeries() {
	p.host.Runner().Go("numbers.series", func(ctx context.Context, _ *task.Progress) (err error) {
		p.series, err = p.deps.office.Registry().Series(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		options := make([]kit.Option, len(p.series))
		for i, s := range p.series {
			options[i] = kit.Option{Value: strconv.Itoa(i), Label: kit.Tf("%s · năm %s", kit.T(registry.SeriesName(s.Name)), s.Period), Note: kit.Tf("đến số %d", s.Last)}
		}
		p.choice.SetOptions(options)
		if len(options) > 0 {
			p.choice.SetValue(options[0].Value)
			p.read()
		}
	})
}

// read reads the numbers of the chosen series.
func (p *numbersPage) read() {
	i, err := strconv.Atoi(p.choice.Value())
	if err != nil || i >= len(p.series) {
		return // none is chosen yet
	}
	chosen := p.series[i]
	year, _ := strconv.Atoi(chosen.Period) // a series of documents has years for periods
	var book registry.NumberBook
	p.host.Runner().Go("numbers.read", func(ctx context.Context, _ *task.Progress) (err error) {
		book, err = p.deps.office.Registry().NumberBook(ctx, chosen.Name, year)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.book = book
		if gaps := book.Gaps(); gaps > 0 {
			p.verdict.Set(kit.ToneLate, "", kit.Tf("%d số không rõ vì sao trống", gaps), "", nil)
		} else {
			p.verdict.Set(kit.ToneDone, "", kit.T("Mọi số đều có văn bản hoặc lý do."), "", nil)
		}
		p.grid.Reload()
	})
}

// Len implements kit.Source.
func (p *numbersPage) Len() int { return len(p.book.Lines) }

// Row implements kit.Source.
func (p *numbersPage) Row(i int) (kit.Row, bool) {
	if i < 0 || i >= len(p.book.Lines) {
		return kit.Row{}, false
	}
	line := &p.book.Lines[i]
	state, tone := numberState(line)
	return kit.Row{ID: int64(i + 1), Cells: []kit.Cell{
		{Text: strconv.Itoa(line.Serial) + line.Suffix, Bold: true}, {Text: line.Number}, {Text: line.Day.String()}, {Text: line.What}, {Text: state, Tone: tone, Dot: true}, {Text: line.Reason},
	}}, true
}

// numberState says in a word what became of a number, and its tone.
func numberState(line *registry.NumberLine) (string, kit.Tone) {
	switch {
	case line.Gap:
		return kit.T("Không rõ"), kit.ToneLate
	case line.State == document.Kept:
		return kit.T("Đang giữ"), kit.ToneSoon
	case line.State == document.Voided, line.State == string(document.Cancelled):
		return kit.T("Bỏ trống"), kit.ToneMuted
	case line.Suffix != "":
		return kit.T("Chèn vào"), kit.ToneSoon
	}
	return kit.T(line.State), kit.ToneDone
}

// openDocument shows the document that has the number.
func (p *numbersPage) openDocument() {
	i := p.grid.SelectedIndex()
	if i < 0 || i >= len(p.book.Lines) {
		return
	}
	switch id := p.book.Lines[i].Document; {
	case id == 0:
		p.host.Notify(kit.ToneSoon, kit.T("Số này không có văn bản."))
	case p.book.Series == document.IncomingSeries:
		p.host.Navigate(Incoming, id)
	default:
		p.host.Navigate(Outgoing, id)
	}
}
