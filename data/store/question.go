package store

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// question is a query read against a register: the fields are columns, the values what the columns hold.
type question struct {
	register   string
	indexed    bool     // the register has a search index
	words      []string // folded; each is the beginning of a word
	tests      []test
	sort       string // a column; id is the register's own order
	descending bool
	offset     int
	limit      int
}

// test is a condition on one column: one of some values, or a range.
type test struct {
	place  int // among the question's tests
	column string
	kind   kind
	word   bool   // stands in the search index too
	tally  bool   // counted in tallies
	index  bool   // begins an index
	with   string // see column.with
	values []any
	low    any // inclusive, nil = open
	high   any
}

const (
	idColumn     = "id"
	defaultLimit = 50
)

var registerName = regexp.MustCompile(`^[a-z_]+$`)

func limitOf(q office.Query) int {
	if q.Limit <= 0 {
		return defaultLimit
	}
	return q.Limit
}

// ask reads a query. A field that the register does not know is a defect of the caller, office.CodeInternal. Of a set, a
// record must have all the values asked for.
func (m *mapping[T]) ask(q office.Query) (*question, error) {
	asked := &question{
		register: m.register, indexed: m.search != nil, words: queryWords(q.Text), sort: idColumn, descending: true,
		offset: max(q.Offset, 0), limit: limitOf(q),
	}
	if len(asked.words) > 0 && !asked.indexed {
		return nil, fmt.Errorf("store: %s cannot be searched", m.register)
	}
	var err error
	filters := maps.Clone(q.Filters)
	for _, s := range m.sets {
		for _, value := range filters[s.name] {
			asked.words = append(asked.words, s.word(value))
		}
		delete(filters, s.name)
	}
	q.Filters = filters
	if asked.tests, err = testsOf(q, m.test); err != nil {
		return nil, fmt.Errorf("%s: %w", m.register, err)
	}
	if q.Sort == "" {
		asked.sort = asked.newest()
		return asked, nil
	}
	c, known := m.column(q.Sort)
	if c.order != "" {
		c, known = m.column(c.order)
	}
	if q.Sort != idColumn && (!known || !c.index) {
		return nil, fmt.Errorf("store: %s cannot be sorted by %q", m.register, q.Sort)
	}
	asked.sort, asked.descending = idColumn, q.Descending
	if known {
		asked.sort = c.name
	}
	return asked, nil
}

// newest is the column of the register's own order, newest first. Records bounded by a time are in the order of that time:
// along its index they are found at once, however long ago it was.
func (q *question) newest() string {
	for _, t := range q.tests {
		if t.kind == instant && t.index && len(t.values) == 0 {
			return t.column
		}
	}
	return idColumn
}

// test returns what tests of a field have in common.
func (m *mapping[T]) test(field string) (test, bool) {
	if field == idColumn {
		return test{column: idColumn, kind: number, index: true}, true
	}
	c, known := m.column(field)
	indexed := m.search != nil
	return test{column: c.name, kind: c.kind, word: indexed && (c.facet || c.word), tally: c.facet, index: c.index, with: c.with}, known && c.kind != sortKey
}

// testsOf reads the filters and the bounds of a query, in the order of their names.
func testsOf(q office.Query, find func(field string) (test, bool)) ([]test, error) {
	var tests []test
	for _, field := range slices.Sorted(maps.Keys(q.Filters)) {
		if len(q.Filters[field]) == 0 {
			continue
		}
		t, known := find(field)
		if !known {
			return nil, fmt.Errorf("store: no field %q to filter by", field)
		}
		for _, word := range q.Filters[field] {
			value, err := t.kind.parse(word)
			if err != nil {
				return nil, err
			}
			t.values = append(t.values, value)
		}
		tests = append(tests, t)
	}
	bounded := map[string]bool{}
	for _, bounds := range []map[string]string{q.From, q.To} {
		for field, bound := range bounds {
			bounded[field] = bounded[field] || bound != ""
		}
	}
	for _, field := range slices.Sorted(maps.Keys(bounded)) {
		t, known := find(field)
		if !known {
			return nil, fmt.Errorf("store: no field %q to bound", field)
		}
		var err error
		if t.low, t.high, err = t.kind.bounds(q.From[field], q.To[field]); err != nil {
			return nil, err
		}
		if t.low != nil || t.high != nil {
			tests = append(tests, t)
		}
	}
	for i := range tests {
		tests[i].place = i
	}
	return tests, nil
}

