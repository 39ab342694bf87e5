package register

import (
	"context"
	"fmt"
	"slices"
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

// editor is the edit page of a record: in front of a list, or a page of its own.
type editor[T any] struct {
	page     *base[T]
	title    string
	form     *kit.Form
	content  fyne.CanvasObject
	offer    *fyne.Container // the draft of an earlier time
	record   *T              // what is edited; typed values are put on a copy
	values   map[string]string
	debounce func(func())
	saving   bool
	pin      shell.Command // of a page on which another record may follow

	cancelled func()                     // the person gave up
	saved     func(record *T, next bool) // the record is kept; next = another one is to follow
}

// newEditor makes the edit page of record and shows its values; next says whether another record may follow.
func (b *base[T]) newEditor(record *T, title string, next bool) *editor[T] {
	e := &editor[T]{page: b, title: title, record: record, offer: kit.VBox(0), debounce: b.host.Runner().Debounce(draftDelay)}
	e.form = kit.NewForm(b.host.Runner(), e.fields()...)
	e.form.Window = b.host.Window()
	e.form.OnSave = func(values map[string]string) { e.save(values, false) }
	if next {
		e.form.OnSaveNew = func(values map[string]string) { e.save(values, true) }
		e.pin = PinCommand(b.host, e.form, b.d.Key)
	}
	e.form.OnCancel = func() {
		if e.form.Dirty() {
			e.dropDraft() // a draft on offer that was not used stays
		}
		e.cancelled()
	}
	e.form.OnChange = func(string, string) { e.debounce(e.keepNow) }
	e.load(record)
	e.content = e.layOut()
	return e
}

// Edit opens the edit page for record (ID 0 = a new one).
func (s *Screen[T]) Edit(record *T) {
	if record == nil || !s.canEdit() {
		return
	}
	e := s.newEditor(record, s.editTitle(record), s.d.Blank != nil)
	e.cancelled = func() { s.closeEditor(); s.focusGrid() }
	e.saved = func(kept *T, next bool) { s.saved(e, kept, next) }
	s.editing = e
	s.content.Objects = []fyne.CanvasObject{s.browse, e.content}
	s.browse.Hide()
	s.content.Refresh()
	s.host.Changed()
	e.focusFirst()
	e.readDraft()
}

func (s *Screen[T]) editTitle(record *T) string {
	if s.d.ID(record) == 0 {
		return kit.Tf("Thêm %s", s.one())
	}
	title := kit.Tf("Sửa %s", s.one())
	if s.d.Head != nil {
		title += " " + s.d.Head(record).Title
	}
	return title
}

// focusFirst gives the first field the focus once the page is drawn: before that Fyne does not know on which window it is.
func (e *editor[T]) focusFirst() {
	e.page.host.Runner().After(firstFrame, func() {
		if e.page.editing == e {
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
	cancel := kit.NewButton(kit.T("Bỏ"), e.form.Cancel)
	cancel.Shortcut = "Esc"
	buttons := []fyne.CanvasObject{kit.Grow(kit.NewTitle(e.title))}
	for _, action := range e.page.d.FormActions {
		button := kit.NewButton(kit.T(action.Label), func() { e.act(action) })
		button.Shortcut = action.Shortcut
		buttons = append(buttons, button)
	}
	buttons = append(buttons, cancel)
	if e.form.OnSaveNew != nil && e.page.d.ID(e.record) == 0 {
		button := kit.NewButton(kit.T("Lưu và thêm mới"), e.form.SaveNew)
		button.Help = "Ctrl+Shift+Enter"
		buttons = append(buttons, button)
	}
	buttons = append(buttons, kit.NewPrimary(kit.T("Lưu"), "Ctrl+Enter", e.form.Save))
	head := kit.Fill(kit.ColorSurface, kit.Sized(0, headHeight, kit.Pad(kit.HBox(10, buttons...), 0, 14, 0, 14)))
	rows := []fyne.CanvasObject{e.offer, e.form}
	if e.page.d.Intro != "" {
		intro := kit.NewParagraph(kit.T(e.page.d.Intro))
		intro.Color = kit.ColorMuted
		rows = append([]fyne.CanvasObject{intro}, rows...)
	}
	scroll := kit.Scroll(kit.Pad(kit.VBox(10, rows...), 12, 14, 14, 14))
	e.form.FollowIn(scroll)
	return kit.VBox(0, head, kit.HLine(), kit.Grow(kit.Fill(kit.ColorSurface, kit.AtMost(e.width(), scroll))))
}

func (e *editor[T]) width() float32 {
	if e.page.d.FormWidth > 0 {
		return e.page.d.FormWidth
	}
	return formWidth
}

// commands are those of the edit page.
func (e *editor[T]) commands() []shell.Command {
	list := []shell.Command{{Key: "edit.save", Label: "Lưu", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: e.form.Save}}
	if e.form.OnSaveNew != nil {
		list = append(list, shell.Command{
			Key: "edit.savenew", Label: "Lưu và thêm mới", Shortcut: "Ctrl+Shift+Enter", Icon: kit.IconPlus, Do: e.form.SaveNew,
		}, e.pin)
	}
	for _, action := range e.page.d.FormActions {
		list = append(list, shell.Command{
			Key: "form." + action.Key, Label: action.Label, Shortcut: action.Shortcut, Icon: action.Icon, Do: func() { e.act(action) },
		})
	}
	return list
}

func (e *editor[T]) fields() []kit.Field {
	var fields []kit.Field
	for _, f := range e.page.d.Fields {
		kind := f.Kind
		if f.Set == nil {
			kind = kit.FieldShow
		}
		fields = append(fields, kit.Field{
			Key: f.Key, Label: kit.T(f.Label), Help: kit.T(f.Help), Hint: kit.T(f.Hint), Kind: kind, Section: kit.T(f.Section),
			Required: f.Required, Half: f.Half, Keep: f.Keep, Rows: f.Rows, Free: f.Free,
			Options: f.Options, Search: f.Search, Check: f.Check, Columns: f.Columns,
		})
	}
	return fields
}

// load shows the record's values and takes them as the state that is not dirty.
func (e *editor[T]) load(record *T) {
	e.record, e.values = record, map[string]string{}
	for _, f := range e.page.d.Fields {
		if f.Get != nil {
			e.values[f.Key] = f.Get(record)
		}
	}
	e.form.SetValues(e.values)
	for _, f := range e.page.d.Fields {
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
	edited := e.typed(values)
	if edited == nil {
		return
	}
	e.saving = true
	e.page.run("save", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang lưu"))
		return e.page.saver().Save(ctx, edited)
	}, func(err error) {
		e.saving = false
		if err != nil {
			e.refused(err, values)
			return
		}
		e.dropDraft()
		e.saved(edited, next)
	})
}

// typed puts the values on a copy of the record, nil when one of them is refused; that is shown beside its field.
func (e *editor[T]) typed(values map[string]string) *T {
	edited := *e.record
	for _, f := range e.page.d.Fields {
		if f.Set == nil {
			continue
		}
		if err := f.Set(&edited, values[f.Key]); err != nil {
			e.form.SetError(fieldOf(err, f.Key), kit.T(office.MessageOf(err)))
			return nil
		}
	}
	return &edited
}

// fieldOf is the field that an error names, else the one that was being set.
func fieldOf(err error, key string) string {
	if named := office.FieldOf(err); named != "" {
		return named
	}
	return key
}

// act does a FormAction with what is typed now; nothing is saved.
func (e *editor[T]) act(action FormAction[T]) {
	edited := e.typed(e.form.Values())
	if edited == nil {
		return
	}
	if action.Show != nil {
		action.Show(e.page.host, edited)
		return
	}
	var told string
	e.page.run("form."+action.Key, func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T(action.Label))
		told, err = action.Run(ctx, edited)
		return err
	}, func(err error) {
		switch {
		case err == nil:
			e.form.ClearErrors()
			e.page.host.Notify(kit.ToneDone, told)
		case office.FieldOf(err) != "":
			e.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
		default:
			e.page.host.Fail(err)
		}
	})
}

func (e *editor[T]) refused(err error, values map[string]string) {
	e.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err)))
	switch office.CodeOf(err) {
	case office.CodeStale:
		e.page.host.Confirm(kit.T("Bản ghi vừa được người khác lưu"),
			kit.T(office.MessageOf(err))+"\n"+kit.T("Nạp bản mới và đặt những gì bạn đã sửa lên đó?"),
			kit.T("Nạp bản mới, giữ phần tôi sửa"), false, func() { e.rebase(values) })
	case office.CodeInternal, office.CodeUnavailable:
		e.page.host.Fail(err)
	}
}

