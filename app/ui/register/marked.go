package register

import (
	"context"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

const (
	bulkSize    = 500  // rows read at once for work on many records
	mostMarked  = 1000 // records that one action takes
	markedNamed = 12   // marked records that the pane names
)

// Marked returns how many records are marked.
func (s *Screen[T]) Marked() int {
	if !s.grid.HasMarks() {
		return 0
	}
	marks := s.grid.Marked()
	if marks.All {
		return max(0, s.pages.total-len(marks.Except))
	}
	return len(marks.IDs)
}

// Unmark takes the marks away: what was to be done with the marked records is done.
func (s *Screen[T]) Unmark() { s.grid.ClearMarks() }

// manyCommands are the actions that can be done with all marked records.
func (s *Screen[T]) manyCommands() []command {
	var list []command
	for _, action := range s.d.Actions {
		if action.Many == nil {
			continue
		}
		list = append(list, command{
			primary: action.Primary, danger: action.Danger, more: action.More,
			Command: shell.Command{
				Key: "action." + action.Key, Label: action.Label, Shortcut: action.Shortcut, Icon: action.Icon,
				Allowed: func() (bool, string) { return true, "" },
				Do:      func() { s.withMarked(action.Many) },
			},
		})
	}
	return list
}

// withMarked finds the marked records and does something with them. When "all" are marked they are read first, because no
// list of a million rows is kept in memory.
func (s *Screen[T]) withMarked(do func(shell.Host, []int64)) {
	marks := s.grid.Marked()
	if s.Marked() > mostMarked {
		s.host.Notify(kit.ToneSoon, kit.Tf("Một lần làm được nhiều nhất %s; hãy lọc bớt hoặc chọn ít dòng hơn.", s.many(mostMarked)))
		return
	}
	if !marks.All {
		do(s.host, marks.IDs)
		return
	}
	query, marked := s.Query(), markedIn(marks)
	var ids []int64
	s.run("marked", func(ctx context.Context, _ *task.Progress) error {
		return s.each(ctx, query, func(record *T) bool {
			if id := s.d.ID(record); marked(id) {
				ids = append(ids, id)
			}
			return len(ids) < mostMarked
		})
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		do(s.host, ids)
	})
}

// markedIn returns whether a record is among the marks.
func markedIn(marks kit.Marks) func(id int64) bool {
	named := map[int64]bool{}
	for _, id := range append(marks.IDs, marks.Except...) {
		named[id] = true
	}
	return func(id int64) bool { return named[id] != marks.All }
}

// each reads what q finds, page by page, until take returns false. Call it beside the window.
func (s *Screen[T]) each(ctx context.Context, q office.Query, take func(record *T) bool) error {
	for q.Offset, q.Limit = 0, bulkSize; ; q.Offset += bulkSize {
		records, err := s.d.Source.Page(ctx, q)
		if err != nil {
			return err
		}
		for i := range records {
			if !take(&records[i]) {
				return nil
			}
		}
		if len(records) < bulkSize {
			return nil
		}
	}
}

// showMarked says how many records are marked and which, in front of the selected one, until none is marked any more.
func (d *detail[T]) showMarked() {
	marking := d.screen.grid.HasMarks()
	d.marked.Objects = nil
	if marking {
		d.marked.Objects = []fyne.CanvasObject{d.markedPane()}
	}
	show(d.marked, marking)
	show(d.body, !marking)
	d.showActions()
}

func (d *detail[T]) markedPane() fyne.CanvasObject {
	s := d.screen
	title := kit.NewHeading(kit.Tf("%s đã chọn", s.many(s.Marked())))
	hint := kit.NewParagraph(kit.T("Phím cách chọn hoặc bỏ một dòng, Shift+mũi tên chọn cả đoạn, Ctrl+A chọn hết, Esc bỏ chọn."))
	hint.TextSize, hint.Color = kit.SizeSmall, kit.ColorMuted
	head := kit.HBox(8, kit.Grow(title), kit.NewLink(kit.T("Bỏ chọn"), func() { s.Unmark(); s.focusGrid() }))
	return kit.VBox(0, kit.Pad(kit.VBox(4, head, hint), 11, 14, 11, 14), kit.HLine(),
		kit.Grow(kit.Scroll(kit.Pad(d.markedNames(), 9, 14, 9, 14))))
}

// markedNames names the marked records that are in memory.
func (d *detail[T]) markedNames() fyne.CanvasObject {
	s := d.screen
	list := kit.VBox(6)
	marked := markedIn(s.grid.Marked())
	for record := range s.pages.inMemory() {
		if len(list.Objects) < markedNamed && marked(s.d.ID(record)) {
			list.Add(s.nameOf(record))
		}
	}
	if more := s.Marked() - len(list.Objects); more > 0 && len(list.Objects) > 0 {
		list.Add(kit.NewMuted(kit.Tf("và %d nữa", more)))
	}
	return list
}

// nameOf is a record in a line: its first two columns.
func (s *Screen[T]) nameOf(record *T) fyne.CanvasObject {
	line := kit.HBox(10, kit.NewLabel(s.d.Columns[0].Text(record)))
	if len(s.d.Columns) > 1 {
		line.Add(kit.Grow(kit.NewMuted(s.d.Columns[1].Text(record))))
	}
	return line
}
