package mail

import (
	netmail "net/mail"
	"strings"
	"time"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

const maxAddresses = 1000

// parseAddresses reads an address list forgivingly: groups, comments, raw 8-bit names, missing brackets. Only what
// has an @ counts as an address; a sender without one keeps the name.
func parseAddresses(value string) []letter.Address {
	var list []letter.Address
	for _, item := range splitAddresses(value) {
		if a := parseAddress(item); a != (letter.Address{}) {
			list = append(list, a)
		}
	}
	return list
}

// splitAddresses cuts a list at its commas and semicolons outside quotation marks, brackets and comments, and takes
// the names of groups off.
func splitAddresses(s string) []string {
	var items []string
	start, comments, quoted, bracket := 0, 0, false, false
	for i := 0; i < len(s) && len(items) < maxAddresses; i++ {
		switch c := s[i]; {
		case c == '\\' && (quoted || comments > 0):
			i++
		case c == '"' && comments == 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			comments++
		case c == ')' && comments > 0:
			comments--
		case comments > 0:
		case c == '<':
			bracket = true
		case c == '>':
			bracket = false
		case c == ':' && !bracket: // the name of a group
			start = i + 1
		case (c == ',' || c == ';') && !bracket:
			items = append(items, s[start:i])
			start = i + 1
		}
	}
	if len(items) < maxAddresses {
		items = append(items, s[start:])
	}
	return items
}

// parseAddress reads "Name <address>", "address (Name)" or an address alone.
func parseAddress(s string) letter.Address {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '<'); i >= 0 {
		address, _, _ := strings.Cut(s[i+1:], ">")
		return newAddress(s[:i], address)
	}
	if i := strings.IndexByte(s, '('); i >= 0 {
		return newAddress(strings.TrimSuffix(strings.TrimSpace(s[i+1:]), ")"), s[:i])
	}
	if !strings.Contains(s, "@") {
		return newAddress(s, "")
	}
	if i := strings.LastIndexAny(s, " \t"); i >= 0 && strings.Contains(s[i:], "@") {
		return newAddress(s[:i], s[i:])
	}
	return newAddress("", s)
}

func newAddress(name, address string) letter.Address {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, `"`) {
		name = unescapeQuoted(strings.Trim(name, `"`))
	}
	a := letter.Address{
		Name:    strings.Trim(cleanLine(decodeWords(name), 300), `"' `),
		Address: strings.ReplaceAll(cleanLine(decodeWords(strings.Trim(address, `<>"' `)), 320), " ", ""),
	}
	if !strings.Contains(a.Address, "@") {
		if a.Name == "" {
			a.Name = a.Address
		}
		a.Address = ""
	}
	if a.Name == a.Address {
		a.Name = ""
	}
	return a
}

// firstAddress returns the first address of the first of these fields that has one, and its name.
func firstAddress(h header, names ...string) letter.Address {
	var fallback letter.Address
	for _, name := range names {
		for _, a := range parseAddresses(h.get(name)) {
			if a.Address != "" {
				return a
			}
			if fallback == (letter.Address{}) {
				fallback = a
			}
		}
	}
	return fallback
}

// recipients returns the addresses of To and Cc.
func recipients(h header) []letter.Address {
	var list []letter.Address
	for _, f := range h {
		if f.name == "to" || f.name == "cc" {
			list = append(list, parseAddresses(f.value)...)
		}
	}
	return list[:min(len(list), maxAddresses)]
}

// messageID returns a Message-ID without its angle brackets.
func messageID(value string) string {
	id := cleanLine(toUTF8([]byte(value), ""), 998)
	if begin := strings.IndexByte(id, '<'); begin >= 0 {
		id = id[begin+1:]
		if end := strings.IndexByte(id, '>'); end >= 0 {
			id = id[:end]
		}
	}
	return strings.Trim(id, "<> ")
}

// Forms of dates that net/mail does not read but that come in.
var dateLayouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05",
	"2 Jan 06 15:04:05 -0700", "2-Jan-2006 15:04:05 -0700", "Jan 2 15:04:05 2006 -0700", "Jan 2 15:04:05 2006",
	time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "02/01/2006 15:04:05",
}

// zoneNames are zones with a name that Go misreads: it takes GMT+7 for a name and adds seven hours, ICT for zero.
var zoneNames = strings.NewReplacer(" GMT+", " +", " GMT-", " -", " UTC+", " +", " UTC-", " -", " ICT", " +0700")

// parseDate reads a Date field; the zero time when it cannot. A date without zone is the office's.
func parseDate(value string) time.Time {
	value = zoneNames.Replace(cleanLine(toUTF8([]byte(value), ""), 200))
	if t, err := netmail.ParseDate(value); err == nil {
		return sensible(t)
	}
	value, _, _ = strings.Cut(value, " (")
	if day, rest, found := strings.Cut(value, ","); found && len(day) < 12 {
		value = strings.TrimSpace(rest)
	} else if day, rest, found := strings.Cut(value, " "); found && len(day) == 3 && !isMonth(day) {
		value = strings.TrimSpace(rest)
	}
	value = shortZone(value)
	for _, layout := range dateLayouts {
		if t, err := time.ParseInLocation(layout, value, office.Zone); err == nil {
			return sensible(t)
		}
	}
	return time.Time{}
}

// shortZone completes the zones "+7" and "+07" to "+0700" and takes the colon out of "+07:00".
func shortZone(s string) string {
	i := strings.LastIndexAny(s, "+-")
	if i < 1 || s[i-1] != ' ' {
		return s
	}
	digits := strings.ReplaceAll(s[i+1:], ":", "")
	switch len(digits) {
	case 1:
		digits = "0" + digits + "00"
	case 2:
		digits += "00"
	}
	return s[:i+1] + digits
}

func isMonth(s string) bool {
	_, err := time.Parse("Jan", s)
	return err == nil
}

// sensible returns t in UTC, or the zero time for a year that a mail cannot come from.
func sensible(t time.Time) time.Time {
	if t = t.UTC(); t.Year() < 1970 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}
