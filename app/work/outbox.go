package work

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"vanphongso/app/mail"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Outbox is the work with the letters that the office sends: composing, the officer's confirmation, the queue.
type Outbox struct{ office *Office }

// Outbox returns the use cases of outgoing letters.
func (o *Office) Outbox() *Outbox { return &Outbox{o} }

// Wish is what an outgoing letter is to be about. Everything in it may be left out.
type Wish struct {
	Occasion  string  // "" = the one that the dossier's state suggests
	DossierID int64   // the dossier it is about
	LetterID  int64   // the letter it answers, 0 = the one that the dossier came in
	Papers    []int64 // issued papers to go with it, nil = those of the occasion
	Account   string  // "" = the account the letter came to, else the first that sends
}

// Compose makes a draft of a letter: sender, recipient, text and papers. Nothing is kept but papers of the occasion that
// had not been issued yet. Error: office.CodeRefused when no account sends.
func (b *Outbox) Compose(ctx context.Context, w Wish) (*letter.Outgoing, error) {
	about, err := b.about(ctx, w)
	if err != nil {
		return nil, err
	}
	account, err := b.accountFor(ctx, w.Account, about.letter)
	if err != nil {
		return nil, err
	}
	o := &letter.Outgoing{
		Occasion: first(w.Occasion, occasionOf(about.dossier)), Account: account.Name,
		From: letter.Address{Name: first(about.settings.ShortName, about.settings.Name), Address: account.Sender()},
	}
	if about.letter != nil {
		o.LetterID, o.InReplyTo = about.letter.ID, about.letter.MessageID
		o.References = b.threadOf(about.letter)
	}
	if to := about.recipient(); to.Address != "" {
		o.To = []letter.Address{to}
	}
	if about.dossier != nil {
		o.DossierID, o.DossierCode = about.dossier.ID, about.dossier.Code
	}
	template, err := b.template(ctx, o.Occasion)
	if err != nil {
		return nil, err
	}
	o.Subject, o.Text = template.Fill(about.values())
	if about.dossier == nil && about.letter != nil {
		o.Subject = "Trả lời: " + strings.TrimSpace(viet.NFC(about.letter.Subject))
	}
	o.Files, err = b.papersFor(ctx, about.dossier, template, w.Papers)
	return o, err
}

// about gathers what the letter is about.
func (b *Outbox) about(ctx context.Context, w Wish) (a about, err error) {
	a.sender = b.office.Who().Name
	if a.settings, err = b.office.Settings(ctx); err != nil {
		return a, err
	}
	if w.DossierID != 0 {
		if a.dossier, err = b.office.Store.Dossiers.Get(ctx, w.DossierID); err != nil {
			return a, err
		}
		if w.LetterID == 0 {
			w.LetterID = a.dossier.LetterID
		}
	}
	if w.LetterID != 0 {
		a.letter, err = b.office.Store.Letters.Get(ctx, w.LetterID)
	}
	return a, err
}

// occasionOf is what there is to write about a dossier in its state.
func occasionOf(x *dossier.Dossier) string {
	switch {
	case x == nil:
		return letter.OccasionOther
	case x.State == dossier.Rejected:
		return letter.OccasionRefusal
	case x.State == dossier.Supplementing || x.State == dossier.Registered && len(x.Supplements) > 0:
		return letter.OccasionSupplement
	case x.State == dossier.Done || x.State == dossier.Returned:
		return letter.OccasionResult
	case x.Extension != nil:
		return letter.OccasionApology
	}
	return letter.OccasionReceipt
}

// accountFor chooses the account that sends.
func (b *Outbox) accountFor(ctx context.Context, name string, answered *letter.Letter) (letter.Account, error) {
	accounts, err := b.Accounts(ctx)
	if err != nil {
		return letter.Account{}, err
	}
	if name == "" && answered != nil && slices.ContainsFunc(accounts, func(a letter.Account) bool { return a.Name == answered.Account }) {
		name = answered.Account
	}
	for _, a := range accounts {
		if name == "" || a.Name == name {
			return a, nil
		}
	}
	if name != "" {
		return letter.Account{}, office.Invalid("account", "Tài khoản thư “%s” không gửi được thư; hãy khai máy chủ gửi thư (SMTP) ở Thiết lập, mục Tài khoản thư.", name)
	}
	return letter.Account{}, office.Refuse("Chưa có tài khoản thư nào gửi được thư; hãy khai máy chủ gửi thư (SMTP) ở Thiết lập, mục Tài khoản thư.")
}