// parse reads a value of a filter.
func (k kind) parse(word string) (any, error) {
	switch k {
	case number:
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("store: %q is no number", word)
		}
		return n, nil
	case flag:
		if word == "true" {
			return int64(1), nil
		}
		return int64(0), nil
	case instant:
		return readInstant(word, false)
	default:
		return clean(word), nil
	}
}

// bounds reads inclusive bounds; "" is open. An instant that is not set lies in no bounds.
func (k kind) bounds(from, to string) (low, high any, err error) {
	if k == instant {
		return instantBounds(from, to)
	}
	if from != "" {
		if low, err = k.parse(from); err != nil {
			return nil, nil, err
		}
	}
	if to != "" {
		high, err = k.parse(to)
	}
	return low, high, err
}

func instantBounds(from, to string) (low, high any, err error) {
	if from == "" && to == "" {
		return nil, nil, nil
	}
	first, last := int64(1), never-1
	if from != "" {
		at, err := readInstant(from, false)
		if err != nil {
			return nil, nil, err
		}
		first = max(at, first)
	}
	if to != "" {
		if last, err = readInstant(to, true); err != nil {
			return nil, nil, err
		}
	}
	return first, last, nil
}

// readInstant reads RFC 3339, or a day of the office; as the end of a range it is the end of that second or day.
func readInstant(word string, end bool) (int64, error) {
	if d := office.Day(word); len(word) == len("2006-01-02") && !d.Time().IsZero() {
		if end {
			return d.Add(1).Time().UnixMicro() - 1, nil
		}
		return d.Time().UnixMicro(), nil
	}
	t, err := time.Parse(time.RFC3339, word)
	if err != nil {
		return 0, fmt.Errorf("store: %q is no time", word)
	}
	if end && t.Nanosecond() == 0 {
		t = t.Add(time.Second - time.Microsecond)
	}
	return t.UnixMicro(), nil
}

// codePart is a part of a dossier's code that has only digits: segments of the agency's code, the day of receipt as YYMMDD and
// the running number of that day, with spaces between. Telephone, identity and tax numbers are not grouped like that.
var codePart = regexp.MustCompile(`^(\d{1,3} )*[1-9]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])( \d{1,5})?$`)

// queryWords are the words of what somebody typed. A long number is one word however it is grouped, 0912 345 456, but for a
// part of a dossier's code, 261117-0004, whose segments are words of their own.
func queryWords(typed string) []string {
	list := words(typed)
	digits := strings.Join(list, "")
	if len(digits) >= 9 && strings.Trim(digits, "0123456789") == "" && !codePart.MatchString(strings.Join(list, " ")) {
		list = []string{digits}
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }) // the rare ones first
	list = slices.Compact(list)
	return list[:min(len(list), maxQueryWords)]
}

// sql is the test as SQL on a column with a prefix ("t.", or "+t." to keep SQLite from choosing its index).
func (t test) sql(prefix string) (string, []any) {
	column := prefix + t.column
	switch {
	case t.low != nil && t.high != nil:
		return column + " BETWEEN ? AND ?", []any{t.low, t.high}
	case t.low != nil:
		return column + " >= ?", []any{t.low}
	case t.high != nil:
		return column + " <= ?", []any{t.high}
	case len(t.values) == 1:
		return column + " = ?", t.values
	}
	return column + " IN (?" + strings.Repeat(", ?", len(t.values)-1) + ")", t.values
}

// facetWords are the words of the search index that the test's values stand for.
func (t test) facetWords() []string {
	list := make([]string, len(t.values))
	for i, value := range t.values {
		list[i] = facetWord(t.column, value)
	}
	return list
}

// searched returns the tests that the search index answers and the others.
func (q *question) searched() (inside, others []test) {
	for _, t := range q.tests {
		if t.word && len(t.values) > 0 {
			inside = append(inside, t)
		} else {
			others = append(others, t)
		}
	}
	return inside, others
}

// direction is the SQL of the order's direction.
func (q *question) direction() string {
	if q.descending {
		return " DESC"
	}
	return ""
}

// folded is a text as names are compared: folded words with single spaces.
func folded(s string) string { return cut(viet.SearchText(s), maxKey) }
