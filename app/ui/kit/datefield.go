package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// DateField is a line for a day: it takes 5/9, 05-09-26, +3 or hôm nay, shows dd/MM/yyyy, opens a calendar with F4 or its icon, may
// be empty.
type DateField struct {
	input
	Now       func() time.Time // nil = time.Now
	OnChanged func(day string) // 2006-01-02 or "", after a day was entered or chosen

	last string
}

// NewDateField returns an empty date field.
func NewDateField() *DateField {
	d := &DateField{}
	d.whole = true
	d.ExtendBaseWidget(d)
	d.PlaceHolder = T("ngày/tháng/năm")
	d.Scroll = fyne.ScrollHorizontalOnly
	d.ActionItem = newIconTap(IconCalendar, d.ShowCalendar)
	return d
}

func (d *DateField) now() time.Time {
	if d.Now != nil {
		return d.Now()
	}
	return time.Now()
}

// Day returns the day as 2006-01-02, "" when empty, and an error with a sentence when what is typed is none.
func (d *DateField) Day() (string, error) { return ParseDay(d.Text, d.now()) }

// SetDay shows a day (2006-01-02 or "").
func (d *DateField) SetDay(day string) {
	d.last = day
	d.SetText(ShowDay(day))
}

// FocusLost implements fyne.Focusable: what was typed is shown in full now, never while typing.
func (d *DateField) FocusLost() {
	d.settle()
	d.input.FocusLost()
}

// settle shows the day typed as dd/MM/yyyy and tells OnChanged when it is another.
func (d *DateField) settle() {
	day, err := d.Day()
	if err != nil {
		return
	}
	if shown := ShowDay(day); shown != d.Text {
		d.SetText(shown)
	}
	if day != d.last {
		d.last = day
		if d.OnChanged != nil {
			d.OnChanged(day)
		}
	}
}

// TypedKey implements fyne.Focusable.
func (d *DateField) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyF4 {
		d.ShowCalendar()
		return
	}
	if d.onKey != nil && d.onKey(event) {
		return
	}
	d.Entry.TypedKey(event)
	handOn(d, event)
}

// ShowCalendar opens the calendar below the field.
func (d *DateField) ShowCalendar() {
	if d.Disabled() {
		return
	}
	start := d.now()
	if day, err := d.Day(); err == nil && day != "" {
		start, _ = time.Parse(dayLayout, day)
	}
	showCalendar(d, start, d.now(), func(day string) {
		d.SetText(ShowDay(day))
		d.settle()
	})
}
