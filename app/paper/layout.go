package paper

import (
	"math"

	"github.com/boombuler/barcode"
)

// item is one line of a cell: words, a rule, a code or empty space. Its height is known before it is drawn.
type item struct {
	height float64
	draw   func(p *pen, x, y float64) // y is the item's upper edge; nil draws nothing
}

// cell is a stack of items. x and top are inside the row.
type cell struct {
	x, top, width float64
	height        float64 // of its frame; 0 is the whole row
	items         []item
	middle        bool // items stand in the middle of the frame
}

// row is what stands side by side: the unit pages are filled with.
type row struct {
	cells  []cell
	height float64
	before float64 // space above, dropped at the top of a page
	frame  bool    // lines around the cells
	pad    float64 // above and below the items
	whole  bool    // split over pages only when it is higher than a page
	next   bool    // on one page with the next row
	head   []*row  // repeated when the row begins a new page
	ends   bool    // a new page begins here
}

// layout turns blocks into rows for one size and width. Nothing is drawn.
type layout struct {
	form  *form
	copy  string
	size  float64 // points
	line  float64 // height of a line in sizes
	width float64 // mm, of the page's content
	parts map[string]part
	codes map[string]barcode.Barcode // already encoded, by their content
	depth int
}

func (l *layout) lineHeight(size float64) float64 { return size * point * l.line }

// lines converts a number of empty lines to mm.
func (l *layout) lines(n float64) float64 { return n * l.lineHeight(l.size) }

// rows lays out blocks with data.
func (l *layout) rows(blocks []block, data any) ([]*row, error) {
	var all []*row
	for i := range blocks {
		b := &blocks[i]
		if shown, err := b.When.holds(data); err != nil || !shown {
			if err != nil {
				return nil, err
			}
			continue
		}
		rows, err := l.block(b, data)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			continue
		}
		rows[0].before += l.lines(b.Space)
		if b.Keep {
			for _, r := range rows {
				r.next = true
			}
		}
		all = append(all, rows...)
	}
	return all, nil
}

// block lays out one block.
func (l *layout) block(b *block, data any) ([]*row, error) {
	switch {
	case b.Table != nil:
		return l.table(b.Table, data)
	case b.Columns != nil:
		return l.columns(b, data)
	case b.Signatures != nil:
		return l.signatures(b.Signatures, data)
	case b.Fields != nil:
		return l.fields(b.Fields, data)
	case b.Each != nil:
		return l.each(b.Each, data)
	case b.Use != "":
		return l.use(b, data)
	case b.Break:
		return []*row{{ends: true}}, nil
	}
	items, err := l.items(b, data, l.width)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	return []*row{oneCell(items, 0, l.width)}, nil
}

// items lays out a simple block as lines.
func (l *layout) items(b *block, data any, width float64) ([]item, error) {
	switch {
	case b.Gap != 0:
		return []item{{height: l.lines(b.Gap)}}, nil
	case b.Code != nil:
		return l.code(b, data, width)
	case b.Picture != nil:
		return l.picture(b, data, width)
	case b.Copy:
		return l.paragraph([]styled{{l.copy, faceOf(b.Look.Bold, b.Look.Italic)}}, b.Look, width), nil
	}
	text, err := b.Text.text(data, b.Look)
	if err != nil {
		return nil, err
	}
	return l.paragraph(text, b.Look, width), nil
}

func faceOf(isBold, isItalic bool) face {
	var f face
	if isBold {
		f |= bold
	}
	if isItalic {
		f |= italic
	}
	return f
}

func (s spans) text(data any, look look) ([]styled, error) {
	var all []styled
	for i := range s {
		evaluate := s[i].Text.text
		if len(s) > 1 {
			evaluate = s[i].Text.part
		}
		text, err := evaluate(data)
		if err != nil {
			return nil, err
		}
		all = append(all, styled{text, faceOf(look.Bold || s[i].Bold, look.Italic || s[i].Italic)})
	}
	return all, nil
}

// paragraph breaks a text into items of one line each, with its rule below.
func (l *layout) paragraph(text []styled, look look, width float64) []item {
	size := l.size + look.Size
	if look.Fit {
		size = fitted(text, size, width)
	}
	indent := look.Indent * l.size * point
	lines := wrap(text, size, width, indent)
	if look.Align == "center" && len(lines) > 1 {
		lines = balanced(text, size, width, len(lines))
	}
	var items []item
	for i, line := range lines {
		if i > 0 {
			indent = 0
		}
		items = append(items, l.textItem(line, look.Align, size, width, indent))
	}
	if look.Rule > 0 && len(lines) > 0 {
		items = append(items, ruleItem(lines[len(lines)-1].width*look.Rule, look.Align, size, width))
	}
	return items
}

// balanced wraps a centred text so that its lines are about equally long: the narrowest width with as many lines.
func balanced(text []styled, size, width float64, count int) []textLine {
	best, low, high := wrap(text, size, width, 0), longestWord(split(text, size)), width
	for high-low > 0.5 {
		middle := (low + high) / 2
		if lines := wrap(text, size, middle, 0); len(lines) <= count {
			best, high = lines, middle
		} else {
			low = middle
		}
	}
	return best
}

// fitted returns the size at which the text fits on one line, at least three quarters of the wanted one; when even
// that is too wide the text is wrapped at the wanted size.
func fitted(text []styled, size, width float64) float64 {
	total := 0.0
	for _, part := range text {
		total += part.face.textWidth(part.text) * size * point
	}
	if total <= width || total*0.75 > width {
		return size
	}
	return math.Floor(size*width/total*100) / 100
}

func (l *layout) textItem(line textLine, align string, size, width, indent float64) item {
	height := l.lineHeight(size)
	return item{height: height, draw: func(p *pen, x, y float64) {
		pieces, extra := line.pieces, 0.0
		switch align {
		case "center":
			x += (width - line.width) / 2
		case "right":
			x += width - line.width
		case "justify":
			pieces, extra = line.stretch(width - indent)
		}
		p.line(pieces, size, x+indent, y+baseline(height, size), extra)
	}}
}

// baseline returns how far below a line's upper edge its letters stand.
func baseline(height, size float64) float64 {
	return (height-(ascent+descent)*size*point)/2 + ascent*size*point
}

func ruleItem(length float64, align string, size, width float64) item {
	return item{height: size * point * 0.4, draw: func(p *pen, x, y float64) {
		switch align {
		case "center":
			x += (width - length) / 2
		case "right":
			x += width - length
		}
		p.rule(x, y+size*point*0.18, length)
	}}
}

func oneCell(items []item, x, width float64) *row {
	r := &row{cells: []cell{{x: x, width: width, items: items}}}
	r.measure()
	return r
}

// measure sets the row's height from its cells.
func (r *row) measure() {
	for i := range r.cells {
		r.height = max(r.height, r.cells[i].top+r.cells[i].content()+2*r.pad)
	}
}

func (c *cell) content() float64 {
	sum := 0.0
	for _, i := range c.items {
		sum += i.height
	}
	return sum
}

// tooNarrow reports a column that cannot hold a letter.
func tooNarrow(line int) error {
	return wrong(line, "cột quá hẹp, không đủ chỗ cho một chữ")
}
