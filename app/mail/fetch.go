// Package mail brings mail from IMAP servers into the office and sends letters over SMTP: it reads mailboxes without changing them, keeps the
// original bytes first, and makes letters of them. It hides go-imap, go-message and go-mail.
package mail

import (
	"context"
	"errors"
	"time"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Fetch reads everything new in the watched folders of account into keeper. The mailbox is opened read-only and
// nothing is changed on the server. Every UID found ends as exactly one ledger row; rows and cursor are kept
// together in small transactions, so that a fetch that is cancelled, cut off or killed goes on where it was.
//
// A mail the server cannot deliver is quarantined and the next one is read. A folder that does not exist does not
// stop the other folders. Trouble with the connection ends the fetch after some attempts. The error, an
// *office.Error, is the first trouble met; the report is right also then. progress may be nil.
//
// One account must not be fetched twice at the same time: the caller takes care of that.
func Fetch(ctx context.Context, account letter.Account, password string, keeper Keeper, progress *Progress) (Report, error) {
	return newFetcher(account, password, keeper, progress).fetch(ctx)
}

// fetcher reads one account.
type fetcher struct {
	account  letter.Account
	keeper   Keeper
	progress *Progress
	dialer   dialer
	client   *client // open connection, nil when there is none
	rules    []rule
	pause    time.Duration // before a lost connection is made again
}

func newFetcher(account letter.Account, password string, keeper Keeper, progress *Progress) *fetcher {
	if progress == nil {
		progress = &Progress{}
	}
	if account.SizeLimit <= 0 {
		account.SizeLimit = letter.DefaultSizeLimit
	}
	if len(account.Folders) == 0 {
		account.Folders = []string{"INBOX"}
	}
	return &fetcher{
		account: account, keeper: keeper, progress: progress,
		dialer: dialer{account: account, password: password, timeout: defaultTimeout, protocol: imapProtocol},
		pause:  500 * time.Millisecond,
	}
}

// fetch reads the folders one after another.
func (f *fetcher) fetch(ctx context.Context) (Report, error) {
	f.progress.begin(f.account.Name)
	report := Report{Account: f.account.Name, Folders: []FolderReport{}}
	bytesBefore := f.progress.Bytes.Load()
	defer f.disconnect()

	rules, err := f.keeper.Rules(ctx)
	if err == nil {
		f.rules = compileRules(rules)
		err = f.folders(ctx, &report)
	}
	report.Bytes = f.progress.Bytes.Load() - bytesBefore
	if err != nil {
		report.Error = office.MessageOf(err)
	}
	return report, err
}

func (f *fetcher) folders(ctx context.Context, report *Report) error {
	var first error
	for _, name := range f.account.Folders {
		run := newFolderRun(f, name)
		err := run.fetch(ctx)
		if err != nil {
			err = f.explain(ctx, err)
			run.report.Error = office.MessageOf(err)
			if first == nil {
				first = err
			}
		}
		report.Folders = append(report.Folders, run.report)
		report.sum(run.report.Counts)
		if err != nil && !errors.Is(err, errNoFolder) {
			break
		}
	}
	return first
}

// connected returns the open connection or makes one.
func (f *fetcher) connected(ctx context.Context) (*client, error) {
	if f.client != nil {
		return f.client, nil
	}
	c, err := f.dialer.login(ctx)
	if err != nil {
		return nil, err
	}
	f.client = c
	return c, nil
}

// disconnect closes the connection, if there is one.
func (f *fetcher) disconnect() {
	if f.client != nil {
		f.client.close()
		f.client = nil
	}
}

// explain turns err into one with a Vietnamese sentence.
func (f *fetcher) explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return f.dialer.explain(err)
}
