package mail

import (
	"context"
	"errors"
	"sort"

	"github.com/emersion/go-imap/v2"

	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Check logs in to the account and looks for its watched folders and that of sent letters. A nil error means that Fetch can work; any other
// is an *office.Error that says what to correct.
func Check(ctx context.Context, account letter.Account, password string) error {
	f := newFetcher(account, password, nil, nil)
	defer f.disconnect()
	c, err := f.connected(ctx)
	if err != nil {
		return f.explain(ctx, err)
	}
	for _, folder := range f.account.Folders {
		if _, err := c.examine(folder); err != nil {
			return f.explain(ctx, err)
		}
	}
	return f.checkSentFolder(ctx, c)
}

// checkSentFolder looks for the folder that gets copies of what is sent, where there is to be one.
func (f *fetcher) checkSentFolder(ctx context.Context, c *client) error {
	if f.account.SentFolder == "" {
		return nil
	}
	_, err := c.examine(f.account.SentFolder)
	err = f.explain(ctx, err)
	var told *office.Error
	if errors.As(err, &told) && told.Code == office.CodeNotFound {
		told.Field = "sent_folder"
	}
	return err
}

// Folders lists the folders of the account that can hold mail, INBOX first, the others by name. Errors are
// *office.Error.
func Folders(ctx context.Context, account letter.Account, password string) ([]string, error) {
	f := newFetcher(account, password, nil, nil)
	defer f.disconnect()
	c, err := f.connected(ctx)
	if err != nil {
		return nil, f.explain(ctx, err)
	}
	c.conn.expect()
	defer c.conn.relax()
	list, err := c.List("", "*", nil).Collect()
	if err != nil {
		return nil, f.explain(ctx, c.lost(err))
	}
	names := []string{}
	for _, mailbox := range list {
		if !has(mailbox.Attrs, imap.MailboxAttrNoSelect) && !has(mailbox.Attrs, imap.MailboxAttrNonExistent) {
			names = append(names, mailbox.Mailbox)
		}
	}
	sort.Slice(names, func(i, j int) bool { return folderKey(names[i]) < folderKey(names[j]) })
	return names, nil
}

// folderKey sorts INBOX first.
func folderKey(name string) string {
	if name == "INBOX" {
		return ""
	}
	return viet.Fold(name)
}

func has(attributes []imap.MailboxAttr, wanted imap.MailboxAttr) bool {
	for _, a := range attributes {
		if a == wanted {
			return true
		}
	}
	return false
}
