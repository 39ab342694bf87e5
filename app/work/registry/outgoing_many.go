package registry

import (
	"cmp"
	"context"
	"slices"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// PreviewOutgoing is the document as a move would leave it; nothing is written. ActNumber is PreviewNumber's. Errors: as
// MoveOutgoing.
func (r *Registry) PreviewOutgoing(ctx context.Context, x *document.Outgoing, action string, g document.Given) (*document.Outgoing, error) {
	core.Compose(&g)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	next := *x
	return &next, next.Apply(action, g, o)
}

// IssueMany issues several numbered documents to the recipients that each of them has, all in one transaction. Errors: as
// MoveOutgoing, of the first document that has one.
func (r *Registry) IssueMany(ctx context.Context, list []core.Seen) ([]*document.Outgoing, error) {
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.ChangeMany(ctx, r.office, r.office.Store.Outgoing.Register, list, document.ActIssue, func(tx *store.Tx, _ int, x *document.Outgoing) error {
		return r.moveOutgoing(tx, x, document.ActIssue, document.Given{Recipients: x.Recipients}, o)
	})
}

// NumberPreview is the place in the register that a signed document would get now.
type NumberPreview struct {
	Number string     // 387/BC-SKHCN
	Series string     // in words
	Dated  office.Day // ngày văn bản
	By     office.Day // the last day on which it gets a number: the next working day after the day of signing
	Kept   []document.Reservation
	Late   bool // numbered after By
}

// PreviewNumber works out the number that a document would get with a wish; nothing is taken. Errors: as Number.
func (r *Registry) PreviewNumber(ctx context.Context, x *document.Outgoing, wish NumberWish) (p NumberPreview, err error) {
	core.Compose(&wish)
	n, err := r.numbering(ctx, &wish)
	if err != nil {
		return p, err
	}
	kind, series, err := n.series(x)
	if err != nil {
		return p, err
	}
	p.Series, p.Dated = SeriesName(series), wish.Dated
	if p.By, err = x.NumberBy(n.occasion); err != nil {
		return p, err
	}
	p.Late = office.DayOf(n.occasion.At) > p.By
	if p.Kept, err = r.keptNumbers(ctx, series, document.Period(wish.Dated)); err != nil {
		return p, err
	}
	place, err := r.nextPlace(ctx, series, wish)
	if err != nil {
		return p, err
	}
	number := n.number(x, kind, place, wish.Dated)
	next := *x
	p.Number = number.String()
	return p, next.Take(number, series, wish.Dated, wish.Reason)
}

// keptNumbers are the reserved numbers of a series that nobody has used yet, in order.
func (r *Registry) keptNumbers(ctx context.Context, series, period string) ([]document.Reservation, error) {
	list, err := r.office.Store.Reservations.Page(ctx, office.Query{
		Filters: map[string][]string{"series": {series}, "period": {period}, "state": {document.Kept}}, Limit: mostLines,
	})
	slices.SortFunc(list, func(a, b document.Reservation) int { return cmp.Compare(a.Serial, b.Serial) })
	return list, err
}

// nextPlace is the place in a series that a wish would get now.
func (r *Registry) nextPlace(ctx context.Context, series string, wish NumberWish) (n document.Number, err error) {
	period := document.Period(wish.Dated)
	switch {
	case wish.Reservation != 0:
		kept, err := r.office.Store.Reservations.Get(ctx, wish.Reservation)
		if err != nil {
			return n, err
		}
		return document.Number{Serial: kept.Serial}, mustFit(kept, series, period)
	case wish.Behind != 0:
		book, err := r.NumberBook(ctx, series, wish.Dated.Time().Year())
		if err != nil {
			return n, err
		}
		var taken []string
		for _, line := range book.Lines {
			if line.Serial == wish.Behind && line.Document != 0 {
				taken = append(taken, line.Suffix)
			}
		}
		return behind(wish.Behind, period, taken)
	}
	last, err := r.office.Store.Numbers.Last(ctx, series, period)
	return document.Number{Serial: last + 1}, err
}

// mustFit refuses a kept number of another series or year.
func mustFit(kept *document.Reservation, series, period string) error {
	if kept.Series != series || kept.Period != period {
		return office.Refuse("Số giữ %d thuộc sổ khác hoặc năm khác; hãy chọn số giữ của đúng sổ.", kept.Serial)
	}
	return nil
}

// behind is the place behind a serial that has those suffixes already.
func behind(serial int, period string, taken []string) (document.Number, error) {
	if len(taken) == 0 {
		return document.Number{}, office.NotFound("Sổ này năm %s chưa có văn bản số %d để chèn vào sau.", period, serial)
	}
	suffix, err := document.NextSuffix(serial, taken)
	return document.Number{Serial: serial, Suffix: suffix}, err
}

// LateForNumber is how many signed documents should have had their number by yesterday or earlier.
func (r *Registry) LateForNumber(ctx context.Context) (int, error) {
	o, err := r.occasion(ctx)
	if err != nil {
		return 0, err
	}
	late := 0
	q := office.Query{Filters: map[string][]string{"state": {string(document.Signed)}}}
	err = core.Walk(ctx, r.office.Store.Outgoing.Page, q, func(x *document.Outgoing) int64 { return x.ID }, func(x document.Outgoing) error {
		by, err := x.NumberBy(o)
		if err == nil && by < office.DayOf(o.At) {
			late++
		}
		return err
	})
	return late, err
}
