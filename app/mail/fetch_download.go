package mail

import (
	"context"

	"github.com/emersion/go-imap/v2"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Download brings one mail that has a ledger row but no original: one that was too large, or one that the server
// would not deliver. It is streamed to keeper whatever its size, parsed and judged as Fetch does, and its row is
// saved. The letter as saved is returned. Errors are *office.Error.
func Download(ctx context.Context, account letter.Account, password string, keeper Keeper, l letter.Letter, progress *Progress) (letter.Letter, error) {
	if l.SHA256 != "" {
		return l, office.Refuse("Bản gốc của thư này đã được lưu, không cần tải nữa.")
	}
	f := newFetcher(account, password, keeper, progress)
	defer f.disconnect()
	f.progress.begin(account.Name)
	err := f.downloadOne(ctx, &l)
	if err != nil {
		return l, f.explain(ctx, err)
	}
	return l, nil
}

func (f *fetcher) downloadOne(ctx context.Context, l *letter.Letter) error {
	rules, err := f.keeper.Rules(ctx)
	if err != nil {
		return err
	}
	f.rules = compileRules(rules)
	original, size, err := f.streamOne(ctx, *l)
	if err != nil {
		return err
	}
	fresh := *l
	fresh.Size, fresh.DuplicateOf, fresh.SameMessageID, fresh.Defects = size, 0, 0, nil
	if err := f.process(&fresh, original); err != nil {
		return err
	}
	return f.keeper.Save(context.WithoutCancel(ctx), func(tx Transaction) error {
		*l = fresh
		return put(tx, l)
	})
}

// streamOne writes the bytes of the mail behind l to a new original.
func (f *fetcher) streamOne(ctx context.Context, l letter.Letter) (Original, int64, error) {
	c, err := f.connected(ctx)
	if err != nil {
		return nil, 0, err
	}
	box, err := c.examine(l.Folder)
	if err != nil {
		return nil, 0, err
	}
	if box.UIDValidity != l.UIDValidity {
		return nil, 0, office.Refuse("Hộp thư trên máy chủ đã được tạo lại nên không tải được theo dòng cũ; hãy lấy thư lại rồi tải ở dòng mới.")
	}
	original, err := f.keeper.Create()
	if err != nil {
		return nil, 0, err
	}
	size, err := f.copyOne(c, l.UID, original)
	if err != nil {
		original.Discard()
		return nil, 0, err
	}
	return original, size, nil
}

func (f *fetcher) copyOne(c *client, uid uint32, original Original) (int64, error) {
	c.conn.expect()
	defer c.conn.relax()
	command := c.Fetch(imap.UIDSetNum(imap.UID(uid)), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}})
	size := int64(-1)
	for message := command.Next(); message != nil; message = command.Next() {
		literal := bodyOf(message)
		if literal == nil || size >= 0 {
			continue
		}
		n, err := copyLiteral(original, literal, f.progress)
		if err != nil {
			c.abandon(literal)
			return 0, c.lost(err)
		}
		size = n
	}
	if err := command.Close(); err != nil {
		return 0, c.lost(err)
	}
	if size < 0 {
		return 0, office.NotFound("Thư này không còn trên máy chủ, hoặc máy chủ không gửi nội dung của nó.")
	}
	return size, nil
}
