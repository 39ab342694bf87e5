package viet

import (
	"strings"
	"unicode/utf8"
)

// Span is a stretch of a text, in bytes: text[From:To].
type Span struct{ From, To int }

// Find returns where the words of a query begin words of the text, whatever case and marks, in the order of the text. A
// word of the query that is not there finds nothing; whether all are there is for the caller to decide.
func Find(text, query string) []Span {
	wanted := Words(query)
	if len(wanted) == 0 {
		return nil
	}
	var spans []Span
	for from := 0; from < len(text); {
		end, word := nextWord(text, from)
		for _, prefix := range wanted {
			if word != "" && strings.HasPrefix(word, prefix) {
				spans = append(spans, Span{from, end})
				break
			}
		}
		from = end
	}
	return spans
}

// nextWord returns the end of the word that begins at from, and the word folded; "" for what is no word.
func nextWord(text string, from int) (end int, folded string) {
	end = from
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		letter := Fold(string(r))
		if letter != "" && !isWord(firstRune(letter)) { // a mark folds to nothing and belongs to its letter
			if end == from {
				end += size
			}
			break
		}
		end += size
	}
	return end, SearchText(text[from:end])
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Excerpt returns the text around a span, at most around letters on each side, in one line, with the span's place in it.
// What was cut off is shown by “…”.
func Excerpt(text string, at Span, around int) (string, Span) {
	from, to := at.From, at.To
	for range around {
		if from == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for range around {
		if to == len(text) {
			break
		}
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	before, found, after := line(text[from:at.From]), line(text[at.From:at.To]), line(text[at.To:to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	return before + found + after, Span{len(before), len(before) + len(found)}
}

// line puts a text into one line; spaces at its ends stay, one of many.
func line(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		switch r {
		case ' ', '\n', '\r', '\t', '\f', '\u00a0':
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}
