//go:build !real

// Package store keeps the office's registers in a database: SQLite in the data folder, or PostgreSQL for a shared office.
package store

import (
	"context"
	"errors"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

var errNotYet = errors.New("store: not written yet")

// Options say where the data lie.
type Options struct {
	Dir      string           // data folder, made with mode 0700; holds vanphongso.db for SQLite
	Database string           // "" = SQLite in Dir, else postgres://…
	Now      func() time.Time // nil means time.Now
}

// Store is the office's data: one register a field.
type Store struct {
	Letters    *Letters
	Accounts   *Register[letter.Account]
	Rules      *Register[letter.Rule]
	Procedures *Procedures
	Calendars  *Calendars
	Dossiers   *Dossiers
	Receipts   *Receipts
	Settings   *Settings
	Drafts     *Drafts
	Audit      *Audit
	Numbers    *Numbers
}

// Open opens the data, checks it and brings it to this program's version.
func Open(ctx context.Context, o Options) (*Store, error) { return nil, errNotYet }

// Close ends all use of the database.
func (s *Store) Close() error { return nil }

// Kind returns "SQLite" or "PostgreSQL", for the status line.
func (s *Store) Kind() string { return "" }

// Update runs fn in one write transaction on behalf of actor: all of it is kept, with its audit records, or none.
func (s *Store) Update(ctx context.Context, actor office.Actor, action string, fn func(tx *Tx) error) error {
	return errNotYet
}

// OnChange has fn called after each commit for each record that changed. The calls come one after another from a
// goroutine of the store and never hold up a writer. The returned function ends them.
func (s *Store) OnChange(fn func(register string, id int64)) (stop func()) { return func() {} }

// BlobHashes calls fn with the hash of every blob that a record names; a hash may come more than once.
func (s *Store) BlobHashes(ctx context.Context, fn func(sha string) error) error { return errNotYet }

// Tx is a write transaction of Store.Update.
type Tx struct{}

// At is the instant of the transaction, the one its audit records bear.
func (tx *Tx) At() time.Time { return time.Time{} }

// Actor is on whose behalf the transaction writes.
func (tx *Tx) Actor() office.Actor { return office.Actor{} }

// Register is one register of records.
type Register[T any] struct{}

// Get returns the whole record. Error: office.CodeNotFound.
func (r *Register[T]) Get(ctx context.Context, id int64) (*T, error) { return nil, errNotYet }

// Page returns the records that q asks for, without their heavy fields.
func (r *Register[T]) Page(ctx context.Context, q office.Query) ([]T, error) { return nil, errNotYet }

// Count returns how many records q asks for, Offset and Limit aside.
func (r *Register[T]) Count(ctx context.Context, q office.Query) (int, error) { return 0, errNotYet }

// Counts is Count for several queries at once.
func (r *Register[T]) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	return nil, errNotYet
}

// GroupCount returns how many records q asks for by the values of field.
func (r *Register[T]) GroupCount(ctx context.Context, q office.Query, field string) (map[string]int, error) {
	return nil, errNotYet
}

// History returns the changes of a record, newest first.
func (r *Register[T]) History(ctx context.Context, id int64) ([]office.Change, error) {
	return nil, errNotYet
}

// Save inserts the record when its ID is 0 (and sets ID and Version), else updates the row of that ID and Version.
func (r *Register[T]) Save(tx *Tx, record *T) error { return errNotYet }

// Load is Get inside a transaction.
func (r *Register[T]) Load(tx *Tx, id int64) (*T, error) { return nil, errNotYet }

// Letters is the mail ledger.
type Letters struct{ *Register[letter.Letter] }

// FindSHA returns the oldest letter with this hash that is not itself a duplicate, 0 for none.
func (l *Letters) FindSHA(tx *Tx, sha string) (int64, error) { return 0, errNotYet }

// FindMessageID returns the letters with this Message-ID whose originals are kept, oldest first.
func (l *Letters) FindMessageID(tx *Tx, messageID string) ([]int64, error) { return nil, errNotYet }

// FindUID returns the letter of a mail on the server. Error: office.CodeNotFound.
func (l *Letters) FindUID(ctx context.Context, account, folder string, validity, uid uint32) (*letter.Letter, error) {
	return nil, errNotYet
}

// KnownUIDs returns every UID of the folder that has a row, ascending.
func (l *Letters) KnownUIDs(ctx context.Context, account, folder string, validity uint32) ([]uint32, error) {
	return nil, errNotYet
}

// Cursor returns how far a folder has been read; UIDValidity and LastUID are 0 when it never was.
func (l *Letters) Cursor(ctx context.Context, account, folder string) (letter.Cursor, error) {
	return letter.Cursor{}, errNotYet
}

// SaveCursor notes how far a folder has been read.
func (l *Letters) SaveCursor(tx *Tx, c letter.Cursor) error { return errNotYet }

