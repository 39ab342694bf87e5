package mail

import (
	"io"
	"time"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Parsed is everything that can be read from the bytes of one mail. All text in it is valid UTF-8 in NFC without
// control or text-direction characters.
type Parsed struct {
	MessageID string           // without angle brackets; empty when the mail has none
	From      letter.Address   // first address of From, else of Sender or Return-Path
	ReplyTo   letter.Address   // first address of Reply-To; zero when the mail has none
	To        []letter.Address // To and Cc
	Subject   string
	Date      time.Time // UTC; zero when the header is missing or unreadable
	Text      string    // readable body, at most 1 MiB

	Parsing     string   // Strict, Lenient or Raw
	Defects     []string // Vietnamese, one line each
	Attachments []letter.Attachment

	Unreadable  string // Vietnamese reason why the mail belongs into quarantine; empty when it is readable
	Secret      string // state-secret mark found: "Mật", "Tối mật" or "Tuyệt mật"; empty when there is none
	SecretPlace string // where: "tiêu đề", "nội dung" or "tên tệp"
}

// How much of a mail had to be forgiven, Parsed.Parsing.
const (
	Strict  = "strict"  // nothing
	Lenient = "lenient" // broken headers, boundaries or encodings were worked around; Defects names them
	Raw     = "raw"     // no structure could be made out: the whole is one text
)

// Parse reads one mail of size bytes. It is pure and streams: memory stays small whatever the mail's size, and it
// never fails – what cannot be read is named in Defects, Damaged or Unreadable.
func Parse(raw io.ReaderAt, size int64) Parsed {
	source := newSource(raw)
	b := newBuilder(maxTextRead)
	p := b.parse(source, size)
	b.measureFiles()
	b.finish(&p)
	if source.err != nil {
		p.Unreadable = unreadable(source.err)
	}
	return p
}

// Apply writes what was read into l; the ledger's own fields (account, UID, state, hash …) are left alone.
func (p Parsed) Apply(l *letter.Letter) {
	l.MessageID, l.From, l.ReplyTo, l.To = p.MessageID, p.From, p.ReplyTo, p.To
	l.Subject, l.Date, l.Text = p.Subject, p.Date, p.Text
	l.Parsing, l.Defects = p.Parsing, p.Defects
	l.Attachments, l.AttachmentCount = p.Attachments, len(p.Attachments)
}

// OpenAttachment opens attachment index (from 1, as Parse counts them) of a mail: its bytes as they were sent, only
// the transfer encoding undone; those unpacked from nested mails and winmail.dat too. It reads no more of the mail
// than it must. Errors: office.CodeNotFound when there is no such attachment, office.CodeUnavailable when raw
// cannot be read.
func OpenAttachment(raw io.ReaderAt, size int64, index int) (io.ReadCloser, letter.Attachment, error) {
	source := newSource(raw)
	b := newBuilder(0)
	b.parse(source, size)
	if source.err == nil && (index < 1 || index > len(b.files)) {
		return nil, letter.Attachment{}, office.NotFound("Thư không có tệp đính kèm số %d.", index)
	}
	if source.err == nil {
		b.nameFiles()
		b.files[index-1].measure(newReadBuffer())
	}
	if source.err != nil {
		return nil, letter.Attachment{}, office.Unavailable(source.err, "Không đọc được bản gốc của thư; hãy kiểm tra ổ đĩa rồi mở lại.")
	}
	source.deadline = time.Now().Add(24 * time.Hour) // whoever opened it may take the time to look at it
	f := b.files[index-1]
	return io.NopCloser(stream(f.content)), f.Attachment, nil
}
