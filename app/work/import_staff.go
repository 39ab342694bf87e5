package work

import (
	"cmp"
	"context"

	"vanphongso/app/sheet"
	"vanphongso/app/work/personnel"
	"vanphongso/data/store"
)

// staffImport reads the list of staff: who is not known is employed, what differs is corrected or follows from its day on.
type staffImport struct {
	office *Office
	list   *personnel.List
	lines  map[int]*personnel.Line // by row
}

func (s *staffImport) headings() []sheet.Heading { return personnel.ListHeadings() }

func (s *staffImport) load(ctx context.Context) (err error) {
	s.lines = map[int]*personnel.Line{}
	s.list, err = s.office.Personnel().List(ctx)
	return err
}

func (s *staffImport) key(r sheet.Row) string { return cmp.Or(r.Get("number"), r.Get("id_number")) }

func (s *staffImport) judge(ctx context.Context, r sheet.Row, row *ImportRow) error {
	line, err := s.list.Line(ctx, r)
	if err != nil {
		return err
	}
	for _, h := range s.headings() {
		if line.Old[h.Key] != "" || line.New[h.Key] != "" {
			row.Cells = append(row.Cells, ImportCell{Column: h.Key, Old: line.Old[h.Key], New: line.New[h.Key]})
		}
	}
	s.lines[row.Row] = line
	row.seen = line.Seen()
	row.compare(line.Person != nil, "người mới: "+line.Title())
	return nil
}

func (s *staffImport) write(tx *store.Tx, row *ImportRow) error {
	return s.lines[row.Row].Write(tx, s.list)
}

func (s *staffImport) done(*store.Tx) error { return nil }
