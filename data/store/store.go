// Package store keeps the office's registers in a database: SQLite in the data folder, or PostgreSQL for a shared office.
//
// Every register is a table of records as JSON (data, and heavy for what pages do not carry) and a narrow table with copies
// of the fields that are filtered, sorted or unique. All writes go through Store.Update: one transaction, one audit record
// a change, chained by hashes.
//
// A new register is a mapping (its columns, texts to be found by, what is heavy), a field of Store, and its two tables in
// both folders of migrations.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Options say where the data lie.
type Options struct {
	Dir      string           // data folder, made with mode 0700; holds vanphongso.db for SQLite
	Database string           // "" = SQLite in Dir, else postgres://…
	Now      func() time.Time // nil means time.Now

	fileSystem func(dir string) string // tests only: names the network file system that dir lies on, "" for a local one
}

// Store is the office's data: one register a field. Its methods may be called from several goroutines.
type Store struct {
	Letters    *Letters
	Outbox     *Outbox
	Accounts   *Register[letter.Account]
	Rules      *Register[letter.Rule]
	Procedures *Procedures
	Calendars  *Calendars
	Dossiers   *Dossiers
	Papers     *Papers

	Evaluations *Evaluations
	Sheets      *Sheets
	Slips       *Slips

	FeeBills    *FeeBills
	FeeEntries  *FeeEntries
	FeeSeries   *FeeSeries
	FeeShares   *FeeShares
	FeeClosings *FeeClosings

	Incoming       *Incoming
	Outgoing       *Outgoing
	Folders        *Folders
	Correspondents *Register[document.Correspondent]
	Reservations   *Register[document.Reservation]
	Lendings       *Lendings
	Contents       *Contents

	Staff             *Staff
	OrganisationUnits *OrganisationUnits

	Settings *Settings
	Drafts   *Drafts
	Audit    *Audit
	Numbers  *Numbers

	base      base
	writer    *sql.DB
	reader    *sql.DB
	now       func() time.Time
	teller    string // this store among those on the same server
	events    events
	checks    []check
	reindexes []reindex
}

// Open opens the data, checks it and brings it to this program's version. Errors: office.CodeRefused when the file lies
// on a network drive or was written by a newer program, office.CodeUnavailable when the disk or the server fails.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	b, err := baseFor(o)
	if err != nil {
		return nil, err
	}
	s := &Store{base: b, now: o.Now, teller: newTeller()}
	if s.writer, s.reader, err = b.open(ctx); err != nil {
		return nil, b.translate(err)
	}
	if err := migrate(ctx, b, s.writer); err != nil {
		return nil, errors.Join(b.translate(err), s.Close())
	}
	s.build()
	return s, nil
}

// baseFor chooses the database.
func baseFor(o Options) (base, error) {
	switch {
	case o.Database == "":
		return newSQLite(o)
	case strings.HasPrefix(o.Database, "postgres://"), strings.HasPrefix(o.Database, "postgresql://"):
		return newPostgres(o.Database)
	}
	return nil, office.Invalid("database", "Địa chỉ cơ sở dữ liệu phải có dạng postgres://người-dùng@máy-chủ/tên-cơ-sở-dữ-liệu, hoặc để trống để dùng máy này.")
}

// build makes the registers.
func (s *Store) build() {
	s.Letters = &Letters{newRegister(s, letterMapping())}
	s.Outbox = &Outbox{newRegister(s, outboxMapping())}
	s.Accounts = newRegister(s, accountMapping())
	s.Rules = newRegister(s, ruleMapping())
	s.Procedures = &Procedures{newRegister(s, procedureMapping())}
	s.Calendars = &Calendars{newRegister(s, calendarMapping())}
	s.Dossiers = &Dossiers{newRegister(s, dossierMapping())}
	s.Papers = &Papers{newRegister(s, paperMapping())}
	s.Evaluations = &Evaluations{newRegister(s, evaluationMapping())}
	s.Sheets = &Sheets{newRegister(s, sheetMapping())}
	s.Slips = &Slips{newRegister(s, slipMapping())}
	s.FeeBills, s.FeeEntries = &FeeBills{newRegister(s, feeBillMapping())}, &FeeEntries{newRegister(s, feeEntryMapping())}
	s.FeeSeries, s.FeeShares = &FeeSeries{newRegister(s, feeSeriesMapping())}, &FeeShares{newRegister(s, feeShareMapping())}
	s.FeeClosings = &FeeClosings{newRegister(s, feeClosingMapping())}
	s.Incoming, s.Outgoing = &Incoming{newRegister(s, incomingMapping())}, &Outgoing{newRegister(s, outgoingMapping())}
	s.Folders, s.Contents = &Folders{newRegister(s, folderMapping())}, &Contents{newRegister(s, contentMapping())}
	s.Correspondents, s.Reservations = newRegister(s, correspondentMapping()), newRegister(s, reservationMapping())
	s.Lendings = &Lendings{newRegister(s, lendingMapping())}
	s.Staff, s.OrganisationUnits = &Staff{newRegister(s, staffMapping())}, &OrganisationUnits{newRegister(s, unitMapping())}
	s.Settings, s.Drafts, s.Audit, s.Numbers = &Settings{s}, &Drafts{s}, &Audit{s}, &Numbers{s}
}

