package work

import (
	"context"
	"slices"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// FeeDay is a cashier's day as it stands.
type FeeDay struct {
	fee.Closing             // of an open day: what it would be, nothing counted yet
	Entries     []fee.Entry // oldest first
	Before      *fee.Closing
	Open        []office.Day // earlier days with entries that are to be closed first
}

// Closed says whether the day is closed.
func (d *FeeDay) Closed() bool { return d.ID != 0 }

// Day returns a day of a cashier, "" for who works here.
func (f *Fees) Day(ctx context.Context, day office.Day, cashier string) (*FeeDay, error) {
	if cashier == "" {
		cashier = f.office.Who().Name
	}
	entries, err := f.office.Store.FeeEntries.Between(ctx, day, day)
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fee.Entry) bool { return e.Cashier != cashier })
	d := &FeeDay{Entries: entries}
	before, err := f.office.Store.FeeClosings.Before(ctx, cashier, day)
	if err != nil {
		return nil, err
	}
	if before.ID != 0 {
		d.Before = &before
	}
	closed, err := f.office.Store.FeeClosings.On(ctx, cashier, day)
	switch office.CodeOf(err) {
	case "":
		d.Closing = *closed
		return d, nil
	case office.CodeNotFound:
		d.Closing = fee.NewClosing(day, cashier, before.Counted, entries)
	default:
		return nil, err
	}
	d.Open, err = f.office.Store.FeeEntries.OpenDays(ctx, cashier, day.Add(-1))
	return d, err
}

// Count is what the cashier has counted at the end of a day.
type Count struct {
	Opening     office.Money // cash at the beginning; counts for the first day of a cashier only, later it is what was counted before
	Deposited   office.Money // handed over or paid in during the day
	Pieces      []fee.Pieces // what was counted, note by note; or
	Counted     office.Money // its total
	Explanation string       // why it differs from the book
}

// Close closes a day of who works here. It takes no more entries then: what comes later belongs to the next open day.
// Errors: office.CodeInvalid with the field's JSON name when the cash does not agree and nothing explains it,
// office.CodeRefused for a day to come, one that is closed, and while an earlier one is open, office.CodeExists.
func (f *Fees) Close(ctx context.Context, day office.Day, g Count) (*fee.Closing, error) {
	cashier, at := f.office.Who().Name, f.office.Time()
	if day > office.DayOf(at) {
		return nil, office.Refuse("Ngày %s chưa đến nên chưa chốt được.", day)
	}
	var saved fee.Closing
	err := f.office.Update(ctx, "close day", func(tx *store.Tx) error {
		opening, err := f.opening(ctx, tx, cashier, day, g)
		if err != nil {
			return err
		}
		entries, err := f.office.Store.FeeEntries.OfDay(tx, cashier, day)
		if err != nil {
			return err
		}
		saved = fee.NewClosing(day, cashier, opening, entries)
		saved.Deposited, saved.Pieces, saved.Counted, saved.Explanation = g.Deposited, g.Pieces, g.Counted, viet.NFC(g.Explanation)
		if err := saved.Close(at); err != nil {
			return err
		}
		return f.office.Store.FeeClosings.Save(tx, &saved)
	})
	if err != nil {
		return nil, err
	}
	return &saved, nil
}

// opening is the cash that the day began with; it refuses a day that may not be closed now.
func (f *Fees) opening(ctx context.Context, tx *store.Tx, cashier string, day office.Day, g Count) (office.Money, error) {
	last, err := f.office.Store.FeeClosings.Last(tx, cashier)
	if err != nil {
		return 0, err
	}
	if day <= last.Day {
		return 0, office.Refuse("Sổ thu của %s đã chốt đến ngày %s; việc sửa ghi vào ngày làm việc tiếp theo.", cashier, last.Day)
	}
	open, err := f.office.Store.FeeEntries.OpenDays(ctx, cashier, day.Add(-1))
	if err != nil {
		return 0, err
	}
	if len(open) > 0 {
		return 0, office.Refuse("Ngày %s còn chưa chốt; hãy chốt ngày đó trước.", open[0])
	}
	if last.ID == 0 {
		return g.Opening, nil
	}
	return last.Counted, nil
}

// DayPDF draws the sheet of a cashier's day; of an open day it is marked as a draft.
func (f *Fees) DayPDF(ctx context.Context, day office.Day, cashier string) ([]byte, error) {
	d, err := f.Day(ctx, day, cashier)
	if err != nil {
		return nil, err
	}
	s, err := f.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	form, err := f.office.Forms.FormFor(s.FormSet, paper.KindFeeDay)
	if err != nil {
		return nil, err
	}
	created := d.ClosedAt
	if !d.Closed() {
		created = f.office.Time()
	}
	return f.office.Forms.Draw(form, f.office.Forms.PaperFor(form, s.Paper), feeDayData(d, s), paper.Options{Created: created, Author: s.Name})
}

func feeDayData(d *FeeDay, s core.OfficeSettings) paper.FeeDayData {
	data := paper.FeeDayData{
		Letterhead: s.Letterhead(d.Day.Time()), Day: d.Day, Cashier: d.Cashier, Closed: d.Closed(), ClosedAt: d.ClosedAt, Opening: d.Opening, Cash: d.Cash(), Deposited: d.Deposited,
		Expected: d.Expected(), Counted: d.Counted, Difference: d.Difference(), Explanation: d.Explanation,
	}
	for _, t := range d.Tallies {
		data.Methods = append(data.Methods, feeMethod(t.Method.Label(), t))
	}
	data.Sum = feeMethod("Cộng", d.Sum())
	for _, p := range d.Pieces {
		if p.Count > 0 {
			data.Pieces = append(data.Pieces, paper.FeePieces{Value: p.Value, Count: p.Count, Total: p.Total()})
		}
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		data.Entries = append(data.Entries, paper.FeeLine{
			Voucher: e.Voucher.String(), Kind: e.Kind.Label(), Code: e.Code, Payer: e.Payer, Method: e.Method.Label(), Fee: e.Fee, Charge: e.Charge,
		})
	}
	return data
}

func feeMethod(name string, t fee.Tally) paper.FeeMethod {
	net := t.Net()
	return paper.FeeMethod{Name: name, Entries: t.Entries, Taken: t.Taken.Total(), Returned: t.Returned.Total(), Fee: net.Fee, Charge: net.Charge, Total: net.Total()}
}
