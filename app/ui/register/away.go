package register

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// tellAway says so when the record in the pane is not the one under the cursor because the list does not hold it. A list
// without bounds holds every record, far down perhaps: there nothing is said.
func (d *detail[T]) tellAway() {
	s := d.screen
	away := d.record != nil && s.wanted == d.id && s.grid.Selected() != d.id && s.pages.total >= 0 &&
		(s.pages.query.Text != "" || s.narrowed(s.pages.query))
	if away {
		d.away.Set(kit.ToneSoon, "", s.awayText(), "", nil)
	}
	if away != d.above.Visible() {
		show(d.above, away)
		d.content.Refresh()
	}
}

// awayText claims no more than is known: of a long list only some pages are in memory.
func (s *Screen[T]) awayText() string {
	known := 0
	for _, records := range s.pages.loaded {
		known += len(records)
	}
	if known < s.pages.total {
		return kit.T("Không còn ở phần danh sách đang xem; phím mũi tên về lại danh sách.")
	}
	return kit.T("Không còn trong danh sách này; phím mũi tên về lại danh sách.")
}

// await lets go of the record while the row under the cursor is still being read: no key may act on the one before.
func (d *detail[T]) await() {
	d.id, d.record, d.queued = 0, nil, nil
	d.slow.Stop()
	d.screen.host.Runner().Drop("register." + d.screen.d.Key + ".get")
	d.slow = d.screen.host.Runner().After(patience, func() { d.blank(kit.T("Đang đọc…")) })
	d.showActions()
}

// wholeChip is the chip without a question of its own, nil where there is none.
func (s *Screen[T]) wholeChip() *Chip {
	for i := range s.d.Chips {
		if s.d.Chips[i].Query == nil {
			return &s.d.Chips[i]
		}
	}
	return nil
}

// narrowed reports whether q leaves records out, whatever is searched, and the whole register has a chip.
func (s *Screen[T]) narrowed(q office.Query) bool {
	return s.wholeChip() != nil && len(q.Filters)+len(q.From)+len(q.To) > 0
}

// askOutside counts what the search of q, which found nothing, finds in the whole register.
func (s *Screen[T]) askOutside(q office.Query) {
	if q.Text == "" || !s.narrowed(q) {
		return
	}
	var found int
	s.run("outside", func(ctx context.Context, _ *task.Progress) (err error) {
		found, err = s.d.Source.Count(ctx, office.Query{Text: q.Text})
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		if now := s.Query(); now.Text == q.Text {
			s.outside = found
			s.grid.SetEmpty(s.emptyOf(now))
		}
	})
}

// emptyHere is what the list says when the search finds nothing in the chosen chip, but perhaps outside it.
func (s *Screen[T]) emptyHere(q office.Query) kit.Empty {
	title := kit.Tf("Không có %s nào có “%s” trong mục này", s.one(), q.Text)
	if s.outside < 0 {
		return kit.Empty{Title: title}
	}
	whole := kit.T(s.wholeChip().Label)
	return kit.Empty{
		Title: title, Hint: kit.Tf("Có %s ở “%s”.", s.many(s.outside), whole),
		Action: kit.Tf("Xem ở “%s”", whole), Do: s.searchWhole,
	}
}

// searchWhole searches the same words in the whole register.
func (s *Screen[T]) searchWhole() {
	text := s.search.Query()
	s.widen()
	s.search.SetQuery(text)
	s.askNew()
	s.focusGrid()
}
