package screens

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// importWords are what the page of a list is called and says.
type importWords struct {
	title, load, template, from string
	side                        float32 // width of the row beside the list
}

var importTexts = map[string]importWords{
	work.ImportProcedures: {
		"Nạp thủ tục từ Excel", "Nạp vào danh mục", "mau-thu-tuc.xlsx",
		"Thủ tục mới và thủ tục thay đổi thành phiên bản có hiệu lực từ ngày này; phiên bản trước kết thúc vào hôm trước.",
		430,
	},
	work.ImportCalendar:       {"Nạp lịch nghỉ từ Excel", "Nạp vào lịch", "mau-lich.xlsx", "", 340},
	work.ImportDossiers:       {"Nạp hồ sơ từ hệ thống của tỉnh", "Nạp vào sổ", "mau-ho-so.xlsx", "", 430},
	work.ImportIncoming:       {"Nạp sổ văn bản đến từ Excel", "Nạp vào sổ", "mau-van-ban-den.xlsx", "", 430},
	work.ImportOutgoing:       {"Nạp sổ văn bản đi từ Excel", "Nạp vào sổ", "mau-van-ban-di.xlsx", "", 430},
	work.ImportCorrespondents: {"Nạp danh bạ từ Excel", "Nạp vào danh bạ", "mau-danh-ba.xlsx", "", 340},
	work.ImportStaff:          {"Nạp danh sách cán bộ từ Excel", "Nạp vào hồ sơ", "mau-can-bo.xlsx", "", 430},
}

// importTool opens the page of a kind of list in front of a register.
func importTool(d deps, s *stage, kind string) register.Tool {
	return register.Tool{
		Key: "import", Label: "Nạp từ Excel", Shortcut: "Ctrl+I", Icon: kit.IconUpload, More: true,
		Do: func(h shell.Host) { s.open(newImport(h, d, kind, s.close)) },
	}
}

// importPage shows what would become of each row of an Excel file, cell by cell, before anything is written.
type importPage struct {
	host  shell.Host
	deps  deps
	kind  string
	words importWords
	stage *stage // this page, and in front of it which column is which
	close func()

	form   *kit.Form
	chips  *kit.Chips
	grid   *kit.Grid
	reason *kit.Banner // in full why the row is not taken, in why
	why    fyne.CanvasObject
	side   fyne.CanvasObject // the row, at the right of the list
	cells  *kit.Grid
	load   *kit.Button
	rest   *kit.Button
	plan   *work.ImportPlan
	order  work.ImportOrder
	loaded bool // what could be written is written

	content fyne.CanvasObject
}

// newImport makes the page for a kind of list; done brings back what was there before.
func newImport(h shell.Host, d deps, kind string, done func()) *stage {
	p := &importPage{host: h, deps: d, kind: kind, words: importTexts[kind], stage: newStage(h), close: done, order: work.ImportOrder{Kind: kind}}
	p.form = kit.NewForm(h.Runner(), p.fields()...)
	p.form.SetValues(map[string]string{"from": string(office.DayOf(h.Now()))})
	p.form.OnSave, p.form.OnCancel = func(map[string]string) { p.confirm() }, done
	p.chips = kit.NewChips(p.chipViews(), func(string) { p.showRows() })
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "row", Title: kit.T("Dòng"), Width: 52, Right: true},
		{Key: "fate", Title: kit.T("Sẽ làm gì"), Width: 104},
		{Key: "key", Title: kit.T("Mã, ngày"), Width: 186},
		{Key: "name", Title: kit.T("Tên"), Width: 110, Weight: 1},
		{Key: "reason", Title: kit.T("Lý do"), Width: 150, Weight: 2},
	}, nil)
	p.grid.OnKey = h.TypedKey
	p.grid.OnSelect = p.showCells
	p.cells = kit.NewGrid([]kit.GridColumn{
		{Key: "column", Title: kit.T("Cột"), Width: 118}, {Key: "old", Title: kit.T("Đang có"), Width: 90, Weight: 1}, {Key: "new", Title: kit.T("Trong tệp"), Width: 190, Weight: 1},
	}, nil)
	p.cells.OnKey = h.TypedKey
	p.cells.SetEmpty(kit.Empty{Title: kit.T("Chọn một dòng để xem từng ô")})
	p.empty()
	p.load = kit.NewPrimary(kit.T(p.words.load), "Ctrl+Enter", p.form.Save)
	p.rest = kit.NewButton(kit.T("Lưu dòng không nạp"), p.saveRest)
	p.content = p.layOut()
	p.count()
	p.stage.set(p)
	return p.stage
}

