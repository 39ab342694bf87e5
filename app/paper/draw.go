package paper

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/jung-kurt/gofpdf"

	"vanphongso/data/office"
)

// format is the size of a paper in mm.
type format struct{ width, height float64 }

// formats are the papers a description may name.
var formats = map[string]format{
	"60x45": {60, 45}, // the stamp ĐẾN with its margins
	"A5":    {148, 210}, "A5 landscape": {210, 148},
	"A4": {210, 297}, "A4 landscape": {297, 210},
	"A3": {297, 420}, "A3 landscape": {420, 297},
}

const formatNames = "A5, A5 landscape, A4, A4 landscape, A3, A3 landscape, 60x45"

// producer is written into every PDF.
const producer = "Văn phòng Sở"

// document is a form laid out: the pages of each copy, ready to be drawn.
type document struct {
	form   *form
	sheet  *sheet
	format format
	copies []copyPages
	notice string
	codes  map[string]barcode.Barcode
}

// copyPages is one copy (liên): its pages, its footer and the size everything is in.
type copyPages struct {
	layout *layout
	pages  [][]placed
	footer []item // of the page's width without the page number
	own    int    // so many of them are the form's own text, which a cover leaves out
}

// lay measures a form for a paper: nothing is drawn yet, everything has its place.
func lay(f *form, with company, paper string, data any, checked bool) (*document, error) {
	sheet := &f.Papers[0]
	for i := range f.Papers {
		if f.Papers[i].Paper == paper {
			sheet = &f.Papers[i]
		}
	}
	if paper != "" && sheet.Paper != paper {
		return nil, office.Invalid("paper", "Mẫu %s không có khổ giấy %s; hãy chọn %s.", f.Name, paper, strings.Join(f.papers(), " hoặc "))
	}
	d := &document{form: f, sheet: sheet, format: formats[sheet.Paper], codes: map[string]barcode.Barcode{}}
	if with.set != nil && (f.Check || !with.set.Checked) && !checked {
		d.notice = clean(with.set.Notice)
	}
	copies := f.Copies
	if len(copies) == 0 {
		copies = make([]expression, 1)
	}
	for i := range copies {
		c, err := d.layCopy(&copies[i], with.parts, data)
		if err != nil {
			return nil, err
		}
		d.copies = append(d.copies, c)
	}
	return d, nil
}

func (f *form) papers() []string {
	var names []string
	for _, s := range f.Papers {
		names = append(names, s.Paper)
	}
	return names
}

// layCopy lays out one copy at the largest size that needs the fewest pages.
func (d *document) layCopy(text *expression, parts map[string]part, data any) (copyPages, error) {
	var best copyPages
	copyText, err := text.text(data)
	if err != nil {
		return best, err
	}
	for i, size := range d.sheet.Sizes {
		l := &layout{form: d.form, copy: copyText, size: size, line: d.sheet.Line, parts: parts, codes: d.codes}
		l.width = d.format.width - d.sheet.Margins[1] - d.sheet.Margins[3]
		c, err := d.layAt(l, data)
		if err != nil {
			return best, err
		}
		if i == 0 || len(c.pages) < len(best.pages) {
			best = c
		}
		if len(best.pages) == 1 {
			break
		}
	}
	return best, nil
}

// layAt lays out a copy at one size.
func (d *document) layAt(l *layout, data any) (copyPages, error) {
	c := copyPages{layout: l}
	var err error
	if c.footer, c.own, err = d.footer(l, data); err != nil {
		return c, err
	}
	rows, err := l.rows(d.form.Blocks, data)
	if err != nil {
		return c, err
	}
	c.pages = paginate(rows, d.contentHeight(c))
	return c, nil
}

// footerSize is how much smaller the footer is, in points.
const footerSize = -2.5

