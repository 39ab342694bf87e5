package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// face is a size and weight of the theme's font.
type face struct {
	size float32
	bold bool
}

func (f face) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.bold} }

// faceMetrics keeps what was measured of a face: asking Fyne shapes the text, a sum over a table does not. The window's
// goroutine alone uses it.
type faceMetrics struct {
	latin  [0x250]float32
	others map[rune]float32
	height float32
}

var metrics = map[face]*faceMetrics{}

func metricsOf(f face) *faceMetrics {
	m := metrics[f]
	if m == nil {
		m = &faceMetrics{others: map[rune]float32{}, height: fyne.MeasureText("Ậg", f.size, f.style()).Height}
		metrics[f] = m
	}
	return m
}

func (m *faceMetrics) advance(r rune, f face) float32 {
	if int(r) < len(m.latin) && r >= 0 {
		if m.latin[r] == 0 {
			m.latin[r] = fyne.MeasureText(string(r), f.size, f.style()).Width
		}
		return m.latin[r]
	}
	width, ok := m.others[r]
	if !ok {
		width = fyne.MeasureText(string(r), f.size, f.style()).Width
		m.others[r] = width
	}
	return width
}

// lineHeight returns the height of a line of the face.
func lineHeight(f face) float32 { return metricsOf(f).height }

// textWidth returns the width of a line of text.
func textWidth(text string, f face) float32 {
	m, width := metricsOf(f), float32(0)
	for _, r := range text {
		width += m.advance(r, f)
	}
	return width
}

const ellipsis = "…"

type clipKey struct {
	text  string
	width float32
	face  face
}

// clips keeps cut texts, so that scrolling to and fro builds no strings. It is emptied when it has grown.
var clips = map[clipKey]string{}

const maxClips = 4096

// clip cuts text to width, ending in an ellipsis, and reports whether it had to.
func clip(text string, width float32, f face) (string, bool) {
	m, sum := metricsOf(f), float32(0)
	room := width - m.advance('…', f)
	cut := 0
	for i, r := range text {
		if sum <= room {
			cut = i
		}
		sum += m.advance(r, f)
		if sum > width+0.5 {
			return clipAt(text, cut, width, f), true
		}
	}
	return text, false
}

func clipAt(text string, cut int, width float32, f face) string {
	key := clipKey{text, width, f}
	if short, ok := clips[key]; ok {
		return short
	}
	if len(clips) >= maxClips {
		clear(clips)
	}
	short := strings.TrimRight(text[:cut], " ") + ellipsis
	clips[key] = short
	return short
}

// wrap breaks text into lines of at most width, at spaces where there are any and at line feeds.
func wrap(text string, width float32, f face) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, f)...)
	}
	return lines
}

func wrapParagraph(text string, width float32, f face) []string {
	m := metricsOf(f)
	var lines []string
	start, space, sum, sumAtSpace := 0, -1, float32(0), float32(0)
	for i, r := range text {
		advance := m.advance(r, f)
		if r == ' ' {
			space, sumAtSpace = i, sum+advance
		}
		if sum+advance > width+0.5 && i > start && r != ' ' {
			if space > start {
				lines = append(lines, text[start:space])
				start, sum = space+1, sum-sumAtSpace
			} else {
				lines = append(lines, text[start:i])
				start, sum = i, 0
			}
			space = -1
		}
		sum += advance
	}
	return append(lines, text[start:])
}
