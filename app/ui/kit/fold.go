package kit

import (
	"strings"

	"vanphongso/data/viet"
)

// upper writes a heading in capitals; Go's mapping is right for Vietnamese.
func upper(text string) string { return strings.ToUpper(text) }

// fold returns text for comparing what a person typed: lower case, without marks, đ as d.
func fold(text string) string { return viet.Fold(text) }

// typed returns what a person typed without spaces around it, in the one Unicode form everything is kept in.
func typed(text string) string { return strings.TrimSpace(viet.NFC(text)) }

// matches reports whether every word of query stands somewhere in text, both folded.
func matches(text, query string) bool {
	text = fold(text)
	for _, word := range strings.Fields(fold(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
