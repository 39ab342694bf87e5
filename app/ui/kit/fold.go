package kit

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// upper writes a heading in capitals; Go's mapping is right for Vietnamese.
func upper(text string) string { return strings.ToUpper(text) }

// fold returns text for comparing what a person typed: lower case, without marks, đ as d.
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// matches reports whether every word of query begins somewhere in text, both folded.
func matches(text, query string) bool {
	text = " " + fold(text)
	for _, word := range strings.Fields(fold(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
