package main

import (
	"bytes"
	"strings"

	"vanphongso/app/boot"
	"vanphongso/app/work/registry"
	"vanphongso/data/office"
)

type documentBookCommand struct {
	Kind   string `arg:"" help:"Kind of book: ${document_books}."`
	From   string `required:"" help:"First day: 2026-01-01 or 01/01/2026." placeholder:"D"`
	To     string `required:"" help:"Last day." placeholder:"D"`
	Volume string `help:"Number of the volume (quyển số)."`
	Format string `default:"pdf" enum:"pdf,xlsx" help:"pdf or xlsx."`
	Out    string `required:"" help:"File to write." placeholder:"FILE" type:"path"`
}

// Help lists the kinds.
func (c *documentBookCommand) Help() string {
	var b strings.Builder
	b.WriteString("The book is drawn from what the registers hold now. Kinds:\n\n")
	for _, book := range new(registry.Registry).Books() {
		b.WriteString("  " + book.Kind + ": " + book.Name + "\n")
	}
	return b.String()
}

// Run draws the book.
func (c *documentBookCommand) Run(p *program) error {
	from, to, err := theDays(c.From, c.To)
	if err != nil {
		return err
	}
	wish := registry.BookWish{Kind: c.Kind, From: from, To: to, Volume: c.Volume}
	return p.writePaper(c.Out, func(opened *boot.Program) ([]byte, error) {
		if c.Format == "pdf" {
			return opened.Office.Registry().BookOf(p.ctx, wish)
		}
		var book bytes.Buffer
		err := opened.Office.Registry().BookExcel(p.ctx, &book, wish)
		return book.Bytes(), err
	})
}

// writePaper opens the data, has a paper made and writes it.
func (p *program) writePaper(path string, draw func(*boot.Program) ([]byte, error)) error {
	return p.open(func(opened *boot.Program) error {
		content, err := draw(opened)
		if err != nil {
			return err
		}
		return writeFile(path, content)
	})
}

type documentSlipCommand struct {
	ID  int64  `arg:"" help:"Number of the incoming document, as list shows it."`
	Out string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`
}

// Run draws the slip with what leaders wrote so far.
func (c *documentSlipCommand) Run(p *program) error {
	return p.writePaper(c.Out, func(opened *boot.Program) ([]byte, error) {
		return opened.Office.Registry().DirectionSlip(p.ctx, c.ID)
	})
}

type documentStampCommand struct {
	ID   int64  `arg:"" help:"Number of the incoming document, as list shows it."`
	File int    `default:"1" help:"Which of its files, from 1." placeholder:"N"`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`
}

// Run writes the stamped copy; the original stays as it came.
func (c *documentStampCommand) Run(p *program) error {
	return p.writePaper(c.Out, func(opened *boot.Program) ([]byte, error) {
		return opened.Office.Registry().Stamped(p.ctx, c.ID, c.File-1)
	})
}

type documentSearchCommand struct {
	Text  string `arg:"" help:"Words that stand in a file; marks do not matter."`
	Limit int    `default:"50" help:"At most so many, newest first."`
	JSON  bool   `name:"json" help:"One JSON object a line."`
}

// registerWords are the registers as the command line calls them.
var registerWords = map[string]string{"incoming": "in", "outgoing": "out"}

// Run lists the places; in each the first word that was found stands between « and ».
func (c *documentSearchCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		places, err := opened.Office.Registry().SearchInside(p.ctx, c.Text, c.Limit)
		if err != nil {
			return err
		}
		for _, place := range places {
			if c.JSON {
				if err := p.writeJSON(place); err != nil {
					return err
				}
				continue
			}
			text, from, to := place.Excerpt, place.At.From, place.At.To
			shown := strings.Join(strings.Fields(text[:from]+"«"+text[from:to]+"»"+text[to:]), " ")
			p.say("%s\t%d\t%s\t%s", registerWords[place.Register], place.RecordID, place.File, shown)
		}
		return nil
	})
}

type documentTextsCommand struct{}

// Run reads what is left to be read; it goes on where it was broken off.
func (c *documentTextsCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if err := opened.Office.Registry().CatchUp(p.ctx, nil); err != nil {
			return err
		}
		read, err := opened.Office.Store.Contents.Count(p.ctx, office.Query{})
		if err == nil {
			p.say("Đã đọc chữ của %d tệp.", read)
		}
		return err
	})
}

// documentBooks are the kinds of books in the help text.
func documentBooks() string {
	var kinds []string
	for _, book := range new(registry.Registry).Books() {
		kinds = append(kinds, book.Kind)
	}
	return strings.Join(kinds, ", ")
}
