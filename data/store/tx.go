package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"vanphongso/data/office"
)

// Tx is a write transaction of Store.Update. It ends with the function it was given to and is used from one goroutine.
//
// There is one writer at a time, on SQLite by its lock, on PostgreSQL by an advisory lock that Update takes first: the
// audit chain, the gapless numbers and the ids need that order anyway, and nobody can run into a deadlock.
type Tx struct {
	store  *Store
	ctx    context.Context
	sql    *sql.Tx
	actor  office.Actor
	action string
	at     time.Time

	statements map[string]*sql.Stmt
	sequences  map[string]int64 // register → last id given, for those that were used
	tallies    map[tallyKey]int
	words      map[wordsOf]reworded // for the search index of SQLite
	wordBytes  int
	chain      *chain  // nil until the first audit record
	numbers    []taken // numbers that wait for their record
	changed    []event
}

type tallyKey struct{ register, facets string }

// At is the instant of the transaction, the one its audit records bear, in UTC and whole microseconds.
func (tx *Tx) At() time.Time { return tx.at }

// Actor is on whose behalf the transaction writes.
func (tx *Tx) Actor() office.Actor { return tx.actor }

// Context is the one that Update was called with.
func (tx *Tx) Context() context.Context { return tx.ctx }

// prepared returns the statement for a query, prepared once in a transaction.
func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if s, ok := tx.statements[query]; ok {
		return s, nil
	}
	s, err := tx.sql.PrepareContext(tx.ctx, tx.store.base.bind(query))
	if err != nil {
		return nil, tx.store.translate(err)
	}
	tx.statements[query] = s
	return s, nil
}

// exec runs a statement and returns how many rows it changed.
func (tx *Tx) exec(query string, args ...any) (int64, error) {
	s, err := tx.prepared(query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(tx.ctx, args...)
	if err != nil {
		return 0, tx.store.translate(err)
	}
	return result.RowsAffected()
}

// scan reads the only row of a query; it says false when there is none.
func (tx *Tx) scan(into []any, query string, args ...any) (bool, error) {
	s, err := tx.prepared(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(tx.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, tx.store.translate(err)
}

// ids returns the first column of a query.
func (tx *Tx) ids(query string, args ...any) ([]int64, error) {
	s, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(tx.ctx, args...)
	if err != nil {
		return nil, tx.store.translate(err)
	}
	list, err := collect(rows, func(scan func(...any) error) (id int64, err error) { return id, scan(&id) })
	return list, tx.store.translate(err)
}

// row returns the row of a register, nil when there is none.
func (tx *Tx) row(query string, id int64) (*row, error) {
	var r row
	ok, err := tx.scan([]any{&r.ID, &r.Version, &r.Data, &r.Heavy}, query, id)
	if err != nil || !ok {
		return nil, err
	}
	return &r, nil
}

// nextID returns the id for a new row: one above the last ever given, the same on both databases.
func (tx *Tx) nextID(register string) (int64, error) {
	last, known := tx.sequences[register]
	if !known {
		if _, err := tx.scan([]any{&last}, "SELECT last_id FROM sequences WHERE register = ?", register); err != nil {
			return 0, err
		}
	}
	tx.sequences[register] = last + 1
	return last + 1, nil
}

// tally counts records up or down; it is written once, at the end.
func (tx *Tx) tally(register, facets string, n int) { tx.tallies[tallyKey{register, facets}] += n }

// refer keeps the references of a row to blobs.
func (tx *Tx) refer(register string, id int64, before, after map[string]bool) error {
	for _, sha := range slices.Sorted(maps.Keys(before)) {
		if after[sha] {
			continue
		}
		if _, err := tx.exec("DELETE FROM blob_references WHERE register = ? AND row_id = ? AND sha256 = ?", register, id, sha); err != nil {
			return err
		}
	}
	for _, sha := range slices.Sorted(maps.Keys(after)) {
		if before[sha] {
			continue
		}
		if _, err := tx.exec("INSERT INTO blob_references (register, row_id, sha256) VALUES (?, ?, ?)", register, id, sha); err != nil {
			return err
		}
	}
	return nil
}

// note writes the audit record of a change and remembers it for OnChange.
func (tx *Tx) note(register string, id int64, before, after string) error {
	if before == "" {
		if err := tx.assignPending(register, id); err != nil {
			return err
		}
	}
	tx.changed = append(tx.changed, event{register, id})
	return tx.audit(register, id, before, after)
}

// finish writes what was gathered; nothing may be written after it.
func (tx *Tx) finish() error {
	if len(tx.numbers) > 0 {
		n := tx.numbers[0]
		return fmt.Errorf("store: number %d of %s %s was taken for %s, but no such record was inserted", n.number, n.series, n.period, n.register)
	}
	for _, register := range slices.Sorted(maps.Keys(tx.sequences)) {
		_, err := tx.exec(`INSERT INTO sequences (register, last_id) VALUES (?, ?)
			ON CONFLICT (register) DO UPDATE SET last_id = excluded.last_id`, register, tx.sequences[register])
		if err != nil {
			return err
		}
	}
	for key, n := range tx.tallies {
		if n == 0 {
			continue
		}
		_, err := tx.exec(`INSERT INTO tallies (register, facets, n) VALUES (?, ?, ?)
			ON CONFLICT (register, facets) DO UPDATE SET n = tallies.n + excluded.n`, key.register, key.facets, n)
		if err != nil {
			return err
		}
	}
	if err := tx.store.base.writeWords(tx); err != nil {
		return err
	}
	if err := tx.store.base.announce(tx); err != nil {
		return err
	}
	return tx.finishChain()
}

// collect reads all rows of a query and closes it.
func collect[T any](rows *sql.Rows, read func(scan func(...any) error) (T, error)) ([]T, error) {
	defer func() { _ = rows.Close() }()
	var list []T
	for rows.Next() {
		v, err := read(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}
