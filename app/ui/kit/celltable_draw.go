package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer implements fyne.Widget.
func (t *CellTable) CreateRenderer() fyne.WidgetRenderer {
	t.renderer = &cellRenderer{table: t}
	t.renderer.draw()
	return t.renderer
}

// draw brings the drawing in line with the table, when there is a drawing yet.
func (t *CellTable) draw() {
	if t.renderer != nil {
		t.renderer.draw()
		canvas.Refresh(t)
	}
}

// strokes is a pool of boxes and texts: a drawing takes as many as it needs, the others are hidden. All boxes lie below all
// texts.
type strokes struct {
	boxes        []*canvas.Rectangle
	texts        []*canvas.Text
	box, text    int // how many are taken
	all          []fyne.CanvasObject
	grownInDraft bool
}

func (s *strokes) begin() { s.box, s.text, s.grownInDraft = 0, 0, false }

// rectangle draws a box; an empty fill is none, so is an empty border.
func (s *strokes) rectangle(fill, border fyne.ThemeColorName, x, y, width, height float32) *canvas.Rectangle {
	if s.box == len(s.boxes) {
		s.boxes, s.grownInDraft = append(s.boxes, newRectangle()), true
	}
	box := s.boxes[s.box]
	s.box++
	setRectangle(box, fill, border, 0)
	place(box, x, y, width, height)
	show(box, true)
	return box
}

// line writes one line of text in the middle of a height.
func (s *strokes) line(content string, ink fyne.ThemeColorName, f face, align fyne.TextAlign, x, y, width, height float32) {
	if s.text == len(s.texts) {
		s.texts, s.grownInDraft = append(s.texts, canvas.NewText("", nil)), true
	}
	text := s.texts[s.text]
	s.text++
	write(text, content, ink, f, false)
	text.Alignment = align
	placeLine(text, x, y, width, height, f)
	show(text, true)
}

// end hides what was not taken.
func (s *strokes) end() {
	for _, box := range s.boxes[s.box:] {
		show(box, false)
	}
	for _, text := range s.texts[s.text:] {
		show(text, false)
	}
	if !s.grownInDraft && s.all != nil {
		return
	}
	s.all = make([]fyne.CanvasObject, 0, len(s.boxes)+len(s.texts))
	for _, box := range s.boxes {
		s.all = append(s.all, box)
	}
	for _, text := range s.texts {
		s.all = append(s.all, text)
	}
}

type cellRenderer struct {
	table *CellTable
	strokes
}

// Destroy implements fyne.WidgetRenderer.
func (r *cellRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *cellRenderer) Objects() []fyne.CanvasObject { return r.all }

// MinSize implements fyne.WidgetRenderer.
func (r *cellRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 160) }

// Layout implements fyne.WidgetRenderer.
func (r *cellRenderer) Layout(fyne.Size) {
	r.table.layout = nil
	r.table.scrollTo(r.table.top)
	r.draw()
}

// Refresh implements fyne.WidgetRenderer.
func (r *cellRenderer) Refresh() {
	r.table.layout = nil
	r.draw()
	canvas.Refresh(r.table)
}

func (r *cellRenderer) draw() {
	t := r.table
	size := t.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	t.layOut()
	r.begin()
	r.rectangle(ColorSurface, "", 0, 0, size.Width, size.Height)
	r.drawHead(size.Width)
	y := t.headHeight()
	for i := range t.shown() {
		r.drawRow(t.top+i, y)
		y += cellRowHeight()
	}
	if t.total != nil {
		r.rectangle(ColorHead, "", 0, y, size.Width, cellRowHeight())
		r.drawRow(len(t.rows), y)
	}
	if t.count() == 0 {
		r.line(t.Empty, ColorMuted, face{Size(SizeText), false}, fyne.TextAlignCenter, 0, y+24, size.Width, cellRowHeight())
	}
	r.drawBar(size)
	r.end()
}

// layOut says where the columns stand; where not all rows fit, there is room for the scroll bar.
func (t *CellTable) layOut() {
	if t.layout != nil {
		return
	}
	t.layout = t.spans(t.Size().Width)
	if t.hasBar() {
		t.layout = t.spans(t.Size().Width - scrollBarWidth)
	}
}

// spans shares a width: each column has its own, what is left is shared by weight.
func (t *CellTable) spans(width float32) []span {
	least, weights := float32(0), float32(0)
	for _, c := range t.columns {
		least, weights = least+Scaled(c.Width), weights+c.Weight
	}
	list := make([]span, 0, len(t.columns))
	x, left := float32(0), width-least
	for _, c := range t.columns {
		own := Scaled(c.Width)
		switch {
		case left < 0:
			own *= width / least
		case weights > 0:
			own += left * c.Weight / weights
		}
		list = append(list, span{x, own})
		x += own
	}
	return list
}

func headFace() face { return face{Size(SizeSmall), true} }

// levels is how many levels of groups stand above the titles.
func (t *CellTable) levels() int {
	levels := 0
	for _, c := range t.columns {
		levels = max(levels, len(c.Groups))
	}
	return levels
}

const headPad = 5

// groupHeight is the height of one level of groups.
func groupHeight() float32 { return lineHeight(headFace()) + 2*headPad }

