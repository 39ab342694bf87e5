package work

import (
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// listColumn is a column of a list whose rows are records: how a cell is read into a record, and what a record has there.
type listColumn[T any] struct {
	sheet.Heading
	get func(*T) string
	set func(x *T, text string) error
}

// freeColumn makes a column of any text; the first title is its usual one.
func freeColumn[T any](key string, get func(*T) string, set func(*T, string) error, titles ...string) listColumn[T] {
	return listColumn[T]{sheet.Heading{Key: key, Titles: titles}, get, set}
}

// wordColumn makes a column of a text field.
func wordColumn[T any](key string, field func(*T) *string, titles ...string) listColumn[T] {
	return freeColumn(key, func(x *T) string { return *field(x) }, func(x *T, text string) error { *field(x) = text; return nil }, titles...)
}

// dayColumn makes a column of days.
func dayColumn[T any](key string, field func(*T) *office.Day, titles ...string) listColumn[T] {
	c := freeColumn(key, func(x *T) string { return string(*field(x)) }, func(x *T, text string) error {
		if office.Day(text).Time().IsZero() {
			return office.Invalid(key, "không hiểu ngày “%s”", text)
		}
		*field(x) = office.Day(text)
		return nil
	}, titles...)
	c.Kind = sheet.Day
	return c
}

// countColumn makes a column of numbers.
func countColumn[T any](key string, field func(*T) *int, titles ...string) listColumn[T] {
	return freeColumn(key, func(x *T) string {
		if *field(x) == 0 {
			return ""
		}
		return strconv.Itoa(*field(x))
	}, func(x *T, text string) (err error) {
		if *field(x), err = strconv.Atoi(text); err != nil || *field(x) < 0 {
			return office.Invalid(key, "“%s” không phải là một số đếm", text)
		}
		return nil
	}, titles...)
}

// severalColumn makes a column of texts of which there may be many, divided by semicolons or lines.
func severalColumn[T any](key string, field func(*T) *[]string, titles ...string) listColumn[T] {
	return freeColumn(key, func(x *T) string { return strings.Join(*field(x), "; ") }, func(x *T, text string) error {
		*field(x) = textsOf(text)
		return nil
	}, titles...)
}

// textsOf divides what stands in one cell.
func textsOf(text string) []string {
	var list []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// everyList makes the column one that every list has.
func everyList[T any](c listColumn[T]) listColumn[T] {
	c.Required = true
	return c
}

func headingsOf[T any](columns []listColumn[T]) []sheet.Heading {
	list := make([]sheet.Heading, len(columns))
	for i, c := range columns {
		list[i] = c.Heading
	}
	return list
}

// readInto puts every cell that the row fills in into the record.
func readInto[T any](columns []listColumn[T], r sheet.Row, x *T) error {
	for _, c := range columns {
		if text := r.Get(c.Key); text != "" && c.set != nil {
			if err := c.set(x, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// cellsOf are the cells that the row fills in: what the record has there, and what it would have. old is nil for none.
func cellsOf[T any](columns []listColumn[T], r sheet.Row, old, next *T) []ImportCell {
	cells := []ImportCell{}
	for _, c := range columns {
		if r.Get(c.Key) == "" || c.get == nil {
			continue
		}
		cell := ImportCell{Column: c.Key, New: c.get(next)}
		if old != nil {
			cell.Old = c.get(old)
		}
		cells = append(cells, cell)
	}
	return cells
}

// sameWord says whether two words of a list are the same, whatever case and marks.
func sameWord(a, b string) bool { return viet.SearchText(a) == viet.SearchText(b) }

// master says that a record that is kept here already is never changed by a list.
func (r *ImportRow) master(titles []string) {
	r.Fate, r.Reason = FateSkipped, "đã có trong sổ và khác ở "+strings.Join(titles, ", ")+"; dữ liệu ở đây là gốc nên không ghi đè"
}

// differing are the titles of the columns in which a list says something else.
func differing[T any](columns []listColumn[T], cells []ImportCell) []string {
	var titles []string
	for _, cell := range cells {
		for _, c := range columns {
			if c.Key == cell.Column && cell.Changed() {
				titles = append(titles, strings.ToLower(c.Titles[0]))
			}
		}
	}
	return titles
}
