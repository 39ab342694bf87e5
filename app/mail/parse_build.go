package mail

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"vanphongso/data/letter"
)

// builder makes a Parsed of a mail's parts.
type builder struct {
	left     allowance
	textLeft int // bytes of text that may still be read
	nesting  int // mails that the current one lies in
	parent   int // index of the file that is being unpacked
	files    []*file
	fallback string // text that counts only when there is no other: the body in a winmail.dat
	secret   secretMark
	raw      bool
	defects
	notes defects // what is good to know although nothing had to be forgiven
}

func newBuilder(text int) *builder {
	return &builder{left: allowance{parts: maxParts, guesses: maxGuesses}, textLeft: text}
}

// parse finds the files and reads the texts of a mail; with a text limit of 0 the files only.
func (b *builder) parse(source io.ReaderAt, size int64) Parsed {
	root, found, err := split(source, size, &b.left)
	b.addAll(found)
	p := b.envelope(root.header)
	switch {
	case err != nil:
		p.Unreadable = unreadable(err)
	case root.headless || !root.header.looksLikeMail():
		b.bare(source, size, &p)
	default:
		p.Text = b.walk(source, root, false)
	}
	return p
}

// envelope reads the fields of the mail's own header.
func (b *builder) envelope(h header) Parsed {
	p := Parsed{
		MessageID: messageID(h.get("message-id")),
		From:      firstAddress(h, "from", "sender", "return-path"),
		ReplyTo:   firstAddress(h, "reply-to"),
		To:        recipients(h),
		Subject:   subject(h),
		Date:      parseDate(h.get("date")),
	}
	if p.Date.IsZero() && h.get("date") != "" {
		b.add("Ngày gửi ghi trong thư không đọc được.")
	}
	b.secret.lookTitle(p.Subject)
	return p
}

const maxSubject = 2000

func subject(h header) string { return cleanLine(decodeWords(h.get("subject")), maxSubject) }

// bare reads bytes that have no header of a mail: text is kept as text, anything else is unreadable.
func (b *builder) bare(source io.ReaderAt, size int64, p *Parsed) {
	whole := newContent(source, 0, size, identity)
	start := head(whole, sniffBytes)
	switch {
	case len(bytes.TrimSpace(start)) == 0 && size <= sniffBytes:
		p.Unreadable = "thư rỗng, không có nội dung nào"
	case isBinary(start):
		p.Unreadable = "dữ liệu không phải là thư điện tử: không có phần đầu thư và không đọc được thành chữ"
	default:
		b.raw = true
		b.add("Thư không có phần đầu; toàn bộ được hiện như một văn bản.")
		p.Text = b.text(whole, entity{})
	}
}

// isBinary says whether bytes cannot be text: they have zeros or many control characters.
func isBinary(start []byte) bool {
	controls := 0
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return bytes.IndexByte(start, 0) >= 0 || controls*20 > len(start) || bytes.HasPrefix(start, []byte("%PDF-"))
}

// walk collects the files below n and returns its readable text. related says that n is a part of a
// multipart/related other than its first.
func (b *builder) walk(at io.ReaderAt, n *node, related bool) string {
	body := newContent(at, n.body, n.end, n.entity.encoding)
	switch {
	case n.multipart() && len(n.children) == 0:
		return b.unsplit(newContent(at, n.body, n.end, identity))
	case n.entity.mediaType == "multipart/alternative":
		return b.alternative(at, n)
	case n.multipart():
		texts := make([]string, 0, len(n.children))
		for i, child := range n.children {
			texts = append(texts, b.walk(at, child, n.entity.mediaType == "multipart/related" && i > 0))
		}
		return joinTexts(texts...)
	case isBody(n, body):
		text := b.text(body, n.entity)
		if d, encoded := body.(*decoded); encoded && d.damaged {
			b.add("Nội dung thư mã hóa đường truyền sai, chỉ đọc được một phần.")
		}
		return text
	default:
		f := b.addFile(n.entity, body, n.cut)
		f.shown = related && n.entity.id != "" && n.entity.disposition != "attachment"
		return b.unpack(f)
	}
}

// unsplit reads a multipart in which no part can be found as one text.
func (b *builder) unsplit(body content) string {
	start := head(body, sniffBytes)
	if len(bytes.TrimSpace(start)) == 0 {
		return ""
	}
	b.add("Không tách được các phần của thư; phần đó được hiện như một văn bản.")
	b.raw = b.raw || b.nesting == 0
	return b.text(body, entity{})
}

// alternative returns the text of the best of several forms of the same: plain text before anything else.
func (b *builder) alternative(at io.ReaderAt, n *node) string {
	best, isPlain := "", false
	for _, child := range n.children {
		text := b.walk(at, child, false)
		plain := child.entity.mediaType == "text/plain" || child.entity.mediaType == ""
		if strings.TrimSpace(text) != "" && !isPlain {
			best, isPlain = text, plain
		}
	}
	return best
}

// isBody says whether a part is text to read rather than a file. What it is declared as is a hint only.
func isBody(n *node, body content) bool {
	e := n.entity
	switch e.mediaType {
	case "", "text/plain", "text/html":
	default:
		return false
	}
	if e.disposition == "attachment" || e.name != "" {
		return false
	}
	start := head(body, sniffBytes)
	release(body)
	return shifted(e.charset) || !isBinary(start)
}

// text reads a text part and looks for secret marks in it.
func (b *builder) text(c content, e entity) string {
	text := readText(c, e, b.textLeft)
	b.textLeft -= len(text)
	b.secret.lookText(text)
	return text
}

// addFile adds a file.
func (b *builder) addFile(e entity, c content, cut bool) *file {
	f := &file{content: c}
	f.Index, f.Parent = len(b.files)+1, b.parent
	f.Name, f.Type, f.Damaged = e.name, e.mediaType, cut
	b.files = append(b.files, f)
	b.secret.lookFileName(e.name)
	return f
}

// finish fills in what is known once all files were measured and named.
func (b *builder) finish(p *Parsed) {
	if strings.TrimSpace(p.Text) == "" {
		p.Text = b.fallback
	}
	if len(p.Text) > maxText {
		b.notes.add("Nội dung thư rất dài, chỉ hiện phần đầu.")
		p.Text = cutText(p.Text, maxText)
	}
	p.Secret, p.SecretPlace = b.secret.mark, b.secret.place
	p.Attachments = make([]letter.Attachment, 0, len(b.files))
	for _, f := range b.files {
		p.Attachments = append(p.Attachments, f.Attachment)
	}
	switch {
	case b.raw:
		p.Parsing = Raw
	case len(b.list) > 0:
		p.Parsing = Lenient
	default:
		p.Parsing = Strict
	}
	p.Defects = append(b.list, b.notes.list...)
}

// unreadable says in Vietnamese why a mail cannot be read.
func unreadable(err error) string {
	switch {
	case errors.Is(err, errTooDeep):
		return "thư có quá nhiều lớp phần lồng nhau"
	case errors.Is(err, errTooMany):
		return "thư có quá nhiều phần"
	case errors.Is(err, errLongStart):
		return "phần đầu thư dài quá mức"
	case errors.Is(err, errTooSlow):
		return "thư quá rắc rối, đọc mãi không xong; bản gốc vẫn được giữ nguyên"
	}
	return "không đọc được bản gốc của thư từ ổ đĩa"
}
