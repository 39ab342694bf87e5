package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// vietnamese1258 encodes text in windows-1258, which writes the five tones as marks behind the letter.
func vietnamese1258(text string) string {
	var letters strings.Builder
	for _, r := range norm.NFC.String(text) {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			letters.WriteRune(r)
			continue
		}
		letters.WriteString(toneApart(r))
	}
	return must(charmap.Windows1258.NewEncoder().String(letters.String()))
}

// toneApart writes a letter as its form without tone and the tone.
func toneApart(r rune) string {
	marks := []rune(norm.NFD.String(string(r)))
	base, tone := marks[:1:1], ""
	for _, m := range marks[1:] {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", m) {
			tone = string(m)
		} else {
			base = append(base, m)
		}
	}
	return norm.NFC.String(string(base)) + tone
}

// questionMarks encodes bytes as the Q encoding of RFC 2047 wants them.
func questionMarks(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c == ' ' || c == '?' || c == '=' || c == '_' || c > 126 {
			fmt.Fprintf(&b, "=%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
