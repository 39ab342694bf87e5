package work

import (
	"context"
	"fmt"

	"vanphongso/app/sheet"
	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// correspondentColumns are the columns of a list of bodies that documents come from and go to.
var correspondentColumns = func() []listColumn[document.Correspondent] {
	type c = document.Correspondent
	return []listColumn[c]{
		everyList(wordColumn("name", func(x *c) *string { return &x.Name }, "Tên", "Tên cơ quan", "Cơ quan, đơn vị", "Tên cơ quan, đơn vị", "Tên đơn vị", "Cơ quan")),
		wordColumn("short_name", func(x *c) *string { return &x.ShortName }, "Tên ngắn", "Tên rút gọn"),
		wordColumn("abbreviation", func(x *c) *string { return &x.Abbreviation }, "Ký hiệu", "Viết tắt", "Chữ viết tắt"),
		wordColumn("level", func(x *c) *string { return &x.Level }, "Cấp ban hành", "Cấp"),
		severalColumn("groups", func(x *c) *[]string { return &x.Groups }, "Nhóm", "Nhóm nơi nhận"),
		wordColumn("email", func(x *c) *string { return &x.Email }, "Thư điện tử", "Email", "E-mail"),
		wordColumn("address", func(x *c) *string { return &x.Address }, "Địa chỉ"),
		wordColumn("note", func(x *c) *string { return &x.Note }, "Ghi chú"),
	}
}()

var exampleCorrespondent = map[string]string{
	"name": "Sở Tài chính tỉnh Lào Cai", "short_name": "Sở Tài chính", "abbreviation": "STC", "level": "Sở, ban, ngành", "groups": "Các sở, ban, ngành; Thành viên hội đồng", "email": "stc@laocai.gov.vn",
}

// correspondentImport reads a directory. An entry of a name that is there is completed and changed, never doubled.
type correspondentImport struct {
	office *Office
	known  map[string]document.Correspondent // by folded name
	judged map[int]document.Correspondent    // by row
}

func (i *correspondentImport) headings() []sheet.Heading { return headingsOf(correspondentColumns) }

func (i *correspondentImport) load(ctx context.Context) error {
	i.known, i.judged = map[string]document.Correspondent{}, map[int]document.Correspondent{}
	return core.Walk(ctx, i.office.Store.Correspondents.Page, office.Query{}, func(c *document.Correspondent) int64 { return c.ID }, func(c document.Correspondent) error {
		i.known[viet.SearchText(c.Name)] = c
		return ctx.Err()
	})
}

func (i *correspondentImport) key(r sheet.Row) string { return r.Get("name") }

func (i *correspondentImport) judge(_ context.Context, r sheet.Row, row *ImportRow) error {
	old, known := i.known[viet.SearchText(r.Get("name"))]
	next := old
	if err := readInto(correspondentColumns, r, &next); err != nil {
		return err
	}
	if err := next.Validate(); err != nil {
		return err
	}
	if !known {
		row.Cells = cellsOf(correspondentColumns, r, nil, &next)
		row.compare(false, "nơi mới trong danh bạ")
	} else {
		next.Name = old.Name // another spelling of the same name is no change
		row.seen = fmt.Sprintf("%d/%d", old.ID, old.Version)
		row.Cells = cellsOf(correspondentColumns, r, &old, &next)
		row.compare(true, "")
	}
	if row.Fate == FateChanged && old.MergedInto != 0 {
		row.Fate, row.Reason = FateSkipped, "dòng này đã gộp vào nơi khác"
	}
	i.judged[row.Row] = next
	return nil
}

func (i *correspondentImport) write(tx *store.Tx, row *ImportRow) error {
	c := i.judged[row.Row]
	return i.office.Registry().PutCorrespondent(tx, &c)
}

func (i *correspondentImport) done(*store.Tx) error { return nil }
