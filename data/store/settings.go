package store

import (
	"context"
	"encoding/json"
	"fmt"

	"vanphongso/data/office"
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

// Load is Read inside a transaction: it sees what the transaction has written.
func (s *Settings) Load(tx *Tx, key string, into any) error {
	var old string
	known, err := tx.scan([]any{&old}, "SELECT value FROM settings WHERE name = ?", key)
	if err != nil || !known {
		return err
	}
	if err := json.Unmarshal([]byte(old), into); err != nil {
		return fmt.Errorf("setting %q: %w", key, err)
	}
	return nil
}

// Save keeps value under key when nobody else has since it was read: version points at the number in value, whose JSON
// name is "version", and is counted up. A value that is as it was is left alone. Errors: office.CodeStale, whose sentence
// names who saved it meanwhile; noun is what it is called there.
func (s *Settings) Save(tx *Tx, key, noun string, version *int64, value any) error {
	var kept struct {
		Version int64 `json:"version"`
	}
	if err := s.Load(tx, key, &kept); err != nil {
		return err
	}
	if kept.Version != *version {
		return s.stale(tx, key, noun)
	}
	same, err := s.has(tx, key, value)
	if err != nil || same {
		return err
	}
	*version++
	return s.Write(tx, key, value)
}

// has says whether value is what is kept under key.
func (s *Settings) has(tx *Tx, key string, value any) (bool, error) {
	fresh, err := json.Marshal(value)
	if err != nil {
		return false, err
	}
	var old string
	known, err := tx.scan([]any{&old}, "SELECT value FROM settings WHERE name = ?", key)
	return known && old == string(fresh), err
}

// stale is the error for a setting that somebody else has saved since it was read.
func (s *Settings) stale(tx *Tx, key, noun string) error {
	var by string
	var at int64
	_, err := tx.scan([]any{&by, &at}, `SELECT actor_name, at FROM audit WHERE register = ? AND row_id = (SELECT id FROM settings WHERE name = ?)
		ORDER BY id DESC LIMIT 1`, settingsRegister, key)
	if err != nil {
		return err
	}
	return &office.Error{Code: office.CodeStale, Message: fmt.Sprintf(
		"%s đã được %s sửa lúc %s trong khi đang mở ở đây; hãy mở lại bản mới rồi nhập lại phần của mình.",
		capital(noun), by, fromMicros(at).In(office.Zone).Format("15:04 02/01/2006"))}
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
