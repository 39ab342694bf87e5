package kit

import (
	"encoding/json"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/task"
)

// TableRows reads the value of a FieldTable: one map a row, by the columns' keys. What is no such value gives no rows.
func TableRows(value string) []map[string]string {
	var rows []map[string]string
	if json.Unmarshal([]byte(value), &rows) != nil {
		return nil
	}
	return rows
}

// TableValue writes rows as the value of a FieldTable, always the same way: empty cells and empty rows are left out, no
// rows are "".
func TableValue(rows []map[string]string) string {
	var kept []map[string]string
	for _, row := range rows {
		filled := map[string]string{}
		for key, value := range row {
			if value != "" {
				filled[key] = value
			}
		}
		if len(filled) > 0 {
			kept = append(kept, filled)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	text, _ := json.Marshal(kept) // maps of strings can always be written
	return string(text)
}

// tableEditor edits rows of small fields. The last row is always empty: what is typed there makes a new one. Enter and Tab
// go on, Up and Down keep to the column, Ctrl+Delete takes the row away.
type tableEditor struct {
	field  *Field
	runner *task.Runner
	h      hooks
	rows   []*tableRow
	body   *fyne.Container
	off    bool
	quiet  bool // rows are being filled by the program
}

// tableRow is one row with an editor for each column.
type tableRow struct {
	cells  []editor
	away   fyne.CanvasObject // takes the row away
	object fyne.CanvasObject
}

func newTableEditor(field *Field, runner *task.Runner, h hooks) *tableEditor {
	e := &tableEditor{field: field, runner: runner, h: h, body: VBox(4)}
	e.fill(nil)
	return e
}

func (e *tableEditor) object() fyne.CanvasObject {
	titles := make([]fyne.CanvasObject, 0, len(e.field.Columns)+1)
	for _, column := range e.field.Columns {
		title := NewMuted(column.Label)
		if column.Required {
			title.Text += " *"
		}
		titles = append(titles, title)
	}
	return VBox(3, e.line(append(titles, Sized(rowButton, 1, VBox(0)))), e.body)
}

// rowButton is the width of the button that takes a row away.
const rowButton = 28

// line lays the cells of a row out under each other's columns.
func (e *tableEditor) line(cells []fyne.CanvasObject) fyne.CanvasObject {
	return newCells(e.field.Columns, cells)
}

// fill makes the rows anew.
func (e *tableEditor) fill(values []map[string]string) {
	e.quiet = true
	e.rows = nil
	for _, value := range values {
		e.add(value)
	}
	e.add(nil)
	e.quiet = false
	e.draw()
}

func (e *tableEditor) add(value map[string]string) {
	row := &tableRow{}
	objects := make([]fyne.CanvasObject, 0, len(e.field.Columns)+1)
	for i := range e.field.Columns {
		cell := newEditor(&e.field.Columns[i], e.runner, e.hooks(row, i))
		cell.set(value[e.field.Columns[i].Key])
		e.arrows(cell, row, i)
		cell.enable(!e.off)
		row.cells = append(row.cells, cell)
		objects = append(objects, cell.object())
	}
	row.away = newIconTap(IconCross, func() { e.remove(row) })
	row.object = e.line(append(objects, row.away))
	e.rows = append(e.rows, row)
}

// hooks are what the cell in column i of row tells the table.
func (e *tableEditor) hooks(row *tableRow, i int) hooks {
	return hooks{
		changed: func() { e.changed(row) },
		left:    e.h.left,
		entered: func() { e.h.follow(row.object) },
		key: func(name fyne.KeyName) bool {
			enter := name == fyne.KeyReturn || name == fyne.KeyEnter
			if !enter {
				return e.h.key(name)
			}
			return e.next(row, i)
		},
		shortcut: func(shortcut fyne.Shortcut) bool {
			if s, ok := shortcut.(*desktop.CustomShortcut); ok && s.KeyName == fyne.KeyDelete && s.Modifier == fyne.KeyModifierControl {
				e.remove(row)
				return true
			}
			return e.h.shortcut(shortcut)
		},
	}
}

// arrows lets Up and Down of a line go to the same column of the row above and below.
func (e *tableEditor) arrows(cell editor, row *tableRow, i int) {
	var in *input
	switch e := cell.(type) {
	case *textEditor:
		in = e.in
	case *dateEditor:
		in = &e.field.input
	default:
		return // Up and Down have a meaning of their own there
	}
	before := in.onKey
	in.onKey = func(event *fyne.KeyEvent) bool {
		step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[event.Name]
		if at := e.index(row) + step; step != 0 && at >= 0 && at < len(e.rows) {
			focus(e.rows[at].cells[i].focusable())
			return true
		}
		return before(event)
	}
}

func (e *tableEditor) index(row *tableRow) int {
	for i, other := range e.rows {
		if other == row {
			return i
		}
	}
	return -1
}

// next goes to the next cell; Enter on the empty row leaves the table.
func (e *tableEditor) next(row *tableRow, i int) bool {
	at := e.index(row)
	switch {
	case e.blank(row):
		return e.h.key(fyne.KeyReturn)
	case i+1 < len(row.cells):
		focus(row.cells[i+1].focusable())
	case at+1 < len(e.rows):
		focus(e.rows[at+1].cells[0].focusable())
	}
	return true
}

func (e *tableEditor) blank(row *tableRow) bool {
	for _, cell := range row.cells {
		if value, err := cell.value(); err != nil || value != "" {
			return false
		}
	}
	return true
}

func (e *tableEditor) changed(row *tableRow) {
	if e.quiet {
		return
	}
	if e.index(row) == len(e.rows)-1 && !e.blank(row) {
		e.add(nil)
		e.draw()
	}
	e.h.changed()
}

func (e *tableEditor) remove(row *tableRow) {
	at := e.index(row)
	if at < 0 || e.off {
		return
	}
	if at == len(e.rows)-1 { // the empty row stays
		return
	}
	e.rows = append(e.rows[:at:at], e.rows[at+1:]...)
	e.draw()
	focus(e.rows[at].cells[0].focusable())
	e.h.changed()
}

func (e *tableEditor) draw() {
	e.body.Objects = nil
	for i, row := range e.rows {
		show(row.away, i < len(e.rows)-1)
		e.body.Objects = append(e.body.Objects, row.object)
	}
	e.body.Refresh()
	e.h.resized()
}

func (e *tableEditor) focusable() fyne.Focusable { return e.rows[0].cells[0].focusable() }

// focusRow gives the first cell of row i the focus.
func (e *tableEditor) focusRow(i int) {
	if i >= 0 && i < len(e.rows) {
		focus(e.rows[i].cells[0].focusable())
	}
}

func (e *tableEditor) value() (string, error) {
	var rows []map[string]string
	for i, row := range e.rows {
		values := map[string]string{}
		for k, cell := range row.cells {
			value, err := cell.value()
			if err != nil {
				return "", errors.New(Tf("Dòng %d, %s: %s", i+1, e.field.Columns[k].Label, err.Error()))
			}
			values[e.field.Columns[k].Key] = value
		}
		rows = append(rows, values)
	}
	return TableValue(rows), nil
}

func (e *tableEditor) set(value string) {
	if now, err := e.value(); err != nil || now != value {
		e.fill(TableRows(value))
	}
}

func (e *tableEditor) enable(enabled bool) {
	e.off = !enabled
	value, _ := e.value()
	e.fill(TableRows(value))
}
