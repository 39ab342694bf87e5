package kit

import "fyne.io/fyne/v2"

// emptyState is what a grid without rows shows in its middle.
type emptyState struct {
	composite
	title, hint *Label
	button      *Button
}

func newEmptyState() *emptyState {
	e := &emptyState{title: NewHeading(""), hint: NewParagraph(""), button: NewButton("", nil)}
	e.title.Align, e.hint.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
	e.hint.Color = ColorMuted
	e.content = VBox(8, Grow(nil), e.title, e.hint, HBox(0, Grow(nil), e.button, Grow(nil)), Grow(nil), Grow(nil))
	e.ExtendBaseWidget(e)
	return e
}

// set shows what grid says when it has no rows, hides it when it has some.
func (e *emptyState) set(g *Grid, at fyne.Position, size fyne.Size) {
	if g.count() > 0 {
		show(e, false)
		return
	}
	empty := g.Empty
	if g.loading() {
		empty = Empty{Title: T("Đang đọc…")}
	} else if empty.Title == "" {
		empty.Title = T("Chưa có dòng nào")
	}
	e.title.SetText(empty.Title)
	e.hint.SetText(empty.Hint)
	show(e.hint, empty.Hint != "")
	e.button.SetLabel(empty.Action)
	e.button.OnTapped = empty.Do
	show(e.button, empty.Action != "")
	show(e, true)
	width := min(size.Width-32, 420)
	place(e, at.X+(size.Width-width)/2, at.Y, width, size.Height)
}
