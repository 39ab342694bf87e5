package mail

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// TNEF (winmail.dat) is how Outlook sends rich text mail: attributes one after the other, attachments among them
// (MS-OXTNEF). This reader skips from attribute to attribute and holds names and texts only; the files stay where
// they are and are read through content.

var tnefSignature = []byte{0x78, 0x9f, 0x3e, 0x22}

func isTNEF(start []byte) bool { return bytes.HasPrefix(start, tnefSignature) }

// Attributes (MS-OXTNEF §2.1.3.4) that are read.
const (
	tnefBody       = 0x0002800C
	tnefProps      = 0x00069003
	tnefCodepage   = 0x00069007
	tnefRendering  = 0x00069002 // begins an attachment
	tnefTitle      = 0x00018010
	tnefData       = 0x0006800F
	tnefAttachment = 0x00069005 // properties of the attachment
)

// Properties (MS-OXPROPS) that are read.
const (
	propBody     = 0x1000
	propHTML     = 0x1013
	propData     = 0x3701
	propLongName = 0x3707
	propMIMEType = 0x370E
)

const (
	maxTNEFItems = 10_000  // attributes, or properties of one attribute
	maxTNEFName  = 4 << 10 // bytes of a name
)

// tnefFile is one file in a winmail.dat.
type tnefFile struct {
	name, mediaType string
	data            content
	embedded        bool // data is a winmail.dat itself: a mail attached to the mail
}

// tnefMail is what a winmail.dat holds.
type tnefMail struct {
	text, html content
	charset    string
	files      []tnefFile
	damaged    bool // it ended too early
}

// readTNEF reads the structure of a winmail.dat. found is false when c is none.
func readTNEF(c content, maxFiles int) (m tnefMail, found bool) {
	size := c.Size()
	if !isTNEF(readAt(c, 0, 4)) {
		return m, false
	}
	at := int64(6) // behind the signature and a key
	for range maxTNEFItems {
		if at >= size {
			return m, true
		}
		start := readAt(c, at, 9) // level, attribute, length
		if len(start) < 9 {
			break
		}
		length := int64(binary.LittleEndian.Uint32(start[5:]))
		value := io.NewSectionReader(c, at+9, min(length, max(0, size-at-9)))
		m.take(binary.LittleEndian.Uint32(start[1:]), value, maxFiles)
		at += 9 + length + 2 // checksum
		if at > size {
			break
		}
	}
	m.damaged = true
	return m, true
}

// take reads one attribute.
func (m *tnefMail) take(attribute uint32, value *io.SectionReader, maxFiles int) {
	switch attribute {
	case tnefCodepage:
		if b := readAt(value, 0, 4); len(b) == 4 {
			m.charset = codepage(binary.LittleEndian.Uint32(b))
		}
	case tnefBody:
		m.text = value
	case tnefProps:
		readProperties(value, func(id, kind uint16, value *io.SectionReader) {
			switch {
			case id == propBody && kind == kindString16:
				m.text = utf16Content(value)
			case id == propBody:
				m.text = value
			case id == propHTML:
				m.html = value
			}
		})
	case tnefRendering:
		if len(m.files) < maxFiles {
			m.files = append(m.files, tnefFile{})
		}
	}
	if len(m.files) == 0 {
		return
	}
	file := &m.files[len(m.files)-1]
	switch attribute {
	case tnefTitle:
		if file.name == "" {
			file.name = cleanName(toUTF8(bytes.TrimRight(readAt(value, 0, int(min(value.Size(), maxTNEFName))), "\x00"), m.charset))
		}
	case tnefData:
		file.data = value
	case tnefAttachment:
		readProperties(value, file.property)
	}
}

// property reads one property of an attachment.
func (f *tnefFile) property(id, kind uint16, value *io.SectionReader) {
	switch id {
	case propLongName:
		f.name = cleanName(propertyText(kind, value))
	case propMIMEType:
		f.mediaType = cleanLine(propertyText(kind, value), 255)
	case propData:
		const identifier = 16 // of the interface, before the data of an object
		if kind == kindObject && isTNEF(readAt(value, identifier, 4)) {
			f.data, f.embedded = io.NewSectionReader(value, identifier, value.Size()-identifier), true
		} else if f.data == nil && kind == kindBinary {
			f.data = value
		}
	}
}

