package screens

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// slipEntry is the page where slips are typed in a row: a digit and Enter make a slip, the officer and the day stay for the
// next one. What was typed stands below, the newest first.
type slipEntry struct {
	host   shell.Host
	deps   deps
	scale  evaluation.Scale
	close  func()
	form   *kit.Form
	digits *kit.Digits
	told   *kit.Label
	grid   *kit.Grid
	saving bool
	kept   []evaluation.Slip // of this sitting, the newest first

	content fyne.CanvasObject
}

func newSlipEntry(h shell.Host, d deps, scale evaluation.Scale, done func()) *slipEntry {
	p := &slipEntry{host: h, deps: d, scale: scale, close: done, told: kit.NewLabel("")}
	names := make([]string, len(scale.Levels))
	for i, l := range scale.Levels {
		names[i] = l.Name
	}
	p.form = kit.NewForm(h.Runner(), p.fields(names)...)
	p.form.Window = h.Window()
	p.form.OnSave, p.form.OnCancel = p.save, done
	p.digits.OnAccept = p.form.Save
	p.form.SetValues(map[string]string{"officer": d.office.Who().Name, "day": string(office.DayOf(h.Now()))})
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "number", Title: kit.T("Phiếu"), Width: 52, Right: true},
		{Key: "level", Title: kit.T("Mức"), Width: 150},
		{Key: "officer", Title: kit.T("Công chức"), Width: 120, Weight: 1},
		{Key: "code", Title: kit.T("Mã hồ sơ"), Width: 168},
		{Key: "comment", Title: kit.T("Ý kiến"), Width: 120, Weight: 2},
	}, nil)
	p.grid.OnKey = h.TypedKey
	p.grid.SetEmpty(kit.Empty{Title: kit.T("Chưa nhập phiếu nào trong lượt này"), Hint: kit.T("Gõ số của mức rồi Enter. Tab để ghi thêm mã hồ sơ hoặc ý kiến, Ctrl+Enter để lưu.")})
	p.content = p.layOut()
	p.tell()
	return p
}

func (p *slipEntry) fields(names []string) []kit.Field {
	p.digits = kit.NewDigits(names, nil)
	return []kit.Field{
		{Key: "officer", Label: kit.T("Công chức"), Kind: kit.FieldLookup, Free: true, Half: true, Search: officers(p.deps)},
		{Key: "day", Label: kit.T("Ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: p.host.Now},
		{
			Key: "level", Label: kit.T("Mức"), Kind: kit.FieldCustom, Object: p.digits, Required: true,
			Get: func() string { return p.digits.Selected() }, Set: p.digits.Choose,
		},
		{Key: "dossier_code", Label: kit.T("Mã hồ sơ"), Kind: kit.FieldScan, Half: true, Help: kit.T("Không bắt buộc, gõ hoặc quét")},
		{Key: "comment", Label: kit.T("Ý kiến"), Half: true, Help: kit.T("Không bắt buộc")},
	}
}

func (p *slipEntry) layOut() fyne.CanvasObject {
	back := kit.NewButton(kit.T("Đóng"), p.close)
	back.Shortcut = "Esc"
	undo := kit.NewButton(kit.T("Hủy phiếu vừa nhập"), p.undo)
	title := head(kit.T("Nhập phiếu hài lòng"), undo, back, kit.NewPrimary(kit.T("Lưu phiếu"), "Ctrl+Enter", p.form.Save))
	form := kit.AtMost(780, kit.Pad(p.form, 12, 14, 10, 14))
	return kit.VBox(0, title, kit.Grow(kit.Fill(kit.ColorSurface, kit.VBox(0,
		form, kit.HLine(), kit.Pad(p.told, 8, 14, 8, 14), kit.HLine(), kit.Grow(p.grid)))))
}

// Content implements shell.Page.
func (p *slipEntry) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *slipEntry) Shown() { p.host.Window().Canvas().Focus(p.digits) }

// Commands implements shell.Commander.
func (p *slipEntry) Commands() []shell.Command {
	return []shell.Command{
		{Key: "slip.save", Label: "Lưu phiếu", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save},
		{Key: "slip.undo", Label: "Hủy phiếu vừa nhập", Shortcut: "Ctrl+Shift+Z", Icon: kit.IconTrash, Do: p.undo},
	}
}

// save keeps the slip and makes the form ready for the next one.
func (p *slipEntry) save(values map[string]string) {
	if p.saving {
		return
	}
	p.saving = true
	slip := evaluation.Slip{Day: office.Day(values["day"]), Officer: values["officer"], DossierCode: values["dossier_code"], Comment: values["comment"]}
	_, _ = fmt.Sscan(values["level"], &slip.Level) // the form lets only a chosen digit pass
	p.host.Runner().Go("evaluation.slip", func(ctx context.Context, _ *task.Progress) error {
		return p.deps.office.Evaluations().SaveSlip(ctx, &slip)
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
			return
		}
		p.kept = append([]evaluation.Slip{slip}, p.kept...)
		p.form.SetValues(map[string]string{"officer": values["officer"], "day": values["day"], "level": "", "dossier_code": "", "comment": ""})
		p.form.ClearErrors()
		p.Shown()
		p.tell()
		p.host.Refresh()
	})
}

// undo voids the slip that was typed last.
func (p *slipEntry) undo() {
	if len(p.kept) == 0 {
		p.host.Notify(kit.ToneSoon, kit.T("Chưa nhập phiếu nào trong lượt này."))
		return
	}
	slip := p.kept[0]
	p.host.Runner().Go("evaluation.slip.void", func(ctx context.Context, _ *task.Progress) error {
		return p.deps.office.Evaluations().VoidSlip(ctx, &slip, "nhập nhầm")
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.kept = p.kept[1:]
		p.tell()
		p.Shown()
		p.host.Refresh()
	})
}

// tell shows what was typed.
func (p *slipEntry) tell() {
	counted := evaluation.NewSatisfaction(&p.scale)
	for _, slip := range p.kept {
		counted.Add(slip)
	}
	_, total := counted.Rows()
	text := kit.Tf("Đã nhập %d phiếu trong lượt này", total.Slips)
	for _, l := range p.scale.Levels {
		if n := total.Counts[l.Number-1]; n > 0 {
			text += fmt.Sprintf(" · %s %d", l.Name, n)
		}
	}
	p.told.SetText(text)
	p.grid.SetSource(slipRows{p.kept, p.scale})
}

// slipRows are the slips of a sitting, for a grid.
type slipRows struct {
	slips []evaluation.Slip
	scale evaluation.Scale
}

// Len implements kit.Source.
func (r slipRows) Len() int { return len(r.slips) }

// Row implements kit.Source.
func (r slipRows) Row(i int) (kit.Row, bool) {
	x := r.slips[i]
	return kit.Row{ID: x.ID, Cells: []kit.Cell{
		{Text: fmt.Sprint(len(r.slips) - i)},
		{Text: fmt.Sprintf("%d – %s", x.Level, r.scale.Levels[x.Level-1].Name), Tone: levelTone(x.Level)},
		{Text: x.Officer},
		{Text: x.DossierCode},
		{Text: x.Comment},
	}}, true
}
