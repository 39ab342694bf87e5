package kit

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
)

type stub struct{ widget.BaseWidget }

func (s *stub) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}

// ButtonKind is how a Button looks.
type ButtonKind int

// The kinds of buttons.
const (
	ButtonSecondary ButtonKind = iota // white with a border
	ButtonPrimary                     // filled with the accent: one on a page
	ButtonDanger                      // red text: takes something away
	ButtonLink                        // text in the accent colour
	ButtonIcon                        // the icon alone; the label is its tooltip
)

// Button is compact; Enter and Space press it.
type Button struct {
	stub
	Label    string
	Shortcut string // shown dimmed, e.g. "Ctrl+N"
	Icon     IconName
	Kind     ButtonKind
	Help     string // tooltip
	OnTapped func()
}

// NewButton returns a secondary button.
func NewButton(label string, tapped func()) *Button { return &Button{} }

// NewPrimary returns a primary button with its shortcut shown.
func NewPrimary(label, shortcut string, tapped func()) *Button { return &Button{} }

// NewLink returns a text link.
func NewLink(label string, tapped func()) *Button { return &Button{} }

// NewIconButton returns a button of an icon alone with help as its tooltip.
func NewIconButton(icon IconName, help string, tapped func()) *Button { return &Button{} }

// SetEnabled switches the button; a disabled one tells reason in its tooltip.
func (b *Button) SetEnabled(enabled bool, reason string) {}

// SetLabel changes the label.
func (b *Button) SetLabel(label string) {}

// SearchBox is a line to search with. Esc clears it, Down (or Enter) moves to the list, typing asks once after a rest.
type SearchBox struct {
	stub
	OnSearch func(text string)
	OnDown   func() // move to the list
}

// NewSearchBox returns a search box with a placeholder; runner's timer debounces.
func NewSearchBox(runner *task.Runner, placeholder string, search func(text string)) *SearchBox {
	return &SearchBox{}
}

// Text returns what is typed.
func (s *SearchBox) Text() string { return "" }

// SetText changes the text without searching.
func (s *SearchBox) SetText(text string) {}

// Focus gives it the keyboard focus and selects its text (Ctrl+F).
func (s *SearchBox) Focus() {}

// Chip is one filter chip. Count < 0 shows none. The word in Label says what the tone says.
type Chip struct {
	Key, Label string
	Count      int
	Tone       Tone
}

// Chips is a row of filters of which one is chosen; Left and Right move, Enter and Space choose.
type Chips struct {
	stub
	OnSelect func(key string)
}

// NewChips returns chips with the first one chosen.
func NewChips(chips []Chip, selected func(key string)) *Chips { return &Chips{} }

// SetChips changes the chips (counts) and keeps the choice by its key.
func (c *Chips) SetChips(chips []Chip) {}

// Select chooses key without calling OnSelect.
func (c *Chips) Select(key string) {}

// Selected returns the chosen key.
func (c *Chips) Selected() string { return "" }

// NewPanel returns a white, bordered panel with a title line, actions at its right and a body below (nil title line = none).
func NewPanel(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return body
}

// NewSection returns a body under a heading in small capitals, as in the detail pane, with a hairline below.
func NewSection(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return body
}

// Pair is one line of a KeyValue.
type Pair struct {
	Label, Value string
	Tone         Tone
}

// KeyValue shows labels and values in two columns; values wrap.
type KeyValue struct{ stub }

// NewKeyValue returns the pairs; those with an empty value are left out.
func NewKeyValue(pairs ...Pair) *KeyValue { return &KeyValue{} }

// SetPairs changes the pairs.
func (k *KeyValue) SetPairs(pairs ...Pair) {}

// Badge is a small rounded count or word.
type Badge struct{ stub }

// NewBadge returns a badge.
func NewBadge(text string, tone Tone) *Badge { return &Badge{} }

// Set changes text and tone; an empty text hides it.
func (b *Badge) Set(text string, tone Tone) {}

// Banner is a framed message with an action: ToneAccent informs, ToneSoon warns, ToneLate is trouble, ToneDone is good news.
type Banner struct{ stub }

// NewBanner returns a banner; an empty title or action is left out.
func NewBanner(tone Tone, title, text, action string, do func()) *Banner { return &Banner{} }

// Set changes it all; with an empty title and text the banner hides.
func (b *Banner) Set(tone Tone, title, text, action string, do func()) {}

// FileItem is one line of a FileList.
type FileItem struct {
	Name  string
	Note  string // "PDF · 410 KB"
	State string // shown instead of Note in Tone: "có mật khẩu"
	Tone  Tone
	Icon  IconName // empty = by the name
}

// FileList shows files; Up and Down move, Enter or a double click opens.
type FileList struct {
	stub
	OnOpen   func(index int)
	OnSelect func(index int)
	OnMenu   func(index int, at fyne.Position)
}

// NewFileList returns a list of items.
func NewFileList(items []FileItem, open func(index int)) *FileList { return &FileList{} }

// SetItems changes the items.
func (l *FileList) SetItems(items []FileItem) {}

// CheckItem is one line of a Checklist.
type CheckItem struct {
	Label    string
	Done     bool     // ✓ or ✗
	Optional bool     // ✗ is drawn dimmed, as –
	Note     string   // at the right: "don.pdf · 98%"
	Unsure   bool     // the match needs a look: amber
	Options  []Option // what it may be matched with; Value of the chosen one comes to OnMatch
}

// Checklist shows components that are there or missing. Up and Down move, Space switches ✓/✗, Enter opens the matches.
type Checklist struct {
	stub
	OnSwitch func(index int, done bool)
	OnMatch  func(index int, value string)
	ReadOnly bool
}

// NewChecklist returns a checklist of items.
func NewChecklist(items []CheckItem) *Checklist { return &Checklist{} }

// SetItems changes the items and keeps the cursor.
func (c *Checklist) SetItems(items []CheckItem) {}

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

// Command is one entry of the palette.
type Command struct {
	Label, Note, Shortcut string
	Icon                  IconName
	Do                    func()
}

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

// ShowMenu opens a pop-up menu of commands at a position on the canvas of object.
func ShowMenu(object fyne.CanvasObject, at fyne.Position, commands []Command) {}

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
