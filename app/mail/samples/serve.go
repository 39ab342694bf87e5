package samples

import (
	"bytes"
	"context"
	"io"
	"log"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// firstArrival is when the first sample came; each one comes an hour after the one before.
var firstArrival = time.Date(2026, 11, 9, 1, 0, 0, 0, time.UTC)

// Serve starts an IMAP server on a free port of the loopback (no TLS: letter.Plain) whose INBOX holds all samples.
// It ends when stop is called or ctx is done.
func Serve(ctx context.Context) (addr string, stop func(), err error) {
	store, err := mailbox()
	if err != nil {
		return "", nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return store.NewSession(), nil, nil
		},
		Caps:         imap.CapSet{imap.CapIMAP4rev1: {}},
		InsecureAuth: true,
		Logger:       log.New(io.Discard, "", 0),
	})
	go func() { _ = server.Serve(listener) }()
	var once sync.Once
	end := func() { once.Do(func() { _ = server.Close() }) }
	forget := context.AfterFunc(ctx, end)
	return listener.Addr().String(), func() { forget(); end() }, nil
}

// mailbox returns the server's store with the samples in the INBOX of User.
func mailbox() (*imapmemserver.Server, error) {
	user := imapmemserver.NewUser(User, Password)
	if err := user.Create("INBOX", nil); err != nil {
		return nil, err
	}
	for i, sample := range All() {
		options := &imap.AppendOptions{Time: firstArrival.Add(time.Duration(i) * time.Hour)}
		if _, err := user.Append("INBOX", bytes.NewReader(sample.Raw), options); err != nil {
			return nil, err
		}
	}
	store := imapmemserver.New()
	store.AddUser(user)
	return store, nil
}
