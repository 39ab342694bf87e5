package paper

import (
	"fmt"
	"reflect"
	"strings"
)

// grid is a table being laid out: the columns that are shown and where they stand.
type grid struct {
	layout  *layout
	table   *table
	columns []*tableColumn
	x, w    []float64
	size    float64
	padX    float64
	padY    float64
}

// table lays out a list as rows; the header stands again at the top of each page.
func (l *layout) table(t *table, data any) ([]*row, error) {
	t, err := dataColumns(t, data)
	if err != nil {
		return nil, err
	}
	g, err := l.grid(t, data)
	if err != nil {
		return nil, err
	}
	members, err := list(data, t.Rows, t.line)
	if err != nil {
		return nil, err
	}
	var head []*row
	if !t.Plain {
		if head, err = g.header(data); err != nil {
			return nil, err
		}
	}
	rows, count := append([]*row(nil), head...), max(len(members), t.Empty)
	if len(members) == 0 {
		count = max(count, t.None)
	}
	for n := 0; n < count; n++ {
		var member any
		if n < len(members) {
			member = members[n]
		}
		r, err := g.row(n+1, member, n < len(members))
		if err != nil {
			return nil, err
		}
		r.head = head
		rows = append(rows, r)
	}
	total, err := g.total(data)
	if err != nil {
		return nil, err
	}
	if total != nil {
		total.head = head
		rows[len(rows)-1].next = true
		rows = append(rows, total)
	}
	return rows, nil
}

func (l *layout) grid(t *table, data any) (*grid, error) {
	g := &grid{layout: l, table: t, size: l.size + t.Size}
	g.padX, g.padY = 0.28*g.size*point, 0.12*g.size*point
	shown, err := t.shown(data)
	if err != nil {
		return nil, err
	}
	g.columns = shown
	var shares []float64
	for _, c := range g.columns {
		shares = append(shares, c.Width)
	}
	least, err := g.titleWidths(data)
	if err != nil {
		return nil, err
	}
	g.w = atLeast(widths(shares, l.width), least)
	x := 0.0
	for _, w := range g.w {
		if w-2*g.padX < g.size*point {
			return nil, tooNarrow(t.line)
		}
		g.x = append(g.x, x)
		x += w
	}
	return g, nil
}

// titleWidths returns how wide each column must be so that no word of its title is parted; below an upright one is room for
// a number of three digits.
func (g *grid) titleWidths(data any) ([]float64, error) {
	least := make([]float64, len(g.columns))
	for i, c := range g.columns {
		if g.table.Plain {
			break
		}
		if c.Upright {
			least[i] = max(g.layout.lineHeight(g.size)+g.padX, bold.textWidth("000")*g.size*point+2*g.padX) + slack
			continue
		}
		title, err := c.Title.text(data)
		if err != nil {
			return nil, err
		}
		least[i] = longestWord(split([]styled{{title, bold}}, g.size)) + 2*g.padX + slack
	}
	return least, nil
}

// atLeast widens what is narrower than least at the cost of what is wider; without room for all nothing is changed.
func atLeast(w, least []float64) []float64 {
	missing, spare := 0.0, 0.0
	for i := range w {
		missing += max(0, least[i]-w[i])
		spare += max(0, w[i]-least[i])
	}
	if missing > spare || spare == 0 {
		return w
	}
	fair := make([]float64, len(w))
	for i := range w {
		fair[i] = max(w[i], least[i]) - max(0, w[i]-least[i])*missing/spare
	}
	return fair
}

// cell lays out a text in column i.
func (g *grid) cell(i int, text string, look look) cell {
	return g.span(i, i, text, look)
}

// span lays out a text over the columns from first to last.
func (g *grid) span(first, last int, text string, look look) cell {
	c := cell{x: g.x[first], width: g.x[last] + g.w[last] - g.x[first]}
	inner := c.width - 2*g.padX
	look.Size = g.size - g.layout.size
	for _, line := range g.layout.paragraph([]styled{{text, faceOf(look.Bold, look.Italic)}}, look, inner) {
		draw := line.draw
		line.draw = func(p *pen, x, y float64) { draw(p, x+g.padX, y) }
		c.items = append(c.items, line)
	}
	return c
}

