package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/mail"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

type mailCommands struct {
	Add        mailAddCommand        `cmd:"" help:"Add a mail account."`
	Fetch      mailFetchCommand      `cmd:"" help:"Fetch new mail."`
	List       mailListCommand       `cmd:"" help:"List the ledger: every mail seen and where it ended."`
	Download   mailDownloadCommand   `cmd:"" help:"Download a letter that was too large or that the server would not deliver."`
	Raw        mailRawCommand        `cmd:"" help:"Write the original bytes of a letter to standard output."`
	Attachment mailAttachmentCommand `cmd:"" help:"Write an attachment to standard output, byte for byte as it was sent."`
}

type mailAddCommand struct {
	Name        string   `arg:"" help:"Name of the account."`
	Server      string   `required:"" help:"HOST:PORT of the IMAP server." placeholder:"H:P"`
	User        string   `required:"" help:"Login name." placeholder:"U"`
	Security    string   `default:"tls" enum:"tls,starttls,none" help:"tls, starttls or none (loopback only)."`
	CA          string   `name:"ca" help:"File with the certificate authority to trust instead of the system's." placeholder:"FILE" type:"path"`
	PasswordEnv string   `help:"Environment variable that holds the password; without it the password is read from standard input and kept in the keyring." placeholder:"VAR"`
	Folder      []string `help:"Folder to watch, may be repeated (default: INBOX)." placeholder:"F" sep:"none"`
	MaxMB       int64    `name:"max-mb" help:"Mails larger than this are fetched on demand only (default: 50)."`
	Minutes     int      `help:"Minutes between two fetches by the window's timer (default: on demand only)."`

	SMTP         string `name:"smtp" help:"HOST:PORT of the SMTP server, to send mail too." placeholder:"H:P"`
	SMTPSecurity string `name:"smtp-security" default:"tls" enum:"tls,starttls,none" help:"tls, starttls or none (loopback only)."`
	Address      string `help:"Address to send from (default: the login name)." placeholder:"A"`
	SentFolder   string `help:"IMAP folder that gets a copy of sent letters (default: none)." placeholder:"F"`
}

// Run saves the account, its password first.
func (c *mailAddCommand) Run(p *program) error {
	account := letter.Account{
		Name: c.Name, Server: c.Server, User: c.User, Security: c.Security, CAFile: c.CA, PasswordEnv: c.PasswordEnv,
		Folders: c.Folder, SizeLimit: c.MaxMB << 20, Minutes: c.Minutes,
		SMTPServer: c.SMTP, SMTPSecurity: c.SMTPSecurity, Address: c.Address, SentFolder: c.SentFolder,
	}
	var password *string
	if c.PasswordEnv == "" {
		_, _ = fmt.Fprint(p.err, "Mật khẩu: ")
		line, err := bufio.NewReader(p.in).ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return usageError{errors.Join(errors.New("cần mật khẩu ở dòng nhập, hoặc --password-env"), err)}
		}
		password = &line
	}
	return p.open(func(opened *boot.Program) error {
		return opened.Office.Mailroom().SaveAccount(p.ctx, &account, password)
	})
}

type mailFetchCommand struct {
	Name string `arg:"" optional:"" help:"Account (default: all)."`
	JSON bool   `name:"json" help:"Write the counts as JSON."`
}

// Run fetches; it fails when an account fails, after the others have been fetched.
func (c *mailFetchCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		var names []string
		if c.Name != "" {
			names = []string{c.Name}
		}
		report, err := opened.Office.Mailroom().Fetch(p.ctx, names, &mail.Progress{})
		if c.JSON {
			return errors.Join(err, p.writeJSON(report))
		}
		for _, account := range report.Accounts {
			p.say("%s: %s", account.Account, countsText(account.Counts))
			for _, folder := range account.Folders {
				if notice := folder.Notice(); notice != "" {
					p.say("  %s: %s", folder.Folder, notice)
				}
			}
			if account.Error != "" {
				p.say("  %s", account.Error)
			}
		}
		return err
	})
}

func countsText(c mail.Counts) string {
	return fmt.Sprintf("%d thư = %d lấy về + %d trùng + %d bỏ qua + %d cách ly + %d quá lớn",
		c.UIDs, c.Taken, c.Duplicate, c.Ignored, c.Quarantined, c.TooLarge)
}

type mailListCommand struct {
	State string `help:"Only this state: taken, duplicate, ignored, quarantined or too_large." placeholder:"STATE"`
	JSON  bool   `name:"json" help:"One JSON object a line."`
}

