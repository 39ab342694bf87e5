package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"os"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"

	"vanphongso/data/letter"
)

// defaultTimeout is how long a server may send nothing while something is expected of it.
const defaultTimeout = 60 * time.Second

// dialer makes connections for one account.
type dialer struct {
	account  letter.Account
	password string
	timeout  time.Duration
	protocol protocol
}

// client is an open, logged-in connection.
type client struct {
	*imapclient.Client
	conn *watchedConn
	stop func() bool // ends the watch over the context
}

// login connects, secures the connection and logs in.
func (d dialer) login(ctx context.Context) (*client, error) {
	conn, err := d.dial(ctx)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	c, err := d.start(ctx, conn)
	if err != nil {
		stop()
		_ = conn.Close()
		return nil, conn.reason(err)
	}
	c.stop = stop
	return c, nil
}

// dial opens the TCP connection. Without encryption it goes to a loopback address only.
func (d dialer) dial(ctx context.Context) (*watchedConn, error) {
	host, port, err := net.SplitHostPort(d.account.Server)
	if err != nil || host == "" || port == "" {
		return nil, errServerForm
	}
	address := d.account.Server
	switch d.account.Security {
	case letter.TLS, letter.STARTTLS:
	case letter.Plain:
		ip, err := loopback(ctx, host)
		if err != nil {
			return nil, err
		}
		address = net.JoinHostPort(ip, port)
	default:
		return nil, errSecurityForm
	}
	raw, err := (&net.Dialer{Timeout: min(d.timeout, 30*time.Second)}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return watch(raw, d.timeout), nil
}

// loopback resolves host and returns its address when all of its addresses are of this machine. Dialling that very
// address leaves no second look-up to be lied to.
func loopback(ctx context.Context, host string) (string, error) {
	addresses, err := net.DefaultResolver.LookupIPAddr(ctx, host)
	if err != nil {
		return "", err
	}
	for _, a := range addresses {
		if !a.IP.IsLoopback() {
			return "", errPlainRefused
		}
	}
	for _, a := range addresses {
		if a.IP.To4() != nil {
			return a.IP.String(), nil
		}
	}
	return addresses[0].IP.String(), nil
}

// start secures the connection as the account wants it and logs in.
func (d dialer) start(ctx context.Context, conn *watchedConn) (*client, error) {
	conn.expect()
	defer conn.relax()
	var inner *imapclient.Client
	switch d.account.Security {
	case letter.TLS:
		config, err := d.tlsConfig()
		if err != nil {
			return nil, err
		}
		secured := tls.Client(conn, config)
		if err := secured.HandshakeContext(ctx); err != nil {
			return nil, err
		}
		inner = imapclient.New(secured, nil)
	case letter.STARTTLS:
		config, err := d.tlsConfig()
		if err != nil {
			return nil, err
		}
		if inner, err = imapclient.NewStartTLS(conn, &imapclient.Options{TLSConfig: config}); err != nil {
			return nil, startTLSError(err)
		}
	default:
		inner = imapclient.New(conn, nil)
	}
	c := &client{Client: inner, conn: conn}
	if err := inner.WaitGreeting(); err != nil {
		_ = inner.Close()
		return nil, &greetingError{err}
	}
	if err := c.authenticate(d.account.User, d.password); err != nil {
		_ = inner.Close()
		return nil, err
	}
	return c, nil
}

// tlsConfig trusts the system's roots, or only those of the account's CA file when it names one.
func (d dialer) tlsConfig() (*tls.Config, error) {
	host, _, err := net.SplitHostPort(d.account.Server)
	if err != nil {
		return nil, errServerForm
	}
	config := &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}
	if d.account.CAFile == "" {
		return config, nil
	}
	pem, err := os.ReadFile(d.account.CAFile)
	if err != nil {
		return nil, &caFileError{path: d.account.CAFile, cause: err}
	}
	config.RootCAs = x509.NewCertPool()
	if !config.RootCAs.AppendCertsFromPEM(pem) {
		return nil, &caFileError{path: d.account.CAFile}
	}
	return config, nil
}

// authenticate logs in with AUTHENTICATE PLAIN, which carries any character, else with LOGIN.
func (c *client) authenticate(user, password string) error {
	if c.State() == imap.ConnStateAuthenticated { // PREAUTH
		return nil
	}
	caps := c.Caps()
	var err error
	if caps.Has(imap.AuthCap(sasl.Plain)) {
		err = c.Authenticate(sasl.NewPlainClient("", user, password))
	} else {
		err = c.Login(user, password).Wait()
	}
	if answer := answerOf(err); answer != nil {
		return &loginError{answer}
	}
	return err
}

// examine opens a folder read-only.
func (c *client) examine(folder string) (*imap.SelectData, error) {
	c.conn.expect()
	defer c.conn.relax()
	data, err := c.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if answer := answerOf(err); answer != nil && !temporary(answer) {
		return nil, &folderError{folder: folder, cause: answer}
	}
	return data, c.lost(err)
}

// lost marks err, unless it is an answer of the server, as the loss of the connection and gives it the reason the
// connection itself knows.
func (c *client) lost(err error) error {
	if err == nil || answerOf(err) != nil {
		return err
	}
	return &lostError{c.conn.reason(err)}
}

// abort closes the connection in the middle of whatever goes on; commands under way then fail.
func (c *client) abort() {
	c.stop()
	_ = c.conn.Close()
}

// close says good-bye if the server listens and closes the connection. No command may be under way.
func (c *client) close() {
	c.stop()
	if c.State() != imap.ConnStateLogout {
		c.Logout()
	}
	_ = c.Close()
}

// literalReader is a literal that is never read again after its end: go-imap's own reader goes on at that moment, also when
// the literal ended too early.
type literalReader struct {
	imap.LiteralReader
	ended bool
}

// Read reads the literal.
func (b *literalReader) Read(p []byte) (int, error) {
	if b.ended {
		return 0, io.EOF
	}
	n, err := b.LiteralReader.Read(p)
	b.ended = err != nil
	return n, err
}

// abandon closes the connection in the middle of a literal and lets go-imap's reader end. The command that the
// literal belongs to must not be touched any more.
func (c *client) abandon(b *literalReader) {
	c.abort()
	_, _ = io.Copy(io.Discard, b)
}

// bodyOf returns the BODY[] of a FETCH response, nil when it has none. It must be read before the next response.
func bodyOf(message *imapclient.FetchMessageData) *literalReader {
	for data := message.Next(); data != nil; data = message.Next() {
		if section, ok := data.(imapclient.FetchItemDataBodySection); ok && section.Literal != nil {
			return &literalReader{LiteralReader: section.Literal}
		}
	}
	return nil
}
