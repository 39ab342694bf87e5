package work

import (
	"context"
	"os"

	"vanphongso/app/work/core"

	"vanphongso/app/mail"
	"vanphongso/data/blob"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// keeper keeps what the fetcher brings: ledger rows in the store, originals as blobs.
type keeper struct{ office *Office }

var _ mail.Keeper = keeper{}

func (k keeper) Cursor(ctx context.Context, account, folder string) (letter.Cursor, error) {
	return k.office.Store.Letters.Cursor(ctx, account, folder)
}

func (k keeper) KnownUIDs(ctx context.Context, account, folder string, validity uint32) ([]uint32, error) {
	return k.office.Store.Letters.KnownUIDs(ctx, account, folder, validity)
}

func (k keeper) Rules(ctx context.Context) ([]letter.Rule, error) {
	rules, err := core.All(ctx, k.office.Store.Rules.Page, office.Query{})
	if err != nil {
		return nil, err
	}
	active := rules[:0]
	for _, r := range rules {
		if !r.Disabled {
			active = append(active, r)
		}
	}
	return active, nil
}

func (k keeper) Create() (mail.Original, error) {
	w, err := k.office.Blobs.Create()
	if err != nil {
		return nil, err
	}
	return original{w}, nil
}

func (k keeper) Save(ctx context.Context, fn func(tx mail.Transaction) error) error {
	return k.office.Update(ctx, "fetch", func(tx *store.Tx) error {
		return fn(transaction{k.office.Store, tx})
	})
}

// original is a blob that is being written.
type original struct{ w *blob.Writer }

func (o original) Write(p []byte) (int, error)             { return o.w.Write(p) }
func (o original) ReadAt(p []byte, off int64) (int, error) { return o.file().ReadAt(p, off) }
func (o original) Discard()                                { o.w.Discard() }
func (o original) file() *os.File                          { return o.w.File() }

func (o original) Keep() (string, error) {
	ref, err := o.w.Commit()
	return ref.SHA256, err
}

// transaction writes the ledger inside one store transaction.
type transaction struct {
	store *store.Store
	tx    *store.Tx
}

func (t transaction) FindSHA(sha256 string) (int64, error) {
	return t.store.Letters.FindSHA(t.tx, sha256)
}

func (t transaction) FindMessageID(messageID string) ([]int64, error) {
	return t.store.Letters.FindMessageID(t.tx, messageID)
}

func (t transaction) Put(l *letter.Letter) error { return t.store.Letters.Save(t.tx, l) }

func (t transaction) SetCursor(c letter.Cursor) error { return t.store.Letters.SaveCursor(t.tx, c) }
