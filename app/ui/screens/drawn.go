package screens

import (
	"bytes"
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// openDrawn puts a paper that is drawn anew each time and not kept in front, to be printed, opened or saved under a name
// (without ".pdf"): a report, a sheet.
func openDrawn(d deps, s *stage, title, name string, read func(ctx context.Context) ([]byte, error)) {
	write := func(to func(content []byte) (string, error), done func(path string)) func() {
		return func() { writePaper(s.host, read, to, done) }
	}
	view := func(content []byte) (string, error) { return viewFile(name+".pdf", bytes.NewReader(content)) }
	keep := func(content []byte) (string, error) { return d.place.keep(name+".pdf", bytes.NewReader(content)) }
	p := newPaperPage(s.host, title, nil, s.close,
		shell.Command{Key: "drawn.print", Label: "In", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: func() { printDrawn(d, s, read, view) }},
		shell.Command{Key: "drawn.open", Label: "Mở bằng chương trình của máy", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Do: write(view, s.host.OpenFile)},
		shell.Command{
			Key: "drawn.save", Label: "Lưu PDF", Shortcut: "Ctrl+S", Icon: kit.IconDownload,
			Do: write(keep, func(path string) { s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path)) }),
		})
	p.pdf(read)
	s.open(p)
}

// printDrawn sends a paper to the printer that was used last.
func printDrawn(d deps, s *stage, read func(ctx context.Context) ([]byte, error), write func(content []byte) (string, error)) {
	printer := d.place.snapshot().Printer
	s.host.Runner().Go("drawn.print", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang in"))
		content, err := read(ctx)
		if err != nil {
			return err
		}
		path, err := write(content)
		if err != nil {
			return err
		}
		return d.office.PrintPDF(ctx, path, printer, 1, "A4")
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.T("Đã gửi tới máy in."))
	})
}
