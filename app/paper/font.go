package paper

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanphongso/assets"
	"vanphongso/data/viet"
)

// face is one of the four styles of the embedded font; its bits are bold (1) and italic (2).
type face int

const (
	bold   face = 1
	italic face = 2
)

var faceFiles = [4]string{"Regular", "Bold", "Italic", "BoldItalic"}

// pdfStyles are the styles as the PDF library names them.
var pdfStyles = [4]string{"", "B", "I", "BI"}

const (
	ascent  = 0.891 // Liberation Serif, in font sizes
	descent = 0.216
	point   = 25.4 / 72 // mm
)

// typeface measures and holds one style. Widths are looked up once for each letter.
type typeface struct {
	content []byte
	once    sync.Once
	font    *sfnt.Font
	widths  [0x10000]atomic.Int32 // thousandths of the size plus one; 0 unknown, -1 no glyph
}

var typefaces [4]typeface

// typeface returns the typeface of f, read on first use. The fonts are embedded, so trouble with them is a defect that
// every test meets.
func (f face) typeface() *typeface {
	t := &typefaces[f]
	t.once.Do(func() {
		content, err := assets.Files.ReadFile("fonts/LiberationSerif-" + faceFiles[f] + ".ttf")
		if err == nil {
			t.font, err = sfnt.Parse(content)
		}
		if err != nil {
			panic(fmt.Sprintf("paper: embedded font: %v", err))
		}
		t.content = content
	})
	return t
}

// width returns the advance of r in sizes, the way the PDF library rounds it; 0 and false when there is no glyph.
func (f face) width(r rune) (float64, bool) {
	if r < 0 || r > 0xFFFF {
		return 0, false
	}
	t := f.typeface()
	known := t.widths[r].Load()
	if known == 0 {
		known = t.measure(r)
		t.widths[r].Store(known)
	}
	return float64(known-1) / 1000, known > 0
}

func (t *typeface) measure(r rune) int32 {
	var buffer sfnt.Buffer
	glyph, err := t.font.GlyphIndex(&buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	units := fixed.Int26_6(t.font.UnitsPerEm()) << 6
	advance, err := t.font.GlyphAdvance(&buffer, glyph, units, font.HintingNone)
	if err != nil {
		return -1
	}
	unitsWide := int64(advance >> 6)
	perEm := int64(t.font.UnitsPerEm())
	return int32((unitsWide*1000+perEm/2)/perEm) + 1
}

// textWidth returns the width of s in sizes.
func (f face) textWidth(s string) float64 {
	sum := 0.0
	for _, r := range s {
		w, _ := f.width(r)
		sum += w
	}
	return sum
}

// missing stands for what the font cannot show.
const missing = '□'

// clean makes text ready for drawing: printable Vietnamese (data/viet), every space a plain one, and what the font has
// no glyph for visibly replaced.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		if _, shown := face(0).width(r); !shown {
			return missing
		}
		return r
	}, viet.Printable(s))
}
