package registry

import (
	"context"

	"vanphongso/app/work/core"
	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// OldBooks takes documents of older books, of paper or of another program, into the registers with the numbers that they
// have there. It is read once for a list; one goroutine uses it.
type OldBooks struct {
	registry *Registry
	settings DocumentSettings
	occasion document.Occasion
	ledgers  map[store.Series]map[int]store.Taken // read so far
	touched  map[store.Series]string              // table of each series that was written to
}

// OldBooks reads what documents of older books are judged by.
func (r *Registry) OldBooks(ctx context.Context) (*OldBooks, error) {
	settings, err := r.Settings(ctx)
	if err != nil {
		return nil, err
	}
	o, err := r.occasion(ctx)
	return &OldBooks{registry: r, settings: settings, occasion: o, ledgers: map[store.Series]map[int]store.Taken{}, touched: map[store.Series]string{}}, err
}

// Lists are the lists of the office that documents are registered with.
func (b *OldBooks) Lists() catalogue.Documents { return b.settings.Lists }

// Units are the office's units.
func (b *OldBooks) Units() []DocumentUnit { return b.settings.Units }

// Incoming returns a document as it would stand in the register, in a state and under the number of arrival that it has in
// the older book. Nothing is written. Errors: as Register, and office.CodeExists for a number that is taken.
func (b *OldBooks) Incoming(ctx context.Context, x document.Incoming, to document.State) (document.Incoming, error) {
	y, err := b.registry.checked(ctx, &x, "", b.settings.Lists)
	if err != nil {
		return y, err
	}
	if err := y.TakeOver(to, b.occasion); err != nil {
		return y, err
	}
	return y, b.free(ctx, seriesOf(document.IncomingSeries, y.ArrivedOn), y.Serial, y.Suffix)
}

// TakeIncoming enters a document that Incoming returned.
func (b *OldBooks) TakeIncoming(tx *store.Tx, x *document.Incoming) error {
	series := seriesOf(document.IncomingSeries, x.ArrivedOn)
	number := func(tx *store.Tx, y *document.Incoming) error {
		return b.adopt(tx, series, y.Serial, y.Suffix, incomingTable)
	}
	if err := b.registry.put(tx, x, number, func(*document.Incoming) error { return nil }); err != nil || x.State != document.Cancelled {
		return err
	}
	return b.void(tx, series, x.Serial, x.Suffix)
}

// Series names the series that a type takes its numbers from.
func (b *OldBooks) Series(kind document.Type) string { return b.settings.Scheme.Series(kind) }

// Outgoing returns a document as it would stand in the register, with the number that it has in the older book. Nothing is
// written. Errors: as Draft, and office.CodeExists for a number that is taken.
func (b *OldBooks) Outgoing(ctx context.Context, x document.Outgoing, n document.Number, to document.State) (document.Outgoing, error) {
	core.Compose(&x)
	if x.Urgency == "" {
		x.Urgency = document.Normal
	}
	if err := x.Validate(""); err != nil {
		return x, err
	}
	if err := checkUrgency(b.settings.Lists, x.Urgency); err != nil {
		return x, err
	}
	kind, known := b.settings.Lists.Types.Named(x.Type)
	if !known {
		return x, office.Invalid("type", "Loại văn bản “%s” không có trong danh mục.", x.Type)
	}
	series := b.Series(kind)
	if err := x.TakeOver(n, series, to, b.occasion); err != nil {
		return x, err
	}
	return x, b.free(ctx, seriesOf(series, x.Dated), x.Serial, x.Suffix)
}

// TakeOutgoing enters a document that Outgoing returned.
func (b *OldBooks) TakeOutgoing(tx *store.Tx, x *document.Outgoing) error {
	series := seriesOf(x.Series, x.Dated)
	if err := b.adopt(tx, series, x.Serial, x.Suffix, outgoingTable); err != nil {
		return err
	}
	if err := b.registry.office.Store.Outgoing.Save(tx, x); err != nil || x.State != document.Cancelled {
		return err
	}
	return b.void(tx, series, x.Serial, x.Suffix)
}

// Close explains the numbers that the older books do not have: each is void, with the reason document.OldBook.
func (b *OldBooks) Close(tx *store.Tx) error {
	for series, table := range b.touched {
		if err := b.registry.office.Store.Numbers.Explain(tx, series.Name, series.Period, table, document.OldBook); err != nil {
			return err
		}
	}
	return nil
}

func seriesOf(name string, day office.Day) store.Series {
	return store.Series{Name: name, Period: document.Period(day)}
}

// free refuses a number that was given here, or that is void for another reason than that it was missing in an older book.
// A number with a suffix was never in the ledger: the register itself refuses it twice.
func (b *OldBooks) free(ctx context.Context, series store.Series, serial int, suffix string) error {
	if suffix != "" {
		return nil
	}
	ledger, known := b.ledgers[series]
	if !known {
		list, err := b.registry.office.Store.Numbers.Ledger(ctx, series.Name, series.Period)
		if err != nil {
			return err
		}
		ledger = map[int]store.Taken{}
		for _, taken := range list {
			ledger[taken.Number] = taken
		}
		b.ledgers[series] = ledger
	}
	taken, given := ledger[serial]
	switch {
	case !given || taken.Void == document.OldBook:
		return nil
	case taken.Void != "":
		return &office.Error{Code: office.CodeExists, Field: "number", Message: "Số này đã hủy ở đây (" + taken.Void + ") nên không dùng lại được."}
	}
	return &office.Error{Code: office.CodeExists, Field: "number", Message: "Số này đã được cấp ở đây cho văn bản khác hoặc đang được giữ."}
}

// adopt gives the number to the next document that is saved; one with a suffix stands behind its number.
func (b *OldBooks) adopt(tx *store.Tx, series store.Series, serial int, suffix, table string) error {
	b.touched[series] = table
	if suffix != "" {
		return b.registry.office.Store.Numbers.Reach(tx, series.Name, series.Period, serial)
	}
	return b.registry.office.Store.Numbers.Adopt(tx, series.Name, series.Period, serial, table, document.OldBook)
}

// void notes that a document of an older book was cancelled there.
func (b *OldBooks) void(tx *store.Tx, series store.Series, serial int, suffix string) error {
	if suffix != "" {
		return nil
	}
	return b.registry.office.Store.Numbers.Void(tx, series.Name, series.Period, serial, "hủy trong "+document.OldBook)
}
