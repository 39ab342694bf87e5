package screens

import (
	"bytes"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// issuedPage shows an issued paper in front of a list: the paper, how it is printed and how often it was.
type issuedPage struct {
	*paperPage
	deps     deps
	stage    *stage
	issued   dossier.Paper
	form     *kit.Form
	printed  *fyne.Container
	printing bool
}

// openPaper puts an issued paper of a dossier in front; then, which may be nil, is called when it is closed.
func openPaper(d deps, s *stage, x *dossier.Dossier, r *dossier.Paper, then func()) {
	openIssued(d, s, r, aboutDossier(x), then)
}

// openIssued puts an issued paper in front; about names what it is about.
func openIssued(d deps, s *stage, r *dossier.Paper, about []kit.Pair, then func()) {
	p := &issuedPage{deps: d, stage: s, issued: *r, printed: kit.VBox(4)}
	p.form = kit.NewForm(s.host.Runner(),
		kit.Field{Key: "printer", Label: kit.T("Máy in"), Kind: kit.FieldChoice},
		kit.Field{Key: "copies", Label: kit.T("Số bản"), Kind: kit.FieldNumber, Required: true},
	)
	p.form.OnSave = p.print
	p.form.OnCancel = s.close
	p.form.SetOptions("printer", []kit.Option{{Value: "", Label: kit.T("Máy in mặc định")}})
	p.form.SetValues(map[string]string{"printer": "", "copies": "1"})
	p.paperPage = newPaperPage(s.host, paperTitle(r), p.side(about), s.close, p.commands()...)
	p.pdf(p.bytes)
	p.askPrinters()
	p.askPrinted()
	s.openThen(p, then)
}

// forApplicant are the papers that are given to the person; the others stay in the house.
var forApplicant = []string{
	paper.KindReceipt, paper.KindSupplement, paper.KindRefusal, paper.KindApology, paper.KindStop, paper.KindReturn,
	paper.KindExplanation, paper.KindGuidance, paper.KindComment,
}

func (p *issuedPage) commands() []shell.Command {
	list := []shell.Command{
		{Key: "paper.print", Label: "In", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: p.form.Save},
		{Key: "paper.view", Label: "Mở bằng chương trình của máy", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Do: p.openOutside},
		{Key: "paper.save", Label: "Lưu PDF", Shortcut: "Ctrl+S", Icon: kit.IconDownload, Do: p.savePDF},
	}
	if p.issued.DossierID != 0 && slices.Contains(forApplicant, p.issued.Kind) {
		list = append(list, shell.Command{Key: "paper.mail", Label: "Gửi cho người nộp", Shortcut: "Ctrl+M", Icon: kit.IconMailOut, Do: p.sendToApplicant})
	}
	return list
}

// bytes reads the stored paper beside the window.
func (p *issuedPage) bytes(ctx context.Context) ([]byte, error) {
	return p.deps.office.Desk().PaperPDF(ctx, p.issued.ID)
}

// paperTitle names a paper above its page.
func paperTitle(r *dossier.Paper) string {
	if r.Kind == paper.KindReceipt {
		return kit.Tf("Giấy tiếp nhận %s", r.Code)
	}
	return joined(" · ", kit.T(work.PaperName(r.Kind)), r.Number)
}

// side is what stands beside the paper.
func (p *issuedPage) side(about []kit.Pair) fyne.CanvasObject {
	pairs := append(about,
		kit.Pair{Label: kit.T("Mẫu"), Value: p.issued.Form + ", " + p.issued.Sheet}, kit.Pair{Label: kit.T("Lập lúc"), Value: fullTime(p.issued.IssuedAt)})
	printing := kit.VBox(6, p.form)
	if p.issued.Kind == paper.KindReceipt {
		hint := kit.NewParagraph(kit.T("Mỗi bản in có đủ hai liên: một liên giao người nộp, một liên lưu."))
		hint.TextSize, hint.Color = kit.SizeSmall, kit.ColorMuted
		printing.Add(hint)
	}
	return kit.Scroll(kit.VBox(0,
		kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(pairs...)),
		kit.NewSection(kit.T("In"), printing),
		kit.NewSection(kit.T("Các lần in, mở"), p.printed)))
}

// aboutDossier names the dossier beside one of its papers.
func aboutDossier(x *dossier.Dossier) []kit.Pair {
	return []kit.Pair{
		{Label: kit.T("Mã hồ sơ"), Value: x.Code},
		{Label: kit.T("Chủ hồ sơ"), Value: x.Owner.Name},
		{Label: kit.T("Thủ tục"), Value: x.Procedure.Name},
		{Label: kit.T("Nhận lúc"), Value: fullTime(x.ReceivedAt)},
		{Label: kit.T("Thời hạn"), Value: limitText(x.Limit)},
		{Label: kit.T("Hẹn trả"), Value: promiseText(x)},
	}
}

