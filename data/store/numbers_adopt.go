package store

import (
	"fmt"

	"vanphongso/data/office"
)

// mostGaps is how many numbers of an older book may be missing; more are the sign of a number that was typed wrongly.
const mostGaps = 5000

// Adopt takes over a number that an older book of paper or of another program has given, for the next record that the
// transaction inserts into register. Numbers go on behind the highest one. A number that Explain has voided for this
// reason is taken up. Error: office.CodeExists for a number that was given here.
func (n *Numbers) Adopt(tx *Tx, series, period string, number int, register, reason string) error {
	var void string
	given, err := tx.scan([]any{&void}, "SELECT void_reason FROM numbers WHERE series = ? AND period = ? AND number = ?", series, period, number)
	switch {
	case err != nil:
		return err
	case given && void != reason:
		return &office.Error{Code: office.CodeExists, Message: fmt.Sprintf("Số %d của sổ %s kỳ %s đã được cấp ở đây.", number, series, period)}
	case given:
		_, err = tx.exec("UPDATE numbers SET register = ?, void_reason = '' WHERE series = ? AND period = ? AND number = ?", register, series, period, number)
	default:
		_, err = tx.exec("INSERT INTO numbers (series, period, number, register, row_id, void_reason) VALUES (?, ?, ?, ?, 0, '')", series, period, number, register)
	}
	if err != nil {
		return err
	}
	tx.numbers = append(tx.numbers, taken{series, period, number, register})
	return n.Reach(tx, series, period, number)
}

// Reach makes the series go on behind number; a series that is there already stays as it is.
func (n *Numbers) Reach(tx *Tx, series, period string, number int) error {
	_, err := tx.exec(`INSERT INTO counters (series, period, last_number) VALUES (?, ?, ?)
		ON CONFLICT (series, period) DO UPDATE SET last_number = excluded.last_number WHERE counters.last_number < excluded.last_number`, series, period, number)
	return err
}

// Explain voids every number up to the last one of the series that nobody has, with the reason. Error: office.CodeRefused
// when so many are missing that one was typed wrongly.
func (n *Numbers) Explain(tx *Tx, series, period, register, reason string) error {
	kept, err := tx.ids("SELECT number FROM numbers WHERE series = ? AND period = ? ORDER BY number", series, period)
	if err != nil {
		return err
	}
	var last int
	if _, err := tx.scan([]any{&last}, "SELECT last_number FROM counters WHERE series = ? AND period = ?", series, period); err != nil {
		return err
	}
	if last-len(kept) > mostGaps {
		return office.Refuse("Sổ kỳ %s thiếu %d số cho đến số %d; có lẽ một số ghi nhầm, hãy xem lại tệp.", period, last-len(kept), last)
	}
	there := map[int64]bool{}
	for _, number := range kept {
		there[number] = true
	}
	for number := 1; number <= last; number++ {
		if there[int64(number)] {
			continue
		}
		_, err := tx.exec("INSERT INTO numbers (series, period, number, register, row_id, void_reason) VALUES (?, ?, ?, ?, 0, '')", series, period, number, register)
		if err != nil {
			return err
		}
		if err := n.Void(tx, series, period, number, reason); err != nil {
			return err
		}
	}
	return nil
}
