package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

type sendCommands struct {
	Paper  sendPaperCommand  `cmd:"" help:"Compose the letter that goes with a paper of a dossier; it is queued only with --yes."`
	Queue  sendQueueCommand  `cmd:"" help:"Compose a letter about a dossier or an answer to a letter; it is queued only with --yes."`
	Due    sendDueCommand    `cmd:"" help:"Send the letters whose time has come."`
	List   sendListCommand   `cmd:"" help:"List the outgoing letters."`
	Raw    sendRawCommand    `cmd:"" help:"Write the bytes of an outgoing letter to standard output, as they are sent."`
	Retry  sendRetryCommand  `cmd:"" help:"Queue a letter again that failed or waits; one whose fate is uncertain needs --again."`
	Arrive sendArriveCommand `cmd:"" help:"Note that a letter whose fate was uncertain has arrived."`
	Cancel sendCancelCommand `cmd:"" help:"Give up a letter that was not sent."`
}

// sendFlags are what every new letter may be given.
type sendFlags struct {
	To      string   `help:"Recipients instead of the one that the dossier or the letter names." placeholder:"ADDRESSES"`
	Cc      string   `help:"Who gets a copy." placeholder:"ADDRESSES"`
	Subject string   `help:"Instead of the subject of the office's text."`
	Text    string   `help:"File with the text instead of the office's; - is standard input." placeholder:"FILE"`
	Attach  []string `help:"File to go with it, may be repeated." placeholder:"FILE" sep:"none" type:"path"`
	Account string   `help:"Account to send from." placeholder:"NAME"`
	Yes     bool     `help:"Queue it. Without it the letter is only shown."`
	Now     bool     `help:"Send what is due at once."`
}

// apply puts what was given into a draft.
func (f *sendFlags) apply(p *program, outbox *work.Outbox, o *letter.Outgoing) (err error) {
	if f.To != "" {
		if o.To, err = letter.ParseAddresses("to", f.To); err != nil {
			return err
		}
	}
	if o.Cc, err = letter.ParseAddresses("cc", f.Cc); err != nil {
		return err
	}
	if f.Subject != "" {
		o.Subject = f.Subject
	}
	if f.Text != "" {
		text, err := readText(p, f.Text)
		if err != nil {
			return usageError{err}
		}
		o.Text = text
	}
	for _, path := range f.Attach {
		file, err := outbox.AddFile(p.ctx, path)
		if err != nil {
			return err
		}
		o.Files = append(o.Files, file)
	}
	return nil
}

func readText(p *program, path string) (string, error) {
	if path == "-" {
		text, err := io.ReadAll(p.in)
		return string(text), err
	}
	text, err := os.ReadFile(path)
	return string(text), err
}

// send shows the letter and, with --yes, queues it.
func (f *sendFlags) send(p *program, opened *boot.Program, wish work.Wish) error {
	outbox := opened.Office.Outbox()
	wish.Account = f.Account
	o, err := outbox.Compose(p.ctx, wish)
	if err != nil {
		return err
	}
	if err := f.apply(p, outbox, o); err != nil {
		return err
	}
	prepared, err := outbox.Prepare(p.ctx, *o)
	if err != nil {
		return err
	}
	showPrepared(p, prepared)
	if !f.Yes {
		return usageError{errors.New("thư chưa được gửi: hãy đọc lại rồi thêm --yes để xếp vào hàng gửi")}
	}
	queued, err := outbox.Queue(p.ctx, prepared)
	if err != nil {
		return err
	}
	p.say("Thư số %d đã vào hàng gửi.", queued.ID)
	if !f.Now {
		return nil
	}
	return sendDue(p, opened)
}

func showPrepared(p *program, prepared *work.Prepared) {
	shown := prepared.Shown
	p.say("Từ: %s", shown.From)
	p.say("Tới: %s", letter.Written(prepared.Letter.To))
	if len(prepared.Letter.Cc) > 0 {
		p.say("Đồng gửi: %s", letter.Written(prepared.Letter.Cc))
	}
	p.say("Tiêu đề: %s", shown.Subject)
	for _, a := range shown.Attachments {
		p.say("Tệp: %s (%d byte)", a.Name, a.Size)
	}
	p.say("\n%s\n", shown.Text)
}

type sendPaperCommand struct {
	Code string `arg:"" help:"Code of the dossier."`
	Kind string `arg:"" help:"Kind of paper: receipt, supplement, refusal, apology …"`
	sendFlags
}

// Run composes the letter about a paper, which is issued when it is not there yet.
func (c *sendPaperCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Code)
		if err != nil {
			return err
		}
		issued, err := opened.Office.Desk().Issue(p.ctx, x.ID, c.Kind)
		if err != nil {
			return err
		}
		return c.send(p, opened, work.Wish{DossierID: x.ID, Occasion: work.OccasionOfPaper(c.Kind), Papers: []int64{issued.ID}})
	})
}

