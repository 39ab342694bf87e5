// Package document holds the incoming and outgoing documents of the office (văn bản đến, văn bản đi; NĐ 30/2020/NĐ-CP on
// công tác văn thư): their numbers and symbols, states and rules. It knows no database and no window.
package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Number is the number and symbol of a document (số và ký hiệu), taken apart as NĐ 30/2020 Phụ lục I builds it:
// number / abbreviation of the type - abbreviation of the body. A công văn has no type and may name the unit that wrote it.
type Number struct {
	Serial int    // 386 of 386/BC-SKHCN
	Suffix string // "a" of 12a, a number put in between afterwards
	Year   int    // 2020 of 30/2020/NĐ-CP, 0 for none
	Type   string // abbreviation of the type, "" for a công văn
	Body   string // abbreviation of who issued it
	Unit   string // unit that wrote a công văn: BCVT of 2160/SKHCN-BCVT
	Party  bool   // written the way of the Party: 57-NQ/TW
}

// Type is a kind of document with the abbreviation that stands in its symbol; a công văn has none.
type Type struct {
	Name         string `json:"name"`
	Abbreviation string `json:"abbreviation,omitempty"`
	Legal        bool   `json:"legal,omitempty"`    // văn bản quy phạm pháp luật: a series of its own, the year in the symbol
	Verified     bool   `json:"verified,omitempty"` // the abbreviation was compared with a source
}

// Types is the list of types that the office knows; it says what is a type in a symbol and what is a body.
type Types []Type

// Find returns the type with this abbreviation, whatever its letters' case.
func (t Types) Find(abbreviation string) (Type, bool) {
	for _, known := range t {
		if known.Abbreviation != "" && strings.EqualFold(known.Abbreviation, abbreviation) {
			return known, true
		}
	}
	return Type{}, false
}

// Named returns the type with this name, whatever its case and marks.
func (t Types) Named(name string) (Type, bool) {
	wanted := viet.Fold(name)
	for _, known := range t {
		if viet.Fold(known.Name) == wanted {
			return known, true
		}
	}
	return Type{}, false
}

// word is a part of a symbol: letters first, then what bodies carry (QH16, HĐND.TT).
const word = `\p{L}[\p{L}\d.&]*`

var (
	stateNumber = regexp.MustCompile(`^(\d{1,6})(\p{L}?)(?:/(\d{4}))?/(` + word + `(?:-` + word + `)*)$`)
	partyNumber = regexp.MustCompile(`^(\d{1,6})(\p{L}?)-(` + word + `)/(` + word + `(?:-` + word + `)*)$`)
	prefix      = regexp.MustCompile(`(?i)^số\s*[:.]?\s*`)
	joints      = regexp.MustCompile(`\s*([/-])\s*`)
	inText      = regexp.MustCompile(`\d{1,6}\p{L}?(?:\s*/\s*\d{4})?\s*[/-]\s*` + word + `(?:\s*[/-]\s*` + word + `)*`)
)

// dashes are the characters that people and word processors write for a hyphen.
var dashes = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "−", "-", "\u00a0", " ")

// tidy brings what was typed or copied into the one way of writing it.
func tidy(text string) string {
	text = prefix.ReplaceAllString(strings.TrimSpace(dashes.Replace(viet.NFC(text))), "")
	return strings.TrimRight(joints.ReplaceAllString(text, "$1"), " .,;")
}

// Parse takes a number and symbol apart: 386/BC-SKHCN, 2160/SKHCN-BCVT, 30/2020/NĐ-CP, 57-NQ/TW. Spaces, other dashes and
// a “Số:” in front do not matter. Error: office.CodeInvalid with the field “number”.
func (t Types) Parse(text string) (Number, error) {
	tidied := tidy(text)
	if m := partyNumber.FindStringSubmatch(tidied); m != nil {
		n := Number{Suffix: m[2], Type: t.written(m[3]), Body: m[4], Party: true}
		n.Serial, _ = strconv.Atoi(m[1])
		return n.checked(text)
	}
	m := stateNumber.FindStringSubmatch(tidied)
	if m == nil {
		return Number{}, wrongNumber(text)
	}
	n := Number{Suffix: m[2]}
	n.Serial, _ = strconv.Atoi(m[1])
	n.Year, _ = strconv.Atoi(m[3])
	first, rest, _ := strings.Cut(m[4], "-")
	if known, is := t.Find(first); is {
		n.Type, n.Body = known.Abbreviation, rest
	} else {
		n.Body, n.Unit = first, rest
	}
	return n.checked(text)
}

// written is an abbreviation the way the list writes it, as it stands when the list does not know it.
func (t Types) written(abbreviation string) string {
	if known, is := t.Find(abbreviation); is {
		return known.Abbreviation
	}
	return abbreviation
}

// The years that a symbol can carry; what lies outside is a slip of the fingers.
const firstYear, lastYear = 1945, 2100

func (n Number) checked(text string) (Number, error) {
	if n.Serial == 0 || n.Year != 0 && (n.Year < firstYear || n.Year > lastYear) {
		return Number{}, wrongNumber(text)
	}
	return n, nil
}

func wrongNumber(text string) error {
	return office.Invalid("number", "Số, ký hiệu “%s” không đúng dạng như 386/BC-SKHCN hoặc 2160/SKHCN-BCVT; hãy xem lại trên văn bản.", strings.TrimSpace(text))
}

// FindIn returns the first number and symbol in a running text such as the subject of a mail. A day, a fraction or a
// telephone number is none: what stands behind the stroke must begin with a capital letter.
func (t Types) FindIn(text string) (Number, bool) {
	for _, candidate := range inText.FindAllString(dashes.Replace(viet.NFC(text)), -1) {
		n, err := t.Parse(candidate)
		if err == nil && capital(n.Type+n.Body) && (n.Type != "" || n.Unit != "" || n.Year != 0) {
			return n, true
		}
	}
	return Number{}, false
}

func capital(text string) bool {
	for _, first := range text {
		return unicode.IsUpper(first)
	}
	return false
}

// String writes the number and symbol as it stands on paper; a serial below ten has a leading zero (NĐ 30/2020).
func (n Number) String() string {
	if n.Serial == 0 {
		return ""
	}
	serial := fmt.Sprintf("%02d%s", n.Serial, n.Suffix)
	if n.Party {
		return serial + "-" + n.Type + "/" + n.Body
	}
	if n.Year != 0 {
		serial += fmt.Sprintf("/%d", n.Year)
	}
	return serial + "/" + n.Symbol()
}

// Symbol is what stands behind the number: BC-SKHCN.
func (n Number) Symbol() string {
	var parts []string
	for _, part := range []string{n.Type, n.Body, n.Unit} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "-")
}

// Before says whether n stands in front of m in a register: 12 before 12a before 12b before 13.
func (n Number) Before(m Number) bool {
	if n.Serial != m.Serial {
		return n.Serial < m.Serial
	}
	return n.Suffix < m.Suffix
}