// Accounts returns the accounts that mail is sent from, by name.
func (b *Outbox) Accounts(ctx context.Context) ([]letter.Account, error) {
	accounts, err := b.office.Mailroom().Accounts(ctx)
	return slices.DeleteFunc(accounts, func(a letter.Account) bool { return !a.Sends() }), err
}

// threadOf names the letters that an answer belongs to; a letter whose original is not here is named by itself.
func (b *Outbox) threadOf(l *letter.Letter) []string {
	var thread []string
	if raw, err := b.office.Original(l); err == nil {
		thread, err = mail.ThreadOf(raw)
		if err = errors.Join(err, raw.Close()); err != nil {
			b.office.Logger().Warn("read thread", "letter", l.ID, "error", err)
		}
	}
	if len(thread) == 0 && l.MessageID != "" {
		thread = []string{l.MessageID}
	}
	return thread
}

// papersFor are the files of the papers: the named ones, else the newest of each kind that the template goes with, issued
// now where the dossier can have it and has it not.
func (b *Outbox) papersFor(ctx context.Context, x *dossier.Dossier, t letter.Template, ids []int64) ([]letter.OutgoingFile, error) {
	var files []letter.OutgoingFile
	for _, id := range ids {
		p, err := b.office.Store.Papers.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		files = append(files, FileOfPaper(*p))
	}
	if x == nil || ids != nil {
		return files, nil
	}
	desk := b.office.Desk()
	possible := desk.Kinds(x)
	for _, kind := range t.Papers {
		if !slices.Contains(possible, kind) {
			continue
		}
		p, err := desk.Issue(ctx, x.ID, kind)
		if err != nil {
			return nil, err
		}
		files = append(files, FileOfPaper(*p))
	}
	return files, nil
}

// Papers returns the papers of a dossier as files that may go with a letter, oldest first.
func (b *Outbox) Papers(ctx context.Context, dossierID int64) ([]letter.OutgoingFile, error) {
	papers, err := b.office.Store.Papers.OfDossier(ctx, dossierID)
	files := make([]letter.OutgoingFile, len(papers))
	for i, p := range papers {
		files[i] = FileOfPaper(p)
	}
	return files, err
}

// FileOfPaper makes the file of an issued paper.
func FileOfPaper(p dossier.Paper) letter.OutgoingFile {
	return letter.OutgoingFile{Name: PaperFileName(p), Type: "application/pdf", Size: p.Size, SHA256: p.SHA256, PaperID: p.ID}
}

// AddFile keeps a file from this machine, to go with a letter.
func (b *Outbox) AddFile(ctx context.Context, path string) (letter.OutgoingFile, error) {
	f, err := b.office.AddFile(ctx, path)
	return letter.OutgoingFile{Name: f.Name, Type: f.Type, Size: f.Size, SHA256: f.SHA256}, err
}

// Prepared is a letter as it will be sent, waiting for the officer's word.
type Prepared struct {
	Letter letter.Outgoing
	Shown  letter.Letter // read from the very bytes, as the recipient's program reads them
	raw    []byte
}

// Prepare checks a draft and writes its bytes; nothing is kept and nothing is sent.
func (b *Outbox) Prepare(ctx context.Context, o letter.Outgoing) (*Prepared, error) {
	account, err := b.accountFor(ctx, o.Account, nil)
	if err != nil {
		return nil, err
	}
	o.From.Address = account.Sender()
	o.Subject, o.Text = viet.SafeLine(viet.NFC(o.Subject)), strings.TrimSpace(viet.NFC(o.Text))
	if err := checkDraft(o); err != nil {
		return nil, err
	}
	o.MessageID = mail.NewMessageID(o.From.Address)
	p := &Prepared{Letter: o}
	p.raw, err = mail.Compose(o, b.office.Time(), func(f letter.OutgoingFile) (io.ReadCloser, error) { return b.office.Blobs.Open(f.SHA256) })
	if err != nil {
		return nil, err
	}
	mail.Parse(bytes.NewReader(p.raw), int64(len(p.raw))).Apply(&p.Shown)
	p.Shown.Size = int64(len(p.raw))
	return p, nil
}

