package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What foldTable says of a character: its folded ASCII byte, or one of these.
const (
	slow    = 0xFF // not in the table's reach: fold the whole text by Unicode's rules
	dropped = 0xFE // a mark, stripped
)

// foldTable answers for the Latin letters and the combining marks of Vietnamese, which is nearly all text there is.
var foldTable = makeFoldTable()

func makeFoldTable() *[0x1F00]byte {
	table := new([0x1F00]byte)
	for r := range table {
		table[r] = slow
		if r >= 0x250 && r < 0x300 || r >= 0x370 && r < 0x1E00 {
			continue // not Latin; asking Unicode about all of them would cost start-up time
		}
		switch folded := foldSlowly(string(rune(r))); {
		case folded == "":
			table[r] = dropped
		case len(folded) == 1:
			table[r] = folded[0]
		}
	}
	return table
}

// Fold returns s the way search compares: lower case, all marks stripped, đ as d (also the look-alikes Ð and Ɖ that old
// typefaces left behind). The result is NFC and folding twice changes nothing.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || (c >= 'A' && c <= 'Z') {
			return fold(s)
		}
	}
	return s
}

func fold(s string) string {
	folded, ok := foldByTable(make([]byte, 0, len(s)), s)
	if !ok {
		return foldSlowly(s)
	}
	return string(folded)
}

// foldByTable appends s folded to buffer; ok is false when a character is not in the table's reach.
func foldByTable(buffer []byte, s string) (folded []byte, ok bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			buffer = append(buffer, foldTable[c])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if int(r) >= len(foldTable) || foldTable[r] == slow {
			return nil, false
		}
		if foldTable[r] != dropped {
			buffer = append(buffer, foldTable[r])
		}
		i += size
	}
	return buffer, true
}

// foldSlowly folds by Unicode's rules. Characters that change again when folded a second time are folded until they rest.
func foldSlowly(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	for range 4 {
		folded := norm.NFC.String(strings.Map(foldRune, norm.NFD.String(strings.ToLower(s))))
		if folded == s {
			break
		}
		s = folded
	}
	return s
}

func foldRune(r rune) rune {
	switch r {
	case 'đ', 'ð', 'ɖ':
		return 'd'
	}
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return unicode.ToLower(r)
}

// SearchText returns what a store indexes for the parts: their folded words, letters and digits only, with single spaces
// between.
func SearchText(parts ...string) string {
	length := 0
	for _, part := range parts {
		length += len(part) + 1
	}
	text := make([]byte, 0, length)
	for _, part := range parts {
		text = appendWords(text, Fold(part))
	}
	return string(text)
}

// appendWords appends the words of a folded text, each after a space but the very first.
func appendWords(text []byte, folded string) []byte {
	inside := false
	for i := 0; i < len(folded); {
		r, size := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(folded[i:])
		}
		if isWord(r) {
			if !inside && len(text) > 0 {
				text = append(text, ' ')
			}
			text = append(text, folded[i:i+size]...)
		}
		inside = isWord(r)
		i += size
	}
	return text
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Words returns the folded words of a query or any other text: runs of letters and digits, as SearchText keeps them.
func Words(query string) []string { return strings.Fields(SearchText(query)) }
