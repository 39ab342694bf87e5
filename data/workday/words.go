package workday

import (
	"strconv"
	"strings"
	"time"
)

// clockText writes the clock of m, with seconds only when there are any.
func clockText(m moment) string {
	if m%60 != 0 {
		return m.time().Format("15:04:05")
	}
	return m.time().Format("15:04")
}

func instantText(m moment) string { return clockText(m) + " " + m.time().Format("02/01/2006") }

// workText writes working time in hours, minutes and seconds, leaving out what is zero.
func workText(work moment) string {
	var parts []string
	for _, unit := range []struct {
		size moment
		name string
	}{{3600, " giờ"}, {60, " phút"}, {1, " giây"}} {
		if n := work / unit.size; n > 0 {
			parts = append(parts, strconv.FormatInt(int64(n), 10)+unit.name)
			work -= n * unit.size
		}
	}
	if parts == nil {
		return "0 giờ làm việc"
	}
	return strings.Join(parts, " ") + " làm việc"
}

// RemainingText writes what is left of a paused promise: "còn 12 giờ 30 phút làm việc".
func RemainingText(left time.Duration) string { return "còn " + workText(moment(left/time.Second)) }
