package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Numbers gives gapless numbers by series and period. A number is taken in the transaction that saves its record, so
// that both are kept or none; one that is given up stays in the ledger with its reason.
type Numbers struct{ store *Store }

// Gap is a number that nothing explains.
type Gap struct {
	Series, Period string
	Number         int
	Reason         string // Vietnamese
}

// taken is a number that waits for its record.
type taken struct {
	series, period string
	number         int
	register       string
}

// Next takes the next number, for the next record that the transaction inserts into register. The transaction fails at
// its end when there is no such record and the number was neither assigned nor voided.
func (n *Numbers) Next(tx *Tx, series, period, register string) (int, error) {
	var last int
	if _, err := tx.scan([]any{&last}, "SELECT last_number FROM counters WHERE series = ? AND period = ?", series, period); err != nil {
		return 0, err
	}
	last++
	_, err := tx.exec(`INSERT INTO counters (series, period, last_number) VALUES (?, ?, ?)
		ON CONFLICT (series, period) DO UPDATE SET last_number = excluded.last_number`, series, period, last)
	if err != nil {
		return 0, err
	}
	_, err = tx.exec(`INSERT INTO numbers (series, period, number, register, row_id, void_reason) VALUES (?, ?, ?, ?, 0, '')`, series, period, last, register)
	if err != nil {
		return 0, err
	}
	tx.numbers = append(tx.numbers, taken{series, period, last, register})
	return last, nil
}

// Last returns the last number that was given, 0 when none was.
func (n *Numbers) Last(ctx context.Context, series, period string) (int, error) {
	last, err := list(ctx, n.store, one[int], "SELECT last_number FROM counters WHERE series = ? AND period = ?", series, period)
	if err != nil || len(last) == 0 {
		return 0, err
	}
	return last[0], nil
}

// Assign notes which row has taken the number; Next's own register does it by itself. Error: office.CodeNotFound.
func (n *Numbers) Assign(tx *Tx, series, period string, number int, rowID int64) error {
	changed, err := tx.exec("UPDATE numbers SET row_id = ? WHERE series = ? AND period = ? AND number = ?", rowID, series, period, number)
	if err != nil {
		return err
	}
	if changed == 0 {
		return neverGiven(series, period, number)
	}
	tx.settle(series, period, number)
	return nil
}

// Void notes that the number is not used, and why; it is never given again. Errors: office.CodeInvalid without a reason,
// office.CodeNotFound for a number that was never given, office.CodeRefused for one that is void already.
func (n *Numbers) Void(tx *Tx, series, period string, number int, reason string) error {
	reason = strings.TrimSpace(clean(viet.NFC(reason)))
	if reason == "" {
		return office.Invalid("reason", "Hãy ghi lý do hủy số %d.", number)
	}
	var earlier string
	given, err := tx.scan([]any{&earlier}, "SELECT void_reason FROM numbers WHERE series = ? AND period = ? AND number = ?", series, period, number)
	switch {
	case err != nil:
		return err
	case !given:
		return neverGiven(series, period, number)
	case earlier != "":
		return office.Refuse("Số %d của sổ %s kỳ %s đã được hủy (%s).", number, series, period, earlier)
	}
	_, err = tx.exec("UPDATE numbers SET void_reason = ? WHERE series = ? AND period = ? AND number = ?", reason, series, period, number)
	if err != nil {
		return err
	}
	tx.settle(series, period, number)
	after, err := json.Marshal(map[string]any{"series": series, "period": period, "number": number, "void_reason": reason})
	if err != nil {
		return err
	}
	return tx.audit("numbers", int64(number), "", string(after))
}

func neverGiven(series, period string, number int) error {
	return office.NotFound("Số %d của sổ %s kỳ %s chưa từng được cấp.", number, series, period)
}

// settle takes a number off the list of those that wait for their record.
func (tx *Tx) settle(series, period string, number int) {
	left := tx.numbers[:0]
	for _, t := range tx.numbers {
		if t.series != series || t.period != period || t.number != number {
			left = append(left, t)
		}
	}
	tx.numbers = left
}

// assignPending gives the numbers that wait for a record of the register to this one.
func (tx *Tx) assignPending(register string, id int64) error {
	for _, t := range append([]taken(nil), tx.numbers...) {
		if t.register != register {
			continue
		}
		if err := tx.store.Numbers.Assign(tx, t.series, t.period, t.number, id); err != nil {
			return err
		}
	}
	return nil
}

// Gaps returns the numbers that nothing explains: it must be empty. A number is explained by the record that has it or
// by the reason it was voided with.
func (n *Numbers) Gaps(ctx context.Context) ([]Gap, error) {
	gaps, err := n.holes(ctx)
	if err != nil {
		return nil, err
	}
	registers, err := list(ctx, n.store, one[string], "SELECT DISTINCT register FROM numbers ORDER BY register")
	if err != nil {
		return nil, err
	}
	for _, register := range registers {
		lost, err := n.orphans(ctx, register)
		if err != nil {
			return nil, err
		}
		gaps = append(gaps, lost...)
	}
	return gaps, nil
}

// holes are numbers up to the last one given that the ledger does not have.
func (n *Numbers) holes(ctx context.Context) ([]Gap, error) {
	type series struct {
		series, period string
		last, kept     int
	}
	incomplete, err := list(ctx, n.store, func(scan scanner) (s series, err error) { return s, scan(&s.series, &s.period, &s.last, &s.kept) },
		`SELECT c.series, c.period, c.last_number,
			(SELECT count(*) FROM numbers n WHERE n.series = c.series AND n.period = c.period AND n.number BETWEEN 1 AND c.last_number)
		FROM counters c ORDER BY c.series, c.period`)
	if err != nil {
		return nil, err
	}
	var gaps []Gap
	for _, s := range incomplete {
		if s.kept == s.last {
			continue
		}
		kept, err := list(ctx, n.store, one[int], "SELECT number FROM numbers WHERE series = ? AND period = ? ORDER BY number", s.series, s.period)
		if err != nil {
			return nil, err
		}
		there := map[int]bool{}
		for _, number := range kept {
			there[number] = true
		}
		for number := 1; number <= s.last; number++ {
			if !there[number] {
				gaps = append(gaps, Gap{s.series, s.period, number, "không có trong sổ cấp số."})
			}
		}
	}
	return gaps, nil
}

// orphans are numbers without a reason whose record is not there.
func (n *Numbers) orphans(ctx context.Context, register string) ([]Gap, error) {
	if !registerName.MatchString(register) {
		return nil, fmt.Errorf("store: %q in the ledger of numbers is no register", register)
	}
	return list(ctx, n.store, func(scan scanner) (g Gap, err error) {
		g.Reason = "không có bản ghi nào mang số này và cũng không có lý do hủy."
		return g, scan(&g.Series, &g.Period, &g.Number)
	}, `SELECT n.series, n.period, n.number FROM numbers n LEFT JOIN `+register+` r ON r.id = n.row_id
		WHERE n.register = ? AND n.void_reason = '' AND r.id IS NULL ORDER BY n.series, n.period, n.number`, register)
}
