package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
)

// A scanner's Enter is heard before its last letters: the field is left only when all of them are there.
func TestScannedLineIsLeftWhole(t *testing.T) {
	posted := make(chan func(), 16)
	runner := task.New(func(f func()) { posted <- f }, nil)
	var checked []string
	form := NewForm(runner,
		Field{Key: "card", Kind: FieldScan, Check: func(value string) error { checked = append(checked, value); return nil }},
		Field{Key: "name"},
	)
	window := newWindow(t, 600, 300, form)
	form.FocusFirst()
	card := window.Canvas().Focused().(*input)
	for _, letter := range "0151" {
		card.TypedRune(letter)
	}
	press(card, fyne.KeyReturn)
	for _, letter := range "|LAN" {
		card.TypedRune(letter)
	}
	if window.Canvas().Focused() != fyne.Focusable(card) {
		t.Fatal("the field was left before the line was whole")
	}
	select {
	case f := <-posted:
		f()
	case <-time.After(5 * time.Second):
		t.Fatal("Enter is forgotten")
	}
	if window.Canvas().Focused() == fyne.Focusable(card) {
		t.Error("Enter does not lead to the next field")
	}
	if len(checked) == 0 || checked[len(checked)-1] != "0151|LAN" {
		t.Errorf("checked %q", checked)
	}
}
