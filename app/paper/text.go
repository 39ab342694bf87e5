package paper

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// styled is a text in one style.
type styled struct {
	text string
	face face
}

// piece is a stretch of a line in one style, drawn at once.
type piece struct {
	text  string
	face  face
	width float64 // mm
}

// textLine is a line of pieces.
type textLine struct {
	pieces []piece
	width  float64 // mm
	ended  bool    // the paragraph ends here: not stretched when justified
}

// atom is what is never parted: a letter with the marks that follow it.
type atom struct {
	text  string
	face  face
	width float64
	space bool
	brk   bool // line feed
}

// slack forgives rounding when widths are compared, in mm.
const slack = 1e-6

// wrap breaks text into lines no wider than width (mm) at a size in points: at spaces, and inside a word only when
// the word alone is wider than a line. An empty text has no lines.
func wrap(text []styled, size, width, indent float64) []textLine {
	atoms := split(text, size)
	var lines []textLine
	for start := 0; start < len(atoms); {
		room := width
		if len(lines) == 0 {
			room -= indent
		}
		end, next := lineEnd(atoms, start, room)
		end, next = withCompany(atoms, start, end, next, width)
		line := lineOfAtoms(atoms[start:end])
		line.ended = next >= len(atoms) || atoms[next-1].brk
		lines = append(lines, line)
		for start = next; !line.ended && start < len(atoms) && atoms[start].space; start++ {
			continue // spaces that a line break swallows
		}
	}
	return lines
}

// lineEnd returns where the line that begins at start ends and where the next one begins.
func lineEnd(atoms []atom, start int, room float64) (end, next int) {
	width, space := 0.0, -1
	for i := start; i < len(atoms); i++ {
		a := atoms[i]
		switch {
		case a.brk:
			return i, i + 1
		case a.space:
			space = i
		case width+a.width > room+slack && i > start:
			if space > start && wordWidth(atoms, space+1) <= room+slack {
				return space, space + 1
			}
			end := insideWord(atoms, start, i)
			return end, end
		}
		width += a.width
	}
	return len(atoms), len(atoms)
}

// insideWord returns where a word that fills the line up to end is parted: behind a mark between its parts, as codes and
// addresses have them, when at least half of the line stays.
func insideWord(atoms []atom, start, end int) int {
	for i := end; i > (start+end)/2; i-- {
		if strings.ContainsAny(atoms[i-1].text, "-/@_") {
			return i
		}
	}
	return end
}

// withCompany moves the last word of a line down when the one word that is left would stand alone on the last line.
func withCompany(atoms []atom, start, end, next int, width float64) (int, int) {
	if next >= len(atoms) || !atoms[next-1].space || !isWord(atoms[next:]) {
		return end, next
	}
	for i := end - 1; i > start; i-- {
		if !atoms[i].space {
			continue
		}
		if isWord(atoms[start:i]) || atomsWidth(atoms[i+1:]) > width+slack {
			break
		}
		return i, i + 1
	}
	return end, next
}

// isWord tells whether no line can end inside atoms.
func isWord(atoms []atom) bool {
	return !slices.ContainsFunc(atoms, func(a atom) bool { return a.space || a.brk })
}

func atomsWidth(atoms []atom) float64 {
	sum := 0.0
	for _, a := range atoms {
		sum += a.width
	}
	return sum
}

func wordWidth(atoms []atom, from int) float64 {
	sum := 0.0
	for _, a := range atoms[from:] {
		if a.space || a.brk {
			break
		}
		sum += a.width
	}
	return sum
}

// longestWord returns the width of the widest word, which balanced lines must not part.
func longestWord(atoms []atom) float64 {
	longest, word := 0.0, 0.0
	for _, a := range atoms {
		if a.space || a.brk {
			word = 0
			continue
		}
		word += a.width
		longest = max(longest, word)
	}
	return longest
}

// split cuts text into atoms and measures them.
func split(text []styled, size float64) []atom {
	letters := 0
	for _, part := range text {
		letters += len(part.text)
	}
	atoms := make([]atom, 0, letters)
	for _, part := range text {
		for i, r := range part.text {
			w, _ := part.face.width(r)
			w *= size * point
			if last := len(atoms) - 1; last >= 0 && unicode.Is(unicode.Mn, r) && !atoms[last].space && !atoms[last].brk {
				atoms[last].text += string(r)
				atoms[last].width += w
				continue
			}
			atoms = append(atoms, atom{string(r), part.face, w, r == ' ' && !beforeDash(part.text[i+1:]), r == '\n'})
		}
	}
	return atoms
}

// beforeDash tells whether what follows a space begins with a dash of its own, which must not begin a line.
func beforeDash(rest string) bool {
	for _, dash := range []string{"–", "—", "-"} {
		if after, found := strings.CutPrefix(rest, dash); found {
			return strings.HasPrefix(after, " ")
		}
	}
	return false
}

// lineOfAtoms joins atoms of one style to pieces; spaces at the end are dropped.
func lineOfAtoms(atoms []atom) textLine {
	for len(atoms) > 0 && atoms[len(atoms)-1].text == " " {
		atoms = atoms[:len(atoms)-1]
	}
	var line textLine
	for i, a := range atoms {
		if i == 0 || atoms[i-1].face != a.face {
			line.pieces = append(line.pieces, piece{face: a.face})
		}
		last := &line.pieces[len(line.pieces)-1]
		last.text += a.text
		last.width += a.width
		line.width += a.width
	}
	return line
}

// stretch cuts a line at its spaces so that it fills width; the last line of a paragraph stays as it is.
func (l textLine) stretch(width float64) ([]piece, float64) {
	spaces := 0
	for _, p := range l.pieces {
		spaces += strings.Count(p.text, " ")
	}
	if l.ended || spaces == 0 || width-l.width > width/3 {
		return l.pieces, 0
	}
	var pieces []piece
	for _, p := range l.pieces {
		for _, word := range strings.SplitAfter(p.text, " ") {
			if word != "" {
				pieces = append(pieces, piece{text: word, face: p.face, width: p.width * p.face.textWidth(word) / p.face.textWidth(p.text)})
			}
		}
	}
	return pieces, (width - l.width) / float64(spaces)
}

// dotsFor returns a row of dots that fills width as well as whole dots can.
func dotsFor(width, size float64) string {
	dot := face(0).textWidth(".") * size * point
	return strings.Repeat(".", max(0, int(math.Floor(width/dot+slack))))
}
