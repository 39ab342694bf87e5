package store

import (
	"context"
	"fmt"

	"vanphongso/data/office"
)

// reindex is Store.Reindex for one register.
type reindex func(ctx context.Context, actor office.Actor, told func(mended int)) error

// Reindex makes the words that records are found by again where they are not what this program would write: an earlier
// version knew fewer of them. Records, versions and the audit stay as they are. It works in batches, beside other work, and
// may be broken off and called again; progress is told how many records were mended so far. It returns how many were.
func (s *Store) Reindex(ctx context.Context, actor office.Actor, progress func(mended int)) (int, error) {
	total := 0
	for _, r := range s.reindexes {
		if err := r(ctx, actor, func(n int) { total += n; progress(total) }); err != nil {
			return total, err
		}
	}
	return total, nil
}

// reindex looks at all rows and mends those of a batch in one transaction. What cannot be read is left to Check.
func (r *Register[T]) reindex(ctx context.Context, actor office.Actor, told func(mended int)) error {
	for last := int64(0); ; {
		rows, err := r.stored(ctx, last)
		if err != nil {
			return err
		}
		var stale []int64
		for _, found := range rows {
			last = found.ID
			if record, err := r.mapping.decode(found.row); err == nil && found.searchText != r.mapping.searchText(record) {
				stale = append(stale, found.ID)
			}
		}
		if len(stale) > 0 {
			if err := r.store.Update(ctx, actor, "", func(tx *Tx) error { return r.mendWords(tx, stale) }); err != nil {
				return err
			}
			told(len(stale))
		}
		if len(rows) < checkAtOnce {
			return nil
		}
	}
}

// mendWords writes the words of records as they are now.
func (r *Register[T]) mendWords(tx *Tx, ids []int64) error {
	for _, id := range ids {
		record, err := r.Load(tx, id)
		if err != nil {
			return err
		}
		words, err := r.reword(tx, id, record)
		if err != nil {
			return err
		}
		if _, err := tx.exec(fmt.Sprintf("UPDATE %s SET search_text = ? WHERE id = ?", r.mapping.register), words, id); err != nil {
			return err
		}
	}
	return nil
}
