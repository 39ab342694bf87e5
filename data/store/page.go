package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vanphongso/data/office"
)

// Page returns the records that q asks for, without their heavy fields, in the order q asks for; an order that leaves
// records equal goes on by id. Such records are for showing: what is saved comes from Get or Load.
func (r *Register[T]) Page(ctx context.Context, q office.Query) ([]T, error) {
	asked, err := r.mapping.ask(q)
	if err != nil {
		return nil, err
	}
	ids, err := r.ids(ctx, asked)
	if err != nil {
		return nil, err
	}
	return r.light(ctx, ids)
}

// ids returns the ids of a page.
func (r *Register[T]) ids(ctx context.Context, q *question) ([]int64, error) {
	if q.sort == idColumn && len(q.words)+len(q.tests) == 0 && q.offset > 0 {
		ids, ok, err := r.counted(ctx, q)
		if ok || err != nil {
			return ids, err
		}
	}
	statement, err := r.store.base.pageOf(ctx, r.store, q)
	if err != nil {
		return nil, err
	}
	return list(ctx, r.store, one[int64], statement.sql, statement.args...)
}

// counted answers a page far behind the first one of a whole register by arithmetic: ids are given without gaps. It
// says false when there are gaps after all.
func (r *Register[T]) counted(ctx context.Context, q *question) ([]int64, bool, error) {
	last, err := list(ctx, r.store, one[int64], "SELECT last_id FROM sequences WHERE register = ?", q.register)
	if err != nil || len(last) == 0 {
		return nil, false, err
	}
	total, err := r.tallied(ctx, &question{register: q.register})
	if err != nil || int64(total) != last[0] {
		return nil, false, err
	}
	var ids []int64
	for i := q.offset; i < min(q.offset+q.limit, total); i++ {
		id := int64(i + 1)
		if q.descending {
			id = last[0] - int64(i)
		}
		ids = append(ids, id)
	}
	return ids, true, nil
}

// rowsAtOnce is how many rows are asked for by their ids in one statement.
const rowsAtOnce = 500

// light returns the records with these ids, in this order, without their heavy fields.
func (r *Register[T]) light(ctx context.Context, ids []int64) ([]T, error) {
	records := make([]T, 0, len(ids))
	for chunk := range slices.Chunk(ids, rowsAtOnce) {
		args, place := make([]any, len(chunk)), make(map[int64]int, len(chunk))
		for i, id := range chunk {
			args[i], place[id] = id, i
		}
		rows, err := r.store.rows(ctx, fmt.Sprintf("SELECT id, version, data, '' FROM %s WHERE id IN (?%s)",
			r.mapping.register, strings.Repeat(", ?", len(chunk)-1)), args...)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(rows, func(a, b row) int { return place[a.ID] - place[b.ID] })
		for _, found := range rows {
			record, err := r.mapping.decode(found)
			if err != nil {
				return nil, err
			}
			records = append(records, *record)
		}
	}
	return records, nil
}

// where returns the light records that a condition selects, in the order it says.
func (r *Register[T]) where(ctx context.Context, condition string, args ...any) ([]T, error) {
	ids, err := list(ctx, r.store, one[int64], "SELECT id FROM "+r.mapping.register+"_fields WHERE "+condition, args...)
	if err != nil {
		return nil, err
	}
	return r.light(ctx, ids)
}
