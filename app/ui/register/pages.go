package register

import (
	"context"
	"iter"
	"maps"
	"slices"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

const (
	pageSize  = 60 // rows asked at once
	pagesKept = 8  // pages held in memory, those nearest to the window
)

// pages is the part of a register that a Grid shows: the pages around its window. It is the Grid's Source; it never holds
// the whole register.
type pages[T any] struct {
	screen *Screen[T]
	query  office.Query
	total  int // -1 = not known yet
	loaded map[int][]T
	asked  map[int]bool // pages of the running task
	broken map[int]bool // pages that could not be read; they are asked again by start and again only, not by every drawing
	first  int          // the window
	count  int
}

func newPages[T any](s *Screen[T]) *pages[T] {
	return &pages[T]{screen: s, total: -1, loaded: map[int][]T{}, count: 1}
}

// Len implements kit.Source.
func (p *pages[T]) Len() int { return p.total }

// Row implements kit.Source.
func (p *pages[T]) Row(i int) (kit.Row, bool) {
	record := p.record(i)
	if record == nil {
		return kit.Row{}, false
	}
	return p.screen.row(record), true
}

// IndexOf implements kit.Finder.
func (p *pages[T]) IndexOf(id int64) (int, bool) {
	for page, records := range p.loaded {
		for i := range records {
			if p.screen.d.ID(&records[i]) == id {
				return page*pageSize + i, true
			}
		}
	}
	return 0, false
}

func (p *pages[T]) record(i int) *T {
	records := p.loaded[i/pageSize]
	if i < 0 || i%pageSize >= len(records) {
		return nil
	}
	return &records[i%pageSize]
}

// inMemory yields the records held now, in the order of the list.
func (p *pages[T]) inMemory() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for _, page := range slices.Sorted(maps.Keys(p.loaded)) {
			for i := range p.loaded[page] {
				if !yield(&p.loaded[page][i]) {
					return
				}
			}
		}
	}
}

// start begins a new question: nothing of the old answer is shown any more. The Grid asks for its first page by window.
func (p *pages[T]) start(q office.Query) {
	p.query, p.total, p.loaded, p.asked, p.broken, p.first = q, -1, map[int][]T{}, nil, nil, 0
}

// again asks the visible pages and the count anew while the old rows stay on the screen.
func (p *pages[T]) again() {
	p.broken = nil
	p.fetch(p.around(), true)
	p.askCount()
}

// window is told that other rows are visible.
func (p *pages[T]) window(first, count int) {
	p.first, p.count = first, count
	missing := map[int]bool{}
	for page := range p.around() {
		if p.loaded[page] == nil && !p.broken[page] {
			missing[page] = true
		}
	}
	if len(missing) > 0 && !covers(p.asked, missing) {
		p.fetch(missing, false)
	}
}

// around returns the pages that the window touches, and the next one when the window is near its edge.
func (p *pages[T]) around() map[int]bool {
	pages := map[int]bool{}
	margin := p.count / 2
	for i := max(0, p.first-margin) / pageSize; i <= (p.first+p.count-1+margin)/pageSize; i++ {
		if i == 0 || p.total < 0 || i*pageSize < p.total {
			pages[i] = true
		}
	}
	return pages
}

// fetch reads pages beside the window; a newer fetch wins. fresh forgets every other page, because rows may have moved.
func (p *pages[T]) fetch(wanted map[int]bool, fresh bool) {
	p.asked = wanted
	query, source := p.query, p.screen.d.Source
	got := map[int][]T{}
	p.screen.run("pages", func(ctx context.Context, _ *task.Progress) error {
		for page := range wanted {
			q := query
			q.Offset, q.Limit = page*pageSize, pageSize
			records, err := source.Page(ctx, q)
			if err != nil {
				return err
			}
			got[page] = append(make([]T, 0, len(records)), records...)
		}
		return nil
	}, func(err error) {
		p.asked = nil
		if err != nil {
			p.failed(wanted, err)
			return
		}
		p.keep(got, fresh)
	})
}

func (p *pages[T]) failed(wanted map[int]bool, err error) {
	if p.broken == nil {
		p.broken = map[int]bool{}
	}
	maps.Copy(p.broken, wanted)
	if p.total < 0 {
		p.total = 0
	}
	p.screen.host.Fail(err)
	p.screen.grid.Reload()
}

func (p *pages[T]) keep(got map[int][]T, fresh bool) {
	if fresh {
		p.loaded = map[int][]T{}
	}
	for page, records := range got {
		p.loaded[page] = records
		end := page*pageSize + len(records)
		if p.total < end || len(records) < pageSize && (len(records) > 0 || page == 0) && p.total != end {
			p.total = end // until the count comes; a short page is the last one
		}
	}
	p.forget()
	p.screen.arrived()
}

// forget drops the pages farthest from the window.
func (p *pages[T]) forget() {
	middle := (p.first + p.count/2) / pageSize
	for len(p.loaded) > pagesKept {
		farthest, distance := 0, -1
		for page := range p.loaded {
			if d := max(page-middle, middle-page); d > distance {
				farthest, distance = page, d
			}
		}
		delete(p.loaded, farthest)
	}
}

func (p *pages[T]) askCount() {
	query, total := p.query, 0
	p.screen.run("count", func(ctx context.Context, _ *task.Progress) (err error) {
		total, err = p.screen.d.Source.Count(ctx, query)
		return err
	}, func(err error) {
		if err != nil {
			p.screen.host.Fail(err)
			return
		}
		if p.total < 0 && len(p.loaded) == 0 && total > 0 {
			p.total = total
			p.screen.settle(p.screen.grid.Refresh)
			return
		}
		p.total = total
		p.screen.settle(p.screen.grid.Reload)
		p.screen.detail.tellAway()
		if total == 0 {
			p.screen.askOutside(query)
		}
	})
}

// covers reports whether all of wanted is in asked.
func covers(asked, wanted map[int]bool) bool {
	for page := range wanted {
		if !asked[page] {
			return false
		}
	}
	return true
}
