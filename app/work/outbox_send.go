package work

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// SendReport is what became of the letters that were due.
type SendReport struct {
	Sent      int      `json:"sent"`
	Deferred  int      `json:"deferred"`
	Failed    int      `json:"failed"`
	Uncertain int      `json:"uncertain"`
	Troubles  []string `json:"troubles"` // Vietnamese, one a letter that was not sent
}

// sendingTask is what begin and end know the round of sending by; no account can have this name.
const sendingTask = "\x00outbox"

// SendDue sends every letter whose time has come, one attempt each. Trouble with one letter does not stop the next one, but
// an account whose settings are refused is left alone for this round. The error is the first trouble, for exit codes; the
// report is right also then. Several programs may call it at the same time: each letter is taken by one of them.
func (b *Outbox) SendDue(ctx context.Context) (SendReport, error) {
	report := SendReport{Troubles: []string{}}
	if !b.office.begin(sendingTask) {
		return report, office.Refuse("Thư đang được gửi rồi; hãy đợi lần đó xong.")
	}
	defer b.office.end(sendingTask)
	if err := b.Recover(ctx); err != nil {
		return report, err
	}
	due, err := b.office.Store.Outbox.Due(ctx, b.office.Time())
	if err != nil {
		return report, err
	}
	var first error
	refused := map[string]bool{} // accounts
	for _, o := range due {
		if ctx.Err() != nil || refused[o.Account] {
			continue
		}
		delivery, err := b.sendOne(ctx, o.ID)
		if office.CodeOf(err) == office.CodeRefused { // taken by another program, or decided upon meanwhile
			continue
		}
		err = errors.Join(err, delivery.Err)
		report.count(delivery, err)
		refused[o.Account] = delivery.Outcome == letter.Failed && office.FieldOf(delivery.Err) != "to" && office.FieldOf(delivery.Err) != "files"
		if err != nil && first == nil {
			first = err
		}
	}
	return report, first
}

func (r *SendReport) count(d mail.Delivery, err error) {
	switch d.Outcome {
	case letter.Sent:
		r.Sent++
	case letter.Deferred:
		r.Deferred++
	case letter.Failed:
		r.Failed++
	case letter.Uncertain:
		r.Uncertain++
	}
	if err != nil {
		r.Troubles = append(r.Troubles, office.MessageOf(err))
	}
}

// sendOne makes one attempt with a letter: claims it, hands it over, notes what came of it. The error is about the claim
// and the notes; office.CodeRefused when the letter is not to be sent now.
func (b *Outbox) sendOne(ctx context.Context, id int64) (mail.Delivery, error) {
	o, err := b.claim(ctx, id)
	if err != nil {
		return mail.Delivery{}, err
	}
	account, password, raw, err := b.loaded(ctx, o)
	delivery := mail.Delivery{Outcome: outcomeBefore(err), Err: err}
	if err == nil {
		delivery = mail.Send(ctx, account, password, o.From.Address, o.Recipients(), raw)
	}
	if delivery.Err != nil {
		b.office.Logger().Warn("send", "letter", o.ID, "account", o.Account, "outcome", delivery.Outcome, "error", delivery.Err)
	}
	if err := b.note(ctx, o, delivery); err != nil {
		return delivery, err
	}
	if delivery.Outcome == letter.Sent && account.SentFolder != "" {
		err = b.keepCopy(ctx, o.ID, account, password, raw)
	}
	return delivery, err
}

// claim takes a letter for this program: from its commit on, nobody else sends it, and if this program ends in the middle
// the letter is found uncertain.
func (b *Outbox) claim(ctx context.Context, id int64) (claimed *letter.Outgoing, err error) {
	err = b.change(ctx, id, "send", func(o *letter.Outgoing) error {
		now := b.office.Time()
		if !o.Due(now) {
			return office.Refuse("Thư “%s” chưa tới lượt gửi.", o.Subject)
		}
		claimed = o
		who := b.office.Who()
		return o.Begin(letter.Attempt{
			At: now, By: who.Name, Host: who.Host, Process: os.Getpid(), Until: now.Add(mail.SendLimit(o.Size) + time.Minute),
		})
	})
	return claimed, err
}

