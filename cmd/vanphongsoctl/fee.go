package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// feeCommands are the fees of the one-stop desk.
type feeCommands struct {
	List    feeListCommand    `cmd:"" help:"What is owed and what was paid."`
	Collect feeCollectCommand `cmd:"" help:"Take the money that a dossier owes."`
	Demand  feeDemandCommand  `cmd:"" help:"Make a bill for a dossier after its reception."`
	Move    feeMoveCommand    `cmd:"" help:"Exempt, cancel, refund, void … a bill."`
	Slip    feeSlipCommand    `cmd:"" help:"Write the internal slip of the last payment of a dossier as PDF."`
	Close   feeCloseCommand   `cmd:"" help:"Close the day of who works here."`
	Month   feeMonthCommand   `cmd:"" help:"The book of a month."`
	Series  feeSeriesCommands `cmd:"" help:"Series of vouchers."`
}

type feeListCommand struct {
	State  string `enum:",unpaid,waiting,paid,refunded,cancelled" default:"" help:"Only bills in this state."`
	Search string `help:"Words of code, payer, procedure, voucher." placeholder:"TEXT"`
	Limit  int    `default:"100" help:"At most so many, newest first."`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run lists bills, newest first.
func (c *feeListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		q := office.Query{Text: c.Search, Limit: c.Limit}
		if c.State != "" {
			q.Filters = map[string][]string{"state": {c.State}}
		}
		bills, err := opened.Office.Store.FeeBills.Page(p.ctx, q)
		for i := range bills {
			if err == nil {
				err = p.tellBill(&bills[i], c.JSON)
			}
		}
		return err
	})
}

// tellBill writes a bill on one line.
func (p *program) tellBill(b *fee.Bill, asJSON bool) error {
	if asJSON {
		return p.writeJSON(b)
	}
	voucher := ""
	if b.Payment != nil {
		voucher = b.Payment.Voucher
	}
	p.say("%d\t%s\t%s\t%s\t%s\t%s\t%s", b.ID, b.Code, b.Payer, b.Fee, b.Charge, b.Standing(), voucher)
	return nil
}

type feeCollectCommand struct {
	Code      string `arg:"" help:"Code of the dossier."`
	Method    string `default:"cash" enum:"cash,transfer,online" help:"cash, transfer or online."`
	Series    string `help:"Symbol of the series that the voucher is taken from (default: the first that is offered)." placeholder:"SYMBOL"`
	Fee       int64  `default:"-1" help:"Fee that is taken (default: what is owed)." placeholder:"N"`
	Charge    int64  `default:"-1" help:"Charge that is taken (default: what is owed)." placeholder:"N"`
	Payer     string `help:"Who pays (default: the owner)." placeholder:"NAME"`
	Reference string `help:"Reference of the bank or the portal."`
	Reason    string `help:"Why another amount is taken than is owed."`
	JSON      bool   `name:"json" help:"Write the bill as JSON."`
}

// Run takes the money and says the voucher.
func (c *feeCollectCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		fees := opened.Office.Fees()
		bill, err := billOf(p, opened, c.Code)
		if err != nil {
			return err
		}
		series, err := seriesOf(p, fees, c.Series)
		if err != nil {
			return err
		}
		given := fee.Given{Method: fee.Method(c.Method), Series: series, Payer: c.Payer, Reference: c.Reference, Reason: c.Reason, Amounts: bill.Amounts}
		if given.Payer == "" {
			given.Payer = bill.Payer
		}
		if c.Fee >= 0 {
			given.Fee = office.Money(c.Fee)
		}
		if c.Charge >= 0 {
			given.Charge = office.Money(c.Charge)
		}
		paid, _, err := fees.Move(p.ctx, bill, fee.ActCollect, given)
		if err != nil {
			return err
		}
		return p.tellBill(paid, c.JSON)
	})
}

// billOf returns the bill that a dossier is to pay next.
func billOf(p *program, opened *boot.Program, code string) (*fee.Bill, error) {
	x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, code)
	if err != nil {
		return nil, err
	}
	return opened.Office.Fees().Bill(p.ctx, x.ID)
}

// seriesOf finds a series of today by its symbol; without one it is the first that is offered.
func seriesOf(p *program, fees *work.Fees, symbol string) (int64, error) {
	list, err := fees.Series(p.ctx, office.DayOf(time.Now()))
	if err != nil {
		return 0, err
	}
	for _, s := range list {
		if symbol == "" || strings.EqualFold(s.Symbol, symbol) {
			return s.ID, nil
		}
	}
	return 0, office.NotFound("Không có ký hiệu biên lai “%s” đang dùng; xem bằng fee series list.", symbol)
}

