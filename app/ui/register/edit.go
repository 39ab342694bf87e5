package register

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

const (
	draftDelay = time.Second           // rest after typing before a draft is kept
	firstFrame = 40 * time.Millisecond // a new page is drawn by then
	formWidth  = 780
)

// editor is the edit page in front of the list.
type editor[T any] struct {
	screen   *Screen[T]
	form     *kit.Form
	content  fyne.CanvasObject
	offer    *fyne.Container // the draft of an earlier time
	record   *T              // what is edited; typed values are put on a copy
	values   map[string]string
	debounce func(func())
	saving   bool
}

func (s *Screen[T]) saver() Saver[T] {
	saver, _ := s.d.Source.(Saver[T])
	return saver
}

// Edit opens the edit page for record (ID 0 = a new one).
func (s *Screen[T]) Edit(record *T) {
	if record == nil || !s.canEdit() {
		return
	}
	e := &editor[T]{screen: s, record: record, offer: kit.VBox(0), debounce: s.host.Runner().Debounce(draftDelay)}
	e.form = kit.NewForm(s.host.Runner(), e.fields()...)
	e.form.Window = s.host.Window()
	e.form.OnSave = func(values map[string]string) { e.save(values, false) }
	if s.d.Blank != nil {
		e.form.OnSaveNew = func(values map[string]string) { e.save(values, true) }
	}
	e.form.OnCancel = func() { e.dropDraft(); s.closeEditor(); s.focusGrid() }
	e.form.OnChange = func(string, string) { e.debounce(e.keepNow) }
	e.load(record)
	e.content = e.layOut()
	s.editing = e
	s.content.Objects = []fyne.CanvasObject{s.browse, e.content}
	s.browse.Hide()
	s.content.Refresh()
	s.host.Changed()
	e.focusFirst()
	e.readDraft()
}

// focusFirst gives the first field the focus once the page is drawn: before that Fyne does not know on which window it is.
func (e *editor[T]) focusFirst() {
	e.screen.host.Runner().After(firstFrame, func() {
		if e.screen.editing == e {
			e.form.FocusFirst()
		}
	})
}

// editNew opens the edit page for a new record.
func (s *Screen[T]) editNew() {
	var record *T
	s.run("blank", func(ctx context.Context, _ *task.Progress) (err error) {
		record, err = s.d.Blank(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.Edit(record)
	})
}

// closeEditor shows the list again.
func (s *Screen[T]) closeEditor() {
	if s.editing == nil {
		return
	}
	s.editing.debounce(func() {})
	s.editing = nil
	s.content.Objects = []fyne.CanvasObject{s.browse}
	s.browse.Show()
	s.content.Refresh()
	s.host.Changed()
}

func (e *editor[T]) layOut() fyne.CanvasObject {
	title := kit.Tf("Sửa %s", e.screen.one())
	if e.screen.d.ID(e.record) == 0 {
		title = kit.Tf("Thêm %s", e.screen.one())
	} else if e.screen.d.Head != nil {
		title += " " + e.screen.d.Head(e.record).Title
	}
	cancel := kit.NewButton(kit.T("Bỏ"), e.form.Cancel)
	cancel.Shortcut = "Esc"
	buttons := []fyne.CanvasObject{kit.NewTitle(title), kit.Grow(nil), cancel}
	if e.form.OnSaveNew != nil && e.screen.d.ID(e.record) == 0 {
		button := kit.NewButton(kit.T("Lưu và thêm mới"), e.form.SaveNew)
		button.Help = "Ctrl+Shift+Enter"
		buttons = append(buttons, button)
	}
	buttons = append(buttons, kit.NewPrimary(kit.T("Lưu"), "Ctrl+Enter", e.form.Save))
	head := kit.Fill(kit.ColorSurface, kit.Sized(0, headHeight, kit.Pad(kit.HBox(10, buttons...), 0, 14, 0, 14)))
	scroll := kit.Scroll(kit.Pad(kit.VBox(10, e.offer, e.form), 12, 14, 14, 14))
	e.form.FollowIn(scroll)
	return kit.VBox(0, head, kit.HLine(), kit.Grow(kit.Fill(kit.ColorSurface, shell.Beside(formWidth, scroll, kit.VBox(0)))))
}

// commands are those of the edit page.
func (e *editor[T]) commands() []shell.Command {
	list := []shell.Command{{Key: "edit.save", Label: "Lưu", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: e.form.Save}}
	if e.form.OnSaveNew != nil {
		list = append(list, shell.Command{
			Key: "edit.savenew", Label: "Lưu và thêm mới", Shortcut: "Ctrl+Shift+Enter", Icon: kit.IconPlus, Do: e.form.SaveNew,
		})
	}
	return list
}

func (e *editor[T]) fields() []kit.Field {
	var fields []kit.Field
	for _, f := range e.screen.d.Fields {
		kind := f.Kind
		if f.Set == nil {
			kind = kit.FieldShow
		}
		fields = append(fields, kit.Field{
			Key: f.Key, Label: kit.T(f.Label), Help: kit.T(f.Help), Hint: kit.T(f.Hint), Kind: kind, Section: kit.T(f.Section),
			Required: f.Required, Half: f.Half, Keep: f.Keep, Rows: f.Rows, Free: f.Free,
			Options: f.Options, Search: f.Search, Check: f.Check,
		})
	}
	return fields
}

// load shows the record's values and takes them as the state that is not dirty.
func (e *editor[T]) load(record *T) {
	e.record, e.values = record, map[string]string{}
	for _, f := range e.screen.d.Fields {
		if f.Get != nil {
			e.values[f.Key] = f.Get(record)
		}
	}
	e.form.SetValues(e.values)
	for _, f := range e.screen.d.Fields {
		if f.Name != nil {
			e.form.SetLabelOf(f.Key, f.Name(record))
		}
	}
}

// save puts the values on a copy of the record and keeps it beside the window.
func (e *editor[T]) save(values map[string]string, next bool) {
	if e.saving {
		return
	}
	edited := *e.record
	for _, f := range e.screen.d.Fields {
		if f.Set == nil {
			continue
		}
		if err := f.Set(&edited, values[f.Key]); err != nil {
			e.form.SetError(f.Key, kit.T(office.MessageOf(err)))
			return
		}
	}
	e.saving = true
	e.screen.run("save", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang lưu"))
		return e.screen.saver().Save(ctx, &edited)
	}, func(err error) {
		e.saving = false
		if err != nil {
			e.refused(err, values)
			return
		}
		e.saved(&edited, next)
	})
}

