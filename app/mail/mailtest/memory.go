package mailtest

import (
	"bytes"
	"io"
	"log"
	"net"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"vanphongso/data/letter"
)

// Memory is an IMAP server inside the test with one INBOX.
type Memory struct {
	Address string
	user    *imapmemserver.User
}

// StartMemory starts an IMAP server in memory and stops it when the test ends.
func StartMemory(t testing.TB) *Memory {
	t.Helper()
	store := imapmemserver.New()
	m := &Memory{user: imapmemserver.NewUser(User, Password)}
	must(t, m.user.Create("INBOX", nil))
	store.AddUser(m.user)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return store.NewSession(), nil, nil
		},
		Caps:         imap.CapSet{imap.CapIMAP4rev1: {}},
		InsecureAuth: true,
		Logger:       log.New(io.Discard, "", 0),
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	m.Address = listener.Addr().String()
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return m
}

// Deliver appends a mail to a folder, which is made when it is not there.
func (m *Memory) Deliver(t testing.TB, folder string, raw []byte) {
	t.Helper()
	_ = m.user.Create(folder, nil)
	_, err := m.user.Append(folder, literal{bytes.NewReader(raw)}, &imap.AppendOptions{Time: time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)})
	must(t, err)
}

// Recreate deletes a folder and makes it anew, with another UIDVALIDITY and empty.
func (m *Memory) Recreate(t testing.TB, folder string) {
	t.Helper()
	must(t, m.user.Delete(folder))
	must(t, m.user.Create(folder, nil))
}

// Account returns an account that reads the INBOX of the server at address.
func Account(address string) letter.Account {
	return letter.Account{Name: "thử", Server: address, User: User, Security: letter.Plain}
}

// literal is an imap.LiteralReader over bytes.
type literal struct{ *bytes.Reader }

// Size returns the length of all of it.
func (l literal) Size() int64 { return l.Reader.Size() }