type sendQueueCommand struct {
	Dossier  string `help:"Code of the dossier it is about." placeholder:"CODE"`
	Letter   int64  `help:"Number of the letter it answers." placeholder:"N"`
	Occasion string `help:"receipt, supplement, refusal, result, apology or other (default: what the dossier's state suggests)."`
	sendFlags
}

// Run composes the letter.
func (c *sendQueueCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		wish := work.Wish{Occasion: c.Occasion, LetterID: c.Letter}
		if c.Dossier != "" {
			x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Dossier)
			if err != nil {
				return err
			}
			wish.DossierID = x.ID
		}
		return c.send(p, opened, wish)
	})
}

type sendDueCommand struct {
	JSON bool `name:"json" help:"Write the counts as JSON."`
}

// Run sends what is due; it fails when a letter could not be sent, after the others have been.
func (c *sendDueCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if !c.JSON {
			return sendDue(p, opened)
		}
		report, err := opened.Office.Outbox().SendDue(p.ctx)
		return errors.Join(err, p.writeJSON(report))
	})
}

func sendDue(p *program, opened *boot.Program) error {
	report, err := opened.Office.Outbox().SendDue(p.ctx)
	p.say("%d đã gửi, %d chờ gửi lại, %d thất bại, %d không rõ", report.Sent, report.Deferred, report.Failed, report.Uncertain)
	for _, trouble := range report.Troubles {
		p.say("  %s", trouble)
	}
	return err
}

type sendListCommand struct {
	State string `help:"Only this state: queued, underway, sent, failed, deferred, uncertain or cancelled." placeholder:"STATE"`
	JSON  bool   `name:"json" help:"One JSON object a line."`
}

// Run lists the outgoing letters in the order of their numbers.
func (c *sendListCommand) Run(p *program) error {
	query := office.Query{}
	if c.State != "" {
		query.Filters = map[string][]string{"state": {c.State}}
	}
	return p.open(func(opened *boot.Program) error {
		outbox := opened.Office.Store.Outbox
		id := func(o letter.Outgoing) int64 { return o.ID }
		return eachOldestFirst(p.ctx, outbox.Page, query, id, func(light letter.Outgoing) error {
			if !c.JSON {
				p.say("%d\t%s\t%s\t%s\t%s\t%s", light.ID, light.State, sentOrNext(light), letter.Written(light.To), light.Subject, light.Reason)
				return nil
			}
			whole, err := outbox.Get(p.ctx, light.ID)
			if err != nil {
				return err
			}
			return p.writeJSON(whole)
		})
	})
}

// sentOrNext is when a letter was sent, or is tried next.
func sentOrNext(o letter.Outgoing) string {
	at := o.SentAt
	if at.IsZero() {
		at = o.NextTry
	}
	if at.IsZero() {
		return "-"
	}
	return at.In(office.Zone).Format(time.RFC3339)
}

type sendRawCommand struct {
	ID int64 `arg:"" help:"Number of the outgoing letter."`
}

// Run copies the bytes.
func (c *sendRawCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		raw, err := opened.Office.Outbox().Raw(p.ctx, c.ID)
		if err != nil {
			return err
		}
		_, err = io.Copy(p.out, raw)
		return errors.Join(err, raw.Close())
	})
}

type sendRetryCommand struct {
	ID     int64  `arg:"" help:"Number of the outgoing letter."`
	Again  bool   `help:"Send a letter whose fate is uncertain again: the recipient may get it twice."`
	Reason string `help:"Why, for the record."`
}

// Run queues the letter again.
func (c *sendRetryCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		o, err := opened.Office.Store.Outbox.Get(p.ctx, c.ID)
		if err != nil {
			return err
		}
		if o.State == letter.Uncertain && !c.Again {
			return usageError{fmt.Errorf("không rõ thư số %d đã đi chưa: hãy hỏi người nhận; nếu chưa nhận được thì thêm --again", c.ID)}
		}
		return opened.Office.Outbox().Resend(p.ctx, c.ID, c.Reason)
	})
}

type sendArriveCommand struct {
	ID     int64  `arg:"" help:"Number of the outgoing letter."`
	Reason string `help:"How that is known." required:""`
}

// Run notes it.
func (c *sendArriveCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error { return opened.Office.Outbox().Arrived(p.ctx, c.ID, c.Reason) })
}

type sendCancelCommand struct {
	ID     int64  `arg:"" help:"Number of the outgoing letter."`
	Reason string `help:"Why." required:""`
}

// Run cancels the letter.
func (c *sendCancelCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error { return opened.Office.Outbox().Cancel(p.ctx, c.ID, c.Reason) })
}
