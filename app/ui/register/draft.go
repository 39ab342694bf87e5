package register

import (
	"context"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// keepNow keeps what is typed as a draft.
func (e *editor[T]) keepNow() {
	if !e.form.Dirty() {
		return
	}
	values := e.form.Values()
	for _, f := range e.page.d.Fields {
		if f.Kind == kit.FieldSecret {
			delete(values, f.Key) // a password is never written to the disk
		}
	}
	key, draft := e.draftKey(), shell.Draft{Values: values, At: e.page.host.Now()}
	e.draftWork(key, func(ctx context.Context) error { return e.page.host.Drafts().Keep(ctx, key, draft) })
}

func (e *editor[T]) dropDraft() {
	key := e.draftKey()
	e.debounce(func() {}) // a draft that waits to be kept must not come after
	e.draftWork(key, func(ctx context.Context) error { return e.page.host.Drafts().Drop(ctx, key) })
}

// draftWork runs beside the window. Newer work on a draft cancels older work, and the lock makes it wait for what has begun:
// keeping cannot come after dropping.
func (e *editor[T]) draftWork(key string, work func(ctx context.Context) error) {
	lock := &e.page.drafting
	e.page.run("draft."+key, func(ctx context.Context, _ *task.Progress) error {
		lock.Lock()
		defer lock.Unlock()
		if err := ctx.Err(); err != nil {
			return err
		}
		return work(ctx)
	}, e.page.host.Fail)
}

// readDraft offers what was typed an earlier time and not saved.
func (e *editor[T]) readDraft() {
	var draft shell.Draft
	key := e.draftKey()
	e.page.run("readdraft", func(ctx context.Context, _ *task.Progress) (err error) {
		draft, err = e.page.host.Drafts().Read(ctx, key)
		return err
	}, func(err error) {
		if err != nil {
			e.page.host.Fail(err)
			return
		}
		if e.page.editing == e && e.differs(draft.Values) {
			e.offerDraft(draft)
		}
	})
}

func (e *editor[T]) differs(values map[string]string) bool {
	for key, value := range values {
		if value != e.values[key] {
			return true
		}
	}
	return false
}

// offerDraft asks above the form; the draft stays at hand until it is used or thrown away, also while the user types anew.
func (e *editor[T]) offerDraft(draft shell.Draft) {
	clear := func() {
		e.offer.Objects = nil
		e.offer.Refresh()
		e.content.Refresh()
		e.form.FocusFirst()
	}
	use := func() {
		for key, value := range draft.Values {
			if e.form.Value(key) != value {
				e.form.SetValue(key, value)
			}
		}
		clear()
	}
	text := kit.Tf("Bạn đã gõ dở biểu mẫu này lúc %s và chưa lưu.", draft.At.In(office.Zone).Format("15:04 02/01/2006"))
	drop := kit.NewLink(kit.T("Bỏ bản nháp"), func() {
		if !e.form.Dirty() {
			e.dropDraft()
		}
		clear()
	})
	e.offer.Objects = []fyne.CanvasObject{
		kit.NewBanner(kit.ToneAccent, kit.T("Có bản nháp"), text, kit.T("Dùng bản nháp"), use), kit.HBox(0, drop),
	}
	e.offer.Refresh()
	e.content.Refresh()
}
