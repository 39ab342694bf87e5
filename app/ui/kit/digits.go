package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// Digits is a row of numbered choices that is answered by a digit: 1 to 9 choose, Enter accepts. Left and Right choose the
// neighbour. Nothing is chosen at the start.
type Digits struct {
	Chips
	OnAccept func() // Enter, with a choice made
}

// NewDigits returns the choices, numbered from 1.
func NewDigits(labels []string, accepted func()) *Digits {
	d := &Digits{Chips: Chips{row: Flow(6)}, OnAccept: accepted}
	d.ExtendBaseWidget(d)
	chips := make([]Chip, len(labels))
	for i, label := range labels {
		digit := strconv.Itoa(i + 1)
		chips[i] = Chip{Key: digit, Label: digit + "  " + label, Count: -1}
	}
	d.SetChips(chips)
	d.Clear()
	return d
}

// Clear takes the choice back.
func (d *Digits) Clear() {
	d.chosen = len(d.chips)
	d.Refresh()
}

// Choose makes the choice of a digit; "" takes it back.
func (d *Digits) Choose(digit string) {
	if digit == "" {
		d.Clear()
		return
	}
	d.Select(digit)
}

// FocusGained implements fyne.Focusable.
func (d *Digits) FocusGained() { d.focused = true; d.Refresh() }

// FocusLost implements fyne.Focusable.
func (d *Digits) FocusLost() { d.focused = false; d.Refresh() }

// TypedRune implements fyne.Focusable: a digit chooses.
func (d *Digits) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		d.choose(int(r - '1'))
	}
}

// TypedKey implements fyne.Focusable.
func (d *Digits) TypedKey(event *fyne.KeyEvent) {
	none := d.chosen == len(d.chips)
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !none && d.OnAccept != nil {
			d.OnAccept()
		}
	case fyne.KeyRight, fyne.KeyDown:
		if none {
			d.choose(0)
			return
		}
		d.choose(d.chosen + 1)
	case fyne.KeyLeft, fyne.KeyUp:
		d.choose(d.chosen - 1)
	default:
		handOn(d, event)
	}
}
