package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

type demoCommand struct {
	Out string `required:"" help:"Folder for the demo's data and PDFs." placeholder:"DIR" type:"path"`
}

// Run fetches the sample mails from a server of its own, takes in what asks for a procedure and writes the receipts.
func (c *demoCommand) Run(p *program) error {
	folder := filepath.Join(c.Out, time.Now().Format("20060102-150405"))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return office.Unavailable(err, "Không tạo được thư mục %s; hãy chọn thư mục khác.", folder)
	}
	server, stop, err := samples.Serve(p.ctx)
	if err != nil {
		return err
	}
	defer stop()
	p.data = boot.Options{Data: filepath.Join(folder, "data"), Passwords: settings.Memory()}
	return p.open(func(opened *boot.Program) error {
		if err := addDemoAccount(p, opened.Office, server); err != nil {
			return err
		}
		report, err := opened.Office.Mailroom().Fetch(p.ctx, nil, &mail.Progress{})
		if err != nil {
			return err
		}
		p.say("Hộp thư thử: %s\n", countsText(report.Counts))
		if err := demoLetters(p, opened.Office, folder); err != nil {
			return err
		}
		p.say("\nGiấy tiếp nhận (PDF): %s\nDữ liệu của bản trình diễn: %s", folder, opened.Data)
		return nil
	})
}

func addDemoAccount(p *program, o *work.Office, server string) error {
	for _, rule := range samples.Rules {
		if err := o.Mailroom().SaveRule(p.ctx, &rule); err != nil {
			return err
		}
	}
	password := samples.Password
	return o.Mailroom().SaveAccount(p.ctx, &letter.Account{
		Name: "Hộp thư thử", Server: server, User: samples.User, Security: letter.Plain,
	}, &password)
}

// demoLetters says for each letter what happened to it.
func demoLetters(p *program, o *work.Office, folder string) error {
	return eachOldestFirst(p.ctx, o.Store.Letters.Page, office.Query{}, func(l letter.Letter) error {
		outcome := string(l.State) + " – " + l.Reason
		if l.State == letter.Taken {
			var err error
			if outcome, err = demoDossier(p, o, l.ID, folder); err != nil {
				return err
			}
		}
		p.say("%3d  %-52.52s %s", l.UID, l.Subject, outcome)
		return nil
	})
}

// surely is the score from which the demo takes a letter in without an officer to ask.
const surely = 50

// demoDossier takes a letter in under the procedure it most likely asks for, and writes its receipt.
func demoDossier(p *program, o *work.Office, letterID int64, folder string) (string, error) {
	proposal, err := o.Desk().Propose(p.ctx, letterID)
	if err != nil {
		return "", err
	}
	if len(proposal.Procedures) == 0 || proposal.Procedures[0].Score < surely {
		return "không phải hồ sơ", o.Mailroom().Dismiss(p.ctx, letterID, "Không yêu cầu thủ tục nào")
	}
	draft, err := o.Desk().NewFromLetter(p.ctx, letterID, proposal.Procedures[0].Procedure.ID, "")
	if err != nil {
		return "", err
	}
	missing := 0
	for _, component := range draft.Components {
		if !component.Present && !component.Optional {
			missing++
		}
	}
	if _, err := o.Desk().Accept(p.ctx, draft); err != nil {
		if office.CodeOf(err) == office.CodeInternal {
			return "", err
		}
		return "chờ cán bộ – " + office.MessageOf(err), nil
	}
	path := filepath.Join(folder, draft.Code+".pdf")
	if err := writeReceipt(p, o, draft.Code, path); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %s, thiếu %d giấy tờ → %s", draft.Code, dueText(draft), missing, filepath.Base(path)), nil
}
