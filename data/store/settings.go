package store

import (
	"context"
	"encoding/json"
	"fmt"
)

const settingsRegister = "settings"

// Settings are the office's settings: a JSON value under a key.
type Settings struct{ store *Store }

// Read fills into with the value under key and leaves it as it is when there is none.
func (s *Settings) Read(ctx context.Context, key string, into any) error {
	values, err := list(ctx, s.store, one[string], "SELECT value FROM settings WHERE name = ?", key)
	if err != nil || len(values) == 0 {
		return err
	}
	if err := json.Unmarshal([]byte(values[0]), into); err != nil {
		return fmt.Errorf("setting %q: %w", key, err)
	}
	return nil
}

// Write keeps value under key. A value that is there already is left alone: no audit record.
func (s *Settings) Write(tx *Tx, key string, value any) error {
	fresh, err := json.Marshal(value)
	if err != nil {
		return err
	}
	var id int64
	var old string
	known, err := tx.scan([]any{&id, &old}, "SELECT id, value FROM settings WHERE name = ?", key)
	if err != nil || known && old == string(fresh) {
		return err
	}
	if known {
		_, err = tx.exec("UPDATE settings SET value = ? WHERE id = ?", string(fresh), id)
	} else if id, err = tx.nextID(settingsRegister); err == nil {
		_, err = tx.exec("INSERT INTO settings (id, name, value) VALUES (?, ?, ?)", id, key, string(fresh))
	}
	if err != nil {
		return err
	}
	return tx.note(settingsRegister, id, old, string(fresh))
}
