package kit

import (
	"maps"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
)

// FieldKind says what a Field is edited with.
type FieldKind int

// The kinds of fields. The value of every kind is a string.
const (
	FieldText   FieldKind = iota // a line
	FieldLines                   // several lines; Tab leaves it
	FieldNumber                  // a whole number; formatted on leaving: 1.250. Value: digits
	FieldMoney                   // whole đồng; formatted on leaving: 2.250.000 đ. Value: digits
	FieldDate                    // Value: 2006-01-02 or ""
	FieldChoice                  // one of Options. Value: Option.Value
	FieldLookup                  // type-ahead over Search. Value: Option.Value; with Free also any text typed
	FieldCheck                   // Value: "1" or ""
	FieldShow                    // read-only text
	FieldSecret                  // a password
	FieldScan                    // a line that a scanner types and ends with Enter
	FieldTable                   // rows of Columns. Value: see TableRows
	FieldCustom                  // Object, which keeps its own value (Get, Set)
)

// Field describes one field of a Form.
type Field struct {
	Key      string
	Label    string
	Help     string // placeholder
	Hint     string // small text below
	Kind     FieldKind
	Section  string // starts a section with this heading when it differs from the field before
	Required bool
	Half     bool // shares its line with the next Half field when the form is wide enough
	Keep     bool // Ctrl+Shift+Enter carries the value over into the next record, until the person unpins the field
	Rows     int  // lines shown of FieldLines, default 3
	Free     bool // FieldLookup: what was typed counts even when it is none of the answers
	Several  bool // FieldLookup: several answers behind each other, with "; " between them; they are Free
	Most     int  // FieldText, FieldLines: how many letters the value may have, counted below the field; 0 = any number

	Columns       []Field // FieldTable: Key, Label, Help, Kind, Options, Required (a star only) of each column
	Width, Weight float32 // of a column: its least width and its share of what is left

	Now     func() time.Time         // FieldDate: nil = time.Now
	Options []Option                 // FieldChoice
	Search  Search                   // FieldLookup
	Check   func(value string) error // called on leaving and before saving; the error's text is shown
	Changed func(value string)       // the value changed by the user
	Picked  func(option Option)      // FieldLookup: an answer was chosen
	Object  fyne.CanvasObject        // FieldCustom
	Get     func() string            // FieldCustom
	Set     func(value string)       // FieldCustom
}

// Form edits a record on a page. Tab order is the order of the fields; Enter goes to the next; Ctrl+Enter saves;
// Ctrl+Shift+Enter saves and starts the next record; Esc cancels and asks when something was changed.
type Form struct {
	composite

	OnSave    func(values map[string]string) // all checks passed
	OnSaveNew func(values map[string]string) // the same for Ctrl+Shift+Enter; nil = OnSave
	OnCancel  func()                         // Esc, after the question when dirty
	OnDirty   func(dirty bool)               // the first change, and back
	OnChange  func(key, value string)        // any change by the person (drafts)
	Window    fyne.Window                    // where Esc asks; nil = it does not ask

	fields   []*formField
	byKey    map[string]*formField
	summary  *Banner
	scroll   *container.Scroll
	start    map[string]string
	wasDirty bool
	last     *formField // which had the focus last
	pins     bool       // the person may pin fields: see SetPins
}

// formField is a field with its editor and what is drawn around it.
type formField struct {
	Field
	form   *Form
	edit   editor
	line   *fyne.Container
	label  *Label
	pin    *canvas.Image
	count  *Label // of letters, nil without Most
	failed *Label
	hidden bool
	off    bool

	pinned  bool // keeps its value for the next record
	touched bool // its value is what the person, or the page for him, put there
}

// NewForm builds a form of fields. runner serves the look-ups.
func NewForm(runner *task.Runner, fields ...Field) *Form {
	f := &Form{byKey: map[string]*formField{}, start: map[string]string{}}
	f.summary = NewBanner(ToneLate, "", "", "", nil)
	for _, field := range fields {
		f.add(field, runner)
	}
	f.content = f.build()
	f.ExtendBaseWidget(f)
	f.start = f.Values()
	return f
}

func (f *Form) add(field Field, runner *task.Runner) {
	ff := &formField{Field: field, form: f, failed: newLabel("", SizeSmall, ColorLate, false), pinned: field.Keep}
	ff.failed.Wrap = true
	ff.edit = newEditor(&ff.Field, runner, hooks{
		changed:  func() { f.changed(ff) },
		left:     func() { f.left(ff) },
		entered:  func() { f.entered(ff) },
		key:      func(name fyne.KeyName) bool { return f.key(ff, name) },
		shortcut: f.shortcut,
		follow:   func(object fyne.CanvasObject) { FollowFocus(f.scroll, object) },
		resized:  f.relayout,
	})
	f.fields = append(f.fields, ff)
	f.byKey[field.Key] = ff
}

