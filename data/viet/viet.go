// Package viet is Vietnamese text: one normal form at every door, folding for search, keys for sorting, dates in words.
package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode normal form C, invalid bytes replaced; every text from outside passes through it.
func NFC(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) }

// Fold returns s the way search compares: lower case, all marks stripped, đ as d. Folding twice changes nothing.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(strings.ToLower(strings.ToValidUTF8(s, "\uFFFD"))) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Words returns the folded words of s: runs of letters and digits.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// SearchText returns what a store indexes for the parts: their folded words with single spaces between.
func SearchText(parts ...string) string { return strings.Join(Words(strings.Join(parts, " ")), " ") }

// SortKey returns a key whose bytes sort in Vietnamese order: An, Ấn, Bình, Duy, Đào.
func SortKey(s string) []byte {
	var buffer collate.Buffer
	return append([]byte(nil), collate.New(language.Vietnamese).KeyFromString(&buffer, NFC(s))...)
}

// Printable returns s in NFC without control and text-direction characters, everything fonts cannot show above U+FFFF
// replaced by □.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r > 0xFFFF:
			return '□'
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == 0xFEFF:
			return -1
		}
		return r
	}, NFC(s))
}
