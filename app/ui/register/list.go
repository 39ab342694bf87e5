package register

import (
	"context"
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

const (
	headHeight    = 44
	searchWidth   = 440 // most that the search and the filters of the person take
	detailWidth   = 372
	detailMinimum = 300
)

// layOut builds the page: head, then the list beside the detail.
func (s *Screen[T]) layOut() fyne.CanvasObject {
	s.recallViews()
	s.search = kit.NewSearchBox(s.host.Runner(), kit.T(s.d.SearchHint), func(string) { s.askNew() })
	s.search.OnDown = s.focusGrid
	s.filters = newFilterStrip(s.host, s.d, s.askNew, func() { s.content.Refresh() })
	s.buildGrid()
	head := kit.Fill(kit.ColorSurface, kit.Sized(0, headHeight, kit.Pad(
		kit.HBox(10, s.headObjects()...), 0, 14, 0, 14)))
	return kit.VBox(0, head, kit.HLine(), kit.Grow(s.beside(s.listColumn())))
}

func (s *Screen[T]) headObjects() []fyne.CanvasObject {
	s.viewsButton = kit.NewButton(kit.T("Bộ lọc của tôi ▾"), s.showViews)
	s.viewsButton.Help = "Ctrl+Shift+F"
	objects := []fyne.CanvasObject{kit.NewTitle(kit.Several(s.d.Title))}
	if s.searchable() { // beside many buttons the search gives way before the window does
		line := kit.VBox(0, kit.Grow(nil), kit.HBox(10, kit.Grow(s.search), s.viewsButton), kit.Grow(nil))
		objects = append(objects, kit.Grow(kit.AtMost(kit.Scaled(searchWidth), line)))
	} else {
		objects = append(objects, kit.Grow(nil))
	}
	for _, command := range s.tableCommands() {
		if command.primary || command.more {
			continue
		}
		button := kit.NewButton(kit.T(command.Label), command.Do)
		button.Help = command.Shortcut
		objects = append(objects, button)
	}
	for _, command := range s.tableCommands() {
		if command.primary {
			objects = append(objects, kit.NewPrimary(kit.T(command.Label), command.Shortcut, command.Do))
		}
	}
	return objects
}

// searchable says whether there is a search box: a short list has no search hint and needs none.
func (s *Screen[T]) searchable() bool { return s.d.SearchHint != "" }

// listColumn is chips, filters, grid and footer.
func (s *Screen[T]) listColumn() fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.chipsLine(), s.filters.content, kit.Grow(s.grid)}
	if s.d.Footer != nil {
		s.footer = kit.NewParagraph("")
		s.footer.TextSize, s.footer.Color = kit.SizeSmall, kit.ColorMuted
		rows = append(rows, kit.HLine(), kit.Fill(kit.ColorPage, kit.Pad(s.footer, 9, 14, 9, 14)))
	}
	return kit.Fill(kit.ColorSurface, kit.VBox(0, rows...))
}

// chipsLine is the line of chips with the button for more filters.
func (s *Screen[T]) chipsLine() fyne.CanvasObject {
	s.chips = kit.NewChips(nil, s.chosen)
	if s.filters.button != nil {
		s.chips.End = s.filters.button
	}
	s.chips.SetChips(s.chipViews(nil))
	s.chipLine = kit.Pad(s.chips, 8, 14, 8, 14)
	s.showChipLine()
	return s.chipLine
}

// showChipLine shows the line where it has something to choose.
func (s *Screen[T]) showChipLine() {
	show(s.chipLine, len(s.shownChips()) > 0 || s.filters.button != nil)
}

// beside lays the list and the detail side by side: the narrower one keeps its width.
func (s *Screen[T]) beside(list fyne.CanvasObject) fyne.CanvasObject {
	if s.d.ListWidth > 0 {
		return shell.Beside(s.d.ListWidth, list, shell.Beside(1, kit.Fill(kit.ColorLine, kit.VBox(0)), s.detail.content))
	}
	width := s.d.DetailWidth
	if width == 0 {
		width = detailWidth
	}
	if kept := s.remembered("detail"); kept != "" {
		_, _ = fmt.Sscanf(kept, "%g", &width)
	}
	split := kit.Split(list, s.detail.content, width, detailMinimum)
	split.OnResized = func(right float32) { s.remember("detail", fmt.Sprintf("%g", right)) }
	return split
}

