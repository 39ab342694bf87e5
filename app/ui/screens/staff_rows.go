package screens

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// fileTables is a chapter of a file: one table, or one of several that chips choose among.
type fileTables struct {
	file    *staffFile
	tables  []string
	at      int
	rows    []staffRow
	chips   *kit.Chips
	grid    *kit.Grid
	side    *fyne.Container
	content *fyne.Container
}

func newFileTables(f *staffFile, tables []string) *fileTables {
	p := &fileTables{file: f, tables: tables, side: kit.VBox(0), content: container.NewStack()}
	p.chips = kit.NewChips(nil, p.choose)
	p.Reload()
	return p
}

func (p *fileTables) table() staffTable { return p.file.tables[p.tables[p.at]] }

// choose shows another of the tables.
func (p *fileTables) choose(key string) {
	for i, name := range p.tables {
		if name == key && i != p.at {
			p.at = i
			p.layOut()
		}
	}
}

// Reload implements shell.Refreshable.
func (p *fileTables) Reload() { p.layOut() }

// layOut builds the page anew: every table has its own columns.
func (p *fileTables) layOut() {
	focused := p.grid != nil && p.file.page.host.Window().Canvas().Focused() == fyne.Focusable(p.grid)
	selected := p.selected()
	t := p.table()
	p.rows = p.file.rows(t)
	p.grid = kit.NewGrid(t.columns, fileRows{p})
	p.grid.OnSelect = func(int64) { p.show() }
	p.grid.OnOpen = func(int64) { p.correct() }
	p.grid.OnKey = p.file.page.host.TypedKey
	if len(p.tables) > 1 {
		p.grid.OnLeave = func(bool) { p.file.page.host.Window().Canvas().Focus(p.chips) }
	}
	p.grid.SetEmpty(p.empty())
	p.content.Objects = []fyne.CanvasObject{p.frame()}
	p.content.Refresh()
	p.grid.Reload()
	if selected != nil {
		p.grid.Select(int64(selected.No))
	}
	if focused {
		p.file.page.host.Window().Canvas().Focus(p.grid)
	}
	p.show()
	p.file.page.host.Changed()
}

// frame is title and buttons over the chips, the rows and the pane of the one under the cursor.
func (p *fileTables) frame() fyne.CanvasObject {
	var right []fyne.CanvasObject
	for _, c := range p.Commands() {
		if c.Key != "staff.row.drop" {
			right = append(right, button(c, false))
		}
	}
	rows := []fyne.CanvasObject{}
	if len(p.tables) > 1 {
		p.chips.SetChips(p.chipViews())
		rows = append(rows, kit.Pad(p.chips, 8, 14, 8, 14), kit.HLine())
	}
	rows = append(rows, kit.Grow(p.grid))
	return kit.Fill(kit.ColorSurface, kit.VBox(0, head(p.file.title(""), right...),
		kit.Grow(kit.Split(kit.VBox(0, rows...), kit.Fill(kit.ColorSurface, kit.Scroll(p.side)), 290, 260))))
}

func (p *fileTables) chipViews() []kit.Chip {
	list := make([]kit.Chip, len(p.tables))
	for i, name := range p.tables {
		t := p.file.tables[name]
		list[i] = kit.Chip{Key: name, Label: kit.T(t.title), Count: holding(p.file.rows(t))}
		if t.private && p.file.x.Private == nil {
			list[i].Count = -1
		}
	}
	return list
}

// holding counts the rows that are part of the file.
func holding(rows []staffRow) int {
	n := 0
	for i := range rows {
		if rows[i].Holds() {
			n++
		}
	}
	return n
}

// empty says what to do next where there is no row.
func (p *fileTables) empty() kit.Empty {
	switch {
	case p.table().private && p.file.x.Private == nil:
		return kit.Empty{
			Title: kit.T("Mục hạn chế"), Hint: kit.T("Chỉ tổ chức cán bộ được xem; mỗi lần xem đều được ghi lại."), Action: kit.T("Xem"), Do: func() { p.file.reveal(func() {}) },
		}
	case p.file.day != "":
		return kit.Empty{Title: kit.Tf("Chưa có gì đến ngày %s", p.file.day)}
	}
	return kit.Empty{Title: kit.T("Chưa ghi gì"), Hint: kit.T("Ctrl+N thêm một dòng.")}
}

// fileRows are the rows of the table as the grid asks for them.
type fileRows struct{ page *fileTables }

// Len implements kit.Source.
func (r fileRows) Len() int { return len(r.page.rows) }

