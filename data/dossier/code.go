package dossier

import (
	"fmt"
	"regexp"
	"strings"

	"vanphongso/data/office"
)

// MaxPerDay is the highest running number of a day: the code has four digits (TT 01/2018, Điều 19).
const MaxPerDay = 9999

// FormatCode returns the dossier code of TT 01/2018, Điều 19: agency code, day of receipt as YYMMDD, running number of
// that day with four digits, e.g. 000.00.06.H56-231027-0361.
func FormatCode(agency string, day office.Day, n int) string {
	return fmt.Sprintf("%s-%s-%04d", agency, CodePeriod(day), n)
}

// CodePeriod returns YYMMDD, the period in which the running number counts.
func CodePeriod(day office.Day) string { return day.Time().Format("060102") }

var (
	officialPattern = regexp.MustCompile(`^[0-9A-Z]{1,3}(\.[0-9A-Z]{2,3}){1,4}-\d{6}-\d{4,5}$`)
	agencyPattern   = regexp.MustCompile(`^[0-9A-Z]{1,3}(\.[0-9A-Z]{2,3}){1,4}$`)
)

// OfficialCode checks an official code that was typed or pasted, loosely (domain.md §1.3), and returns it tidied:
// spaces removed, upper case, any dash as a plain one. The error names the field "code".
func OfficialCode(s string) (string, error) {
	tidy := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '\u00a0', '\u200b', '\ufeff':
			return -1
		case '–', '—', '‑', '−', '‐':
			return '-'
		}
		return r
	}, s)
	tidy = strings.ToUpper(tidy)
	if !officialPattern.MatchString(tidy) {
		return "", office.Invalid("code", "Mã hồ sơ “%s” không đúng dạng; mã chính thức có dạng 000.00.06.H38-261124-0001.", strings.TrimSpace(s))
	}
	return tidy, nil
}

// CheckAgencyCode checks the agency's own code, e.g. H38.21 or 000.00.21.H38. The error names the field "agency_code".
func CheckAgencyCode(s string) error {
	if !agencyPattern.MatchString(s) {
		return office.Invalid("agency_code", "Mã định danh cơ quan “%s” không đúng dạng, ví dụ 000.00.21.H38 hoặc H38.21.", s)
	}
	return nil
}