func (p *importPage) fields() []kit.Field {
	fields := []kit.Field{{Key: "path", Label: kit.T("Tệp Excel"), Help: kit.T("Dán đường dẫn, hoặc bấm Chọn tệp…"), Check: p.checkPath, Required: true}}
	if p.words.from != "" {
		fields = append(fields, kit.Field{
			Key: "from", Label: kit.T("Áp dụng từ"), Kind: kit.FieldDate, Required: true, Now: p.host.Now, Hint: kit.T(p.words.from),
		})
	}
	return fields
}

func (p *importPage) layOut() fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, c := range []shell.Command{
		{Label: "Tải tệp mẫu", Do: p.template},
		{Label: "Ghép cột…", Shortcut: "Ctrl+G", Do: p.mapColumns},
		{Label: "Chọn tệp…", Shortcut: "Ctrl+O", Do: p.choose},
		{Label: "Đóng", Shortcut: "Esc", Do: p.close},
	} {
		buttons = append(buttons, button(c, false))
	}
	title := head(kit.T(p.words.title), append(buttons, p.load)...)
	form := kit.AtMost(780, kit.Pad(p.form, 12, 14, 10, 14))
	p.reason = kit.NewBanner(kit.ToneLate, "", "", "", nil)
	p.why = kit.Pad(p.reason, 8, 10, 8, 10)
	p.why.Hide()
	p.side = kit.VBox(0, p.why, kit.Grow(p.cells))
	body := kit.Split(p.grid, p.side, p.words.side, 300)
	chips := kit.HBox(10, kit.Grow(p.chips), p.rest)
	return kit.VBox(0, title, kit.Grow(kit.Fill(kit.ColorSurface, kit.VBox(0,
		form, kit.HLine(), kit.Pad(chips, 8, 14, 8, 14), kit.HLine(), kit.Grow(body)))))
}

// Content implements shell.Page.
func (p *importPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *importPage) Shown() {
	if p.plan != nil {
		p.host.Window().Canvas().Focus(p.grid)
		return
	}
	p.form.FocusFirst()
}

// Commands implements shell.Commander.
func (p *importPage) Commands() []shell.Command {
	list := []shell.Command{
		{Key: "import.load", Label: p.words.load, Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save},
		{Key: "import.choose", Label: "Chọn tệp…", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Do: p.choose},
		{Key: "import.columns", Label: "Ghép cột…", Shortcut: "Ctrl+G", Icon: kit.IconColumns, Do: p.mapColumns},
		{Key: "import.template", Label: "Tải tệp mẫu", Icon: kit.IconDownload, Do: p.template},
		{Key: "import.rest", Label: "Lưu dòng không nạp", Icon: kit.IconSheet, Do: p.saveRest, Allowed: func() (bool, string) { return p.rest.Enabled(), kit.T("Không có dòng nào bị bỏ lại.") }},
	}
	if p.kind == work.ImportCalendar {
		list = append(list, shell.Command{Key: "import.impact", Label: "Xem ảnh hưởng", Shortcut: "Ctrl+I", Icon: kit.IconList, Do: p.impact})
	}
	return list
}

// empty says what to do while no file was read.
func (p *importPage) empty() {
	p.grid.SetEmpty(kit.Empty{
		Title: kit.T("Chưa đọc tệp nào"), Hint: kit.T("Tệp mẫu có sẵn các cột mà chương trình hiểu; xem trước xong mới ghi."),
		Action: kit.T("Tải tệp mẫu"), Do: p.template,
	})
}

// choose asks for the file.
func (p *importPage) choose() {
	kit.ChooseFile(p.host.Window(), p.host.Runner(), kit.T("Chọn tệp Excel"), p.deps.place.Folder(), []string{".xlsx", ".xlsm"}, func(path string) {
		p.form.SetValue("path", path)
		p.order.Path, p.order.Mapping = path, nil
		p.read()
	})
}

// checkPath reads the file when its path was typed or pasted.
func (p *importPage) checkPath(path string) error {
	if path != p.order.Path {
		p.order.Path, p.order.Mapping = path, nil
		p.read()
	}
	return nil
}

// read asks what would become of each row; nothing is written.
func (p *importPage) read() {
	order, plan := p.order, (*work.ImportPlan)(nil)
	p.host.Runner().Go("import.preview", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang đọc tệp Excel"))
		plan, err = p.deps.office.Imports().Preview(ctx, order)
		return err
	}, func(err error) {
		p.plan, p.loaded = plan, false
		if err != nil {
			p.form.SetError("path", kit.T(office.MessageOf(err)))
		} else {
			p.form.ClearErrors()
		}
		p.count()
		p.showRows()
		switch {
		case err == nil:
			p.Shown()
		case plan != nil && len(plan.Titles) > 0:
			p.mapColumns()
		}
	})
}

