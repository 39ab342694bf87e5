package work

import (
	"context"
	"fmt"
	"slices"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Fees is the work with the money of the one-stop desk: what is owed for dossiers, what is taken and given back, the close of
// a cashier's day. Whoever works here is the cashier.
type Fees struct{ office *Office }

// Fees returns the use cases of fees.
func (o *Office) Fees() *Fees { return &Fees{o} }

const feeEntryTable = "fee_entries"

// Bill returns the bill of a dossier that is to be paid next; when nothing is owed, a new one (ID 0) with what the
// procedure costs by the dossier's channel and case, or with nothing where that was demanded before.
func (f *Fees) Bill(ctx context.Context, dossierID int64) (*fee.Bill, error) {
	x, err := f.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	bills, err := f.office.Store.FeeBills.OfDossier(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	for i := range bills {
		if bills[i].Owed().Total() > 0 {
			return &bills[i], nil
		}
	}
	b := f.billOf(x)
	if len(bills) > 0 {
		b.Amounts, b.When = fee.Amounts{}, fee.After
	}
	return b, nil
}

// Owed returns what is still to be paid for a dossier, over all its bills.
func (f *Fees) Owed(ctx context.Context, dossierID int64) (office.Money, error) {
	bills, err := f.office.Store.FeeBills.OfDossier(ctx, dossierID)
	var owed office.Money
	for i := range bills {
		owed += bills[i].Owed().Total()
	}
	return owed, err
}

// billOf makes the bill of what the dossier's procedure costs; nothing is saved.
func (f *Fees) billOf(x *dossier.Dossier) *fee.Bill {
	b := &fee.Bill{
		Subject: fee.Subject{
			DossierID: x.ID, Code: x.Code, Payer: x.Owner.Name, Address: x.Owner.Address, ProcedureCode: x.ProcedureCode, Procedure: x.Procedure.Name,
			Field: x.Procedure.Field, Unit: x.Procedure.Unit,
		},
		Amounts: fee.Amounts{Fee: x.Fee, Charge: x.Charge}, When: fee.When(x.FeeTime), State: fee.Unpaid, MadeAt: f.office.Time(), MadeBy: f.office.Who().Name,
	}
	switch b.When {
	case fee.Exempt:
		b.State = fee.Cancelled
	case fee.Before, fee.After:
	default:
		b.When = fee.Before
	}
	return b
}

// open makes the bill of a dossier that is being taken in, when its procedure costs something.
func (f *Fees) open(tx *store.Tx, x *dossier.Dossier) error {
	if x.Fee+x.Charge == 0 || x.FeeTime == dossier.FeeNone {
		return nil
	}
	b := f.billOf(x)
	b.MadeAt, b.MadeBy = x.ReceivedAt, x.Receiver
	return f.office.Store.FeeBills.Save(tx, b)
}

// Demand is a bill that is made after reception (nghĩa vụ tài chính).
type Demand struct {
	fee.Amounts
	When  fee.When   `json:"when"`     // fee.Before or fee.After
	What  string     `json:"what"`     // what it is for
	Paper string     `json:"document"` // number of the notice
	Day   office.Day `json:"day"`      // day of the notice
	Pause bool       `json:"pause"`    // the dossier waits for the payment: its clock stands still
}

// Demand makes a bill for a dossier; when it is to wait for the payment, its move “charge” is made in the same transaction.
func (f *Fees) Demand(ctx context.Context, dossierID int64, g Demand) (*fee.Bill, error) {
	r, err := f.rules(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	var saved *fee.Bill
	err = f.office.Update(ctx, fee.ActDemand, func(tx *store.Tx) error {
		x, err := f.office.Store.Dossiers.Load(tx, dossierID)
		if err != nil {
			return err
		}
		b := f.billOf(x)
		b.Amounts, b.When, b.State, b.What, b.Paper, b.Day = g.Amounts, g.When, fee.Unpaid, viet.NFC(g.What), viet.NFC(g.Paper), g.Day
		if err := b.Validate(); err != nil {
			return err
		}
		if g.Pause {
			given := dossier.Given{Reason: first(b.What, "Nộp phí, lệ phí"), Document: b.Paper, Day: b.Day}
			if err := x.Apply(dossier.ActCharge, given, r.occasion); err != nil {
				return err
			}
			if err := f.office.Store.Dossiers.Save(tx, x); err != nil {
				return err
			}
		}
		saved = b
		return f.office.Store.FeeBills.Save(tx, b)
	})
	return saved, err
}

// Move makes a move of the table with a bill: its change, the entry and its number, the dossier that waited for the payment,
// and the audit records in one transaction. A bill without an ID, as Bill proposes one, is made first. It returns the bill
// as saved and the entry, nil when no money changed hands. Errors: office.CodeRefused and CodeInvalid, CodeStale when
// somebody else has saved the bill meanwhile.
func (f *Fees) Move(ctx context.Context, bill *fee.Bill, action string, g fee.Given) (*fee.Bill, *fee.Entry, error) {
	for _, text := range []*string{&g.Payer, &g.Address, &g.Reference, &g.Category, &g.Reason} {
		*text = viet.NFC(*text)
	}
	r, err := f.rules(ctx, bill.DossierID)
	if err != nil {
		return nil, nil, err
	}
	var saved *fee.Bill
	var entry *fee.Entry
	err = f.office.Update(ctx, action, func(tx *store.Tx) (err error) {
		if saved, err = f.load(tx, bill, g); err != nil {
			return err
		}
		entry, err = f.move(tx, saved, action, g, r)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return saved, entry, nil
}

// load reads the bill in the version that the officer has seen; one that is only proposed is made.
func (f *Fees) load(tx *store.Tx, bill *fee.Bill, g fee.Given) (*fee.Bill, error) {
	bills := f.office.Store.FeeBills
	if bill.ID != 0 {
		return bills.LoadSeen(tx, bill.ID, bill.Version)
	}
	x, err := f.office.Store.Dossiers.Load(tx, bill.DossierID)
	if err != nil {
		return nil, err
	}
	b := f.billOf(x)
	b.Amounts, b.When, b.State = bill.Amounts, bill.When, fee.Unpaid
	if b.Total() == 0 {
		b.Amounts = g.Amounts
	}
	if err := b.Validate(); err != nil {
		return nil, err
	}
	return b, bills.Save(tx, b)
}

// feeRules are what a move is made under.
type feeRules struct {
	shares   []fee.Share
	days     *workday.Engine  // of the calendar in force
	occasion dossier.Occasion // of a move with the dossier
}

func (f *Fees) rules(ctx context.Context, dossierID int64) (r feeRules, err error) {
	if r.shares, err = core.All(ctx, f.office.Store.FeeShares.Page, office.Query{}); err != nil {
		return r, err
	}
	if r.days, err = f.office.Engine(ctx, 0); err != nil {
		return r, err
	}
	settings, err := f.office.Settings(ctx)
	if err != nil {
		return r, err
	}
	x, err := f.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return r, err
	}
	engine, err := f.office.Engine(ctx, x.Calendar)
	r.occasion = f.office.Desk().occasion(settings, engine)
	return r, err
}

// move is the transaction of Move.
func (f *Fees) move(tx *store.Tx, b *fee.Bill, action string, g fee.Given, r feeRules) (*fee.Entry, error) {
	o, err := f.occasion(tx, b, action, g, r)
	if err != nil {
		return nil, err
	}
	var payment *fee.Entry
	if b.Payment != nil {
		if payment, err = f.office.Store.FeeEntries.Load(tx, b.Payment.Entry); err != nil {
			return nil, err
		}
	}
	entry, err := b.Apply(action, g, o, payment)
	if err != nil {
		return nil, err
	}
	if entry != nil {
		if err := f.write(tx, b, entry); err != nil {
			return nil, err
		}
	}
	if err := f.office.Store.FeeBills.Save(tx, b); err != nil {
		return nil, err
	}
	if entry != nil && entry.Kind == fee.Voided {
		return entry, f.waitAgain(tx, b, payment, r)
	}
	return entry, f.letGoOn(tx, b, r)
}

// write adds an entry to the book; the number of a voided voucher is given up in the same transaction.
func (f *Fees) write(tx *store.Tx, b *fee.Bill, entry *fee.Entry) error {
	if err := f.office.Store.FeeEntries.Save(tx, entry); err != nil {
		return err
	}
	switch entry.Kind {
	case fee.Collected:
		b.Payment.Entry = entry.ID
	case fee.Voided:
		v := entry.Voucher
		return f.office.Store.Numbers.Void(tx, v.Ledger(), v.Period, v.Taken, entry.Reason)
	}
	return nil
}

// occasion is now, on the cashier's open day; of a payment with the next number of its series.
func (f *Fees) occasion(tx *store.Tx, b *fee.Bill, action string, g fee.Given, r feeRules) (fee.Occasion, error) {
	o := fee.Occasion{At: r.occasion.At, By: r.occasion.By}
	last, err := f.office.Store.FeeClosings.Last(tx, o.By)
	if err != nil {
		return o, err
	}
	o.Day = openDay(office.DayOf(o.At), last.Day, r.days)
	o.Share = fee.ShareOn(r.shares, b.Field, o.Day)
	if action == fee.ActCollect && g.Series != 0 {
		o.Voucher, err = f.nextVoucher(tx, g.Series, o.Day)
	}
	return o, err
}

// openDay is the day that entries of today belong to: today, or the working day after the last one that was closed.
func openDay(today, closed office.Day, days *workday.Engine) office.Day {
	if closed < today {
		return today
	}
	next := closed.Add(1)
	for day := next; day < next.Add(30); day = day.Add(1) {
		if works, err := days.IsWorkday(day); err == nil && works {
			return day
		}
	}
	return next // the calendar does not reach so far
}

func (f *Fees) nextVoucher(tx *store.Tx, seriesID int64, day office.Day) (fee.Voucher, error) {
	series, err := f.office.Store.FeeSeries.Load(tx, seriesID)
	if err != nil {
		return fee.Voucher{}, err
	}
	n, err := f.office.Store.Numbers.Next(tx, series.Ledger(), series.Period(day), feeEntryTable)
	if err != nil {
		return fee.Voucher{}, err
	}
	return series.Voucher(n, day)
}

// letGoOn lets the clock of a dossier run on that waited for payments, once nothing is owed for it any more.
func (f *Fees) letGoOn(tx *store.Tx, b *fee.Bill, r feeRules) error {
	if b.State != fee.Paid && b.State != fee.Cancelled {
		return nil
	}
	owing, err := f.office.Store.FeeBills.Owing(tx, b.DossierID)
	if err != nil || len(owing) > 0 {
		return err
	}
	x, err := f.office.Store.Dossiers.Load(tx, b.DossierID)
	if err != nil || x.State != dossier.Paying {
		return err
	}
	given := dossier.Given{Reason: "Không phải nộp phí, lệ phí: " + b.Reason}
	if b.Payment != nil {
		given = dossier.Given{Reason: fmt.Sprintf("Đã nộp %s", b.Received.Total()), Document: b.Payment.Voucher, Day: b.Payment.Day}
	}
	if err := x.Apply(dossier.ActPay, given, r.occasion); err != nil {
		return err
	}
	return f.office.Store.Dossiers.Save(tx, x)
}

// waitAgain lets a dossier wait again that was let go on by a payment which is voided now, so never was one: for the same
// notice, from now on. A dossier that is decided or stands still for another reason stays as it is.
func (f *Fees) waitAgain(tx *store.Tx, b *fee.Bill, payment *fee.Entry, r feeRules) error {
	x, err := f.office.Store.Dossiers.Load(tx, b.DossierID)
	if err != nil || x.State != dossier.Processing {
		return err
	}
	waited := waitedAt(x, payment.At)
	if waited == nil {
		return nil
	}
	given := dossier.Given{Reason: fmt.Sprintf("Đã hủy biên lai %s", payment.Voucher), Document: waited.Document, Day: waited.Day}
	if err := x.Apply(dossier.ActCharge, given, r.occasion); err != nil {
		return err
	}
	return f.office.Store.Dossiers.Save(tx, x)
}

// waitedAt is the pause in which the dossier waited for a payment made at an instant (of whole seconds), nil for none.
func waitedAt(x *dossier.Dossier, at time.Time) *dossier.Pause {
	for i := range slices.Backward(x.Pauses) {
		if p := &x.Pauses[i]; p.State == dossier.Paying && !at.Before(p.From.Truncate(time.Second)) && !at.After(p.To) {
			return p
		}
	}
	return nil
}

// Exemptions returns the kinds of payers that may be exempt, as they are shipped; free text is always possible.
func (f *Fees) Exemptions() []catalogue.Exemption {
	shipped, err := catalogue.Fees()
	if err != nil {
		f.office.Logger().Error("read the exemptions", "error", err) // the asset is broken; free text remains
	}
	return shipped.Exemptions
}