func (g *grid) row(n int, member any, filled bool) (*row, error) {
	r := &row{frame: !g.table.Plain, pad: g.padY, whole: true}
	over, tops, err := g.over(member, filled)
	if err != nil {
		return nil, err
	}
	for i, c := range g.columns {
		text, err := c.text(n, member, filled)
		if err != nil {
			return nil, err
		}
		own := g.cell(i, text, look{Align: c.Align, Bold: c.Bold, Italic: c.Italic})
		own.top = tops[i]
		r.cells = append(r.cells, own)
	}
	r.cells = append(r.cells, over...)
	r.height = max(1, g.table.Height)*g.layout.lineHeight(g.size) + 2*g.padY // an empty row is one line high
	r.measure()
	return r, nil
}

// text returns what the column says of a member; a column without value counts.
func (c *tableColumn) text(n int, member any, filled bool) (string, error) {
	switch {
	case !filled && c.Blank != nil && c.Over == nil:
		return c.Blank.text(nil)
	case c.Value == nil && c.Blank == nil && c.Over == nil:
		return fmt.Sprint(n), nil
	case !filled:
		return "", nil
	}
	return c.Value.text(member)
}

// over lays out what stands above the values of a group and returns how far down the values of each column begin.
func (g *grid) over(member any, filled bool) ([]cell, []float64, error) {
	var cells []cell
	tops := make([]float64, len(g.columns))
	for i, c := range g.columns {
		if c.Over == nil {
			continue
		}
		shown, of := c.Over, member
		if !filled {
			shown, of = c.Blank, nil
		}
		text, err := shown.text(of)
		if err != nil {
			return nil, nil, err
		}
		last := g.groupEnd(i, 0)
		own := g.span(i, last, text, look{Align: "center"})
		own.height = max(own.content(), g.layout.lineHeight(g.size)) + 2*g.padY
		for at := i; at <= last; at++ {
			tops[at] = own.height
		}
		cells = append(cells, own)
	}
	return cells, tops, nil
}

func (g *grid) total(data any) (*row, error) {
	r := &row{frame: !g.table.Plain, pad: g.padY, whole: true}
	any := false
	for i, c := range g.columns {
		text, err := c.Total.text(data)
		if err != nil {
			return nil, err
		}
		any = any || text != ""
		r.cells = append(r.cells, g.cell(i, text, look{Align: c.Align, Bold: true}))
	}
	if !any {
		return nil, nil
	}
	r.measure()
	return r, nil
}

// list returns the members of the list that path names in data: fields, methods without arguments and map keys,
// parted by dots.
func list(data any, path string, line int) ([]any, error) {
	value := reflect.ValueOf(data)
	for _, name := range strings.Split(path, ".") {
		next, err := member(value, name)
		if err != nil || !next.IsValid() {
			return nil, wrong(line, "dữ liệu của mẫu không có danh sách %q", path)
		}
		value = next
	}
	for value.Kind() == reflect.Interface || value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil, nil
		}
		value = value.Elem()
	}
	if value.Kind() != reflect.Slice && value.Kind() != reflect.Array {
		return nil, wrong(line, "%q trong dữ liệu không phải là danh sách", path)
	}
	all := make([]any, value.Len())
	for i := range all {
		all[i] = value.Index(i).Interface()
	}
	return all, nil
}

func member(value reflect.Value, name string) (reflect.Value, error) {
	if value.IsValid() {
		if method := value.MethodByName(name); method.IsValid() && method.Type().NumIn() == 0 && method.Type().NumOut() == 1 {
			return method.Call(nil)[0], nil
		}
	}
	for value.IsValid() && (value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface) {
		value = value.Elem()
	}
	switch {
	case value.IsValid() && value.Kind() == reflect.Struct:
		if field, ok := value.Type().FieldByName(name); ok && field.IsExported() {
			return value.FieldByIndex(field.Index), nil
		}
	case value.IsValid() && value.Kind() == reflect.Map && value.Type().Key().Kind() == reflect.String:
		return value.MapIndex(reflect.ValueOf(name).Convert(value.Type().Key())), nil
	}
	return reflect.Value{}, fmt.Errorf("no member %q", name)
}