// rebase reads the newer record and puts on it what was changed here.
func (e *editor[T]) rebase(values map[string]string) {
	id := e.page.d.ID(e.record)
	var newer *T
	e.page.run("rebase", func(ctx context.Context, _ *task.Progress) (err error) {
		newer, err = e.page.d.Source.Get(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			e.page.host.Fail(err)
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

// saved is told that the editor has kept a record.
func (s *Screen[T]) saved(e *editor[T], record *T, next bool) {
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

// startNext empties the form for the next record, carrying over the pinned fields.
func (e *editor[T]) startNext(saved *T) {
	var record *T
	e.page.run("blank", func(ctx context.Context, _ *task.Progress) (err error) {
		record, err = e.page.d.Blank(ctx)
		return err
	}, func(err error) {
		if err != nil {
			e.page.host.Fail(err)
			return
		}
		for _, f := range e.page.d.Fields {
			if f.Set != nil && slices.Contains(e.form.Pins(), f.Key) {
				_ = f.Set(record, f.Get(saved)) // the value was accepted a moment ago
			}
		}
		e.load(record)
		e.form.FocusFirst()
	})
}

func (e *editor[T]) draftKey() string {
	return fmt.Sprintf("%s/%d", e.page.d.Key, e.page.d.ID(e.record))
}
