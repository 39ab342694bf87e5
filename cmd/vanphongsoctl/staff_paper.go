package main

import (
	"strings"

	"vanphongso/app/boot"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
)

type staffPaperCommand struct {
	Kind string `arg:"" help:"Kind of paper: see --help."`
	Who  string `arg:"" optional:"" help:"Whom it is about, for those about one person."`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`

	span
	On        string   `help:"Day that a list, report or profile is true for (default: today)." placeholder:"D"`
	Raise     string   `default:"regular" enum:"regular,over,early,retiring" help:"Of a list of raises: its kind."`
	Abridged  bool     `help:"A profile without the restricted items."`
	Row       int      `help:"Of a leave slip: number of the leave in the file." placeholder:"N"`
	Issue     bool     `help:"Keep the paper with its number."`
	Number    string   `help:"Number of a notice or decision, without its symbol."`
	Dated     string   `help:"Its day (default: today)." placeholder:"D"`
	Basis     []string `help:"What it rests on; may be repeated." sep:"none"`
	Executors string   `help:"Who carries it out."`
	Copy      []string `help:"Who else gets it; may be repeated." sep:"none"`
	Recipient string   `help:"Who gets a report."`
}

// Help lists the kinds.
func (c *staffPaperCommand) Help() string {
	var b strings.Builder
	b.WriteString("Kinds:\n\n")
	for _, k := range personnel.PaperKinds() {
		b.WriteString("  " + k.Kind + ": " + k.Name + "\n")
	}
	return b.String()
}

// Run draws the paper, or issues it.
func (c *staffPaperCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		wish, err := c.wish(p, opened)
		if err != nil {
			return err
		}
		room := opened.Office.Personnel()
		if !c.Issue {
			pdf, err := room.Draw(p.ctx, wish)
			if err != nil {
				return err
			}
			return p.deliver(c.Out, pdf)
		}
		issued, err := room.Issue(p.ctx, wish)
		if err != nil {
			return err
		}
		pdf, err := room.PaperPDF(p.ctx, issued.ID)
		if err != nil {
			return err
		}
		return p.deliver(c.Out, pdf)
	})
}

func (c *staffPaperCommand) wish(p *program, opened *boot.Program) (personnel.PaperWish, error) {
	wish := personnel.PaperWish{
		Kind: c.Kind, Row: c.Row, RaiseKind: c.Raise, Abridged: c.Abridged, Recipient: c.Recipient, Number: c.Number, Bases: c.Basis, Executors: c.Executors, Copies: c.Copy,
	}
	today := office.DayOf(opened.Office.Time())
	var err error
	if wish.On, err = dayOr("on", c.On, today); err != nil {
		return wish, err
	}
	if wish.Dated, err = dayOr("dated", c.Dated, today); err != nil {
		return wish, err
	}
	if wish.From, wish.To, err = c.days(wish.On); err != nil {
		return wish, err
	}
	if c.Who != "" {
		x, err := who(p, opened, c.Who)
		if err != nil {
			return wish, err
		}
		wish.Person = x.ID
	}
	return wish, nil
}
