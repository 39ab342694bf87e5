package document

import (
	"fmt"

	"vanphongso/data/office"
)

// How the head of the agency has outgoing documents numbered (NĐ 30/2020 Điều 15: one series, one for each type, or one
// for each group; legal documents always have one for each type).
const (
	OneSeries     = "one"
	SeriesByType  = "type"
	SeriesByGroup = "group"
)

// Scheme is the office's way of numbering outgoing documents.
type Scheme struct {
	Kind   string            `json:"kind"`             // OneSeries, SeriesByType or SeriesByGroup
	Groups map[string]string `json:"groups,omitempty"` // abbreviation of a type → name of its group; what is not named is “chung”
}

// The series that documents take their numbers from; a period is a year, so that numbers begin at 1 on 1 January. Behind
// OutgoingSeries stands a blank and the group, CommonGroup when the office has one series.
const (
	IncomingSeries = "incoming"
	OutgoingSeries = "outgoing"
	CommonGroup    = "chung"
)

// Series names the series that a type takes its numbers from.
func (s Scheme) Series(t Type) string {
	group := CommonGroup
	switch {
	case t.Legal:
		group = "qppl " + t.Abbreviation
	case s.Kind == SeriesByType && t.Abbreviation == "":
		group = "công văn"
	case s.Kind == SeriesByType:
		group = t.Abbreviation
	case s.Kind == SeriesByGroup && s.Groups[t.Abbreviation] != "":
		group = s.Groups[t.Abbreviation]
	}
	return OutgoingSeries + " " + group
}

// Period is the period of a series that a day lies in.
func Period(day office.Day) string { return fmt.Sprintf("%d", day.Time().Year()) }

// NumberFor builds the number and symbol that a document of a type gets: 386/BC-SKHCN, of a công văn 2160/SKHCN-BCVT.
func NumberFor(serial int, suffix string, t Type, body, unit string, day office.Day) Number {
	n := Number{Serial: serial, Suffix: suffix, Type: t.Abbreviation, Body: body}
	if t.Abbreviation == "" {
		n.Unit = unit
	}
	if t.Legal {
		n.Year = day.Time().Year()
	}
	return n
}

// lastSuffix is the last number that can be put in behind another: 12z.
const lastSuffix = 'z'

// NextSuffix returns the suffix for a number to be put in behind a serial, given those that are taken: a, then b.
// Error: office.CodeRefused after z.
func NextSuffix(serial int, taken []string) (string, error) {
	next := 'a'
	for _, suffix := range taken {
		for _, letter := range suffix {
			next = max(next, letter+1)
		}
	}
	if next > lastSuffix {
		return "", office.Refuse("Sau số %d đã chèn đến %d%c, không chèn thêm được; hãy lấy số tiếp theo của sổ.", serial, serial, lastSuffix)
	}
	return string(next), nil
}
