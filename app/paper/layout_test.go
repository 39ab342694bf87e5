package paper

import (
	"encoding/xml"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// letters are what names are made of in the properties below: Vietnamese, wide, narrow, decomposed and impossible ones.
var letters = []string{"a", "ă", "Ễ", "ượ", "đ", "i", "W", "M", "l", "9", ".", "Nguyễn", "Cộng hòa", "u\u0301", "😀", "漢", " ", " ", " ", " – "}

func textOf(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(letters), 0, most).Draw(t, "letters"), "")
	})
}

func anyPerson(t *rapid.T, label string, most int) Person {
	text := textOf(most)
	return Person{
		Name: text.Draw(t, label), Address: text.Draw(t, label), Phone: textOf(20).Draw(t, label),
		Email: textOf(60).Draw(t, label), IDNumber: textOf(20).Draw(t, label),
	}
}

func anyReceipt(t *rapid.T) ReceiptData {
	data := sampleReceipt()
	most := rapid.SampledFrom([]int{5, 60, 500}).Draw(t, "most letters")
	data.Parent, data.Desk = textOf(60).Draw(t, "parent"), textOf(most).Draw(t, "desk")
	data.Owner, data.Request = anyPerson(t, "owner", most), textOf(most).Draw(t, "request")
	if rapid.Bool().Draw(t, "other") {
		other := anyPerson(t, "submitter", most)
		data.Submitter = &other
	}
	data.Number, data.Place, data.Note = textOf(30).Draw(t, "number"), textOf(40).Draw(t, "place"), textOf(most).Draw(t, "note")
	data.Receiver, data.ReturnAddress, data.Site = textOf(60).Draw(t, "receiver"), textOf(most).Draw(t, "address"), textOf(60).Draw(t, "site")
	data.Components = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Paper {
		return Paper{Name: textOf(most).Draw(t, "name"), Originals: rapid.IntRange(0, 999).Draw(t, "n"), Electronic: rapid.IntRange(0, 1).Draw(t, "e"), Note: textOf(30).Draw(t, "note")}
	}), 0, 40).Draw(t, "components")
	return data
}

// box is where something stands on a page, in any one unit.
type box struct {
	left, top, right, bottom float64
	text                     string
}

func (b box) overlaps(c box, tolerance float64) bool {
	return b.left < c.right-tolerance && c.left < b.right-tolerance && b.top < c.bottom-tolerance && c.top < b.bottom-tolerance
}

func (b box) inside(c box, tolerance float64) bool {
	return b.left >= c.left-tolerance && b.right <= c.right+tolerance && b.top >= c.top-tolerance && b.bottom <= c.bottom+tolerance
}

// apart fails when two boxes of a page overlap or one stands outside the margins.
func apart(t fataler, where string, boxes []box, within box, tolerance float64) {
	t.Helper()
	for i, b := range boxes {
		if !b.inside(within, tolerance) {
			t.Fatalf("%s: %+v leaves %+v", where, b, within)
		}
		for _, c := range boxes[:i] {
			if b.overlaps(c, tolerance) {
				t.Fatalf("%s: %+v overprints %+v", where, b, c)
			}
		}
	}
}

// itemBoxes lists the boxes of all lines of a row, in mm.
func itemBoxes(r *row, y float64) []box {
	var boxes []box
	for i := range r.cells {
		c := &r.cells[i]
		at := y + c.top + r.pad
		if c.middle {
			at = y + c.top + (c.frameHeight(r)-c.content())/2
		}
		for _, line := range c.items {
			boxes = append(boxes, box{c.x, at, c.x + c.width, at + line.height, ""})
			at += line.height
		}
	}
	return boxes
}

func (c *cell) frameHeight(r *row) float64 {
	if c.height != 0 {
		return c.height
	}
	return r.height - c.top
}

// TestNothingOverprints lays out many odd receipts: every line of every cell has its own place inside the margins, and no
// line is lost when pages are turned.
func TestNothingOverprints(t *testing.T) {
	l := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		f := l.forms[rapid.SampledFrom([]string{receipt2025, receipt2018}).Draw(t, "form")]
		d, err := lay(f, l.company("tt03-2025"), rapid.SampledFrom(f.papers()).Draw(t, "paper"), anyReceipt(t), false)
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, d)
	})
}

