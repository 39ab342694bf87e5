package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"

	"vanphongso/data/office"
)

// CopyTo writes the database as it is at one moment into a new file, while others go on writing. progress, which may be
// nil, is told how many of how many pages are written. When it fails or ctx ends, no file is left.
//
// Errors: office.CodeRefused on PostgreSQL, whose own tools make backups; office.CodeUnavailable when the disk fails.
func (s *Store) CopyTo(ctx context.Context, path string, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	return s.base.copyTo(ctx, s, path, progress)
}

// copyTo does nothing: a server's database is not copied from a workplace.
func (b postgresBase) copyTo(context.Context, *Store, string, func(done, total int)) error {
	return office.Refuse("Cơ sở dữ liệu nằm trên máy chủ PostgreSQL %s; người quản trị máy chủ sao lưu nó bằng pg_dump.", b.server())
}

// pagesAtOnce is how many pages are copied between two looks at the context: some milliseconds.
const pagesAtOnce = 1000

func (b sqliteBase) copyTo(ctx context.Context, s *Store, path string, progress func(done, total int)) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		return office.Unavailable(err, "Không tạo được tệp sao lưu “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", path)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(path)
			_ = os.Remove(path + "-journal")
		}
	}()
	source, err := s.reader.Conn(ctx)
	if err != nil {
		return b.translate(err)
	}
	defer func() { _ = source.Close() }()
	// What is read inside a transaction stays what it was at its first look; without one every write of somebody else would
	// begin the copy anew.
	if _, err := source.ExecContext(ctx, "BEGIN"); err != nil {
		return b.translate(err)
	}
	defer func() { _, _ = source.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") }()
	if err := source.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(new(int)); err != nil {
		return b.translate(err)
	}
	return source.Raw(func(driver any) error { return copyPages(ctx, driver, path, progress) })
}

// copyPages copies through SQLite's backup interface.
func copyPages(ctx context.Context, driver any, path string, progress func(done, total int)) error {
	from, ok := driver.(interface {
		NewBackup(to string) (*sqlite.Backup, error)
	})
	if !ok {
		return fmt.Errorf("store: the driver %T makes no backups", driver)
	}
	copying, err := from.NewBackup(fileAddress(path, nil))
	for more := err == nil; more && err == nil && ctx.Err() == nil; {
		more, err = copying.Step(pagesAtOnce)
		progress(copying.PageCount()-copying.Remaining(), copying.PageCount())
	}
	if copying != nil {
		err = errors.Join(err, copying.Finish())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return office.Unavailable(err, "Không ghi được bản sao lưu vào “%s”; hãy kiểm tra ổ đĩa, chỗ trống và quyền ghi.", path)
	}
	return nil
}

// OpenCopy opens a file that CopyTo has written, to examine it: Audit.Verify, BlobHashes, Integrity and reading. The file is
// not changed, not even brought to this program's version, and may lie on a network drive. Error: office.CodeUnavailable.
func OpenCopy(ctx context.Context, path string) (*Store, error) {
	b := sqliteBase{path}
	if _, err := os.Stat(path); err != nil {
		return nil, office.Unavailable(err, "Không mở được tệp sao lưu “%s”.", path)
	}
	db, err := b.connect(ctx, 1, "mode", "ro", "immutable", "1", "_pragma", "query_only(ON)")
	if err != nil {
		return nil, b.translate(err)
	}
	s := &Store{base: b, writer: db, reader: db}
	s.build()
	return s, nil
}

// Integrity has the database examine its own file and returns what is wrong with it, in the database's words; nil when all
// is well. A server examines its files itself.
func (s *Store) Integrity(ctx context.Context) ([]string, error) {
	found, err := s.base.integrity(ctx, s.reader)
	return found, s.base.translate(err)
}

func (b postgresBase) integrity(context.Context, *sql.DB) ([]string, error) { return nil, nil }

func (b sqliteBase) integrity(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, one[string])
	if len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	return found, err
}