// Open opens file n (from 1) of the letter, cut out of the bytes that will be sent; the caller closes it.
func (p *Prepared) Open(n int) (io.ReadCloser, error) {
	r, _, err := mail.OpenAttachment(bytes.NewReader(p.raw), int64(len(p.raw)), n)
	return r, err
}

// checkDraft refuses a letter that cannot be meant.
func checkDraft(o letter.Outgoing) error {
	for field, list := range map[string][]letter.Address{"to": o.To, "cc": o.Cc, "address": {o.From}} {
		if _, err := letter.ParseAddresses(field, letter.Written(list)); err != nil {
			return err
		}
	}
	switch {
	case len(o.To) == 0:
		return office.Invalid("to", "Chưa có địa chỉ người nhận; hãy hỏi người nộp địa chỉ thư điện tử.")
	case len(o.Recipients()) > 50:
		return office.Invalid("to", "Một thư không gửi cho quá 50 địa chỉ.")
	case o.Subject == "":
		return office.Invalid("subject", "Chưa có tiêu đề thư.")
	case o.Text == "":
		return office.Invalid("text", "Thư chưa có lời.")
	}
	return nil
}

// Queue keeps a prepared letter to be sent: the officer has seen it and says so. The bytes are kept before anything else;
// the same prepared letter cannot be queued twice, office.CodeExists.
func (b *Outbox) Queue(ctx context.Context, p *Prepared) (*letter.Outgoing, error) {
	ref, err := b.office.Blobs.Put(bytes.NewReader(p.raw))
	if err != nil {
		return nil, err
	}
	o, now := p.Letter, b.office.Time()
	o.ID, o.Version = 0, 0
	o.SHA256, o.Size, o.ConfirmedAt, o.ConfirmedBy = ref.SHA256, ref.Size, now, b.office.Who().Name
	o.State, o.NextTry, o.Since = letter.Queued, now, now
	err = b.office.Update(ctx, "queue letter", func(tx *store.Tx) error { return b.office.Store.Outbox.Save(tx, &o) })
	return &o, err
}

// Raw opens the bytes of a letter as they are sent; the caller closes it.
func (b *Outbox) Raw(ctx context.Context, id int64) (*os.File, error) {
	o, err := b.office.Store.Outbox.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	return b.office.Blobs.Open(o.SHA256)
}

// Resend queues a letter that failed, waits for its next try or whose fate is uncertain; reason, which may be empty, is
// noted. The bytes stay the same, so that a recipient who has it already sees the same Message-ID.
func (b *Outbox) Resend(ctx context.Context, id int64, reason string) error {
	return b.decide(ctx, id, "send again", letter.Queued, reason)
}

// Arrived notes that a letter whose fate was uncertain has arrived.
func (b *Outbox) Arrived(ctx context.Context, id int64, reason string) error {
	return b.decide(ctx, id, "letter arrived", letter.Sent, reason)
}

// Cancel gives up a letter that was not sent; the reason is mandatory.
func (b *Outbox) Cancel(ctx context.Context, id int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return office.Invalid("reason", "Hãy ghi lý do hủy thư.")
	}
	return b.decide(ctx, id, "cancel letter", letter.Cancelled, reason)
}

func (b *Outbox) decide(ctx context.Context, id int64, action string, next letter.Sending, reason string) error {
	return b.change(ctx, id, action, func(o *letter.Outgoing) error {
		return o.Decide(next, b.office.Time(), b.office.Who().Name, strings.TrimSpace(viet.NFC(reason)))
	})
}

// change alters a letter as it is now, in one transaction.
func (b *Outbox) change(ctx context.Context, id int64, action string, fn func(o *letter.Outgoing) error) error {
	return b.office.Update(ctx, action, func(tx *store.Tx) error {
		o, err := b.office.Store.Outbox.Load(tx, id)
		if err != nil {
			return err
		}
		if err := fn(o); err != nil {
			return err
		}
		return b.office.Store.Outbox.Save(tx, o)
	})
}