// Cursors returns all cursors by account and folder.
func (l *Letters) Cursors(ctx context.Context) ([]letter.Cursor, error) { return nil, errNotYet }

// Ledger counts the letters by state; empty account or folder means all.
func (l *Letters) Ledger(ctx context.Context, account, folder string) (map[letter.State]int, error) {
	return nil, errNotYet
}

// Procedures is the catalogue of procedures.
type Procedures struct{ *Register[procedure.Procedure] }

// ByCode returns the version of the procedure that is valid on the day. Error: office.CodeNotFound.
func (p *Procedures) ByCode(ctx context.Context, code string, on office.Day) (*procedure.Procedure, error) {
	return nil, errNotYet
}

// Calendars keeps every version of the office's calendar: Save of a changed one makes a new row with a new ID.
type Calendars struct{ *Register[workday.Calendar] }

// Current returns the newest version. Error: office.CodeNotFound when there is none.
func (c *Calendars) Current(ctx context.Context) (*workday.Calendar, error) { return nil, errNotYet }

// Dossiers is the register of dossiers.
type Dossiers struct{ *Register[dossier.Dossier] }

// ByCode returns the dossier with this code. Error: office.CodeNotFound.
func (d *Dossiers) ByCode(ctx context.Context, code string) (*dossier.Dossier, error) {
	return nil, errNotYet
}

// SameParty returns the dossiers whose owner has the ID number, phone, e-mail or folded name of p.
func (d *Dossiers) SameParty(ctx context.Context, p dossier.Party, exceptID int64) ([]dossier.Dossier, error) {
	return nil, errNotYet
}

// Receipts keeps the issued receipts.
type Receipts struct{ *Register[dossier.Receipt] }

// OfDossier returns the receipts of a dossier, oldest first.
func (r *Receipts) OfDossier(ctx context.Context, dossierID int64) ([]dossier.Receipt, error) {
	return nil, errNotYet
}

// AddPrinting notes an attempt to print and sets its ID and Number.
func (r *Receipts) AddPrinting(tx *Tx, p *dossier.Printing) error { return errNotYet }

// Printings returns the attempts to print a receipt, oldest first.
func (r *Receipts) Printings(ctx context.Context, receiptID int64) ([]dossier.Printing, error) {
	return nil, errNotYet
}

// Settings are the office's settings: a JSON value under a key.
type Settings struct{}

// Read fills into with the value under key and leaves it as it is when there is none.
func (s *Settings) Read(ctx context.Context, key string, into any) error { return errNotYet }

// Write keeps value under key.
func (s *Settings) Write(tx *Tx, key string, value any) error { return errNotYet }

// Drafts keeps forms that are not saved yet, a person's own under a key. They are not audited.
type Drafts struct{}

// Draft is an unsaved form.
type Draft struct {
	Key     string
	Value   []byte // JSON
	SavedAt time.Time
}

// Keep keeps value under key.
func (d *Drafts) Keep(ctx context.Context, actor office.Actor, key string, value any) error {
	return errNotYet
}

// Read fills into with the draft under key and says whether there is one.
func (d *Drafts) Read(ctx context.Context, actor office.Actor, key string, into any) (bool, error) {
	return false, errNotYet
}

// Drop forgets the draft under key.
func (d *Drafts) Drop(ctx context.Context, actor office.Actor, key string) error { return errNotYet }

// List returns the drafts of actor, newest first.
func (d *Drafts) List(ctx context.Context, actor office.Actor) ([]Draft, error) {
	return nil, errNotYet
}

// Numbers gives gapless numbers by series and period.
type Numbers struct{}

// Gap is a number that nothing explains.
type Gap struct {
	Series, Period string
	Number         int
	Reason         string // Vietnamese
}

// Next takes the next number, for the next record that the transaction inserts into register.
func (n *Numbers) Next(tx *Tx, series, period, register string) (int, error) { return 0, errNotYet }

// Assign notes which row has taken the number; Next's own register does it by itself.
func (n *Numbers) Assign(tx *Tx, series, period string, number int, rowID int64) error {
	return errNotYet
}

// Void notes that the number is not used, and why; it is never given again.
func (n *Numbers) Void(tx *Tx, series, period string, number int, reason string) error {
	return errNotYet
}

// Gaps returns the numbers that nothing explains: it must be empty.
func (n *Numbers) Gaps(ctx context.Context) ([]Gap, error) { return nil, errNotYet }

// Audit is the log of all changes.
type Audit struct{}

// Page returns audit records, newest first. Filters: register, actor, action, row_id; bounds: at.
func (a *Audit) Page(ctx context.Context, q office.Query) ([]office.Change, error) {
	return nil, errNotYet
}

// AuditReport is the outcome of Verify.
type AuditReport struct {
	Records  int
	LastHash string
	Trouble  []string // Vietnamese, one sentence each; empty when the chain is whole
}

// Verify walks the hash chain.
func (a *Audit) Verify(ctx context.Context) (AuditReport, error) { return AuditReport{}, errNotYet }
