package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"vanphongso/data/office"
)

// postgresBase is a database on a server that several machines share.
type postgresBase struct{ config *pgx.ConnConfig }

func newPostgres(address string) (base, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// pgx leaves passwords out of its errors
		return nil, &office.Error{Code: office.CodeInvalid, Field: "database", Message: "Địa chỉ PostgreSQL không đúng; cần dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/tên-cơ-sở-dữ-liệu.", Cause: err}
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	config.RuntimeParams["application_name"] = "vanphongso"
	config.RuntimeParams["timezone"] = "UTC"
	return postgresBase{config}, nil
}

func (b postgresBase) name() string { return "PostgreSQL" }

func (b postgresBase) open(ctx context.Context) (writer, reader *sql.DB, err error) {
	// Writers wait for each other anyway. With a pool of their own they never take the connections that the function of
	// the transaction in progress may need for reading.
	writer, reader = stdlib.OpenDB(*b.config), stdlib.OpenDB(*b.config)
	writer.SetMaxOpenConns(1)
	reader.SetMaxOpenConns(readers)
	reader.SetMaxIdleConns(readers)
	if err := errors.Join(writer.PingContext(ctx), reader.PingContext(ctx)); err != nil {
		return nil, nil, errors.Join(err, writer.Close(), reader.Close())
	}
	return writer, reader, nil
}

func (b postgresBase) dialect() (goose.Dialect, string, lock.SessionLocker, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // asks every second, for five minutes
	return goose.DialectPostgres, "postgres", locker, err
}

// bind numbers the placeholders; the store's SQL has no question mark but as a placeholder.
func (b postgresBase) bind(query string) string {
	parts := strings.Split(query, "?")
	var s strings.Builder
	for i, part := range parts {
		if i > 0 {
			s.WriteString("$" + strconv.Itoa(i))
		}
		s.WriteString(part)
	}
	return s.String()
}

// writerLock is the advisory lock of the only writer; the number means nothing.
const writerLock = 7104662583

func (b postgresBase) lock(ctx context.Context, t *sql.Tx) error {
	_, err := t.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(writerLock))
	return err
}

// translate reads PostgreSQL's codes (SQLSTATE, appendix A of its manual) and those of the network.
func (b postgresBase) translate(err error) error {
	var known *office.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	var trouble *pgconn.PgError
	if errors.As(err, &trouble) {
		return b.ofServer(err, trouble.Code)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) && !errors.As(err, &connect) {
		return err
	}
	if errors.Is(err, syscall.ECONNREFUSED) || errors.As(err, &connect) || errors.As(err, &network) {
		return office.Unavailable(err, "Không kết nối được với máy chủ PostgreSQL %s; hãy kiểm tra mạng và xem máy chủ có đang chạy không.", b.server())
	}
	if errors.Is(err, sql.ErrConnDone) || pgconn.SafeToRetry(err) {
		return office.Unavailable(err, "Mất kết nối với máy chủ PostgreSQL %s; thao tác vừa rồi chưa được lưu, hãy thử lại.", b.server())
	}
	return err
}

func (b postgresBase) server() string {
	if strings.HasPrefix(b.config.Host, "/") {
		return b.config.Host
	}
	return net.JoinHostPort(b.config.Host, fmt.Sprint(b.config.Port))
}

// ofServer translates an error that the server has reported.
func (b postgresBase) ofServer(err error, code string) error {
	switch code {
	case "23505":
		return exists(err)
	case "53100":
		return diskFull(err)
	case "28P01", "28000":
		return office.Unavailable(err, "Máy chủ PostgreSQL %s không nhận người dùng “%s” hoặc mật khẩu này; hãy kiểm tra lại địa chỉ cơ sở dữ liệu.", b.server(), b.config.User)
	case "3D000":
		return office.Unavailable(err, "Máy chủ PostgreSQL %s không có cơ sở dữ liệu “%s”; hãy kiểm tra tên hoặc nhờ người quản trị tạo.", b.server(), b.config.Database)
	case "42501":
		return office.Unavailable(err, "Người dùng PostgreSQL “%s” không có quyền ghi vào cơ sở dữ liệu “%s”; hãy nhờ người quản trị cấp quyền.", b.config.User, b.config.Database)
	case "55P03", "40001", "40P01":
		return office.Unavailable(err, "Một chương trình khác đang ghi vào dữ liệu này; thao tác vừa rồi chưa được lưu, hãy thử lại.")
	case "25006":
		return office.Unavailable(err, "Máy chủ PostgreSQL %s đang ở chế độ chỉ đọc; thao tác vừa rồi chưa được lưu.", b.server())
	}
	switch code[:2] {
	case "08", "57":
		if code != "57014" { // cancelled by us
			return office.Unavailable(err, "Mất kết nối với máy chủ PostgreSQL %s; thao tác vừa rồi chưa được lưu, hãy thử lại.", b.server())
		}
	case "53":
		return office.Unavailable(err, "Máy chủ PostgreSQL %s đang quá tải hoặc hết chỗ kết nối; hãy thử lại sau ít phút.", b.server())
	}
	return err
}
