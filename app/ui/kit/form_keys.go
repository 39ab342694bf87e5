package kit

import (
	"errors"
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/data/office"
)

// key handles what a field hands on: Enter goes to the next field, Esc cancels.
func (f *Form) key(ff *formField, name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		f.next(ff)
	case fyne.KeyEscape:
		f.Cancel()
	default:
		return false
	}
	return true
}

// next gives the field after ff the focus; after the last one, what follows the form on the page (its buttons).
func (f *Form) next(ff *formField) {
	after := false
	for _, other := range f.fields {
		if after && other.canFocus() {
			focus(other.edit.focusable())
			return
		}
		after = after || other == ff
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		c.FocusNext()
	}
}

func (f *Form) shortcut(shortcut fyne.Shortcut) bool {
	save, andNew := ctrlEnter(shortcut)
	switch {
	case andNew:
		f.SaveNew()
	case save:
		f.Save()
	}
	return save
}

// changed is called for every change by the person.
func (f *Form) changed(ff *formField) {
	ff.fail("")
	ff.settled(true)
	f.mended()
	f.tellDirty()
	value, err := ff.edit.value()
	if err != nil {
		return
	}
	if ff.Changed != nil {
		ff.Changed(value)
	}
	if f.OnChange != nil {
		f.OnChange(ff.Key, value)
	}
}

// mended takes back what is said of fields that nothing is wrong with any more, and the summary with the last of them. What
// SetError said was about all the values as they were, so a change anywhere may have mended it.
func (f *Form) mended() {
	wrong := false
	for _, ff := range f.fields {
		if ff.failed.Text != "" && ff.trouble() == "" {
			ff.fail("")
		}
		wrong = wrong || ff.failed.Text != ""
	}
	if !wrong && !f.summary.Hidden {
		f.summarize("", "")
	}
}

// left checks a field that was left; an empty required one is not shouted at before saving.
func (f *Form) left(ff *formField) {
	if value, err := ff.edit.value(); err != nil || value != "" {
		ff.fail(ff.trouble())
	}
	f.tellDirty()
}

// trouble returns what is wrong with a field, "" when nothing is.
func (ff *formField) trouble() string {
	value, err := ff.edit.value()
	switch {
	case ff.hidden || ff.off || ff.Kind == FieldShow:
		return ""
	case err != nil:
		return err.Error()
	case value == "" && ff.Required && ff.Kind == FieldChoice:
		return Tf("Hãy chọn “%s”.", ff.Label)
	case value == "" && ff.Required:
		return Tf("Hãy nhập “%s”.", ff.Label)
	case value != "" && ff.Check != nil:
		if err := ff.Check(value); err != nil {
			return messageOf(err)
		}
	}
	return ""
}

// messageOf returns the sentence for people; an error's technical cause is none of the form's business.
func messageOf(err error) string {
	var e *office.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}

// fail shows message below the field; "" takes it away.
func (ff *formField) fail(message string) {
	if ff.failed.Text == message {
		return
	}
	ff.failed.SetText(message)
	show(ff.failed, message != "")
	ff.form.relayout()
}

// check checks all fields, shows what is wrong and gives the first wrong one the focus.
func (f *Form) check() bool {
	var first *formField
	var wrong []string
	for _, ff := range f.fields {
		message := ff.trouble()
		ff.fail(message)
		if message != "" {
			wrong = append(wrong, ff.Label)
			if first == nil {
				first = ff
			}
		}
	}
	if first == nil {
		f.summarize("", "")
		return true
	}
	f.summarize(Tf("Còn %d chỗ cần sửa", len(wrong)), strings.Join(wrong, ", "))
	if first.canFocus() {
		focus(first.edit.focusable())
	}
	return false
}

func (f *Form) summarize(title, text string) {
	f.summary.Set(ToneLate, title, text, "", nil)
	f.relayout()
}

// SetError shows message beside the field ("" clears it), in the summary line, and gives the field the focus. An unknown key
// shows it in the summary line only; terms[2] names the third row of the table terms.
func (f *Form) SetError(key, message string) {
	name, row := cutIndex(key)
	ff := f.byKey[name]
	if ff == nil {
		f.summarize("", message)
		return
	}
	ff.fail(message)
	if message == "" {
		f.summarize("", "")
		return
	}
	f.summarize(ff.Label, message)
	if ff.canFocus() {
		focus(ff.edit.focusable())
	}
	if table, ok := ff.edit.(*tableEditor); ok {
		table.focusRow(row)
	}
	// Getting the focus may have made the field before it check itself; this message came last and stays.
	ff.fail(message)
}

// cutIndex takes a name like terms[2] apart; without an index the row is -1.
func cutIndex(key string) (name string, row int) {
	name, index, found := strings.Cut(key, "[")
	row, err := strconv.Atoi(strings.TrimSuffix(index, "]"))
	if !found || err != nil {
		return key, -1
	}
	return name, row
}

// ClearErrors takes all errors away.
func (f *Form) ClearErrors() {
	for _, ff := range f.fields {
		ff.fail("")
	}
	f.summarize("", "")
}

// Save checks all fields, shows what is wrong or calls OnSave.
func (f *Form) Save() {
	if f.check() && f.OnSave != nil {
		f.OnSave(f.Values())
	}
}

// SaveNew checks all fields and calls OnSaveNew. Whoever saves calls Next once that went well.
func (f *Form) SaveNew() {
	if !f.check() {
		return
	}
	switch {
	case f.OnSaveNew != nil:
		f.OnSaveNew(f.Values())
	case f.OnSave != nil:
		f.OnSave(f.Values())
	}
}

// Next fills the form for the next record: with starts, and in the pinned fields with what stands there now. The first
// field gets the focus.
func (f *Form) Next(starts map[string]string) {
	carried := f.carried()
	values := map[string]string{}
	for _, ff := range f.fields {
		values[ff.Key] = starts[ff.Key]
	}
	maps.Copy(values, carried)
	f.SetValues(values)
	for key := range carried {
		f.byKey[key].settled(true)
	}
	f.FocusFirst()
}

// carried are the values of the pinned fields.
func (f *Form) carried() map[string]string {
	values := map[string]string{}
	for _, ff := range f.fields {
		if value := f.Value(ff.Key); ff.pinned && ff.Kind != FieldShow && value != "" {
			values[ff.Key] = value
		}
	}
	return values
}

// Cancel asks when dirty, then calls OnCancel.
func (f *Form) Cancel() {
	leave := func() {
		if f.OnCancel != nil {
			f.OnCancel()
		}
	}
	if !f.Dirty() || f.Window == nil {
		leave()
		return
	}
	Confirm(f.Window, T("Bỏ những gì đã sửa?"), T("Những thay đổi chưa lưu trên trang này sẽ mất."), T("Bỏ thay đổi"), true, func(yes bool) {
		if yes {
			leave()
		}
	})
}
