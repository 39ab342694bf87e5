package paper

// placed is a row at its place on a page.
type placed struct {
	row *row
	y   float64 // from the top of the content
}

// pager fills pages of a height with rows.
type pager struct {
	height float64
	pages  [][]placed
	y      float64
	fresh  bool // nothing but a repeated header stands on the page
}

// paginate distributes rows over pages: rows that belong together stay together, headers are repeated, nothing is
// split that fits on a page of its own, and nothing is lost.
func paginate(rows []*row, height float64) [][]placed {
	p := &pager{height: height}
	p.begin()
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end-1].next {
			end++
		}
		p.group(rows[i:end])
		i = end
	}
	return p.pages
}

func (p *pager) begin() {
	p.pages = append(p.pages, nil)
	p.y, p.fresh = 0, true
}

func (p *pager) room() float64 { return p.height - p.y + slack }

// put places a row that fits.
func (p *pager) put(r *row) {
	if !p.fresh {
		p.y += r.before
	}
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], placed{r, p.y})
	p.y += r.height
	p.fresh = false
}

// turn begins a new page, with the header of the table that goes on there.
func (p *pager) turn(r *row) {
	p.begin()
	if headHeight(r) > p.height/2 {
		return // a monstrous header would leave no room for what it heads
	}
	for _, head := range r.head {
		p.put(head)
		p.fresh = true
	}
}

func headHeight(r *row) float64 {
	sum := 0.0
	for _, head := range r.head {
		sum += head.height
	}
	return sum
}

// group places rows that should stand on one page.
func (p *pager) group(rows []*row) {
	switch {
	case p.needs(rows) <= p.room():
		for _, r := range rows {
			p.single(r)
		}
	case !p.fresh && len(rows) > 1 && total(rows)+headHeight(rows[0]) <= p.height+slack:
		p.turn(rows[0])
		for _, r := range rows {
			p.single(r)
		}
	default:
		for _, r := range rows {
			p.single(r)
		}
	}
}

// needs is the height of rows at the place where the pager stands.
func (p *pager) needs(rows []*row) float64 {
	sum := total(rows)
	if !p.fresh && len(rows) > 0 {
		sum += rows[0].before
	}
	return sum
}

func total(rows []*row) float64 {
	sum := 0.0
	for i, r := range rows {
		sum += r.height
		if i > 0 {
			sum += r.before
		}
	}
	return sum
}

// single places one row, splitting it when it must be.
func (p *pager) single(r *row) {
	if r.ends {
		if !p.fresh {
			p.begin()
		}
		return
	}
	for p.needs([]*row{r}) > p.room() {
		before := r.before
		if p.fresh {
			before = 0
		}
		fits := r.height+headHeight(r) <= p.height+slack
		if r.whole && fits && !p.fresh {
			p.turn(r)
			continue
		}
		first, rest := r.split(p.room()-before, p.fresh)
		if first == nil && p.fresh {
			break // nothing in it to split
		}
		if first == nil {
			p.turn(r)
			continue
		}
		p.put(first)
		if rest == nil {
			return
		}
		p.turn(rest)
		r = rest
	}
	p.put(r)
}

// split parts a row so that the first part is at most room high. Without force the parts of a text have two lines at
// least and nil means that it should go to the next page whole; with force the first part has something in any case.
func (r *row) split(room float64, force bool) (first, rest *row) {
	a, b := *r, *r
	a.cells, b.cells = append([]cell(nil), r.cells...), append([]cell(nil), r.cells...)
	a.height, b.height, b.before = 0, 0, 0
	taken, left := 0, 0
	for i := range r.cells {
		n := r.cells[i].fitting(room - 2*r.pad)
		if n == 0 && force {
			n = min(1, len(r.cells[i].items))
		}
		if !force && !r.cells[i].splits(n) {
			return nil, nil
		}
		a.cells[i].items, b.cells[i].items = r.cells[i].items[:n], r.cells[i].items[n:]
		taken, left = taken+n, left+len(r.cells[i].items)-n
	}
	if taken == 0 {
		return nil, nil
	}
	a.measure()
	a.next = false
	if left == 0 {
		return &a, nil
	}
	b.measure()
	return &a, &b
}

// fitting counts the items that fit into a height.
func (c *cell) fitting(height float64) int {
	sum := c.top
	for n, i := range c.items {
		if sum += i.height; sum > height+slack {
			return n
		}
	}
	return len(c.items)
}

// splits tells whether parting a cell after n items leaves no single line alone.
func (c *cell) splits(n int) bool {
	return n == len(c.items) || n >= 2 && len(c.items)-n >= 2
}