// checkPages fails when two lines of a page overlap or one leaves it.
func checkPages(t fataler, d *document) {
	t.Helper()
	for _, c := range d.copies {
		within := box{right: c.layout.width, bottom: d.contentHeight(c)}
		for n, page := range c.pages {
			var boxes []box
			for _, place := range page {
				boxes = append(boxes, itemBoxes(place.row, place.y)...)
			}
			apart(t, fmt.Sprintf("page %d", n+1), boxes, within, 1e-3)
		}
	}
}

// TestNothingOverprintsOnAnyForm does the same for all forms with texts and lists of any length.
func TestNothingOverprintsOnAnyForm(t *testing.T) {
	l := shipped(t)
	var keys []string
	for _, f := range l.Forms() {
		keys = append(keys, f.Key)
	}
	rapid.Check(t, func(t *rapid.T) {
		f := l.forms[rapid.SampledFrom(keys).Draw(t, "form")]
		most := rapid.SampledFrom([]int{5, 60, 300}).Draw(t, "most letters")
		data := reflect.New(reflect.TypeOf(samples[f.Data][0])).Elem()
		data.Set(reflect.ValueOf(samples[f.Data][0]))
		eachText(data, rapid.IntRange(0, 12).Draw(t, "members"), func(string) string { return textOf(most).Draw(t, "text") })
		d, err := lay(f, l.company(path.Dir(f.key)), rapid.SampledFrom(f.papers()).Draw(t, "paper"), data.Interface(), false)
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, d)
	})
}

// TestEveryWordHasItsPlace asks an independent reader, poppler, where every word stands and whether each text is there
// letter by letter.
func TestEveryWordHasItsPlace(t *testing.T) {
	needPoppler(t)
	l := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom([]string{receipt2025, receipt2018}).Draw(t, "form")
		size := rapid.SampledFrom([]string{"A5", "A4"}).Draw(t, "paper")
		data := anyReceipt(t)
		pdf := drawn(t, l, form, size, data)
		checkWords(t, l, form, size, pdf)
		texts := []string{data.Owner.Name, data.Request, data.Receiver, data.Note}
		for _, p := range data.Components {
			texts = append(texts, p.Name)
		}
		checkTexts(t, pdf, texts)
	})
}

func TestNoWordOfTheCasesOverprints(t *testing.T) {
	needPoppler(t)
	l := shipped(t)
	eachDrawing(t, func(t *testing.T, d drawing) { checkWords(t, l, d.form, d.size, d.pdf) })
}

func checkWords(t fataler, l *Library, form, size string, pdf []byte) {
	t.Helper()
	sheet := l.sheetOf(form, size)
	for i, page := range wordPages(t, pdf) {
		within := box{
			left: sheet.Margins[3] / point, top: sheet.Margins[0] / point,
			right: page.Width - sheet.Margins[1]/point, bottom: page.Height - sheet.Margins[2]/point,
		}
		if f := l.forms[form].Footer; f != nil && f.Pages == "top" {
			within.top = 0 // the number of the page
		}
		var boxes []box
		for _, w := range page.Words {
			boxes = append(boxes, box{w.Left, w.Top, w.Right, w.Bottom, w.Text})
		}
		apart(t, fmt.Sprintf("%s %s, page %d", form, size, i+1), boxes, within, 0.4)
	}
}

func (l *Library) sheetOf(form, size string) sheet {
	papers := l.forms[form].Papers
	return papers[slices.IndexFunc(papers, func(s sheet) bool { return s.Paper == size })]
}

type wordPage struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []struct {
		Left   float64 `xml:"xMin,attr"`
		Top    float64 `xml:"yMin,attr"`
		Right  float64 `xml:"xMax,attr"`
		Bottom float64 `xml:"yMax,attr"`
		Text   string  `xml:",chardata"`
	} `xml:"word"`
}

func wordPages(t fataler, pdf []byte) []wordPage {
	t.Helper()
	text := popple(t, pdf, "pdftotext", "-bbox")
	var found struct {
		Pages []wordPage `xml:"body>doc>page"`
	}
	reader := xml.NewDecoder(strings.NewReader(text))
	reader.Strict, reader.Entity = false, xml.HTMLEntity
	if err := reader.Decode(&found); err != nil || len(found.Pages) == 0 {
		t.Fatalf("pdftotext -bbox: %v", err)
	}
	return found.Pages
}

