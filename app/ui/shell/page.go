package shell

import (
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
)

// Page is what a Screen shows in the centre. The optional capabilities are the interfaces below; the window looks for them.
type Page interface {
	Content() fyne.CanvasObject
}

// Shower is a page that wants to know that it is shown (to give its list the focus).
type Shower interface{ Shown() }

// Searchable has a search box: Ctrl+F.
type Searchable interface{ FocusSearch() }

// Creator makes a new record: Ctrl+N.
type Creator interface{ Create() }

// Refreshable asks for its data again: F5 and after every change.
type Refreshable interface{ Reload() }

// Printable prints what it shows: Ctrl+P.
type Printable interface{ Print() }

// Exportable writes what it shows to a file: Ctrl+E.
type Exportable interface{ Export() }

// Committer does the main thing of the page, mostly saving: Ctrl+Enter.
type Committer interface{ Commit() }

// CommitterNew saves and starts the next record: Ctrl+Shift+Enter.
type CommitterNew interface{ CommitNew() }

// Escaper uses Esc; false = it had no use for it.
type Escaper interface{ Escape() bool }

// Dropper takes files that were dropped on the window; false = it has no use for them now.
type Dropper interface{ Drop(paths []string) bool }

// Leaver may hold what is not saved: it asks, and calls then when the page may be left.
type Leaver interface{ Leave(then func()) }

// Opener shows one record: Host.Navigate with an id.
type Opener interface{ Open(id int64) }

// Filterer shows the part of its list that a key names (register: a chip): Host.NavigateTo.
type Filterer interface{ Filter(key string) }

// Lister shows certain records of its list: Host.NavigateToList.
type Lister interface {
	List(title string, ids []int64)
}

// Holder is a page that shows another page inside itself (sections, a page in front of a list). A capability is looked
// for in the inner page first, then in the one that holds it; Opener, Filterer, Lister and Refreshable the other way round.
type Holder interface{ Inner() Page }

// Commander offers the commands of the page as they are now. They stand in the menu "Thao tác" and in the palette, and
// their shortcuts work wherever the focus is. Call Host.Changed when they change.
type Commander interface{ Commands() []Command }

// Command is something that can be done: an entry of menu and palette with its shortcut.
type Command struct {
	Key      string
	Label    string
	Shortcut string // "Ctrl+Shift+N", "F9"; empty = none
	Icon     kit.IconName
	Allowed  func() (bool, string) // nil = always; the sentence says why not
	Do       func()
}

// layers are the page and the pages it holds, the innermost first.
func layers(page Page) []Page {
	var list []Page
	for page != nil {
		list = append([]Page{page}, list...)
		holder, ok := page.(Holder)
		if !ok {
			break
		}
		page = holder.Inner()
	}
	return list
}

// holding returns the outermost of the page's layers that has the capability C: what concerns the page as a whole.
func holding[C any](page Page) (capable C, ok bool) {
	for _, layer := range slices.Backward(layers(page)) {
		if capable, ok = layer.(C); ok {
			return capable, true
		}
	}
	return capable, false
}

// able returns the innermost of the page's layers that has the capability C.
func able[C any](page Page) (capable C, ok bool) {
	for _, layer := range layers(page) {
		if capable, ok = layer.(C); ok {
			return capable, true
		}
	}
	return capable, false
}
