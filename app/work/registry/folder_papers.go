package registry

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// FolderList draws danh mục hồ sơ of a year.
func (r *Registry) FolderList(ctx context.Context, year int) ([]byte, error) {
	return r.folderList(ctx, paper.KindFolderList, year, func(f *document.Folder) bool { return true })
}

// HandInList draws mục lục hồ sơ nộp lưu: the folders of a year that are closed and those that were handed in.
func (r *Registry) HandInList(ctx context.Context, year int) ([]byte, error) {
	return r.folderList(ctx, paper.KindHandInList, year, func(f *document.Folder) bool {
		return f.State == document.Closed || f.State == document.HandedIn
	})
}

func (r *Registry) folderList(ctx context.Context, kind string, year int, wanted func(*document.Folder) bool) ([]byte, error) {
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data := paper.FolderListData{Letterhead: s.Letterhead(r.office.Time()), Year: year, Author: r.office.Who().Name}
	q := office.Query{Filters: map[string][]string{"year": {fmt.Sprint(year)}}}
	var folders []document.Folder
	err = core.Walk(ctx, r.office.Store.Folders.Page, q, func(f *document.Folder) int64 { return f.ID }, func(f document.Folder) error {
		if !wanted(&f) {
			return ctx.Err()
		}
		whole, err := r.office.Store.Folders.Get(ctx, f.ID)
		if err == nil {
			folders = append(folders, *whole)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(folders, func(a, b document.Folder) int {
		return cmp.Or(cmp.Compare(a.Heading, b.Heading), cmp.Compare(a.Code, b.Code))
	})
	heading := ""
	for i := range folders {
		f := &folders[i]
		if f.Heading != "" && f.Heading != heading {
			heading = f.Heading
			data.Rows = append(data.Rows, paper.FolderRow{Title: strings.ToUpper(heading)})
		}
		row := folderRow(f)
		row.Position = i + 1
		data.Rows = append(data.Rows, row)
	}
	return r.draw(ctx, kind, data)
}

func folderRow(f *document.Folder) paper.FolderRow {
	row := paper.FolderRow{Code: f.Code, Title: f.Title, Retention: document.RetentionWords(f.Retention), Forever: f.Retention == document.Forever, Keeper: f.Keeper, Note: f.Note}
	var first, last office.Day
	for _, item := range f.Items {
		row.SheetCount += item.Sheets
		if item.Dated != "" && (first == "" || item.Dated < first) {
			first = item.Dated
		}
		last = max(last, item.Dated)
	}
	if first != "" {
		row.Span = first.String() + " – " + last.String()
	}
	return row
}

// FolderIndex draws mục lục văn bản of a folder.
func (r *Registry) FolderIndex(ctx context.Context, id int64) ([]byte, error) {
	f, err := r.office.Store.Folders.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	data := paper.FolderIndexData{Code: f.Code, Title: f.Title, Retention: document.RetentionWords(f.Retention), Keeper: f.Keeper, SheetCount: folderRow(f).SheetCount}
	for i, item := range f.Items {
		row := paper.FolderIndexRow{Number: item.Number, Dated: item.Dated, Content: strings.TrimPrefix(item.Type+": "+item.Summary, ": "), Author: item.Author, Note: item.Note}
		switch first, last := f.Sheets(i); {
		case item.Sheets == 1:
			row.Sheets = fmt.Sprint(first)
		case item.Sheets > 1:
			row.Sheets = fmt.Sprintf("%d–%d", first, last)
		}
		data.Rows = append(data.Rows, row)
	}
	return r.draw(ctx, paper.KindFolderIndex, data)
}

// HandInMinutes draws biên bản giao nhận of the folders of a year that were handed in on a day.
func (r *Registry) HandInMinutes(ctx context.Context, year int, on office.Day) ([]byte, error) {
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data := paper.HandInData{Letterhead: s.Letterhead(r.office.Time()), Year: year, On: on, Archive: "Lưu trữ cơ quan"}
	q := office.Query{Filters: map[string][]string{"year": {fmt.Sprint(year)}, "state": {string(document.HandedIn)}}}
	err = core.Walk(ctx, r.office.Store.Folders.Page, q, func(f *document.Folder) int64 { return f.ID }, func(f document.Folder) error {
		if f.HandIn == nil || f.HandIn.On != on {
			return nil
		}
		whole, err := r.office.Store.Folders.Get(ctx, f.ID)
		if err != nil {
			return err
		}
		data.Paper++
		data.Boxes += f.HandIn.Boxes
		data.SheetCount += folderRow(whole).SheetCount
		data.Giver, data.Receiver, data.Unit = cmp.Or(data.Giver, f.HandIn.Giver, f.Keeper), cmp.Or(data.Receiver, f.HandIn.Receiver), cmp.Or(data.Unit, f.Unit)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if data.Paper == 0 {
		return nil, office.NotFound("Không có hồ sơ nào của năm %d nộp lưu ngày %s.", year, on)
	}
	return r.draw(ctx, paper.KindHandIn, data)
}
