package kit

import (
	"errors"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
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

// ParseDay reads what a person types for a day, as viet.ParseDay does, and answers with the sentence in the chosen language
// when it is none. The result is 2006-01-02, or "" for an empty text.
func ParseDay(text string, today time.Time) (string, error) {
	day, err := viet.ParseDay(text, office.DayOf(today))
	if err != nil {
		return "", errors.New(T("Ngày chưa đúng. Hãy nhập như 5/9, 05-09-2026, +3 hoặc hôm nay."))
	}
	return string(day), nil
}
