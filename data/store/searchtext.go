package store

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"vanphongso/data/viet"
)

const (
	maxSearchBytes = 64 << 10 // of one part; what a mail says behind that is not searched
	maxKey         = 240      // of a text or sort key in an index, bytes
	maxWordBytes   = 96       // longer words are cut, in the index and in the query alike
	maxQueryWords  = 32       // further words of a query are not looked at
)

// searchText is what the search index holds of a record: its folded words, each once, and its facets. The index answers
// which records have all words, so neither order nor number of the words matters.
func (m *mapping[T]) searchText(record *T) string {
	if m.search == nil {
		return ""
	}
	var b strings.Builder
	seen := map[string]bool{}
	add := func(word string) {
		if seen[word] {
			return
		}
		seen[word] = true
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	for _, c := range m.columns {
		if c.facet || c.word {
			add(facetWord(c.name, stored(c.value(record))))
		}
	}
	for _, s := range m.sets {
		for _, value := range s.values(record) {
			add(s.word(value))
		}
	}
	for _, part := range m.search(record) {
		for _, word := range words(cut(part, maxSearchBytes)) {
			add(word)
		}
	}
	return b.String()
}

// words returns the folded words of a text as they stand in the index.
func words(s string) []string {
	list := strings.Fields(viet.SearchText(s))
	for i, word := range list {
		list[i] = cut(word, maxWordBytes)
	}
	return list
}

// cut returns at most n bytes of s, whole runes only.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// facetWord is how a facet stands among the words. It begins with a sign that no word has, so nobody finds it by
// typing.
func facetWord(column string, value any) string {
	var b strings.Builder
	b.WriteByte('_')
	b.WriteString(column)
	b.WriteByte('_')
	for _, c := range []byte(fmt.Sprint(value)) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}
