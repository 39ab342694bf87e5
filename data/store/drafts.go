package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"vanphongso/data/office"
)

// Drafts keeps forms that are not saved yet, a person's own under a key. They are not audited.
type Drafts struct{ store *Store }

// Draft is an unsaved form.
type Draft struct {
	Key     string
	Value   []byte // JSON
	SavedAt time.Time
}

// Keep keeps value under key.
func (d *Drafts) Keep(ctx context.Context, actor office.Actor, key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return d.write(ctx, `INSERT INTO drafts (actor_name, name, value, saved_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (actor_name, name) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at`,
		clean(actor.Name), clean(key), string(text), micros(d.store.now()))
}

// Read fills into with the draft under key and says whether there is one.
func (d *Drafts) Read(ctx context.Context, actor office.Actor, key string, into any) (bool, error) {
	values, err := list(ctx, d.store, one[string], "SELECT value FROM drafts WHERE actor_name = ? AND name = ?", clean(actor.Name), clean(key))
	if err != nil || len(values) == 0 {
		return false, err
	}
	if err := json.Unmarshal([]byte(values[0]), into); err != nil {
		return false, fmt.Errorf("draft %q: %w", key, err)
	}
	return true, nil
}

// Drop forgets the draft under key.
func (d *Drafts) Drop(ctx context.Context, actor office.Actor, key string) error {
	return d.write(ctx, "DELETE FROM drafts WHERE actor_name = ? AND name = ?", clean(actor.Name), clean(key))
}

// List returns the drafts of actor, newest first.
func (d *Drafts) List(ctx context.Context, actor office.Actor) ([]Draft, error) {
	return list(ctx, d.store, func(scan scanner) (x Draft, err error) {
		var value string
		var at int64
		err = scan(&x.Key, &value, &at)
		x.Value, x.SavedAt = []byte(value), fromMicros(at)
		return x, err
	}, "SELECT name, value, saved_at FROM drafts WHERE actor_name = ? ORDER BY saved_at DESC, name", clean(actor.Name))
}

func (d *Drafts) write(ctx context.Context, query string, args ...any) error {
	return d.store.write(ctx, func(t *sql.Tx) error {
		_, err := t.ExecContext(ctx, d.store.base.bind(query), args...)
		return d.store.translate(err)
	})
}
