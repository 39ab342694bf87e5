package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const cellGap = 6

// newCells lays one row of a table out: each cell at its column's place, the last object (the button) at the end.
func newCells(columns []Field, cells []fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&cellLine{columns: columns}, cells...)
}

// cellLine gives each column its Width and shares what is left by Weight.
type cellLine struct {
	columns []Field
	width   float32
}

func (l *cellLine) widths(width float32) []float32 {
	fixed, weights := float32(rowButton), float32(0)
	for _, column := range l.columns {
		fixed += Scaled(column.Width) + cellGap
		weights += column.Weight
	}
	left := max(0, width-fixed)
	widths := make([]float32, 0, len(l.columns)+1)
	for _, column := range l.columns {
		share := float32(0)
		if weights > 0 {
			share = left * column.Weight / weights
		}
		widths = append(widths, Scaled(column.Width)+share)
	}
	return append(widths, rowButton)
}

// MinSize implements fyne.Layout.
func (l *cellLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, w := range l.widths(0) {
		width += w + cellGap
	}
	return fyne.NewSize(width-cellGap, l.heightFor(objects, max(l.width, width)))
}

func (l *cellLine) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range l.widths(width) {
		height = max(height, heightFor(objects[i], w))
	}
	return height
}

// Layout implements fyne.Layout.
func (l *cellLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		height := min(size.Height, heightFor(objects[i], width))
		place(objects[i], x, (size.Height-height)/2, width, height)
		x += width + cellGap
	}
}
