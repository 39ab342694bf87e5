package store

import (
	"context"
	"fmt"
	"testing"

	"vanphongso/data/fee"
	"vanphongso/data/office"
)

func newBill(n int, payer string) *fee.Bill {
	return &fee.Bill{
		Subject: fee.Subject{DossierID: int64(n), Code: fmt.Sprintf("H38.21.06-261120-%04d", n), Payer: payer, ProcedureCode: "2.002381", Procedure: "Gia hạn giấy phép", Field: "An toàn bức xạ"},
		Amounts: fee.Amounts{Fee: 2_250_000}, When: fee.Before, State: fee.Unpaid, MadeAt: start, MadeBy: ha.Name,
	}
}

// payBill takes the money of a bill, with the next number of a series.
func payBill(tx *Tx, s *Store, b *fee.Bill, series *fee.Series, day office.Day) (*fee.Entry, error) {
	n, err := s.Numbers.Next(tx, series.Ledger(), series.Period(day), "fee_entries")
	if err != nil {
		return nil, err
	}
	voucher, err := series.Voucher(n, day)
	if err != nil {
		return nil, err
	}
	e, err := b.Apply(fee.ActCollect, fee.Given{Method: fee.Cash, Series: series.ID, Payer: b.Payer}, fee.Occasion{At: tx.At(), By: tx.Actor().Name, Day: day, Voucher: voucher}, nil)
	if err != nil {
		return nil, err
	}
	if err := s.FeeEntries.Save(tx, e); err != nil {
		return nil, err
	}
	b.Payment.Entry = e.ID
	return e, s.FeeBills.Save(tx, b)
}

func TestTheBookOfFees(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		series := &fee.Series{Symbol: "28AA-17T", Preprinted: true, First: 1, Last: 50, From: "2026-01-01"}
		bills := []*fee.Bill{newBill(1, "Hoàng Thị Lan"), newBill(2, "Đặng Văn Ấn"), newBill(2, "Đặng Văn Ấn")}
		var paid *fee.Entry
		must(t, s, ha, "collect", func(tx *Tx) (err error) {
			if err := s.FeeSeries.Save(tx, series); err != nil {
				return err
			}
			for _, b := range bills {
				if err := s.FeeBills.Save(tx, b); err != nil {
					return err
				}
			}
			if paid, err = payBill(tx, s, bills[0], series, "2026-11-20"); err != nil {
				return err
			}
			if owing, err := s.FeeBills.Owing(tx, 1); err != nil || len(owing) != 0 {
				t.Errorf("dossier 1 owes %+v, %v", owing, err)
			}
			owing, err := s.FeeBills.Owing(tx, 2)
			if len(owing) != 2 {
				t.Errorf("dossier 2 owes %+v", owing)
			}
			return err
		})
		loaded := get[*fee.Entry](t)(s.FeeEntries.Get(ctx, paid.ID))
		if fmt.Sprintf("%+v", loaded) != fmt.Sprintf("%+v", paid) {
			t.Errorf("saved  %+v\nloaded %+v", paid, loaded)
		}
		for _, words := range []string{"hoang thi lan", "28aa-17t 0000001"} {
			found := get[[]fee.Bill](t)(s.FeeBills.Page(ctx, office.Query{Text: words}))
			book := get[[]fee.Entry](t)(s.FeeEntries.Page(ctx, office.Query{Text: words}))
			if len(found) != 1 || found[0].ID != bills[0].ID || len(book) != 1 {
				t.Errorf("%q finds %+v and %+v", words, found, book)
			}
		}
		unpaid := office.Query{Filters: map[string][]string{"state": {"unpaid"}}, Sort: "payer"}
		if n := get[int](t)(s.FeeBills.Count(ctx, unpaid)); n != 2 {
			t.Errorf("%d are unpaid", n)
		}
		today := office.Query{From: map[string]string{"paid_at": "2026-11-20"}, To: map[string]string{"paid_at": "2026-11-20"}}
		if list := get[[]fee.Bill](t)(s.FeeBills.Page(ctx, today)); len(list) != 1 || list[0].ID != bills[0].ID {
			t.Errorf("paid that day: %+v", list)
		}
		if of := get[[]fee.Entry](t)(s.FeeEntries.OfBill(ctx, bills[0].ID)); len(of) != 1 {
			t.Errorf("the bill has %+v", of)
		}
		paid.Reason = "khác"
		err := s.Update(ctx, duc, "", func(tx *Tx) error { return s.FeeEntries.Save(tx, paid) })
		wantCode(t, err, office.CodeRefused)
		checkClean(t, s, 5)
	})
}

func TestAClosedDayTakesNoMoreEntries(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		series := &fee.Series{Symbol: "PT", First: 1, From: "2026-01-01"}
		first, second := newBill(1, "Hoàng Thị Lan"), newBill(2, "Đặng Văn Ấn")
		closing := fee.NewClosing("2026-11-20", ha.Name, 0, nil)
		must(t, s, ha, "collect", func(tx *Tx) error {
			if err := s.FeeSeries.Save(tx, series); err != nil {
				return err
			}
			for _, b := range []*fee.Bill{first, second} {
				if err := s.FeeBills.Save(tx, b); err != nil {
					return err
				}
			}
			_, err := payBill(tx, s, first, series, "2026-11-20")
			return err
		})
		if open := get[[]office.Day](t)(s.FeeEntries.OpenDays(ctx, ha.Name, "2026-11-20")); len(open) != 1 || open[0] != "2026-11-20" {
			t.Errorf("open are %v", open)
		}
		must(t, s, ha, "close", func(tx *Tx) error {
			entries, err := s.FeeEntries.OfDay(tx, ha.Name, "2026-11-20")
			if err != nil || len(entries) != 1 {
				t.Errorf("the day has %+v, %v", entries, err)
			}
			return s.FeeClosings.Save(tx, &closing)
		})
		if open := get[[]office.Day](t)(s.FeeEntries.OpenDays(ctx, ha.Name, "2026-11-20")); len(open) != 0 {
			t.Errorf("open are %v", open)
		}
		err := s.Update(ctx, ha, "collect", func(tx *Tx) error { _, err := payBill(tx, s, second, series, "2026-11-20"); return err })
		wantCode(t, err, office.CodeRefused)
		second = newBill(2, "Đặng Văn Ấn")
		second.ID, second.Version = 2, 1
		must(t, s, ha, "collect", func(tx *Tx) error { _, err := payBill(tx, s, second, series, "2026-11-23"); return err })
		closing.Counted = 1
		err = s.Update(ctx, ha, "close", func(tx *Tx) error { return s.FeeClosings.Save(tx, &closing) })
		wantCode(t, err, office.CodeRefused)
		again := fee.NewClosing("2026-11-20", ha.Name, 0, nil)
		err = s.Update(ctx, ha, "close", func(tx *Tx) error { return s.FeeClosings.Save(tx, &again) })
		wantCode(t, err, office.CodeExists)
		if before := get[fee.Closing](t)(s.FeeClosings.Before(ctx, ha.Name, "2026-11-23")); before.ID != closing.ID {
			t.Errorf("before the 23rd: %+v", before)
		}
		if n := get[int](t)(s.FeeSeries.Used(ctx, series.Ledger(), "2026")); n != 2 {
			t.Errorf("%d numbers are used", n)
		}
		checkClean(t, s, 6)
	})
}
