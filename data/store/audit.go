package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"vanphongso/data/office"
)

// Audit is the log of all changes: append-only, every record with the hash of the one before.
type Audit struct{ store *Store }

// chain is the end of the hash chain: what the next record goes on from.
type chain struct {
	id   int64
	hash string
}

const changeColumns = "id, at, actor_name, actor_role, actor_host, register, row_id, action, before_text, after_text, previous_hash, hash"

// scanChange reads a row of changeColumns.
func scanChange(scan scanner) (c office.Change, err error) {
	var at int64
	err = scan(&c.ID, &at, &c.Actor.Name, &c.Actor.Role, &c.Actor.Host, &c.Register, &c.RowID, &c.Action, &c.Before, &c.After, &c.PreviousHash, &c.Hash)
	c.At = fromMicros(at)
	return c, err
}

// hashOf is the hash of a record: SHA-256 over the hash before and all fields, each with its length in front, so that
// nothing can be moved from one field into another.
func hashOf(c office.Change) string {
	h := sha256.New()
	for _, field := range []any{
		c.PreviousHash, c.ID, micros(c.At), c.Actor.Name, c.Actor.Role, c.Actor.Host, c.Register, c.RowID, c.Action, c.Before, c.After,
	} {
		text := fmt.Sprint(field)
		_, _ = fmt.Fprintf(h, "%d:%s,", len(text), text) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}

// audit writes the record of a change.
func (tx *Tx) audit(register string, id int64, before, after string) error {
	if tx.chain == nil {
		tx.chain = &chain{}
		if _, err := tx.scan([]any{&tx.chain.id, &tx.chain.hash}, "SELECT last_id, hash FROM audit_head WHERE id = 1"); err != nil {
			return err
		}
	}
	c := office.Change{
		ID: tx.chain.id + 1, At: tx.at, Register: register, RowID: id, Action: clean(tx.action), Before: before, After: after,
		Actor:        office.Actor{Name: clean(tx.actor.Name), Role: clean(tx.actor.Role), Host: clean(tx.actor.Host)},
		PreviousHash: tx.chain.hash,
	}
	if c.Action == "" {
		c.Action = "update"
		if before == "" {
			c.Action = "create"
		}
	}
	c.Hash = hashOf(c)
	tx.chain.id, tx.chain.hash = c.ID, c.Hash
	_, err := tx.exec("INSERT INTO audit ("+changeColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		c.ID, micros(c.At), c.Actor.Name, c.Actor.Role, c.Actor.Host, c.Register, c.RowID, c.Action, c.Before, c.After, c.PreviousHash, c.Hash)
	return err
}

// finishChain keeps the end of the chain apart from it: records cut off the end are noticed.
func (tx *Tx) finishChain() error {
	if tx.chain == nil {
		return nil
	}
	_, err := tx.exec("UPDATE audit_head SET last_id = ?, hash = ? WHERE id = 1", tx.chain.id, tx.chain.hash)
	return err
}

// of returns the changes of a record, newest first.
func (a *Audit) of(ctx context.Context, register string, id int64) ([]office.Change, error) {
	return list(ctx, a.store, scanChange,
		"SELECT "+changeColumns+" FROM audit WHERE register = ? AND row_id = ? ORDER BY id DESC", register, id)
}

// auditFields are the fields that Page knows and their columns.
var auditFields = map[string]struct {
	column string
	kind   kind
}{
	"register": {"register", text}, "actor": {"actor_name", text}, "action": {"action", text}, "row_id": {"row_id", number}, "at": {"at", instant},
}

// Page returns audit records, newest first. Filters: register, actor, action, row_id; bounds: at.
func (a *Audit) Page(ctx context.Context, q office.Query) ([]office.Change, error) {
	tests, err := testsOf(q, func(field string) (test, bool) {
		f, known := auditFields[field]
		return test{column: f.column, kind: f.kind}, known
	})
	if err != nil {
		return nil, err
	}
	conditions, args := []string{"1 = 1"}, []any{}
	for _, t := range tests {
		sql, values := t.sql("")
		conditions, args = append(conditions, sql), append(args, values...)
	}
	query := "SELECT " + changeColumns + " FROM audit WHERE " + strings.Join(conditions, " AND ") + " ORDER BY id DESC LIMIT ? OFFSET ?"
	return list(ctx, a.store, scanChange, query, append(args, limitOf(q), q.Offset)...)
}

// fields are the JSON fields of a record for the audit: those named in digest as a hash of their text, id and version
// left out, for the audit record has the id and there is one for each version.
func fields(digest []string, texts ...string) (map[string]json.RawMessage, error) {
	all := map[string]json.RawMessage{}
	for _, text := range texts {
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			return nil, err
		}
	}
	for _, name := range digest {
		if value, there := all[name]; there {
			sum := sha256.Sum256(value)
			all[name] = json.RawMessage(`"sha256:` + hex.EncodeToString(sum[:]) + `"`)
		}
	}
	delete(all, "id")
	delete(all, "version")
	return all, nil
}

// auditText is what the audit record of a new record holds. Of its heavy fields that is a hash: the row has them until they
// change, and the record of that change says in full what they were.
func auditText(digest []string, data, heavy string) (string, error) {
	bulk, err := fields(nil, heavy)
	if err != nil {
		return "", err
	}
	all, err := fields(slices.AppendSeq(slices.Clone(digest), maps.Keys(bulk)), data, heavy)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(all)
	return string(text), err
}

// auditDifference returns the fields that differ between two states of a record, before and after; both are empty when
// nothing does.
func auditDifference(digest []string, old, fresh [2]string) (before, after string, err error) {
	was, err := fields(digest, old[0], old[1])
	if err != nil {
		return "", "", err
	}
	is, err := fields(digest, fresh[0], fresh[1])
	if err != nil {
		return "", "", err
	}
	for name, value := range was {
		if string(value) == string(is[name]) {
			delete(was, name)
			delete(is, name)
		}
	}
	if len(was) == 0 && len(is) == 0 {
		return "", "", nil
	}
	b, err := json.Marshal(was)
	if err != nil {
		return "", "", err
	}
	a, err := json.Marshal(is)
	return string(b), string(a), err
}
