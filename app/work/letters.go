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
	raw, err := m.original(l)
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
	err = m.office.update(ctx, "reparse", func(tx *store.Tx) error { return m.office.Store.Letters.Save(tx, l) })
	return l, err
}

// Raw opens the original bytes of a letter; the caller closes it.
func (m *Mailroom) Raw(ctx context.Context, id int64) (*os.File, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	return m.original(l)
}

// original opens the blob of a letter.
func (m *Mailroom) original(l *letter.Letter) (*os.File, error) {
	if l.SHA256 == "" {
		return nil, office.NotFound("Bản gốc của thư này chưa được lưu trên máy (%s).", first(l.Reason, "chưa tải"))
	}
	return m.office.Blobs.Open(l.SHA256)
}

// Attachment opens attachment number n (from 1) of a letter, byte for byte as it was sent; the caller closes it.
func (m *Mailroom) Attachment(ctx context.Context, id int64, n int) (io.ReadCloser, letter.Attachment, error) {
	l, err := m.office.Store.Letters.Get(ctx, id)
	if err != nil {
		return nil, letter.Attachment{}, err
	}
	return m.attachment(l, n)
}

func (m *Mailroom) attachment(l *letter.Letter, n int) (io.ReadCloser, letter.Attachment, error) {
	raw, err := m.original(l)
	if err != nil {
		return nil, letter.Attachment{}, err
	}
	r, a, err := mail.OpenAttachment(raw, l.Size, n)
	if err != nil {
		_ = raw.Close()
		return nil, a, err
	}
	return both{r, raw}, a, nil
}

// both closes the attachment and the file it is cut out of.
type both struct {
	io.ReadCloser
	raw *os.File
}

func (b both) Close() error {
	err := b.ReadCloser.Close()
	if closed := b.raw.Close(); err == nil {
		err = closed
	}
	return err
}

// Dismiss notes that a waiting letter is no dossier; the reason is mandatory.
func (m *Mailroom) Dismiss(ctx context.Context, id int64, reason string) error {
	reason = strings.TrimSpace(viet.NFC(reason))
	if reason == "" {
		return office.Invalid("reason", "Hãy ghi lý do vì sao thư này không phải là hồ sơ.")
	}
	return m.handle(ctx, id, "dismiss", func(l *letter.Letter) error {
		if err := mustWait(l); err != nil {
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
	return m.office.update(ctx, action, func(tx *store.Tx) error {
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

// mustWait refuses a letter that is not taken or that was dealt with.
func mustWait(l *letter.Letter) error {
	switch {
	case l.State != letter.Taken:
		return office.Refuse("Thư này chưa được tiếp nhận vào sổ thư (%s) nên không lập hồ sơ được.", first(l.Reason, string(l.State)))
	case l.Handling == letter.Accepted:
		return office.Refuse("Thư này đã được lập thành hồ sơ, không tiếp nhận lần thứ hai.")
	case l.Handling == letter.Documented:
		return office.Refuse("Thư này đã vào sổ văn bản (%s), không xử lý lần thứ hai.", l.HandlingReason)
	case l.Handling == letter.Dismissed:
		return office.Refuse("Thư này đã được đánh dấu không phải hồ sơ (%s); hãy khôi phục nó trước.", first(l.HandlingReason, "không ghi lý do"))
	}
	return nil
}
