package register

import (
	"context"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// Source is what a register is read from; store.Register fits as it is. The screen calls it beside the window only.
type Source[T any] interface {
	Page(ctx context.Context, q office.Query) ([]T, error)
	Count(ctx context.Context, q office.Query) (int, error)
	Get(ctx context.Context, id int64) (*T, error)
}

// Counter is a Source that counts several queries at once (chips); without it Count is asked for each.
type Counter interface {
	Counts(ctx context.Context, queries []office.Query) ([]int, error)
}

// Historian is a Source that knows the changes of a record, newest first.
type Historian interface {
	History(ctx context.Context, id int64) ([]office.Change, error)
}

// Saver is a Source that keeps a record: ID 0 inserts and sets the ID. An office.Error with a Field is shown beside that
// field, CodeStale offers to put the typed values on the newer record.
type Saver[T any] interface {
	Save(ctx context.Context, record *T) error
}

// Description says what a register is. Only Key, Title, ID, Source and Columns are needed. All functions without a ctx are
// called on the window's goroutine and must answer at once.
type Description[T any] struct {
	Key   string // as in shell.Screen; also the key of drafts and of what is remembered
	Title string
	One   string // one record in a sentence: "hồ sơ"
	ID    func(*T) int64

	Source Source[T]

	// The list.
	Columns    []Column[T]
	TwoLine    bool    // rows of two lines: see Column.Second
	ListWidth  float32 // > 0: the list is this wide and the detail takes the rest (mail); 0: the detail is DetailWidth wide
	Sort       string  // key of the first order, "" = the register's own
	Descending bool
	SearchHint string // placeholder of the search box; "" = there is none
	Chips      []Chip // the first one is chosen at the start
	Filters    []Filter
	Empty      kit.Empty                                           // without any record; while searching the screen says "không tìm thấy" itself
	Footer     func(ctx context.Context) (string, kit.Tone, error) // a line below the list; nil = none
	Tools      []Tool                                              // buttons at the right of the title

	// Reveal records that the full values of Columns leave the program in a sheet, with the reason given; an error keeps them
	// in. nil = there is no such sheet. It runs beside the window.
	Reveal func(ctx context.Context, ids []int64, reason string) error

	// The detail of the selected record.
	Head     func(*T) Head
	Banner   func(*T) Banner // shown when its Title is not empty
	Sections func(*T) []Section
	// Detail replaces the whole pane but not the actions below it. The object may have the shell's Committer
	// (Ctrl+Enter). It is built again when the record has changed or another one is selected: keep what is typed as a draft.
	Detail      func(host shell.Host, record *T) fyne.CanvasObject
	DetailWidth float32 // 0 = 372
	Actions     []Action[T]
	Enter       func(host shell.Host, record *T) // what Enter in the list does; nil = the edit page, else the primary action

	// The edit page. Without Fields and a Saver there is none.
	Fields   []Field[T]
	Blank    func(ctx context.Context) (*T, error) // a new record; nil = none can be made here
	NewLabel string                                // "Hồ sơ mới"
	Create   func(host shell.Host)                 // instead of Blank and the form: what Ctrl+N does
	Saved    func(host shell.Host, record *T)      // after a save; nil = say so and show the record
	Intro    string                                // a sentence or two above the form

	FormActions []FormAction[T] // beside "Lưu": what can be done with what is typed
	FormWidth   float32         // 0 = 780

	// History in words.
	Verbs  map[string]string // Change.Action → "Tiếp nhận"; create and update are known
	Labels map[string]string // JSON field → label, beside those of Fields
}

// Column is one column of the list, and of the sheet that Ctrl+E writes of it. Text and what else tells of a record must
// answer from the light row that Page gives, on any goroutine: a sheet is written beside the window.
type Column[T any] struct {
	Key      string // sort key in office.Query
	Label    string
	Width    float32 // least width
	Weight   float32 // share of what is left
	Right    bool
	Sortable bool
	Hidden   bool // until the user shows it
	Text     func(*T) string
	Second   func(*T) string   // second line of the first column in two-line mode
	Tone     func(*T) kit.Tone // nil = none
	Dot      bool              // a status dot in the tone's colour
	Bold     func(*T) bool     // nil = never
	Value    func(*T) any      // what a sheet holds where Text is short for it: time.Time, office.Day, office.Money, int; nil = Text
	Full     func(*T) string   // what Text hides (a number of identity), for the sheet that Description.Reveal allows
}

// Chip is a ready-made filter above the list with its count.
type Chip struct {
	Key, Label string
	Tone       kit.Tone
	Query      func() office.Query // Filters, From and To count; nil = everything
	NoCount    bool
}

// FilterKind says what a Filter is chosen with.
type FilterKind int

// The kinds of filters.
const (
	FilterList FilterKind = iota // one of Options
	FilterDays                   // from day … to day, both inclusive and optional
)

// Filter is one of the extra filters behind "+ Lọc". Key is the field in office.Query.Filters, or in From and To.
type Filter struct {
	Key, Label string
	Kind       FilterKind
	Options    []kit.Option
	Load       func(ctx context.Context) ([]kit.Option, error) // instead of Options
	Instant    bool                                            // FilterDays over a column of times (RFC 3339), not of days
}

// Tool is a button beside the title that concerns no single record.
type Tool struct {
	Key, Label, Shortcut string
	Icon                 kit.IconName
	Primary              bool
	More                 bool // in the menu and the palette only
	Do                   func(host shell.Host)
}

// Head is the title of the detail pane.
type Head struct{ Title, Subtitle string }

// Banner is the framed message at the top of the detail pane (when something is due, what is missing).
type Banner struct {
	Tone        kit.Tone
	Title, Text string
	Action      string
	Do          func(host shell.Host)
}

// Section is a part of the detail pane: whatever of it is set, in this order.
type Section struct {
	Title  string
	Text   string
	Pairs  []kit.Pair
	Checks []kit.CheckItem
	Files  []kit.FileItem
	Open   func(host shell.Host, file int) // Enter on a file
	Object fyne.CanvasObject
	Action string // a link beside the title
	Do     func(host shell.Host)
}

// Action is something that can be done with the selected record: a button below the detail, an entry of the menu, the
// palette and the row's own menu.
type Action[T any] struct {
	Key, Label, Shortcut string
	Icon                 kit.IconName
	Primary, Danger      bool
	More                 bool                                                      // stands under "Thêm ▾"
	Hidden               func(*T) bool                                             // not shown at all for this record
	Allowed              func(*T) (bool, string)                                   // nil = always; the sentence says why not
	Show                 func(shell.Host, *T)                                      // on the window's goroutine: opens something, asks something. Or:
	Confirm              func(*T) string                                           // asked before Run; nil or "" = nothing is asked
	Reason               string                                                    // label of a line asked for before Run; "" = none
	Run                  func(ctx context.Context, record *T, reason string) error // beside the window
	Done                 string                                                    // said after Run
	// Many does the action with all marked records, on the window's goroutine: it opens a preview, asks, runs work beside the
	// window. nil = the action is for one record only. Records marked in a list are given in no promised order; call
	// Screen.Unmark when they have been dealt with.
	Many func(host shell.Host, ids []int64)
}

// FormAction does something with the record as it is typed, without saving it: tries a connection, shows what a change would
// bring about. It may be used while a field that Save would refuse is still empty.
type FormAction[T any] struct {
	Key, Label, Shortcut string
	Icon                 kit.IconName
	Show                 func(host shell.Host, record *T)                              // on the window's goroutine. Or:
	Run                  func(ctx context.Context, record *T) (told string, err error) // beside the window; told is shown
}

// Field is one field of the edit page.
type Field[T any] struct {
	Key      string // as errors name it (office.Error.Field) and as the record's JSON writes it, for the history
	Label    string
	Help     string // placeholder
	Hint     string
	Kind     kit.FieldKind
	Section  string
	Required bool
	Half     bool
	Keep     bool // pinned at first: carried over by Ctrl+Shift+Enter
	Rows     int
	Free     bool
	Options  []kit.Option
	Search   kit.Search
	Columns  []kit.Field // FieldTable: the columns of its rows
	Check    func(value string) error
	Get      func(*T) string
	Set      func(*T, string) error // an error is shown beside the field; nil = read-only
	Name     func(*T) string        // FieldLookup: the label of the value the record has
}