// footer lays out the text at the bottom of each page: the form's own, then the mark of an unverified set.
func (d *document) footer(l *layout, data any) (items []item, own int, err error) {
	width := l.width - d.pageNumberWidth(l)
	look := look{Italic: true, Size: footerSize}
	if d.form.Footer != nil {
		text, err := d.form.Footer.Text.text(data)
		if err != nil {
			return nil, 0, err
		}
		items = l.paragraph([]styled{{text, italic}}, look, width)
		own = len(items)
	}
	items = append(items, l.paragraph([]styled{{d.notice, italic}}, look, width)...)
	if f := d.form.Footer; len(items) == 0 && f != nil && f.Pages != "never" && f.Pages != "top" {
		items = []item{{height: l.lineHeight(l.size + footerSize)}}
	}
	return items, own, nil
}

func (d *document) pageNumberWidth(l *layout) float64 {
	return face(0).textWidth(" Trang 999/999") * (l.size + footerSize) * point
}

// footerGap stands between content and footer, in lines.
const footerGap = 0.35

func (d *document) contentHeight(c copyPages) float64 {
	height := d.format.height - d.sheet.Margins[0] - d.sheet.Margins[2]
	if len(c.footer) > 0 {
		height -= itemsHeight(c.footer) + c.layout.lines(footerGap)
	}
	return height
}

func itemsHeight(items []item) float64 {
	c := cell{items: items}
	return c.content()
}

// pen draws on the current page; all measures are mm. It adds a font to the document when it is first used.
type pen struct {
	pdf  *gofpdf.Fpdf
	used [4]bool

	photos int // drawn so far
}

// fontFamily begins with the letters that, after tagFonts, mark an embedded font as a subset.
const fontFamily = "aa+liberationserif"

func (p *pen) font(f face, size float64) {
	if !p.used[f] {
		p.pdf.AddUTF8FontFromBytes(fontFamily, pdfStyles[f], f.typeface().content)
		p.used[f] = true
	}
	p.pdf.SetFont(fontFamily, pdfStyles[f], size)
}

// line writes pieces side by side; extra is added to the width of every space.
func (p *pen) line(pieces []piece, size, x, baseline, extra float64) {
	for _, piece := range pieces {
		text := strings.TrimRight(piece.text, " ")
		if text != "" {
			p.font(piece.face, size)
			p.pdf.Text(x, baseline, text)
		}
		x += piece.width + extra*float64(strings.Count(piece.text, " "))
	}
}

// upright writes pieces of one style from (x, y) upwards. The font is chosen outside the turned part, whose end would
// take it back unknown to the library.
func (p *pen) upright(pieces []piece, size, x, y float64) {
	if len(pieces) == 0 {
		return
	}
	p.font(pieces[0].face, size)
	p.pdf.TransformBegin()
	p.pdf.TransformRotate(90, x, y)
	p.line(pieces, size, x, y, 0)
	p.pdf.TransformEnd()
}

const ruleWidth = 0.2 // mm

func (p *pen) rule(x, y, length float64) {
	p.pdf.SetLineWidth(ruleWidth)
	p.pdf.Line(x, y, x+length, y)
}

func (p *pen) frame(x, y, width, height float64) {
	p.pdf.SetLineWidth(ruleWidth)
	p.pdf.Rect(x, y, width, height, "D")
}

func (p *pen) box(x, y, width, height float64) { p.pdf.Rect(x, y, width, height, "F") }

// draw draws the laid-out document.
func (d *document) draw(data any, o Options) ([]byte, error) {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "mm",
		Size:    gofpdf.SizeType{Wd: d.format.width, Ht: d.format.height},
	})
	title, err := d.form.Title.text(data)
	if err != nil {
		return nil, err
	}
	if title == "" {
		title = d.form.Name
	}
	describe(pdf, title, o)
	p := &pen{pdf: pdf}
	for _, c := range d.copies {
		for n, page := range c.pages {
			pdf.AddPage()
			d.page(p, c, page, n+1)
			c.pages[n] = nil // a book has many: what is drawn is let go
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, &office.Error{Code: office.CodeInternal, Message: "Không vẽ được mẫu " + d.form.Name + ".", Cause: err}
	}
	return tagFonts(out.Bytes()), nil
}

