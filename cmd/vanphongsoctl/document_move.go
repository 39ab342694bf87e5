package main

import (
	"cmp"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// documentMoveCommand makes a move of a table of documents. The flags that an action needs are named when one is missing;
// without an action the command lists what may happen next.
type documentMoveCommand struct {
	Register string `arg:"" enum:"in,out" help:"in or out."`
	ID       int64  `arg:"" help:"Number of the document, as list shows it."`
	Action   string `arg:"" optional:"" help:"in: present, direct, assign, progress, submit, confirm, reopen, notice, give-back, cancel; out: revise, to-unit, to-check, give-back, sign, number, issue, deliver, correct, replace, recall, cancel; without one, what may happen next."`

	Note      string   `help:"Note, or why."`
	Leader    string   `help:"Leader who is presented with it or directs." placeholder:"NAME"`
	Lead      string   `help:"Unit that has the lead (chủ trì)." placeholder:"UNIT"`
	Joint     []string `help:"Unit that joins in (phối hợp); may be repeated." placeholder:"UNIT" sep:"none"`
	Notice    []string `help:"Unit that is to know (để biết); may be repeated." placeholder:"UNIT" sep:"none"`
	Direction string   `help:"What the leader wrote."`
	Due       string   `help:"Last day, or working days from now: 2026-12-01, 5d."`
	Handler   string   `help:"Who handles it." placeholder:"NAME"`
	Answer    int64    `help:"Number of the outgoing document that answers." placeholder:"N"`
	Other     int64    `help:"Number of the document that corrects or replaces." placeholder:"N"`
	File      []string `help:"File of a new version; may be repeated." type:"existingfile" sep:"none"`
	Signer    string   `help:"Who signed." placeholder:"NAME"`
	Post      string   `help:"Post of who signed."`
	Authority string   `help:"TM., KT., TL., TUQ., Q. or nothing."`
	Signed    string   `help:"Day of signing (default: today)." placeholder:"D"`
	To        []string `help:"Recipient, as in out draft (default: as drafted); may be repeated." placeholder:"NAME" sep:"none"`
	Recipient string   `help:"Whose delivery is noted (default: all whose is not noted yet)." placeholder:"NAME"`
	Outcome   string   `help:"What came of the delivery."`
	JSON      bool     `name:"json" help:"Write the document as JSON."`
}

// Run makes the move and says what the document is then.
func (c *documentMoveCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		g, err := c.given(p, opened)
		if err != nil {
			return err
		}
		if c.Register == "out" {
			return c.outgoing(p, opened, g)
		}
		x, err := opened.Office.Store.Incoming.Get(p.ctx, c.ID)
		if err == nil && c.Action == "" {
			return p.listMoves(x.Moves(), c.JSON)
		}
		if err == nil {
			x, err = opened.Office.Registry().Move(p.ctx, x.ID, x.Version, c.Action, g)
		}
		if err != nil {
			return err
		}
		return p.tellIncoming(x, c.JSON)
	})
}

func (c *documentMoveCommand) outgoing(p *program, opened *boot.Program, g document.Given) error {
	x, err := opened.Office.Store.Outgoing.Get(p.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Action == "" {
		return p.listMoves(x.Moves(), c.JSON)
	}
	if len(g.Recipients) == 0 {
		g.Recipients = x.Recipients
	}
	if x, err = opened.Office.Registry().MoveOutgoing(p.ctx, x.ID, x.Version, c.Action, g); err != nil {
		return err
	}
	return p.tellOutgoing(x, c.JSON)
}

// given is what the flags say.
func (c *documentMoveCommand) given(p *program, opened *boot.Program) (document.Given, error) {
	g := document.Given{
		Note: c.Note, Leader: c.Leader, LeadUnit: c.Lead, JointUnits: c.Joint, NoticeUnits: c.Notice, Direction: c.Direction, Due: c.Due, Handler: c.Handler,
		AnswerID: c.Answer, OtherID: c.Other, Signer: c.Signer, SignerPost: c.Post, Authority: c.Authority, Recipients: recipients(c.To), Recipient: c.Recipient, Outcome: c.Outcome,
	}
	if c.Action == document.ActDeliver {
		g.Recipient = cmp.Or(c.Recipient, document.AllOthers)
	}
	var err error
	if g.SignedOn, err = dayOr("signed", c.Signed, office.DayOf(time.Now())); err != nil {
		return g, err
	}
	if strings.ContainsAny(c.Due, "/-") { // a day, not working days
		day, err := theDay("due", c.Due)
		if err != nil {
			return g, err
		}
		g.Due = string(day)
	}
	g.Files, err = keepFiles(p, opened, c.File)
	return g, err
}

// listMoves writes what may happen next.
func (p *program) listMoves(moves []document.Move, asJSON bool) error {
	for _, m := range moves {
		if asJSON {
			if err := p.writeJSON(map[string]any{"action": m.Action, "label": m.Label, "to": m.To, "needs": append([]string{}, m.Needs...), "takes": append([]string{}, m.Takes...)}); err != nil {
				return err
			}
			continue
		}
		p.say("%s\t%s\t%s", m.Action, m.Label, m.To)
	}
	return nil
}