func (s *Screen[T]) buildGrid() {
	columns := make([]kit.GridColumn, len(s.d.Columns))
	for i, c := range s.d.Columns {
		columns[i] = kit.GridColumn{
			Key: c.Key, Title: kit.T(c.Label), Width: c.Width, Weight: c.Weight,
			Right: c.Right, Sortable: c.Sortable, Hidden: c.Hidden,
		}
	}
	s.grid = kit.NewGrid(columns, s.pages)
	s.grid.TwoLine = s.d.TwoLine
	s.grid.OnVisible = s.pages.window
	s.grid.OnSelect = s.selected
	s.grid.OnOpen = func(int64) { s.openSelected() }
	s.grid.OnSort = s.orderBy
	s.grid.OnColumns = s.rememberColumns
	s.grid.OnMark = func(kit.Marks) { s.detail.showMarked() }
	s.grid.OnMenu = s.rowMenu
	s.grid.OnKey = s.host.TypedKey
	s.grid.OnLeave = func(bool) { s.search.Focus() }
	s.recallColumns()
	if n, _ := fmt.Sscanf(s.remembered("sort"), "%s %t", &s.d.Sort, &s.d.Descending); n == 2 {
		s.sorted = true
	}
	s.grid.SetSort(s.d.Sort, s.d.Descending)
}

// orderBy is told that the person chose an order; in a saved view it is the view's until it is saved there.
func (s *Screen[T]) orderBy(key string, descending bool) {
	s.d.Sort, s.d.Descending, s.sorted = key, descending, true
	if s.views.used == "" {
		s.remember("sort", fmt.Sprintf("%s %v", key, descending))
	}
	s.ask()
}

// row is what the grid draws of a record.
func (s *Screen[T]) row(record *T) kit.Row {
	row := kit.Row{ID: s.d.ID(record), Cells: make([]kit.Cell, len(s.d.Columns))}
	for i := range s.d.Columns {
		c := &s.d.Columns[i]
		cell := kit.Cell{Text: c.Text(record), Dot: c.Dot}
		if c.Second != nil {
			cell.Second = c.Second(record)
		}
		if c.Tone != nil {
			cell.Tone = c.Tone(record)
		}
		if c.Bold != nil {
			cell.Bold = c.Bold(record)
		}
		row.Cells[i] = cell
	}
	return row
}

// askNew asks what the user now wants to see: a record held from before is let go.
func (s *Screen[T]) askNew() {
	s.wanted = 0
	s.ask()
}

// ask puts the question of search box, chip, filters and order.
func (s *Screen[T]) ask() {
	q := s.Query()
	s.outside = -1
	s.settle(func() { s.grid.SetEmpty(s.emptyOf(q)) })
	s.pages.start(q)
	s.settle(func() {
		s.grid.SetSource(s.pages)
		s.grid.SetSort(q.Sort, q.Descending)
		if s.wanted != 0 {
			s.grid.WaitFor(s.wanted)
		}
	})
	s.pages.window(0, s.pages.count) // before the first layout the grid has no window yet
	s.pages.askCount()
}

// Query is what the list is asked now, without offset and limit.
func (s *Screen[T]) Query() office.Query {
	q := office.Query{
		Text: s.search.Query(), Sort: s.d.Sort, Descending: s.d.Descending,
		Filters: map[string][]string{}, From: map[string]string{}, To: map[string]string{},
	}
	if q.Text != "" && !s.sorted { // what a search finds streams newest first; any other order would have to sort every hit
		q.Sort, q.Descending = "", false
	}
	merge(&q, s.boundsOf(s.baseChip(), s.filters.query()))
	return q
}

