package registry

import (
	"cmp"
	"context"

	"vanphongso/app/paper"
	"vanphongso/data/office"
)

// BookWish says which bound register is printed, and what of it.
type BookWish struct {
	Kind     string     // one of Books
	From, To office.Day // of arrival, or the day of the document; both included

	ByNumber    bool   // only the numbers of Series from First to Last; the days are those of the year then
	Series      string // of outgoing documents; empty means all
	First, Last int    // 0 means open

	Volume string // quyển số
	Paper  string // "A4 landscape", "A3 landscape"; empty means the form's first one
}

// Check says what is wrong with the wish, an office.CodeInvalid with its field.
func (w BookWish) Check() error {
	switch {
	case w.From.Time().IsZero() || w.To.Time().IsZero() || w.To < w.From:
		return office.Invalid("to", "Hãy ghi ngày đầu và ngày cuối của sổ, ngày cuối không trước ngày đầu.")
	case w.Last != 0 && w.Last < w.First:
		return office.Invalid("last", "Số cuối %d đứng trước số đầu %d.", w.Last, w.First)
	}
	return nil
}

// has says whether a number is in the book.
func (w BookWish) has(series string, serial int) bool {
	return !w.ByNumber || (w.Series == "" || w.Series == series) && serial >= w.First && (w.Last == 0 || serial <= w.Last)
}

// Book is BookOf from one day to another.
func (r *Registry) Book(ctx context.Context, kind string, from, to office.Day) ([]byte, error) {
	return r.BookOf(ctx, BookWish{Kind: kind, From: from, To: to})
}

// BookOf draws a register of documents as a bound book (NĐ 30/2020 Phụ lục IV). It is not kept: it can be drawn again at any
// time. Errors: as BookWish.Check.
func (r *Registry) BookOf(ctx context.Context, w BookWish) ([]byte, error) {
	data, err := r.bookData(ctx, w)
	if err != nil {
		return nil, err
	}
	if w.ByNumber {
		data.From, data.To = daysOf(data.Rows)
	}
	return r.drawOn(ctx, w.Kind, w.Paper, data)
}

// daysOf are the first and the last day of rows, empty without any.
func daysOf(rows []paper.DocumentRow) (first, last office.Day) {
	for _, row := range rows {
		day := cmp.Or(row.Day, row.Dated)
		if first == "" || day < first {
			first = day
		}
		last = max(last, day)
	}
	return first, last
}

// bookData is what stands in a book.
func (r *Registry) bookData(ctx context.Context, w BookWish) (paper.DocumentBookData, error) {
	if err := w.Check(); err != nil {
		return paper.DocumentBookData{}, err
	}
	s, err := r.office.Settings(ctx)
	if err != nil {
		return paper.DocumentBookData{}, err
	}
	data := paper.DocumentBookData{Letterhead: s.Letterhead(r.office.Time()), From: w.From, To: w.To, Volume: w.Volume}
	if w.From.Time().Year() == w.To.Time().Year() {
		data.Year = w.From.Time().Year()
	}
	return data, r.fillBook(ctx, w, &data)
}

func (r *Registry) fillBook(ctx context.Context, w BookWish, data *paper.DocumentBookData) error {
	switch w.Kind {
	case paper.KindIncomingBook, paper.KindHandlingBook, paper.KindIncomingTransferBook:
		return r.incomingRows(ctx, w, data)
	case paper.KindOutgoingBook, paper.KindOutgoingTransferBook, paper.KindPostBook:
		return r.outgoingRows(ctx, w, data)
	case paper.KindKeptCopyBook:
		return r.lendingRows(ctx, data)
	}
	return office.NotFound("Không có sổ nào tên “%s”.", w.Kind)
}
