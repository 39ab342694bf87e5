package register

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// chipViews are the chips with their counts; nil counts = not known yet.
func (s *Screen[T]) chipViews(counts map[string]int) []kit.Chip {
	chips := s.shownChips()
	views := make([]kit.Chip, len(chips))
	for i, chip := range chips {
		count, known := counts[chip.Key]
		if !known {
			count = -1
		}
		tone := chip.Tone
		if count == 0 {
			tone = kit.ToneNone // nothing late is nothing red
		}
		views[i] = kit.Chip{Key: chip.Key, Label: kit.T(chip.Label), Count: count, Tone: tone}
	}
	return views
}

// askChips counts what stands behind each chip, apart from the list and beside the window.
func (s *Screen[T]) askChips() {
	var keys []string
	var queries []office.Query
	for _, chip := range s.shownChips() {
		if chip.NoCount {
			continue
		}
		query := office.Query{}
		if chip.Query != nil {
			query = chip.Query()
		}
		keys, queries = append(keys, chip.Key), append(queries, query)
	}
	if len(keys) == 0 {
		return
	}
	var numbers []int
	s.run("chips", func(ctx context.Context, _ *task.Progress) (err error) {
		numbers, err = counts(ctx, s.d.Source, queries)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		known := map[string]int{}
		for i, key := range keys {
			known[key] = numbers[i]
		}
		s.counted = known
		s.chips.SetChips(s.chipViews(known))
		s.content.Refresh() // the counts may need another line
		s.grid.SetEmpty(s.emptyOf(s.Query()))
	})
}

// isEmpty reports whether the whole register is known to hold nothing: then an empty chip says what to do first.
func (s *Screen[T]) isEmpty() bool {
	for _, chip := range s.d.Chips {
		if count, known := s.counted[chip.Key]; chip.Query == nil && known {
			return count == 0
		}
	}
	return false
}

func counts[T any](ctx context.Context, source Source[T], queries []office.Query) ([]int, error) {
	if counter, ok := source.(Counter); ok {
		return counter.Counts(ctx, queries)
	}
	numbers := make([]int, len(queries))
	for i, query := range queries {
		n, err := source.Count(ctx, query)
		if err != nil {
			return nil, err
		}
		numbers[i] = n
	}
	return numbers, nil
}
