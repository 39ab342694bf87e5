package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fyne asks a widget for its least size before it knows the width, which wrapped text cannot answer. The kit's layouts ask
// for the height at a width instead; objects and layouts that can answer implement one of these.
type (
	tall interface {
		heightFor(width float32) float32
	}
	tallLayout interface {
		heightFor(objects []fyne.CanvasObject, width float32) float32
	}
)

// heightFor returns the height object needs at width.
func heightFor(object fyne.CanvasObject, width float32) float32 {
	if object == nil || !object.Visible() {
		return 0
	}
	if t, ok := object.(tall); ok {
		return t.heightFor(width)
	}
	if box, ok := object.(*fyne.Container); ok {
		if t, ok := box.Layout.(tallLayout); ok {
			return t.heightFor(box.Objects, width)
		}
	}
	return object.MinSize().Height
}

// composite is the base of widgets that are made of others.
type composite struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (c *composite) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

func (c *composite) heightFor(width float32) float32 { return heightFor(c.content, width) }

// grow marks what takes the space that is left.
type grow struct{ composite }

// Grow wraps content (nil = empty space) so that HBox and VBox give it what is left.
func Grow(content fyne.CanvasObject) fyne.CanvasObject {
	if content == nil {
		content = newRectangle()
	}
	g := &grow{}
	g.content = content
	g.ExtendBaseWidget(g)
	return g
}

// shrunk is the least width of a line that may be cut.
const shrunk = 24

// MinSize implements fyne.CanvasObject: a one-line label that takes what is left is cut before it widens its row.
func (g *grow) MinSize() fyne.Size {
	least := g.composite.MinSize()
	if label, ok := g.content.(*Label); ok && !label.Wrap {
		least.Width = min(least.Width, shrunk)
	}
	return least
}

// HBox lays objects out in a row with gap pixels between them, vertically centred; a Grow takes what is left.
func HBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&hbox{gap: gap}, objects...)
}

type hbox struct{ gap, width float32 }

// widths returns what each visible object gets of width.
func (l *hbox) widths(objects []fyne.CanvasObject, width float32) []float32 {
	list := make([]float32, len(objects))
	left, growing, shown := width, 0, 0
	for i, object := range objects {
		if !object.Visible() {
			continue
		}
		shown++
		if _, ok := object.(*grow); ok {
			growing++
			continue
		}
		list[i] = object.MinSize().Width
		left -= list[i]
	}
	left -= l.gap * float32(max(0, shown-1))
	for i, object := range objects {
		if _, ok := object.(*grow); ok && object.Visible() {
			list[i] = max(0, left/float32(growing))
		}
	}
	return list
}

// MinSize implements fyne.Layout.
func (l *hbox) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, shown := fyne.Size{}, 0
	for _, object := range objects {
		if object.Visible() {
			shown++
			least := object.MinSize()
			size.Width += least.Width
			size.Height = max(size.Height, least.Height)
		}
	}
	size.Width += l.gap * float32(max(0, shown-1))
	if l.width > 0 {
		size.Height = l.heightFor(objects, max(l.width, size.Width))
	}
	return size
}

func (l *hbox) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range l.widths(objects, width) {
		height = max(height, heightFor(objects[i], w))
	}
	return height
}

// Layout implements fyne.Layout.
func (l *hbox) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	x := float32(0)
	for i, w := range l.widths(objects, size.Width) {
		object := objects[i]
		if !object.Visible() {
			continue
		}
		height := heightFor(object, w)
		if _, ok := object.(*grow); ok {
			height = max(height, size.Height)
		}
		object.Resize(fyne.NewSize(w, height))
		object.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += w + l.gap
	}
}

// VBox lays objects out below each other with gap pixels between them, full width; a Grow takes what is left.
func VBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&vbox{gap: gap}, objects...)
}

type vbox struct{ gap, width float32 }

// MinSize implements fyne.Layout.
func (l *vbox) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, shown := fyne.Size{}, 0
	for _, object := range objects {
		if object.Visible() {
			shown++
			least := object.MinSize()
			size.Width = max(size.Width, least.Width)
			size.Height += least.Height
		}
	}
	size.Height += l.gap * float32(max(0, shown-1))
	if l.width > 0 {
		size.Height = l.heightFor(objects, max(l.width, size.Width))
	}
	return size
}

func (l *vbox) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height, shown := float32(0), 0
	for _, object := range objects {
		if object.Visible() {
			shown++
			height += heightFor(object, width)
		}
	}
	return height + l.gap*float32(max(0, shown-1))
}

