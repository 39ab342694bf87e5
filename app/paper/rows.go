package paper

import (
	"errors"
	"path"

	"vanphongso/data/office"
)

// Rows returns what the first table of a form says of data, without drawing it: the titles of its columns, and a text a
// column for each row. A register is written to Excel by them with the very columns that are printed. Errors: as Draw's,
// and office.CodeInvalid for a form without a table.
func (l *Library) Rows(form string, data any) (titles []string, rows [][]string, err error) {
	l.mu.RLock()
	f := l.forms[form]
	l.mu.RUnlock()
	if f == nil {
		return nil, nil, noForm(form)
	}
	for i := range f.Blocks {
		if t := f.Blocks[i].Table; t != nil {
			titles, rows, err = t.texts(data)
			return titles, rows, explained(f, err)
		}
	}
	return nil, nil, office.Invalid("form", "Mẫu %q không có bảng nào.", path.Base(form))
}

// explained is a flaw of a description as people are told about it; other errors stay as they are.
func explained(f *form, err error) error {
	var flawed *flaw
	if errors.As(err, &flawed) {
		return &office.Error{Code: office.CodeInvalid, Field: "form", Message: sentence(f.file, flawed), Cause: err}
	}
	return err
}

func noForm(form string) error {
	return office.NotFound("Không có mẫu %q; hãy chọn lại bộ mẫu trong Thiết lập.", form)
}

// texts are the titles of the columns that are shown, and what they say of each row.
func (t *table) texts(data any) (titles []string, rows [][]string, err error) {
	if t, err = dataColumns(t, data); err != nil {
		return nil, nil, err
	}
	columns, err := t.shown(data)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range columns {
		title, err := c.Title.text(data)
		if err != nil {
			return nil, nil, err
		}
		titles = append(titles, title)
	}
	members, err := list(data, t.Rows, t.line)
	if err != nil {
		return nil, nil, err
	}
	for n, member := range members {
		row := make([]string, len(columns))
		for i, c := range columns {
			if row[i], err = c.text(n+1, member, true); err != nil {
				return nil, nil, err
			}
		}
		rows = append(rows, row)
	}
	return titles, rows, nil
}

// shown are the columns whose condition holds.
func (t *table) shown(data any) ([]*tableColumn, error) {
	var columns []*tableColumn
	for i := range t.Columns {
		holds, err := t.Columns[i].When.holds(data)
		if err != nil {
			return nil, err
		}
		if holds {
			columns = append(columns, &t.Columns[i])
		}
	}
	return columns, nil
}
