package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// calendar is one month to choose a day from, Monday first. Arrow keys move by day and week, PgUp and PgDn by month, Home is
// today, Enter chooses, Esc closes.
type calendar struct {
	widget.BaseWidget
	day, today time.Time
	choose     func(day string)
	close      func()
}

const (
	calendarCell = 32
	calendarHead = 30
	calendarRow  = 26
)

// showCalendar opens a calendar below field and gives it the focus; the focus goes back when it closes.
func showCalendar(field fyne.CanvasObject, start, today time.Time, choose func(day string)) {
	c := fyne.CurrentApp().Driver().CanvasForObject(field)
	if c == nil {
		return
	}
	month := &calendar{day: start, today: today, choose: choose}
	month.ExtendBaseWidget(month)
	popUp := widget.NewPopUp(month, c)
	month.close = popUp.Hide
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	height := month.MinSize().Height + 12
	y := at.Y + field.Size().Height + 2
	if y+height > c.Size().Height {
		y = max(0, at.Y-height)
	}
	popUp.ShowAtPosition(fyne.NewPos(at.X, y))
	c.Focus(month)
}

// monday returns the first day drawn: the Monday of the week in which the month begins.
func (m *calendar) monday() time.Time {
	first := time.Date(m.day.Year(), m.day.Month(), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, -((int(first.Weekday()) + 6) % 7))
}

// addMonths goes n months on and stays inside the month: 31/1 goes to 28/2.
func (m *calendar) addMonths(n int) {
	first := time.Date(m.day.Year(), m.day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	m.moveTo(first.AddDate(0, 0, min(m.day.Day(), last)-1))
}

func (m *calendar) moveTo(day time.Time) {
	m.day = day
	m.Refresh()
}

func (m *calendar) pick(day time.Time) {
	m.close()
	m.choose(day.Format(dayLayout))
}

// FocusGained implements fyne.Focusable.
func (m *calendar) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *calendar) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *calendar) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *calendar) TypedKey(event *fyne.KeyEvent) {
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
		m.addMonths(-1)
	case fyne.KeyPageDown:
		m.addMonths(1)
	case fyne.KeyHome:
		m.moveTo(m.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.pick(m.day)
	case fyne.KeyEscape:
		m.close()
	}
}

// MouseDown implements desktop.Mouseable: the arrows in the head turn months, a day is chosen.
func (m *calendar) MouseDown(event *desktop.MouseEvent) {
	x, y := event.Position.X, event.Position.Y
	switch {
	case y < calendarHead && x < calendarCell:
		m.addMonths(-1)
	case y < calendarHead && x > 6*calendarCell:
		m.addMonths(1)
	case y >= calendarHead+calendarRow:
		week, column := int((y-calendarHead-calendarRow)/calendarRow), int(x/calendarCell)
		if week < 6 && column < 7 {
			m.pick(m.monday().AddDate(0, 0, week*7+column))
		}
	}
}

// MouseUp implements desktop.Mouseable.
func (m *calendar) MouseUp(*desktop.MouseEvent) {}

// title returns the month in words: "Tháng 11 năm 2026".
func (m *calendar) title() string {
	if Language() == "en" {
		return m.day.Format("January 2006")
	}
	return "Tháng " + strconv.Itoa(int(m.day.Month())) + " năm " + strconv.Itoa(m.day.Year())
}

func weekdays() []string {
	return []string{T("T2"), T("T3"), T("T4"), T("T5"), T("T6"), T("T7"), T("CN")}
}

// CreateRenderer implements fyne.Widget.
func (m *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{m: m, title: canvas.NewText("", nil), back: canvas.NewText("‹", nil), next: canvas.NewText("›", nil)}
	r.objects = []fyne.CanvasObject{r.title, r.back, r.next}
	for range 7 {
		r.heads = append(r.heads, canvas.NewText("", nil))
		r.objects = append(r.objects, r.heads[len(r.heads)-1])
	}
	for range 42 {
		box, text := newRectangle(), canvas.NewText("", nil)
		r.boxes, r.days = append(r.boxes, box), append(r.days, text)
		r.objects = append(r.objects, box, text)
	}
	r.draw()
	return r
}

type calendarRenderer struct {
	m                 *calendar
	title, back, next *canvas.Text
	heads, days       []*canvas.Text
	boxes             []*canvas.Rectangle
	objects           []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*calendarCell, calendarHead+7*calendarRow)
}

// Layout implements fyne.WidgetRenderer.
func (r *calendarRenderer) Layout(fyne.Size) { r.draw() }

// Refresh implements fyne.WidgetRenderer.
func (r *calendarRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.m)
}

// Objects implements fyne.WidgetRenderer.
func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *calendarRenderer) Destroy() {}

func (r *calendarRenderer) draw() {
	bold, f, small := face{Size(SizeText), true}, face{Size(SizeText), false}, face{Size(SizeSmall), true}
	r.center(r.title, r.m.title(), ColorText, bold, 0, 0, 7*calendarCell, calendarHead)
	r.center(r.back, "‹", ColorAccentInk, face{Size(SizeTitle), true}, 0, 0, calendarCell, calendarHead)
	r.center(r.next, "›", ColorAccentInk, face{Size(SizeTitle), true}, 6*calendarCell, 0, calendarCell, calendarHead)
	for i, name := range weekdays() {
		r.center(r.heads[i], name, ColorMuted, small, float32(i)*calendarCell, calendarHead, calendarCell, calendarRow)
	}
	day := r.m.monday()
	for i := range r.days {
		x, y := float32(i%7)*calendarCell, float32(calendarHead+calendarRow+i/7*calendarRow)
		ink, fill, border := ColorText, fyne.ThemeColorName(""), fyne.ThemeColorName("")
		switch {
		case day.Format(dayLayout) == r.m.day.Format(dayLayout):
			ink, fill = ColorAccentText, ColorAccent
		case day.Month() != r.m.day.Month():
			ink = ColorDisabled
		case i%7 == 6:
			ink = ColorLate
		}
		if day.Format(dayLayout) == r.m.today.Format(dayLayout) {
			border = ColorAccent
		}
		setRectangle(r.boxes[i], fill, border, 3)
		place(r.boxes[i], x+1, y+1, calendarCell-2, calendarRow-2)
		r.center(r.days[i], strconv.Itoa(day.Day()), ink, f, x, y, calendarCell, calendarRow)
		day = day.AddDate(0, 0, 1)
	}
}

func (r *calendarRenderer) center(text *canvas.Text, content string, ink fyne.ThemeColorName, f face, x, y, width, height float32) {
	write(text, content, ink, f, false)
	text.Alignment = fyne.TextAlignCenter
	placeLine(text, x, y, width, height, f)
}