// listedLetter is a letter as mail list --json writes it.
type listedLetter struct {
	ID          int64              `json:"id"`
	Account     string             `json:"account"`
	Folder      string             `json:"folder"`
	UID         uint32             `json:"uid"`
	State       letter.State       `json:"state"`
	Reason      string             `json:"reason"`
	DuplicateOf int64              `json:"duplicate_of,omitempty"`
	MessageID   string             `json:"message_id"`
	From        string             `json:"from"`
	Subject     string             `json:"subject"`
	Date        string             `json:"date"`
	SHA256      string             `json:"sha256"`
	Size        int64              `json:"size"`
	Handling    letter.Handling    `json:"handling,omitempty"`
	DossierID   int64              `json:"dossier_id,omitempty"`
	Attachments []listedAttachment `json:"attachments"`
}

type listedAttachment struct {
	Name      string `json:"name"`
	FileName  string `json:"file_name"`
	Type      string `json:"type"`
	Sniffed   string `json:"sniffed"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	Parent    int    `json:"parent,omitempty"`
	Encrypted bool   `json:"encrypted,omitempty"`
	Damaged   bool   `json:"damaged,omitempty"`
}

// Run lists the ledger in the order of the mails' numbers.
func (c *mailListCommand) Run(p *program) error {
	query := office.Query{}
	if c.State != "" {
		query.Filters = map[string][]string{"state": {c.State}}
	}
	return p.open(func(opened *boot.Program) error {
		letters := opened.Office.Store.Letters
		return eachOldestFirst(p.ctx, letters.Page, query, letterID, func(light letter.Letter) error {
			if !c.JSON {
				p.say("%d\t%s\t%s\t%s\t%s", light.ID, light.State, light.From, light.Subject, light.Reason)
				return nil
			}
			whole, err := letters.Get(p.ctx, light.ID)
			if err != nil {
				return err
			}
			return p.writeJSON(listed(whole))
		})
	})
}

func listed(l *letter.Letter) listedLetter {
	row := listedLetter{
		ID: l.ID, Account: l.Account, Folder: l.Folder, UID: l.UID, State: l.State, Reason: l.Reason, DuplicateOf: l.DuplicateOf,
		MessageID: l.MessageID, From: l.From.String(), Subject: l.Subject, SHA256: l.SHA256, Size: l.Size,
		Handling: l.Handling, DossierID: l.DossierID, Attachments: []listedAttachment{},
	}
	if !l.Date.IsZero() {
		row.Date = l.Date.In(office.Zone).Format(time.RFC3339)
	}
	for _, a := range l.Attachments {
		row.Attachments = append(row.Attachments, listedAttachment{
			Name: a.Name, FileName: a.FileName, Type: a.Type, Sniffed: a.Sniffed, Size: a.Size, SHA256: a.SHA256,
			Parent: a.Parent, Encrypted: a.Encrypted, Damaged: a.Damaged,
		})
	}
	return row
}

// eachOldestFirst walks a register from its first record on. It asks for the records behind the last id, so that those
// which come in meanwhile stand at the end and a long register costs no more than its length.
func eachOldestFirst[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query, id func(T) int64, each func(T) error) error {
	q.Sort, q.Limit, q.From = "id", 500, map[string]string{}
	for {
		rows, err := page(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := each(row); err != nil {
				return err
			}
			q.From["id"] = strconv.FormatInt(id(row)+1, 10)
		}
		if len(rows) < q.Limit {
			return nil
		}
	}
}

func letterID(l letter.Letter) int64 { return l.ID }

type mailDownloadCommand struct {
	ID int64 `arg:"" help:"Number of the letter."`
}

// Run downloads the original, whatever its size.
func (c *mailDownloadCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		l, err := opened.Office.Mailroom().Download(p.ctx, c.ID, &mail.Progress{})
		if err != nil {
			return err
		}
		p.say("%d\t%s\t%d byte\t%s", l.ID, l.State, l.Size, l.Reason)
		return nil
	})
}

type mailRawCommand struct {
	ID int64 `arg:"" help:"Number of the letter."`
}

// Run copies the original.
func (c *mailRawCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		original, err := opened.Office.Mailroom().Raw(p.ctx, c.ID)
		if err != nil {
			return err
		}
		_, err = io.Copy(p.out, original)
		return errors.Join(err, original.Close())
	})
}

type mailAttachmentCommand struct {
	ID int64 `arg:"" help:"Number of the letter."`
	N  int   `arg:"" help:"Number of the attachment, from 1."`
}

// Run copies the attachment.
func (c *mailAttachmentCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		file, _, err := opened.Office.Mailroom().Attachment(p.ctx, c.ID, c.N)
		if err != nil {
			return err
		}
		_, err = io.Copy(p.out, file)
		return errors.Join(err, file.Close())
	})
}
