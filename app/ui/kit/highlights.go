package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vanphongso/data/viet"
)

// highlights are the tinted rectangles behind found words. They are kept from one drawing to the next.
type highlights struct {
	all  []fyne.CanvasObject
	used int
}

// begin starts a drawing.
func (h *highlights) begin() { h.used = 0 }

// under returns the rectangles behind spans of a line whose text begins at x and y.
func (h *highlights) under(line string, spans []viet.Span, x, y float32, f face) []fyne.CanvasObject {
	first := h.used
	for _, span := range spans {
		if h.used == len(h.all) {
			h.all = append(h.all, newRectangle())
		}
		rectangle := h.all[h.used].(*canvas.Rectangle)
		h.used++
		setRectangle(rectangle, ColorFound, "", 2)
		place(rectangle, x+textWidth(line[:span.From], f)-1, y, textWidth(line[span.From:span.To], f)+2, lineHeight(f))
	}
	return h.all[first:h.used]
}
