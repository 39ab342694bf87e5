package mail

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// file is an attachment and where its bytes are.
type file struct {
	letter.Attachment
	content   content
	extension string // by content
	shown     bool   // stands where pictures inside the text stand
}

// measureFiles reads every file once and names them all.
func (b *builder) measureFiles() {
	buffer := newReadBuffer()
	for _, f := range b.files {
		f.measure(buffer)
	}
	b.takeNames()
}

// nameFiles names all files from what they begin with, without reading them whole.
func (b *builder) nameFiles() {
	for _, f := range b.files {
		_, f.extension = sniff(head(f.content, sniffBytes))
		release(f.content)
	}
	b.takeNames()
}

func (b *builder) takeNames() {
	names := newFileNames()
	for _, f := range b.files {
		f.FileName = names.take(f.Index, f.Name, f.byContent())
	}
}

// byContent returns the extension for a file whose sender gave none.
func (f *file) byContent() string {
	if f.isMail() {
		return ".eml"
	}
	return f.extension
}

// newReadBuffer returns what files are read through, one after the other.
func newReadBuffer() []byte { return make([]byte, 64<<10) }

// measure reads the file once. A failing disk shows in the mail's source.
func (f *file) measure(buffer []byte) {
	m, err := measure(f.content, buffer)
	if err != nil {
		return
	}
	f.Size, f.SHA256, f.Sniffed, f.extension, f.Encrypted = m.size, m.sha256, m.sniffed, m.extension, m.encrypted
	f.Inline = f.shown && strings.HasPrefix(f.Sniffed, "image/")
	if d, encoded := f.content.(*decoded); encoded && d.damaged {
		f.Damaged = true
	}
}

// isMail says whether the file claims to be a mail.
func (f *file) isMail() bool {
	return f.Type == "message/rfc822" || f.Type == "message/global" || strings.HasSuffix(strings.ToLower(f.Name), ".eml")
}

// mayBeTNEF says whether the file could be a winmail.dat.
func (f *file) mayBeTNEF() bool {
	return strings.HasSuffix(f.Type, "ms-tnef") || strings.HasSuffix(strings.ToLower(f.Name), ".dat")
}

// unpack opens a file that holds others and adds them after it. It returns the text of a mail inside.
func (b *builder) unpack(f *file) string {
	if b.nesting >= maxNesting || (!f.isMail() && !f.mayBeTNEF()) {
		return ""
	}
	parent := b.parent
	b.parent, b.nesting = f.Index, b.nesting+1
	defer func() { b.parent, b.nesting = parent, b.nesting-1 }()
	defer release(f.content)
	if f.isMail() {
		return b.unpackMail(f)
	}
	b.unpackTNEF(f)
	return ""
}

// unpackMail opens a mail inside the mail and returns its text under a heading.
func (b *builder) unpackMail(f *file) string {
	before := b.left
	root, found, err := split(f.content, f.content.Size(), &b.left)
	if err != nil {
		b.left = before
		b.add("Một thư kèm theo quá rắc rối nên không được mở; tệp gốc của nó vẫn còn.")
		return ""
	}
	if root.headless || !root.header.looksLikeMail() {
		return ""
	}
	b.addAll(found)
	title := subject(root.header)
	b.secret.lookTitle(title)
	return joinTexts(heading(root.header, title), b.walk(f.content, root, false))
}

// heading introduces the text of a mail inside the mail.
func heading(h header, title string) string {
	lines := []string{"---------- Thư kèm theo ----------"}
	if from := firstAddress(h, "from", "sender"); from != (letter.Address{}) {
		lines = append(lines, "Từ: "+from.String())
	}
	if date := parseDate(h.get("date")); !date.IsZero() {
		lines = append(lines, "Ngày: "+date.In(office.Zone).Format("02/01/2006 15:04"))
	}
	return strings.Join(append(lines, "Tiêu đề: "+title), "\n")
}

// unpackTNEF adds the files of a winmail.dat.
func (b *builder) unpackTNEF(f *file) {
	m, found := readTNEF(f.content, b.left.parts)
	if !found {
		return
	}
	f.Damaged = f.Damaged || m.damaged
	b.left.parts -= len(m.files)
	for i, inside := range m.files {
		c := inside.data
		if c == nil {
			c = io.NewSectionReader(bytes.NewReader(nil), 0, 0)
		}
		e := entity{name: inside.name, mediaType: inside.mediaType}
		if inside.embedded && mediaTypeOf(inside) != "application/ms-tnef" {
			e.mediaType = "application/ms-tnef"
		}
		if e.name == "" && inside.embedded {
			e.name = fmt.Sprintf("winmail-%d.dat", i+1)
		}
		b.unpack(b.addFile(e, c, false))
	}
	b.tnefText(m)
}

func mediaTypeOf(f tnefFile) string { return strings.ToLower(f.mediaType) }

// tnefText reads the body in a winmail.dat. The mail around it mostly says the same, so it only stands in for a
// missing text.
func (b *builder) tnefText(m tnefMail) {
	var text string
	if m.text != nil {
		text = b.text(m.text, entity{charset: m.charset})
	}
	if strings.TrimSpace(text) == "" && m.html != nil {
		text = b.text(m.html, entity{mediaType: "text/html", charset: m.charset})
	}
	b.fallback = joinTexts(b.fallback, text)
}
