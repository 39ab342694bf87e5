package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vanphongso/data/office"
)

// Count returns how many records q asks for, Offset and Limit aside.
func (r *Register[T]) Count(ctx context.Context, q office.Query) (int, error) {
	asked, err := r.mapping.ask(q)
	if err != nil {
		return 0, err
	}
	if r.isTallied(asked) {
		return r.tallied(ctx, asked)
	}
	statement, err := r.store.base.countOf(ctx, r.store, asked)
	if err != nil {
		return 0, err
	}
	n, err := list(ctx, r.store, one[int], statement.sql, statement.args...)
	if err != nil || len(n) == 0 {
		return 0, err
	}
	return n[0], nil
}

// Counts is Count for several queries at once.
func (r *Register[T]) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	counts := make([]int, len(queries))
	for i, q := range queries {
		var err error
		if counts[i], err = r.Count(ctx, q); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// GroupCount returns how many records q asks for by the values of field, as a filter of the field writes them.
func (r *Register[T]) GroupCount(ctx context.Context, q office.Query, field string) (map[string]int, error) {
	asked, err := r.mapping.ask(q)
	if err != nil {
		return nil, err
	}
	c, known := r.mapping.column(field)
	if !known {
		return nil, fmt.Errorf("store: %s has no field %q", r.mapping.register, field)
	}
	counts := map[string]int{}
	if c.facet && r.isTallied(asked) {
		return counts, r.eachTally(ctx, asked, func(values map[string]string, n int) { counts[values[c.name]] += n })
	}
	statement, err := r.store.base.groupOf(ctx, r.store, asked, c.name)
	if err != nil {
		return nil, err
	}
	type group struct {
		value any
		n     int
	}
	groups, err := list(ctx, r.store, func(scan scanner) (g group, err error) { return g, scan(&g.value, &g.n) }, statement.sql, statement.args...)
	for _, g := range groups {
		counts[fmt.Sprint(g.value)] += g.n
	}
	return counts, err
}

// isTallied says whether the tallies answer a count: nothing is asked but facets.
func (r *Register[T]) isTallied(q *question) bool {
	return len(q.words) == 0 && !slices.ContainsFunc(q.tests, func(t test) bool { return !t.tally || len(t.values) == 0 })
}

// tallied counts by the tallies.
func (r *Register[T]) tallied(ctx context.Context, q *question) (int, error) {
	total := 0
	err := r.eachTally(ctx, q, func(_ map[string]string, n int) { total += n })
	return total, err
}

// eachTally calls add for every tally that q asks for, with its values by column.
func (r *Register[T]) eachTally(ctx context.Context, q *question, add func(values map[string]string, n int)) error {
	type tally struct {
		key string
		n   int
	}
	tallies, err := list(ctx, r.store, func(scan scanner) (t tally, err error) { return t, scan(&t.key, &t.n) },
		"SELECT facets, n FROM tallies WHERE register = ?", r.mapping.register)
	if err != nil {
		return err
	}
	facets := r.mapping.facets()
	for _, t := range tallies {
		values, parts := map[string]string{}, strings.Split(t.key, facetSeparator)
		for i, c := range facets {
			if i < len(parts) {
				values[c.name] = parts[i]
			}
		}
		if t.n != 0 && q.tallies(values) {
			add(values, t.n)
		}
	}
	return nil
}

// tallies says whether q asks for records with these facets.
func (q *question) tallies(values map[string]string) bool {
	for _, t := range q.tests {
		if !slices.ContainsFunc(t.values, func(v any) bool { return fmt.Sprint(v) == values[t.column] }) {
			return false
		}
	}
	return true
}
