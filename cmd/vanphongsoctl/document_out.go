package main

import (
	"strings"

	"vanphongso/app/boot"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
)

// documentOutCommands are what is done with outgoing documents beside their moves: see document move.
type documentOutCommands struct {
	Draft  documentDraftCommand  `cmd:"" help:"Draft an outgoing document, or change a draft."`
	Number documentNumberCommand `cmd:"" help:"Give a signed document its number."`
}

type documentDraftCommand struct {
	contentFlags
	Change  int64    `help:"Number of the draft to change (default: a new one)." placeholder:"N"`
	Answer  int64    `help:"Number of the incoming document that it answers." placeholder:"N"`
	Unit    string   `help:"Unit that drafts it."`
	Drafter string   `help:"Who drafts it (default: who works here)." placeholder:"NAME"`
	To      []string `help:"Recipient, with what for and how if wanted: NAME=thực hiện,Bưu điện; may be repeated." placeholder:"NAME" sep:"none"`
	Keeper  string   `help:"Who keeps the office's copy."`
}

// Run keeps the draft.
func (c *documentDraftCommand) Run(p *program) error {
	if err := document.CheckSecrecy(c.Secrecy); err != nil {
		return err // before any of its files is read
	}
	return p.open(func(opened *boot.Program) error {
		registry := opened.Office.Registry()
		x, err := c.begin(p, opened)
		if err != nil {
			return err
		}
		if err := c.apply(p, opened, x); err != nil {
			return err
		}
		if len(c.File) > 0 { // a new version of the draft
			if x.Files, err = keepFiles(p, opened, c.File); err != nil {
				return err
			}
		}
		if err := registry.Draft(p.ctx, x, c.Secrecy); err != nil {
			return err
		}
		return p.tellOutgoing(x, c.JSON)
	})
}

// begin is the draft before anything was said: empty, an answer, or the one to change.
func (c *documentDraftCommand) begin(p *program, opened *boot.Program) (*document.Outgoing, error) {
	switch {
	case c.Change != 0:
		return opened.Office.Store.Outgoing.Get(p.ctx, c.Change)
	case c.Answer != 0:
		return opened.Office.Registry().Answer(p.ctx, c.Answer)
	}
	return &document.Outgoing{}, nil
}

// apply puts what was said into the draft.
func (c *documentDraftCommand) apply(p *program, opened *boot.Program, x *document.Outgoing) error {
	lists, err := opened.Office.Registry().Lists(p.ctx)
	if err != nil {
		return err
	}
	given(&x.Type, typeName(lists.Types, c.Type))
	for field, said := range map[*string]string{
		&x.Summary: c.Summary, &x.Field: c.Field, &x.Urgency: c.Urgency, &x.Note: c.Note, &x.Unit: c.Unit, &x.Drafter: c.Drafter, &x.Keeper: c.Keeper,
	} {
		given(field, said)
	}
	given(&x.Pages, c.Pages)
	given(&x.Copies, c.Copies)
	x.Tags = append(x.Tags, c.Tag...)
	if len(c.To) > 0 {
		x.Recipients = recipients(c.To)
	}
	return nil
}

// recipients reads NAME=purpose,way.
func recipients(texts []string) []document.Recipient {
	var list []document.Recipient
	for _, text := range texts {
		name, rest, _ := strings.Cut(text, "=")
		purpose, way, _ := strings.Cut(rest, ",")
		list = append(list, document.Recipient{Name: strings.TrimSpace(name), Purpose: strings.TrimSpace(purpose), How: strings.TrimSpace(way)})
	}
	return list
}

type documentNumberCommand struct {
	ID       int64  `arg:"" help:"Number of the document, as list shows it."`
	Dated    string `help:"Day of the document (default: today)." placeholder:"D"`
	Reserved int64  `help:"Take this kept number, as list reservations shows it." placeholder:"N"`
	Behind   int    `help:"Put it in behind this number (12 gives 12a); needs --reason." placeholder:"N"`
	Reason   string `help:"Why it is put in afterwards."`
	JSON     bool   `name:"json" help:"Write the document as JSON."`
}

// Run gives the number.
func (c *documentNumberCommand) Run(p *program) error {
	dated, err := dayOr("dated", c.Dated, "")
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		wish := registry.NumberWish{Dated: dated, Reservation: c.Reserved, Behind: c.Behind, Reason: c.Reason}
		x, err := opened.Office.Registry().Number(p.ctx, c.ID, 0, wish)
		if err != nil {
			return err
		}
		return p.tellOutgoing(x, c.JSON)
	})
}

type documentReserve struct {
	Type   string `arg:"" help:"Name of the type or its abbreviation."`
	Count  int    `default:"1" help:"How many numbers."`
	For    string `help:"Who wants them."`
	Reason string `required:"" help:"Why."`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run keeps the numbers.
func (c *documentReserve) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		registry := opened.Office.Registry()
		lists, err := registry.Lists(p.ctx)
		if err != nil {
			return err
		}
		kept, err := registry.Reserve(p.ctx, typeName(lists.Types, c.Type), c.Count, c.For, c.Reason)
		for i := range kept {
			if err == nil {
				err = p.tellReservation(&kept[i], c.JSON)
			}
		}
		return err
	})
}

type documentGiveUp struct {
	ID     int64  `arg:"" help:"Number of the reservation, as list reservations shows it."`
	Reason string `required:"" help:"Why."`
	JSON   bool   `name:"json" help:"Write the reservation as JSON."`
}

// Run voids the number.
func (c *documentGiveUp) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if err := opened.Office.Registry().GiveUp(p.ctx, c.ID, c.Reason); err != nil {
			return err
		}
		kept, err := opened.Office.Store.Reservations.Get(p.ctx, c.ID)
		if err != nil {
			return err
		}
		return p.tellReservation(kept, c.JSON)
	})
}
