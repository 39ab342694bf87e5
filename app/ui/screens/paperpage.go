package screens

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// paperPage shows a paper, a picture or a text in front of a list, with what can be done with it at its top and, when there
// is more to choose, in a pane at its side.
type paperPage struct {
	host    shell.Host
	title   *kit.Label
	mark    *kit.Badge // what is to be known about the file
	view    *kit.PDFView
	reader  *kit.Reader
	seen    fyne.Focusable // view or reader
	body    *fyne.Container
	content fyne.CanvasObject
	actions []shell.Command
}

// sideWidth is the width of the pane beside a paper.
const sideWidth = 330

// sharper is how much finer a page is drawn than the view asks: a small paper is shown wide here.
const sharper = 2

// The work that fills the page; the newest wins.
const (
	taskOfPage = "screens.paper"
	taskOfFile = "screens.paper.read"
)

// newPaperPage makes the page, still without a paper; the first action is the primary one when there is a side.
func newPaperPage(host shell.Host, title string, side fyne.CanvasObject, close func(), actions ...shell.Command) *paperPage {
	p := &paperPage{
		host: host, actions: actions, title: kit.NewTitle(title), mark: kit.NewBadge("", kit.ToneNone), body: container.NewStack(),
		view: kit.NewPDFView(host.Runner(), taskOfPage, 0, nil), reader: kit.NewReader(""),
	}
	p.show(p.view, p.view)
	p.view.SetMessage(kit.T("Đang đọc…"))
	body := fyne.CanvasObject(p.body)
	if side != nil {
		body = kit.Split(p.body, kit.Fill(kit.ColorSurface, side), sideWidth, sideWidth)
	}
	named := kit.HBox(10, kit.Grow(p.title), p.mark)
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, headOf(named, buttons(close, side != nil, actions)...), kit.Grow(body)))
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
func (p *paperPage) Shown() { p.host.Window().Canvas().Focus(p.seen) }

// Commands implements shell.Commander.
func (p *paperPage) Commands() []shell.Command { return p.actions }

// show puts the view or the reader into the middle; the focus goes on to it when the other one had it.
func (p *paperPage) show(object fyne.CanvasObject, seen fyne.Focusable) {
	before := p.seen
	p.seen = seen
	p.body.Objects = []fyne.CanvasObject{object}
	p.body.Refresh()
	if canvas := p.host.Window().Canvas(); before != nil && before != seen && canvas.Focused() == before {
		canvas.Focus(seen)
	}
}

// load reads a file beside the window and then shows it; what was being read for this page before is given up.
func (p *paperPage) load(read func(ctx context.Context) error, show func()) {
	p.view.SetPaper(0, nil)
	p.view.SetMessage(kit.T("Đang đọc…"))
	p.host.Runner().Go(taskOfFile, func(ctx context.Context, _ *task.Progress) error { return read(ctx) }, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		show()
	})
}

// pdf reads a PDF beside the window and shows its first page.
func (p *paperPage) pdf(read func(ctx context.Context) ([]byte, error)) { p.pdfAt(read, 0, nil) }

// pdfAt is pdf from another page on, counted from 0; then, which may be nil, is given the file once its pages are seen.
func (p *paperPage) pdfAt(read func(ctx context.Context) ([]byte, error), page int, then func(content []byte)) {
	var content []byte
	var pages int
	p.show(p.view, p.view)
	p.load(func(ctx context.Context) (err error) {
		if content, err = read(ctx); err != nil {
			return err
		}
		pages, err = paper.PageCount(ctx, content)
		return err
	}, func() {
		p.view.SetPaper(pages, func(ctx context.Context, page, dpi int) (image.Image, error) {
			return paper.Preview(ctx, content, page+1, dpi*sharper)
		})
		p.view.ShowPage(page)
		if then != nil {
			then(content)
		}
	})
}

// picture reads a picture beside the window and shows it; then is called once it is seen.
func (p *paperPage) picture(read func(ctx context.Context) (image.Image, error), then func()) {
	var picture image.Image
	p.show(p.view, p.view)
	p.load(func(ctx context.Context) (err error) {
		picture, err = read(ctx)
		return err
	}, func() {
		p.view.SetPaper(1, func(context.Context, int, int) (image.Image, error) { return picture, nil })
		then()
	})
}

// text reads a text beside the window and shows it, with the words of a query marked.
func (p *paperPage) text(read func(ctx context.Context) (string, error), query string) {
	text := ""
	p.show(p.view, p.view)
	p.load(func(ctx context.Context) (err error) {
		text, err = read(ctx)
		return err
	}, func() {
		p.reader.SetText(text)
		p.reader.Mark(query)
		p.show(p.reader, p.reader)
	})
}

// tell shows a sentence instead of a file.
func (p *paperPage) tell(sentence string) {
	p.host.Runner().Drop(taskOfFile)
	p.show(p.view, p.view)
	p.view.SetPaper(0, nil)
	p.view.SetMessage(sentence)
}

func (p *paperPage) failed(err error) {
	p.view.SetMessage(kit.T("Không xem được ở đây."))
	p.host.Fail(err)
}
