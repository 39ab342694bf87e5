package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Delivery is how an attempt to hand a letter to a server came out.
type Delivery struct {
	Outcome letter.Sending // Sent, Deferred, Failed, or Uncertain: the server may have taken it and did not say so
	Reply   string         // the server's own words, empty when it said nothing
	Err     error          // *office.Error, nil when Sent
}

// slowest is the speed in bytes a second below which a connection is given up.
const slowest = 16 << 10

// SendLimit is how long an attempt to send a letter of that size may take, whatever the server does.
func SendLimit(size int64) time.Duration {
	return sendLimit(defaultTimeout, size)
}

// sendLimit leaves room for the answer at the end, which may take long: RFC 5321, 4.5.3.2.6.
func sendLimit(timeout time.Duration, size int64) time.Duration {
	return (endPatience+5)*timeout + time.Duration(size/slowest)*time.Second
}

// endPatience is how many time-outs the server has for its answer after the last line of a letter: an answer that is not
// waited for leaves the office in doubt.
const endPatience = 10

// Send hands the bytes of a letter to the account's SMTP server for all recipients or for none. It makes one attempt and
// never sends the bytes a second time.
func Send(ctx context.Context, account letter.Account, password, from string, to []string, raw []byte) Delivery {
	return newCarrier(account, password).send(ctx, from, to, raw)
}

// CheckSending logs in to the account's SMTP server and sends nothing. The error, an *office.Error, says what to correct.
func CheckSending(ctx context.Context, account letter.Account, password string) error {
	return newCarrier(account, password).check(ctx)
}

// carrier is a dialer to the SMTP server of an account, and the connection it made.
type carrier struct {
	dialer
	client *smtp.Client
	conn   *watchedConn
	stop   func() bool // ends the watch over the context
}

func newCarrier(account letter.Account, password string) *carrier {
	account.Server, account.Security = account.SMTPServer, account.SMTPSecurity
	return &carrier{dialer: dialer{account: account, password: password, timeout: defaultTimeout, protocol: smtpProtocol}}
}

func (c *carrier) check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, sendLimit(c.timeout, 0))
	defer cancel()
	err := cut(ctx, c.connect(ctx))
	c.quit()
	return c.explainSending(err)
}

func (c *carrier) send(ctx context.Context, from string, to []string, raw []byte) Delivery {
	ctx, cancel := context.WithTimeout(ctx, sendLimit(c.timeout, int64(len(raw))))
	defer cancel()
	defer c.quit()
	err := cut(ctx, c.hand(ctx, from, to, raw))
	return Delivery{Outcome: outcomeOf(err), Reply: replyOf(err), Err: c.explainSending(err)}
}

// hand goes through the dialogue of RFC 5321 step by step; an error names the step.
func (c *carrier) hand(ctx context.Context, from string, to []string, raw []byte) error {
	if err := c.connect(ctx); err != nil {
		return err
	}
	if limit := c.sizeLimit(); limit > 0 && int64(len(raw)) > limit {
		return &tooLargeError{limit: limit}
	}
	if err := c.client.Mail("<" + from + ">"); err != nil {
		return at(stepFrom, from, err)
	}
	for _, address := range to {
		if err := c.client.Rcpt("<" + address + ">"); err != nil {
			return at(stepTo, address, err)
		}
	}
	w, err := c.client.Data()
	if err != nil {
		return at(stepData, "", err)
	}
	if _, err := bytes.NewReader(raw).WriteTo(w); err != nil {
		return at(stepData, "", err)
	}
	c.conn.timeout *= endPatience
	if err := w.Close(); err != nil && !accepted(err) {
		return at(stepEnd, "", err)
	}
	return nil
}

// accepted says whether the answer is one of success that is not the usual one.
func accepted(err error) bool {
	var answer *textproto.Error
	return errors.As(err, &answer) && answer.Code/100 == 2
}

// sizeLimit is the largest letter the server says it takes, 0 when it says nothing.
func (c *carrier) sizeLimit() int64 {
	_, text := c.client.Extension("SIZE")
	limit, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0
	}
	return limit
}