func (e *editor[T]) refused(err error, values map[string]string) {
	e.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
	switch office.CodeOf(err) {
	case office.CodeStale:
		e.screen.host.Confirm(kit.T("Bản ghi vừa được người khác lưu"),
			kit.T(office.MessageOf(err))+"\n"+kit.T("Nạp bản mới và đặt những gì bạn đã sửa lên đó?"),
			kit.T("Nạp bản mới, giữ phần tôi sửa"), false, func() { e.rebase(values) })
	case office.CodeInternal, office.CodeUnavailable:
		e.screen.host.Fail(err)
	}
}

// rebase reads the newer record and puts on it what was changed here.
func (e *editor[T]) rebase(values map[string]string) {
	id := e.screen.d.ID(e.record)
	var newer *T
	e.screen.run("rebase", func(ctx context.Context, _ *task.Progress) (err error) {
		newer, err = e.screen.d.Source.Get(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			e.screen.host.Fail(err)
			return
		}
		before := e.values
		e.load(newer)
		e.form.ClearErrors()
		for key, value := range values {
			if value != before[key] {
				e.form.SetValue(key, value)
			}
		}
	})
}

func (e *editor[T]) saved(record *T, next bool) {
	s := e.screen
	e.dropDraft()
	if next {
		s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu %s.", s.one()))
		e.startNext(record)
		s.host.Refresh()
		return
	}
	s.closeEditor()
	s.wanted = s.d.ID(record)
	if s.d.Saved != nil {
		s.d.Saved(s.host, record)
	} else {
		s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu %s.", s.one()))
	}
	s.host.Refresh()
	if s.wanted != 0 && s.detail.id != s.wanted {
		s.detail.show(s.wanted)
	}
	s.focusGrid()
}

// startNext empties the form for the next record, carrying over the fields marked Keep.
func (e *editor[T]) startNext(saved *T) {
	var record *T
	e.screen.run("blank", func(ctx context.Context, _ *task.Progress) (err error) {
		record, err = e.screen.d.Blank(ctx)
		return err
	}, func(err error) {
		if err != nil {
			e.screen.host.Fail(err)
			return
		}
		for _, f := range e.screen.d.Fields {
			if f.Keep && f.Set != nil {
				_ = f.Set(record, f.Get(saved)) // the value was accepted a moment ago
			}
		}
		e.load(record)
		e.form.FocusFirst()
	})
}

func (e *editor[T]) draftKey() string {
	return fmt.Sprintf("%s/%d", e.screen.d.Key, e.screen.d.ID(e.record))
}
