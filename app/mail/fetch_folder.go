package mail

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"vanphongso/data/letter"
)

const (
	maxFruitless = 5   // connections lost in a row without one new ledger row between them
	maxRanges    = 500 // ranges of UIDs in one command: servers limit the length of a line
	maxAttempts  = 3   // connections lost over the same mail before it is quarantined
)

// folderRun reads one folder, over several connections if need be.
type folderRun struct {
	*fetcher
	name   string
	report FolderReport
	cursor letter.Cursor   // how far the ledger reaches
	stored letter.Cursor   // the same as the keeper has it
	known  map[uint32]bool // UIDs of this UIDVALIDITY with a ledger row
	loaded bool            // cursor and known are those of report.UIDValidity
	marks  map[uint32]*mark
}

// mark is what went wrong with one UID over the connections of this fetch.
type mark struct {
	attempts int    // connections lost while it was being sent
	alone    bool   // ask for it by itself
	size     int64  // bytes the server announced when sending it
	refused  string // Vietnamese reason why it cannot be had; it is quarantined with it
	gone     bool   // the server has it no more

	unpeekable bool // its head cannot be read without the rest
}

func newFolderRun(f *fetcher, name string) *folderRun {
	return &folderRun{fetcher: f, name: name, report: FolderReport{Folder: name}, marks: map[uint32]*mark{}}
}

// mark returns the notes about uid, to be written to.
func (r *folderRun) mark(uid uint32) *mark {
	if r.marks[uid] == nil {
		r.marks[uid] = &mark{}
	}
	return r.marks[uid]
}

// fetch makes passes over the folder until everything is in the ledger or a connection is no use.
func (r *folderRun) fetch(ctx context.Context) error {
	for fruitless := 0; ; {
		before := r.report.UIDs
		err := r.pass(ctx)
		var lost *lostError
		if ctx.Err() != nil || !errors.As(err, &lost) {
			return err
		}
		r.disconnect()
		if fruitless++; r.report.UIDs > before {
			fruitless = 0
		}
		if fruitless >= maxFruitless {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(r.pause):
		}
	}
}

// pass reads what is new over one connection.
func (r *folderRun) pass(ctx context.Context) error {
	c, err := r.connected(ctx)
	if err != nil {
		return err
	}
	box, err := c.examine(r.name)
	if err != nil {
		return giveUpIfSilent(err)
	}
	if err := r.load(ctx, box); err != nil {
		return err
	}
	plan, err := r.plan(c, box)
	if err != nil {
		return giveUpIfSilent(err)
	}
	if err := r.take(ctx, c, plan.fresh); err != nil {
		return err
	}
	return r.balance(ctx, plan)
}

// giveUpIfSilent makes a time-out final: a server that hangs before any mail was asked for will hang again, and the
// person should not wait for that.
func giveUpIfSilent(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return os.ErrDeadlineExceeded
	}
	return err
}

// load asks the keeper how far this folder has been read in the server's UIDVALIDITY.
func (r *folderRun) load(ctx context.Context, box *imap.SelectData) error {
	if r.loaded && r.report.UIDValidity == box.UIDValidity {
		return nil
	}
	cursor, err := r.keeper.Cursor(ctx, r.account.Name, r.name)
	if err != nil {
		return err
	}
	uids, err := r.keeper.KnownUIDs(ctx, r.account.Name, r.name, box.UIDValidity)
	if err != nil {
		return err
	}
	r.stored = cursor
	r.known = make(map[uint32]bool, len(uids))
	for _, uid := range uids {
		r.known[uid] = true
	}
	if cursor.UIDValidity != 0 && cursor.UIDValidity != box.UIDValidity {
		r.report.Recreated = true
	}
	if cursor.UIDValidity != box.UIDValidity {
		cursor.LastUID, cursor.ServerCount = 0, 0
	}
	cursor.Account, cursor.Folder, cursor.UIDValidity = r.account.Name, r.name, box.UIDValidity
	r.cursor, r.report.UIDValidity, r.loaded = cursor, box.UIDValidity, true
	r.marks = map[uint32]*mark{}
	return nil
}

// meta is what the server says about a mail before it is downloaded.
type meta struct {
	uid      uint32
	size     int64
	received time.Time
}

// plan is what one connection has to do.
type plan struct {
	fresh  []meta // without a ledger row, ascending
	exists int    // mails on the server
	gone   int    // known UIDs that the server has no more
}

