package register

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// viewPrefix sets the chips of saved views apart from those of the description.
const viewPrefix = "view:"

// view is a question under a name: chip, search, filters, order and columns. Views are kept in the window's memory beside
// the widths of the columns: they belong to this user on this machine and hold no record, so a shared database need not
// know them.
type view struct {
	Name       string
	Chip       string
	Text       string            `json:",omitempty"`
	Filters    map[string]string `json:",omitempty"` // as filterStrip.values gives them
	Sort       string            `json:",omitempty"`
	Descending bool              `json:",omitempty"`
	Sorted     bool              `json:",omitempty"` // the person chose the order
	Columns    []kit.GridColumn
}

// views are the saved views of a register and the one in use.
type views struct {
	saved []view
	used  string // name of the view in use, "" = none
	plain view   // what the list was before a view was used
}

func (v *views) find(name string) int {
	return slices.IndexFunc(v.saved, func(saved view) bool { return saved.Name == name })
}

// captured is what the list asks and shows now.
func (s *Screen[T]) captured() view {
	return view{
		Chip: s.baseChip(), Text: s.search.Query(), Filters: s.filters.values(),
		Sort: s.d.Sort, Descending: s.d.Descending, Sorted: s.sorted, Columns: s.grid.Columns(),
	}
}

// apply makes the list ask and show what a view says; it does not ask.
func (s *Screen[T]) apply(v view) {
	s.search.SetQuery(v.Text)
	s.filters.set(v.Filters)
	s.d.Sort, s.d.Descending, s.sorted = v.Sort, v.Descending, v.Sorted
	s.grid.SetColumns(v.Columns)
}

// baseChip is the description's chip that bounds the list now.
func (s *Screen[T]) baseChip() string {
	if i := s.views.find(s.views.used); i >= 0 {
		return s.views.saved[i].Chip
	}
	return s.chips.Selected()
}

// chosen is told that a chip was chosen: a view brings its search, filters, order and columns and takes them away again.
func (s *Screen[T]) chosen(key string) {
	s.useView(key)
	s.askNew()
}

func (s *Screen[T]) useView(key string) {
	i := s.views.find(viewName(key))
	if i < 0 {
		s.leaveView()
		return
	}
	if s.views.used == "" {
		s.views.plain = s.captured()
	}
	s.views.used = s.views.saved[i].Name
	s.apply(s.views.saved[i])
}

// leaveView gives the list back the order and the columns it had before a view; search and filters end with the view.
func (s *Screen[T]) leaveView() {
	if s.views.used == "" {
		return
	}
	s.views.used = ""
	plain := s.views.plain
	plain.Text, plain.Filters = "", nil
	s.apply(plain)
}

func viewName(key string) string {
	if len(key) <= len(viewPrefix) || key[:len(viewPrefix)] != viewPrefix {
		return ""
	}
	return key[len(viewPrefix):]
}

// shownChips are the description's chips and those of the saved views.
func (s *Screen[T]) shownChips() []Chip {
	list := s.d.Chips
	if len(list) == 0 && len(s.views.saved) > 0 {
		list = []Chip{{Key: "", Label: "Tất cả"}} // the way back
	}
	if s.picked != nil {
		list = append([]Chip{s.picked.chip()}, list...)
	}
	for _, saved := range s.views.saved {
		list = append(slices.Clip(list), Chip{
			Key: viewPrefix + saved.Name, Label: saved.Name, NoCount: saved.Text != "",
			Query: func() office.Query { return s.boundsOf(saved.Chip, s.filters.queryOf(saved.Filters)) },
		})
	}
	return list
}

// boundsOf is what a chip of the description and filters ask together.
func (s *Screen[T]) boundsOf(chip string, filters office.Query) office.Query {
	q := office.Query{Filters: map[string][]string{}, From: map[string]string{}, To: map[string]string{}}
	for _, c := range s.d.Chips {
		if c.Key == chip && c.Query != nil {
			merge(&q, c.Query())
		}
	}
	if chip == pickedChip && s.picked != nil {
		merge(&q, s.picked.query())
	}
	merge(&q, filters)
	return q
}