// checkTexts reads the letters in the order they were drawn.
func checkTexts(t fataler, pdf []byte, texts []string) {
	t.Helper()
	read := bare(popple(t, pdf, "pdftotext", "-raw"))
	for _, text := range texts {
		if want := bare(clean(text)); !strings.Contains(read, want) && !acrossPages(read, want) {
			t.Fatalf("%q is not on the receipt:\n%s", want, read)
		}
	}
}

// TestTextLongerThanAPage parts texts over several pages and loses no word of them.
func TestTextLongerThanAPage(t *testing.T) {
	needPoppler(t)
	l := shipped(t)
	var words []string
	for i := range 2500 {
		words = append(words, fmt.Sprintf("chữ%d", i))
	}
	for name, change := range map[string]func(*ReceiptData, string){
		"field": func(d *ReceiptData, text string) { d.Request = text },
		"cell":  func(d *ReceiptData, text string) { d.Components = []Paper{{Name: text}} },
	} {
		data := sampleReceipt()
		change(&data, strings.Join(words, " "))
		pdf := drawn(t, l, receipt2018, "A5", data)
		checkWords(t, l, receipt2018, "A5", pdf)
		read := map[string]int{}
		for _, word := range strings.Fields(popple(t, pdf, "pdftotext", "-raw")) {
			read[word]++
		}
		for _, word := range words {
			if read[word] != 2 {
				t.Fatalf("%s: %q is there %d times on two copies", name, word, read[word])
			}
		}
	}
}

// bare leaves the letters of a text only.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// acrossPages tells whether the text is there in two parts, before and after a page break.
func acrossPages(read, text string) bool {
	letters := []rune(text)
	for i := range letters {
		_, after, found := strings.Cut(read, string(letters[:i]))
		if !found {
			return false
		}
		if strings.Contains(after, string(letters[i:])) {
			return true
		}
	}
	return false
}

func TestWrap(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		width float64 // in letters "0" of size 10
		want  []string
	}{
		"at spaces":                    {"000 000 000 000", 7.5, []string{"000 000", "000 000"}},
		"a word alone takes company":   {"000 000 0000 00", 12.5, []string{"000 000", "0000 00"}},
		"two words are not company":    {"0000 00", 5, []string{"0000", "00"}},
		"inside a word that is longer": {"00000000", 3, []string{"000", "000", "00"}},
		"inside a word behind a mark":  {"000-000/00000", 8.8, []string{"000-000/", "00000"}},
		"no mark in the second half":   {"0-00000000", 5, []string{"0-000", "00000"}},
		"no dash in front":             {"0000 – 0000", 4.6, []string{"0000", "–", "0000"}},
		"dash stays behind":            {"0000 – 0000", 6.5, []string{"0000 –", "0000"}},
		"a minus is no dash":           {"0000 -0000", 5, []string{"0000", "-0000"}},
		"line feeds":                   {"00\n\n00", 5, []string{"00", "", "00"}},
		"nothing":                      {"", 5, nil},
	} {
		t.Run(name, func(t *testing.T) {
			zero := face(0).textWidth("0") * 10 * point
			var lines []string
			for _, line := range wrap([]styled{{c.text, 0}}, 10, c.width*zero, 0) {
				text := ""
				for _, p := range line.pieces {
					text += p.text
				}
				lines = append(lines, text)
			}
			if !slices.Equal(lines, c.want) {
				t.Errorf("want %q, have %q", c.want, lines)
			}
		})
	}
}

func TestColumnsAreWideEnoughForTheirTitles(t *testing.T) {
	for _, c := range []struct{ widths, least, want []float64 }{
		{[]float64{10, 10}, []float64{5, 5}, []float64{10, 10}},
		{[]float64{2, 18}, []float64{5, 5}, []float64{5, 15}},
		{[]float64{2, 9, 9}, []float64{4, 5, 5}, []float64{4, 8, 8}},
		{[]float64{2, 2}, []float64{5, 5}, []float64{2, 2}},
	} {
		if have := atLeast(c.widths, c.least); !slices.Equal(have, c.want) {
			t.Errorf("atLeast(%v, %v) = %v, want %v", c.widths, c.least, have, c.want)
		}
	}
}
