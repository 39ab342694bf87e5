package paper

// columnGap stands between columns, in font sizes.
const columnGap = 0.8

// columns lays blocks side by side.
func (l *layout) columns(b *block, data any) ([]*row, error) {
	r := &row{whole: true}
	gap := columnGap * l.size * point
	shares := make([]float64, len(b.Columns))
	for i, c := range b.Columns {
		shares[i] = max(c.Width, 0)
		if c.Width == 0 {
			shares[i] = 1
		}
	}
	x := 0.0
	for i, width := range widths(shares, l.width-gap*float64(len(shares)-1)) {
		c := cell{x: x, width: width}
		if err := l.stack(&c, b.Columns[i].Blocks, data); err != nil {
			return nil, err
		}
		r.cells = append(r.cells, c)
		x += width + gap
	}
	r.measure()
	return []*row{r}, nil
}

// stack puts simple blocks one below the other into a cell.
func (l *layout) stack(c *cell, blocks []block, data any) error {
	for i := range blocks {
		b := &blocks[i]
		shown, err := b.When.holds(data)
		if err != nil {
			return err
		}
		if !shown {
			continue
		}
		items, err := l.simple(b, data, c.width)
		if err != nil {
			return err
		}
		if len(items) > 0 && b.Space > 0 {
			c.items = append(c.items, item{height: l.lines(b.Space)})
		}
		c.items = append(c.items, items...)
	}
	return nil
}

// simple lays out what may stand in a column. Fields that share a line become one item, so that they stay beside each
// other.
func (l *layout) simple(b *block, data any, width float64) ([]item, error) {
	if b.Fields == nil {
		return l.items(b, data, width)
	}
	inner := *l
	inner.width = width
	rows, err := inner.fields(b.Fields, data)
	if err != nil {
		return nil, err
	}
	var all []item
	for _, r := range rows {
		if len(r.cells) == 1 {
			all = append(all, r.cells[0].items...)
			continue
		}
		all = append(all, item{height: r.height, draw: r.draw})
	}
	return all, nil
}

// widths divides total by shares.
func widths(shares []float64, total float64) []float64 {
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	all := make([]float64, len(shares))
	for i, s := range shares {
		all[i] = total * s / sum
	}
	return all
}

// signatures lays out what is signed, side by side, never parted from itself.
func (l *layout) signatures(list []signature, data any) ([]*row, error) {
	r := &row{whole: true}
	gap := columnGap * l.size * point
	width := (l.width - gap*float64(len(list)-1)) / float64(len(list))
	for i := range list {
		c := cell{x: float64(i) * (width + gap), width: width}
		s := &list[i]
		for _, part := range []struct {
			text *expression
			look look
		}{{&s.Title, look{Bold: true, Align: "center"}}, {s.Note, look{Italic: true, Align: "center", Size: -0.5}}} {
			text, err := part.text.text(data)
			if err != nil {
				return nil, err
			}
			c.items = append(c.items, l.paragraph([]styled{{text, faceOf(part.look.Bold, part.look.Italic)}}, part.look, width)...)
		}
		name, err := s.Name.text(data)
		if err != nil {
			return nil, err
		}
		c.items = append(c.items, item{height: l.lines(s.Gap)})
		c.items = append(c.items, l.paragraph([]styled{{name, bold}}, look{Align: "center"}, width)...)
		r.cells = append(r.cells, c)
	}
	r.measure()
	return []*row{r}, nil
}

// each repeats blocks for every member of a list.
func (l *layout) each(e *each, data any) ([]*row, error) {
	members, err := list(data, e.Rows, e.line)
	if err != nil {
		return nil, err
	}
	var all []*row
	for _, member := range members {
		rows, err := l.rows(e.Blocks, member)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// use lays out blocks that several forms of a set share.
func (l *layout) use(b *block, data any) ([]*row, error) {
	shared, known := l.parts[b.Use]
	if !known {
		return nil, wrong(b.line, "parts.yaml của bộ mẫu không có phần %q", b.Use)
	}
	if l.depth > 3 {
		return nil, wrong(b.line, "phần %q tự dùng chính nó", b.Use)
	}
	inner := *l
	inner.depth++
	rows, err := inner.rows(shared.blocks, data)
	return rows, inFile(shared.file, err)
}
