package workday

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vanphongso/data/office"
)

// maxHalves bounds a budget at 1,000 days or hours, so that a slip of the finger does not walk through centuries.
const maxHalves = 2000

// ParseBudget reads a limit: 5d, 0.5d or 2.5d working days, 30cd calendar days, 12h working hours.
// Zero, negative and half calendar days are refused.
func ParseBudget(s string) (Budget, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	unit := Unit(strings.TrimLeft(text, "0123456789.,+-"))
	number := strings.Replace(strings.TrimSuffix(text, string(unit)), ",", ".", 1)
	if unit != WorkingDays && unit != CalendarDays && unit != WorkingHours {
		return Budget{}, office.Invalid("limit", "Không hiểu thời hạn “%s”: hãy viết như 5d (ngày làm việc), 30cd (ngày) hoặc 12h (giờ làm việc).", s)
	}
	amount, err := strconv.ParseFloat(number, 64)
	if err != nil || amount*2 != float64(int(amount*2)) || (unit == CalendarDays && amount != float64(int(amount))) {
		return Budget{}, office.Invalid("limit", "Thời hạn “%s” không phải số nguyên hoặc số có nửa ngày; hãy viết như 5d, 2.5d, 30cd, 12h.", s)
	}
	b := Budget{Halves: int(amount * 2), Unit: unit}
	return b, b.check()
}

func (b Budget) check() error {
	if b.Halves <= 0 || b.Halves > maxHalves {
		return office.Invalid("limit", "Thời hạn phải lớn hơn 0 và không quá %d ngày.", maxHalves/2)
	}
	return nil
}

// String writes the budget the way ParseBudget reads it.
func (b Budget) String() string { return b.amount(".") + string(b.Unit) }

// Vietnamese writes the budget the way it stands on paper: 5 ngày làm việc, 2,5 ngày làm việc, 30 ngày, 12 giờ làm việc.
func (b Budget) Vietnamese() string {
	words := map[Unit]string{WorkingDays: "ngày làm việc", CalendarDays: "ngày", WorkingHours: "giờ làm việc"}
	return b.amount(",") + " " + words[b.Unit]
}

func (b Budget) amount(point string) string {
	if b.Halves%2 == 0 {
		return strconv.Itoa(b.Halves / 2)
	}
	return fmt.Sprintf("%d%s5", b.Halves/2, point)
}

// ParseInstant reads 2026-11-20T10:00, with or without seconds, as local time in office.Zone.
func ParseInstant(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, strings.TrimSpace(s), office.Zone); err == nil {
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
