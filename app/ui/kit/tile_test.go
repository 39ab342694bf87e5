package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTileIsPressedByMouseAndKeyboard(t *testing.T) {
	pressed := 0
	tile := NewCard(NewLabel("7 thư mới"), func() { pressed++ })
	window := newWindow(t, 200, 60, tile)
	test.Tap(tile)
	window.Canvas().Focus(tile)
	press(tile, fyne.KeyReturn, fyne.KeySpace, fyne.KeyDown)
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
}
