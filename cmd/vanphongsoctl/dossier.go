package main

import (
	"fmt"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/paper"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

type dossierCommands struct {
	Accept dossierAcceptCommand `cmd:"" help:"Take in a letter as a dossier and issue its receipt."`
	New    dossierNewCommand    `cmd:"" help:"Take in a dossier handed over at the counter and issue its receipt."`
	List   dossierListCommand   `cmd:"" help:"List dossiers."`
	Move   dossierMoveCommand   `cmd:"" help:"Move a dossier on: hand over, pause, finish, return, undo …"`
	Work   dossierWorkCommand   `cmd:"" help:"List what waits for an officer, least working time left first."`
}

// dossierFlags are what the officer says about a dossier; what is left out is taken from the letter.
type dossierFlags struct {
	Procedure string `required:"" help:"Code of the procedure." placeholder:"CODE"`
	Case      string `help:"Case of the procedure (trường hợp)."`
	Owner     string `help:"Name of the owner (chủ hồ sơ)."`
	Card      string `help:"Payload of the QR code on the owner's citizen card."`
	IDNumber  string `name:"id-number" help:"Number of the owner's identity paper."`
	Phone     string `help:"Telephone."`
	Email     string `help:"E-mail."`
	Address   string `help:"Address."`
	Summary   string `help:"What is asked for (trích yếu)."`
	Code      string `help:"Official code; without it the program makes an internal one."`
	Channel   string `default:"counter" enum:"counter,online,post" help:"counter, online or post."`
	Present   []int  `help:"Numbers of the required papers that are there, from 1 (counter: all of them when left out)."`
	JSON      bool   `name:"json" help:"Write the dossier as JSON."`
}

// apply puts what was said into the draft.
func (f *dossierFlags) apply(desk *work.Desk, x *dossier.Dossier) error {
	if f.Card != "" {
		owner, _, err := desk.ReadIDCard(f.Card)
		if err != nil {
			return err
		}
		owner.Phone, owner.Email = x.Owner.Phone, x.Owner.Email
		x.Owner = owner
	}
	for _, said := range []struct {
		value string
		field *string
	}{
		{f.Owner, &x.Owner.Name},
		{f.IDNumber, &x.Owner.IDNumber},
		{f.Phone, &x.Owner.Phone},
		{f.Email, &x.Owner.Email},
		{f.Address, &x.Owner.Address},
		{f.Summary, &x.Summary},
		{f.Code, &x.Code},
	} {
		if said.value != "" {
			*said.field = said.value
		}
	}
	if f.IDNumber != "" {
		x.Owner.IDKind = idKind(f.IDNumber)
	}
	for _, n := range f.Present {
		if n < 1 || n > len(x.Components) {
			return usageError{fmt.Errorf("--present %d: thủ tục này có %d giấy tờ", n, len(x.Components))}
		}
		x.Components[n-1].Present = true
	}
	return nil
}

// idKind guesses what a number is the number of: twelve digits are a citizen card's, ten or thirteen a tax code.
func idKind(number string) string {
	switch digits := strings.ReplaceAll(number, "-", ""); {
	case strings.Trim(digits, "0123456789") != "":
		return ""
	case len(digits) == 12:
		return "CCCD"
	case len(digits) == 10 || len(digits) == 13:
		return "MST"
	}
	return ""
}

// procedureID finds the version of the procedure that is valid today.
func (f *dossierFlags) procedureID(p *program, o *work.Office) (int64, error) {
	found, err := o.Store.Procedures.ByCode(p.ctx, f.Procedure, office.DayOf(time.Now()))
	if err != nil {
		return 0, err
	}
	return found.ID, nil
}

// accept takes the draft in and says what came of it.
func (f *dossierFlags) accept(p *program, o *work.Office, x *dossier.Dossier) error {
	if err := f.apply(o.Desk(), x); err != nil {
		return err
	}
	if _, err := o.Desk().Accept(p.ctx, x); err != nil {
		return err
	}
	if f.JSON {
		return p.writeJSON(listedDossierOf(x))
	}
	p.say("%s\t%s", x.Code, dueText(x))
	return nil
}

type dossierAcceptCommand struct {
	Letter int64 `arg:"" help:"Number of the letter."`
	dossierFlags
}

// Run takes the letter in; its attachments are matched with the required papers.
func (c *dossierAcceptCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		id, err := c.procedureID(p, opened.Office)
		if err != nil {
			return err
		}
		draft, err := opened.Office.Desk().NewFromLetter(p.ctx, c.Letter, id, c.Case)
		if err != nil {
			return err
		}
		return c.accept(p, opened.Office, draft)
	})
}

