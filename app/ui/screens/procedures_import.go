package screens

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// procedureImport is the page that shows what would become of each row of an Excel file before anything is written.
type procedureImport struct {
	host  shell.Host
	deps  deps
	close func()

	content fyne.CanvasObject
	form    *kit.Form
	chips   *kit.Chips
	grid    *kit.Grid
	load    *kit.Button
	rows    []work.ImportRow
}

func newProcedureImport(h shell.Host, d deps, done func()) *procedureImport {
	p := &procedureImport{host: h, deps: d, close: done}
	p.form = kit.NewForm(h.Runner(),
		kit.Field{Key: "path", Label: kit.T("Tệp Excel"), Help: kit.T("Dán đường dẫn, hoặc bấm Chọn tệp…"), Check: p.checkPath, Required: true},
		kit.Field{
			Key: "from", Label: kit.T("Áp dụng từ"), Kind: kit.FieldDate, Required: true, Now: h.Now,
			Hint: kit.T("Thủ tục mới và thủ tục thay đổi thành phiên bản có hiệu lực từ ngày này; phiên bản trước kết thúc vào hôm trước."),
		})
	p.form.SetValues(map[string]string{"from": string(office.DayOf(h.Now()))})
	p.form.OnSave = func(map[string]string) { p.confirm() }
	p.form.OnCancel = done
	p.chips = kit.NewChips(p.chipViews(), func(string) { p.showRows() })
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "row", Title: kit.T("Dòng"), Width: 52, Right: true},
		{Key: "fate", Title: kit.T("Sẽ làm gì"), Width: 110},
		{Key: "code", Title: kit.T("Mã"), Width: 90},
		{Key: "name", Title: kit.T("Tên thủ tục"), Width: 220, Weight: 1},
		{Key: "limit", Title: kit.T("Thời hạn"), Width: 116},
		{Key: "reason", Title: kit.T("Lý do"), Width: 260, Weight: 1},
	}, importRows(nil))
	p.grid.OnKey = h.TypedKey
	p.grid.SetEmpty(kit.Empty{
		Title: kit.T("Chưa đọc tệp nào"), Hint: kit.T("Tệp mẫu có sẵn các cột mà chương trình hiểu; xem trước xong mới ghi."),
		Action: kit.T("Tải tệp mẫu"), Do: p.template,
	})
	p.load = kit.NewPrimary(kit.T("Nạp vào danh mục"), "Ctrl+Enter", p.form.Save)
	p.content = p.layOut()
	p.count()
	return p
}

func (p *procedureImport) layOut() fyne.CanvasObject {
	choose := kit.NewButton(kit.T("Chọn tệp…"), p.choose)
	choose.Shortcut = "Ctrl+O"
	cancel := kit.NewButton(kit.T("Đóng"), p.close)
	cancel.Shortcut = "Esc"
	title := head(kit.T("Nạp thủ tục từ Excel"), kit.NewButton(kit.T("Tải tệp mẫu"), p.template), choose, cancel, p.load)
	form := kit.AtMost(780, kit.Pad(p.form, 12, 14, 10, 14))
	return kit.VBox(0, title, kit.Grow(kit.Fill(kit.ColorSurface, kit.VBox(0,
		form, kit.HLine(), kit.Pad(p.chips, 8, 14, 8, 14), kit.HLine(), kit.Grow(p.grid)))))
}

// Content implements shell.Page.
func (p *procedureImport) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *procedureImport) Shown() { p.form.FocusFirst() }

// Commands implements shell.Commander.
func (p *procedureImport) Commands() []shell.Command {
	return []shell.Command{
		{Key: "import.load", Label: "Nạp vào danh mục", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save},
		{Key: "import.choose", Label: "Chọn tệp…", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Do: p.choose},
		{Key: "import.template", Label: "Tải tệp mẫu", Icon: kit.IconDownload, Do: p.template},
	}
}

// choose asks for the file.
func (p *procedureImport) choose() {
	kit.ChooseFile(p.host.Window(), p.host.Runner(), kit.T("Chọn tệp Excel"), p.deps.place.Folder(), []string{".xlsx", ".xlsm"}, func(path string) {
		p.form.SetValue("path", path)
		p.read(path)
	})
}

// checkPath reads the file when its path was typed or pasted.
func (p *procedureImport) checkPath(path string) error {
	p.read(path)
	return nil
}