// Row implements kit.Source.
func (r fileRows) Row(i int) (kit.Row, bool) {
	row := &r.page.rows[i]
	cells := make([]kit.Cell, len(row.cells))
	for c, text := range row.cells {
		cells[c] = kit.Cell{Text: text}
	}
	line := kit.Row{ID: int64(row.No), Cells: cells}
	day := r.page.file.on()
	switch {
	case row.over():
		line.Tone = kit.ToneMuted
	case row.Corrected():
		line.Cells[0].Dot, line.Cells[0].Tone = true, kit.ToneSoon
	case row.InForce(day) && row.To == "":
		line.Cells[0].Dot, line.Cells[0].Tone = true, kit.ToneDone
	}
	return line, true
}

// selected is the row under the cursor, nil for none.
func (p *fileTables) selected() *staffRow {
	if p.grid == nil {
		return nil
	}
	for i := range p.rows {
		if int64(p.rows[i].No) == p.grid.Selected() {
			return &p.rows[i]
		}
	}
	return nil
}

// show fills the pane with the row under the cursor.
func (p *fileTables) show() {
	p.side.Objects = nil
	if row := p.selected(); row != nil {
		p.side.Add(kit.NewSection(p.standing(row), kit.NewKeyValue(row.pairs...)))
		if files := row.Decision.Files; len(files) > 0 {
			p.side.Add(kit.NewSection(kit.T("Tệp"), p.fileList(files)))
		}
	}
	p.side.Refresh()
	p.file.page.host.Changed()
}

// standing says in a word whether the row holds.
func (p *fileTables) standing(row *staffRow) string {
	switch {
	case row.over():
		return kit.T("Không còn đúng")
	case row.Corrected():
		return kit.T("Đã đính chính")
	case !row.InForce(p.file.on()) && row.To != "" && row.To.Last() < p.file.on():
		return kit.T("Đã kết thúc")
	case row.From.First() > p.file.on():
		return kit.T("Chưa có hiệu lực")
	}
	return kit.T("Đang có hiệu lực")
}

func (p *fileTables) fileList(files []office.File) fyne.CanvasObject {
	shown := storedFiles(p.file.page.deps, p.file.page.stage, kit.T("hồ sơ cán bộ"), files)
	items := make([]kit.FileItem, len(files))
	for i, f := range files {
		items[i] = fileItem(attachmentOf(i, f))
	}
	return kit.NewFileList(items, func(i int) { shown.view(shown.all[i]) })
}

// Content implements shell.Page.
func (p *fileTables) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *fileTables) Shown() { p.file.page.host.Window().Canvas().Focus(p.grid) }

// Commands implements shell.Commander.
func (p *fileTables) Commands() []shell.Command {
	there := func() (bool, string) {
		if ok, why := p.file.may(); !ok {
			return false, why
		}
		if row := p.selected(); row == nil || !row.Holds() {
			return false, kit.T("Hãy chọn một dòng còn đúng.")
		}
		return true, ""
	}
	list := p.file.commands()
	if slip, there := p.slipCommand(); there {
		list = append(list, slip)
	}
	list = append(list,
		shell.Command{Key: "staff.row.drop", Label: "Rút dòng ghi nhầm", Shortcut: "Ctrl+Shift+D", Icon: kit.IconTrash, Allowed: there, Do: p.drop},
		shell.Command{Key: "staff.row.correct", Label: "Đính chính", Shortcut: "F2", Icon: kit.IconEdit, Allowed: there, Do: p.correct})
	if p.ends() {
		list = append(list, shell.Command{Key: "staff.row.end", Label: "Kết thúc", Shortcut: "Ctrl+D", Icon: kit.IconCheck, Allowed: there, Do: p.end})
	}
	return append(list, shell.Command{Key: "staff.row.add", Label: "Thêm", Shortcut: "Ctrl+N", Icon: kit.IconPlus, Allowed: p.file.may, Do: p.add})
}

// ends says whether rows of the table have an end.
func (p *fileTables) ends() bool {
	for _, f := range p.table().fields {
		if f.Key == "to" {
			return true
		}
	}
	return false
}

// ready calls then once the row may be changed: restricted items and full numbers were looked at.
func (p *fileTables) ready(then func()) {
	if ok, why := p.file.may(); !ok {
		p.file.page.host.Notify(kit.ToneSoon, why)
		return
	}
	if t := p.table(); t.private || t.name == staff.TableDetails {
		p.file.reveal(then)
		return
	}
	then()
}

func (p *fileTables) add() { p.ready(func() { p.ask(0) }) }

func (p *fileTables) correct() {
	if row := p.selected(); row != nil && row.Holds() {
		no := row.No
		p.ready(func() { p.ask(no) })
	}
}

