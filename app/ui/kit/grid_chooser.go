package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// columnStep is how much wider or narrower one press makes a column.
const columnStep = 10

// columnList is the list of columns in the chooser, from left to right. What is changed there shows in the grid at once.
type columnList struct {
	lines
	grid *Grid
	end  func() // Enter and Esc
}

// ShowColumns opens the chooser: Space shows or hides a column, Ctrl+Up and Ctrl+Down move it, Left and Right make it
// narrower or wider; Enter and Esc close it.
func (g *Grid) ShowColumns() {
	window := windowOf(g)
	if window == nil {
		return
	}
	var m *modal
	list := newColumnList(g, func() { m.close() })
	hint := NewParagraph(T("Phím cách hiện hoặc ẩn cột, Ctrl+mũi tên lên, xuống đổi chỗ, mũi tên trái, phải thu hẹp, nới rộng."))
	hint.TextSize, hint.Color = SizeSmall, ColorMuted
	ready := NewPrimary(T("Xong"), "Enter", func() { m.close() })
	buttons := []*Button{
		NewButton(T("Lên"), func() { list.shift(-1) }), NewButton(T("Xuống"), func() { list.shift(1) }),
		NewButton(T("Mặc định"), func() { g.resetColumns(); list.fill() }), ready,
	}
	body := VBox(6, NewHeading(T("Các cột")), hint, Pad(list, 4, 6, 0, 6), buttonRow(buttons...))
	m = openModal(window, dialogWidth, body, buttons, list, nil)
}

func newColumnList(g *Grid, end func()) *columnList {
	l := &columnList{grid: g, end: end}
	l.self, l.height, l.chosen = l, 24, true
	l.onOpen = func(int) { end() }
	l.onPress = func(i int, x float32) bool {
		if x < 34 {
			l.flip(i)
		}
		return true
	}
	l.onKey = l.key
	l.ExtendBaseWidget(l)
	l.fill()
	return l
}

func (l *columnList) fill() {
	items := make([]line, len(l.grid.order))
	for at, i := range l.grid.order {
		column := l.grid.columns[i]
		_, width := l.grid.span(i)
		items[at] = line{sign: "✓", signTone: ToneAccent, text: column.Title, note: strconv.Itoa(int(width))}
		if column.Hidden {
			items[at].sign, items[at].signTone, items[at].textMuted, items[at].note = "–", ToneMuted, true, T("ẩn")
		}
	}
	l.setItems(items)
}

func (l *columnList) key(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace:
		l.flip(l.cursor)
	case fyne.KeyLeft:
		l.widen(-columnStep)
	case fyne.KeyRight:
		l.widen(columnStep)
	case fyne.KeyEscape:
		l.end()
	}
}

// TypedShortcut implements fyne.Shortcutable: Ctrl+Up and Ctrl+Down.
func (l *columnList) TypedShortcut(shortcut fyne.Shortcut) {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || s.Modifier != fyne.KeyModifierControl {
		return
	}
	switch s.KeyName {
	case fyne.KeyUp:
		l.shift(-1)
	case fyne.KeyDown:
		l.shift(1)
	}
}

// MouseDown implements desktop.Mouseable.
func (l *columnList) MouseDown(event *desktop.MouseEvent) {
	focus(l)
	l.lines.MouseDown(event)
}

func (l *columnList) flip(at int) {
	l.grid.switchColumn(l.grid.order[at])
	l.fill()
}

// shift moves the column under the cursor by one place.
func (l *columnList) shift(by int) {
	order, to := l.grid.order, l.cursor+by
	if to < 0 || to >= len(order) {
		return
	}
	order[l.cursor], order[to] = order[to], order[l.cursor]
	l.cursor = to
	l.grid.columnsChanged()
	l.fill()
}

func (l *columnList) widen(by float32) {
	i := l.grid.order[l.cursor]
	if l.grid.columns[i].Hidden {
		return
	}
	_, width := l.grid.span(i)
	l.grid.resizeColumn(i, width+by)
	l.grid.columnsChanged()
	l.fill()
}
