package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"vanphongso/data/office"
)

// Register is one register of records: read it from anywhere, write it inside a transaction of Store.Update.
type Register[T any] struct {
	store   *Store
	mapping *mapping[T]
	insert  [2]string // SQL, of the record and of its fields
	update  [2]string
	whole   string // selects one row with its heavy text
}

func newRegister[T any](s *Store, m *mapping[T]) *Register[T] {
	names, marks, sets := "id", "?", []string{}
	for _, c := range m.columns {
		names, marks, sets = names+", "+c.name, marks+", ?", append(sets, c.name+" = ?")
	}
	r := &Register[T]{
		store: s, mapping: m,
		insert: [2]string{
			fmt.Sprintf("INSERT INTO %s (id, version, search_text, data, heavy) VALUES (?, ?, ?, ?, ?)", m.register),
			fmt.Sprintf("INSERT INTO %s_fields (%s) VALUES (%s)", m.register, names, marks),
		},
		update: [2]string{
			fmt.Sprintf("UPDATE %s SET version = ?, search_text = ?, data = ?, heavy = ? WHERE id = ?", m.register),
			fmt.Sprintf("UPDATE %s_fields SET %s WHERE id = ?", m.register, strings.Join(sets, ", ")),
		},
		whole: fmt.Sprintf("SELECT id, version, data, heavy FROM %s WHERE id = ?", m.register),
	}
	s.checks, s.reindexes = append(s.checks, r.check), append(s.reindexes, r.reindex)
	return r
}

// Get returns the whole record. Error: office.CodeNotFound.
func (r *Register[T]) Get(ctx context.Context, id int64) (*T, error) {
	return r.one(ctx, id, r.whole, id)
}

// one returns the whole record that a query selects; id is for the error only.
func (r *Register[T]) one(ctx context.Context, id int64, query string, args ...any) (*T, error) {
	rows, err := r.store.rows(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, r.mapping.missing(id)
	}
	return r.mapping.decode(rows[0])
}

// Load is Get inside a transaction: it sees what the transaction has written.
func (r *Register[T]) Load(tx *Tx, id int64) (*T, error) {
	found, err := tx.row(r.whole, id)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, r.mapping.missing(id)
	}
	return r.mapping.decode(*found)
}

// LoadSeen is Load of a record that a person has seen in a version, 0 for whichever there is. Error: office.CodeStale, as
// that of Save, when somebody has saved it since.
func (r *Register[T]) LoadSeen(tx *Tx, id, version int64) (*T, error) {
	record, err := r.Load(tx, id)
	if err != nil {
		return nil, err
	}
	if _, has := r.mapping.identity(record); version != 0 && *has != version {
		return nil, r.stale(tx, id, version)
	}
	return record, nil
}

// History returns the changes of a record, newest first.
func (r *Register[T]) History(ctx context.Context, id int64) ([]office.Change, error) {
	return r.store.Audit.of(ctx, r.mapping.register, id)
}

// Save inserts the record when its ID is 0 (and sets ID and Version), else updates the row of that ID and Version and
// counts Version up. It takes a whole record, never one of Page. A record that is saved as it was is left alone: no new
// version, no audit record. When it fails the record stays as it was given.
//
// Errors: office.CodeStale when somebody else has saved the record meanwhile (the sentence names who, when and which
// fields), office.CodeExists when another record has what must be unique, office.CodeNotFound.
func (r *Register[T]) Save(tx *Tx, record *T) error {
	if id, _ := r.mapping.identity(record); *id == 0 {
		return r.add(tx, record)
	}
	return r.change(tx, record)
}

// Look writes an audit record of somebody having looked at what lists hide of a record; the record does not change. The
// transaction's action says what was done, reason (may be empty) why. Error: office.CodeNotFound.
func (r *Register[T]) Look(tx *Tx, id int64, reason string) error {
	found, err := tx.row(r.whole, id)
	if err != nil {
		return err
	}
	if found == nil {
		return r.mapping.missing(id)
	}
	detail := ""
	if reason != "" {
		text, err := json.Marshal(map[string]string{"reason": reason})
		if err != nil {
			return err
		}
		detail = string(text)
	}
	return tx.audit(r.mapping.register, id, "", detail)
}

