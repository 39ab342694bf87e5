package dossier

import (
	"fmt"
	"slices"
	"strings"
)

// Counts are the numbers of one row of a report, by the report's measures. A share is in tenths of a per cent, below zero
// without a whole.
type Counts []int

// Tally counts dossiers into the rows of a report, one after another.
type Tally struct {
	measures []Measure
	rows     map[string]Counts
}

// NewTally begins a report.
func NewTally(measures []Measure) *Tally {
	return &Tally{measures: measures, rows: map[string]Counts{}}
}

// Add counts a dossier that stands at a place in each of the rows. One that does not belong to the period makes no row.
func (t *Tally) Add(c Case, p Place, rows ...string) {
	if !p.Counted() {
		return
	}
	for _, row := range rows {
		if t.rows[row] == nil {
			t.rows[row] = make(Counts, len(t.measures))
		}
	}
	for i, m := range t.measures {
		if m.Share != nil || !m.Counts(c, p) {
			continue
		}
		for _, row := range rows {
			t.rows[row][i]++
		}
	}
}

// Row returns the numbers of a row, all zero when nothing was counted in it. An error is a defect: its sums do not hold.
func (t *Tally) Row(key string) (Counts, error) {
	n := make(Counts, len(t.measures))
	copy(n, t.rows[key])
	if err := t.check(n); err != nil {
		return nil, err
	}
	for i, m := range t.measures {
		if m.Share != nil {
			n[i] = share(t.sum(n, m.Share.Part), t.sum(n, m.Share.Whole))
		}
	}
	return n, nil
}

// Rows returns the keys of the rows in which something was counted, sorted.
func (t *Tally) Rows() []string {
	keys := make([]string, 0, len(t.rows))
	for key := range t.rows {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// share is a part in tenths of a per cent of the whole, rounded; all is said of all only.
func share(part, whole int) int {
	switch {
	case whole == 0:
		return -1
	case part == whole:
		return 1000
	}
	return min(999, (2000*part+whole)/(2*whole))
}

// sum adds the measures that keys names, parted by +.
func (t *Tally) sum(n Counts, keys string) int {
	total := 0
	for key := range strings.SplitSeq(keys, "+") {
		i := slices.IndexFunc(t.measures, func(m Measure) bool { return m.Key == key })
		total += n[i]
	}
	return total
}

// check asserts the sums of a row, such as 3 = 7 + 11 in Biểu II.06a.
func (t *Tally) check(n Counts) error {
	for i, m := range t.measures {
		for _, parts := range m.Sums {
			if sum := t.sum(n, strings.Join(parts, "+")); sum != n[i] {
				return fmt.Errorf("dossier: %s is %d but %v come to %d", m.Key, n[i], parts, sum)
			}
		}
	}
	return nil
}
