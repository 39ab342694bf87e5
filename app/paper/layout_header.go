package paper

import (
	"fmt"
	"slices"
)

// headLook is how the titles of a table look.
var headLook = look{Bold: true, Align: "center"}

// header lays out the column titles, group titles above those of their columns, and below them the column numbers
// when the form wants them.
func (g *grid) header(data any) ([]*row, error) {
	head := &row{frame: true, pad: g.padY, whole: true, next: true}
	groups, tops := g.groups()
	for i, c := range g.columns {
		text, err := c.Title.text(data)
		if err != nil {
			return nil, err
		}
		own := g.cell(i, text, headLook)
		if c.Upright {
			own.items = g.upright(i, text)
		}
		own.middle, own.top = true, tops[len(c.Group)]
		head.cells = append(head.cells, own)
	}
	head.cells = append(head.cells, groups...)
	head.measure()
	if !g.table.Number {
		return []*row{head}, nil
	}
	return []*row{head, g.numbers()}, nil
}

// uprightMost is how long a line of an upright title may be before a second one is begun, in font sizes.
const uprightMost = 8

// upright lays out a title that reads from below; a long one in as many lines as the column is wide enough for.
func (g *grid) upright(i int, text string) []item {
	title, height := []styled{{text, bold}}, g.layout.lineHeight(g.size)
	lines := wrap(title, g.size, uprightMost*g.size*point, 0)
	if most := max(1, int((g.w[i]-g.padX)/height)); len(lines) > 1 {
		lines = balanced(title, g.size, g.layout.width, most)
	}
	longest := 0.0
	for _, line := range lines {
		longest = max(longest, line.width)
	}
	left := (g.w[i] - height*float64(len(lines))) / 2
	return []item{{height: longest + 2*g.padX, draw: func(p *pen, x, y float64) {
		for n, line := range lines {
			p.upright(line.pieces, g.size, x+left+height*float64(n)+baseline(height, g.size), y+g.padX+(longest+line.width)/2)
		}
	}}}
}

// groups lays out the group titles level by level and returns where each level begins; the last entry is where the
// titles of columns below all levels do.
func (g *grid) groups() (cells []cell, tops []float64) {
	tops = []float64{0}
	for level := 0; ; level++ {
		var titles []cell
		height := 0.0
		for i := 0; i < len(g.columns); i++ {
			if len(g.columns[i].Group) <= level {
				continue
			}
			last := g.groupEnd(i, level)
			c := g.span(i, last, clean(g.columns[i].Group[level]), headLook)
			c.middle, c.top = true, tops[level]
			height = max(height, c.content()+2*g.padY)
			titles = append(titles, c)
			i = last
		}
		if len(titles) == 0 {
			return cells, tops
		}
		for i := range titles {
			titles[i].height = height
		}
		cells, tops = append(cells, titles...), append(tops, tops[level]+height)
	}
}

// groupEnd returns the last neighbour of column i with the same groups down to a level.
func (g *grid) groupEnd(i, level int) int {
	last := i
	for last+1 < len(g.columns) && sameGroups(g.columns[i].Group, g.columns[last+1].Group, level) {
		last++
	}
	return last
}

func sameGroups(a, b groups, level int) bool {
	return len(a) > level && len(b) > level && slices.Equal(a[:level+1], b[:level+1])
}

// numbers is the row below the titles with the number of each column, or what the description says instead.
func (g *grid) numbers() *row {
	numbers := &row{frame: true, pad: g.padY, whole: true, next: true}
	for i, c := range g.columns {
		text := fmt.Sprintf("(%d)", i+1)
		if c.Number != "" {
			text = clean(c.Number)
		}
		numbers.cells = append(numbers.cells, g.cell(i, text, look{Italic: true, Align: "center"}))
	}
	numbers.measure()
	return numbers
}
