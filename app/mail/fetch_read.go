package mail

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"vanphongso/data/letter"
	"vanphongso/data/viet"
)

const (
	maxRequest      = 100      // mails asked for in one command
	maxRequestBytes = 32 << 20 // bytes asked for in one command
)

// errTooLong stops the reading of a mail that turns out to be over the limit.
var errTooLong = errors.New("mail is longer than announced and over the limit")

// reader downloads mail of one folder over one connection into the pipeline.
type reader struct {
	*folderRun
	client  *client
	pipe    *pipeline
	waiting map[uint32]*item // of the current request, not yet delivered
}

// take brings the mails of list into the ledger.
func (r *folderRun) take(ctx context.Context, c *client, list []meta) error {
	if len(list) == 0 {
		return nil
	}
	r.progress.Total.Store(r.progress.Done.Load() + int64(len(list)))
	pipe := r.startPipeline(context.WithoutCancel(ctx)) // what was downloaded is kept also when the fetch is cancelled
	d := &reader{folderRun: r, client: c, pipe: pipe}
	var err error
	for len(list) > 0 && err == nil && !pipe.broken() {
		n := d.head(list)
		err = d.request(list[:n])
		list = list[n:]
	}
	if failed := pipe.finish(); failed != nil {
		r.disconnect() // it may be in the middle of a mail
		return failed
	}
	return err
}

// head says how many mails at the head of list go into one command.
func (d *reader) head(list []meta) int {
	bytes := int64(0)
	for n, m := range list {
		bytes += m.size
		alone := d.marks[m.uid] != nil && d.marks[m.uid].alone
		if n > 0 && (alone || n == maxRequest || bytes > maxRequestBytes) {
			return n
		}
		if alone {
			return 1
		}
	}
	return len(list)
}

// request downloads some mails with one command, and those that the server left out once more, one by one.
func (d *reader) request(list []meta) error {
	d.waiting = make(map[uint32]*item, len(list))
	items := make([]*item, 0, len(list))
	for _, m := range list {
		it := newItem(m, d.row(m))
		items = append(items, it)
		d.waiting[m.uid] = it
		d.pipe.queue <- it
	}
	defer func() {
		for _, it := range d.waiting {
			it.drop()
		}
	}()
	for _, it := range items {
		if err := d.settle(it); err != nil {
			return err
		}
	}
	if _, err := d.bodies(d.undelivered(items)); err != nil {
		return err
	}
	for _, it := range d.undelivered(items) {
		if d.pipe.broken() {
			return nil
		}
		if err := d.alone(it); err != nil {
			return err
		}
	}
	return nil
}

// undelivered returns the items that are still waited for, in order.
func (d *reader) undelivered(items []*item) []*item {
	var rest []*item
	for _, it := range items {
		if d.waiting[it.uid] != nil {
			rest = append(rest, it)
		}
	}
	return rest
}

// settle ends an item that is not to be downloaded: one that was refused before, or one that is too large.
func (d *reader) settle(it *item) error {
	mark := d.marks[it.uid]
	if mark != nil {
		it.letter.Size = max(it.letter.Size, mark.size)
	}
	switch {
	case mark != nil && mark.refused != "":
		it.letter.State, it.letter.Reason = letter.Quarantined, mark.refused
	case it.letter.Size > d.account.SizeLimit:
		it.letter.State, it.letter.Reason = letter.TooLarge, tooLargeReason(it.letter.Size, d.account.SizeLimit)
		if err := d.peek(&it.letter); err != nil {
			return err
		}
	default:
		return nil
	}
	delete(d.waiting, it.uid)
	close(it.done)
	return nil
}

// alone asks for one mail that a common request did not bring. What the server refuses also now is quarantined;
// what it no longer has is dropped.
func (d *reader) alone(it *item) error {
	answer, err := d.bodies([]*item{it})
	if err != nil || d.waiting[it.uid] == nil {
		return err
	}
	mark := d.mark(it.uid)
	if answer != nil {
		if temporary(answer) {
			return answer
		}
		mark.refused = fmt.Sprintf("máy chủ không giao được thư này và trả lời: “%s”; hãy thử “Tải về” sau", viet.NFC(answer.Text))
		return d.settle(it)
	}
	present := false
	err = d.client.list(imap.UIDSetNum(imap.UID(it.uid)), &imap.FetchOptions{UID: true}, func(meta) { present = true })
	if err != nil && answerOf(err) == nil {
		return err
	}
	if !present {
		mark.gone, it.gone = true, true
		return nil
	}
	mark.refused = "máy chủ không gửi nội dung của thư này; hãy thử “Tải về” sau"
	return d.settle(it)
}