// describe sets the properties of the PDF; nothing in it depends on the clock or on chance.
func describe(pdf *gofpdf.Fpdf, title string, o Options) {
	created := o.Created.UTC()
	if o.Created.IsZero() {
		created = created.AddDate(1999, 0, 0) // the library takes the zero time as "now"
	}
	pdf.SetCreationDate(created)
	pdf.SetModificationDate(created)
	pdf.SetCatalogSort(true)
	pdf.SetProducer(producer, true)
	pdf.SetCreator(producer, true)
	pdf.SetTitle(clean(title), true)
	if o.Author != "" {
		pdf.SetAuthor(clean(o.Author), true)
	}
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetDisplayMode("fullpage", "single")
}

func (d *document) page(p *pen, c copyPages, page []placed, number int) {
	left, top := d.sheet.Margins[3], d.sheet.Margins[0]
	for _, place := range page {
		place.row.draw(p, left, top+place.y)
	}
	bottom := d.format.height - d.sheet.Margins[2]
	y := bottom - itemsHeight(c.footer)
	for i, line := range c.footer {
		if line.draw != nil && (number > 1 || i >= c.own || !d.form.Footer.Cover) {
			line.draw(p, left, y)
		}
		y += line.height
	}
	d.pageNumber(p, c, left, bottom, number)
}

func (d *document) pageNumber(p *pen, c copyPages, left, bottom float64, number int) {
	f, count := d.form.Footer, len(c.pages)
	if f != nil && f.Cover {
		number, count = number-1, count-1
	}
	if f == nil || f.Pages == "never" || f.Pages == "several" && count == 1 || number == 0 {
		return
	}
	if f.Pages == "top" {
		d.numberOnTop(p, c, left, number)
		return
	}
	size := c.layout.size + footerSize
	height := c.layout.lineHeight(size)
	text := fmt.Sprintf("Trang %d/%d", number, count)
	width := face(0).textWidth(text) * size * point
	p.line([]piece{{text, 0, width}}, size, left+c.layout.width-width, bottom-height+baseline(height, size), 0)
}

// numberOnTop writes the number of a page into the middle of its upper margin, but not of the first one (NĐ 30/2020/NĐ-CP
// Phụ lục I).
func (d *document) numberOnTop(p *pen, c copyPages, left float64, number int) {
	if number == 1 {
		return
	}
	size := c.layout.size
	text := fmt.Sprint(number)
	width := face(0).textWidth(text) * size * point
	p.line([]piece{{text, 0, width}}, size, left+(c.layout.width-width)/2, (d.sheet.Margins[0]+ascent*size*point)/2, 0)
}

// draw draws a row at its place.
func (r *row) draw(p *pen, x, y float64) {
	for i := range r.cells {
		c := &r.cells[i]
		height := c.height
		if height == 0 {
			height = r.height - c.top
		}
		if r.frame {
			p.frame(x+c.x, y+c.top, c.width, height)
		}
		at := y + c.top + r.pad
		if c.middle {
			at = y + c.top + (height-c.content())/2
		}
		c.draw(p, x+c.x, at)
	}
}

// draw draws the items of a cell from a place downwards.
func (c *cell) draw(p *pen, x, y float64) {
	for _, line := range c.items {
		if line.draw != nil {
			line.draw(p, x, y)
		}
		y += line.height
	}
}

// tagFonts gives the embedded fonts the six capitals that mark a subset (ISO 32000-1, 9.6.4). The library writes
// "utf8" in front of the family's name; the tag has the same length, so that no offset in the file moves.
func tagFonts(pdf []byte) []byte {
	return bytes.ReplaceAll(pdf, []byte("/utf8"+fontFamily), []byte("/VPSOAA+LiberationSerif"))
}
