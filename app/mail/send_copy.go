package mail

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/emersion/go-imap/v2"

	"vanphongso/data/letter"
)

// KeepCopy puts the bytes of a letter that was sent into the account's SentFolder on the IMAP server, marked as read.
// Errors are *office.Error; the letter is sent all the same.
func KeepCopy(ctx context.Context, account letter.Account, password string, raw []byte, sentAt time.Time) error {
	f := newFetcher(account, password, nil, nil)
	defer f.disconnect()
	c, err := f.connected(ctx)
	if err != nil {
		return f.explain(ctx, err)
	}
	return f.explain(ctx, c.append(account.SentFolder, raw, sentAt))
}

func (c *client) append(folder string, raw []byte, at time.Time) error {
	c.conn.expect()
	defer c.conn.relax()
	command := c.Append(folder, int64(len(raw)), &imap.AppendOptions{Flags: []imap.Flag{imap.FlagSeen}, Time: at})
	_, err := bytes.NewReader(raw).WriteTo(command)
	err = errors.Join(err, command.Close())
	_, answer := command.Wait()
	if refused := answerOf(answer); refused != nil && !temporary(refused) {
		return &folderError{folder: folder, cause: refused}
	}
	return c.lost(errors.Join(answer, err))
}
