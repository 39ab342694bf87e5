package kit

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/task"
)

// PageLoader draws a page (from 0) at dpi. It runs beside the window. dpi counts from 72 = one point is one pixel.
type PageLoader func(ctx context.Context, page, dpi int) (image.Image, error)

// PDFView shows a paper page by page. PgUp and PgDn turn, + and - zoom, 0 fits the width, arrows and the wheel scroll.
type PDFView struct {
	composite
	runner *task.Runner
	key    string
	load   PageLoader
	pages  int
	page   int
	zoom   int // per cent of the width that fits

	picture *canvas.Image
	scroll  *container.Scroll
	holder  *fyne.Container
	where   *Label
	message *Label
	bar     fyne.CanvasObject
	frame   *backdrop
}

const (
	leastZoom, fitZoom, mostZoom, zoomStep = 25, 100, 400, 25
	// loadDPI is what pages are drawn at for 100 %: sharp at the widths the window gives a preview.
	loadDPI = 110
)

// NewPDFView returns a view of pages; key names its loading in runner.
func NewPDFView(runner *task.Runner, key string, pages int, load PageLoader) *PDFView {
	v := &PDFView{runner: runner, key: key, zoom: fitZoom, where: NewMuted(""), message: NewParagraph("")}
	v.picture = canvas.NewImageFromImage(nil)
	v.picture.FillMode = canvas.ImageFillContain
	v.picture.ScaleMode = canvas.ImageScaleSmooth
	v.holder = container.New(&pageLayout{v}, v.picture)
	v.scroll = container.NewScroll(v.holder)
	v.frame = newBackdrop("", "", 0)
	v.bar = v.tools()
	v.message.Align = fyne.TextAlignCenter
	middle := container.NewStack(newBackdrop(ColorLine, "", 0), v.scroll, VBox(0, Grow(nil), v.message, Grow(nil)), v.frame)
	v.content = VBox(0, v.bar, Grow(middle))
	v.ExtendBaseWidget(v)
	v.SetPaper(pages, load)
	return v
}

func (v *PDFView) tools() fyne.CanvasObject {
	button := func(icon IconName, help string, do func()) *Button { return NewIconButton(icon, help, do) }
	row := HBox(2,
		button(IconLeft, T("Trang trước (PgUp)"), func() { v.turn(-1) }),
		button(IconRight, T("Trang sau (PgDn)"), func() { v.turn(1) }),
		Grow(v.where),
		button(IconMinus, T("Nhỏ hơn (−)"), func() { v.setZoom(v.zoom - zoomStep) }),
		button(IconPlus, T("To hơn (+)"), func() { v.setZoom(v.zoom + zoomStep) }),
		NewLink(T("Vừa bề rộng"), func() { v.setZoom(fitZoom) }),
	)
	return VBox(0, Pad(row, 2, 8, 2, 4), HLine())
}

// SetPaper shows another paper from its first page; with no loader or no page the view is empty.
func (v *PDFView) SetPaper(pages int, load PageLoader) {
	v.pages, v.load, v.page = pages, load, 0
	v.picture.Image = nil
	v.show()
}

// ShowPage turns to a page, from 0; the last one when there are fewer.
func (v *PDFView) ShowPage(page int) { v.turn(page - v.page) }

// Page returns the page shown, from 0.
func (v *PDFView) Page() int { return v.page }

// SetMessage shows a text instead of a page ("chưa có bản xem trước").
func (v *PDFView) SetMessage(text string) {
	v.message.SetText(text)
	show(v.message, text != "")
}

// show loads the page; a page asked for later wins over one that is still being drawn.
func (v *PDFView) show() {
	if v.load == nil || v.pages == 0 {
		v.runner.Drop(v.key)
		v.SetMessage(T("Chưa có gì để xem."))
		v.where.SetText("")
		v.picture.Hide()
		return
	}
	v.where.SetText(Tf("Trang %d/%d · %d%%", v.page+1, v.pages, v.zoom))
	if v.picture.Image == nil {
		v.SetMessage(T("Đang đọc…"))
	}
	page, dpi, load := v.page, loadDPI*max(v.zoom, fitZoom)/fitZoom, v.load
	var drawn image.Image
	v.runner.Go(v.key, func(ctx context.Context, _ *task.Progress) (err error) {
		drawn, err = load(ctx, page, dpi)
		return err
	}, func(err error) {
		if err != nil {
			v.picture.Image = nil
			v.picture.Hide()
			v.SetMessage(messageOf(err))
			return
		}
		v.SetMessage("")
		v.picture.Image = drawn
		v.picture.Show()
		v.picture.Refresh()
		v.holder.Refresh()
		v.scroll.Refresh()
	})
}

func (v *PDFView) turn(by int) {
	to := max(0, min(v.page+by, v.pages-1))
	if to == v.page {
		return
	}
	v.page = to
	v.scroll.ScrollToOffset(fyne.Position{})
	v.show()
}

func (v *PDFView) setZoom(zoom int) {
	zoom = max(leastZoom, min(zoom, mostZoom))
	if zoom != v.zoom {
		v.zoom = zoom
		v.show()
	}
}

// FocusGained implements fyne.Focusable.
func (v *PDFView) FocusGained() {
	v.frame.border = ColorAccent
	v.frame.Refresh()
}

// FocusLost implements fyne.Focusable.
func (v *PDFView) FocusLost() {
	v.frame.border = ""
	v.frame.Refresh()
}

// MouseDown implements desktop.Mouseable.
func (v *PDFView) MouseDown(*desktop.MouseEvent) { focus(v) }

// MouseUp implements desktop.Mouseable.
func (v *PDFView) MouseUp(*desktop.MouseEvent) {}

// TypedRune implements fyne.Focusable.
func (v *PDFView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.setZoom(v.zoom + zoomStep)
	case '-':
		v.setZoom(v.zoom - zoomStep)
	case '0':
		v.setZoom(fitZoom)
	}
}

// TypedKey implements fyne.Focusable.
func (v *PDFView) TypedKey(event *fyne.KeyEvent) {
	const step = 60
	switch event.Name {
	case fyne.KeyPageUp:
		v.turn(-1)
	case fyne.KeyPageDown:
		v.turn(1)
	case fyne.KeyHome:
		v.turn(-v.page)
	case fyne.KeyEnd:
		v.turn(v.pages)
	case fyne.KeyUp:
		v.scroll.ScrollToOffset(v.scroll.Offset.SubtractXY(0, step))
	case fyne.KeyDown:
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, step))
	case fyne.KeyLeft:
		v.scroll.ScrollToOffset(v.scroll.Offset.SubtractXY(step, 0))
	case fyne.KeyRight:
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(step, 0))
	default:
		handOn(v, event)
	}
}

// pageLayout gives the picture the width of the view times the zoom, with a margin, in its own proportions.
type pageLayout struct{ v *PDFView }

const pageMargin = 10

func (l *pageLayout) size() fyne.Size {
	if l.v.picture.Image == nil {
		return fyne.NewSize(10, 10)
	}
	bounds := l.v.picture.Image.Bounds()
	width := max(40, (l.v.scroll.Size().Width-2*pageMargin)*float32(l.v.zoom)/fitZoom)
	return fyne.NewSize(width, width*float32(bounds.Dy())/float32(max(1, bounds.Dx())))
}

// MinSize implements fyne.Layout.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.size().AddWidthHeight(2*pageMargin, 2*pageMargin)
}

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	picture := l.size()
	objects[0].Resize(picture)
	objects[0].Move(fyne.NewPos(max(pageMargin, (size.Width-picture.Width)/2), pageMargin))
}
