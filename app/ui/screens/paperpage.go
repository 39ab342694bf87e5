package screens

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// paperPage shows a paper or a picture in front of a list, with what can be done with it at its top and, when there is
// more to choose, in a pane at its side.
type paperPage struct {
	host    shell.Host
	view    *kit.PDFView
	content fyne.CanvasObject
	actions []shell.Command
}

// sideWidth is the width of the pane beside a paper.
const sideWidth = 330

// sharper is how much finer a page is drawn than the view asks: a small paper is shown wide here.
const sharper = 2

// newPaperPage makes the page, still without a paper; the first action is the primary one when there is a side.
func newPaperPage(host shell.Host, title string, side fyne.CanvasObject, close func(), actions ...shell.Command) *paperPage {
	p := &paperPage{host: host, actions: actions, view: kit.NewPDFView(host.Runner(), "screens.paper", 0, nil)}
	p.view.SetMessage(kit.T("Đang đọc…"))
	body := fyne.CanvasObject(p.view)
	if side != nil {
		body = kit.Split(p.view, kit.Fill(kit.ColorSurface, side), sideWidth, sideWidth)
	}
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, head(title, buttons(close, side != nil, actions)...), kit.Grow(body)))
	return p
}

// buttons are those of a page in front: its actions from the last to the first, "Đóng" before them.
func buttons(close func(), primary bool, actions []shell.Command) []fyne.CanvasObject {
	list := []fyne.CanvasObject{button(shell.Command{Label: "Đóng", Shortcut: "Esc", Do: close}, false)}
	for i := len(actions) - 1; i >= 0; i-- {
		list = append(list, button(actions[i], primary && i == 0))
	}
	return list
}

// Content implements shell.Page.
func (p *paperPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *paperPage) Shown() { p.host.Window().Canvas().Focus(p.view) }

// Commands implements shell.Commander.
func (p *paperPage) Commands() []shell.Command { return p.actions }

// pdf reads a PDF beside the window and shows its first page.
func (p *paperPage) pdf(read func(ctx context.Context) ([]byte, error)) {
	var content []byte
	var pages int
	p.host.Runner().Go("screens.paper.read", func(ctx context.Context, _ *task.Progress) (err error) {
		if content, err = read(ctx); err != nil {
			return err
		}
		pages, err = paper.PageCount(ctx, content)
		return err
	}, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.view.SetPaper(pages, func(ctx context.Context, page, dpi int) (image.Image, error) {
			return paper.Preview(ctx, content, page+1, dpi*sharper)
		})
	})
}

// image reads a picture beside the window and shows it.
func (p *paperPage) image(read func(ctx context.Context) (image.Image, error)) {
	p.view.SetPaper(1, func(ctx context.Context, _, _ int) (image.Image, error) { return read(ctx) })
}

func (p *paperPage) failed(err error) {
	p.view.SetMessage(kit.T("Không xem được ở đây."))
	p.host.Fail(err)
}

// textPage shows a text in front of a list.
type textPage struct {
	host    shell.Host
	reader  *kit.Reader
	content fyne.CanvasObject
	actions []shell.Command
}

func newTextPage(host shell.Host, title, text string, close func(), actions ...shell.Command) *textPage {
	p := &textPage{host: host, reader: kit.NewReader(text), actions: actions}
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, head(title, buttons(close, false, actions)...), kit.Grow(p.reader)))
	return p
}

// Content implements shell.Page.
func (p *textPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *textPage) Shown() { p.host.Window().Canvas().Focus(p.reader) }

// Commands implements shell.Commander.
func (p *textPage) Commands() []shell.Command { return p.actions }
