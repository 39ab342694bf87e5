package register

import (
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// pickedChip is the chip of records that were chosen elsewhere.
const pickedChip = "picked"

// mostPicked bounds how many records a list can be bounded to by their ids: a database takes no more in one question.
const mostPicked = 5000

// picked are records chosen elsewhere: behind a number of a report, on a day of a calendar.
type picked struct {
	title string
	ids   []string
}

// List implements shell.Lister: it shows the records with these ids under a chip with that title; of many the first ones.
func (s *Screen[T]) List(title string, ids []int64) {
	s.closeEditor()
	s.widen()
	if len(ids) > mostPicked {
		title = kit.Tf("%s: %d trong %d", title, mostPicked, len(ids))
		ids = ids[:mostPicked]
	}
	s.picked = &picked{title: title, ids: []string{"0"}} // no record has this id: without any the list is empty
	for _, id := range ids {
		s.picked.ids = append(s.picked.ids, strconv.FormatInt(id, 10))
	}
	s.chips.SetChips(s.chipViews(s.counted))
	s.chips.Select(pickedChip)
	s.ask()
	s.askChips()
	s.focusGrid()
}

// query asks for the records.
func (p *picked) query() office.Query { return office.Query{Filters: map[string][]string{"id": p.ids}} }

// chip shows them as chosen.
func (p *picked) chip() Chip { return Chip{Key: pickedChip, Label: p.title, Query: p.query} }

// forgetPicked takes the chip away.
func (s *Screen[T]) forgetPicked() {
	if s.picked != nil {
		s.picked = nil
		s.chips.SetChips(s.chipViews(s.counted))
	}
}
