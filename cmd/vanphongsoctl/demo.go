package main

import (
	"errors"
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

// Run fetches the sample mails from a server of its own, takes in what asks for a procedure and writes the receipts. It
// fails when a mail did not end where it should, or when the data do not pass the check afterwards.
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
		d := demo{program: p, office: opened.Office, folder: folder}
		for _, step := range []func() error{func() error { return d.addAccount(server) }, d.fetch, d.letters, d.check} {
			if err := step(); err != nil {
				return err
			}
		}
		p.say("\n%d giấy tiếp nhận (PDF): %s\nDữ liệu của bản trình diễn: %s", d.receipts, folder, opened.Data)
		return d.verdict()
	})
}

// demo is one run.
type demo struct {
	*program
	office   *work.Office
	folder   string
	receipts int
	wrong    int // mails that ended where they should not, and findings of the check
}

const demoAccount = "Hộp thư thử"

func (d *demo) addAccount(server string) error {
	for _, rule := range samples.Rules {
		if err := d.office.Mailroom().SaveRule(d.ctx, &rule); err != nil {
			return err
		}
	}
	password := samples.Password
	return d.office.Mailroom().SaveAccount(d.ctx, &letter.Account{
		Name: demoAccount, Server: server, User: samples.User, Security: letter.Plain, SizeLimit: samples.SmallLimit,
	}, &password)
}

// fetch fetches twice: the second time brings nothing.
func (d *demo) fetch() error {
	for _, round := range []string{"Lấy thư", "Lấy thư lần nữa"} {
		report, err := d.office.Mailroom().Fetch(d.ctx, nil, &mail.Progress{})
		if err != nil {
			return err
		}
		d.say("%s: %s", round, countsText(report.Counts))
	}
	lines, err := d.office.Mailroom().Ledger(d.ctx)
	if err != nil {
		return err
	}
	for _, line := range lines {
		d.say("Sổ thư: %s\n", line.Text)
		if !line.Consistent {
			d.wrong++
		}
	}
	return nil
}

// letters says for each letter what happened to it.
func (d *demo) letters() error {
	expected := samples.All()
	return eachOldestFirst(d.ctx, d.office.Store.Letters.Page, office.Query{}, letterID, func(l letter.Letter) error {
		outcome, state, err := d.deal(l)
		if err != nil {
			return err
		}
		if i := int(l.UID) - 1; i >= len(expected) || state != expected[i].Expect {
			d.wrong++
			outcome += "  ← SAI"
		}
		d.say("%3d  %-52.52s %s", l.UID, l.Subject, outcome)
		return nil
	})
}

// stateNames are the states of the ledger for people.
var stateNames = map[letter.State]string{
	letter.Duplicate: "trùng", letter.Quarantined: "cách ly", letter.TooLarge: "quá lớn",
}

// deal downloads what was too large, takes in what is a dossier and tells both.
func (d *demo) deal(l letter.Letter) (outcome string, state letter.State, err error) {
	if l.State == letter.TooLarge {
		fresh, err := d.office.Mailroom().Download(d.ctx, l.ID, &mail.Progress{})
		if err != nil {
			return "", "", err
		}
		outcome, l = "tải theo yêu cầu; ", *fresh
	}
	switch l.State {
	case letter.Taken:
	case letter.Ignored: // the reason begins with the same words
		return outcome + l.Reason, l.State, nil
	default:
		return outcome + stateNames[l.State] + " – " + l.Reason, l.State, nil
	}
	taken, err := d.takeIn(l.ID)
	return outcome + taken, l.State, err
}

// surely is the score from which the demo takes a letter in without an officer to ask.
const surely = 50

// takeIn makes a dossier of a letter under the procedure it most likely asks for, and writes its receipt.
func (d *demo) takeIn(letterID int64) (string, error) {
	proposal, err := d.office.Desk().Propose(d.ctx, letterID)
	if err != nil {
		return "", err
	}
	if len(proposal.Procedures) == 0 || proposal.Procedures[0].Score < surely {
		return "không phải hồ sơ", d.office.Mailroom().Dismiss(d.ctx, letterID, "Không yêu cầu thủ tục nào")
	}
	draft, err := d.office.Desk().NewFromLetter(d.ctx, letterID, proposal.Procedures[0].Procedure.ID, "")
	if err != nil {
		return "", err
	}
	if _, err := d.office.Desk().Accept(d.ctx, draft); err != nil {
		if office.CodeOf(err) != office.CodeInvalid {
			return "", err
		}
		return "chờ cán bộ – " + office.MessageOf(err), nil
	}
	d.receipts++
	path := filepath.Join(d.folder, draft.Code+".pdf")
	if err := writeReceipt(d.program, d.office, draft.Code, path); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %s, %s, thiếu %d giấy tờ → %s", draft.Code, draft.Owner.Name, dueText(draft), len(draft.Missing()), filepath.Base(path)), nil
}

// check examines what the demo has written.
func (d *demo) check() error {
	report, err := d.office.Checker().Check(d.ctx, nil)
	if err != nil {
		return err
	}
	if !report.Good {
		printReport(d.program, report)
		d.wrong++
	}
	return nil
}

func (d *demo) verdict() error {
	if d.wrong > 0 || d.receipts == 0 {
		return errors.New("bản trình diễn có chỗ sai, xem các dòng ở trên")
	}
	return nil
}
