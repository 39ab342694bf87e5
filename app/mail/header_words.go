package mail

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"

	"vanphongso/data/viet"
)

// decodeWords decodes the encoded words of RFC 2047 in a raw header value, and raw 8-bit text between them. Words in
// one charset that follow each other are joined before they are decoded: many programs cut letters in two.
func decodeWords(s string) string {
	lastClose := strings.LastIndex(s, "?=")
	var out strings.Builder
	var joined []byte // bytes of words that follow each other
	var joinedIn string
	flush := func() {
		out.WriteString(toUTF8(joined, joinedIn))
		joined = joined[:0]
	}
	for s != "" {
		begin := strings.Index(s, "=?")
		if begin < 0 || lastClose < 0 {
			break
		}
		name, text, rest, ok := encodedWord(s[begin:])
		if !ok {
			flush()
			out.WriteString(toUTF8([]byte(s[:begin+2]), ""))
			lastClose -= begin + 2
			s = s[begin+2:]
			continue
		}
		if between := s[:begin]; len(joined) == 0 || strings.TrimSpace(between) != "" || name != joinedIn {
			flush()
			if strings.TrimSpace(between) != "" || out.Len() == 0 {
				out.WriteString(toUTF8([]byte(between), ""))
			}
		}
		joined, joinedIn = append(joined, text...), name
		lastClose -= len(s) - len(rest)
		s = rest
	}
	flush()
	out.WriteString(toUTF8([]byte(s), ""))
	return out.String()
}

// encodedWord reads =?charset?encoding?text?= at the beginning of s.
func encodedWord(s string) (name string, text []byte, rest string, ok bool) {
	parts := strings.SplitN(s[:min(len(s), 100)], "?", 4)
	if len(parts) < 4 || len(parts[2]) != 1 || strings.ContainsAny(parts[1], " \t=") {
		return "", nil, "", false
	}
	name, _, _ = strings.Cut(strings.ToLower(parts[1]), "*") // a language may follow (RFC 2231 §5)
	start := len(parts[0]) + len(parts[1]) + len(parts[2]) + 3
	end := strings.Index(s[start:], "?=")
	if end < 0 {
		return "", nil, "", false
	}
	encoded, rest := s[start:start+end], s[start+end+2:]
	switch parts[2] {
	case "b", "B":
		return name, decodeString(encoded, base64Encoding), rest, true
	case "q", "Q":
		spaced := strings.ReplaceAll(encoded, "_", "=20")
		return name, decodeString(spaced, quotedPrintable), rest, true
	}
	return "", nil, "", false
}

func decodeString(s string, e encoding) []byte {
	d := &decoded{encoding: e}
	if e == base64Encoding {
		d.base64([]byte(s), true)
	} else {
		d.unescape([]byte(s))
	}
	return d.out
}

// toUTF8 decodes bytes in the named charset. Bytes that are good UTF-8 although a one-byte charset is named are
// taken for UTF-8; an unknown or missing name, or bytes that break it, is guessed.
func toUTF8(b []byte, name string) string {
	if isASCII(b) && !shifted(name) {
		return string(b)
	}
	if utf8.Valid(b) && !shifted(name) {
		return string(b)
	}
	switch name = strings.ToLower(strings.TrimSpace(name)); name {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "default", "iso-8859-1", "latin1":
		return guess(b)
	}
	decoder, err := charset.Reader(name, bytes.NewReader(b))
	if err != nil {
		return guess(b)
	}
	text, err := io.ReadAll(decoder)
	if err != nil {
		return guess(b)
	}
	return string(text)
}

// shifted says whether a charset gives ASCII bytes another meaning.
func shifted(name string) bool {
	name = strings.ToLower(name)
	for _, prefix := range []string{"utf-16", "utf-32", "utf-7", "utf16", "iso-2022", "hz-gb", "ucs-2", "unicode-1-1", "ibm037", "cp037"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// guess reads bytes of an unknown charset: UTF-8 when most of it is, else windows-1258 when that gives Vietnamese,
// else windows-1252.
func guess(b []byte) string {
	if mostlyUTF8(b) {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	if text, err := decodeWith("windows-1258", b); err == nil && readsVietnamese(text) {
		return text
	}
	text, err := decodeWith("windows-1252", b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return text
}

func decodeWith(name string, b []byte) (string, error) {
	decoder, err := charset.Reader(name, bytes.NewReader(b))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(decoder)
	return string(text), err
}

// mostlyUTF8 says whether the 8-bit bytes form far more letters of UTF-8 than they break.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		b = b[size:]
	}
	return good > 4*bad
}

// readsVietnamese says whether text decoded from windows-1258 has the letters and the free-standing marks of
// Vietnamese where Vietnamese has them.
func readsVietnamese(text string) bool {
	good, bad := 0, 0
	previous := ' '
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r) && strings.ContainsRune("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", previous):
			good++
		case unicode.Is(unicode.Mn, r):
			bad++
		case strings.ContainsRune("đĐưƯơƠ", r):
			good++
		}
		previous = r
	}
	return good > 3*bad
}

// cleanLine makes a header value fit for a row of a list: one line, NFC, no control or text-direction characters,
// at most limit bytes.
func cleanLine(s string, limit int) string {
	s = strings.Join(strings.Fields(strings.Map(keepVisible, strings.ToValidUTF8(s, "\uFFFD"))), " ")
	return cutText(viet.NFC(s), limit)
}

// keepVisible drops characters that are no text: controls, marks of text direction, byte order marks, line breaks
// become spaces.
func keepVisible(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r', r == '\u2028', r == '\u2029':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF', r == '\u200B', r == '\u00AD':
		return -1
	}
	return r
}

// cutText returns the first limit bytes of s, no letter cut in two.
func cutText(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}