// FollowIn makes the form scroll itself into view inside scroll when a field gets the focus.
func (f *Form) FollowIn(scroll *container.Scroll) { f.scroll = scroll }

// Values returns the values of all fields but the read-only ones. A field that cannot be read counts as what it was.
func (f *Form) Values() map[string]string {
	values := map[string]string{}
	for _, ff := range f.fields {
		if ff.Kind == FieldShow {
			continue
		}
		value, err := ff.edit.value()
		if err != nil {
			value = f.start[ff.Key]
		}
		values[ff.Key] = value
	}
	return values
}

// Value returns the value of one field.
func (f *Form) Value(key string) string {
	ff := f.byKey[key]
	if ff == nil {
		return ""
	}
	value, err := ff.edit.value()
	if err != nil {
		return f.start[key]
	}
	return value
}

// SetValues sets values (missing keys stay) and makes them the state that is not dirty.
func (f *Form) SetValues(values map[string]string) {
	for _, ff := range f.fields {
		if value, ok := values[ff.Key]; ok {
			ff.edit.set(value)
			ff.settled(false)
		}
	}
	f.start = f.Values()
	f.ClearErrors()
	f.tellDirty()
}

// SetValue sets one value as a change (the form becomes dirty when it differs).
func (f *Form) SetValue(key, value string) {
	if ff := f.byKey[key]; ff != nil {
		ff.edit.set(value)
		ff.settled(true)
		f.tellDirty()
	}
}

// SetOption sets value and shown label of a look-up as a change.
func (f *Form) SetOption(key string, option Option) {
	if ff := f.byKey[key]; ff != nil {
		if e, ok := ff.edit.(*lookupEditor); ok {
			e.setOption(option)
		} else {
			ff.edit.set(option.Value)
		}
		ff.settled(true)
		f.tellDirty()
	}
}

// SetLabelOf sets what a lookup field shows for the value it has.
func (f *Form) SetLabelOf(key, label string) {
	if ff := f.byKey[key]; ff != nil {
		if e, ok := ff.edit.(*lookupEditor); ok {
			e.setOption(Option{Value: e.chosen.Value, Label: label})
		}
	}
}

// SetOptions changes the options of a choice.
func (f *Form) SetOptions(key string, options []Option) {
	if ff := f.byKey[key]; ff != nil {
		ff.Options = options
		if e, ok := ff.edit.(*choiceEditor); ok {
			e.choice.SetOptions(options)
		}
	}
}

// SetVisible shows or hides a field; a hidden one is not checked.
func (f *Form) SetVisible(key string, visible bool) {
	if ff := f.byKey[key]; ff != nil && ff.hidden == visible {
		ff.hidden = !visible
		show(ff.line, visible)
		f.relayout()
	}
}

// SetEnabled makes a field read-only or editable.
func (f *Form) SetEnabled(key string, enabled bool) {
	if ff := f.byKey[key]; ff != nil {
		ff.off = !enabled
		ff.edit.enable(enabled)
	}
}

// Dirty reports whether a value differs from what SetValues set, or something typed cannot be read as a value.
func (f *Form) Dirty() bool {
	for _, ff := range f.fields {
		if _, err := ff.edit.value(); err != nil && ff.Kind != FieldShow {
			return true
		}
	}
	return !maps.Equal(f.Values(), f.start)
}

func (f *Form) tellDirty() {
	dirty := f.Dirty()
	if dirty == f.wasDirty {
		return
	}
	f.wasDirty = dirty
	if f.OnDirty != nil {
		f.OnDirty(dirty)
	}
}

// FocusFirst gives the first editable field the focus.
func (f *Form) FocusFirst() {
	for _, ff := range f.fields {
		if ff.canFocus() {
			focus(ff.edit.focusable())
			return
		}
	}
}

// FocusField gives the field the focus.
func (f *Form) FocusField(key string) {
	if ff := f.byKey[key]; ff != nil && ff.canFocus() {
		focus(ff.edit.focusable())
	}
}

// FocusLastRow gives the empty row at the end of a table the focus.
func (f *Form) FocusLastRow(key string) {
	if ff := f.byKey[key]; ff != nil && ff.canFocus() {
		if table, ok := ff.edit.(*tableEditor); ok {
			table.focusRow(len(table.rows) - 1)
		}
	}
}

func (ff *formField) canFocus() bool { return !ff.hidden && !ff.off && ff.edit.focusable() != nil }
