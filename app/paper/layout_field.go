package paper

// fields lays out labels with values; they share a line until its width is used up.
func (l *layout) fields(list []field, data any) ([]*row, error) {
	var rows []*row
	var current *row
	used := 0.0
	gap := columnGap * l.size * point
	for i := range list {
		f := &list[i]
		shown, err := f.When.holds(data)
		if err != nil {
			return nil, err
		}
		if !shown {
			continue
		}
		share := f.Width
		if share <= 0 || share > 100 {
			share = 100
		}
		if current == nil || used+share > 100+slack {
			current, used = &row{}, 0
			rows = append(rows, current)
		}
		c := cell{x: l.width * used / 100, width: l.width * share / 100}
		if used+share < 100-slack {
			c.width -= gap
		}
		if c.items, err = l.field(f, data, c.width); err != nil {
			return nil, err
		}
		current.cells = append(current.cells, c)
		used += share
	}
	for _, r := range rows {
		r.measure()
	}
	return rows, nil
}

// field lays out a label with its value; without a value dots are left for writing by hand.
func (l *layout) field(f *field, data any, width float64) ([]item, error) {
	var texts [3]string
	for i, e := range []*expression{f.Label, f.Value, f.Suffix} {
		text, err := e.text(data)
		if err != nil {
			return nil, err
		}
		texts[i] = text
	}
	label, value, suffix := texts[0], texts[1], texts[2]
	if label != "" {
		label += " "
	}
	if suffix != "" {
		suffix = " " + suffix
	}
	style := faceOf(f.Bold, f.Italic)
	if value == "" && !f.NoDots {
		return l.dotted(label, suffix, f.Dots, width), nil
	}
	text := []styled{{label, 0}, {value, style}, {suffix, 0}}
	return l.paragraph(text, look{Align: f.Align}, width), nil
}

// shortestDots is what a person needs at least to write something, in font sizes.
const shortestDots = 5

// dotted lays out a label, dots up to the end of the line (or so many sizes) and the suffix.
func (l *layout) dotted(label, suffix string, length, width float64) []item {
	lines := wrap([]styled{{label, 0}}, l.size, width, 0)
	tail := face(0).textWidth(suffix) * l.size * point
	space := face(0).textWidth(" ") * l.size * point
	if len(lines) == 0 {
		lines = []textLine{{}}
	}
	last := &lines[len(lines)-1]
	if last.width > 0 && last.width+space+tail+shortestDots*l.size*point > width {
		lines = append(lines, textLine{})
		last = &lines[len(lines)-1]
	}
	start := last.width
	if start > 0 {
		start += space
	}
	room := max(0, width-start-tail)
	if length > 0 {
		room = min(room, length*l.size*point)
	}
	dots := dotsFor(room, l.size)
	dotsWidth := face(0).textWidth(dots) * l.size * point
	if length <= 0 {
		start = width - tail - dotsWidth // the dots end where the line ends
	}
	items := make([]item, len(lines))
	for i, line := range lines {
		items[i] = l.textItem(line, "", l.size, width, 0)
	}
	before, height := items[len(items)-1].draw, l.lineHeight(l.size)
	items[len(items)-1].draw = func(p *pen, x, y float64) {
		before(p, x, y)
		p.line([]piece{{dots, 0, dotsWidth}, {suffix, 0, tail}}, l.size, x+start, y+baseline(height, l.size), 0)
	}
	return items
}
