package mail

import (
	"context"
	"io"

	"vanphongso/data/letter"
)

// Keeper is what fetching needs of the place where letters are kept: the ledger and the originals. app/work
// implements it over data/store and data/blob; mailtest.Keeper is one in memory. All of it may be called from
// several goroutines.
type Keeper interface {
	// Cursor returns how far a folder has been read; the zero UIDValidity and LastUID when it never was.
	Cursor(ctx context.Context, account, folder string) (letter.Cursor, error)
	// KnownUIDs returns every UID of the folder, in this UIDVALIDITY, that has a ledger row, in any order.
	KnownUIDs(ctx context.Context, account, folder string, validity uint32) ([]uint32, error)
	// Rules returns the ignore rules that are in force.
	Rules(ctx context.Context) ([]letter.Rule, error)
	// Create opens a place for the bytes of one mail.
	Create() (Original, error)
	// Save runs fn in one transaction: all of it is kept, with its audit records, or none. It may run fn again
	// when the database asks for it.
	Save(ctx context.Context, fn func(tx Transaction) error) error
}

// Transaction is what Keeper.Save gives to write with.
type Transaction interface {
	// FindSHA returns the oldest letter whose original has this hash and that is not itself a duplicate, 0 for none.
	FindSHA(sha256 string) (int64, error)
	// FindMessageID returns the letters with this Message-ID whose originals are kept, oldest first.
	FindMessageID(messageID string) ([]int64, error)
	// Put inserts the letter when its ID is 0 (and sets it), else updates the row of that ID and Version.
	Put(l *letter.Letter) error
	// SetCursor notes how far the folder has been read.
	SetCursor(c letter.Cursor) error
}

// Original receives the bytes of one mail and keeps or discards them. Everything written can be read back before
// Keep. Exactly one of Keep and Discard ends it.
type Original interface {
	io.Writer
	io.ReaderAt
	// Keep makes the bytes durable under their SHA-256 (hexadecimal, lower case) and returns it. Keeping the same
	// bytes again is no error. When it fails nothing is kept.
	Keep() (sha256 string, err error)
	// Discard forgets the bytes; after Keep it does nothing.
	Discard()
}
