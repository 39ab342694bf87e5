package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// check compares what a register keeps beside its records with the records: columns, search text, tallies, references to
// blobs. trouble is told a Vietnamese sentence for each difference.
type check func(ctx context.Context, trouble func(sentence string)) (checked int, err error)

// Check compares every copy that the store keeps of a record's fields with the record itself and tells trouble, in
// Vietnamese, where they differ. It changes nothing. It returns how many records were looked at.
func (s *Store) Check(ctx context.Context, trouble func(sentence string)) (int, error) {
	total := 0
	for _, c := range s.checks {
		n, err := c(ctx, trouble)
		total += n
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// checkAtOnce is how many rows are held at the same time: they may be large.
const checkAtOnce = 200

// check is the check of one register.
func (r *Register[T]) check(ctx context.Context, trouble func(sentence string)) (int, error) {
	m, checked, last := r.mapping, 0, int64(0)
	tallies := map[string]int{}
	for {
		rows, err := r.stored(ctx, last)
		if err != nil {
			return checked, err
		}
		for _, found := range rows {
			last = found.ID
			record, err := m.decode(found.row)
			if err != nil {
				trouble(fmt.Sprintf("%s số %d không đọc được: %v.", capital(m.noun), found.ID, err))
				continue
			}
			if wrong := r.differences(found, record); len(wrong) > 0 {
				trouble(fmt.Sprintf("%s số %d có cột không khớp với nội dung: %s.", capital(m.noun), found.ID, strings.Join(wrong, ", ")))
			}
			if found.searchText != m.searchText(record) {
				trouble(fmt.Sprintf("Từ tìm kiếm của %s số %d không như chương trình này ghi; hãy lập lại từ tìm kiếm.", m.noun, found.ID))
			}
			tallies[m.facetKey(record)]++
		}
		checked += len(rows)
		if len(rows) < checkAtOnce {
			break
		}
	}
	return checked, r.checkTallies(ctx, tallies, trouble)
}

// storedRow is a row with all its columns.
type storedRow struct {
	row
	searchText string
	values     []any
}

// stored reads rows behind an id with all that is kept of them.
func (r *Register[T]) stored(ctx context.Context, after int64) ([]storedRow, error) {
	names := "x.id, x.version, x.data, x.heavy, x.search_text"
	for _, c := range r.mapping.columns {
		names += ", t." + c.name
	}
	return list(ctx, r.store, func(scan scanner) (s storedRow, err error) {
		s.values = make([]any, len(r.mapping.columns))
		into := []any{&s.ID, &s.Version, &s.Data, &s.Heavy, &s.searchText}
		for i := range s.values {
			into = append(into, &s.values[i])
		}
		return s, scan(into...)
	}, fmt.Sprintf("SELECT %[1]s FROM %[2]s x LEFT JOIN %[2]s_fields t ON t.id = x.id WHERE x.id > ? ORDER BY x.id LIMIT %[3]d", names, r.mapping.register, checkAtOnce), after)
}

// differences names the columns of a row that are not what its record says.
func (r *Register[T]) differences(found storedRow, record *T) []string {
	var wrong []string
	for i, want := range r.mapping.values(record) {
		if !equal(found.values[i], want) {
			wrong = append(wrong, r.mapping.columns[i].name)
		}
	}
	return wrong
}

// equal compares a value from a driver with one that was given to it.
func equal(is, want any) bool {
	if b, ok := want.([]byte); ok {
		kept, isBytes := is.([]byte)
		return isBytes && bytes.Equal(kept, b)
	}
	if b, ok := is.([]byte); ok {
		is = string(b)
	}
	return fmt.Sprint(is) == fmt.Sprint(want)
}

// checkTallies compares the tallies with a count of the records.
func (r *Register[T]) checkTallies(ctx context.Context, counted map[string]int, trouble func(sentence string)) error {
	kept := map[string]int{}
	type tally struct {
		facets string
		n      int
	}
	rows, err := list(ctx, r.store, func(scan scanner) (t tally, err error) { return t, scan(&t.facets, &t.n) },
		"SELECT facets, n FROM tallies WHERE register = ?", r.mapping.register)
	if err != nil {
		return err
	}
	for _, t := range rows {
		kept[t.facets] = t.n
	}
	keys := maps.Clone(kept)
	maps.Copy(keys, counted)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if kept[key] != counted[key] {
			trouble(fmt.Sprintf("Số đếm %s của nhóm “%s” ghi %d nhưng đếm lại được %d.",
				r.mapping.noun, strings.ReplaceAll(key, facetSeparator, " · "), kept[key], counted[key]))
		}
	}
	return nil
}
