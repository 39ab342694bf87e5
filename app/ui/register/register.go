// Package register is the one generic register screen: list, filters, detail, history and edit page, made from a
// Description. A new register needs a description, not a new kind of screen.
package register

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// base is what every page of a description has.
type base[T any] struct {
	host     shell.Host
	d        Description[T]
	editing  *editor[T] // the edit page in front, nil = none
	drafting sync.Mutex // one write to the drafts at a time
}

// run runs work of this page beside the window; the newest of a name wins.
func (b *base[T]) run(name string, work task.Work, done func(err error)) {
	b.host.Runner().Go("register."+b.d.Key+"."+name, work, done)
}

// one is what a record is called in a sentence.
func (b *base[T]) one() string { return kit.T(b.noun()) }

// many is a number of records in words: "12 hồ sơ".
func (b *base[T]) many(n int) string { return kit.Count(n, b.noun()) }

func (b *base[T]) noun() string {
	if b.d.One == "" {
		return "bản ghi"
	}
	return b.d.One
}

// saver is the source where it keeps records, nil where it does not.
func (b *base[T]) saver() Saver[T] {
	saver, _ := b.d.Source.(Saver[T])
	return saver
}

// leave asks before a form is left that is not saved, and keeps it as a draft.
func (b *base[T]) leave(then func()) {
	if b.editing == nil || !b.editing.form.Dirty() {
		then()
		return
	}
	b.host.Confirm(kit.T("Biểu mẫu chưa lưu"),
		kit.T("Những gì đã gõ được giữ làm bản nháp và sẽ được gợi lại khi mở biểu mẫu này. Rời đi?"),
		kit.T("Giữ bản nháp và rời đi"), false, func() {
			b.editing.keepNow()
			then()
		})
}

// Screen is the page of a register. It has the shell's capabilities Searchable, Refreshable, Opener, Escaper, Leaver and
// Commander; what else its description allows (new, print, export, the actions) it offers as commands.
type Screen[T any] struct {
	base[T]

	content *fyne.Container // browse, or the edit page in front of it
	browse  fyne.CanvasObject
	search  *kit.SearchBox
	chips   *kit.Chips
	filters *filterStrip
	grid    *kit.Grid
	pages   *pages[T]
	footer  *kit.Label
	views   views
	picked  *picked // records chosen elsewhere, nil = none

	chipLine    fyne.CanvasObject
	viewsButton *kit.Button
	detail      *detail[T]

	wanted   int64          // a record to select as soon as a page brings it; till then no row is highlighted
	settling bool           // the grid finds its cursor again
	sorted   bool           // the person chose the order
	counted  map[string]int // what stands behind the chips, as far as it is known
	outside  int            // how many the search finds without chip and filters, -1 = not known
}

// New makes the screen of d. Use it in shell.Screen.Build:
//
//	shell.Screen{Key: "dossiers", Title: "Hồ sơ", Build: func(h shell.Host) shell.Page { return register.New(h, dossiers(office)) }}
func New[T any](host shell.Host, d Description[T]) *Screen[T] {
	s := &Screen[T]{base: base[T]{host: host, d: d}}
	s.pages = newPages(s)
	s.detail = newDetail(s)
	s.browse = s.layOut()
	s.detail.none()
	s.content = container.NewStack(s.browse)
	s.ask()
	s.askAround()
	return s
}

// Content implements shell.Page.
func (s *Screen[T]) Content() fyne.CanvasObject { return s.content }

// Shown implements shell.Shower: the list takes the focus, so that the arrow keys work at once.
func (s *Screen[T]) Shown() {
	if s.editing != nil {
		s.editing.form.FocusFirst()
		return
	}
	s.focusGrid()
}

// FocusSearch implements shell.Searchable.
func (s *Screen[T]) FocusSearch() {
	if s.editing == nil && s.searchable() {
		s.search.Focus()
	}
}

// Selected returns the record under the cursor as Get gave it, nil when none is selected or it is still being read.
func (s *Screen[T]) Selected() *T { return s.detail.record }

// Redraw draws the detail anew: its description shows the same record in another way now.
func (s *Screen[T]) Redraw() {
	if s.detail.record != nil {
		s.detail.shown = nil
		s.detail.fill(s.detail.record)
	}
}

// FocusList gives the list the focus.
func (s *Screen[T]) FocusList() { s.focusGrid() }

// Open implements shell.Opener: it selects the record. When the list does not hold it, the filters are widened; until a
// page brings it, its detail is shown beside the list.
func (s *Screen[T]) Open(id int64) {
	s.closeEditor()
	if s.grid.Select(id) {
		s.focusGrid()
		return
	}
	s.wanted = id
	s.widen()
	s.ask()
	if s.wanted != 0 {
		s.detail.show(id)
	}
	s.focusGrid()
}

// Hold keeps a record in the pane although the list may not hold it any more (it was moved on), until the user moves the
// cursor.
func (s *Screen[T]) Hold(id int64) {
	s.wanted = id
	s.detail.show(id)
	s.settle(func() { s.grid.WaitFor(id) })
	s.wanted = id // also when the list as it is still holds it
	s.detail.tellAway()
}

// OpenIn selects the record among those of a chip, without search and filters.
func (s *Screen[T]) OpenIn(chip string, id int64) {
	s.closeEditor()
	s.widen()
	s.chips.Select(chip)
	s.wanted = id
	s.ask()
	if s.wanted != 0 {
		s.detail.show(id)
	}
	s.focusGrid()
}

// Filter implements shell.Filterer: it shows what the chip of that key holds, without any other filter.
func (s *Screen[T]) Filter(key string) {
	s.closeEditor()
	s.widen()
	s.chips.Select(key)
	s.useView(key)
	s.ask()
	s.focusGrid()
}

// widen takes search, filters and chip away.
func (s *Screen[T]) widen() {
	s.leaveView()
	s.forgetPicked()
	s.search.SetQuery("")
	s.filters.clear()
	for _, chip := range s.d.Chips {
		if chip.Query == nil {
			s.chips.Select(chip.Key)
			return
		}
	}
}

// Reload implements shell.Refreshable: the visible page and the counts are asked again, the selection is kept by id. An
// edit page in front keeps what was typed.
func (s *Screen[T]) Reload() {
	s.pages.again()
	s.askAround()
	if s.detail.id != 0 {
		s.detail.read()
	}
}

// Escape implements shell.Escaper: it closes the edit page (asking when needed), else takes the marks away, else empties
// the search.
func (s *Screen[T]) Escape() bool {
	if s.editing != nil {
		s.editing.form.Cancel()
		return true
	}
	if s.grid.HasMarks() {
		s.Unmark()
		return true
	}
	if s.search.Query() == "" {
		return false
	}
	s.search.SetQuery("")
	s.ask()
	s.focusGrid()
	return true
}

// Leave implements shell.Leaver.
func (s *Screen[T]) Leave(then func()) {
	s.leave(func() {
		s.closeEditor()
		then()
	})
}

func (s *Screen[T]) focusGrid() {
	if s.editing != nil {
		return
	}
	s.host.Window().Canvas().Focus(s.grid)
}
