package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// pickerPage is how many answers a picker shows at once.
const pickerPage = 12

// picker is a list of answers below a line being typed in: the line keeps the focus and hands Up and Down on.
type picker struct {
	lines
	pick    func(index int) // an answer was clicked
	all     []line
	top     int
	at      int
	hovered bool
}

func newPicker(pick func(index int)) *picker {
	p := &picker{pick: pick}
	p.self, p.height, p.focused, p.inner = p, 26, true, true
	p.ExtendBaseWidget(p)
	return p
}

// set shows answers with the cursor on the given one.
func (p *picker) set(all []line, at int) {
	p.all, p.top = all, 0
	p.move(at)
}

// move puts the cursor on answer at and scrolls to it.
func (p *picker) move(at int) {
	p.at = max(0, min(at, len(p.all)-1))
	switch {
	case p.at < p.top:
		p.top = p.at
	case p.at >= p.top+pickerPage:
		p.top = p.at - pickerPage + 1
	}
	p.top = max(0, min(p.top, len(p.all)-pickerPage))
	p.cursor = p.at - p.top
	p.setItems(p.all[p.top:min(p.top+pickerPage, len(p.all))])
}

// key moves the cursor and reports whether the key was one of its own.
func (p *picker) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		p.move(p.at - 1)
	case fyne.KeyDown:
		p.move(p.at + 1)
	case fyne.KeyPageUp:
		p.move(p.at - pickerPage)
	case fyne.KeyPageDown:
		p.move(p.at + pickerPage)
	default:
		return false
	}
	return true
}

// MouseDown implements desktop.Mouseable.
func (p *picker) MouseDown(event *desktop.MouseEvent) {
	if i := p.indexAt(event.Position.Y); i >= 0 {
		p.move(p.top + i)
	}
}

// MouseUp implements desktop.Mouseable.
func (p *picker) MouseUp(event *desktop.MouseEvent) {
	if i := p.indexAt(event.Position.Y); i >= 0 && p.pick != nil {
		p.pick(p.top + i)
	}
}

// Scrolled implements fyne.Scrollable.
func (p *picker) Scrolled(event *fyne.ScrollEvent) {
	if event.Scrolled.DY < 0 {
		p.move(p.at + 1)
	} else if event.Scrolled.DY > 0 {
		p.move(p.at - 1)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *picker) MouseIn(event *desktop.MouseEvent) {
	p.hovered = true
	p.lines.MouseIn(event)
}

// MouseOut implements desktop.Hoverable.
func (p *picker) MouseOut() {
	p.hovered = false
	p.lines.MouseOut()
}

func optionLines(options []Option) []line {
	list := make([]line, len(options))
	for i, option := range options {
		list[i] = line{text: option.Label, note: option.Note}
	}
	return list
}

// dropDown is a picker that opens below a field on the window's layer. The field keeps the focus.
type dropDown struct {
	owner  fyne.CanvasObject
	picker *picker
	box    fyne.CanvasObject
	open   bool
	chosen func(index int)
}

func newDropDown(owner fyne.CanvasObject, chosen func(index int)) *dropDown {
	d := &dropDown{owner: owner, chosen: chosen}
	d.picker = newPicker(func(index int) {
		d.choose(index)
		d.takeFocusBack()
	})
	back := newBackdrop(ColorSurface, ColorField, 4)
	d.box = container.New(overlay{}, back, Pad(d.picker, 4, 4, 4, 4))
	return d
}

// show opens the list with answers, the cursor on at; no answers close it.
func (d *dropDown) show(answers []line, at int) {
	if len(answers) == 0 {
		d.close()
		return
	}
	d.picker.set(answers, at)
	d.open = true
	c := fyne.CurrentApp().Driver().CanvasForObject(d.owner)
	l := layers[c]
	if l == nil {
		return
	}
	at0 := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.owner)
	width := max(d.owner.Size().Width, 260)
	height := d.picker.heightFor(0) + 8
	y := at0.Y + d.owner.Size().Height + 2
	if y+height > c.Size().Height && at0.Y-height-2 > 0 {
		y = at0.Y - height - 2
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.float) // below the window's menu
	d.box.Resize(fyne.NewSize(width, height))
	d.box.Move(fyne.NewPos(min(at0.X, max(0, c.Size().Width-width-4)), y).Subtract(origin))
	l.float.Objects = []fyne.CanvasObject{d.box}
	canvas.Refresh(l.float)
}

func (d *dropDown) close() {
	if !d.open {
		return
	}
	d.open, d.picker.hovered = false, false
	for _, l := range layers {
		if len(l.float.Objects) == 1 && l.float.Objects[0] == d.box {
			l.float.Objects = nil
			canvas.Refresh(l.float)
		}
	}
}

// lostFocus closes the list unless the pointer is about to choose from it.
func (d *dropDown) lostFocus() {
	if !d.picker.hovered {
		d.close()
	}
}

func (d *dropDown) choose(index int) {
	d.close()
	d.chosen(index)
}

// takeFocusBack gives the field the focus after a click: Fyne takes it away when the mouse button comes up over the list,
// which is just after this call.
func (d *dropDown) takeFocusBack() {
	owner, ok := d.owner.(fyne.Focusable)
	if !ok {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(d.owner)
	if l := layers[c]; l != nil {
		l.runner.After(30*time.Millisecond, func() { c.Focus(owner) })
	}
}

// key handles a key while the list is open: moving, Enter and Tab choose, Esc closes.
func (d *dropDown) key(name fyne.KeyName) bool {
	if !d.open {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		d.choose(d.picker.at)
	case fyne.KeyEscape:
		d.close()
	default:
		return d.picker.key(name)
	}
	return true
}
