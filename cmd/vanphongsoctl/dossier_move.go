package main

import (
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// dossierMoveCommand makes a move of the transition table. The flags that an action needs are named when one is missing;
// without an action the command lists what may happen next.
type dossierMoveCommand struct {
	Code   string `arg:"" help:"Code of the dossier."`
	Action string `arg:"" optional:"" help:"transfer, hand-over, extend, ask, supplement, expire, charge, pay, withdraw, release, stop, resume, finish, refuse, return, rework or undo; without one, what may happen next."`

	Reason     string   `help:"Why."`
	Document   string   `help:"Number of the paper that the move is done with." placeholder:"NUMBER"`
	Day        string   `help:"Day of that paper (default: today)." placeholder:"D"`
	Paper      []string `help:"A paper that is asked for, that came or that is handed out; may be repeated." sep:"none"`
	Until      string   `help:"Last day for bringing the papers." placeholder:"D"`
	Unit       string   `help:"Unit that gets the dossier (transfer: the procedure's own when left out)."`
	Handler    string   `help:"Who gets it."`
	Step       string   `help:"Step: Phân công, Thụ lý …"`
	Limit      string   `help:"Limit of the step: 4h, 2d."`
	Days       int      `help:"Working days of the extension."`
	Basis      string   `help:"Legal basis of the extension."`
	Apology    string   `help:"Words of the apology."`
	Result     string   `help:"Kind of the result: Giấy phép …"`
	Number     string   `help:"Number of the result."`
	Signer     string   `help:"Who signed the result."`
	Issuer     string   `help:"Who issued the result."`
	File       []string `help:"File of the result; may be repeated." type:"existingfile" sep:"none"`
	Receiver   string   `help:"Who takes the result."`
	ReceiverID string   `name:"receiver-id" help:"Number of the receiver's identity paper."`
	How        string   `default:"" enum:",desk,post,online" help:"How the result is returned: desk, post or online (default: as asked for)."`
	Tracking   string   `help:"Number of the postal item."`
	JSON       bool     `name:"json" help:"Write the dossier as JSON."`
}

// Run makes the move and says what the dossier is then.
func (c *dossierMoveCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Code)
		if err != nil {
			return err
		}
		if c.Action == "" {
			return c.list(p, x)
		}
		moved, err := c.move(p, opened.Office, x)
		if err != nil {
			return err
		}
		if c.JSON {
			return p.writeJSON(listedDossierOf(moved))
		}
		p.say("%s\t%s\t%s", moved.Code, moved.State, dueText(moved))
		return nil
	})
}

func (c *dossierMoveCommand) move(p *program, o *work.Office, x *dossier.Dossier) (*dossier.Dossier, error) {
	if c.Action == dossier.ActUndo {
		return o.Desk().Undo(p.ctx, x.ID, x.Version, c.Reason)
	}
	given, err := c.given(p, o, x)
	if err != nil {
		return nil, err
	}
	return o.Desk().Move(p.ctx, x.ID, x.Version, c.Action, given)
}

// given is what the flags say; what is left out and has a usual value gets that.
func (c *dossierMoveCommand) given(p *program, o *work.Office, x *dossier.Dossier) (dossier.Given, error) {
	g := dossier.Given{
		Reason: c.Reason, Document: c.Document, Papers: c.Paper, Unit: c.Unit, Handler: c.Handler, Step: c.Step, Limit: c.Limit, Days: c.Days,
		Basis: c.Basis, Apology: c.Apology, Receiver: c.Receiver, ReceiverID: c.ReceiverID, ReturnBy: c.How, Tracking: c.Tracking,
		Result: dossier.Result{Paper: c.Result, Number: c.Number, Signer: c.Signer, Issuer: c.Issuer},
	}
	if g.Unit == "" && c.Action == dossier.ActTransfer {
		g.Unit = x.Procedure.Unit
	}
	if g.ReturnBy == "" {
		g.ReturnBy = x.ReturnBy
	}
	day, err := dayOr("day", c.Day, office.DayOf(time.Now()))
	if err != nil {
		return g, err
	}
	if g.Document != "" {
		g.Day = day
	}
	if g.Result.Number != "" {
		g.Result.Day = day
	}
	if g.Until, err = dayOr("until", c.Until, ""); err != nil {
		return g, err
	}
	for _, path := range c.File {
		file, err := o.AddFile(p.ctx, path)
		if err != nil {
			return g, err
		}
		g.Result.Files = append(g.Result.Files, file)
	}
	return g, nil
}

func dayOr(flag, text string, otherwise office.Day) (office.Day, error) {
	if text == "" {
		return otherwise, nil
	}
	return theDay(flag, text)
}

// list writes what may happen next.
func (c *dossierMoveCommand) list(p *program, x *dossier.Dossier) error {
	for _, m := range x.Moves() {
		if c.JSON {
			if err := p.writeJSON(map[string]any{"action": m.Action, "label": m.Label, "to": int(m.To), "needs": append([]string{}, m.Needs...), "takes": append([]string{}, m.Takes...)}); err != nil {
				return err
			}
			continue
		}
		p.say("%s\t%s\t%s", m.Action, m.Label, m.To)
	}
	return nil
}

// dossierWorkCommand lists what waits for an officer: dossiers and incoming documents.
type dossierWorkCommand struct {
	Who    string `help:"Name of the officer (default: who works here)." placeholder:"NAME"`
	Whose  string `default:"mine" enum:"mine,unit,all" help:"mine, unit (of the officer) or all."`
	Remind bool   `help:"Only what is late, due today or due within two working days; without --who, everybody's."`
	ICS    string `name:"ics" help:"Write the due dates as an iCalendar file instead." placeholder:"FILE" type:"path"`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run lists what waits by the working time that is left.
func (c *dossierWorkCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		desk, whose := opened.Office.Desk(), work.Whose(c.Whose)
		list := desk.MyWork
		if c.Remind {
			list = desk.Reminders
		}
		if c.Remind && c.Who == "" {
			whose = work.Everyones
		}
		if c.ICS != "" {
			content, err := desk.DueCalendar(p.ctx, c.Who, whose)
			if err != nil {
				return err
			}
			return p.deliver(c.ICS, content)
		}
		items, err := list(p.ctx, c.Who, whose)
		if err != nil {
			return err
		}
		for _, i := range items {
			if !c.JSON {
				p.say("%s\t%s\t%s\t%s\t%s", i.Title, i.State(), i.Party, i.Handler, i.Text)
				continue
			}
			listed := map[string]any{"register": i.Register, "id": i.ID, "title": i.Title, "party": i.Party, "handler": i.Handler, "urgency": i.Urgency, "remaining_minutes": int(i.Remaining.Minutes()), "text": i.Text}
			if i.Dossier != nil {
				listed["dossier"] = listedDossierOf(i.Dossier)
			}
			if err := p.writeJSON(listed); err != nil {
				return err
			}
		}
		return nil
	})
}
