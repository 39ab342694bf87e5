package shell

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// FileMemory is a Memory in one small file of the data folder. Set answers at once; Flush writes what has changed.
type FileMemory struct {
	path    string
	lock    sync.Mutex
	values  map[string]string
	changed bool
}

// NewFileMemory reads the file at path. A missing or broken file is an empty memory: nothing in it is worth a question.
func NewFileMemory(path string) *FileMemory {
	m := &FileMemory{path: path, values: map[string]string{}}
	if text, err := os.ReadFile(path); err == nil && json.Unmarshal(text, &m.values) != nil {
		m.values = map[string]string{}
	}
	return m
}

// Get implements Memory.
func (m *FileMemory) Get(key string) string {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.values[key]
}

// Set implements Memory.
func (m *FileMemory) Set(key, value string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.values[key] != value {
		m.values[key], m.changed = value, true
	}
}

// Flush writes the file when something has changed. The window calls it beside itself now and then, and when it closes.
func (m *FileMemory) Flush() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	if !m.changed {
		return nil
	}
	if err := writeJSON(m.path, m.values); err != nil {
		return fmt.Errorf("keep what the window remembers: %w", err)
	}
	m.changed = false
	return nil
}

// FileDrafts keeps each draft in a file of its own in a folder.
type FileDrafts struct{ Dir string }

// Keep implements Drafts.
func (d FileDrafts) Keep(_ context.Context, key string, draft Draft) error {
	if err := os.MkdirAll(d.Dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of drafts: %w", err)
	}
	if err := writeJSON(d.path(key), draft); err != nil {
		return fmt.Errorf("keep draft %s: %w", key, err)
	}
	return nil
}

// Read implements Drafts.
func (d FileDrafts) Read(_ context.Context, key string) (Draft, error) {
	var draft Draft
	text, err := os.ReadFile(d.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return draft, nil
	}
	if err != nil {
		return draft, fmt.Errorf("read draft %s: %w", key, err)
	}
	if err := json.Unmarshal(text, &draft); err != nil {
		return Draft{}, fmt.Errorf("read draft %s: %w", key, err)
	}
	return draft, nil
}

// Drop implements Drafts.
func (d FileDrafts) Drop(_ context.Context, key string) error {
	if err := os.Remove(d.path(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop draft %s: %w", key, err)
	}
	return nil
}

// path names the file by the key's hash: keys hold slashes.
func (d FileDrafts) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(d.Dir, hex.EncodeToString(sum[:8])+".json")
}

// writeJSON replaces a file by a complete new one: a crash leaves the old one.
func writeJSON(path string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".new-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }() // gone already when all went well
	_, err = file.Write(text)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
