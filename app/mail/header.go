package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-message/textproto"
)

// header is the fields of a mail or part in their order, unfolded, values as raw bytes.
type header []field

type field struct {
	name  string // lower case
	value string
}

// get returns the first field of that name, or "".
func (h header) get(name string) string {
	for _, f := range h {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// looksLikeMail says whether the fields are those of a mail rather than lines of text that happen to have a colon.
func (h header) looksLikeMail() bool {
	return slices.ContainsFunc(h, func(f field) bool {
		switch f.name {
		case "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "sender", "cc",
			"reply-to", "content-type", "delivered-to":
			return true
		}
		return strings.HasPrefix(f.name, "x-")
	})
}

// readHeader reads the lines of a header: strictly with go-message, and when that refuses them, forgivingly.
func readHeader(block []byte, d *defects) header {
	block = bytes.TrimPrefix(block, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(block)) == 0 {
		return nil
	}
	strict, err := textproto.ReadHeader(bufio.NewReader(bytes.NewReader(block)))
	if err == nil || errors.Is(err, io.EOF) {
		var h header
		for fields := strict.Fields(); fields.Next(); {
			h = append(h, field{strings.ToLower(fields.Key()), fields.Value()})
		}
		return h
	}
	d.add("Phần đầu thư có dòng sai quy cách.")
	return readLenient(block)
}

// readLenient reads a header and skips what is no field.
func readLenient(block []byte) header {
	var h header
	var value []byte
	end := func() {
		if len(h) > 0 {
			h[len(h)-1].value = string(bytes.TrimSpace(value))
		}
	}
	skipped := false
	for len(block) > 0 {
		line, rest, _ := bytes.Cut(block, []byte("\n"))
		block = rest
		line = bytes.TrimRight(bytes.ReplaceAll(line, []byte{0}, nil), "\r")
		switch {
		case isField(line):
			end()
			name, first, _ := bytes.Cut(line, []byte(":"))
			h = append(h, field{name: strings.ToLower(strings.TrimSpace(string(name)))})
			value, skipped = append(value[:0], first...), false
		case len(line) > 0 && isBlank(line[0]) && !skipped:
			value = append(append(value, ' '), bytes.TrimSpace(line)...)
		default:
			skipped = true
		}
	}
	end()
	return h
}

// entity is what the Content- fields of a part say about its body.
type entity struct {
	mediaType   string // lower case; empty when missing or no media type
	charset     string
	boundary    string
	name        string // file name as the sender wrote it, decoded; empty when there is none
	disposition string // lower case: "attachment", "inline" or ""
	encoding    encoding
	id          string // Content-ID
	flowed      bool   // text lines that end with a space go on in the next one (RFC 3676)
	joinSpace   bool   // … and that space is not part of the text (DelSp)
}

// readEntity reads the Content- fields of a part.
func readEntity(h header, d *defects) entity {
	var e entity
	declared, types := parseParams(h.get("content-type"))
	if isMediaType(declared) {
		e.mediaType = declared
	} else if declared != "" {
		d.add("Một phần của thư khai loại nội dung sai quy cách.")
	}
	disposition, places := parseParams(h.get("content-disposition"))
	e.disposition = disposition
	e.charset = strings.ToLower(types.get("charset"))
	e.boundary = strings.TrimRight(types.raw("boundary"), " \t")
	e.flowed = strings.EqualFold(types.get("format"), "flowed")
	e.joinSpace = strings.EqualFold(types.get("delsp"), "yes")
	if e.name = cleanName(places.get("filename")); e.name == "" {
		e.name = cleanName(types.get("name"))
	}
	encoding, known := encodingOf(h.get("content-transfer-encoding"))
	if e.encoding = encoding; !known {
		d.add("Một phần của thư dùng kiểu mã hóa đường truyền không rõ, được giữ nguyên như khi gửi.")
	}
	e.id = h.get("content-id")
	return e
}

// isMediaType says whether s is a type and a subtype in RFC 2045 characters.
func isMediaType(s string) bool {
	main, sub, found := strings.Cut(s, "/")
	return found && isToken(main) && isToken(sub) && len(s) <= 255
}

func isToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`()<>@,;:\"/[]?=`, r) })
}

// defects collects what was wrong with a mail, each sentence once.
type defects struct{ list []string }

const maxDefects = 50

func (d *defects) add(sentence string) {
	if len(d.list) < maxDefects && !slices.Contains(d.list, sentence) {
		d.list = append(d.list, sentence)
	}
}

func (d *defects) addAll(other defects) {
	for _, sentence := range other.list {
		d.add(sentence)
	}
}
