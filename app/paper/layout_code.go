package paper

import (
	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/code128"
	"github.com/boombuler/barcode/qr"
)

// code lays out a QR code or bar code as black rectangles, so that it stays sharp on any printer. The quiet zone that
// scanners need is part of it.
func (l *layout) code(b *block, data any, width float64) ([]item, error) {
	text, err := b.Code.Value.text(data)
	if err != nil || text == "" {
		return nil, err
	}
	height := b.Code.Height
	if height == 0 {
		height = 4
	}
	if b.Code.Kind == "code128" {
		bars, err := code128.Encode(text)
		if err != nil {
			return nil, wrong(b.line, "nội dung %q không ghi được thành mã vạch", shorten(text))
		}
		return []item{barItem(bars, min(width, barsWidth(bars, l.size)), l.lines(height), width, b.Look.Align)}, nil
	}
	code, err := l.qr(text)
	if err != nil {
		return nil, wrong(b.line, "nội dung %q quá dài cho mã QR", shorten(text))
	}
	side := min(l.lines(height), width)
	return []item{qrItem(code, side, width, b.Look.Align)}, nil
}

// qr encodes a text once for all copies and sizes of a document.
func (l *layout) qr(text string) (barcode.Barcode, error) {
	if known, ok := l.codes[text]; ok {
		return known, nil
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err == nil {
		l.codes[text] = code
	}
	return code, err
}

func shorten(s string) string {
	if letters := []rune(s); len(letters) > 40 {
		return string(letters[:40]) + "…"
	}
	return s
}

// quiet is the white border of a code in modules. QR asks for 4, but the paper around is white as well.
const quiet = 2

func qrItem(code barcode.Barcode, side, width float64, align string) item {
	return item{height: side, draw: func(p *pen, x, y float64) {
		x += offset(align, width, side)
		modules := code.Bounds().Dx()
		unit := side / float64(modules+2*quiet)
		for v := 0; v < modules; v++ {
			for u := 0; u < modules; u++ {
				length := blackRun(code, u, v, modules)
				if length > 0 {
					p.box(x+float64(u+quiet)*unit, y+float64(v+quiet)*unit, float64(length)*unit, unit)
					u += length
				}
			}
		}
	}}
}

// barsWidth gives a module about a third of a millimetre, enough for any hand scanner.
func barsWidth(bars barcode.Barcode, size float64) float64 {
	return float64(bars.Bounds().Dx()+20) * 0.033 * size
}

func barItem(bars barcode.Barcode, length, height, width float64, align string) item {
	return item{height: height, draw: func(p *pen, x, y float64) {
		x += offset(align, width, length)
		modules := bars.Bounds().Dx()
		unit := length / float64(modules+20) // 10 modules of white on each side
		for u := 0; u < modules; u++ {
			if n := blackRun(bars, u, 0, modules); n > 0 {
				p.box(x+float64(u+10)*unit, y+height*0.05, float64(n)*unit, height*0.9)
				u += n
			}
		}
	}}
}

// blackRun counts the black modules from (u, v) to the right.
func blackRun(code barcode.Barcode, u, v, modules int) int {
	n := 0
	for u+n < modules {
		if r, _, _, _ := code.At(u+n, v).RGBA(); r != 0 {
			break
		}
		n++
	}
	return n
}

func offset(align string, width, used float64) float64 {
	switch align {
	case "center":
		return (width - used) / 2
	case "right":
		return width - used
	}
	return 0
}