// confirm asks before rows are left out, then writes the rest.
func (p *importPage) confirm() {
	n, left := p.toWrite(), p.counted(work.FateError)+p.counted(work.FateSkipped)
	switch {
	case p.plan == nil || len(p.plan.Rows) == 0:
		p.read() // the file may have been mended
	case n == 0:
		p.host.Notify(kit.ToneSoon, kit.T("Tệp không có dòng nào mới hoặc thay đổi."))
	case left > 0:
		p.host.Confirm(kit.T(p.words.title), kit.Tf("%d dòng có lỗi hoặc không thuộc sổ sẽ bị bỏ qua. Nạp %d dòng còn lại?", left, n), kit.T("Nạp"), false, p.commit)
	default:
		p.commit()
	}
}

func (p *importPage) commit() {
	plan := *p.plan
	plan.Order.From = office.Day(p.form.Value("from"))
	var result work.ImportResult
	p.host.Runner().Go("import.apply", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang nạp"))
		result, err = p.deps.office.Imports().Apply(ctx, &plan)
		return err
	}, func(err error) {
		if err != nil {
			p.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
			return
		}
		p.written(result)
	})
}

// written tells what was written. The page stays while there are rows that were refused or had errors.
func (p *importPage) written(result work.ImportResult) {
	p.loaded = true
	refused := map[int]work.ImportRow{}
	for _, row := range result.Refused {
		refused[row.Row] = row
	}
	var rest []work.ImportRow
	for _, row := range p.plan.Rows {
		if now, is := refused[row.Row]; is {
			rest = append(rest, now)
		} else if row.Fate == work.FateError {
			rest = append(rest, row)
		}
	}
	p.host.Refresh()
	if len(rest) == 0 {
		p.close()
		p.host.Notify(kit.ToneDone, kit.Tf("Đã nạp %d dòng.", result.Written))
		return
	}
	p.plan.Rows = rest
	p.count()
	p.showRows()
	p.host.Notify(kit.ToneSoon, kit.Tf("Đã nạp %d dòng; %d dòng không nạp còn ở đây, có thể lưu ra tệp để sửa.", result.Written, len(rest)))
}

// saveRest writes the rows that were not taken to a file, to be mended and read again.
func (p *importPage) saveRest() {
	if p.plan == nil {
		return
	}
	var rows []work.ImportRow
	for _, row := range p.plan.Rows {
		if left(row.Fate) {
			rows = append(rows, row)
		}
	}
	plan := p.plan
	p.write("dong-khong-nap.xlsx", func(to io.Writer) error { return p.deps.office.Imports().Rest(to, plan, rows) })
}

// template writes the workbook to hand out and opens it.
func (p *importPage) template() {
	p.write(p.words.template, func(to io.Writer) error { return p.deps.office.Imports().Template(to, p.kind) })
}

func (p *importPage) write(name string, fill func(to io.Writer) error) {
	var path string
	p.host.Runner().Go("import.write", func(_ context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang ghi tệp"))
		path, err = p.deps.place.Write(name, fill)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Notify(kit.ToneDone, kit.Tf("Đã ghi %s", path))
		p.host.OpenFile(path)
	})
}

// impact lists the open dossiers that the calendar would move once the list is in it.
func (p *importPage) impact() {
	if p.plan == nil || p.toWrite() == 0 {
		p.host.Notify(kit.ToneSoon, kit.T("Tệp không có dòng nào mới hoặc thay đổi."))
		return
	}
	plan := p.plan
	var next *workday.Calendar
	p.host.Runner().Go("import.calendar", func(ctx context.Context, _ *task.Progress) (err error) {
		next, err = p.deps.office.Imports().Calendar(ctx, plan)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.stage.open(newImpact(p.host, p.deps, *next, false, func() { p.stage.close(); p.form.Save() }, p.stage.close))
	})
}

// rowName is what a row is shown by beside its key: a name of its columns.
func rowName(row work.ImportRow) string {
	for _, wanted := range []string{"owner", "name", "reason", "summary", "content"} {
		for _, c := range row.Cells {
			if c.Column == wanted {
				return c.New
			}
		}
	}
	return ""
}

// number writes a row's number.
func number(n int) string { return fmt.Sprint(n) }