// Close ends all use of the database.
func (s *Store) Close() error {
	s.events.close()
	return errors.Join(s.reader.Close(), s.writer.Close())
}

// Kind returns "SQLite" or "PostgreSQL", for the status line.
func (s *Store) Kind() string { return s.base.name() }

// Update runs fn in one write transaction on behalf of actor: all of it is kept, with its audit records, or none.
// action names the use case in the audit records; "" means create or update. fn must not call Update again.
func (s *Store) Update(ctx context.Context, actor office.Actor, action string, fn func(tx *Tx) error) error {
	tx := &Tx{
		store: s, ctx: ctx, actor: actor, action: action,
		statements: map[string]*sql.Stmt{}, sequences: map[string]int64{}, tallies: map[tallyKey]int{}, words: map[wordsOf]reworded{},
	}
	err := s.write(ctx, func(t *sql.Tx) error {
		tx.sql, tx.at = t, s.now().UTC().Truncate(time.Microsecond)
		if err := fn(tx); err != nil {
			return err
		}
		return tx.finish()
	})
	if err != nil {
		return err
	}
	s.events.publish(tx.changed)
	return nil
}

// write runs fn in a transaction that nobody else writes beside.
func (s *Store) write(ctx context.Context, fn func(t *sql.Tx) error) error {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return s.base.translate(err)
	}
	defer func() { _ = t.Rollback() }() // does nothing after Commit
	if err := s.base.lock(ctx, t); err != nil {
		return s.base.translate(err)
	}
	if err = fn(t); err == nil {
		err = s.base.translate(t.Commit())
	}
	if ctx.Err() != nil && office.CodeOf(err) == office.CodeInternal {
		return fmt.Errorf("%w: %w", ctx.Err(), err) // the driver's words for a transaction that was taken away differ
	}
	return err
}

// OnChange has fn called after each commit for each record that changed; on PostgreSQL also for the commits of other
// workplaces, and with "" and 0, "anything may have changed", when the server was out of reach for a while. The calls come
// one after another from a goroutine of the store and never hold up a writer; a record that changes again before its call
// comes has one call. The returned function ends them.
func (s *Store) OnChange(fn func(register string, id int64)) (stop func()) {
	s.events.listen(func(ctx context.Context) { s.base.listen(ctx, s.teller, s.events.publish) })
	return s.events.subscribe(fn)
}

// BlobHashes calls fn with the hash of every blob that a record names; a hash may come more than once.
func (s *Store) BlobHashes(ctx context.Context, fn func(sha string) error) error {
	return each(ctx, s, one[string], fn, "SELECT DISTINCT sha256 FROM blob_references ORDER BY sha256")
}

// NamesBlob says whether a record names the blob.
func (s *Store) NamesBlob(ctx context.Context, sha string) (bool, error) {
	n, err := list(ctx, s, one[int], "SELECT COUNT(*) FROM blob_references WHERE sha256 = ?", sha)
	return err == nil && n[0] > 0, err
}

// scanner is the Scan method of a row.
type scanner = func(into ...any) error

// one reads a row of one column.
func one[T any](scan scanner) (v T, err error) { return v, scan(&v) }

// list reads all rows of a query outside transactions.
func list[T any](ctx context.Context, s *Store, read func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := s.reader.QueryContext(ctx, s.base.bind(query), args...)
	if err != nil {
		return nil, s.base.translate(err)
	}
	found, err := collect(rows, read)
	return found, s.base.translate(err)
}

// each calls do for every row of a query, which may have more rows than fit in memory.
func each[T any](ctx context.Context, s *Store, read func(scanner) (T, error), do func(T) error, query string, args ...any) error {
	rows, err := s.reader.QueryContext(ctx, s.base.bind(query), args...)
	if err != nil {
		return s.base.translate(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		v, err := read(rows.Scan)
		if err != nil {
			return s.base.translate(err)
		}
		if err := do(v); err != nil {
			return err
		}
	}
	return s.base.translate(rows.Err())
}

// rows reads rows of a register: id, version, data, heavy.
func (s *Store) rows(ctx context.Context, query string, args ...any) ([]row, error) {
	return list(ctx, s, func(scan scanner) (r row, err error) {
		return r, scan(&r.ID, &r.Version, &r.Data, &r.Heavy)
	}, query, args...)
}

// translate is the base's translation, for transactions.
func (s *Store) translate(err error) error { return s.base.translate(err) }
