package main

import (
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"vanphongso/app/boot"
	"vanphongso/app/paper"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

type paperCommand struct {
	Code string `arg:"" help:"Code of the dossier."`
	Kind string `arg:"" help:"Kind of paper: ${paper_kinds}."`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`

	Draft    bool   `help:"Draw it only: nothing is kept, no number is taken."`
	Reason   string `help:"For an apology: why the result is late."`
	Days     int    `help:"For an apology: in how many working days it will come." placeholder:"N"`
	Document string `help:"For an apology: number of the letter, 45/SKHCN." placeholder:"NO"`
}

// Help lists the kinds.
func (c *paperCommand) Help() string {
	var b strings.Builder
	b.WriteString("The paper is issued once for an occasion; asking again writes the same bytes. Kinds:\n\n")
	for _, k := range work.PaperKinds() {
		b.WriteString("  " + k.Kind + ": " + k.Name + "\n")
	}
	return b.String()
}

// paperVars are what the help texts of paper commands say.
func paperVars() kong.Vars {
	var kinds []string
	for _, k := range work.PaperKinds() {
		kinds = append(kinds, k.Kind)
	}
	return kong.Vars{"paper_kinds": strings.Join(kinds, ", "), "document_books": documentBooks()}
}

// Run issues a paper of a dossier, or takes the one that was issued, and writes it.
func (c *paperCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		found, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Code)
		if err != nil {
			return err
		}
		pdf, err := c.pdf(p, opened.Office.Desk(), found)
		if err != nil {
			return err
		}
		return writeFile(c.Out, pdf)
	})
}

func (c *paperCommand) pdf(p *program, desk *work.Desk, x *dossier.Dossier) ([]byte, error) {
	apologise := c.Kind == paper.KindApology && c.Reason != ""
	switch {
	case apologise:
		return c.apology(p, desk, x)
	case c.Draft:
		return desk.Draft(p.ctx, x.ID, c.Kind)
	}
	issued, err := desk.Issue(p.ctx, x.ID, c.Kind)
	if err != nil {
		return nil, err
	}
	return desk.PaperPDF(p.ctx, issued.ID)
}

// apology drafts and confirms the letter to an applicant who has to wait.
func (c *paperCommand) apology(p *program, desk *work.Desk, x *dossier.Dossier) ([]byte, error) {
	draft, err := desk.Apology(p.ctx, x.ID)
	if err != nil {
		return nil, err
	}
	draft.Reason, draft.Document = c.Reason, c.Document
	if c.Days > 0 {
		draft.Days = c.Days
	}
	if c.Draft {
		return desk.DraftApology(p.ctx, draft)
	}
	issued, err := desk.Apologize(p.ctx, draft)
	if err != nil {
		return nil, err
	}
	return desk.PaperPDF(p.ctx, issued.ID)
}

type bookCommand struct {
	From string `required:"" help:"First day of receipt: 2026-01-01 or 01/01/2026." placeholder:"D"`
	To   string `required:"" help:"Last day of receipt." placeholder:"D"`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`
}

// Run draws the register as a book.
func (c *bookCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		from, to, err := theDays(c.From, c.To)
		if err != nil {
			return err
		}
		pdf, err := opened.Office.Desk().Book(p.ctx, from, to)
		if err != nil {
			return err
		}
		return writeFile(c.Out, pdf)
	})
}

func writeFile(path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return office.Unavailable(err, "Không ghi được tệp %s; hãy kiểm tra thư mục và chỗ trống.", path)
	}
	return nil
}
