package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"vanphongso/data/office"
)

// FileName is the name of the SQLite file in the data folder.
const FileName = "vanphongso.db"

// sqliteBase is a file in the data folder: one writer, several readers beside it (WAL).
type sqliteBase struct{ path string }

// newSQLite makes the data folder and refuses one on a network drive.
func newSQLite(o Options) (base, error) {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, office.Unavailable(err, "Không tạo được thư mục dữ liệu “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", o.Dir)
	}
	look := o.fileSystem
	if look == nil {
		look = networkFileSystem
	}
	if name := look(o.Dir); name != "" {
		return nil, office.Refuse("Thư mục dữ liệu “%s” nằm trên ổ mạng (%s); tệp cơ sở dữ liệu đặt ở đó sẽ hỏng, hãy chọn thư mục trên máy này, hoặc dùng PostgreSQL (--database postgres://…) khi nhiều máy dùng chung.", o.Dir, name)
	}
	b := sqliteBase{filepath.Join(o.Dir, FileName)}
	f, err := os.OpenFile(b.path, os.O_RDWR|os.O_CREATE, 0o600) // SQLite gives its other files the same mode
	if err != nil {
		return nil, office.Unavailable(err, "Không mở được tệp dữ liệu “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", b.path)
	}
	return b, f.Close()
}

func (b sqliteBase) name() string { return "SQLite" }

func (b sqliteBase) open(ctx context.Context) (writer, reader *sql.DB, err error) {
	if writer, err = b.connect(ctx, 1, "_txlock", "immediate", "_pragma", "journal_mode(WAL)"); err != nil {
		return nil, nil, err
	}
	if reader, err = b.connect(ctx, readers, "_pragma", "query_only(ON)"); err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	return writer, reader, nil
}

// connect opens a pool; the pragmas are those of every connection, in pairs of parameter and value.
func (b sqliteBase) connect(ctx context.Context, connections int, parameters ...string) (*sql.DB, error) {
	values := url.Values{"_timezone": {"UTC"}, "_time_format": {"sqlite"}, "_pragma": {
		"busy_timeout(10000)", "foreign_keys(ON)", "synchronous(FULL)", "temp_store(MEMORY)", "cache_size(-8000)", "journal_size_limit(67108864)",
	}}
	for i := 0; i < len(parameters); i += 2 {
		values.Add(parameters[i], parameters[i+1])
	}
	db, err := sql.Open("sqlite", fileAddress(b.path, values))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// fileAddress is how SQLite is told a path and its parameters.
func fileAddress(path string, values url.Values) string {
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: values.Encode()}
	return address.String()
}

func (b sqliteBase) dialect() (goose.Dialect, string, lock.SessionLocker, error) {
	return goose.DialectSQLite3, "sqlite", nil, nil
}

func (b sqliteBase) bind(query string) string { return query }

// lock does nothing: a transaction of the writer begins with the write lock (_txlock=immediate).
func (b sqliteBase) lock(context.Context, *sql.Tx) error { return nil }

// translate reads SQLite's codes; a code is looked for as it is, then without its extension.
func (b sqliteBase) translate(err error) error {
	var trouble *sqlite.Error
	var known *office.Error
	if !errors.As(err, &trouble) || errors.As(err, &known) {
		return err
	}
	switch trouble.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID:
		return exists(err)
	case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE:
		return office.Unavailable(err, "Không ghi được xuống ổ đĩa chứa dữ liệu (“%s”), có thể ổ đĩa đã đầy hoặc hỏng; thao tác vừa rồi chưa được lưu, dữ liệu cũ vẫn còn nguyên.", filepath.Dir(b.path))
	}
	switch trouble.Code() & 0xFF {
	case sqlite3.SQLITE_FULL:
		return diskFull(err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return office.Unavailable(err, "Một chương trình khác đang ghi vào dữ liệu này quá lâu; thao tác vừa rồi chưa được lưu, hãy thử lại sau ít phút.")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return office.Unavailable(err, "Không mở hoặc không ghi được tệp dữ liệu “%s”; hãy kiểm tra quyền ghi của thư mục.", b.path)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return office.Unavailable(err, "Tệp dữ liệu “%s” bị hỏng hoặc không phải là cơ sở dữ liệu của chương trình; hãy giữ nguyên tệp này và phục hồi từ bản sao lưu gần nhất.", b.path)
	case sqlite3.SQLITE_IOERR:
		return office.Unavailable(err, "Không đọc được tệp dữ liệu “%s”; hãy kiểm tra ổ đĩa.", b.path)
	}
	return err
}

// The sentences that both databases need.
func exists(err error) error {
	return &office.Error{Code: office.CodeExists, Message: "Đã có một bản ghi khác mang cùng mã hoặc cùng số; hãy kiểm tra lại.", Cause: err}
}

func diskFull(err error) error {
	return office.Unavailable(err, "Ổ đĩa chứa dữ liệu đã đầy nên thao tác vừa rồi chưa được lưu; dữ liệu cũ vẫn còn nguyên, hãy giải phóng dung lượng rồi thực hiện lại.")
}
