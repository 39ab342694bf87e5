package screens

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
)

// reviewPage shows a letter exactly as it will go, read from the bytes that will be sent. Only its Ctrl+Enter puts the
// letter into the queue.
type reviewPage struct {
	deps     deps
	host     shell.Host
	stage    *stage
	prepared *work.Prepared
	queued   func() // once it is in the queue and this page is gone
	reader   *kit.Reader
	working  bool
	content  fyne.CanvasObject
}

// openReview puts the prepared letter in front.
func openReview(d deps, s *stage, prepared *work.Prepared, queued func()) {
	p := &reviewPage{deps: d, host: s.host, stage: s, prepared: prepared, queued: queued, reader: kit.NewReader(prepared.Shown.Text)}
	p.content = p.layOut()
	s.open(p)
}

func (p *reviewPage) layOut() fyne.CanvasObject {
	o, shown := p.prepared.Letter, p.prepared.Shown
	ask := kit.NewBanner(kit.ToneAccent, kit.Tf("Thư chưa gửi. Đọc lại lần cuối: thư đi tới %d địa chỉ, kèm %d tệp.", len(o.Recipients()), len(shown.Attachments)),
		kit.T("Ctrl+Enter để gửi; Esc để quay lại sửa. Thư đã gửi thì không lấy lại được."), "", nil)
	facts := kit.NewKeyValue(
		kit.Pair{Label: kit.T("Từ"), Value: shown.From.String()},
		kit.Pair{Label: kit.T("Tới"), Value: letter.Written(o.To)},
		kit.Pair{Label: kit.T("Đồng gửi"), Value: letter.Written(o.Cc)},
		kit.Pair{Label: kit.T("Tiêu đề"), Value: shown.Subject},
		kit.Pair{Label: kit.T("Trả lời thư"), Value: o.InReplyTo},
		kit.Pair{Label: kit.T("Cỡ thư"), Value: fileSize(shown.Size)},
	)
	top := kit.Pad(kit.VBox(10, ask, facts), 12, 14, 10, 14)
	text := kit.VBox(0, top, kit.HLine(), kit.Grow(p.reader))
	title := head(kit.T("Xem lại trước khi gửi"), buttons(p.stage.close, true, p.Commands())...)
	attached := p.files()
	if len(attached.all) == 0 {
		return kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(text)))
	}
	side := kit.Pad(kit.VBox(6, kit.NewCaption(kit.Tf("Tệp gửi kèm %d", len(attached.all))), kit.Grow(kit.Scroll(attached.list()))), 12, 14, 14, 14)
	return kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(kit.Split(text, side, composeSide, 300))))
}

// files are those that lie in the letter itself.
func (p *reviewPage) files() files {
	prepared := p.prepared
	return files{
		place: p.deps.place, stage: p.stage, sender: prepared.Shown.From.String(), all: prepared.Shown.Attachments,
		read: func(_ context.Context, a letter.Attachment) (io.ReadCloser, error) { return prepared.Open(a.Index) },
	}
}

// Content implements shell.Page.
func (p *reviewPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *reviewPage) Shown() { p.host.Window().Canvas().Focus(p.reader) }

// Commands implements shell.Commander.
func (p *reviewPage) Commands() []shell.Command {
	return []shell.Command{{Key: "review.send", Label: "Gửi thư", Shortcut: "Ctrl+Enter", Icon: kit.IconMailOut, Do: p.send}}
}

// send is the officer's word: the letter is queued, once, and what is due is sent at once.
func (p *reviewPage) send() {
	if p.working {
		return
	}
	p.working = true
	p.host.Runner().Go("outbox.queue", func(ctx context.Context, _ *task.Progress) error {
		_, err := p.deps.office.Outbox().Queue(ctx, p.prepared)
		return err
	}, func(err error) {
		p.working = false
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.stage.close()
		p.queued()
		p.host.Notify(kit.ToneDone, kit.T("Thư đã vào hàng gửi."))
		p.redraw()
		sendThen(p.host, p.deps.office, p.redraw)
	})
}

// redraw brings the letters that were sent up to date in the detail behind: its record has not changed.
func (p *reviewPage) redraw() {
	if list, ok := p.stage.list.(interface{ Redraw() }); ok {
		list.Redraw()
	}
	p.host.Refresh()
}
