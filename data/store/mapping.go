package store

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"vanphongso/data/office"
)

// kind says what a column holds and how the words of a query are read for it.
type kind int

const (
	text    kind = iota // TEXT, compared byte by byte
	number              // BIGINT
	flag                // BIGINT 0 or 1, asked as true or false
	instant             // BIGINT, microseconds since 1970 in UTC
	day                 // TEXT 2006-01-02
	sortKey             // BLOB made by viet.SortKey
)

// never stands in an instant column for "no time" where that sorts behind every time, e.g. a dossier without a limit:
// the last second of the year 9999.
const never int64 = 253402300799_000000

// column is a field of a record that is filtered, sorted or kept unique. Its value is a copy: the record itself lies
// in the JSON columns data and heavy, so that a column can be added without touching what is kept.
type column[T any] struct {
	name  string // of the column and, when field is empty, of the field in a query
	field string // name in a query when it differs
	kind  kind
	value func(*T) any
	facet bool   // one of few values: counted in tallies and found together with words by the search index
	word  bool   // found by the search index like a facet, but not counted in tallies
	index bool   // begins an index: may be sorted by, and few rows are found by it quickly
	order string // the column it is sorted by, when that is another one: its sort key
	with  string // a second index begins with this column and goes on with that one
}

// set is a field of a record that has any number of values, each to be filtered by: the search index finds them.
type set[T any] struct {
	name   string // in a query
	values func(*T) []string
}

// word is how a value stands among the words of the search index. The end tells it from values that begin alike, for
// words are found by their beginnings: no encoded letter looks like it.
func (s set[T]) word(value string) string { return facetWord(s.name, folded(value)) + "_zz" }

// mapping says how the records of a register lie in its table.
type mapping[T any] struct {
	register   string // name of the register and of its table
	noun       string // one record in a Vietnamese sentence: "hồ sơ"
	columns    []column[T]
	identity   func(*T) (id, version *int64)
	search     func(*T) []string            // texts to be found by; nil: the register has no search index
	sets       []set[T]                     // fields of several values; only a register with a search index has them
	light      func(*T)                     // takes from a copy what pages do not carry; nil: everything is light
	heavy      func(*T) any                 // what light took, as a struct with the record's own JSON names
	labels     map[string]string            // JSON field → its name in a sentence, for those that people edit
	digest     []string                     // JSON fields that the audit record holds as a hash only
	taken      func(*T) string              // the sentence for office.CodeExists
	keeps      func(before, after *T) error // refuses a change that loses what must stay; nil: any change may be
	references func(*T) map[string]bool     // hashes of the blobs a record names, kept in table blob_references; nil: none
}

// row is a record on its way into its table or out of it.
type row struct {
	ID      int64
	Version int64
	Data    string
	Heavy   string
}

func (c column[T]) fieldName() string {
	if c.field != "" {
		return c.field
	}
	return c.name
}

// column returns the column behind the field of a query.
func (m *mapping[T]) column(field string) (column[T], bool) {
	for _, c := range m.columns {
		if c.fieldName() == field {
			return c, true
		}
	}
	return column[T]{}, false
}

// encode returns the two JSON texts of a record.
func (m *mapping[T]) encode(record *T) (data, heavy string, err error) {
	light := *record
	if m.light != nil {
		m.light(&light)
		b, err := json.Marshal(m.heavy(record))
		if err != nil {
			return "", "", err
		}
		heavy = string(b)
	}
	b, err := json.Marshal(light)
	return string(b), heavy, err
}

// decode makes the record of a row; without the heavy text it is a light one.
func (m *mapping[T]) decode(r row) (*T, error) {
	record := new(T)
	for _, text := range []string{r.Data, r.Heavy} {
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), record); err != nil {
			return nil, fmt.Errorf("%s %d: %w", m.register, r.ID, err)
		}
	}
	id, version := m.identity(record)
	*id, *version = r.ID, r.Version
	return record, nil
}

// mended is how JSON writes what was no character.
const mended = `\ufffd`

// keep returns the two JSON texts of a record and the record that they will be read as: what is kept beside them is made
// from that one, for JSON mends broken characters.
func (m *mapping[T]) keep(record *T) (data, heavy string, kept *T, err error) {
	if data, heavy, err = m.encode(record); err != nil {
		return "", "", nil, err
	}
	if !strings.Contains(data, mended) && !strings.Contains(heavy, mended) {
		return data, heavy, record, nil
	}
	id, version := m.identity(record)
	kept, err = m.decode(row{ID: *id, Version: *version, Data: data, Heavy: heavy})
	return data, heavy, kept, err
}

// values returns what stands in the record's columns.
func (m *mapping[T]) values(record *T) []any {
	values := make([]any, len(m.columns))
	for i, c := range m.columns {
		values[i] = stored(c.value(record))
	}
	return values
}

// stored turns a value into one of the four types a driver is given: int64, string, []byte, or nil.
func stored(value any) any {
	switch v := value.(type) {
	case string:
		return clean(v)
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case time.Time:
		return micros(v)
	case []byte, int64:
		return v
	}
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.String:
		return clean(v.String())
	case reflect.Int, reflect.Int32, reflect.Int64:
		return v.Int()
	case reflect.Uint32, reflect.Uint16, reflect.Uint8:
		return int64(v.Uint())
	}
	return fmt.Sprint(value)
}

// clean takes from a text what PostgreSQL refuses: zero bytes and broken UTF-8. Mails bring both.
func clean(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// micros is how an instant is kept; the zero time is 0.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// microsOrNever is micros with the zero time behind all others.
func microsOrNever(t time.Time) int64 {
	if t.IsZero() {
		return never
	}
	return t.UnixMicro()
}

// fromMicros is the inverse of micros.
func fromMicros(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}

// facetKey is the record's key in tallies: the values of its facet columns in order.
func (m *mapping[T]) facetKey(record *T) string {
	var parts []string
	for _, c := range m.columns {
		if c.facet {
			parts = append(parts, fmt.Sprint(stored(c.value(record))))
		}
	}
	return strings.Join(parts, facetSeparator)
}

const facetSeparator = "\x1f"

// facets returns the facet columns in order.
func (m *mapping[T]) facets() []column[T] {
	var list []column[T]
	for _, c := range m.columns {
		if c.facet {
			list = append(list, c)
		}
	}
	return list
}

// missing is the error for an id that is not there.
func (m *mapping[T]) missing(id int64) error {
	return office.NotFound("Không tìm thấy %s số %d; có thể dữ liệu đang mở là của cơ sở dữ liệu khác.", m.noun, id)
}
