package register

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// Single is the page of a record that is always there, such as the office's settings: its edit form with drafts, errors
// beside the fields and Ctrl+Enter. Of the description it needs Key, Title, ID, Fields and a Source that is a Saver; the
// record is what Get gives for 0.
type Single[T any] struct {
	base[T]
	content *fyne.Container
}

// NewSingle makes the page of d's one record.
func NewSingle[T any](host shell.Host, d Description[T]) *Single[T] {
	s := &Single[T]{base: base[T]{host: host, d: d}, content: container.NewStack()}
	s.read()
	return s
}

// Content implements shell.Page.
func (s *Single[T]) Content() fyne.CanvasObject { return s.content }

// Shown implements shell.Shower.
func (s *Single[T]) Shown() {
	if s.editing != nil {
		s.editing.focusFirst()
	}
}

// Reload implements shell.Refreshable: a form in which something was typed stays as it is.
func (s *Single[T]) Reload() {
	if s.editing == nil || !s.editing.form.Dirty() {
		s.read()
	}
}

// Commands implements shell.Commander.
func (s *Single[T]) Commands() []shell.Command {
	if s.editing == nil {
		return nil
	}
	return s.editing.commands()
}

// Save saves what is typed, as Ctrl+Enter does.
func (s *Single[T]) Save() {
	if s.editing != nil {
		s.editing.form.Save()
	}
}

// Escape implements shell.Escaper: it takes back what was typed, after a question.
func (s *Single[T]) Escape() bool {
	if s.editing == nil || !s.editing.form.Dirty() {
		return false
	}
	s.editing.form.Cancel()
	return true
}

// Leave implements shell.Leaver.
func (s *Single[T]) Leave(then func()) {
	s.leave(func() {
		if s.editing != nil && s.editing.form.Dirty() {
			s.read()
		}
		then()
	})
}

// read asks for the record and shows it.
func (s *Single[T]) read() {
	var record *T
	s.run("get", func(ctx context.Context, _ *task.Progress) (err error) {
		record, err = s.d.Source.Get(ctx, 0)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.show(record)
	})
}

// show brings the record into the form that is there, or makes it.
func (s *Single[T]) show(record *T) {
	if s.editing != nil {
		s.editing.load(record)
		s.editing.readDraft()
		return
	}
	e := s.newEditor(record, kit.T(s.d.Title), false)
	e.cancelled = func() {
		if e.form.Dirty() {
			s.read()
			return
		}
		s.host.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // nothing to take back: Esc belongs to what holds this page
	}
	e.saved = func(kept *T, _ bool) {
		if s.d.Saved != nil {
			s.d.Saved(s.host, kept)
		} else {
			s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu %s.", s.one()))
		}
		e.load(kept)
		s.host.Refresh()
	}
	s.editing = e
	s.content.Objects = []fyne.CanvasObject{e.content}
	s.content.Refresh()
	s.host.Changed()
	e.readDraft()
}
