package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// labelAt13 is the width of a form's label column at text size 13; halvesFrom the width from which Half fields share a line.
const (
	labelAt13  = 110
	labelGap   = 10
	pinSize    = 12 // stands in the gap behind the label
	halvesFrom = 560
)

func labelWidth() float32 { return Scaled(labelAt13) }

// build lays the fields out: headings of sections, lines, pairs of Half fields.
func (f *Form) build() fyne.CanvasObject {
	page := VBox(6, f.summary)
	section := ""
	for i := 0; i < len(f.fields); i++ {
		ff := f.fields[i]
		if ff.Section != "" && ff.Section != section {
			section = ff.Section
			page.Add(Pad(NewCaption(section), 8, 0, 0, 0))
		}
		ff.build()
		if ff.Half && i+1 < len(f.fields) && f.fields[i+1].Half && sameSection(section, f.fields[i+1]) {
			i++
			f.fields[i].build()
			page.Add(container.New(&halves{}, ff.line, f.fields[i].line))
			continue
		}
		page.Add(ff.line)
	}
	return page
}

func sameSection(section string, ff *formField) bool {
	return ff.Section == "" || ff.Section == section
}

// build makes the line of a field: label at the left, editor with hint and error at the right.
func (ff *formField) build() {
	text := ff.Label
	if ff.Required {
		text += " *"
	}
	ff.label = NewLabel(text)
	ff.label.Color, ff.label.Wrap = ColorMuted, true
	show(ff.failed, false)
	if ff.Kind == FieldTable {
		ff.buildTable(text)
		return
	}
	right := VBox(2, ff.edit.object())
	if ff.Most > 0 {
		ff.count = NewMuted("")
		ff.count.Align = fyne.TextAlignTrailing
		right.Add(ff.count)
	}
	if ff.Hint != "" {
		hint := NewMuted(ff.Hint)
		hint.Wrap = true
		right.Add(hint)
	}
	right.Add(ff.failed)
	ff.pin = newIcon(IconPin, ColorAccent, pinSize)
	ff.line = container.New(&fieldLine{}, ff.label, right, ff.pin)
	ff.drawPin()
	ff.countLetters()
}

// buildTable gives a table the whole width; its label stands above unless the section says the same.
func (ff *formField) buildTable(label string) {
	ff.line = VBox(3)
	if ff.Label != ff.Section {
		title := NewLabel(label)
		title.Color = ColorMuted
		ff.line.Add(title)
	}
	ff.line.Add(ff.edit.object())
	if ff.Hint != "" {
		hint := NewMuted(ff.Hint)
		hint.Wrap = true
		ff.line.Add(hint)
	}
	ff.line.Add(ff.failed)
}

// fieldLine puts the label in its column, in the middle of the first control's height.
type fieldLine struct{ width float32 }

func (l *fieldLine) labelTop() float32 {
	return (Size(SizeControl) - lineHeight(face{Size(SizeText), false})) / 2
}

// MinSize implements fyne.Layout.
func (l *fieldLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := labelWidth() + labelGap + objects[1].MinSize().Width
	return fyne.NewSize(width, l.heightFor(objects, max(l.width, width)))
}

func (l *fieldLine) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	label := heightFor(objects[0], labelWidth()) + 2*l.labelTop()
	return max(label, heightFor(objects[1], width-labelWidth()-labelGap))
}

// Layout implements fyne.Layout.
func (l *fieldLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	place(objects[0], 0, l.labelTop(), labelWidth(), heightFor(objects[0], labelWidth()))
	place(objects[1], labelWidth()+labelGap, 0, size.Width-labelWidth()-labelGap, size.Height)
	place(objects[2], labelWidth()-3, (Size(SizeControl)-pinSize)/2, pinSize, pinSize)
}

// halves puts two fields beside each other when there is room, else below each other.
type halves struct{ width float32 }

const halvesGap = 24

// MinSize implements fyne.Layout.
func (l *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(objects[0].MinSize().Width, objects[1].MinSize().Width)
	return fyne.NewSize(width, l.heightFor(objects, max(l.width, width)))
}

func (l *halves) split(objects []fyne.CanvasObject, width float32) (half float32, beside bool) {
	if width >= halvesFrom && objects[0].Visible() && objects[1].Visible() {
		return (width - halvesGap) / 2, true
	}
	return width, false
}

func (l *halves) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	half, beside := l.split(objects, width)
	first, second := heightFor(objects[0], half), heightFor(objects[1], half)
	switch {
	case beside:
		return max(first, second)
	case first == 0 || second == 0:
		return first + second
	}
	return first + 6 + second
}

// Layout implements fyne.Layout.
func (l *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	half, beside := l.split(objects, size.Width)
	first := heightFor(objects[0], half)
	place(objects[0], 0, 0, half, first)
	second := heightFor(objects[1], half)
	switch {
	case beside:
		place(objects[1], half+halvesGap, 0, half, second)
	case first == 0:
		place(objects[1], 0, 0, half, second)
	default:
		place(objects[1], 0, first+6, half, second)
	}
}

// relayout lays the form out again after an error came or went; it may be higher now.
func (f *Form) relayout() {
	if f.content == nil {
		return
	}
	f.content.Refresh()
	if f.scroll != nil {
		f.scroll.Refresh()
	}
}
