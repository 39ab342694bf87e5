package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestColumnsAreChosenAndMovedByKeyboard(t *testing.T) {
	g := NewGrid(sampleColumns, &list{count: 3, rows: sampleRows()})
	w := newWindow(t, 1000, 400, g)
	var told []GridColumn
	g.OnColumns = func(columns []GridColumn) { told = columns }
	g.ShowColumns()
	chooser, ok := w.Canvas().Focused().(*columnList)
	if !ok {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	first, second := g.Columns()[0], g.Columns()[1]
	chooser.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierControl})
	if told[0].Key != second.Key || told[1].Key != first.Key {
		t.Errorf("after Ctrl+Down: %+v", told)
	}
	if x, _ := g.span(0); x <= 0 {
		t.Errorf("the moved column stands at %v", x)
	}
	_, before := g.span(0)
	chooser.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if _, now := g.span(0); now != before+columnStep {
		t.Errorf("Right made %v of %v", now, before)
	}
	chooser.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !told[1].Hidden {
		t.Error("Space does not hide the column")
	}
	keep(t, w, "grid-chooser")
	chooser.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Enter does not close the chooser")
	}
	other := NewGrid(sampleColumns, &list{count: 3, rows: sampleRows()}) // another day
	other.SetColumns(told)
	if got := other.Columns(); got[0].Key != second.Key || !got[1].Hidden {
		t.Errorf("remembered: %+v", got)
	}
}
