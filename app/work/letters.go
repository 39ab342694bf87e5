package work

import (
	"context"
	"io"
	"os"
	"strings"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Download brings the original of a letter that was too large or that the server would not deliver.
func (m *Mailroom) Download(ctx context.Context, id int64, progress *mail.Progress) (*letter.Letter, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	a, err := m.account(ctx, l.Account)
	if err != nil {
		return nil, err
	}
	word, err := m.password(ctx, a, nil)
	if err != nil {
		return nil, err
	}
	fresh, err := mail.Download(ctx, a, word, keeper{m.office}, *l, progress)
	if err != nil {
		return nil, err
	}
	return &fresh, nil
}

// Reparse reads the stored original again, after a repair of the parser. Where the letter ended by a rule or as a
// duplicate stays; a letter in quarantine that can be read now is taken.
func (m *Mailroom) Reparse(ctx context.Context, id int64) (*letter.Letter, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	raw, err := m.office.Original(l)
	if err != nil {
		return nil, err
	}
	defer func() { _ = raw.Close() }()
	parsed := mail.Parse(raw, l.Size)
	if parsed.Secret != "" {
		return nil, office.Refuse("Thư này có dấu hiệu bí mật nhà nước (%s), không được xử lý trên máy nối mạng.", parsed.Secret)
	}
	parsed.Apply(l)
	switch {
	case parsed.Unreadable != "":
		l.State, l.Reason, l.Handling = letter.Quarantined, parsed.Unreadable, ""
	case l.State == letter.Quarantined:
		l.State, l.Reason, l.Handling = letter.Taken, "", letter.Waiting
	}
	err = m.office.Update(ctx, "reparse", func(tx *store.Tx) error { return m.office.Store.Letters.Save(tx, l) })
	return l, err
}

// Raw opens the original bytes of a letter; the caller closes it.
func (m *Mailroom) Raw(ctx context.Context, id int64) (*os.File, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	return m.office.Original(l)
}

// Attachment opens attachment number n (from 1) of a letter, byte for byte as it was sent; the caller closes it.
func (m *Mailroom) Attachment(ctx context.Context, id int64, n int) (io.ReadCloser, letter.Attachment, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, letter.Attachment{}, err
	}
	return m.office.Attachment(l, n)
}

// Dismiss notes that a waiting letter is no dossier; the reason is mandatory.
func (m *Mailroom) Dismiss(ctx context.Context, id int64, reason string) error {
	reason = strings.TrimSpace(viet.NFC(reason))
	if reason == "" {
		return office.Invalid("reason", "Hãy ghi lý do vì sao thư này không phải là hồ sơ.")
	}
	return m.handle(ctx, id, "dismiss", func(l *letter.Letter) error {
		if err := l.MustWait(); err != nil {
			return err
		}
		l.Handling, l.HandlingReason = letter.Dismissed, reason
		return nil
	})
}

// Restore makes a dismissed letter wait again. A letter whose dossier was refused stays as it is.
func (m *Mailroom) Restore(ctx context.Context, id int64) error {
	return m.handle(ctx, id, "restore", func(l *letter.Letter) error {
		if l.Handling != letter.Dismissed || l.DossierID != 0 {
			return office.Refuse("Chỉ khôi phục được thư đã đánh dấu “không phải hồ sơ”.")
		}
		l.Handling, l.HandlingReason = letter.Waiting, ""
		return nil
	})
}

func (m *Mailroom) handle(ctx context.Context, id int64, action string, change func(l *letter.Letter) error) error {
	return m.office.Update(ctx, action, func(tx *store.Tx) error {
		l, err := m.office.Store.Letters.Load(tx, id)
		if err != nil {
			return err
		}
		if err := change(l); err != nil {
			return err
		}
		return m.office.Store.Letters.Save(tx, l)
	})
}