// merge adds the bounds of part to q; where both bound the same field, part wins.
func merge(q *office.Query, part office.Query) {
	for field, values := range part.Filters {
		q.Filters[field] = values
	}
	for field, bound := range part.From {
		q.From[field] = bound
	}
	for field, bound := range part.To {
		q.To[field] = bound
	}
}

// emptyOf is what an empty list says: that nothing was found, or what to do first.
func (s *Screen[T]) emptyOf(q office.Query) kit.Empty {
	if q.Text != "" {
		if s.outside != 0 && s.narrowed(q) {
			return s.emptyHere(q)
		}
		return kit.Empty{
			Title: kit.Tf("Không tìm thấy %s nào có “%s”", s.one(), q.Text), Hint: kit.T("Thử ít từ hơn; gõ không dấu cũng tìm được."),
			Action: kit.T("Bỏ tìm kiếm"), Do: func() { s.Escape() },
		}
	}
	if s.filters.active() > 0 {
		return kit.Empty{
			Title: kit.Tf("Không có %s nào khớp bộ lọc", s.one()), Action: kit.T("Bỏ lọc"),
			Do: func() { s.filters.clear(); s.ask(); s.focusGrid() },
		}
	}
	if len(q.Filters)+len(q.From)+len(q.To) > 0 && !s.isEmpty() {
		return kit.Empty{Title: kit.Tf("Không có %s nào trong mục này", s.one())}
	}
	empty := s.d.Empty
	if empty.Title == "" {
		empty.Title = kit.Tf("Chưa có %s nào", s.one())
	}
	if command := s.newCommand(); empty.Action == "" && command != nil {
		empty.Action, empty.Do = kit.T(command.Label), command.Do
	}
	return empty
}

// arrived is told that pages have come.
func (s *Screen[T]) arrived() {
	s.settle(func() {
		if s.wanted != 0 {
			s.grid.WaitFor(s.wanted)
		}
		s.grid.Refresh()
	})
	s.detail.tellAway()
}

// settle runs something that makes the grid find its cursor again, as opposed to the user moving it.
func (s *Screen[T]) settle(what func()) {
	before := s.settling
	s.settling = true
	what()
	s.settling = before
	if s.pages.total == 0 && s.wanted == 0 {
		s.detail.show(0)
	}
}

// selected is told that the cursor is on another record. While a record is wanted that the list does not hold yet, its
// detail stays; as soon as the user moves the cursor, the wish is over.
func (s *Screen[T]) selected(id int64) {
	if s.settling && s.wanted != 0 && id != s.wanted {
		return
	}
	s.wanted = 0
	if id == 0 && s.grid.SelectedIndex() >= 0 {
		s.detail.await()
	} else {
		s.detail.show(id)
	}
	s.detail.tellAway()
}

// askAround asks for what stands around the list: the counts of the chips and the footer.
func (s *Screen[T]) askAround() {
	s.askChips()
	if s.d.Footer == nil {
		return
	}
	var text string
	var tone kit.Tone
	s.run("footer", func(ctx context.Context, _ *task.Progress) (err error) {
		text, tone, err = s.d.Footer(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.footer.Text = text
		s.footer.Color = kit.ColorMuted
		if tone != kit.ToneNone {
			s.footer.Color = tone.TextColor()
		}
		s.footer.Refresh()
		s.content.Refresh()
	})
}

func (s *Screen[T]) remembered(what string) string {
	return s.host.Memory().Get("register." + s.d.Key + "." + what)
}

func (s *Screen[T]) remember(what, value string) {
	s.host.Memory().Set("register."+s.d.Key+"."+what, value)
}

func (s *Screen[T]) rememberColumns(columns []kit.GridColumn) {
	if text, err := json.Marshal(columns); err == nil && s.views.used == "" {
		s.remember("columns", string(text))
	}
}

func (s *Screen[T]) recallColumns() {
	var columns []kit.GridColumn
	if text := s.remembered("columns"); text != "" && json.Unmarshal([]byte(text), &columns) == nil {
		s.grid.SetColumns(columns)
	}
}
