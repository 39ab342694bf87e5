package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"vanphongso/data/office"
)

// base is what differs between the databases; everything else is the same code on both.
type base interface {
	name() string // for the status line
	open(ctx context.Context) (writer, reader *sql.DB, err error)
	dialect() (dialect goose.Dialect, folder string, locker lock.SessionLocker, err error)
	bind(query string) string                                                             // ? as the driver's placeholders
	lock(ctx context.Context, t *sql.Tx) error                                            // makes t the only writer
	translate(err error) error                                                            // a driver's error → office.Error, by its code
	pageOf(ctx context.Context, s *Store, q *question) (statement, error)                 // selects the ids of a page, in order
	countOf(ctx context.Context, s *Store, q *question) (statement, error)                // counts what q asks for
	groupOf(ctx context.Context, s *Store, q *question, column string) (statement, error) // column and count by column
	copyTo(ctx context.Context, s *Store, path string, progress func(done, total int)) error
	integrity(ctx context.Context, db *sql.DB) ([]string, error)
	reword(tx *Tx, register string, id int64, words string) error          // before a row's search_text is written: what the search index is to hold
	writeWords(tx *Tx) error                                               // brings the search index up to date, at the end of tx
	announce(tx *Tx) error                                                 // tells other programs on the same data what tx changed
	listen(ctx context.Context, teller string, tell func(changed []event)) // hears what they tell, until ctx ends
}

// readers is how many queries of one program run at the same time, beside its one writer.
const readers = 4

// statement is SQL with ? and its arguments.
type statement struct {
	sql  string
	args []any
}

//go:embed migrations
var migrations embed.FS

// migrate brings the database to this program's version, or refuses one that a newer program has written.
func migrate(ctx context.Context, b base, db *sql.DB) error {
	provider, err := migrator(b, db)
	if err != nil {
		return err
	}
	return bringUp(ctx, db, provider)
}

func migrator(b base, db *sql.DB) (*goose.Provider, error) {
	dialect, folder, locker, err := b.dialect()
	if err != nil {
		return nil, err
	}
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if locker != nil {
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, db, files, options...)
}

// attempts is how often migrations are tried: on SQLite two programs may begin with an empty folder at the same moment,
// then one of them finds the tables made.
const attempts = 5

func bringUp(ctx context.Context, db *sql.DB, provider *goose.Provider) error {
	sources := provider.ListSources()
	newest := sources[len(sources)-1].Version
	var err error
	for range attempts {
		switch version := versionOf(ctx, db); {
		case version == newest:
			return nil
		case version > newest:
			return office.Refuse("Dữ liệu này do phiên bản mới hơn của chương trình ghi (phiên bản dữ liệu %d, chương trình này chỉ biết đến %d); hãy cập nhật chương trình rồi mở lại, dữ liệu không bị thay đổi.", version, newest)
		}
		if _, err = provider.Up(ctx); err == nil {
			return nil
		}
	}
	return err
}

// versionOf is the version of the data, 0 when they cannot be read: then the migration says what is wrong. The usual start,
// with nothing to migrate, asks this and no more.
func versionOf(ctx context.Context, db *sql.DB) int64 {
	var version int64
	if db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+goose.DefaultTablename).Scan(&version) != nil {
		return 0
	}
	return version
}
