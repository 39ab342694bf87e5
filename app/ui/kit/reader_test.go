package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"vanphongso/data/viet"
)

// markedTexts are the stretches of text that a mark lies behind.
func markedTexts(r *Reader) (found []string) {
	var under []*canvas.Rectangle
	for _, object := range test.WidgetRenderer(r).Objects() {
		switch drawn := object.(type) {
		case *canvas.Rectangle:
			if drawn.FillColor == Color(ColorFound) {
				under = append(under, drawn)
			}
		case *canvas.Text:
			for _, mark := range under {
				found = append(found, between(drawn, mark))
			}
			under = nil
		}
	}
	return found
}

// between is the part of a line that lies over a rectangle.
func between(line *canvas.Text, mark *canvas.Rectangle) string {
	f := face{line.TextSize, false}
	var part strings.Builder
	x := line.Position().X
	for _, r := range line.Text {
		width := textWidth(string(r), f)
		if middle := x + width/2; middle > mark.Position().X && middle < mark.Position().X+mark.Size().Width {
			part.WriteRune(r)
		}
		x += width
	}
	return part.String()
}

func TestReaderMarksWhatIsSearchedFor(t *testing.T) {
	text := strings.Repeat("Dòng không có gì.\n", 60) + "Về việc giao dự toán chi, dự toán thu năm 2026."
	r := NewReader(text)
	window := newWindow(t, 420, 260, r)
	r.Mark("du toan")
	if got := strings.Join(markedTexts(r), "|"); got != "dự|toán|dự|toán" {
		t.Errorf("marked %q", got)
	}
	keep(t, window, "reader-marks")
	press(r, fyne.KeyHome)
	if got := markedTexts(r); len(got) != 0 {
		t.Errorf("marks stand at the beginning: %q", got)
	}
	r.SetText("dự")
	r.Mark("")
	if got := markedTexts(r); len(got) != 0 {
		t.Errorf("nothing is searched for and yet %q is marked", got)
	}
}

func TestSpaceOpensAFile(t *testing.T) {
	opened := -1
	l := NewFileList([]FileItem{{Name: "a.pdf"}, {Name: "b.pdf"}}, func(i int) { opened = i })
	newWindow(t, 300, 100, l)
	press(l, fyne.KeyDown, fyne.KeySpace)
	if opened != 1 {
		t.Errorf("file %d was opened", opened)
	}
}

func TestFindingsMarkTheirWords(t *testing.T) {
	opened := -1
	l := NewFindingList(func(i int) { opened = i })
	excerpt := "…Giao dự toán chi ngân sách nhà nước năm 2026 cho Sở Khoa học và Công nghệ…"
	items := make([]FileItem, 30)
	for i := range items {
		items[i] = FileItem{Name: "Đến 45 · 1820/UBND-KGVX · Giao dự toán", Note: "quyet-dinh.pdf · trang 3", Below: excerpt, Found: viet.Find(excerpt, "du toan 2026")}
	}
	l.SetItems(items)
	scroll := Scroll(l)
	window := newWindow(t, 620, 300, scroll)
	window.Canvas().Focus(l)
	l.OnSelect = func(int) { l.RevealIn(scroll) }
	marked := 0
	for _, object := range test.WidgetRenderer(l).Objects() {
		if rectangle, ok := object.(*canvas.Rectangle); ok && rectangle.FillColor == Color(ColorFound) {
			marked++
		}
	}
	if marked != 3*len(items) {
		t.Errorf("%d words are marked", marked)
	}
	keep(t, window, "findings")
	press(l, fyne.KeyEnd, fyne.KeyReturn)
	if opened != 29 || scroll.Offset.Y < 29*46-300 {
		t.Errorf("finding %d was opened at %v", opened, scroll.Offset)
	}
}
