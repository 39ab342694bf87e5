// Package viet is Vietnamese text: one normal form at every door, folding for search, keys for sorting, dates and amounts
// in words.
package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode normal form C, invalid bytes replaced; every text from outside passes through it.
func NFC(s string) string {
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Printable returns s in NFC the way it can be drawn: without control, text-direction and zero-width characters, lines
// ended by \n, tabs as spaces, and every character above U+FFFF (an emoji) as □, because fonts do not hold them.
func Printable(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	// Taking characters away can bring a letter and a mark together, so the normal form is made last.
	return norm.NFC.String(strings.Map(printable, strings.ToValidUTF8(s, "\uFFFD")))
}

func printable(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		return '\n'
	case r == '\t' || r == '\u00A0' || r == '\u202F':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE01EF:
		return -1
	case r > 0xFFFF:
		return '□'
	}
	return r
}

// SafeLine returns s as one printable line: Printable, with every run of white space a single space and none at the ends.
// Names, subjects and file names from outside are shown through it, so that none can imitate another by hidden characters.
func SafeLine(s string) string { return strings.Join(strings.Fields(Printable(s)), " ") }