// viewCommands are what can be done with saved views.
func (s *Screen[T]) viewCommands() []command {
	return []command{
		{Command: shell.Command{Key: "register.views", Label: "Bộ lọc của tôi", Shortcut: "Ctrl+Shift+F", Icon: kit.IconSearch, Do: s.showViews}},
		{Command: shell.Command{Key: "register.saveview", Label: "Lưu bộ lọc…", Shortcut: "Ctrl+Shift+S", Icon: kit.IconPlus, Do: s.saveView}},
		{Command: shell.Command{Key: "register.columns", Label: "Chọn cột, xếp thứ tự", Shortcut: "F8", Icon: kit.IconColumns, Do: s.grid.ShowColumnMenu}},
	}
}

// showViews opens the menu of the saved views: use one, save, rename or delete the one in use.
func (s *Screen[T]) showViews() {
	var list []kit.Command
	for _, saved := range s.views.saved {
		list = append(list, kit.Command{Label: saved.Name, Icon: kit.IconSearch, Do: func() { s.pick(viewPrefix + saved.Name) }})
	}
	list = append(list, kit.Command{Label: kit.T("Lưu bộ lọc…"), Shortcut: "Ctrl+Shift+S", Icon: kit.IconPlus, Do: s.saveView})
	if used := s.views.used; used != "" {
		list = append(list,
			kit.Command{Label: kit.Tf("Lưu lại vào “%s”", used), Icon: kit.IconCheck, Do: func() { s.keepView(used) }},
			kit.Command{Label: kit.Tf("Đổi tên “%s”…", used), Icon: kit.IconEdit, Do: s.renameView},
			kit.Command{Label: kit.Tf("Xóa “%s”…", used), Icon: kit.IconTrash, Do: s.deleteView})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.viewsButton)
	kit.ShowMenu(s.grid, at.AddXY(0, s.viewsButton.Size().Height), list)
}

// pick chooses a chip as a click on it does.
func (s *Screen[T]) pick(key string) {
	s.chips.Select(key)
	s.chosen(key)
	s.focusGrid()
}

// saveView asks for a name and keeps what the list asks and shows; a name that is there already is overwritten.
func (s *Screen[T]) saveView() {
	s.host.Prompt(kit.T("Lưu bộ lọc"),
		kit.T("Giữ mục đang chọn, từ tìm, các bộ lọc, thứ tự và các cột dưới một tên. Tên đã có sẽ được ghi đè."),
		kit.T("Tên bộ lọc"), kit.T("Lưu"), true, s.keepView)
}

func (s *Screen[T]) keepView(name string) {
	saved := s.captured()
	saved.Name = name
	if i := s.views.find(name); i >= 0 {
		s.views.saved[i] = saved
	} else {
		s.views.saved = append(s.views.saved, saved)
	}
	if s.views.used == "" {
		s.views.plain = saved
	}
	s.views.used = name
	s.viewsChanged(viewPrefix + name)
	s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu bộ lọc “%s”.", name))
}

func (s *Screen[T]) renameView() {
	used := s.views.used
	s.host.Prompt(kit.T("Đổi tên bộ lọc"), kit.Tf("Tên mới của “%s”:", used), kit.T("Tên bộ lọc"), kit.T("Đổi tên"), true, func(name string) {
		if s.views.find(name) >= 0 {
			s.host.Notify(kit.ToneSoon, kit.Tf("Đã có bộ lọc tên “%s”; hãy chọn tên khác.", name))
			return
		}
		s.views.saved[s.views.find(used)].Name = name
		s.views.used = name
		s.viewsChanged(viewPrefix + name)
	})
}

func (s *Screen[T]) deleteView() {
	used := s.views.used
	s.host.Confirm(kit.T("Xóa bộ lọc"), kit.Tf("Xóa bộ lọc “%s”? Các bản ghi không đổi.", used), kit.T("Xóa"), true, func() {
		i := s.views.find(used)
		chip := s.views.saved[i].Chip
		s.leaveView()
		s.views.saved = slices.Delete(s.views.saved, i, i+1)
		s.viewsChanged(chip)
		s.ask()
	})
}

// viewsChanged keeps the views and shows their chips, chip being the one in use.
func (s *Screen[T]) viewsChanged(chip string) {
	if text, err := json.Marshal(s.views.saved); err == nil {
		s.remember("views", string(text))
	}
	s.chips.SetChips(s.chipViews(s.counted))
	s.chips.Select(chip)
	s.showChipLine()
	s.content.Refresh()
	s.askChips()
	s.focusGrid()
}

func (s *Screen[T]) recallViews() {
	if text := s.remembered("views"); text != "" {
		_ = json.Unmarshal([]byte(text), &s.views.saved) // what cannot be read any more is no loss worth a question
	}
}