// loaded brings together what sending needs.
func (b *Outbox) loaded(ctx context.Context, o *letter.Outgoing) (account letter.Account, password string, raw []byte, err error) {
	if account, err = b.accountFor(ctx, o.Account, nil); err != nil {
		return account, "", nil, err
	}
	if password, err = b.office.Mailroom().password(ctx, account, nil); err != nil {
		return account, "", nil, err
	}
	if err = b.office.Blobs.Verify(o.SHA256); err != nil {
		return account, "", nil, err
	}
	f, err := b.office.Blobs.Open(o.SHA256)
	if err != nil {
		return account, "", nil, err
	}
	raw, err = io.ReadAll(f)
	return account, password, raw, errors.Join(err, f.Close())
}

// outcomeBefore is what trouble before the connection means: what is only closed for the moment is tried again.
func outcomeBefore(err error) letter.Sending {
	if office.CodeOf(err) == office.CodeUnavailable {
		return letter.Deferred
	}
	return letter.Failed
}

// notePatience is how often what came of an attempt is written when the database refuses. An attempt that cannot be noted
// is found uncertain later.
const notePatience = 3

// note writes what came of an attempt, also when the person has stopped it.
func (b *Outbox) note(ctx context.Context, o *letter.Outgoing, d mail.Delivery) (err error) {
	ctx = context.WithoutCancel(ctx)
	began := o.Running().At
	outcome := letter.Attempt{Ended: b.office.Time(), Outcome: d.Outcome, Reply: d.Reply, Reason: office.MessageOf(d.Err)}
	for range notePatience {
		err = b.change(ctx, o.ID, "sent", func(o *letter.Outgoing) error { return o.End(began, outcome) })
		if office.CodeOf(err) != office.CodeUnavailable {
			return err
		}
	}
	return err
}

// keepCopy puts a letter that was sent into the account's folder and notes where it is, or why it is not: the letter has
// been sent in any case.
func (b *Outbox) keepCopy(ctx context.Context, id int64, account letter.Account, password string, raw []byte) error {
	told := account.SentFolder
	if err := mail.KeepCopy(ctx, account, password, raw, b.office.Time()); err != nil {
		b.office.Logger().Warn("keep copy", "letter", id, "error", err)
		told = "Chưa chép được vào “" + account.SentFolder + "”: " + office.MessageOf(err)
	}
	return b.change(context.WithoutCancel(ctx), id, "keep copy", func(o *letter.Outgoing) error {
		o.Copy = told
		return nil
	})
}

// Recover finds the letters that a program was sending when it ended, and calls them uncertain: only the officer may
// decide to send them again.
func (b *Outbox) Recover(ctx context.Context) error {
	underway, err := b.office.Store.Outbox.Underway(ctx)
	if err != nil {
		return err
	}
	for _, o := range underway {
		now := b.office.Time()
		if !o.Abandoned(now, b.office.Who().Host, isRunning) {
			continue
		}
		err := b.change(ctx, o.ID, "sending broke off", func(fresh *letter.Outgoing) error {
			return fresh.End(o.Running().At, letter.Attempt{
				Ended: now, Outcome: letter.Uncertain,
				Reason: "Chương trình bị ngắt trong lúc gửi nên không rõ thư đã đi chưa; hãy hỏi người nhận hoặc xem hộp Đã gửi rồi quyết định.",
			})
		})
		if err != nil && office.CodeOf(err) != office.CodeRefused { // refused: it has ended by itself meanwhile
			return err
		}
	}
	return nil
}

// isRunning says whether a process of this machine still runs.
func isRunning(process int) bool {
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true // FindProcess has opened it
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
