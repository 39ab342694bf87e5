package kit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// DayMark is what a month shows on one day.
type DayMark struct {
	Off   bool   // nobody works
	Note  string // the name of a holiday
	Lines []DayLine
}

// DayLine is a line in a day, with a dot in its tone.
type DayLine struct {
	Text string
	Tone Tone
}

// Month shows a month as a sheet of days, Monday first. Keys: arrows by day and week, PgUp and PgDn by month, Home for today,
// Enter opens the day.
type Month struct {
	widget.BaseWidget

	OnMonth func(first, last string)        // another span of days is shown: 2006-01-02
	OnMove  func(day string)                // the cursor is on another day
	OnOpen  func(day string)                // Enter or double click
	OnKey   func(event *fyne.KeyEvent) bool // keys the month has no use for; true = used

	day, today time.Time
	marks      map[string]DayMark
	focused    bool
	renderer   *monthRenderer
}

// NewMonth returns the month of a day, with the cursor on it.
func NewMonth(today time.Time) *Month {
	m := &Month{day: civil(today), today: civil(today)}
	m.ExtendBaseWidget(m)
	return m
}

// civil is the midnight of a day, for counting days.
func civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// SetMarks changes what the days show.
func (m *Month) SetMarks(marks map[string]DayMark) {
	m.marks = marks
	m.Refresh()
}

// Day returns the day under the cursor.
func (m *Month) Day() string { return m.day.Format(dayLayout) }

// Title is the month in words.
func (m *Month) Title() string { return (&calendar{day: m.day}).title() }

// Span are the first and the last day shown.
func (m *Month) Span() (first, last string) {
	monday := m.monday()
	return monday.Format(dayLayout), monday.AddDate(0, 0, 41).Format(dayLayout)
}

func (m *Month) monday() time.Time { return (&calendar{day: m.day}).monday() }

// Go moves the cursor by months; it stays inside the month: 31/1 goes to 28/2.
func (m *Month) Go(months int) {
	first := time.Date(m.day.Year(), m.day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	m.moveTo(first.AddDate(0, 0, min(m.day.Day(), last)-1))
}

// GoToday moves the cursor to today.
func (m *Month) GoToday() { m.moveTo(m.today) }

func (m *Month) moveTo(day time.Time) {
	before := m.monday()
	m.day = day
	if monday := m.monday(); !monday.Equal(before) && m.OnMonth != nil {
		m.OnMonth(m.Span())
	}
	m.Refresh()
	if m.OnMove != nil {
		m.OnMove(m.Day())
	}
}

func (m *Month) open() {
	if m.OnOpen != nil {
		m.OnOpen(m.Day())
	}
}

// FocusGained implements fyne.Focusable.
func (m *Month) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost implements fyne.Focusable.
func (m *Month) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune implements fyne.Focusable.
func (m *Month) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *Month) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		m.moveTo(m.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		m.moveTo(m.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		m.moveTo(m.day.AddDate(0, 0, -7))
	case fyne.KeyDown:
		m.moveTo(m.day.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		m.Go(-1)
	case fyne.KeyPageDown:
		m.Go(1)
	case fyne.KeyHome:
		m.GoToday()
	case fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	default:
		if m.OnKey != nil {
			m.OnKey(event)
		}
	}
}

// MouseDown implements desktop.Mouseable.
func (m *Month) MouseDown(event *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if day, ok := m.dayAt(event.Position); ok {
		m.moveTo(day)
	}
}

// MouseUp implements desktop.Mouseable.
func (m *Month) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped implements fyne.DoubleTappable.
func (m *Month) DoubleTapped(event *fyne.PointEvent) {
	if event.Position.Y >= monthHead() {
		m.open()
	}
}

func (m *Month) dayAt(at fyne.Position) (time.Time, bool) {
	width, height := m.cell()
	column, week := int(at.X/width), int((at.Y-monthHead())/height)
	if at.Y < monthHead() || column < 0 || column > 6 || week > 5 {
		return time.Time{}, false
	}
	return m.monday().AddDate(0, 0, 7*week+column), true
}

// cell is the size of a day.
func (m *Month) cell() (width, height float32) {
	return m.Size().Width / 7, (m.Size().Height - monthHead()) / 6
}

// monthHead is the height of the line of weekdays.
func monthHead() float32 { return Scaled(26) }

// CreateRenderer implements fyne.Widget.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	m.renderer = &monthRenderer{month: m}
	m.renderer.draw()
	return m.renderer
}

