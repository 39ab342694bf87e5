package store

import "context"

// Series is a series of numbers in one of its periods.
type Series struct {
	Name, Period string
	Last         int // the last number that was given
}

// Series returns all series that have given numbers, by name and period.
func (n *Numbers) Series(ctx context.Context) ([]Series, error) {
	return list(ctx, n.store, func(scan scanner) (s Series, err error) { return s, scan(&s.Name, &s.Period, &s.Last) },
		"SELECT series, period, last_number FROM counters ORDER BY series, period")
}

// Taken is a number that was given: the register and row that has it, and why it is void, empty when it is not.
type Taken struct {
	Number   int
	Register string
	RowID    int64
	Void     string
}

// Ledger returns the numbers that a series has given in a period, in order.
func (n *Numbers) Ledger(ctx context.Context, series, period string) ([]Taken, error) {
	return list(ctx, n.store, func(scan scanner) (t Taken, err error) { return t, scan(&t.Number, &t.Register, &t.RowID, &t.Void) },
		"SELECT number, register, row_id, void_reason FROM numbers WHERE series = ? AND period = ? ORDER BY number", series, period)
}
