package uitest

import (
	"context"
	"sync"

	"vanphongso/app/ui/shell"
)

// Memory is the shell's Memory in a map.
type Memory map[string]string

// Get implements shell.Memory.
func (m Memory) Get(key string) string { return m[key] }

// Set implements shell.Memory.
func (m Memory) Set(key, value string) { m[key] = value }

// Drafts are the shell's Drafts in a map.
type Drafts struct {
	Kept map[string]shell.Draft
	lock sync.Mutex
}

// NewDrafts returns drafts without any.
func NewDrafts() *Drafts { return &Drafts{Kept: map[string]shell.Draft{}} }

// Keep implements shell.Drafts.
func (d *Drafts) Keep(_ context.Context, key string, draft shell.Draft) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.Kept[key] = draft
	return nil
}

// Read implements shell.Drafts.
func (d *Drafts) Read(_ context.Context, key string) (shell.Draft, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.Kept[key], nil
}

// Drop implements shell.Drafts.
func (d *Drafts) Drop(_ context.Context, key string) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	delete(d.Kept, key)
	return nil
}
