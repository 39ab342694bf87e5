package main

import (
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/fee"
	"vanphongso/data/office"
)

type feeCloseCommand struct {
	Day       string   `help:"Day to close (default: today)." placeholder:"D"`
	Show      bool     `help:"Only show the day as it stands."`
	Opening   int64    `help:"Cash at the beginning of a cashier's first day." placeholder:"N"`
	Deposited int64    `help:"Cash that was handed over during the day." placeholder:"N"`
	Counted   int64    `help:"Cash that was counted." placeholder:"N"`
	Piece     []string `help:"Instead: notes, value=count; may be repeated." placeholder:"500000=3" sep:"none"`
	Explain   string   `help:"Why what was counted differs from the book."`
	Out       string   `help:"Write the sheet of the day as PDF." placeholder:"FILE" type:"path"`
	JSON      bool     `name:"json" help:"Write the day as JSON."`
}

// Run closes the day, or shows it.
func (c *feeCloseCommand) Run(p *program) error {
	day, err := dayOr("day", c.Day, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	pieces, err := readPieces(c.Piece)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		fees := opened.Office.Fees()
		if !c.Show {
			_, err := fees.Close(p.ctx, day, work.Count{
				Opening: office.Money(c.Opening), Deposited: office.Money(c.Deposited), Counted: office.Money(c.Counted), Pieces: pieces, Explanation: c.Explain,
			})
			if err != nil {
				return err
			}
		}
		d, err := fees.Day(p.ctx, day, "")
		if err != nil {
			return err
		}
		if err := c.tell(p, d); err != nil || c.Out == "" {
			return err
		}
		pdf, err := fees.DayPDF(p.ctx, day, "")
		if err != nil {
			return err
		}
		return p.deliver(c.Out, pdf)
	})
}

// tell writes the day.
func (c *feeCloseCommand) tell(p *program, d *work.FeeDay) error {
	if c.JSON {
		return p.writeJSON(map[string]any{
			"day": d.Day, "cashier": d.Cashier, "closed": d.Closed(), "opening": d.Opening, "tallies": d.Tallies, "deposited": d.Deposited, "expected": d.Expected(),
			"counted": d.Counted, "difference": d.Difference(), "explanation": d.Explanation, "entries": len(d.Entries), "open_days": append([]office.Day{}, d.Open...),
		})
	}
	for _, t := range d.Tallies {
		net := t.Net()
		p.say("%s\t%d\t%s\t%s", t.Method.Label(), t.Entries, net.Fee, net.Charge)
	}
	p.say("Tiền mặt theo sổ\t%s", d.Expected())
	if d.Closed() {
		p.say("Đếm được\t%s", d.Counted)
	}
	return nil
}

type feeMonthCommand struct {
	Day    string `arg:"" optional:"" help:"A day of the month (default: today)."`
	List   bool   `help:"The list of fees instead of the book."`
	Format string `default:"json" enum:"json,xlsx,pdf" help:"json, xlsx or pdf."`
	Out    string `help:"File to write; JSON goes to standard output without it." placeholder:"FILE" type:"path"`
}

// Run writes the book of the month; report fee-book does the same for any period.
func (c *feeMonthCommand) Run(p *program) error {
	day, err := dayOr("day", c.Day, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	month := work.Month(day, 0)
	report := reportCommand{Name: work.FeeBook, From: string(month.From), To: string(month.To), Format: c.Format, Out: c.Out}
	if c.List {
		report.Name = work.FeeList
	}
	return report.Run(p)
}

// feeSeriesCommands are the series of vouchers.
type feeSeriesCommands struct {
	List  feeSeriesListCommand  `cmd:"" help:"Series in use, with the next voucher."`
	Add   feeSeriesAddCommand   `cmd:"" help:"Add a book of receipts that the office was given."`
	Spoil feeSeriesSpoilCommand `cmd:"" help:"Give up the next voucher: a form that was torn or misprinted."`
}

type feeSeriesListCommand struct{}

// Run lists the series of today.
func (c *feeSeriesListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		list, err := opened.Office.Fees().Series(p.ctx, office.DayOf(time.Now()))
		for _, s := range list {
			p.say("%s\t%s\t%s\t%d", s.Symbol, s.Form, s.Next, s.Left)
		}
		return err
	})
}

type feeSeriesAddCommand struct {
	Symbol string `arg:"" help:"Symbol (ký hiệu), e.g. 28AA-17T."`
	Form   string `help:"Form (mẫu số), e.g. 01BLP2-001."`
	First  int    `default:"1" help:"First number."`
	Last   int    `required:"" help:"Last number."`
	From   string `help:"First day (default: today)." placeholder:"D"`
}

// Run adds the series.
func (c *feeSeriesAddCommand) Run(p *program) error {
	from, err := dayOr("from", c.From, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		return opened.Office.Fees().SaveSeries(p.ctx, &fee.Series{Symbol: c.Symbol, Form: c.Form, Preprinted: true, First: c.First, Last: c.Last, From: from})
	})
}

type feeSeriesSpoilCommand struct {
	Symbol string `arg:"" help:"Symbol of the series."`
	Reason string `required:"" help:"Why."`
}

// Run gives the voucher up.
func (c *feeSeriesSpoilCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		series, err := seriesOf(p, opened.Office.Fees(), c.Symbol)
		if err != nil {
			return err
		}
		spoilt, err := opened.Office.Fees().Spoil(p.ctx, series, c.Reason)
		if err == nil {
			p.say("%s", spoilt)
		}
		return err
	})
}
