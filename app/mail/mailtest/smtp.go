package mailtest

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"vanphongso/data/letter"
)

// SMTP is an SMTP server inside the test that keeps what it accepts. Its functions are called one at a time; nil
// functions accept everything.
type SMTP struct {
	Address string
	// Refuse sees the step ("login", "from", "to", "data") and the user, the address or nothing, and returns the answer
	// that refuses it: its code, e.g. 550, and its text. Code 0 goes on.
	Refuse func(step, value string) (code int, text string)
	// MaxSize is announced as the largest letter, in bytes; 0 announces none.
	MaxSize int64
	// LoginOnly offers no other way to log in than LOGIN; NoLogin offers none at all.
	LoginOnly, NoLogin bool

	mutex    sync.Mutex
	accepted []Accepted
}

// Accepted is a letter that the server has taken.
type Accepted struct {
	User string // who was logged in
	From string
	To   []string
	Raw  []byte
}

// StartSMTP starts an SMTP server without encryption; change, which may be nil, is called before the first connection.
func StartSMTP(t testing.TB, change func(s *SMTP)) *SMTP {
	t.Helper()
	return startSMTP(t, nil, false, change)
}

// StartSMTPS starts one with a certificate: over TLS from the first byte, or with STARTTLS.
func StartSMTPS(t testing.TB, certificate Certificate, security string, change func(s *SMTP)) *SMTP {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(certificate.CertFile, certificate.KeyFile)
	must(t, err)
	return startSMTP(t, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, security == letter.TLS, change)
}

func startSMTP(t testing.TB, config *tls.Config, implicit bool, change func(s *SMTP)) *SMTP {
	t.Helper()
	s := &SMTP{}
	if change != nil {
		change(s)
	}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &smtpSession{server: s}, nil }))
	server.Domain, server.ErrorLog = "smtp.example.vn", log.New(io.Discard, "", 0)
	server.MaxMessageBytes, server.AllowInsecureAuth = s.MaxSize, config == nil
	server.TLSConfig = config
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	s.Address = listener.Addr().String()
	if implicit {
		listener = tls.NewListener(listener, config)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return s
}

// Accepted returns the letters that were taken, in their order.
func (s *SMTP) Accepted() []Accepted {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return append([]Accepted(nil), s.accepted...)
}

func (s *SMTP) refusal(step, value string) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.Refuse == nil {
		return nil
	}
	code, text := s.Refuse(step, value)
	if code == 0 {
		return nil
	}
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 0, 0}, Message: text}
}

// smtpSession is one connection.
type smtpSession struct {
	server *SMTP
	user   string
	letter Accepted
}

func (c *smtpSession) AuthMechanisms() []string {
	switch {
	case c.server.NoLogin:
		return nil
	case c.server.LoginOnly:
		return []string{"LOGIN"}
	}
	return []string{sasl.Plain}
}

func (c *smtpSession) Auth(way string) (sasl.Server, error) {
	check := func(user, password string) error {
		if err := c.server.refusal("login", user); err != nil {
			return err
		}
		if user != User || password != Password {
			return smtp.ErrAuthFailed
		}
		c.user = user
		return nil
	}
	if way == "LOGIN" {
		return &loginServer{check: check}, nil
	}
	return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
}

func (c *smtpSession) Reset() { c.letter = Accepted{} }

func (c *smtpSession) Logout() error { return nil }

func (c *smtpSession) Mail(from string, _ *smtp.MailOptions) error {
	if c.user == "" && !c.server.NoLogin {
		return smtp.ErrAuthRequired
	}
	c.letter = Accepted{User: c.user, From: from}
	return c.server.refusal("from", from)
}

func (c *smtpSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	c.letter.To = append(c.letter.To, to)
	return c.server.refusal("to", to)
}

func (c *smtpSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := c.server.refusal("data", ""); err != nil {
		return err
	}
	c.letter.Raw = raw
	c.server.mutex.Lock()
	defer c.server.mutex.Unlock()
	c.server.accepted = append(c.server.accepted, c.letter)
	return nil
}

// loginServer is the old way to log in, which has no server in go-sasl.
type loginServer struct {
	check func(user, password string) error
	user  string
	asked int
}

// Next implements sasl.Server.
func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	l.asked++
	switch {
	case l.asked == 1 && response == nil:
		return []byte("Username:"), false, nil
	case l.user == "":
		l.user = string(response)
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.user, string(response))
}

// SendingAccount is an account that sends over the SMTP server at address.
func SendingAccount(address string) letter.Account {
	a := Account("127.0.0.1:143")
	a.SMTPServer, a.SMTPSecurity, a.Address = address, letter.Plain, "motcua@example.vn"
	return a
}