type monthRenderer struct {
	month *Month
	strokes
}

// Destroy implements fyne.WidgetRenderer.
func (r *monthRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.all }

// MinSize implements fyne.WidgetRenderer.
func (r *monthRenderer) MinSize() fyne.Size { return fyne.NewSize(420, 320) }

// Layout implements fyne.WidgetRenderer.
func (r *monthRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *monthRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.month)
}

func (r *monthRenderer) draw() {
	m := r.month
	size := m.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	r.begin()
	r.rectangle(ColorSurface, "", 0, 0, size.Width, size.Height)
	r.rectangle(ColorHead, "", 0, 0, size.Width, monthHead())
	width, height := m.cell()
	for i, name := range weekdays() {
		r.line(name, ColorHeadText, headFace(), fyne.TextAlignLeading, float32(i)*width+cellPadding, 0, width-2*cellPadding, monthHead())
	}
	day := m.monday()
	for i := range 42 {
		r.drawDay(day, float32(i%7)*width, monthHead()+float32(i/7)*height, width, height)
		day = day.AddDate(0, 0, 1)
	}
	r.end()
}

// drawDay draws one day: its number, the name of a holiday, its lines.
func (r *monthRenderer) drawDay(day time.Time, x, y, width, height float32) {
	m := r.month
	mark := m.marks[day.Format(dayLayout)]
	other := day.Month() != m.day.Month()
	fill, ink := ColorSurface, ColorText
	switch {
	case mark.Off:
		fill, ink = ColorPage, ColorMuted
	case other:
		ink = ColorMuted
	}
	r.rectangle(fill, "", x, y, width, height)
	r.rectangle(ColorHairline, "", x+width-1, y, 1, height)
	r.rectangle(ColorLine, "", x, y+height-1, width, 1)
	f := face{Size(SizeText), true}
	line := lineHeight(f)
	number := strconv.Itoa(day.Day())
	if other && (day.Day() == 1 || day.Equal(m.monday())) {
		number += "/" + strconv.Itoa(int(day.Month()))
	}
	if day.Equal(m.today) {
		ink = ColorAccentInk
		number += " · " + T("hôm nay")
	}
	r.line(number, ink, f, fyne.TextAlignLeading, x+cellPadding, y+3, width-2*cellPadding, line)
	r.drawLines(mark, x+cellPadding, y+5+line, width-2*cellPadding, y+height-2)
	if day.Equal(m.day) {
		border := ColorPausedDot
		if m.focused {
			border = ColorAccent
		}
		box := r.rectangle("", border, x+1, y+1, width-3, height-3)
		box.StrokeWidth = 2
	}
}

// drawLines writes what a day shows, as much as fits above bottom.
func (r *monthRenderer) drawLines(mark DayMark, x, y, width, bottom float32) {
	f := face{Size(SizeSmall), false}
	step := lineHeight(f)
	if note := strings.TrimSpace(mark.Note); note != "" && y+step <= bottom {
		note, _ = clip(note, width, f)
		r.line(note, ColorLate, f, fyne.TextAlignLeading, x, y, width, step)
		y += step
	}
	for _, line := range mark.Lines {
		if y+step > bottom {
			return
		}
		r.rectangle(line.Tone.DotColor(), "", x, y+(step-dotSize)/2, dotSize, dotSize).CornerRadius = 2
		text, _ := clip(line.Text, width-dotSize-dotGap, f)
		r.line(text, line.Tone.TextColor(), f, fyne.TextAlignLeading, x+dotSize+dotGap, y, width-dotSize-dotGap, step)
		y += step
	}
}
