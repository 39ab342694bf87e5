package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

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
	Keep     bool // Ctrl+Shift+Enter carries the value over into the next record
	Rows     int  // lines shown of FieldLines, default 3
	Free     bool // FieldLookup: what was typed counts even when it is none of the answers

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
	widget.BaseWidget

	OnSave    func(values map[string]string) // all checks passed
	OnSaveNew func(values map[string]string) // the same for Ctrl+Shift+Enter; nil = OnSave
	OnCancel  func()                         // Esc, after the question when dirty
	OnDirty   func(dirty bool)               // the first change, and back
	OnChange  func(key, value string)        // any change by the user (drafts)
}

// NewForm builds a form of fields. runner serves the look-ups.
func NewForm(runner *task.Runner, fields ...Field) *Form {
	f := &Form{}
	f.ExtendBaseWidget(f)
	return f
}

// Values returns the values of all fields but the read-only ones.
func (f *Form) Values() map[string]string { return nil }

// Value returns the value of one field.
func (f *Form) Value(key string) string { return "" }

// SetValues sets values (missing keys stay) and makes them the state that is not dirty.
func (f *Form) SetValues(values map[string]string) {}

// SetValue sets one value as a change (the form becomes dirty when it differs).
func (f *Form) SetValue(key, value string) {}

// SetLabelOf sets what a lookup field shows for the value it has.
func (f *Form) SetLabelOf(key, label string) {}

// SetOptions changes the options of a choice.
func (f *Form) SetOptions(key string, options []Option) {}

// SetVisible shows or hides a field; a hidden one is not checked.
func (f *Form) SetVisible(key string, visible bool) {}

// SetEnabled makes a field read-only or editable.
func (f *Form) SetEnabled(key string, enabled bool) {}

// SetError shows message beside the field ("" clears it), in the summary line, and gives the field the focus. An unknown key
// shows it in the summary line only.
func (f *Form) SetError(key, message string) {}

// ClearErrors takes all errors away.
func (f *Form) ClearErrors() {}

// Dirty reports whether a value differs from what SetValues set.
func (f *Form) Dirty() bool { return false }

// Save checks all fields, shows what is wrong or calls OnSave.
func (f *Form) Save() {}

// SaveNew checks all fields, calls OnSaveNew and empties the fields without Keep.
func (f *Form) SaveNew() {}

// Cancel asks when dirty, then calls OnCancel.
func (f *Form) Cancel() {}

// FocusFirst gives the first editable field the focus.
func (f *Form) FocusFirst() {}

// FocusField gives the field the focus.
func (f *Form) FocusField(key string) {}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}
