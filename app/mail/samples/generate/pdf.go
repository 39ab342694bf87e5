package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanphongso/assets"
)

// pdf returns a page of A4 with the lines on it: real text, every letter drawn by outlines that the file carries
// (a Type 3 font, ISO 32000-1 §9.6.5). The first two lines and those in capitals stand in the middle.
func pdf(lines ...string) []byte {
	face := openFont()
	w := &pdfWriter{}
	w.object("<< /Type /Catalog /Pages 2 0 R >>")
	w.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	w.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>")
	w.stream("", face.page(lines))
	first := len(w.offsets) + 3 // of the glyphs, behind the font and its text map
	w.object(face.describe(first))
	w.stream("", face.textMap())
	for _, r := range face.used {
		w.stream("", face.outline(r))
	}
	return w.end()
}

// pdfWriter writes objects one after the other, numbered from 1.
type pdfWriter struct {
	out     bytes.Buffer
	offsets []int
}

func (w *pdfWriter) object(body string) {
	if len(w.offsets) == 0 {
		w.out.WriteString("%PDF-1.4\n%âãÏÓ\n")
	}
	w.offsets = append(w.offsets, w.out.Len())
	fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", len(w.offsets), body)
}

func (w *pdfWriter) stream(entries, data string) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	must(z.Write([]byte(data)))
	check(z.Close())
	w.object(fmt.Sprintf("<< %s/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", entries, packed.Len(), packed.Bytes()))
}

func (w *pdfWriter) end() []byte {
	table := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, offset := range w.offsets {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&w.out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, table)
	return w.out.Bytes()
}

// face is the letters of one page; a letter's code is its place in used, counted from 1.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	used   []rune
}

func openFont() *face {
	raw := must(assets.Files.ReadFile("fonts/LiberationSerif-Regular.ttf"))
	return &face{font: must(sfnt.Parse(raw))}
}

const unitsPerEm = 1000

func (f *face) glyph(r rune) sfnt.GlyphIndex { return must(f.font.GlyphIndex(&f.buffer, r)) }

func (f *face) width(r rune) int {
	return must(f.font.GlyphAdvance(&f.buffer, f.glyph(r), fixed.I(unitsPerEm), font.HintingNone)).Round()
}

func (f *face) code(r rune) int {
	i := slices.Index(f.used, r)
	if i < 0 {
		f.used = append(f.used, r)
		i = len(f.used) - 1
	}
	return i + 1
}

// page returns the drawing of the lines.
func (f *face) page(lines []string) string {
	var b strings.Builder
	const size, left, right = 13, 80, 545
	y := 780
	for i, text := range lines {
		x, long := left, 0
		var codes strings.Builder
		for _, r := range text {
			fmt.Fprintf(&codes, "%02x", f.code(r))
			long += f.width(r) * size / unitsPerEm
		}
		if i < 2 || text == strings.ToUpper(text) {
			x = left + max(0, (right-left-long)/2)
		}
		fmt.Fprintf(&b, "BT /F %d Tf %d %d Td <%s> Tj ET\n", size, x, y, codes.String())
		y -= 22
	}
	return b.String()
}

// describe returns the font object; its glyphs are the objects from first on, its text map stands just before them.
func (f *face) describe(first int) string {
	var glyphs, names, widths strings.Builder
	for i, r := range f.used {
		fmt.Fprintf(&glyphs, "/g%d %d 0 R ", i, first+i)
		fmt.Fprintf(&names, "/g%d ", i)
		fmt.Fprintf(&widths, "%d ", f.width(r))
	}
	return fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontBBox [-200 -300 1200 1100] /FontMatrix [0.001 0 0 0.001 0 0] "+
		"/CharProcs << %s>> /Encoding << /Type /Encoding /Differences [1 %s] >> /FirstChar 1 /LastChar %d /Widths [%s] "+
		"/Resources << >> /ToUnicode %d 0 R >>", glyphs.String(), names.String(), len(f.used), widths.String(), first-1)
}

// textMap says which letter each code is, so that the text can be searched.
func (f *face) textMap() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n" +
		"1 begincodespacerange <00> <ff> endcodespacerange\n")
	for i, r := range f.used {
		fmt.Fprintf(&b, "1 beginbfchar <%02x> <%04x> endbfchar\n", i+1, r)
	}
	return b.String() + "endcmap end end"
}

// outline returns the drawing of one letter.
func (f *face) outline(r rune) string {
	segments := must(f.font.LoadGlyph(&f.buffer, f.glyph(r), fixed.I(unitsPerEm), nil))
	var b strings.Builder
	fmt.Fprintf(&b, "%d 0 -200 -300 1200 1100 d1\n", f.width(r))
	var here [2]int
	at := func(p fixed.Point26_6) [2]int { return [2]int{p.X.Round(), -p.Y.Round()} }
	for _, s := range segments {
		end := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			fmt.Fprintf(&b, "%d %d m\n", end[0], end[1])
		case sfnt.SegmentOpLineTo:
			fmt.Fprintf(&b, "%d %d l\n", end[0], end[1])
		case sfnt.SegmentOpQuadTo:
			bend := end
			end = at(s.Args[1])
			fmt.Fprintf(&b, "%d %d %d %d %d %d c\n", (here[0]+2*bend[0])/3, (here[1]+2*bend[1])/3,
				(end[0]+2*bend[0])/3, (end[1]+2*bend[1])/3, end[0], end[1])
		}
		here = end
	}
	return b.String() + "f"
}
