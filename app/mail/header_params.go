package mail

import (
	"sort"
	"strconv"
	"strings"
)

// params are the parameters of a Content-Type or Content-Disposition field, raw.
type params []param

type param struct {
	base     string // lower case, without the marks of RFC 2231
	section  int    // number of the continuation, 0 for a whole one
	extended bool   // percent-encoded, charset before it
	value    string
}

const (
	maxParams = 1000 // of one field; more are not looked at
	maxQuoted = 4096 // bytes in which the end of a quoted value is looked for
)

// parseParams reads "value; name=value; …". Quotation marks inside a quoted value, unquoted values with spaces and
// missing ends are forgiven.
func parseParams(s string) (value string, list params) {
	value, rest, _ := strings.Cut(s, ";")
	value, _, _ = strings.Cut(strings.TrimSpace(value), "(")
	value = strings.ToLower(strings.Trim(strings.TrimSpace(value), `"'`))
	for rest != "" && len(list) < maxParams {
		rest = strings.TrimLeft(rest, "; \t")
		end := strings.IndexAny(rest, "=;")
		if end < 0 {
			break
		}
		if rest[end] == ';' {
			rest = rest[end:]
			continue
		}
		name := strings.ToLower(strings.TrimSpace(rest[:end]))
		var text string
		text, rest = paramValue(strings.TrimLeft(rest[end+1:], " \t"))
		list = append(list, newParam(name, text))
	}
	return value, list
}

// paramValue reads one value and returns what follows it.
func paramValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ";")
		return strings.TrimSpace(value), rest
	}
	end := closingQuote(s)
	if end < 0 {
		return unescapeQuoted(s[1:]), ""
	}
	_, rest, _ = strings.Cut(s[end+1:], ";")
	return unescapeQuoted(s[1:end]), rest
}

// closingQuote finds the quotation mark that ends s: the first one that a semicolon or the end follows, so that
// names with quotation marks inside come through; failing that the first one at all.
func closingQuote(s string) int {
	first := -1
	for i := 1; i < min(len(s), maxQuoted); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
				i++
			}
		case '"':
			if first < 0 {
				first = i
			}
			if after := strings.TrimLeft(s[i+1:], " \t"); after == "" || after[0] == ';' {
				return i
			}
		}
	}
	return first
}

// unescapeQuoted undoes \" and \\; other backslashes stay, as in C:\HoSo.
func unescapeQuoted(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
}

// newParam takes the marks of RFC 2231 off a name: name*, name*0, name*0*.
func newParam(name, value string) param {
	p := param{base: name, value: value}
	p.base, p.extended = strings.CutSuffix(p.base, "*")
	base, number, found := strings.Cut(p.base, "*")
	if !found {
		return p
	}
	if n, err := strconv.Atoi(number); err == nil && n >= 0 {
		p.base, p.section = base, n+1
	}
	return p
}

// raw returns the value of a whole or continued parameter without decoding charsets.
func (list params) raw(name string) string {
	var b strings.Builder
	for _, p := range list.sections(name) {
		b.WriteString(p.value)
	}
	return b.String()
}

// get returns the value of a parameter as text: RFC 2231, RFC 2047 inside the value, or raw bytes in some charset.
// Where a sender gives it twice, the RFC 2231 form wins (RFC 6266 §4.3).
func (list params) get(name string) string {
	sections := list.sections(name)
	extended := false
	for _, p := range sections {
		extended = extended || p.extended
	}
	if !extended {
		return decodeWords(list.raw(name))
	}
	charset := ""
	var bytes, escaped []byte // escapes wait until all sections of them are there: some programs cut one in two
	for i, p := range sections {
		value := p.value
		if i == 0 && p.extended {
			if parts := strings.SplitN(value, "'", 3); len(parts) == 3 {
				charset, value = parts[0], parts[2]
			}
		}
		if p.extended {
			escaped = append(escaped, value...)
			continue
		}
		bytes = append(append(bytes, unpercent(string(escaped))...), value...)
		escaped = escaped[:0]
	}
	bytes = append(bytes, unpercent(string(escaped))...)
	return toUTF8(bytes, charset)
}

// sections returns the parameters that make up name: its continuations in their order if there are any, else the
// extended whole, else the plain one.
func (list params) sections(name string) params {
	var continued params
	var whole, extended *param
	for i, p := range list {
		switch {
		case p.base != name:
		case p.section > 0:
			continued = append(continued, p)
		case p.extended && extended == nil:
			extended = &list[i]
		case !p.extended && whole == nil:
			whole = &list[i]
		}
	}
	switch {
	case extended != nil:
		return params{*extended}
	case continued != nil:
		sort.SliceStable(continued, func(i, j int) bool { return continued[i].section < continued[j].section })
		return continued
	case whole != nil:
		return params{*whole}
	}
	return nil
}

// unpercent undoes %XX; a % that begins no escape stays.
func unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' {
			if value, ok := hexByte([]byte(s[i+1 : min(i+3, len(s))])); ok {
				b, i = append(b, value), i+2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}
