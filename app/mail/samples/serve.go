package samples

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// Serve starts an IMAP server on a free port of the loopback (no TLS: letter.Plain) whose INBOX holds all samples.
// It ends when stop is called or ctx is done.
func Serve(ctx context.Context) (addr string, stop func(), err error) {
	mails := All()
	store, err := mailbox(mails)
	if err != nil {
		return "", nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return session{store.NewSession(), mails}, nil, nil
		},
		Caps:         imap.CapSet{imap.CapIMAP4rev1: {}},
		InsecureAuth: true,
		Logger:       log.New(io.Discard, "", 0),
	})
	go func() { _ = server.Serve(listener) }()
	end := sync.OnceFunc(func() {
		_ = listener.Close() // the server does not know it yet when it has not begun
		_ = server.Close()
	})
	forget := context.AfterFunc(ctx, end)
	return listener.Addr().String(), func() { forget(); end() }, nil
}

// firstArrival is when the first sample came; each one comes an hour after the one before.
var firstArrival = time.Date(2026, 11, 9, 1, 0, 0, 0, time.UTC)

func arrival(i int) time.Time { return firstArrival.Add(time.Duration(i) * time.Hour) }

// mailbox returns a store with the samples in the INBOX of User.
func mailbox(mails []Sample) (*imapmemserver.Server, error) {
	user := imapmemserver.NewUser(User, Password)
	if err := user.Create("INBOX", nil); err != nil {
		return nil, err
	}
	for i, sample := range mails {
		if _, err := user.Append("INBOX", bytes.NewReader(sample.Raw), &imap.AppendOptions{Time: arrival(i)}); err != nil {
			return nil, err
		}
	}
	store := imapmemserver.New()
	store.AddUser(user)
	return store, nil
}

// session hands out the samples byte for byte; the store behind it would write their headers anew, and knows no
// broken ones. Nothing is ever deleted, so sequence number and UID of a mail are the same.
type session struct {
	imapserver.Session
	mails []Sample
}

var errOnlyWhole = errors.New("this server hands out whole mails only")

// Fetch implements imapserver.Session.
func (s session) Fetch(w *imapserver.FetchWriter, set imap.NumSet, options *imap.FetchOptions) error {
	for i, sample := range s.mails {
		number := uint32(i + 1)
		if !contains(set, number) {
			continue
		}
		message := w.CreateMessage(number)
		message.WriteUID(imap.UID(number))
		message.WriteFlags(nil)
		message.WriteInternalDate(arrival(i))
		message.WriteRFC822Size(int64(len(sample.Raw)))
		for _, section := range options.BodySection {
			if err := writeBody(message, section, sample.Raw); err != nil {
				return err
			}
		}
		if err := message.Close(); err != nil {
			return err
		}
	}
	return nil
}

func contains(set imap.NumSet, number uint32) bool {
	switch set := set.(type) {
	case imap.SeqSet:
		return set.Contains(number)
	case imap.UIDSet:
		return set.Contains(imap.UID(number))
	}
	return false
}

// writeBody writes the whole mail or a run of its bytes.
func writeBody(message *imapserver.FetchResponseWriter, section *imap.FetchItemBodySection, raw []byte) error {
	if len(section.Part) > 0 || section.Specifier != imap.PartSpecifierNone {
		return errOnlyWhole
	}
	if p := section.Partial; p != nil {
		raw = raw[min(p.Offset, int64(len(raw))):]
		raw = raw[:min(p.Size, int64(len(raw)))]
	}
	w := message.WriteBodySection(section, int64(len(raw)))
	_, err := w.Write(raw)
	return errors.Join(err, w.Close())
}
