package screens

import (
	"context"
	"sync"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/shell"
)

// draftDelay is the rest after typing before a draft is kept.
const draftDelay = 800 * time.Millisecond

// draft is what is typed in a form that is not done yet: it is kept a moment after typing and dropped when the form is done.
type draft struct {
	host   shell.Host
	key    string
	rest   func(func())
	values func() map[string]string // what stands in the form
	lock   sync.Mutex               // one write at a time
}

func newDraft(host shell.Host, key string, values func() map[string]string) *draft {
	return &draft{host: host, key: key, rest: host.Runner().Debounce(draftDelay), values: values}
}

// later keeps the draft after a rest from typing.
func (d *draft) later() { d.rest(d.keep) }

func (d *draft) keep() {
	kept := shell.Draft{Values: d.values(), At: d.host.Now()}
	d.work(func(ctx context.Context) error { return d.host.Drafts().Keep(ctx, d.key, kept) })
}

func (d *draft) drop() {
	d.rest(func() {}) // a draft that waits to be kept must not come after
	d.work(func(ctx context.Context) error { return d.host.Drafts().Drop(ctx, d.key) })
}

// work runs beside the window. Newer work cancels older work, and the lock makes it wait for what has begun: keeping cannot
// come after dropping.
func (d *draft) work(do func(ctx context.Context) error) {
	d.host.Runner().Go(d.key+".keep", func(ctx context.Context, _ *task.Progress) error {
		d.lock.Lock()
		defer d.lock.Unlock()
		if err := ctx.Err(); err != nil {
			return err
		}
		return do(ctx)
	}, d.host.Fail)
}

// read reads the draft of an earlier time; call it beside the window.
func (d *draft) read(ctx context.Context) (shell.Draft, error) {
	return d.host.Drafts().Read(ctx, d.key)
}
