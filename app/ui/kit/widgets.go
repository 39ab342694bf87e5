package kit

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
)

// stub is replaced step by step.
type stub struct{ widget.BaseWidget }

func (s *stub) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}

// Bar is one bar of a chart.
type Bar struct {
	Label string
	Value float64
	Tone  Tone
}

// NewBarChart returns upright bars with labels below and values above.
func NewBarChart(bars []Bar) fyne.CanvasObject { return &stub{} }

// NewStackBar returns one lying bar of parts with a legend in words and per cent below.
func NewStackBar(parts []Bar) fyne.CanvasObject { return &stub{} }

// TaskBar shows the oldest running task of runner: text, bar, count and "Dừng". It is empty when nothing runs.
type TaskBar struct{ stub }

// NewTaskBar returns the bar; it watches runner.
func NewTaskBar(runner *task.Runner) *TaskBar { return &TaskBar{} }

// PageLoader draws a page (from 0) at dpi. It runs beside the window.
type PageLoader func(ctx context.Context, page, dpi int) (image.Image, error)

// PDFView shows a paper page by page: PgUp and PgDn turn, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width.
type PDFView struct{ stub }

// NewPDFView returns a view of pages; key names its loading in runner.
func NewPDFView(runner *task.Runner, key string, pages int, load PageLoader) *PDFView {
	return &PDFView{}
}

// SetPaper shows another paper from its first page.
func (v *PDFView) SetPaper(pages int, load PageLoader) {}

// NewImageView returns a view of one image with the same zoom.
func NewImageView(runner *task.Runner, key string, load PageLoader) *PDFView { return &PDFView{} }

// ShowMessage tells something; Enter and Esc close it.
func ShowMessage(window fyne.Window, title, text string) {}

// ShowError tells trouble; detail (technical, may be empty) can be copied.
func ShowError(window fyne.Window, message, detail string) {}

// Confirm asks; Enter says yes, Esc no. then is called with the answer. A dangerous yes is red and Enter does not press it.
func Confirm(window fyne.Window, title, text, yes string, dangerous bool, then func(yes bool)) {}

// Prompt asks for a line of text (a reason); an empty one is refused when required. Esc calls nothing.
func Prompt(window fyne.Window, title, text, label, yes string, required bool, then func(text string)) {
}

// Choose asks for one of options with the keyboard; Esc calls nothing.
func Choose(window fyne.Window, title string, options []Option, then func(option Option)) {}

// ShowPalette opens the list of Ctrl+K: commands filtered without marks as one types, then what find finds (records; may be nil).
func ShowPalette(window fyne.Window, runner *task.Runner, commands []Command, find func(ctx context.Context, text string) ([]Command, error)) {
}

// ShortcutGroup is a part of the list of shortcuts.
type ShortcutGroup struct {
	Title string
	Keys  []Pair // Label = the keys, Value = what they do
}

// ShowShortcuts opens the list of shortcuts (F1).
func ShowShortcuts(window fyne.Window, groups []ShortcutGroup) {}

// DateField is a line for a day: it takes 5/9, 05-09-26, +3 or hôm nay, shows dd/MM/yyyy, opens a calendar with Alt+Down or F4, may be empty.
type DateField struct {
	stub
	Now       func() time.Time // nil = time.Now
	OnChanged func(day string) // 2006-01-02 or "", after a day was entered or chosen
}

// NewDateField returns an empty date field.
func NewDateField() *DateField { return &DateField{} }

// Day returns the day as 2006-01-02, "" when empty, and an error with a Vietnamese sentence when what is typed is none.
func (d *DateField) Day() (string, error) { return "", nil }

// SetDay shows a day (2006-01-02 or "").
func (d *DateField) SetDay(day string) {}
