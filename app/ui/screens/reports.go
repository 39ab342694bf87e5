package screens

import (
	"context"
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/sheet"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

func reportsScreen(d deps) shell.Screen {
	return shell.Screen{Key: Reports, Title: "Báo cáo", Icon: kit.IconChart, Build: func(h shell.Host) shell.Page { return newReports(h, d) }}
}

// mostRows is how many rows of a report are shown; a sheet has them all.
const mostRows = 2000

// reportsPage shows a report of a period. Every number opens the dossiers it counts.
type reportsPage struct {
	host   shell.Host
	deps   deps
	stage  *stage
	choice *kit.Choice
	period *periodChoice
	lead   *kit.Label
	note   *kit.Label
	table  *kit.CellTable

	reports []work.Report
	made    *work.ReportTable // nil until the first one is there
	content fyne.CanvasObject
}

func newReports(h shell.Host, d deps) shell.Page {
	p := &reportsPage{
		host: h, deps: d, stage: newStage(h), reports: d.office.Reports().All(), table: kit.NewCellTable(), lead: kit.NewLabel(""), note: kit.NewParagraph(""),
	}
	options := make([]kit.Option, len(p.reports))
	for i, report := range p.reports {
		options[i] = kit.Option{Value: report.Key, Label: kit.T(report.Short)}
	}
	p.choice = kit.NewChoice(options, func(string) { p.ask() })
	p.choice.SetValue(work.Settlement)
	p.period = newPeriodChoice(h, p.ask)
	p.note.TextSize, p.note.Color = kit.SizeSmall, kit.ColorMuted
	p.table.OnOpen = p.openCell
	p.table.OnKey = func(event *fyne.KeyEvent) bool { return h.TypedKey(event) }
	p.content = p.layOut()
	p.stage.set(p)
	p.ask()
	return p.stage
}

func (p *reportsPage) layOut() fyne.CanvasObject {
	buttons := []fyne.CanvasObject{kit.Grow(kit.NewTitle(kit.T("Báo cáo")))}
	for i, command := range p.outputs() {
		buttons = append(buttons, button(command, i == 1))
	}
	p.lead.Color = kit.ColorMuted
	top := kit.HBox(16, kit.HBox(8, kit.NewMuted(kit.T("Báo cáo")), kit.Sized(kit.Scaled(210), 0, p.choice)), p.period.content, kit.Grow(p.lead))
	return kit.Fill(kit.ColorSurface, kit.VBox(0,
		kit.Sized(0, 44, kit.Pad(kit.HBox(10, buttons...), 0, 14, 0, 14)), kit.HLine(),
		kit.Pad(top, 8, 14, 8, 14), kit.HLine(), kit.Grow(p.table), kit.HLine(), kit.Fill(kit.ColorPage, kit.Pad(p.note, 7, 14, 7, 14))))
}

// Content implements shell.Page.
func (p *reportsPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower: the arrow keys walk through the cells.
func (p *reportsPage) Shown() { p.host.Window().Canvas().Focus(p.table) }

// Reload implements shell.Refreshable.
func (p *reportsPage) Reload() { p.ask() }

// quarterReport is the filter that opens Biểu II.06a of this quarter as it is printed.
const quarterReport = "quarter"

// QuarterReport shows Biểu II.06a of this quarter as it is printed: the quarterly report with one key.
func QuarterReport(host shell.Host) { host.NavigateTo(Reports, quarterReport) }

// Filter implements shell.Filterer: it shows the report of that key for this quarter.
func (p *reportsPage) Filter(key string) {
	if key == quarterReport {
		p.choice.SetValue(work.Settlement)
	} else {
		p.choice.SetValue(key)
	}
	p.period.set(calendarPeriods[0].key)
	p.ask()
	p.Shown()
	if key == quarterReport {
		p.preview()
	}
}

// Commands implements shell.Commander.
func (p *reportsPage) Commands() []shell.Command {
	list := p.outputs()
	for _, report := range p.reports {
		list = append(list, shell.Command{Key: "reports." + report.Key, Label: report.Short, Icon: kit.IconChart, Do: func() {
			p.choice.SetValue(report.Key)
			p.ask()
			p.Shown()
		}})
	}
	return list
}

// outputs are the ways a report leaves the screen; the main one comes last.
func (p *reportsPage) outputs() []shell.Command {
	return []shell.Command{
		{Key: "reports.excel", Label: "Xuất Excel", Shortcut: "Ctrl+E", Icon: kit.IconSheet, Do: p.excel},
		{Key: "reports.pdf", Label: "Xem bản in", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: p.preview},
	}
}

// report is the one that is chosen.
func (p *reportsPage) report() work.Report {
	for _, report := range p.reports {
		if report.Key == p.choice.Value() {
			return report
		}
	}
	return p.reports[0]
}

// ask works the report out beside the window.
func (p *reportsPage) ask() {
	key, days := p.report().Key, p.period.period()
	var made *work.ReportTable
	p.host.Runner().Go("reports", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tính báo cáo"))
		made, err = p.deps.office.Reports().Make(ctx, key, days, mostRows)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.show(made)
	})
}

func (p *reportsPage) show(made *work.ReportTable) {
	other := p.made == nil || p.made.Report.Key != made.Report.Key
	p.made = made
	rows := make([][]string, len(made.Rows))
	for i, row := range made.Rows {
		rows[i] = row.Texts()
	}
	var total []string
	if made.Total != nil {
		total = made.Total.Texts()
	}
	p.lead.SetText(work.PeriodName(made.Period))
	p.note.SetText(noteOf(made))
	p.table.Empty = kit.T("Không có gì trong kỳ này.")
	p.table.SetTable(cellColumns(made.Report), rows, total)
	if other {
		p.table.Select(len(rows), 1) // the last row, which is read first
		if made.Total == nil {
			p.table.Select(0, 0)
		}
	}
	p.content.Refresh()
}

// noteOf is what stands below the table.
func noteOf(made *work.ReportTable) string {
	parts := []string{}
	if made.Lead != "" {
		parts = append(parts, made.Lead)
	}
	if made.Left > 0 {
		parts = append(parts, kit.Tf("Chỉ hiện %s dòng đầu trong %s; xuất Excel để có đủ.", thousands(len(made.Rows)), thousands(len(made.Rows)+made.Left)))
	}
	if made.Note != "" {
		parts = append(parts, kit.Tf("Ghi chú: %s", made.Note))
	}
	return strings.Join(append(parts, kit.T("Mũi tên: chọn ô · Enter: mở danh sách của ô")), "   ·   ")
}

// cellColumns are the columns as the table draws them.
func cellColumns(report work.Report) []kit.CellColumn {
	columns := make([]kit.CellColumn, len(report.Columns))
	for i, c := range report.Columns {
		columns[i] = kit.CellColumn{Title: kit.T(c.Title), Groups: translated(c.Groups), Number: true, Width: 44, Weight: 6}
		if report.Key == work.Settlement { // the form numbers its columns, and its note refers to them
			columns[i].Title += fmt.Sprintf("\n(%d)", i+2)
		}
		switch c.Kind {
		case sheet.Text:
			columns[i].Number, columns[i].Width, columns[i].Weight = false, 2*float32(c.Width), float32(c.Width)
		case sheet.Day:
			columns[i].Width = 82
		case sheet.Money:
			columns[i].Width, columns[i].Money = 108, true
		}
	}
	return columns
}

// translated are texts in the language of the window; what is printed stays Vietnamese.
func translated(texts []string) []string {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = kit.T(text)
	}
	return list
}

