package staff

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"vanphongso/data/office"
)

// Hundredths is a number with two decimals, counted in hundredths: coefficients of pay scales. 2.34 is 234.
type Hundredths int

// String writes the number as pay tables do: 2,34.
func (h Hundredths) String() string { return strings.Replace(h.decimal(), ".", ",", 1) }

// Float is the number for spreadsheets.
func (h Hundredths) Float() float64 { return float64(h) / 100 }

func (h Hundredths) decimal() string { return fmt.Sprintf("%d.%02d", int(h)/100, int(h)%100) }

// MarshalJSON writes a plain number: 2.34.
func (h Hundredths) MarshalJSON() ([]byte, error) { return []byte(h.decimal()), nil }

// UnmarshalJSON reads a number with at most two decimals.
func (h *Hundredths) UnmarshalJSON(text []byte) error {
	var number json.Number
	if err := json.Unmarshal(text, &number); err != nil {
		return err
	}
	read, err := ParseHundredths(number.String())
	*h = read
	return err
}

// ParseHundredths reads a number of at least 0 with at most two decimals, typed with a comma or a full stop. Error:
// office.CodeInvalid without a field.
func ParseHundredths(text string) (Hundredths, error) {
	whole, part, _ := strings.Cut(strings.Replace(strings.TrimSpace(text), ",", ".", 1), ".")
	padded := (part + "00")[:max(2, len(part))]
	units, err := strconv.ParseUint(whole, 10, 16)
	hundredths, err2 := strconv.ParseUint(padded, 10, 8)
	if err != nil || err2 != nil || len(part) > 2 {
		return 0, office.Invalid("", "“%s” không phải là hệ số; hãy ghi như 2,34.", text)
	}
	return Hundredths(100*units + hundredths), nil
}

// Age is an age in whole months, written 61y3m in the rules.
type Age int

// String writes the age as people say it: 61 tuổi 3 tháng.
func (a Age) String() string {
	if a%12 == 0 {
		return fmt.Sprintf("%d tuổi", int(a)/12)
	}
	return fmt.Sprintf("%d tuổi %d tháng", int(a)/12, int(a)%12)
}

// MarshalText writes 61y3m.
func (a Age) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%dy%dm", int(a)/12, int(a)%12), nil
}

// UnmarshalText reads 61y3m.
func (a *Age) UnmarshalText(text []byte) error {
	var years, months int
	if _, err := fmt.Sscanf(string(text), "%dy%dm", &years, &months); err != nil || months < 0 || months > 11 || years < 0 {
		return office.Invalid("", "Tuổi “%s” viết sai; hãy ghi như 61y3m.", text)
	}
	*a = Age(12*years + months)
	return nil
}