// read asks what would become of each row; nothing is written.
func (p *procedureImport) read(path string) {
	var rows []work.ImportRow
	p.host.Runner().Go("procedures.preview", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang đọc tệp Excel"))
		rows, err = p.deps.office.Catalogue().ImportPreview(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			rows = nil
			p.form.SetError("path", kit.T(office.MessageOf(err)))
		}
		p.rows = rows
		p.count()
		p.showRows()
	})
}

// fates are the fates of rows in the order of the chips.
var fates = []struct {
	fate, word string
	tone       kit.Tone
}{
	{work.FateNew, "Thêm mới", kit.ToneDone},
	{work.FateChanged, "Thay đổi", kit.ToneAccent},
	{work.FateSame, "Giữ nguyên", kit.ToneMuted},
	{work.FateError, "Bỏ qua, lỗi", kit.ToneLate},
}

func (p *procedureImport) chipViews() []kit.Chip {
	views := []kit.Chip{{Key: "", Label: kit.T("Tất cả"), Count: len(p.rows)}}
	for _, f := range fates {
		chip := kit.Chip{Key: f.fate, Label: kit.T(f.word), Count: p.counted(f.fate)}
		if chip.Count > 0 && f.fate == work.FateError {
			chip.Tone = f.tone
		}
		views = append(views, chip)
	}
	return views
}

func (p *procedureImport) counted(fate string) int {
	n := 0
	for _, row := range p.rows {
		if row.Fate == fate {
			n++
		}
	}
	return n
}

// count brings chips and button up to date.
func (p *procedureImport) count() {
	p.chips.SetChips(p.chipViews())
	n := p.counted(work.FateNew) + p.counted(work.FateChanged)
	p.load.SetLabel(kit.T("Nạp vào danh mục"))
	if n > 0 {
		p.load.SetLabel(kit.Tf("Nạp %d thủ tục", n))
	}
	p.load.SetEnabled(n > 0, kit.T("Tệp không có dòng nào mới hoặc thay đổi."))
}

func (p *procedureImport) showRows() {
	var shown []work.ImportRow
	for _, row := range p.rows {
		if fate := p.chips.Selected(); fate == "" || fate == row.Fate {
			shown = append(shown, row)
		}
	}
	if len(p.rows) > 0 {
		p.grid.SetEmpty(kit.Empty{Title: kit.T("Không có dòng nào trong mục này")})
	}
	p.grid.SetSource(importRows(shown))
}

// confirm asks before rows with errors are left out, then loads the rest.
func (p *procedureImport) confirm() {
	n, wrong := p.counted(work.FateNew)+p.counted(work.FateChanged), p.counted(work.FateError)
	switch {
	case n == 0:
		p.host.Notify(kit.ToneSoon, kit.T("Tệp không có dòng nào mới hoặc thay đổi."))
	case wrong > 0:
		p.host.Confirm(kit.T("Nạp thủ tục từ Excel"), kit.Tf("%d dòng có lỗi sẽ bị bỏ qua. Nạp %d thủ tục còn lại?", wrong, n), kit.T("Nạp"), false, p.commit)
	default:
		p.commit()
	}
}

func (p *procedureImport) commit() {
	rows, from := p.rows, office.Day(p.form.Value("from"))
	n := 0
	p.host.Runner().Go("procedures.import", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang nạp thủ tục"))
		n, err = p.deps.office.Catalogue().Import(ctx, rows, from)
		return err
	}, func(err error) {
		if err != nil {
			p.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
			return
		}
		p.close()
		p.host.Notify(kit.ToneDone, kit.Tf("Đã nạp %d thủ tục.", n))
		p.host.Refresh()
	})
}

// template writes the file with the columns that the import reads and opens it.
func (p *procedureImport) template() {
	var path string
	p.host.Runner().Go("procedures.template", func(_ context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang ghi tệp mẫu"))
		path, err = p.deps.place.Write("mau-thu-tuc.xlsx", p.deps.office.Catalogue().Template)
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
	if row.Fate == work.FateError {
		reason.Tone = kit.ToneLate
	}
	p := row.Procedure
	return kit.Row{ID: int64(row.Row), Cells: []kit.Cell{
		{Text: fmt.Sprint(row.Row)}, fate, {Text: p.Code}, {Text: p.Name}, {Text: counterLimit(&p)}, reason,
	}}, true
}
