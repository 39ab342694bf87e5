package mail

import (
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"vanphongso/data/viet"
)

const (
	maxText     = 1 << 20 // bytes of the readable text of a mail
	maxHTML     = 4 << 20 // bytes of HTML that are looked at
	maxTextRead = 4 << 20 // bytes of text that are read from all parts together
)

// readText returns the readable text of a text part.
func readText(c content, e entity, limit int) string {
	if limit <= 0 {
		return ""
	}
	if e.mediaType == "text/html" {
		raw := readUpTo(c, maxHTML)
		return tidy(cutText(htmlText(toUTF8(raw, htmlCharset(raw, e.charset))), limit))
	}
	text := toUTF8(readUpTo(c, min(limit, maxText)), e.charset)
	if e.flowed {
		text = unflow(text, e.joinSpace)
	}
	return tidy(text)
}

// readUpTo returns the first limit bytes of c; a letter cut in two at their end is left out.
func readUpTo(c content, limit int) []byte {
	raw, _ := io.ReadAll(io.LimitReader(stream(c), int64(limit)))
	release(c)
	if len(raw) < limit {
		return raw
	}
	for i := 1; i < utf8.UTFMax && i <= len(raw); i++ {
		if last := raw[len(raw)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return raw[:len(raw)-i]
			}
			break
		}
	}
	return raw
}

// Lines that Outlook writes where a picture was.
var pictureMark = regexp.MustCompile(`\[(?i:cid|image):[^\]\n]{0,300}\]`)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u00A0", " ", "\f", "\n")

// tidy brings text into the form in which it is kept: NFC, line feeds, no control or text-direction characters, no
// spaces at line ends, one empty line at most between paragraphs.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = lineEnds.Replace(s)
	s = pictureMark.ReplaceAllString(s, "")
	var b strings.Builder
	b.Grow(len(s))
	empty := 0
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRight(strings.Map(visibleInText, line), " \t")
		if line == "" {
			empty++
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n"[:min(empty, 1)+1])
		}
		empty = 0
		b.WriteString(line)
	}
	return viet.NFC(b.String())
}

func visibleInText(r rune) rune {
	if r == '\t' {
		return r
	}
	return keepVisible(r)
}

// unflow joins the lines of a format=flowed text that go on in the next line (RFC 3676).
func unflow(s string, joinSpace bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		quotes := len(line) - len(strings.TrimLeft(line, ">"))
		body := line[quotes:]
		if quotes == 0 || body != "" {
			body = strings.TrimPrefix(body, " ")
		}
		if quotes > 0 {
			b.WriteString(line[:quotes] + " ")
		}
		soft := strings.HasSuffix(body, " ") && body != "-- "
		if soft && joinSpace {
			body = strings.TrimSuffix(body, " ")
		}
		b.WriteString(body)
		if !soft || quotes > 0 {
			b.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// joinTexts puts texts one after the other with an empty line between, leaving out empty ones.
func joinTexts(texts ...string) string {
	var filled []string
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			filled = append(filled, text)
		}
	}
	return strings.Join(filled, "\n\n")
}
