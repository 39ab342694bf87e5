// Package evaluation is how the office's handling of dossiers is scored (NĐ 61/2018/NĐ-CP, Điều 31; domain page §1.7): nine
// criteria with points and bands, the score of each dossier and officer, the sheet of a period, and the slips on which
// citizens say how satisfied they are. Criteria, points, bands and levels are data, see catalogue.
package evaluation

import (
	"encoding/json"
	"strconv"
	"strings"

	"vanphongso/data/office"
)

// Tenths is a number with one decimal, counted in tenths: points and percentages. Sums and bounds are met exactly.
type Tenths int

// Whole returns n as tenths.
func Whole(n int) Tenths { return Tenths(10 * n) }

// Average returns sum / n rounded to one decimal, halves up; 0 for no members. sum must not be negative.
func Average(sum Tenths, n int) Tenths {
	if n == 0 {
		return 0
	}
	return (2*sum + Tenths(n)) / Tenths(2*n)
}

// Percent returns part of whole in percent, rounded to one decimal.
func Percent(part, whole int) Tenths { return Average(Tenths(1000*part), whole) }

// String writes the number the way people do: 15 or 12,3.
func (t Tenths) String() string { return strings.Replace(t.decimal(), ".", ",", 1) }

// Float is the number for spreadsheets.
func (t Tenths) Float() float64 { return float64(t) / 10 }

func (t Tenths) decimal() string {
	if t%10 == 0 {
		return strconv.Itoa(int(t) / 10)
	}
	return strconv.FormatFloat(t.Float(), 'f', 1, 64)
}

// MarshalJSON writes a plain number: 12.3.
func (t Tenths) MarshalJSON() ([]byte, error) { return []byte(t.decimal()), nil }

// UnmarshalJSON reads a number with at most one decimal.
func (t *Tenths) UnmarshalJSON(text []byte) error {
	var number json.Number
	if err := json.Unmarshal(text, &number); err != nil {
		return err
	}
	read, err := ParseTenths(number.String())
	*t = read
	return err
}

// ParseTenths reads a number of at least 0 with at most one decimal, typed with a comma or a full stop. Error:
// office.CodeInvalid without a field.
func ParseTenths(text string) (Tenths, error) {
	whole, tenth, found := strings.Cut(strings.Replace(strings.TrimSpace(text), ",", ".", 1), ".")
	if !found {
		tenth = "0"
	}
	units, err := strconv.ParseUint(whole, 10, 16)
	tenths, err2 := strconv.ParseUint(tenth, 10, 8)
	if err != nil || err2 != nil || len(tenth) > 1 {
		return 0, office.Invalid("", "“%s” không phải là số điểm; hãy ghi như 2, 1 hoặc 1,5.", text)
	}
	return Whole(int(units)) + Tenths(tenths), nil
}