type feeDemandCommand struct {
	Code     string `arg:"" help:"Code of the dossier."`
	Fee      int64  `help:"Fee." placeholder:"N"`
	Charge   int64  `help:"Charge." placeholder:"N"`
	What     string `help:"What it is for."`
	Document string `help:"Number of the notice." placeholder:"NUMBER"`
	Day      string `help:"Day of the notice (default: today)." placeholder:"D"`
	Pause    bool   `help:"The dossier waits for the payment."`
	JSON     bool   `name:"json" help:"Write the bill as JSON."`
}

// Run makes the bill.
func (c *feeDemandCommand) Run(p *program) error {
	day, err := dayOr("day", c.Day, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Code)
		if err != nil {
			return err
		}
		bill, err := opened.Office.Fees().Demand(p.ctx, x.ID, work.Demand{
			Amounts: fee.Amounts{Fee: office.Money(c.Fee), Charge: office.Money(c.Charge)}, When: fee.After, What: c.What, Paper: c.Document, Day: day, Pause: c.Pause,
		})
		if err != nil {
			return err
		}
		return p.tellBill(bill, c.JSON)
	})
}

type feeMoveCommand struct {
	Bill      int64  `arg:"" help:"Number of the bill, as fee list shows it."`
	Action    string `arg:"" enum:"await,give-up,exempt,cancel,reopen,refund,void" help:"await, give-up, exempt, cancel, reopen, refund or void."`
	Reason    string `help:"Why."`
	Category  string `help:"Which payers are exempt."`
	Method    string `default:"cash" enum:"cash,transfer,online" help:"How money is given back."`
	Fee       int64  `help:"Fee that is given back (default: all)." placeholder:"N"`
	Charge    int64  `help:"Charge that is given back (default: all)." placeholder:"N"`
	Reference string `help:"Reference of the bank, or the decision of a refund."`
	JSON      bool   `name:"json" help:"Write the bill as JSON."`
}

// Run makes the move.
func (c *feeMoveCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		bill, err := opened.Office.Store.FeeBills.Get(p.ctx, c.Bill)
		if err != nil {
			return err
		}
		moved, _, err := opened.Office.Fees().Move(p.ctx, bill, c.Action, fee.Given{
			Amounts: fee.Amounts{Fee: office.Money(c.Fee), Charge: office.Money(c.Charge)}, Method: fee.Method(c.Method), Reason: c.Reason, Category: c.Category,
			Reference: c.Reference,
		})
		if err != nil {
			return err
		}
		return p.tellBill(moved, c.JSON)
	})
}

type feeSlipCommand struct {
	Code string `arg:"" help:"Code of the dossier."`
	Out  string `required:"" help:"PDF to write." placeholder:"FILE" type:"path"`
}

// Run issues the slip of the dossier's last payment that was not voided.
func (c *feeSlipCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Code)
		if err != nil {
			return err
		}
		entry, err := lastPayment(p, opened, x)
		if err != nil {
			return err
		}
		slip, err := opened.Office.Fees().Slip(p.ctx, entry)
		if err != nil {
			return err
		}
		pdf, err := opened.Office.Desk().PaperPDF(p.ctx, slip.ID)
		if err != nil {
			return err
		}
		return p.deliver(c.Out, pdf)
	})
}

func lastPayment(p *program, opened *boot.Program, x *dossier.Dossier) (int64, error) {
	bills, err := opened.Office.Store.FeeBills.OfDossier(p.ctx, x.ID)
	if err != nil {
		return 0, err
	}
	last := int64(0)
	for _, b := range bills {
		if b.Payment != nil {
			last = max(last, b.Payment.Entry)
		}
	}
	if last == 0 {
		return 0, office.NotFound("Hồ sơ %s chưa nộp phí, lệ phí nào.", x.Code)
	}
	return last, nil
}

// readPieces reads notes as 500000=3.
func readPieces(texts []string) ([]fee.Pieces, error) {
	var list []fee.Pieces
	for _, text := range texts {
		value, count, _ := strings.Cut(text, "=")
		v, err := strconv.ParseInt(value, 10, 64)
		n, err2 := strconv.Atoi(count)
		if err != nil || err2 != nil {
			return nil, usageError{fmt.Errorf("--piece “%s” không đúng, hãy viết như 500000=3", text)}
		}
		list = append(list, fee.Pieces{Value: office.Money(v), Count: n})
	}
	return list, nil
}
