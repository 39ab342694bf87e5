package workday

import (
	"strings"
	"time"

	"vanphongso/data/office"
)

const (
	secondsOfDay = 24 * 60 * 60
	zoneOffset   = 7 * 60 * 60 // office.Zone
)

// moment is local time in whole seconds since 1970-01-01T00:00 local; one number makes walking simple and exact.
type moment int64

func momentOf(t time.Time) moment { return moment(t.Unix() + zoneOffset) }

func (m moment) time() time.Time { return time.Unix(int64(m)-zoneOffset, 0).In(office.Zone) }

// day returns the number of days since 1970-01-01, negative before it.
func (m moment) day() int {
	if m < 0 {
		return int((m+1)/secondsOfDay) - 1
	}
	return int(m / secondsOfDay)
}

func (m moment) clock() moment { return m - startOf(m.day()) }

func startOf(day int) moment       { return moment(day) * secondsOfDay }
func nameOf(day int) office.Day    { return office.DayOf(startOf(day).time()) }
func dayNumber(day office.Day) int { return momentOf(day.Time()).day() }
func weekdayOf(day int) int        { return ((day+4)%7 + 7) % 7 } // 1970-01-01 was a Thursday

// ParseInstant reads 2026-11-20T10:00, with or without seconds, as local time in office.Zone.
func ParseInstant(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, strings.TrimSpace(s), office.Zone); err == nil && t.Nanosecond() == 0 {
			return t, nil
		}
	}
	return time.Time{}, office.Invalid("time", "Không hiểu thời điểm “%s”: hãy viết như 2026-11-20T10:00.", s)
}

// FormatInstant writes t the way ParseInstant reads it, with seconds only when there are any.
func FormatInstant(t time.Time) string {
	if t = t.In(office.Zone); t.Second() != 0 {
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format("2006-01-02T15:04")
}
