package workday

import (
	"regexp"
	"strconv"
	"strings"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// maxUnits bounds a budget at 1,000 days or hours, so that a slip of the finger does not walk through centuries.
const maxUnits = 1000

// ParseBudget reads a limit: 5d, 0.5d or 2.5d working days, 30cd calendar days, 12h or 0.5h working hours; a comma does
// for the point. Zero, negative numbers, other fractions than a half, half calendar days and more than 1,000 are refused.
func ParseBudget(s string) (Budget, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz")
	unit := Unit(text[len(number):])
	if unit != WorkingDays && unit != CalendarDays && unit != WorkingHours {
		return Budget{}, office.Invalid("limit", "Không hiểu thời hạn “%s”: hãy viết như 5d (ngày làm việc), 30cd (ngày) hoặc 12h (giờ làm việc).", s)
	}
	halves, ok := parseHalves(strings.TrimSpace(number))
	if !ok || (unit == CalendarDays && halves%2 != 0) {
		return Budget{}, office.Invalid("limit", "Thời hạn “%s” phải là số nguyên, hoặc có nửa ngày làm việc, nửa giờ: hãy viết như 5d, 2.5d, 30cd, 12h.", s)
	}
	b := Budget{Halves: halves, Unit: unit}
	if err := b.check(); err != nil {
		return Budget{}, err
	}
	return b, nil
}

// writtenBudget is a number and, in folded words, its unit.
var writtenBudget = regexp.MustCompile(`^(\d+(?:[.,]\d+)?) *([a-z ]+)$`)

// ReadBudget reads a limit as people write it: 2 ngày làm việc, 30 ngày lịch, 4 giờ, with or without marks, or as ParseBudget
// does. A bare "ngày" is what the caller says: working days for a step inside the office, calendar days in a law.
func ReadBudget(s string, bareDay Unit) (Budget, error) {
	units := map[string]Unit{
		"ngay lam viec": WorkingDays, "nlv": WorkingDays, "ngay": bareDay, "ngay lich": CalendarDays, "gio lam viec": WorkingHours, "gio": WorkingHours,
	}
	text := strings.Join(strings.Fields(viet.Fold(s)), " ")
	if m := writtenBudget.FindStringSubmatch(text); m != nil && units[m[2]] != "" {
		text = m[1] + string(units[m[2]])
	}
	b, err := ParseBudget(text)
	if err != nil {
		return b, office.Invalid("limit", "Thời hạn “%s” không đúng: hãy viết như 2 ngày làm việc, 4 giờ, 30 ngày lịch (hoặc 2d, 4h, 30cd), lớn hơn 0 và không quá 1.000.", s)
	}
	return b, nil
}

// parseHalves reads 5, 2.5 or 2,5 as a number of halves; a minus is read so that check can say what is wrong with it.
func parseHalves(text string) (int, bool) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, dotted := strings.Cut(strings.Replace(digits, ",", ".", 1), ".")
	half := strings.TrimRight(fraction, "0")
	if !onlyDigits(whole) || (dotted && fraction == "") || (half != "" && half != "5") {
		return 0, false
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n > maxUnits {
		n = maxUnits + 1 // too much, whatever it was
	}
	halves := 2 * n
	if half == "5" {
		halves++
	}
	if negative {
		halves = -halves
	}
	return halves, true
}

func onlyDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// check refuses what no promise can be made of. A same-day procedure has a limit in hours, not a limit of zero days.
func (b Budget) check() error {
	switch {
	case b.Unit != WorkingDays && b.Unit != CalendarDays && b.Unit != WorkingHours, b.Unit == CalendarDays && b.Halves%2 != 0:
		return office.Invalid("limit", "Thời hạn không có đơn vị đúng: hãy chọn ngày làm việc, ngày hoặc giờ làm việc.")
	case b.Halves <= 0:
		return office.Invalid("limit", "Thời hạn phải lớn hơn 0; thủ tục trả ngay trong ngày thì ghi theo giờ làm việc, ví dụ 4h.")
	case b.Halves > 2*maxUnits:
		return office.Invalid("limit", "Thời hạn không được quá 1.000 ngày hoặc giờ.")
	}
	return nil
}

// String writes the budget the way ParseBudget reads it.
func (b Budget) String() string { return b.amount(".") + string(b.Unit) }

// Vietnamese writes the budget the way it stands on paper: 5 ngày làm việc, nửa ngày làm việc, 2,5 ngày làm việc,
// 30 ngày, 12 giờ làm việc.
func (b Budget) Vietnamese() string {
	if b.Halves == 1 {
		return "nửa " + b.Unit.Vietnamese()
	}
	return b.amount(",") + " " + b.Unit.Vietnamese()
}

// Vietnamese names the unit: ngày làm việc, ngày, giờ làm việc.
func (u Unit) Vietnamese() string {
	switch u {
	case WorkingDays:
		return "ngày làm việc"
	case CalendarDays:
		return "ngày"
	case WorkingHours:
		return "giờ làm việc"
	}
	return ""
}

func (b Budget) amount(point string) string {
	number := strconv.Itoa(b.Halves / 2)
	if b.Halves%2 != 0 {
		number += point + "5"
	}
	return number
}
