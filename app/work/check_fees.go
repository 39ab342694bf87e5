package work

import (
	"context"
	"reflect"

	"vanphongso/app/work/core"

	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// fees adds up the entries of every bill and of every closed day again.
func (c *Checker) fees(ctx context.Context, item *CheckItem, progress func(int)) error {
	received, days := map[int64]fee.Amounts{}, map[feeDay][]fee.Entry{}
	entries := c.office.Store.FeeEntries
	err := core.Walk(ctx, entries.Page, office.Query{}, func(e *fee.Entry) int64 { return e.ID }, func(e fee.Entry) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		received[e.Bill] = received[e.Bill].Plus(e.Amounts)
		day := feeDay{e.Day, e.Cashier}
		days[day] = append(days[day], e)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	err = core.Walk(ctx, c.office.Store.FeeBills.Page, office.Query{}, func(b *fee.Bill) int64 { return b.ID }, func(b fee.Bill) error {
		if sum := received[b.ID]; sum != b.Received {
			item.problem("Khoản thu %d của hồ sơ %s ghi đã thu %s nhưng các lần thu cộng lại là %s.", b.ID, b.Code, b.Received.Total(), sum.Total())
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return core.Walk(ctx, c.office.Store.FeeClosings.Page, office.Query{}, func(x *fee.Closing) int64 { return x.ID }, func(x fee.Closing) error {
		item.Checked++
		if again := fee.NewClosing(x.Day, x.Cashier, x.Opening, days[feeDay{x.Day, x.Cashier}]); !reflect.DeepEqual(again.Tallies, x.Tallies) {
			item.problem("Ngày %s của %s đã chốt với số khác với sổ thu của ngày đó.", x.Day, x.Cashier)
		}
		return ctx.Err()
	})
}

// feeDay is a cashier's day.
type feeDay struct {
	day     office.Day
	cashier string
}
