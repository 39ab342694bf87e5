package screens

import (
	"bytes"
	"context"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
)

// openExplanation draws "Vì sao hẹn trả ngày này?" of a dossier and puts it in front.
func openExplanation(d deps, s *stage, x *dossier.Dossier) {
	id, name := x.ID, "Vi sao hen tra "+x.Code+".pdf"
	read := func(ctx context.Context) ([]byte, error) {
		return d.office.Desk().Draft(ctx, id, paper.KindExplanation)
	}
	write := func(to func(content []byte) (string, error), done func(path string)) func() {
		return func() { writePaper(s.host, read, to, done) }
	}
	side := kit.Scroll(kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(aboutDossier(x)...)))
	p := newPaperPage(s.host, kit.Tf("Vì sao hẹn trả ngày này? %s", x.Code), side, s.close,
		shell.Command{
			Key: "explanation.open", Label: "Mở để in", Shortcut: "Ctrl+P", Icon: kit.IconOpen,
			Do: write(func(content []byte) (string, error) { return viewFile(name, bytes.NewReader(content)) }, s.host.OpenFile),
		},
		shell.Command{
			Key: "explanation.save", Label: "Lưu PDF", Shortcut: "Ctrl+S", Icon: kit.IconDownload,
			Do: write(func(content []byte) (string, error) { return d.place.keep(name, bytes.NewReader(content)) },
				func(path string) { s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path)) }),
		})
	p.pdf(read)
	s.open(p)
}

// writePaper reads a paper and writes it to a file beside the window; done gets its path.
func writePaper(host shell.Host, read func(ctx context.Context) ([]byte, error), to func(content []byte) (string, error), done func(path string)) {
	path := ""
	host.Runner().Go("paper.write", func(ctx context.Context, _ *task.Progress) error {
		content, err := read(ctx)
		if err != nil {
			return err
		}
		path, err = to(content)
		return err
	}, func(err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		done(path)
	})
}
