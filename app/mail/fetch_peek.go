package mail

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-imap/v2"

	"vanphongso/data/letter"
)

// peekBytes of a mail that is too large are read, to show who sent it and what it is about.
const peekBytes = 64 << 10

// peek fills sender and subject of a mail that is not downloaded. A server that cannot send a part of a mail leaves
// them empty.
func (d *reader) peek(l *letter.Letter) error {
	mark := d.mark(l.UID)
	if mark.unpeekable {
		return nil
	}
	head, err := d.head64(l.UID)
	switch {
	case answerOf(err) != nil:
		return nil
	case err != nil:
		mark.unpeekable = true
		return &lostError{d.client.conn.reason(err)}
	case len(head) == 0:
		return nil
	}
	parsed := parseWithin(bytes.NewReader(head), int64(len(head)), maxParseTime)
	if parsed.Secret != "" {
		hideSecret(l, parsed)
		return nil
	}
	l.MessageID, l.From, l.ReplyTo, l.To = parsed.MessageID, parsed.From, parsed.ReplyTo, parsed.To
	l.Subject, l.Date = parsed.Subject, parsed.Date
	return nil
}

// head64 downloads the first peekBytes of a mail.
func (d *reader) head64(uid uint32) (head []byte, err error) {
	d.client.conn.expect()
	defer d.client.conn.relax()
	command := d.client.Fetch(imap.UIDSetNum(imap.UID(uid)), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{
		{Peek: true, Partial: &imap.SectionPartial{Size: peekBytes}},
	}})
	for message := command.Next(); message != nil; message = command.Next() {
		literal := bodyOf(message)
		if literal == nil || head != nil {
			continue
		}
		if head, err = readHead(literal); err != nil {
			d.client.abandon(literal)
			return nil, err
		}
	}
	return head, command.Close()
}

// readHead reads a literal that may not be longer than what was asked for: a server that knows no partial FETCH
// would send all of the mail.
func readHead(literal *literalReader) ([]byte, error) {
	if literal.Size() > peekBytes {
		return nil, errTooLong
	}
	head, err := io.ReadAll(literal)
	if err == nil && int64(len(head)) != literal.Size() {
		err = io.ErrUnexpectedEOF
	}
	return head, err
}

// tooLargeReason says why a mail was not downloaded.
func tooLargeReason(size, limit int64) string {
	return fmt.Sprintf("thư nặng %s, vượt giới hạn %s; bấm “Tải về” để lấy", megabytes(size), megabytes(limit))
}

// megabytes writes a size the Vietnamese way, e.g. 75,3 MB.
func megabytes(n int64) string {
	return strings.TrimSuffix(strings.Replace(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".", ",", 1), ",0") + " MB"
}
