package work

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/data/catalogue"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// SeriesInUse is a series with the voucher that it gives next.
type SeriesInUse struct {
	fee.Series
	Next string // "" when it is used up
	Left int    // how many numbers are left, -1 for no end
}

// Series returns the series that vouchers of a day may be taken from, those that the office was given first.
func (f *Fees) Series(ctx context.Context, day office.Day) ([]SeriesInUse, error) {
	list, err := core.All(ctx, f.office.Store.FeeSeries.Page, office.Query{Sort: "symbol"})
	if err != nil {
		return nil, err
	}
	var usable []SeriesInUse
	for _, s := range list {
		if !s.ValidOn(day) {
			continue
		}
		used, err := f.office.Store.FeeSeries.Used(ctx, s.Ledger(), s.Period(day))
		if err != nil {
			return nil, err
		}
		usable = append(usable, inUse(s, used, day))
	}
	slices.SortStableFunc(usable, func(a, b SeriesInUse) int { return rank(a) - rank(b) })
	return usable, nil
}

func inUse(s fee.Series, used int, day office.Day) SeriesInUse {
	u := SeriesInUse{Series: s, Left: -1}
	if s.Last != 0 {
		u.Left = s.Last - s.First + 1 - used
	}
	if v, err := s.Voucher(used+1, day); err == nil {
		u.Next = v.String()
	}
	return u
}

// rank orders series as they are offered: a book of the office, the program's own, one that is used up.
func rank(s SeriesInUse) int {
	switch {
	case s.Next == "":
		return 2
	case s.Preprinted:
		return 0
	}
	return 1
}

// SaveSeries checks and saves a series. Errors: office.CodeInvalid, CodeRefused when another one could give the same
// vouchers or when vouchers that were given would change.
func (f *Fees) SaveSeries(ctx context.Context, s *fee.Series) error {
	s.Symbol, s.Form, s.Note = viet.NFC(s.Symbol), viet.NFC(s.Form), viet.NFC(s.Note)
	if err := s.Validate(); err != nil {
		return err
	}
	others, err := core.All(ctx, f.office.Store.FeeSeries.Page, office.Query{})
	if err != nil {
		return err
	}
	for i := range others {
		if o := &others[i]; o.ID != s.ID && s.Overlaps(o) {
			return office.Invalid("symbol", "Ký hiệu %s đã có một quyển chứa các số này (từ số %d).", o.Symbol, o.First)
		}
	}
	saved := *s
	err = f.office.Update(ctx, "save series", func(tx *store.Tx) error {
		saved = *s
		if s.ID != 0 {
			before, err := f.office.Store.FeeSeries.Load(tx, s.ID)
			if err != nil {
				return err
			}
			used, err := f.office.Store.FeeSeries.TakenEver(tx, s.Ledger())
			if err != nil {
				return err
			}
			if err := saved.Keeps(before, used); err != nil {
				return err
			}
		}
		return f.office.Store.FeeSeries.Save(tx, &saved)
	})
	if err == nil {
		*s = saved
	}
	return err
}

// Spoil gives up the next voucher of a series, a form that was torn or misprinted, and returns it; it is never given again.
func (f *Fees) Spoil(ctx context.Context, seriesID int64, reason string) (fee.Voucher, error) {
	reason = strings.TrimSpace(viet.NFC(reason))
	var spoilt fee.Voucher
	err := f.office.Update(ctx, "spoil voucher", func(tx *store.Tx) (err error) {
		if spoilt, err = f.nextVoucher(tx, seriesID, office.DayOf(f.office.Time())); err != nil {
			return err
		}
		return f.office.Store.Numbers.Void(tx, spoilt.Ledger(), spoilt.Period, spoilt.Taken, reason)
	})
	return spoilt, err
}

// SaveShare checks and saves how much is retained. Entries that were written keep their share. Errors: office.CodeInvalid.
func (f *Fees) SaveShare(ctx context.Context, s *fee.Share) error {
	s.Field, s.Source = viet.NFC(s.Field), viet.NFC(s.Source)
	if err := s.Validate(); err != nil {
		return err
	}
	others, err := core.All(ctx, f.office.Store.FeeShares.Page, office.Query{})
	if err != nil {
		return err
	}
	for i := range others {
		if o := &others[i]; o.ID != s.ID && s.Overlaps(o) {
			return office.Invalid("from", "Đã có một tỷ lệ áp dụng từ %s cho lĩnh vực này; hãy đặt ngày cuối cho tỷ lệ đó trước.", o.From)
		}
	}
	saved := *s
	err = f.office.Update(ctx, "save share", func(tx *store.Tx) error {
		saved = *s
		return f.office.Store.FeeShares.Save(tx, &saved)
	})
	if err == nil {
		*s = saved
	}
	return err
}

// seedFees fills an empty list of series with what is shipped.
func (o *Office) seedFees(ctx context.Context) error {
	return o.seedOnce(ctx, o.Store.FeeSeries.Count, func(tx *store.Tx) error {
		shipped, err := catalogue.Fees()
		if err != nil {
			return err
		}
		for _, s := range shipped.Series {
			if err := o.Store.FeeSeries.Save(tx, &s); err != nil {
				return err
			}
		}
		for _, s := range shipped.Shares {
			if err := o.Store.FeeShares.Save(tx, &s); err != nil {
				return err
			}
		}
		return nil
	})
}
