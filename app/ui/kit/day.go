package kit

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// dayLayout is how a day is kept, shownLayout how it is shown.
const (
	dayLayout   = "2006-01-02"
	shownLayout = "02/01/2006"
)

// ShowDay returns a kept day (2006-01-02) as dd/MM/yyyy; what is no day comes back as it is.
func ShowDay(day string) string {
	t, err := time.Parse(dayLayout, day)
	if err != nil {
		return day
	}
	return t.Format(shownLayout)
}

// errDay says what a date field takes. It is made when needed because the language is chosen after start.
func errDay() error {
	return errors.New(T("Ngày chưa đúng. Hãy nhập như 5/9, 05-09-2026, +3 hoặc hôm nay."))
}

// ParseDay reads what a person types for a day: 5/9 (this year), 5/9/26, 05-09-2026, 05.09.2026, 050926, 2026-09-05, 5 (this
// month), +3 and -1 (days from today), hôm nay, mai, hôm qua. An empty text is an empty day. The result is 2006-01-02.
func ParseDay(text string, today time.Time) (string, error) {
	text = strings.TrimSpace(fold(text))
	if text == "" {
		return "", nil
	}
	if shift, ok := namedDay(text); ok {
		return today.AddDate(0, 0, shift).Format(dayLayout), nil
	}
	if text[0] == '+' || text[0] == '-' {
		n, err := strconv.Atoi(strings.TrimSpace(text[1:]))
		if err != nil || n > 3660 || n < 0 {
			return "", errDay()
		}
		if text[0] == '-' {
			n = -n
		}
		return today.AddDate(0, 0, n).Format(dayLayout), nil
	}
	day, month, year, ok := dayParts(text, today)
	if !ok {
		return "", errDay()
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || year < 1900 || year > 2200 {
		return "", errDay()
	}
	return t.Format(dayLayout), nil
}

func namedDay(text string) (shift int, ok bool) {
	switch text {
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

// dayParts splits the text into numbers; what is left out comes from today.
func dayParts(text string, today time.Time) (day, month, year int, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
	if len(parts) == 1 && (len(text) == 6 || len(text) == 8 || len(text) == 4) {
		parts = []string{text[:2], text[2:4], text[4:]}
		if len(text) == 4 {
			parts = parts[:2]
		}
	}
	numbers := make([]int, len(parts))
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return 0, 0, 0, false
		}
		numbers[i] = n
	}
	switch {
	case len(numbers) == 3 && len(parts[0]) == 4: // 2026-09-05
		return numbers[2], numbers[1], numbers[0], true
	case len(numbers) == 3:
		return numbers[0], numbers[1], fullYear(numbers[2], len(parts[2])), true
	case len(numbers) == 2:
		return numbers[0], numbers[1], today.Year(), true
	case len(numbers) == 1:
		return numbers[0], int(today.Month()), today.Year(), true
	}
	return 0, 0, 0, false
}

// fullYear makes 26 into 2026 and 61 into 1961 (a year of birth); other lengths than two are years as written.
func fullYear(year, digits int) int {
	switch {
	case digits != 2:
		return year
	case year <= 49:
		return 2000 + year
	}
	return 1900 + year
}
