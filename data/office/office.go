// Package office holds the words that all registers share: who acts, what changed, how a register is asked,
// days and money. It imports the standard library only.
package office

import (
	"fmt"
	"strings"
	"time"
)

// Zone is the office's time zone, Asia/Ho_Chi_Minh (UTC+7, no daylight saving). Times are stored in UTC and shown in Zone.
var Zone = time.FixedZone("+07", 7*60*60)

// Actor is who does something: the officer's name, the role and the machine.
type Actor struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
	Host string `json:"host,omitempty"`
}

// Change is one audit record: who did what to which row, with the row before and after as JSON.
// Hash is SHA-256 over the record and PreviousHash, so that a record taken out or altered is noticed.
type Change struct {
	ID           int64     `json:"id"`
	At           time.Time `json:"at"`
	Actor        Actor     `json:"actor"`
	Register     string    `json:"register"`
	RowID        int64     `json:"row_id"`
	Action       string    `json:"action"` // "create", "update" or the name of a use case, e.g. "accept"
	Before       string    `json:"before,omitempty"`
	After        string    `json:"after,omitempty"`
	PreviousHash string    `json:"previous_hash"`
	Hash         string    `json:"hash"`
}

// Query asks a register for a page. The zero value asks for everything in the register's own order (newest first).
type Query struct {
	Text       string              // folded search over the register's search text; every word must be found, as a prefix
	Filters    map[string][]string // field → the values allowed; the register names the fields it knows
	From, To   map[string]string   // field → inclusive bounds as the column stores them (days as 2006-01-02, times as RFC 3339)
	Sort       string              // key of the order, empty for the register's own
	Descending bool
	Offset     int
	Limit      int // 0 means 50
}

// Day is a civil day written 2006-01-02; the empty Day means "not set". Days compare as strings.
type Day string

// DayOf returns the day of t in the office's time zone.
func DayOf(t time.Time) Day { return Day(t.In(Zone).Format("2006-01-02")) }

// Time returns the midnight that begins the day in the office's time zone; the zero time for an empty or broken day.
func (d Day) Time() time.Time {
	t, err := time.ParseInLocation("2006-01-02", string(d), Zone)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add returns the day n days later.
func (d Day) Add(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// String returns dd/MM/yyyy, the way days are shown, or "" when not set.
func (d Day) String() string {
	if d == "" {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// Money is an amount in whole đồng.
type Money int64

// String returns the amount the way it is shown: 2.250.000 đ.
func (m Money) String() string {
	digits, sign := fmt.Sprint(int64(m)), ""
	if strings.HasPrefix(digits, "-") {
		digits, sign = digits[1:], "-"
	}
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	return sign + b.String() + " đ"
}

// File is a file that a record has: its bytes are the blob SHA256.
type File struct {
	Name   string `json:"name"`
	Type   string `json:"type"` // media type as sniffed
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}
