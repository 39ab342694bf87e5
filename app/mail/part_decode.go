package mail

import (
	"bytes"
	"io"
	"sort"
	"strings"
)

// encoding is a content transfer encoding of RFC 2045 §6.
type encoding byte

// The encodings; everything else is kept as it is.
const (
	identity encoding = iota
	base64Encoding
	quotedPrintable
)

// encodingOf reads the value of Content-Transfer-Encoding; known is false for a name that nobody defined.
func encodingOf(value string) (e encoding, known bool) {
	name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(value)), ";")
	name, _, _ = strings.Cut(name, " ")
	switch strings.Trim(name, `"' `) {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit":
		return identity, true
	case "base64", "base-64":
		return base64Encoding, true
	case "quoted-printable", "quotedprintable":
		return quotedPrintable, true
	}
	return identity, false
}

// newContent returns the bytes of parent from start to end with encoding e undone.
func newContent(parent io.ReaderAt, start, end int64, e encoding) content {
	if e == identity {
		return io.NewSectionReader(parent, start, end-start)
	}
	return &decoded{parent: parent, end: end, encoding: e, marks: []place{{raw: start}}, here: place{raw: start}, size: -1}
}

const (
	chunkSize = 32 << 10  // encoded bytes read at a time
	markEvery = 256 << 10 // decoded bytes between two places where decoding can begin anew
)

// place is a point where decoding can go on: how far the encoded and the decoded bytes are, and the bits in between.
type place struct {
	raw, position int64
	carry         uint32 // sextets read but not yet written
	sextets       uint8
}

// decoded undoes base64 or quoted-printable while it is read. Reading on is cheap; reading elsewhere begins at the
// last mark before.
type decoded struct {
	parent   io.ReaderAt
	end      int64
	encoding encoding

	here    place   // where out ends
	marks   []place // ascending
	chunk   []byte  // encoded bytes
	out     []byte  // decoded bytes before here
	atEnd   bool    // here is the end
	size    int64   // -1 until the end was seen
	damaged bool    // something was not as the encoding wants it
}

// Size returns the decoded length.
func (d *decoded) Size() int64 {
	for d.size < 0 && d.step() == nil {
	}
	return max(d.size, 0)
}

// ReadAt reads decoded bytes.
func (d *decoded) ReadAt(p []byte, offset int64) (n int, err error) {
	d.seek(offset)
	for n < len(p) {
		begin := d.here.position - int64(len(d.out))
		if offset >= d.here.position {
			if err := d.step(); err != nil {
				return n, err
			}
			continue
		}
		copied := copy(p[n:], d.out[offset-begin:])
		n += copied
		offset += int64(copied)
	}
	return n, nil
}

// seek goes back, or jumps ahead, to the last mark before offset unless it is reached by reading on.
func (d *decoded) seek(offset int64) {
	begin := d.here.position - int64(len(d.out))
	mark := d.marks[sort.Search(len(d.marks), func(i int) bool { return d.marks[i].position > offset })-1]
	if offset < begin || mark.position > d.here.position {
		d.here, d.out, d.atEnd = mark, d.out[:0], false
	}
}

// step decodes the next chunk into out. io.EOF at the end.
func (d *decoded) step() error {
	if d.atEnd {
		d.out = d.out[:0]
		d.size = d.here.position
		return io.EOF
	}
	if d.chunk == nil {
		d.chunk = make([]byte, chunkSize)
	}
	want := min(int64(len(d.chunk)), d.end-d.here.raw)
	n, err := d.parent.ReadAt(d.chunk[:want], d.here.raw)
	if n < int(want) && err != io.EOF {
		return err
	}
	last := n < int(want) || d.here.raw+int64(n) >= d.end
	d.out = d.out[:0]
	used := n
	if d.encoding == base64Encoding {
		d.base64(d.chunk[:n], last)
	} else {
		used = d.quoted(d.chunk[:n], last)
	}
	d.here.raw += int64(used)
	d.here.position += int64(len(d.out))
	d.atEnd = last
	if d.here.position >= d.marks[len(d.marks)-1].position+markEvery {
		d.marks = append(d.marks, d.here)
	}
	return nil
}