// plan finds the mails without a ledger row. Usually they are those above the cursor; when the numbers do not add
// up, all UIDs of the folder are compared, so that no mail is overlooked.
func (r *folderRun) plan(c *client, box *imap.SelectData) (plan, error) {
	p := plan{exists: int(box.NumMessages)}
	next := r.cursor.LastUID + 1
	more := box.UIDNext == 0 || uint32(box.UIDNext) > next
	if p.exists == 0 || !more && p.exists == r.cursor.ServerCount { // nothing came, nothing went
		p.gone = len(r.known) - p.exists
		return p, nil
	}
	if more {
		fresh, err := r.describe(c, imap.UIDSet{imap.UIDRange{Start: imap.UID(next)}})
		if err != nil {
			return p, err
		}
		p.fresh = fresh
	}
	if len(r.known)+len(p.fresh) != p.exists {
		if err := r.compare(c, &p, next); err != nil {
			return p, err
		}
	}
	p.fresh = slices.DeleteFunc(p.fresh, func(m meta) bool { return r.marks[m.uid] != nil && r.marks[m.uid].gone })
	return p, nil
}

// compare adds the mails below next that have no ledger row and counts the rows whose mail is gone.
func (r *folderRun) compare(c *client, p *plan, next uint32) error {
	present := map[uint32]bool{}
	for _, m := range p.fresh {
		present[m.uid] = true
	}
	var missing imap.UIDSet
	err := c.list(imap.UIDSet{imap.UIDRange{Start: 1}}, &imap.FetchOptions{UID: true}, func(m meta) {
		if !present[m.uid] && !r.known[m.uid] && m.uid < next {
			missing.AddNum(imap.UID(m.uid))
		}
		present[m.uid] = true
	})
	if err != nil {
		return err
	}
	for uid := range r.known {
		if !present[uid] {
			p.gone++
		}
	}
	var older []meta
	for ranges := range slices.Chunk(missing, maxRanges) {
		some, err := r.describe(c, ranges)
		if err != nil {
			return err
		}
		older = append(older, some...)
	}
	p.fresh = append(older, p.fresh...)
	return nil
}

// describe asks for size and date of the UIDs in set that have no ledger row. A server that cannot tell the size of
// one mail is asked for the UIDs alone.
func (r *folderRun) describe(c *client, set imap.UIDSet) ([]meta, error) {
	options := &imap.FetchOptions{UID: true, RFC822Size: true, InternalDate: true}
	for {
		var found []meta
		err := c.list(set, options, func(m meta) {
			if !r.known[m.uid] {
				found = append(found, m)
			}
		})
		if err != nil && answerOf(err) != nil && options.RFC822Size {
			options = &imap.FetchOptions{UID: true}
			continue
		}
		slices.SortFunc(found, func(a, b meta) int { return int(int64(a.uid) - int64(b.uid)) })
		return found, err
	}
}

// list runs a FETCH without bodies and gives what the server says to each.
func (c *client) list(set imap.UIDSet, options *imap.FetchOptions, each func(meta)) error {
	c.conn.expect()
	defer c.conn.relax()
	command := c.Fetch(set, options)
	for message := command.Next(); message != nil; message = command.Next() {
		var m meta
		for item := message.Next(); item != nil; item = message.Next() {
			switch item := item.(type) {
			case imapclient.FetchItemDataUID:
				m.uid = uint32(item.UID)
			case imapclient.FetchItemDataRFC822Size:
				m.size = item.Size
			case imapclient.FetchItemDataInternalDate:
				m.received = item.Time.UTC()
			}
		}
		if m.uid != 0 {
			each(m)
		}
	}
	return c.lost(command.Close())
}

// balance compares the ledger with the server's count and notes the cursor.
func (r *folderRun) balance(ctx context.Context, p plan) error {
	for _, m := range p.fresh {
		if mark := r.marks[m.uid]; mark != nil && mark.gone {
			p.exists--
		}
	}
	r.report.Server, r.report.Gone = p.exists, p.gone
	r.report.Accounted = len(r.known) - p.gone
	r.report.Complete = true
	cursor := r.cursor
	cursor.ServerCount = p.exists
	if cursor == r.stored {
		return nil
	}
	err := r.keeper.Save(ctx, func(tx Transaction) error { return tx.SetCursor(cursor) })
	if err == nil {
		r.cursor, r.stored = cursor, cursor
	}
	return err
}