// openCell shows the dossiers that a cell counts.
func (p *reportsPage) openCell(row, column int) {
	made := p.made
	at := made.Total
	if row < len(made.Rows) {
		at = &made.Rows[row]
	}
	if at.ID != 0 {
		p.host.Navigate(made.Report.Register, at.ID)
		return
	}
	showCell(p.host, p.deps, made, *at, made.Report.Columns[column])
}

// showCell opens the list of the dossiers behind a cell of a report.
func showCell(host shell.Host, d deps, made *work.ReportTable, row work.ReportRow, column work.ReportColumn) {
	title := cellTitle(made, row, column)
	var ids []int64
	host.Runner().Go("reports.cell", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tìm danh sách của ô"))
		ids, err = d.office.Reports().Cell(ctx, made.Report.Key, made.Period, row.Key, column.Key)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			host.Fail(err)
		case len(ids) == 0:
			host.Notify(kit.ToneAccent, kit.Tf("%s: không có mục nào.", title))
		default:
			host.NavigateToList(made.Report.Register, title, ids)
		}
	})
}

// cellTitle says which cell a list shows: report, row and column.
func cellTitle(made *work.ReportTable, row work.ReportRow, column work.ReportColumn) string {
	parts := []string{kit.T(made.Report.Short), work.PeriodName(made.Period)}
	if row.Key != work.AllRows {
		parts = append(parts, shortened(row.Texts()[0], 28))
	}
	if column.Kind == sheet.Number {
		words := append(translated(column.Groups), kit.T(column.Title))
		parts = append(parts, strings.ToLower(strings.Join(words[max(0, len(words)-2):], " ")))
	}
	return strings.Join(parts, " · ")
}

// shortened cuts a text to a number of letters.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return text
}

// excel writes the report as a workbook and opens it.
func (p *reportsPage) excel() {
	report, days, path := p.report(), p.period.period(), ""
	p.host.Runner().Go("reports.excel", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang xuất Excel"))
		path, err = p.deps.place.Write(reportFile(report, days)+".xlsx", func(file io.Writer) error {
			return p.deps.office.Reports().Excel(ctx, file, report.Key, days)
		})
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path))
		p.host.OpenFile(path)
	})
}

// preview puts the report as it is printed in front.
func (p *reportsPage) preview() {
	report, days := p.report(), p.period.period()
	openDrawn(p.deps, p.stage, kit.T(report.Short)+" · "+work.PeriodName(days), reportFile(report, days),
		func(ctx context.Context) ([]byte, error) { return p.deps.office.Reports().PDF(ctx, report.Key, days) })
}

// reportFile names the file of a report by its title and days, without its ending.
func reportFile(report work.Report, days dossier.Period) string {
	return fmt.Sprintf("%s %s – %s", safeName(strings.ReplaceAll(report.Short, ",", "")), string(days.From), string(days.To))
}
