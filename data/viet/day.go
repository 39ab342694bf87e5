package viet

import (
	"strconv"
	"strings"
	"time"

	"vanphongso/data/office"
)

// maxShift is how many days +n and -n may reach.
const maxShift = 3660

// ParseDay reads what a person types for a day: 5/9 (this year), 5/9/26, 05-09-2026, 05.09.2026, 0509, 050926, 2026-09-05,
// 5 (this month), +3 and -1 (days from today), hôm nay, mai, kia, hôm qua, and the English today, tomorrow, yesterday. Two
// digits of a year up to 49 mean 20xx, from 50 on 19xx (a year of birth). An empty text is the empty day.
func ParseDay(text string, today office.Day) (office.Day, error) {
	folded := strings.Join(strings.Fields(Fold(text)), " ")
	if folded == "" {
		return "", nil
	}
	now := today.Time()
	if shift, ok := namedDay(folded); ok {
		return office.DayOf(now.AddDate(0, 0, shift)), nil
	}
	if folded[0] == '+' || folded[0] == '-' {
		n, ok := number(strings.TrimSpace(folded[1:]))
		if !ok || n > maxShift {
			return "", notADay(text)
		}
		if folded[0] == '-' {
			n = -n
		}
		return office.DayOf(now.AddDate(0, 0, n)), nil
	}
	year, month, day, ok := dayParts(folded, now)
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, office.Zone)
	if !ok || date.Day() != day || int(date.Month()) != month || year < 1900 || year > 2200 {
		return "", notADay(text)
	}
	return office.DayOf(date), nil
}

func notADay(text string) error {
	return office.Invalid("day", "Không hiểu ngày “%s”: hãy nhập như 5/9, 05-09-2026, +3 hoặc hôm nay.", SafeLine(text))
}

func namedDay(folded string) (shift int, ok bool) {
	switch folded {
	case "hom nay", "nay", "today":
		return 0, true
	case "mai", "ngay mai", "tomorrow":
		return 1, true
	case "kia", "ngay kia":
		return 2, true
	case "hom qua", "qua", "yesterday":
		return -1, true
	}
	return 0, false
}

// dayParts splits the text into numbers; what is left out comes from now.
func dayParts(text string, now time.Time) (year, month, day int, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/-. ", r) })
	if len(parts) == 1 {
		parts = cutDigits(parts[0])
	}
	var numbers [3]int
	for i, part := range parts {
		if i == len(numbers) {
			return 0, 0, 0, false
		}
		if numbers[i], ok = number(part); !ok {
			return 0, 0, 0, false
		}
	}
	switch {
	case len(parts) == 3 && len(parts[0]) == 4: // 2026-09-05
		return numbers[0], numbers[1], numbers[2], true
	case len(parts) == 3:
		return fullYear(numbers[2], len(parts[2])), numbers[1], numbers[0], true
	case len(parts) == 2:
		return now.Year(), numbers[1], numbers[0], true
	case len(parts) == 1:
		return now.Year(), int(now.Month()), numbers[0], true
	}
	return 0, 0, 0, false
}

// cutDigits cuts ddMM, ddMMyy and ddMMyyyy; any other text stays whole.
func cutDigits(text string) []string {
	switch len(text) {
	case 4:
		return []string{text[:2], text[2:]}
	case 6, 8:
		return []string{text[:2], text[2:4], text[4:]}
	}
	return []string{text}
}

func number(text string) (int, bool) {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

func fullYear(year, digits int) int {
	switch {
	case digits != 2:
		return year
	case year <= 49:
		return 2000 + year
	}
	return 1900 + year
}
