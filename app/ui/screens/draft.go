package screens

import (
	"context"
	"sync"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// draftDelay is the rest after typing before a draft is kept.
const draftDelay = 800 * time.Millisecond

// draft is what is typed in a form that is not done yet: it is kept a moment after typing and dropped when the form is done.
type draft struct {
	host   shell.Host
	key    string // empty = nothing is kept
	rest   func(func())
	values func() map[string]string // what stands in the form
	lock   sync.Mutex               // one write at a time

	mayKeep func(values map[string]string) bool // asked before anything is kept; nil = it always may
}

func newDraft(host shell.Host, key string, values func() map[string]string) *draft {
	return &draft{host: host, key: key, rest: host.Runner().Debounce(draftDelay), values: values}
}

// later keeps the draft after a rest from typing.
func (d *draft) later() { d.rest(func() { d.keep() }) }

// keep keeps what stands in the form now and tells whether it may; what may not be kept is not left from an earlier time
// either.
func (d *draft) keep() bool {
	if d.key == "" {
		return false
	}
	values := d.values()
	if d.mayKeep != nil && !d.mayKeep(values) {
		d.drop()
		return false
	}
	kept := shell.Draft{Values: values, At: d.host.Now()}
	d.work(func(ctx context.Context) error { return d.host.Drafts().Keep(ctx, d.key, kept) })
	return true
}

func (d *draft) drop() {
	if d.key == "" {
		return
	}
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

// keepOf keeps what was typed in a form, when there is something to keep, and tells whether it did.
func (d *draft) keepOf(form *kit.Form) bool { return form.Dirty() && d.keep() }

// leave is keepOf when the person gives up for now, who is told what became of it.
func (d *draft) leave(form *kit.Form) {
	switch {
	case d.key == "" || !form.Dirty():
	case d.keep():
		d.host.Notify(kit.ToneAccent, kit.T("Đã giữ bản nháp."))
	default:
		d.host.Notify(kit.ToneSoon, kit.T("Nội dung này không được giữ làm bản nháp."))
	}
}

// restore gives what was typed an earlier time to bringBack, when there is such.
func (d *draft) restore(bringBack func(kept shell.Draft)) {
	if d.key == "" {
		return
	}
	var kept shell.Draft
	d.host.Runner().Go(d.key+".restore", func(ctx context.Context, _ *task.Progress) (err error) {
		kept, err = d.read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			d.host.Fail(err)
			return
		}
		if len(kept.Values) > 0 {
			bringBack(kept)
		}
	})
}

// told says above a form that an earlier draft stands in it; again throws that away and fills the form anew.
func (d *draft) told(banner *kit.Banner, at time.Time, again func()) {
	banner.Set(kit.ToneAccent, "", kit.Tf("Đã nạp lại bản nháp lúc %s.", briefTime(at, d.host.Now())), kit.T("Bỏ bản nháp"), func() {
		d.drop()
		banner.Set(kit.ToneAccent, "", "", "", nil)
		again()
	})
}

// read reads the draft of an earlier time; call it beside the window.
func (d *draft) read(ctx context.Context) (shell.Draft, error) {
	return d.host.Drafts().Read(ctx, d.key)
}