// temporary says whether the server's refusal is about now, not about the mail.
func temporary(answer *imap.Error) bool {
	switch answer.Code {
	case imap.ResponseCodeUnavailable, imap.ResponseCodeInUse, imap.ResponseCodeLimit:
		return true
	}
	return false
}

// bodies asks for the original bytes of items and hands those that come to the pipeline. A NO or BAD of the server
// is returned as the answer; err means that the connection is lost or the office cannot go on.
func (d *reader) bodies(items []*item) (answer *imap.Error, err error) {
	if len(items) == 0 {
		return nil, nil
	}
	var set imap.UIDSet
	for _, it := range items {
		set.AddNum(imap.UID(it.uid))
	}
	d.client.conn.expect()
	defer d.client.conn.relax()
	command := d.client.Fetch(set, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}})
	for message := command.Next(); message != nil; message = command.Next() {
		if uid, err := d.message(message); err != nil {
			return nil, d.cut(uid, err)
		}
	}
	err = command.Close()
	if answer := answerOf(err); answer != nil {
		return answer, nil
	}
	if err != nil {
		return nil, d.cutBetween(items, err)
	}
	return nil, nil
}

// message reads one FETCH response. The error belongs to the mail uid; with it the connection is abandoned.
func (d *reader) message(message *imapclient.FetchMessageData) (uid uint32, err error) {
	for data := message.Next(); data != nil; data = message.Next() {
		switch data := data.(type) {
		case imapclient.FetchItemDataUID:
			uid = uint32(data.UID)
		case imapclient.FetchItemDataBodySection:
			it := d.waiting[uid]
			if it == nil || data.Literal == nil {
				continue
			}
			literal := &literalReader{LiteralReader: data.Literal}
			if err := d.receive(it, literal); err != nil {
				d.client.abandon(literal)
				return uid, err
			}
			delete(d.waiting, uid)
			d.pipe.work <- it
		}
	}
	return uid, nil
}

// receive streams the bytes of one mail to where they will be kept.
func (d *reader) receive(it *item, literal *literalReader) error {
	if literal.Size() > d.account.SizeLimit {
		d.mark(it.uid).size = literal.Size()
		return errTooLong
	}
	original, err := d.keeper.Create()
	if err != nil {
		return &keepError{err}
	}
	n, err := copyLiteral(original, literal, d.progress)
	if err != nil {
		original.Discard()
		return err
	}
	it.original, it.letter.Size = original, n
	return nil
}

// copyLiteral copies the whole literal. A failing write is a keepError; a literal that ends early is an error.
func copyLiteral(to io.Writer, literal *literalReader, progress *Progress) (int64, error) {
	sink := &countingSink{to: to, progress: progress}
	n, err := io.Copy(sink, literal)
	switch {
	case sink.err != nil:
		return n, &keepError{sink.err}
	case err != nil:
		return n, err
	case n != literal.Size():
		return n, io.ErrUnexpectedEOF
	}
	return n, nil
}

// countingSink shows every write in the progress and remembers its error.
type countingSink struct {
	to       io.Writer
	progress *Progress
	err      error
}

func (s *countingSink) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	s.progress.Bytes.Add(int64(n))
	s.err = err
	return n, err
}

// cut notes that the connection ended in the middle of mail uid.
func (d *reader) cut(uid uint32, err error) error {
	var keep *keepError
	if errors.As(err, &keep) {
		d.pipe.give(d.waiting[uid], keep.cause)
		delete(d.waiting, uid)
		return keep.cause
	}
	mark := d.mark(uid)
	mark.alone = true
	if !errors.Is(err, errTooLong) {
		mark.count()
	}
	return &lostError{d.client.conn.reason(err)}
}

// cutBetween notes that the connection ended before one of items was begun.
func (d *reader) cutBetween(items []*item, err error) error {
	for _, it := range d.undelivered(items) {
		mark := d.mark(it.uid)
		mark.alone = true
		if len(items) == 1 {
			mark.count()
		}
	}
	return d.client.lost(err)
}

// count notes one more connection lost over this mail; after maxAttempts it is given up.
func (m *mark) count() {
	if m.attempts++; m.attempts >= maxAttempts {
		m.refused = fmt.Sprintf("máy chủ ngắt kết nối cả %d lần khi gửi thư này; hãy thử “Tải về” sau", m.attempts)
	}
}
