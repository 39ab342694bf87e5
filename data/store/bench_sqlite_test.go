package store

import (
	"bufio"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"strings"
	"testing"
)

// shell is Debian's sqlite3 program on the file of a store. It is sent the SQL that the store runs for a question, with the
// values written into it, and has answered when the last row of its answer has been read.
type shell struct {
	in      io.WriteCloser
	out     *bufio.Reader
	process *exec.Cmd
	heard   []string // SQL of the call that is being recorded
	store   *Store   // records what it is asked
}

const endOfAnswer = "-- end --"

// openShell starts the program; nil when there is none or it is not wanted.
func openShell(b *testing.B, s *Store) *shell {
	b.Helper()
	path := s.base.(sqliteBase).path
	if inProcessorTime {
		return nil
	}
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		fmt.Println("no sqlite3 program to compare with: make bench installs it")
		return nil
	}
	h := &shell{process: exec.Command(program, "-batch", "-readonly", path)}
	if h.in, err = h.process.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	out, err := h.process.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	h.out = bufio.NewReaderSize(out, 1<<20)
	if err := h.process.Start(); err != nil {
		b.Fatal(err)
	}
	h.record(s.reader.Driver(), path)
	b.Cleanup(func() { _ = h.in.Close(); _ = h.process.Wait(); _ = h.store.Close() })
	if err := h.answer("PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;"); err != nil { // as the store has them
		b.Fatal(err)
	}
	return h
}

// record opens the store a second time with a driver that notes all questions.
func (h *shell) record(d driver.Driver, path string) {
	db := sql.OpenDB(noting{d, fileAddress(path, url.Values{"mode": {"ro"}}), func(sql string) { h.heard = append(h.heard, sql) }})
	h.store = &Store{base: sqliteBase{path}, writer: db, reader: db}
	h.store.build()
}

// sqlOf is the SQL that the store runs for a call.
func (h *shell) sqlOf(b *testing.B, call func(s *Store) error) string {
	b.Helper()
	h.heard = nil
	if err := call(h.store); err != nil {
		b.Fatal(err)
	}
	return strings.Join(h.heard, ";\n") + ";\n"
}

// answer has the program run SQL and reads all it says.
func (h *shell) answer(sql string) error {
	if _, err := fmt.Fprintf(h.in, "%s\n.print '%s'\n", sql, endOfAnswer); err != nil {
		return err
	}
	for {
		line, err := h.out.ReadSlice('\n')
		for err == bufio.ErrBufferFull {
			line, err = h.out.ReadSlice('\n')
		}
		if err != nil || strings.HasPrefix(string(line), endOfAnswer) {
			return err
		}
	}
}

// noting is a driver that notes every query with its values.
type noting struct {
	driver  driver.Driver
	address string
	note    func(sql string)
}

func (n noting) Driver() driver.Driver { return n.driver }

func (n noting) Connect(context.Context) (driver.Conn, error) {
	c, err := n.driver.Open(n.address)
	return notedConn{c, n.note}, err
}

type notedConn struct {
	driver.Conn
	note func(sql string)
}

func (c notedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.note(literal(query, args))
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

// literal writes the values into a query.
func literal(query string, args []driver.NamedValue) string {
	for _, arg := range args {
		value := ""
		switch v := arg.Value.(type) {
		case string:
			value = "'" + strings.ReplaceAll(v, "'", "''") + "'"
		case []byte:
			value = "x'" + hex.EncodeToString(v) + "'"
		default:
			value = fmt.Sprint(v)
		}
		query = strings.Replace(query, "?", value, 1)
	}
	return query
}