// connect makes the connection, secures it and logs in.
func (c *carrier) connect(ctx context.Context) (err error) {
	if c.conn, err = c.dial(ctx); err != nil {
		return err
	}
	c.stop = context.AfterFunc(ctx, func() { _ = c.conn.Close() })
	c.conn.expect() // from now on the server always owes an answer
	if err := c.greet(ctx); err != nil {
		return err
	}
	return c.authenticate()
}

// greet opens the dialogue over the kind of connection that the account wants.
func (c *carrier) greet(ctx context.Context) (err error) {
	if c.account.Security == letter.Plain {
		c.client, err = smtp.NewClient(c.conn, c.host())
		return at(stepGreeting, "", errors.Join(err, c.hello(err)))
	}
	config, err := c.tlsConfig()
	if err != nil {
		return err
	}
	if c.account.Security == letter.TLS {
		secured := tls.Client(c.conn, config)
		if err := secured.HandshakeContext(ctx); err != nil {
			return err
		}
		c.client, err = smtp.NewClient(secured, c.host())
		return at(stepGreeting, "", errors.Join(err, c.hello(err)))
	}
	if c.client, err = smtp.NewClient(c.conn, c.host()); err != nil {
		return at(stepGreeting, "", err)
	}
	if err := c.hello(nil); err != nil {
		return at(stepGreeting, "", err)
	}
	return c.startTLS(config)
}

// hello introduces this machine as mail programs do, without its name; only after a greeting that was none of the errors.
func (c *carrier) hello(greeting error) error {
	if greeting != nil {
		return nil
	}
	c.client.SkipSMTPUTF8(true) // every address is plain
	return c.client.Hello("[127.0.0.1]")
}

// startTLS goes over to an encrypted connection; without one nothing is sent.
func (c *carrier) startTLS(config *tls.Config) error {
	if offered, _ := c.client.Extension("STARTTLS"); !offered {
		return errNoSTARTTLS
	}
	err := c.client.StartTLS(config)
	var answer *textproto.Error
	if errors.As(err, &answer) {
		return errors.Join(errNoSTARTTLS, err)
	}
	return err
}

// authenticate logs in when the server asks for it: PLAIN, which carries any character, else LOGIN. A server without
// logins is one that knows this machine.
func (c *carrier) authenticate() error {
	offered, ways := c.client.Extension("AUTH")
	if !offered {
		return nil
	}
	plain := c.account.Security == letter.Plain // dial went to this very machine
	way := smtp.PlainAuth("", c.account.User, c.password, c.host(), plain)
	if words := strings.Fields(strings.ToUpper(ways)); !slices.Contains(words, "PLAIN") && slices.Contains(words, "LOGIN") {
		way = smtp.LoginAuth(c.account.User, c.password, c.host(), plain)
	}
	return at(stepLogin, "", c.client.Auth(way))
}

// quit says good-bye, if there is anybody to say it to.
func (c *carrier) quit() {
	if c.conn == nil {
		return
	}
	if c.client != nil {
		c.conn.timeout = min(c.timeout, 5*time.Second) // the letter has been answered for
		_ = c.client.Quit()
	}
	c.stop()
	_ = c.conn.Close()
}

// cut names the end of the time, or the person's wish to stop, as the cause of what it brought about.
func cut(ctx context.Context, err error) error {
	var (
		answer *textproto.Error
		where  *stepError
	)
	switch {
	case err == nil || ctx.Err() == nil || errors.As(err, &answer):
		return err
	case errors.As(err, &where):
		return at(where.step, where.address, ctx.Err())
	}
	return ctx.Err()
}

// explainSending gives err its Vietnamese sentence.
func (c *carrier) explainSending(err error) error {
	if e := c.explainStep(err); e != nil {
		e.Cause = err
		return e
	}
	err = c.explain(err)
	if err != nil && office.CodeOf(err) == office.CodeInternal {
		return office.Unavailable(err, "Không gửi được thư qua máy chủ %s; hãy thử lại sau hoặc báo người quản trị thư.", c.account.Server)
	}
	return err
}