func (d *decoded) release() { d.chunk, d.out, d.here, d.atEnd = nil, nil, d.marks[0], false }

// What a byte means in base64, beside the values 0 to 63.
const (
	blank   = 64 + iota // white space between the lines
	padding             // =
	foreign             // anything else: skipped, as RFC 2045 §6.8 wants it
)

var sextet = func() (table [256]uint8) {
	for i := range table {
		table[i] = foreign
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		table[c] = uint8(i)
	}
	for _, c := range []byte(" \t\r\n") {
		table[c] = blank
	}
	table['='] = padding
	return table
}()

// base64 decodes all of source. Bits left over wait in carry for the next call. What follows a padding is decoded
// too: some programs encode a file piece by piece.
func (d *decoded) base64(source []byte, last bool) {
	carry, sextets := d.here.carry, d.here.sextets
	for _, c := range source {
		v := sextet[c]
		switch {
		case v < 64:
			carry, sextets = carry<<6|uint32(v), sextets+1
			if sextets == 4 {
				d.out = append(d.out, byte(carry>>16), byte(carry>>8), byte(carry))
				carry, sextets = 0, 0
			}
		case v == padding:
			d.flush(carry, sextets)
			carry, sextets = 0, 0
		case v == foreign:
			d.damaged = true
		}
	}
	if last && sextets > 0 {
		d.flush(carry, sextets)
		d.damaged = true
		carry, sextets = 0, 0
	}
	d.here.carry, d.here.sextets = carry, sextets
}

// flush writes the whole bytes of an unfinished group.
func (d *decoded) flush(carry uint32, sextets uint8) {
	switch sextets {
	case 1:
		d.damaged = true
	case 2:
		d.out = append(d.out, byte(carry>>4))
	case 3:
		d.out = append(d.out, byte(carry>>10), byte(carry>>2))
	}
}

// quoted decodes the complete lines of source (all of it when last) and returns how much it used.
func (d *decoded) quoted(source []byte, last bool) (used int) {
	for used < len(source) {
		rest := source[used:]
		end := bytes.IndexByte(rest, '\n')
		switch {
		case end >= 0:
			d.quotedLine(rest[:end+1])
			used += end + 1
		case last:
			d.quotedLine(rest)
			used = len(source)
		case used > 0:
			return used
		default: // a line longer than the chunk: all of it but an escape that may be cut in two
			cut := len(rest)
			if i := bytes.LastIndexByte(rest[len(rest)-2:], '='); i >= 0 {
				cut = len(rest) - 2 + i
			}
			d.unescape(rest[:cut])
			return cut
		}
	}
	return used
}

// quotedLine decodes one line with its end, if it has one. White space before the end was added on the way
// (RFC 2045 §6.7 rule 3); a "=" there joins the next line.
func (d *decoded) quotedLine(line []byte) {
	body := line
	for len(body) > 0 && (body[len(body)-1] == '\n' || body[len(body)-1] == '\r') {
		body = body[:len(body)-1]
	}
	ending := line[len(body):]
	for len(body) > 0 && (body[len(body)-1] == ' ' || body[len(body)-1] == '\t') {
		body = body[:len(body)-1]
	}
	if len(body) > 0 && body[len(body)-1] == '=' {
		body, ending = body[:len(body)-1], nil
	}
	d.unescape(body)
	d.out = append(d.out, ending...)
}

// unescape writes b with =XX replaced by its byte; a "=" that begins no escape stays.
func (d *decoded) unescape(b []byte) {
	for i := 0; i < len(b); i++ {
		if b[i] != '=' {
			d.out = append(d.out, b[i])
			continue
		}
		value, ok := hexByte(b[i+1:])
		if !ok {
			d.damaged = true
			d.out = append(d.out, '=')
			continue
		}
		d.out = append(d.out, value)
		i += 2
	}
}

// hexByte reads two hexadecimal digits.
func hexByte(b []byte) (value byte, ok bool) {
	if len(b) < 2 {
		return 0, false
	}
	high, low := hexDigit(b[0]), hexDigit(b[1])
	return high<<4 | low, high < 16 && low < 16
}

func hexDigit(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	}
	return 16
}