// add inserts a new record.
func (r *Register[T]) add(tx *Tx, record *T) error {
	m, fresh := r.mapping, *record
	id, version := m.identity(&fresh)
	var err error
	if *id, err = tx.nextID(m.register); err != nil {
		return err
	}
	*version = 1
	data, heavy, kept, err := m.keep(&fresh)
	if err != nil {
		return err
	}
	words, err := r.reword(tx, *id, kept)
	if err != nil {
		return err
	}
	if _, err := tx.exec(r.insert[0], *id, *version, words, data, heavy); err != nil {
		return err
	}
	if _, err := tx.exec(r.insert[1], append([]any{*id}, m.values(kept)...)...); err != nil {
		return r.explain(err, kept)
	}
	if err := r.follow(tx, *id, nil, kept); err != nil {
		return err
	}
	after, err := auditText(m.digest, data, heavy)
	if err != nil {
		return err
	}
	if err := tx.note(m.register, *id, "", after); err != nil {
		return err
	}
	*record = fresh
	return nil
}

// change updates a record that is there.
func (r *Register[T]) change(tx *Tx, record *T) error {
	m, fresh := r.mapping, *record
	id, version := m.identity(&fresh)
	old, err := tx.row(r.whole, *id)
	if err != nil {
		return err
	}
	if old == nil {
		return m.missing(*id)
	}
	if old.Version != *version {
		return r.stale(tx, *id, *version)
	}
	*version++
	data, heavy, kept, err := m.keep(&fresh)
	if err != nil {
		return err
	}
	before, after, err := auditDifference(m.digest, [2]string{old.Data, old.Heavy}, [2]string{data, heavy})
	if err != nil || after == "" {
		return err
	}
	previous, err := m.decode(*old)
	if err != nil {
		return err
	}
	if m.keeps != nil {
		if err := m.keeps(previous, kept); err != nil {
			return err
		}
	}
	words, err := r.reword(tx, *id, kept)
	if err != nil {
		return err
	}
	if _, err := tx.exec(r.update[0], *version, words, data, heavy, *id); err != nil {
		return err
	}
	if values := m.values(kept); !reflect.DeepEqual(values, m.values(previous)) {
		if _, err := tx.exec(r.update[1], append(values, *id)...); err != nil {
			return r.explain(err, kept)
		}
	}
	if err := r.follow(tx, *id, previous, kept); err != nil {
		return err
	}
	if err := tx.note(m.register, *id, before, after); err != nil {
		return err
	}
	*record = fresh
	return nil
}

// reword returns the words of a record for its row, and has the search index follow.
func (r *Register[T]) reword(tx *Tx, id int64, record *T) (words string, err error) {
	if r.mapping.search == nil {
		return "", nil
	}
	words = r.mapping.searchText(record)
	return words, r.store.base.reword(tx, r.mapping.register, id, words)
}

// follow keeps what depends on a record: tallies and references to blobs. before is nil for a new one.
func (r *Register[T]) follow(tx *Tx, id int64, before, after *T) error {
	m := r.mapping
	if before != nil {
		tx.tally(m.register, m.facetKey(before), -1)
	}
	tx.tally(m.register, m.facetKey(after), 1)
	if m.references == nil {
		return nil
	}
	var known map[string]bool
	if before != nil {
		known = m.references(before)
	}
	return tx.refer(m.register, id, known, m.references(after))
}

// explain gives office.CodeExists the register's own sentence.
func (r *Register[T]) explain(err error, record *T) error {
	if office.CodeOf(err) == office.CodeExists && r.mapping.taken != nil {
		return &office.Error{Code: office.CodeExists, Message: r.mapping.taken(record), Cause: err}
	}
	return err
}
