package mail

import (
	"net"
	"os"
	"sync"
	"time"
)

// watchedConn notices a server that hangs: while something is expected, a silence longer than timeout is an error.
// It remembers the first trouble, because go-imap flattens errors to text.
type watchedConn struct {
	net.Conn
	timeout time.Duration

	mutex   sync.Mutex
	waiting int       // calls of expect that have not been relaxed
	since   time.Time // when the last byte came or something was first expected
	closed  bool
	trouble error // the first one
}

func watch(conn net.Conn, timeout time.Duration) *watchedConn {
	return &watchedConn{Conn: conn, timeout: timeout, since: time.Now()}
}

// expect says that the server owes us something from now on, until relax.
func (c *watchedConn) expect() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.waiting++
	c.since = time.Now()
	_ = c.Conn.SetReadDeadline(c.since.Add(c.timeout))
}

func (c *watchedConn) relax() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.waiting--
}

// Read reads, and fails when the server owes us something and nothing came in time.
func (c *watchedConn) Read(b []byte) (int, error) {
	for {
		if err := c.silence(); err != nil {
			return 0, err
		}
		_ = c.Conn.SetReadDeadline(time.Now().Add(c.timeout))
		n, err := c.Conn.Read(b)
		if err == nil || n > 0 {
			c.mutex.Lock()
			c.since = time.Now()
			c.mutex.Unlock()
			return n, err
		}
		if timeout, ok := err.(net.Error); ok && timeout.Timeout() && !c.overdue() {
			continue
		}
		return n, c.note(err)
	}
}

// silence returns the time-out that ended the connection, if there was one: go-imap would read again and again.
func (c *watchedConn) silence() error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if timeout, ok := c.trouble.(net.Error); ok && timeout.Timeout() {
		return c.trouble
	}
	return nil
}

// overdue says whether the server owes us something and has been silent for too long.
func (c *watchedConn) overdue() bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.waiting > 0 && time.Since(c.since) >= c.timeout
}

// Write writes within the time-out.
func (c *watchedConn) Write(b []byte) (int, error) {
	_ = c.Conn.SetWriteDeadline(time.Now().Add(c.timeout))
	n, err := c.Conn.Write(b)
	return n, c.note(err)
}

// Close closes the connection; errors after it are not the server's.
func (c *watchedConn) Close() error {
	c.mutex.Lock()
	c.closed = true
	c.mutex.Unlock()
	return c.Conn.Close()
}

// SetDeadline, SetReadDeadline and SetWriteDeadline leave the deadlines to Read and Write: go-imap would lift them.

// SetDeadline does nothing.
func (c *watchedConn) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing.
func (c *watchedConn) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing.
func (c *watchedConn) SetWriteDeadline(time.Time) error { return nil }

// note remembers the first error that was not caused by our own Close.
func (c *watchedConn) note(err error) error {
	if err == nil {
		return nil
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.trouble == nil && !c.closed {
		c.trouble = err
	}
	return err
}

// reason returns the time-out that ended the connection if there was one, else err.
func (c *watchedConn) reason(err error) error {
	if c.silence() != nil {
		return os.ErrDeadlineExceeded
	}
	return err
}
