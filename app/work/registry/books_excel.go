package registry

import (
	"context"
	"io"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
)

// BookExcel writes a register as a workbook: the columns and rows that BookOf prints. Errors: as BookOf's.
func (r *Registry) BookExcel(ctx context.Context, out io.Writer, w BookWish) error {
	data, err := r.bookData(ctx, w)
	if err != nil {
		return err
	}
	form, err := r.office.Forms.FormFor(paper.DocumentSet, w.Kind)
	if err != nil {
		return err
	}
	titles, rows, err := r.office.Forms.Rows(form, data)
	if err != nil {
		return err
	}
	columns := make([]sheet.Column, len(titles))
	for i, title := range titles {
		columns[i] = sheet.Column{Title: title, Width: 12}
		for _, row := range rows {
			columns[i].Width = min(60, max(columns[i].Width, len([]rune(row[i]))))
		}
	}
	return sheet.Write(out, bookName(w.Kind), columns, func(yield func([]any) bool) {
		for _, row := range rows {
			cells := make([]any, len(row))
			for i, text := range row {
				cells[i] = text
			}
			if !yield(cells) {
				return
			}
		}
	})
}

// bookName is the name of a kind of book.
func bookName(kind string) string {
	for _, book := range new(Registry).Books() {
		if book.Kind == kind {
			return book.Name
		}
	}
	return kind
}
