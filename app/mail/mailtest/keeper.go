// Package mailtest has what tests of mail need: a keeper in files, a real Dovecot, an IMAP server in memory, a proxy
// that causes faults, certificates, and mails to send through them.
package mailtest

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
)

// Keeper is a mail.Keeper in a folder: a journal of transactions, one JSON line each, and one file an original. What
// Save returned for survives a kill. Its fields that cause trouble may be set before use.
type Keeper struct {
	dir     string
	rules   []letter.Rule
	journal *os.File

	mutex   sync.Mutex
	letters []letter.Letter // index is ID-1
	cursors map[string]letter.Cursor
	saves   int

	// SaveError, when set, is asked before every transaction; its error makes the transaction fail.
	SaveError func(transaction int) error
	// CreateIn is where new originals are written, dir when empty; with NoRoom every write fails.
	CreateIn string
}

// NoRoom is a CreateIn for a disk without room.
const NoRoom = "no room"

// record is one line of the journal.
type record struct {
	Letters []letter.Letter
	Cursors []letter.Cursor
}

// OpenKeeper opens the keeper of dir; the rules are those that Rules returns.
func OpenKeeper(dir string, rules ...letter.Rule) (*Keeper, error) {
	k := &Keeper{dir: dir, rules: rules, cursors: map[string]letter.Cursor{}}
	journal, err := os.OpenFile(filepath.Join(dir, "journal"), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	k.journal = journal
	scanner := bufio.NewScanner(journal)
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var r record
		if json.Unmarshal(scanner.Bytes(), &r) == nil { // a torn last line was never promised
			k.apply(r)
		}
	}
	return k, scanner.Err()
}

func (k *Keeper) apply(r record) {
	for _, l := range r.Letters {
		if int(l.ID) > len(k.letters) {
			k.letters = append(k.letters, l)
		} else {
			k.letters[l.ID-1] = l
		}
	}
	for _, c := range r.Cursors {
		k.cursors[c.Account+"\x00"+c.Folder] = c
	}
}

// Letters returns the ledger in the order it was written.
func (k *Keeper) Letters() []letter.Letter {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return slices.Clone(k.letters)
}

// Saves returns how many transactions were committed.
func (k *Keeper) Saves() int {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.saves
}

// Raw returns the bytes of an original.
func (k *Keeper) Raw(sha string) ([]byte, error) { return os.ReadFile(filepath.Join(k.dir, sha)) }

// Leftovers returns the originals that were neither kept nor discarded.
func (k *Keeper) Leftovers() []string {
	files, _ := filepath.Glob(filepath.Join(k.createIn(), "temp-*"))
	return files
}

// Cursor implements mail.Keeper.
func (k *Keeper) Cursor(_ context.Context, account, folder string) (letter.Cursor, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.cursors[account+"\x00"+folder], nil
}

// KnownUIDs implements mail.Keeper.
func (k *Keeper) KnownUIDs(_ context.Context, account, folder string, validity uint32) ([]uint32, error) {
	var uids []uint32
	for _, l := range k.Letters() {
		if l.Account == account && l.Folder == folder && l.UIDValidity == validity {
			uids = append(uids, l.UID)
		}
	}
	return uids, nil
}

// Rules implements mail.Keeper.
func (k *Keeper) Rules(context.Context) ([]letter.Rule, error) { return k.rules, nil }

// Save implements mail.Keeper.
func (k *Keeper) Save(_ context.Context, fn func(tx mail.Transaction) error) error {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.saves++
	if k.SaveError != nil {
		if err := k.SaveError(k.saves); err != nil {
			return err
		}
	}
	tx := &transaction{keeper: k, next: int64(len(k.letters))}
	if err := fn(tx); err != nil {
		return err
	}
	line, err := json.Marshal(tx.record)
	if err != nil {
		return err
	}
	if _, err := k.journal.Write(append(line, '\n')); err != nil {
		return err
	}
	if err := k.journal.Sync(); err != nil {
		return err
	}
	k.apply(tx.record)
	return nil
}

// transaction collects what one Save writes.
type transaction struct {
	keeper *Keeper
	next   int64
	record
}

func (t *transaction) each(visit func(letter.Letter)) {
	for _, l := range t.keeper.letters {
		visit(l)
	}
	for _, l := range t.Letters {
		visit(l)
	}
}

// FindSHA implements mail.Transaction.
func (t *transaction) FindSHA(sha string) (id int64, err error) {
	t.each(func(l letter.Letter) {
		if id == 0 && l.SHA256 == sha && l.State != letter.Duplicate {
			id = l.ID
		}
	})
	return id, nil
}

// FindMessageID implements mail.Transaction.
func (t *transaction) FindMessageID(messageID string) (ids []int64, err error) {
	t.each(func(l letter.Letter) {
		if l.MessageID == messageID && l.SHA256 != "" {
			ids = append(ids, l.ID)
		}
	})
	return ids, nil
}

// Put implements mail.Transaction.
func (t *transaction) Put(l *letter.Letter) error {
	if l.ID == 0 {
		t.next++
		l.ID = t.next
	}
	l.Version++
	t.Letters = append(t.Letters, *l)
	return nil
}

// SetCursor implements mail.Transaction.
func (t *transaction) SetCursor(c letter.Cursor) error {
	t.Cursors = append(t.Cursors, c)
	return nil
}

// original is a mail.Original in a file.
type original struct {
	*os.File
	keeper *Keeper
	hash   hash.Hash
	ended  bool
}

func (k *Keeper) createIn() string {
	if k.CreateIn != "" {
		return k.CreateIn
	}
	return k.dir
}

// Create implements mail.Keeper.
func (k *Keeper) Create() (mail.Original, error) {
	if k.CreateIn == NoRoom {
		file, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		return &original{File: file, keeper: k, hash: sha256.New(), ended: true}, err
	}
	file, err := os.CreateTemp(k.createIn(), "temp-*")
	if err != nil {
		return nil, err
	}
	return &original{File: file, keeper: k, hash: sha256.New()}, nil
}

// Write implements mail.Original.
func (o *original) Write(b []byte) (int, error) {
	n, err := o.File.Write(b)
	_, _ = o.hash.Write(b[:n])
	return n, err
}

// Keep implements mail.Original.
func (o *original) Keep() (string, error) {
	if err := o.Sync(); err != nil {
		return "", err
	}
	if err := o.Close(); err != nil {
		return "", err
	}
	sha := hex.EncodeToString(o.hash.Sum(nil))
	o.ended = true
	return sha, os.Rename(o.Name(), filepath.Join(o.keeper.createIn(), sha))
}

// Discard implements mail.Original.
func (o *original) Discard() {
	if !o.ended {
		o.ended = true
		_ = o.Close()
		_ = os.Remove(o.Name())
	}
}
