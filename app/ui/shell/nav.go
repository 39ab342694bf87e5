package shell

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/ui/kit"
)

const (
	navWidth  = 196
	navHead   = 44
	navHeight = 32
	navGroup  = 26
)

// navigation is the column at the left: the department's name, then the screens with their counts, in groups.
type navigation struct {
	content    fyne.CanvasObject
	department *kit.Label
	entries    map[string]*navEntry
	scroll     *container.Scroll
}

func newNavigation(program string, screens []Screen, choose func(key string)) *navigation {
	n := &navigation{department: kit.NewBold(""), entries: map[string]*navEntry{}}
	name := kit.NewLabel(program)
	name.TextSize, name.Color = kit.SizeTiny, kit.ColorNavMuted
	n.department.Color = kit.ColorAccentText
	head := kit.Sized(0, navHead, kit.Pad(kit.VBox(0, name, n.department), 6, 10, 4, 14))
	n.scroll = container.NewVScroll(container.New(navColumn{}, n.list(screens, choose)...))
	n.content = kit.Fill(kit.ColorNav, kit.VBox(0, head, navLine(), kit.Grow(kit.Pad(n.scroll, 6, 0, 0, 0))))
	return n
}

// list makes the entries, with the name of its group above the first of each.
func (n *navigation) list(screens []Screen, choose func(key string)) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	group := ""
	for _, screen := range screens {
		if screen.Group != group {
			group = screen.Group
			objects = append(objects, newNavGroup(group))
		}
		entry := newNavEntry(screen, func() { choose(screen.Key) })
		n.entries[screen.Key] = entry
		objects = append(objects, entry)
	}
	return objects
}

func (n *navigation) choose(key string) {
	for name, entry := range n.entries {
		if on := name == key; on != entry.on {
			entry.on = on
			entry.Refresh()
		}
	}
	if entry := n.entries[key]; entry != nil {
		kit.FollowFocus(n.scroll, entry)
	}
}

func (n *navigation) setCount(key string, count int, tone kit.Tone) {
	if entry := n.entries[key]; entry != nil && (entry.count != count || entry.tone != tone) {
		entry.count, entry.tone = count, tone
		entry.Refresh()
	}
}

// textScale is how much larger than designed the user wants the text.
func textScale() float32 { return kit.Size(kit.SizeText) / 13 }

func navLine() fyne.CanvasObject {
	return kit.Sized(0, 1, kit.Fill(kit.ColorNavLine, canvas.NewRectangle(nil)))
}

// navEntry is one screen in the navigation.
type navEntry struct {
	widget.BaseWidget
	title     string
	icon      kit.IconName
	help      string
	count     int
	tone      kit.Tone
	on, hover bool
	tapped    func()
}

func newNavEntry(screen Screen, tapped func()) *navEntry {
	e := &navEntry{title: kit.Several(screen.Title), icon: screen.Icon, help: screen.Shortcut, tapped: tapped}
	e.ExtendBaseWidget(e)
	return e
}

// Tapped implements fyne.Tappable.
func (e *navEntry) Tapped(*fyne.PointEvent) { e.tapped() }

// Cursor implements desktop.Cursorable.
func (e *navEntry) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (e *navEntry) MouseIn(at *desktop.MouseEvent) {
	e.hover = true
	e.Refresh()
	kit.ShowTooltip(e, e.title+" · "+e.help, at.AbsolutePosition)
}

// MouseMoved implements desktop.Hoverable.
func (e *navEntry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (e *navEntry) MouseOut() {
	e.hover = false
	e.Refresh()
	kit.HideTooltip(e)
}

// CreateRenderer implements fyne.Widget.
func (e *navEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{
		entry: e, back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), badge: canvas.NewRectangle(nil),
		title: canvas.NewText(e.title, nil), count: canvas.NewText("", nil),
		icon: kit.NewIcon(e.icon, kit.ColorNavText), iconOn: kit.NewIcon(e.icon, kit.ColorAccentText),
	}
	r.count.Alignment = fyne.TextAlignCenter
	r.objects = []fyne.CanvasObject{r.back, r.mark, r.icon, r.iconOn, r.title, r.badge, r.count}
	r.Refresh()
	return r
}

type navRenderer struct {
	entry             *navEntry
	back, mark, badge *canvas.Rectangle
	icon, iconOn      fyne.CanvasObject
	title, count      *canvas.Text
	objects           []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *navRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *navRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *navRenderer) MinSize() fyne.Size { return fyne.NewSize(0, navHeight*textScale()) }

// Layout implements fyne.WidgetRenderer.
func (r *navRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(3, size.Height))
	icon := r.icon.MinSize()
	for _, object := range []fyne.CanvasObject{r.icon, r.iconOn} {
		object.Resize(icon)
		object.Move(fyne.NewPos(14, (size.Height-icon.Height)/2))
	}
	title := r.title.MinSize()
	r.title.Resize(title)
	r.title.Move(fyne.NewPos(24+icon.Width, (size.Height-title.Height)/2))
	number := r.count.MinSize()
	badge := fyne.NewSize(fyne.Max(number.Width+14, 22), number.Height+3)
	r.badge.CornerRadius = badge.Height / 2
	r.badge.Resize(badge)
	r.badge.Move(fyne.NewPos(size.Width-14-badge.Width, (size.Height-badge.Height)/2))
	r.count.Resize(fyne.NewSize(badge.Width, number.Height))
	r.count.Move(r.badge.Position().AddXY(0, 1.5))
}

// Refresh implements fyne.WidgetRenderer.
func (r *navRenderer) Refresh() {
	e := r.entry
	r.back.FillColor, r.title.Color = kit.Color(kit.ColorNav), kit.Color(kit.ColorNavText)
	if e.hover {
		r.back.FillColor = kit.Color(kit.ColorNavLine)
	}
	if e.on {
		r.back.FillColor, r.title.Color = kit.Color(kit.ColorNavOn), kit.Color(kit.ColorAccentText)
	}
	r.mark.FillColor = kit.Color(kit.ColorNavMark)
	show(r.mark, e.on)
	show(r.icon, !e.on)
	show(r.iconOn, e.on)
	r.title.TextSize, r.count.TextSize = kit.Size(kit.SizeText), kit.Size(kit.SizeTiny)
	r.count.Text, r.count.Color = shortCount(e.count), kit.Color(kit.ColorAccentText)
	r.badge.FillColor = kit.Color(kit.ColorNavCount)
	if e.tone == kit.ToneLate {
		r.badge.FillColor = kit.Color(kit.ColorLateDot)
	}
	show(r.badge, e.count > 0)
	show(r.count, e.count > 0)
	r.Layout(e.Size())
	canvas.Refresh(e)
}

// shortCount writes large counts so that they fit beside the title.
func shortCount(n int) string {
	switch {
	case n < 1000:
		return strconv.Itoa(n)
	case n < 1_000_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n/1_000_000) + "tr"
}

func show(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}
