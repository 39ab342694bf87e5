package register

import (
	"context"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// sheetColumn is a column of the sheet with what stands in it.
type sheetColumn[T any] struct {
	sheet.Column
	value func(*T) any
}

// sheetCommands are the other ways to a sheet: into a folder chosen now, with the numbers that the list hides.
func (s *Screen[T]) sheetCommands() []command {
	list := []command{{Command: shell.Command{
		Key: "register.exportto", Label: "Xuất Excel vào thư mục…", Shortcut: "Ctrl+Shift+E", Icon: kit.IconSheet,
		Do: func() { s.host.ChooseFolder(s.export) },
	}}}
	if s.d.Reveal != nil {
		list = append(list, command{Command: shell.Command{
			Key: "register.exportfull", Label: "Xuất Excel với số đầy đủ…", Icon: kit.IconLock, Do: s.askFullExport,
		}})
	}
	return list
}

// export writes the list as it is on the screen to a sheet: the visible columns in their order, all rows that the search and
// the filters find in the order of the list, or only the marked ones. What the list masks is masked.
func (s *Screen[T]) export() {
	columns, rows, total := s.sheetColumns(false), s.toExport(), int64(max(0, s.exportCount()))
	s.makeFile("export", kit.T("Đang xuất Excel"), func(ctx context.Context, progress *task.Progress) (string, error) {
		progress.Total.Store(total)
		return s.writeSheet(columns, func(take func(*T) bool) error {
			return rows(ctx, func(record *T) bool {
				progress.Done.Add(1)
				return take(record)
			})
		})
	})
}

// exportCount is how many rows the sheet will have as far as it is known, -1 when it is not.
func (s *Screen[T]) exportCount() int {
	if s.grid.HasMarks() {
		return s.Marked()
	}
	return s.pages.total
}

// toExport reads the rows of a sheet beside the window: the question and the marks are those of now.
func (s *Screen[T]) toExport() func(ctx context.Context, take func(*T) bool) error {
	query, wanted := s.Query(), func(int64) bool { return true }
	if s.grid.HasMarks() {
		wanted = markedIn(s.grid.Marked())
	}
	return func(ctx context.Context, take func(*T) bool) error {
		return s.each(ctx, query, func(record *T) bool { return !wanted(s.d.ID(record)) || take(record) })
	}
}

// askFullExport asks why the hidden numbers must leave the program; the reason is recorded with every record it concerns.
func (s *Screen[T]) askFullExport() {
	if s.exportCount() > mostMarked {
		s.host.Notify(kit.ToneSoon, kit.Tf("Chỉ xuất được số đầy đủ của nhiều nhất %s một lần; hãy lọc bớt.", s.many(mostMarked)))
		return
	}
	s.host.Prompt(kit.T("Xuất Excel với số đầy đủ"),
		kit.T("Tệp sẽ chứa số giấy tờ và số điện thoại đầy đủ. Ai xuất, lúc nào, của hồ sơ nào và vì sao được ghi vào nhật ký."),
		kit.T("Lý do"), kit.T("Xuất"), true, s.exportFull)
}

func (s *Screen[T]) exportFull(reason string) {
	columns, rows := s.sheetColumns(true), s.toExport()
	s.makeFile("export", kit.T("Đang xuất Excel"), func(ctx context.Context, _ *task.Progress) (string, error) {
		var records []T
		var ids []int64
		err := rows(ctx, func(record *T) bool {
			records, ids = append(records, *record), append(ids, s.d.ID(record))
			return len(ids) < mostMarked
		})
		if err == nil {
			err = s.d.Reveal(ctx, ids, reason)
		}
		if err != nil {
			return "", err
		}
		return s.writeSheet(columns, func(take func(*T) bool) error {
			for i := range records {
				take(&records[i])
			}
			return nil
		})
	})
}

// sheetColumns are the visible columns from left to right; full brings those that hide something too, and what they hide.
func (s *Screen[T]) sheetColumns(full bool) []sheetColumn[T] {
	var list []sheetColumn[T]
	for _, shown := range s.grid.Columns() {
		i := slices.IndexFunc(s.d.Columns, func(c Column[T]) bool { return c.Key == shown.Key })
		c := s.d.Columns[i]
		revealed := full && c.Full != nil
		if shown.Hidden && !revealed {
			continue
		}
		kind, value := sheet.Text, func(record *T) any { return c.Text(record) }
		switch {
		case revealed:
			value = func(record *T) any { return c.Full(record) }
		case c.Value != nil:
			kind, value = kindOf(c.Value(new(T))), c.Value
		}
		list = append(list, sheetColumn[T]{sheet.Column{Title: shown.Title, Kind: kind, Width: charactersOf(shown)}, value})
		if c.Second != nil {
			list = append(list, sheetColumn[T]{sheet.Column{Title: kit.Tf("%s (dòng dưới)", shown.Title), Width: 40}, func(record *T) any { return c.Second(record) }})
		}
	}
	return list
}

// kindOf is the kind of a column whose cells are values like this one.
func kindOf(value any) sheet.Kind {
	switch value.(type) {
	case time.Time:
		return sheet.Moment
	case office.Day:
		return sheet.Day
	case office.Money:
		return sheet.Money
	case int, int64, float64:
		return sheet.Number
	}
	return sheet.Text
}

// charactersOf is about as wide as the column is on the screen; columns that share what is left hold long texts.
func charactersOf(c kit.GridColumn) int {
	const pixelsALetter = 6
	return max(12, int(c.Width/pixelsALetter)+int(c.Weight*12))
}

// writeSheet writes what each gives to a file; what goes wrong with reading ends it.
func (s *Screen[T]) writeSheet(columns []sheetColumn[T], each func(take func(*T) bool) error) (string, error) {
	heads := make([]sheet.Column, len(columns))
	for i, c := range columns {
		heads[i] = c.Column
	}
	title := kit.Several(s.d.Title)
	return s.host.Files().Write(strings.ReplaceAll(viet.Fold(title), " ", "-")+".xlsx", func(to io.Writer) error {
		var trouble error
		if err := sheet.Write(to, title, heads, sheetRows(columns, each, &trouble)); err != nil {
			return err
		}
		return trouble
	})
}

// sheetRows turns records into rows of cells.
func sheetRows[T any](columns []sheetColumn[T], each func(take func(*T) bool) error, trouble *error) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		*trouble = each(func(record *T) bool {
			row := make([]any, len(columns))
			for i, c := range columns {
				row[i] = c.value(record)
			}
			return yield(row)
		})
	}
}