// Layout implements fyne.Layout.
func (l *vbox) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	growing := 0
	for _, object := range objects {
		if _, ok := object.(*grow); ok && object.Visible() {
			growing++
		}
	}
	spare := float32(0)
	if growing > 0 {
		spare = max(0, (size.Height-l.heightFor(objects, size.Width))/float32(growing))
	}
	y := float32(0)
	for _, object := range objects {
		if !object.Visible() {
			continue
		}
		height := heightFor(object, size.Width)
		if _, ok := object.(*grow); ok {
			height += spare
		}
		object.Resize(fyne.NewSize(size.Width, height))
		object.Move(fyne.NewPos(0, y))
		y += height + l.gap
	}
}

// Flow lays objects out in lines, like words, with gap pixels between them (action buttons).
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap, width float32 }

func (l *flow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	x, y, line, first := float32(0), float32(0), float32(0), 0
	// finish puts the objects of a line, centred in its height.
	finish := func(end int) {
		at := float32(0)
		for _, object := range objects[first:end] {
			if object.Visible() {
				size := object.MinSize()
				size.Width = min(size.Width, max(width, 1))
				put(object, fyne.NewPos(at, y+(line-size.Height)/2), size)
				at += size.Width + l.gap
			}
		}
		first = end
	}
	for i, object := range objects {
		if !object.Visible() {
			continue
		}
		size := object.MinSize()
		if x > 0 && x+size.Width > width {
			finish(i)
			x, y, line = 0, y+line+l.gap, 0
		}
		x += min(size.Width, max(width, 1)) + l.gap
		line = max(line, size.Height)
	}
	finish(len(objects))
	return y + line
}

// MinSize implements fyne.Layout.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, object := range objects {
		if object.Visible() {
			size = size.Max(object.MinSize())
		}
	}
	if l.width > 0 {
		size.Height = l.heightFor(objects, l.width)
	}
	return size
}

func (l *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// Layout implements fyne.Layout.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(object fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		object.Resize(s)
		object.Move(at)
	})
}

// Pad puts content inside paddings.
func Pad(content fyne.CanvasObject, top, right, bottom, left float32) fyne.CanvasObject {
	return container.New(&pad{top: top, right: right, bottom: bottom, left: left}, content)
}

type pad struct{ top, right, bottom, left float32 }

// MinSize implements fyne.Layout.
func (p *pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func (p *pad) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], width-p.left-p.right) + p.top + p.bottom
}

// Layout implements fyne.Layout.
func (p *pad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(p.left+p.right, p.top+p.bottom))
	objects[0].Move(fyne.NewPos(p.left, p.top))
}

// AtMost gives content the width it is given but never more than width: a form that stays readable in a wide window.
func AtMost(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&atMost{width}, content)
}

type atMost struct{ width float32 }

// MinSize implements fyne.Layout.
func (a *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (a *atMost) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], min(width, a.width))
}

// Layout implements fyne.Layout.
func (a *atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, min(size.Width, a.width), size.Height)
}

// Sized gives content a fixed minimum size; 0 keeps its own.
func Sized(width, height float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&sized{width: width, height: height}, content)
}

type sized struct{ width, height float32 }

// MinSize implements fyne.Layout.
func (s *sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if s.width > 0 {
		size.Width = s.width
	}
	if s.height > 0 {
		size.Height = s.height
	}
	return size
}

func (s *sized) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if s.height > 0 {
		return s.height
	}
	return heightFor(objects[0], width)
}

// Layout implements fyne.Layout.
func (s *sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.Position{})
}

// overlay lays all objects over each other at full size; the last one decides the height.
type overlay struct{}

// MinSize implements fyne.Layout.
func (overlay) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[len(objects)-1].MinSize()
}

func (overlay) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[len(objects)-1], width)
}

// Layout implements fyne.Layout.
func (overlay) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, object := range objects {
		object.Resize(size)
		object.Move(fyne.Position{})
	}
}

// Scroll returns content in a vertical scroller whose content is as high as it needs to be at the scroller's width.
func Scroll(content fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(nil)
	scroll.Content = container.New(&scrolled{scroll: scroll}, content)
	return scroll
}

// scrolled is the layout of a scroller's content: it takes the height from the scroller's width.
type scrolled struct{ scroll *container.Scroll }

// MinSize implements fyne.Layout.
func (s *scrolled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	if width := s.scroll.Size().Width; width > 0 {
		least.Height = heightFor(objects[0], max(width, least.Width))
	}
	return least
}

// Layout implements fyne.Layout.
func (s *scrolled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.Position{})
}

// FollowFocus scrolls so that object, which stands inside scroll, is seen.
func FollowFocus(scroll *container.Scroll, object fyne.CanvasObject) {
	if scroll == nil || scroll.Content == nil || object == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(object).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	bottom, margin := top+object.Size().Height, Size(theme.SizeNamePadding)*2
	switch offset := scroll.Offset.Y; {
	case top-margin < offset:
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-margin)))
	case bottom+margin > offset+scroll.Size().Height:
		scroll.ScrollToOffset(fyne.NewPos(0, bottom+margin-scroll.Size().Height))
	}
}