// ask opens the form of a row, or of a new one for number 0.
func (p *fileTables) ask(no int) { p.file.askRow(p.table(), no) }

// askRow opens the form of a row of a table, or of a new one for number 0.
func (f *staffFile) askRow(t staffTable, no int) {
	page := newAsk(f.page.stage)
	attached := newAttached(f.page.deps, f.page.stage, kit.T("Tệp kèm theo"), page.touched)
	attached.files = f.filesOf(t, no)
	attached.show()
	a := asking{
		key: "staff.row", title: f.title(kit.Tf("Thêm: %s", kit.T(t.title))), label: "Ghi vào hồ sơ", fields: append([]kit.Field{}, t.fields...), starts: t.starts(f.x, no),
		side: kit.NewSection(kit.T("Cán bộ"), aboutPerson(f.x)),
		more: []shell.Command{{Key: "staff.row.files", Label: "Thêm tệp", Shortcut: "Ctrl+O", Icon: kit.IconPlus, Do: attached.choose}},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			err := f.change(ctx, values["reason"], func(as *staff.Person) error { return t.write(as, no, values, attached.files) })
			return func() { f.page.host.Notify(kit.ToneDone, kit.Tf("Đã ghi vào hồ sơ của %s.", f.x.Summary.Name)) }, err
		},
	}
	if no != 0 {
		a.title = f.title(kit.Tf("Đính chính: %s", kit.T(t.title)))
		a.fields = append(a.fields, kit.Field{Key: "reason", Label: kit.T("Lý do đính chính"), Required: true, Help: kit.T("ít nhất 5 chữ; dòng cũ vẫn còn trong diễn biến"), Section: kit.T("Đính chính")})
		a.starts["reason"] = ""
	}
	a.fields = append(a.fields, kit.Field{Key: "files", Label: kit.T("Tệp"), Kind: kit.FieldCustom, Object: attached.content, Get: attached.value, Set: attached.set, Section: kit.T("Tệp kèm theo")})
	a.starts["files"] = attached.value()
	page.open(a)
}

// filesOf are the files of a row.
func (f *staffFile) filesOf(t staffTable, no int) []office.File {
	for _, row := range f.rows(t) {
		if row.No == no {
			return append([]office.File{}, row.Decision.Files...)
		}
	}
	return nil
}

// end asks for the last day of a row.
func (p *fileTables) end() {
	row := p.selected()
	if row == nil {
		return
	}
	no, t, f := row.No, p.table(), p.file
	p.ready(func() {
		openAsk(f.page.stage, asking{
			key: "staff.row.end", title: f.title(kit.Tf("Kết thúc: %s", kit.T(t.title))), label: "Ghi ngày kết thúc",
			fields: []kit.Field{{Key: "to", Label: kit.T("Ngày cuối"), Kind: kit.FieldDate, Required: true, Now: f.page.host.Now}},
			starts: map[string]string{"to": string(f.page.today())}, side: kit.NewSection(kit.T("Dòng"), kit.NewKeyValue(row.pairs...)),
			act: func(ctx context.Context, values map[string]string) (func(), error) {
				err := f.change(ctx, "", func(as *staff.Person) error {
					t.end(as, no, staff.On(office.Day(values["to"])))
					return nil
				})
				return func() { f.page.host.Notify(kit.ToneDone, kit.T("Đã ghi ngày kết thúc.")) }, err
			},
		})
	})
}

// drop asks why a row was wrong, and takes it out; it stays in the history of the file.
func (p *fileTables) drop() {
	row := p.selected()
	if row == nil {
		return
	}
	no, t, f := row.No, p.table(), p.file
	p.ready(func() {
		openAsk(f.page.stage, asking{
			key: "staff.row.drop", title: f.title(kit.Tf("Rút dòng ghi nhầm: %s", kit.T(t.title))), label: "Rút dòng này",
			fields: []kit.Field{{Key: "reason", Label: kit.T("Lý do"), Kind: kit.FieldLines, Rows: 2, Required: true, Help: kit.T("Dòng này vẫn còn trong diễn biến của hồ sơ")}},
			starts: map[string]string{"reason": ""}, side: kit.NewSection(kit.T("Dòng"), kit.NewKeyValue(row.pairs...)),
			act: func(ctx context.Context, values map[string]string) (func(), error) {
				err := f.change(ctx, values["reason"], func(as *staff.Person) error {
					t.drop(as, no)
					return nil
				})
				return func() { f.page.host.Notify(kit.ToneDone, kit.T("Đã rút dòng ghi nhầm.")) }, err
			},
		})
	})
}
