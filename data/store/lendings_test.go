package store

import (
	"context"
	"fmt"
	"testing"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

func TestUsesOfKeptCopies(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		first := &document.Lending{LentOn: "2026-11-20", User: "Giàng A Sử", DocumentID: 7, Number: "386/BC-SKHCN", Summary: "Báo cáo năm", Folder: "01.TCCB", AllowedBy: "Nguyễn Văn Chánh"}
		second := &document.Lending{LentOn: "2026-11-25", User: "Đặng Thị Hồng", Number: "12/GM-SKHCN", Summary: "Giấy mời họp", AllowedBy: "Nguyễn Văn Chánh"}
		save := func(action string, list ...*document.Lending) {
			t.Helper()
			must(t, s, ha, action, func(tx *Tx) error {
				for _, l := range list {
					if err := s.Lendings.Save(tx, l); err != nil {
						return err
					}
				}
				return nil
			})
		}
		out := func() (l *document.Lending) {
			must(t, s, ha, "", func(tx *Tx) (err error) {
				l, err = s.Lendings.Out(tx, 7)
				return err
			})
			return l
		}
		save("lend", first, second)
		if l := out(); l == nil || l.User != first.User {
			t.Errorf("%+v has it", l)
		}
		for text, want := range map[string]int64{"giang a su": first.ID, "dang thi hong": second.ID, "01.tccb": first.ID, "386": first.ID} {
			if found := get[[]document.Lending](t)(s.Lendings.Page(ctx, office.Query{Text: text})); len(found) != 1 || found[0].ID != want {
				t.Errorf("%q finds %d", text, len(found))
			}
		}
		if err := first.Return("2026-11-25", "đủ"); err != nil {
			t.Fatal(err)
		}
		save("return", first)
		if l := out(); l != nil {
			t.Errorf("%+v has what came back", l)
		}
		lent := get[int](t)(s.Lendings.Count(ctx, office.Query{Filters: map[string][]string{"state": {string(document.Lent)}}}))
		sorted := get[[]document.Lending](t)(s.Lendings.Page(ctx, office.Query{Sort: "returned_on"}))
		if lent != 1 || len(sorted) != 2 || sorted[0].ID != first.ID {
			t.Errorf("%d are out, %d are sorted", lent, len(sorted))
		}
		if of := get[[]document.Lending](t)(s.Lendings.OfDocument(ctx, 7)); len(of) != 1 || fmt.Sprintf("%+v", of[0]) != fmt.Sprintf("%+v", *first) {
			t.Errorf("saved %+v, loaded %+v", first, of)
		}
		again := *first
		again.ReturnedOn = ""
		wantCode(t, s.Update(ctx, ha, "", func(tx *Tx) error { return s.Lendings.Save(tx, &again) }), office.CodeRefused)
	})
}

func TestFoldersAreFoundByTheirHeading(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		must(t, s, ha, "plan", func(tx *Tx) error {
			for i, heading := range []string{"Tổ chức cán bộ", "Quản lý khoa học", "Quản lý khoa học", ""} {
				if err := s.Folders.Save(tx, &document.Folder{Year: 2026, Code: fmt.Sprint(i), Title: "Hồ sơ", Heading: heading, State: document.Planned}); err != nil {
					return err
				}
			}
			return nil
		})
		q := office.Query{Filters: map[string][]string{"heading": {"Quản lý khoa học"}}}
		if found := get[[]document.Folder](t)(s.Folders.Page(context.Background(), q)); len(found) != 2 {
			t.Errorf("%d folders stand under the heading", len(found))
		}
	})
}