// headHeight is the height of all titles: a title without groups may use the groups' height too.
func (t *CellTable) headHeight() float32 {
	if len(t.columns) == 0 {
		return 0
	}
	t.layOut()
	height := float32(0)
	for i, c := range t.columns {
		lines := len(t.titleLines(i))
		height = max(height, float32(len(c.Groups))*groupHeight()+float32(lines)*lineHeight(headFace())+2*headPad)
	}
	return height
}

// titleLines is the title of a column, wrapped to its width.
func (t *CellTable) titleLines(i int) []string {
	return wrap(t.columns[i].Title, t.layout[i].width-2*titlePad, headFace())
}

const titlePad = 4

func (r *cellRenderer) drawHead(width float32) {
	t := r.table
	height := t.headHeight()
	r.rectangle(ColorHead, "", 0, 0, width, height)
	for level := range t.levels() {
		r.drawGroups(level)
	}
	for i, c := range t.columns {
		top := float32(len(c.Groups)) * groupHeight()
		lines := t.titleLines(i)
		line := lineHeight(headFace())
		y := top + (height-top-line*float32(len(lines)))/2
		align, x, room := fyne.TextAlignCenter, t.layout[i].x+titlePad, t.layout[i].width-2*titlePad
		if !c.Number {
			align, x, room = fyne.TextAlignLeading, t.layout[i].x+cellPadding, t.layout[i].width-2*cellPadding
		}
		for _, text := range lines {
			text, _ = clip(text, room, headFace())
			r.line(text, ColorHeadText, headFace(), align, x, y, room, line)
			y += line
		}
		if i > 0 {
			r.rectangle(ColorLine, "", t.layout[i].x, r.ruleTop(i), 1, height-r.ruleTop(i))
		}
	}
	r.rectangle(ColorLine, "", 0, height-1, width, 1)
}

// ruleTop is where the line at the left of column i begins: below the groups it shares with the column before.
func (r *cellRenderer) ruleTop(i int) float32 {
	level := 0
	for t := r.table; level < len(t.columns[i].Groups) && t.sameGroup(i-1, i, level); level++ {
	}
	return float32(level) * groupHeight()
}

// sameGroup says whether two columns share the group of a level.
func (t *CellTable) sameGroup(a, b, level int) bool {
	return len(t.columns[a].Groups) > level && len(t.columns[b].Groups) > level && slices.Equal(t.columns[a].Groups[:level+1], t.columns[b].Groups[:level+1])
}

func (r *cellRenderer) drawGroups(level int) {
	t := r.table
	y := float32(level) * groupHeight()
	for i := 0; i < len(t.columns); i++ {
		if len(t.columns[i].Groups) <= level {
			continue
		}
		last := i
		for last+1 < len(t.columns) && t.sameGroup(i, last+1, level) {
			last++
		}
		x := t.layout[i].x
		width := t.layout[last].x + t.layout[last].width - x
		title, _ := clip(t.columns[i].Groups[level], width-2*titlePad, headFace())
		r.line(title, ColorHeadText, headFace(), fyne.TextAlignCenter, x+titlePad, y, width-2*titlePad, groupHeight())
		r.rectangle(ColorLine, "", x, y+groupHeight(), width, 1)
		i = last
	}
}

func (r *cellRenderer) drawRow(row int, y float32) {
	t := r.table
	width := t.layout[len(t.layout)-1].x + t.layout[len(t.layout)-1].width
	height, current := cellRowHeight(), row == t.row
	if current {
		fill := ColorCursorIdle
		if t.focused {
			fill = ColorCursor
		}
		r.rectangle(fill, "", 0, y, width, height-1)
	}
	r.rectangle(ColorHairline, "", 0, y+height-1, width, 1)
	f := t.faceOf(row)
	for i, c := range t.columns {
		x, room := t.layout[i].x, t.layout[i].width-2*cellPadding
		if i > 0 {
			r.rectangle(ColorHairline, "", x, y, 1, height)
		}
		if current && i == t.column && t.focused {
			r.rectangle(ColorSurface, ColorAccent, x+1, y, t.layout[i].width-1, height-1).StrokeWidth = 2
		}
		text, _ := clip(t.text(row, i), room, f)
		align, ink := fyne.TextAlignLeading, ColorText
		switch {
		case c.Money:
			align = fyne.TextAlignTrailing
		case c.Number:
			align = fyne.TextAlignCenter
		}
		if c.Number && (text == "0" || text == "–") {
			ink = ColorDisabled // what is there stands out
		}
		r.line(text, ink, f, align, x+cellPadding, y, room, height)
	}
}

// drawBar draws the scroll bar.
func (r *cellRenderer) drawBar(size fyne.Size) {
	t := r.table
	if !t.hasBar() {
		return
	}
	head := t.headHeight()
	room := size.Height - head
	r.rectangle(ColorHead, "", size.Width-scrollBarWidth, head, scrollBarWidth, room)
	length := max(24, room*float32(t.page())/float32(len(t.rows)))
	y := head + (room-length)*float32(t.top)/float32(max(1, len(t.rows)-t.page()))
	r.rectangle(ColorPausedDot, "", size.Width-scrollBarWidth+3, y+2, scrollBarWidth-6, length-4).CornerRadius = 3
}
