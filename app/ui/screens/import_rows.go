package screens

import (
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
)

// fates are the fates of rows in the order of the chips.
var fates = []struct {
	fate, word string
	tone       kit.Tone
}{
	{work.FateNew, "Thêm mới", kit.ToneDone},
	{work.FateChanged, "Thay đổi", kit.ToneAccent},
	{work.FateSame, "Giữ nguyên", kit.ToneMuted},
	{work.FateSkipped, "Bỏ qua", kit.ToneMuted},
	{work.FateError, "Lỗi", kit.ToneLate},
	{work.FateRefused, "Bị từ chối", kit.ToneLate},
}

// left says whether a row of that fate is left to be mended.
func left(fate string) bool { return fate == work.FateError || fate == work.FateRefused }

func (p *importPage) chipViews() []kit.Chip {
	all := 0
	if p.plan != nil {
		all = len(p.plan.Rows)
	}
	views := []kit.Chip{{Key: "", Label: kit.T("Tất cả"), Count: all}}
	for _, f := range fates {
		chip := kit.Chip{Key: f.fate, Label: kit.T(f.word), Count: p.counted(f.fate)}
		if chip.Count > 0 && left(f.fate) {
			chip.Tone = f.tone
		}
		if f.fate != work.FateRefused || chip.Count > 0 {
			views = append(views, chip)
		}
	}
	return views
}

func (p *importPage) counted(fate string) int {
	n := 0
	if p.plan != nil {
		for _, row := range p.plan.Rows {
			if row.Fate == fate {
				n++
			}
		}
	}
	return n
}

// toWrite is how many rows would be written.
func (p *importPage) toWrite() int {
	if p.loaded {
		return 0
	}
	return p.counted(work.FateNew) + p.counted(work.FateChanged)
}

// count brings chips and buttons up to date.
func (p *importPage) count() {
	p.chips.SetChips(p.chipViews())
	p.load.SetLabel(kit.T(p.words.load))
	if n := p.toWrite(); n > 0 {
		p.load.SetLabel(kit.Tf("Nạp %d dòng", n))
	}
	p.load.SetEnabled(p.toWrite() > 0, kit.T("Tệp không có dòng nào mới hoặc thay đổi."))
	p.content.Refresh() // the form may be lower than it was
	p.rest.SetEnabled(p.counted(work.FateError)+p.counted(work.FateRefused) > 0, kit.T("Không có dòng nào bị bỏ lại."))
}

func (p *importPage) showRows() {
	var shown []work.ImportRow
	if p.plan != nil {
		for _, row := range p.plan.Rows {
			if fate := p.chips.Selected(); fate == "" || fate == row.Fate {
				shown = append(shown, row)
			}
		}
		p.grid.SetEmpty(kit.Empty{Title: kit.T("Không có dòng nào trong mục này")})
	}
	p.grid.SetSource(importRows(shown))
	p.showCells(p.grid.Selected())
}

// showCells shows a row cell by cell: as it is kept and as the file has it; and in full why it is not taken.
func (p *importPage) showCells(row int64) {
	if p.plan == nil {
		return
	}
	shown, reason := cellRows{}, ""
	for _, r := range p.plan.Rows {
		if int64(r.Row) == row {
			shown = cellRows{p.plan.Columns, r.Cells}
			if left(r.Fate) {
				reason = kit.Tf("Dòng %d: %s.", r.Row, strings.TrimSuffix(r.Reason, "."))
			}
		}
	}
	p.cells.SetSource(shown)
	p.reason.Set(kit.ToneLate, "", reason, "", nil)
	if p.why.Hide(); reason != "" {
		p.why.Show()
	}
	p.side.Refresh() // the reason may have fewer lines than the one before
}

// importRows is the list of rows for the grid.
type importRows []work.ImportRow

// Len implements kit.Source.
func (r importRows) Len() int { return len(r) }

// Row implements kit.Source.
func (r importRows) Row(i int) (kit.Row, bool) {
	row := r[i]
	fate := kit.Cell{Text: row.Fate, Dot: true}
	for _, f := range fates {
		if f.fate == row.Fate {
			fate.Text, fate.Tone = kit.T(f.word), f.tone
		}
	}
	reason := kit.Cell{Text: row.Reason}
	if left(row.Fate) {
		reason.Tone = kit.ToneLate
	}
	return kit.Row{ID: int64(row.Row), Cells: []kit.Cell{{Text: number(row.Row)}, fate, {Text: row.Key}, {Text: rowName(row)}, reason}}, true
}

// cellRows are the cells of a row; a value that changes stands out.
type cellRows struct {
	columns []work.ImportColumn
	cells   []work.ImportCell
}

// Len implements kit.Source.
func (r cellRows) Len() int { return len(r.cells) }

// Row implements kit.Source.
func (r cellRows) Row(i int) (kit.Row, bool) {
	c := r.cells[i]
	title := c.Column
	for _, column := range r.columns {
		if column.Key == c.Column {
			title = column.Title
		}
	}
	fresh := kit.Cell{Text: kit.ShowDay(c.New)}
	if c.Changed() {
		fresh.Tone, fresh.Bold = kit.ToneAccent, true
	}
	return kit.Row{ID: int64(i + 1), Cells: []kit.Cell{{Text: kit.T(title), Tone: kit.ToneMuted}, {Text: kit.ShowDay(c.Old)}, fresh}}, true
}

// columnsPage says which column of the file is which.
type columnsPage struct {
	form    *kit.Form
	content fyne.CanvasObject
}

// mapColumns asks which column of the file is which, then reads it again.
func (p *importPage) mapColumns() {
	if p.plan == nil || len(p.plan.Titles) == 0 {
		p.host.Notify(kit.ToneSoon, kit.T("Chọn tệp trước, rồi ghép cột."))
		return
	}
	page := &columnsPage{}
	options := []kit.Option{{Value: work.NoColumn, Label: kit.T("(không có)")}}
	for _, title := range p.plan.Titles {
		options = append(options, kit.Option{Value: title, Label: title})
	}
	var fields []kit.Field
	values := map[string]string{}
	for _, c := range p.plan.Columns {
		label := c.Title
		if c.Required {
			label += " *"
		}
		fields = append(fields, kit.Field{Key: c.Key, Label: label, Kind: kit.FieldChoice, Options: options, Half: true})
		values[c.Key] = work.NoColumn
		if c.From != "" {
			values[c.Key] = c.From
		}
	}
	page.form = kit.NewForm(p.host.Runner(), fields...)
	page.form.SetValues(values)
	page.form.OnCancel = p.stage.close
	page.form.OnSave = func(chosen map[string]string) {
		p.order.Mapping = chosen
		p.stage.close()
		p.read()
	}
	cancel := kit.NewButton(kit.T("Bỏ"), p.stage.close)
	cancel.Shortcut = "Esc"
	scroll := kit.Scroll(kit.Pad(page.form, 12, 14, 14, 14))
	page.form.FollowIn(scroll)
	page.content = kit.VBox(0, head(kit.T("Cột nào của tệp là cột nào?"), cancel, kit.NewPrimary(kit.T("Đọc lại tệp"), "Ctrl+Enter", page.form.Save)),
		kit.Grow(kit.Fill(kit.ColorSurface, kit.AtMost(860, scroll))))
	p.stage.open(page)
}

// Content implements shell.Page.
func (p *columnsPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *columnsPage) Shown() { p.form.FocusFirst() }

// Commands implements shell.Commander.
func (p *columnsPage) Commands() []shell.Command {
	return []shell.Command{{Key: "columns.use", Label: "Đọc lại tệp", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save}}
}