// promiseText is when the result is promised, or why no time stands there; empty for a dossier that is promised nothing.
func promiseText(x *dossier.Dossier) string {
	switch {
	case !x.Due.IsZero():
		return longTime(x.Due)
	case !x.TakenIn():
		return ""
	case x.State.Paused():
		return pausedText(x)
	case x.Limit == "":
		return kit.T("không quy định thời hạn")
	}
	return ""
}

// askPrinters lists the printers; the one used last is chosen.
func (p *issuedPage) askPrinters() {
	var names []string
	p.host.Runner().Go("paper.printers", func(ctx context.Context, _ *task.Progress) (err error) {
		names, err = paper.Printers(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		list := []kit.Option{{Value: "", Label: kit.T("Máy in mặc định")}}
		for _, name := range names {
			list = append(list, kit.Option{Value: name, Label: name})
		}
		p.form.SetOptions("printer", list)
		p.form.SetValues(map[string]string{"printer": p.deps.place.Settings.Printer})
	})
}

// print sends the paper to the printer. A printer that fails undoes nothing: the attempt is noted and can be made again.
func (p *issuedPage) print(values map[string]string) {
	if p.printing {
		return
	}
	p.printing = true
	copies, _ := strconv.Atoi(values["copies"])
	printer := values["printer"]
	p.do("print", kit.T("Đang in"), func(ctx context.Context) error {
		_, err := p.deps.office.Desk().Print(ctx, p.issued.ID, printer, copies)
		return err
	}, func(err error) {
		p.printing = false
		p.askPrinted()
		if err == nil {
			p.host.Notify(kit.ToneDone, kit.T("Đã gửi tới máy in."))
			p.rememberPrinter(printer)
		}
	})
}

func (p *issuedPage) rememberPrinter(printer string) {
	if p.deps.place.Settings.Printer == printer {
		return
	}
	p.deps.place.Settings.Printer = printer
	kept, dir := p.deps.place.Settings, p.deps.place.Data
	p.do("remember", "", func(context.Context) error { return kept.Save(dir) }, func(error) {})
}

func (p *issuedPage) openOutside() {
	p.do("view", kit.T("Đang mở giấy tờ"), func(ctx context.Context) error {
		_, err := p.deps.office.Desk().View(ctx, p.issued.ID)
		return err
	}, func(error) { p.askPrinted() })
}

func (p *issuedPage) savePDF() {
	path := ""
	p.do("save", kit.T("Đang ghi tệp"), func(ctx context.Context) error {
		content, err := p.bytes(ctx)
		if err != nil {
			return err
		}
		path, err = p.deps.place.keep(work.PaperFileName(p.issued), bytes.NewReader(content))
		return err
	}, func(err error) {
		if err == nil {
			p.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path))
		}
	})
}

// sendToApplicant writes the letter that goes with the paper.
func (p *issuedPage) sendToApplicant() {
	openCompose(p.deps, p.stage, work.Wish{DossierID: p.issued.DossierID, Papers: []int64{p.issued.ID}, Occasion: work.OccasionOfPaper(p.issued.Kind)})
}

// do runs work with the paper beside the window; trouble is shown, done is called in any case.
func (p *issuedPage) do(name, text string, what func(ctx context.Context) error, done func(err error)) {
	p.host.Runner().Go("paper."+name, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(text)
		return what(ctx)
	}, func(err error) {
		p.host.Fail(err)
		done(err)
	})
}

// askPrinted shows the attempts to print or open, the newest first.
func (p *issuedPage) askPrinted() {
	var list []dossier.Printing
	p.do("printed", "", func(ctx context.Context) (err error) {
		list, err = p.deps.office.Store.Papers.Printings(ctx, p.issued.ID)
		return err
	}, func(error) {
		p.printed.Objects = nil
		if len(list) == 0 {
			p.printed.Add(kit.NewMuted(kit.T("Chưa in lần nào.")))
		}
		for i := len(list) - 1; i >= 0; i-- {
			p.printed.Add(p.printedLine(list[i]))
		}
		p.content.Refresh()
	})
}

func (p *issuedPage) printedLine(x dossier.Printing) fyne.CanvasObject {
	text, tone := x.Outcome, kit.ToneLate
	switch x.Outcome {
	case "sent":
		text, tone = kit.T("gửi máy in"), kit.ToneNone
	case "viewer":
		text, tone = kit.T("mở xem"), kit.ToneNone
	}
	if x.Printer != "" {
		text += " " + x.Printer
	}
	what := kit.NewParagraph(text)
	what.Color = tone.TextColor()
	return kit.VBox(0, kit.HBox(8, kit.NewMuted(briefTime(x.At, p.host.Now())), kit.Grow(nil), kit.NewMuted(x.By)), what)
}