// Kinds of property values (MS-OXCDATA §2.11.1).
const (
	kindString8  = 0x001E
	kindString16 = 0x001F
	kindObject   = 0x000D
	kindBinary   = 0x0102
	manyValues   = 0x1000
)

// readProperties walks over the properties in value and calls visit for those that are strings, bytes or objects.
func readProperties(value *io.SectionReader, visit func(id, kind uint16, value *io.SectionReader)) {
	w := propertyWalk{source: value}
	count := w.number()
	for i := uint32(0); i < min(count, maxTNEFItems) && !w.failed; i++ {
		tag := w.number()
		kind, id := uint16(tag), uint16(tag>>16)
		if id >= 0x8000 {
			w.skipName()
		}
		if kind&manyValues != 0 || isVariable(kind) {
			n := w.number()
			for j := uint32(0); j < min(n, maxTNEFItems) && !w.failed; j++ {
				w.value(id, kind, visit)
			}
			continue
		}
		w.value(id, kind, visit)
	}
}

// isVariable says whether values of this kind have a length of their own; even a single one has a count before it.
func isVariable(kind uint16) bool {
	switch kind &^ manyValues {
	case kindString8, kindString16, kindObject, kindBinary:
		return true
	}
	return false
}

// propertyWalk reads the numbers and values of a property list one after the other.
type propertyWalk struct {
	source *io.SectionReader
	at     int64
	failed bool
}

func (w *propertyWalk) number() uint32 {
	b := readAt(w.source, w.at, 4)
	w.at += 4
	if len(b) < 4 {
		w.failed = true
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}

// skipName skips the name of a property that has one: a set's identifier, then a number or a string.
func (w *propertyWalk) skipName() {
	w.at += 16
	if w.number() == 0 {
		w.at += 4
		return
	}
	w.skip(int64(w.number()))
}

// skip goes on behind n bytes and what fills them up to a multiple of four.
func (w *propertyWalk) skip(n int64) { w.at += (n + 3) &^ 3 }

// value reads one value.
func (w *propertyWalk) value(id, kind uint16, visit func(id, kind uint16, value *io.SectionReader)) {
	if isVariable(kind) {
		length := int64(w.number())
		if w.at+length > w.source.Size() {
			w.failed = true
			return
		}
		visit(id, kind&^manyValues, io.NewSectionReader(w.source, w.at, length))
		w.skip(length)
		return
	}
	if w.at >= w.source.Size() {
		w.failed = true
		return
	}
	switch kind &^ manyValues {
	case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040: // double, currency, time, 8 bytes
		w.at += 8
	case 0x0048: // a GUID
		w.at += 16
	default:
		w.at += 4
	}
}

// propertyText returns a string property.
func propertyText(kind uint16, value *io.SectionReader) string {
	b := readAt(value, 0, int(min(value.Size(), maxTNEFName)))
	if kind == kindString16 {
		return fromUTF16(b)
	}
	return toUTF8(bytes.TrimRight(b, "\x00"), "")
}

// fromUTF16 decodes little-endian UTF-16 up to its end or first zero.
func fromUTF16(b []byte) string {
	var units []uint16
	for ; len(b) > 1; b = b[2:] {
		unit := binary.LittleEndian.Uint16(b)
		if unit == 0 {
			break
		}
		units = append(units, unit)
	}
	return string(utf16.Decode(units))
}

// utf16Content returns a UTF-16 text as UTF-8 content.
func utf16Content(value *io.SectionReader) content {
	text := fromUTF16(readAt(value, 0, int(min(value.Size(), 2*maxText))))
	return io.NewSectionReader(bytes.NewReader([]byte(text)), 0, int64(len(text)))
}

// codepage returns the charset of a Windows code page that Vietnamese mail uses, or "".
func codepage(n uint32) string {
	switch n {
	case 65001:
		return "utf-8"
	case 1258:
		return "windows-1258"
	case 1252:
		return "windows-1252"
	}
	return ""
}