type dossierNewCommand struct{ dossierFlags }

// Run takes in what lies on the counter.
func (c *dossierNewCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		id, err := c.procedureID(p, opened.Office)
		if err != nil {
			return err
		}
		draft, err := opened.Office.Desk().New(p.ctx, id, procedure.Channel(c.Channel), c.Case)
		if err != nil {
			return err
		}
		for i := range draft.Components {
			draft.Components[i].Present = len(c.Present) == 0 && !draft.Components[i].Optional
		}
		return c.accept(p, opened.Office, draft)
	})
}

type dossierListCommand struct {
	Search string `help:"Words to look for; marks do not matter." placeholder:"TEXT"`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// listedDossier is a dossier as dossier list --json writes it.
type listedDossier struct {
	ID         int64  `json:"id"`
	Code       string `json:"code"`
	Internal   bool   `json:"internal"`
	State      int    `json:"state"`
	StateName  string `json:"state_name"`
	Procedure  string `json:"procedure"`
	Name       string `json:"procedure_name"`
	Owner      string `json:"owner"`
	Phone      string `json:"phone"`
	Summary    string `json:"summary"`
	Channel    string `json:"channel"`
	Source     string `json:"source"`
	ReceivedAt string `json:"received_at"`
	Due        string `json:"due"`
	Book       string `json:"book"`
	BookNumber int    `json:"book_number"`
	LetterID   int64  `json:"letter_id,omitempty"`
}

func listedDossierOf(x *dossier.Dossier) listedDossier {
	return listedDossier{
		ID: x.ID, Code: x.Code, Internal: x.Internal, State: int(x.State), StateName: x.State.String(), Procedure: x.ProcedureCode,
		Name: x.Procedure.Name, Owner: x.Owner.Name, Phone: dossier.MaskPhone(x.Owner.Phone), Summary: x.Summary,
		Channel: string(x.Channel), Source: x.Source, ReceivedAt: stamp(x.ReceivedAt), Due: stamp(x.Due),
		Book: x.Book, BookNumber: x.BookNumber, LetterID: x.LetterID,
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(office.Zone).Format(time.RFC3339)
}

func dueText(x *dossier.Dossier) string {
	if x.State.Paused() && x.TakenIn() && x.Due.IsZero() && x.Limit != "" {
		return "tạm dừng, " + workday.RemainingText(x.Remaining)
	}
	if x.Due.IsZero() {
		return "không quy định thời hạn"
	}
	return "hẹn trả " + x.Due.In(office.Zone).Format("15:04 02/01/2006")
}

func dossierID(x dossier.Dossier) int64 { return x.ID }

// Run lists dossiers, oldest first.
func (c *dossierListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		return eachOldestFirst(p.ctx, opened.Office.Store.Dossiers.Page, office.Query{Text: c.Search}, dossierID, func(x dossier.Dossier) error {
			if c.JSON {
				return p.writeJSON(listedDossierOf(&x))
			}
			p.say("%s\t%s\t%s\t%s\t%s", x.Code, x.State, x.Owner.Name, x.ProcedureCode, dueText(&x))
			return nil
		})
	})
}

type receiptCommand struct {
	Code string `arg:"" help:"Code of the dossier."`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`
}

// Run writes the stored bytes of the receipt; they are the same every time.
func (c *receiptCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		return writeReceipt(p, opened.Office, c.Code, c.Out)
	})
}

func writeReceipt(p *program, o *work.Office, code, path string) error {
	found, err := o.Store.Dossiers.ByCode(p.ctx, code)
	if err != nil {
		return err
	}
	receipt, err := o.Desk().Issue(p.ctx, found.ID, paper.KindReceipt)
	if err != nil {
		return err
	}
	pdf, err := o.Desk().PaperPDF(p.ctx, receipt.ID)
	if err != nil {
		return err
	}
	return writeFile(path, pdf)
}
