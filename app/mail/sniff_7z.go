package mail

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

const (
	max7zList  = 64 << 10 // bytes of the list of files that are read, packed
	max7zNames = 4 << 20  // bytes of it unpacked
)

// marks of the 7z format (7zFormat.txt).
const (
	id7zPackInfo   = 0x06
	id7zUnpackInfo = 0x07
	id7zSize       = 0x09
	id7zFolder     = 0x0B
	id7zUnpackSize = 0x0C
	id7zEncoded    = 0x17
)

var (
	method7zAES  = []byte("\x06\xf1\x07\x01")
	method7zLZMA = []byte("\x03\x01\x01")
)

// encrypted7z says whether files of the archive are encrypted: whether its list of files, or the way that list is packed,
// names AES. The list is nearly always packed with LZMA; it is unpacked to be looked at.
func encrypted7z(c content) bool {
	start := readAt(c, 0, 32)
	if len(start) < 32 {
		return false
	}
	at, length := binary.LittleEndian.Uint64(start[12:]), binary.LittleEndian.Uint64(start[20:])
	if at > 1<<50 {
		return false
	}
	list := readAt(c, 32+int64(at), int(min(length, max7zList)))
	if bytes.Contains(list, method7zAES) {
		return true
	}
	packed, known := read7zPacking(list)
	return known && bytes.Contains(packed.unpack(c), method7zAES)
}

// packing7z is where a list of files lies packed with LZMA.
type packing7z struct {
	at, size, unpacked uint64
	properties         []byte
}

// read7zPacking reads the header of a packed list; known is false for one that is not packed, or in another way.
func read7zPacking(list []byte) (p packing7z, known bool) {
	r := numbers7z{rest: list}
	if !r.is(id7zEncoded, id7zPackInfo) {
		return p, false
	}
	p.at = r.next()
	if r.next() != 1 || !r.is(id7zSize) { // one stream
		return p, false
	}
	p.size = r.next()
	if !r.skipTo(id7zUnpackInfo) || !r.is(id7zFolder, 1, 0, 1) { // one folder, here, of one coder
		return p, false
	}
	method := r.take(1)
	if len(method) == 0 || method[0] != 0x23 || !bytes.Equal(r.take(3), method7zLZMA) { // a name of three bytes, with properties
		return p, false
	}
	p.properties = r.take(int(min(r.next(), 64)))
	if len(p.properties) != 5 || !r.is(id7zUnpackSize) {
		return p, false
	}
	p.unpacked = r.next()
	return p, p.at < 1<<50 && p.size <= max7zList && p.unpacked <= max7zNames
}

// unpack returns the list, or what of it can be unpacked.
func (p packing7z) unpack(c content) []byte {
	head := binary.LittleEndian.AppendUint64(bytes.Clone(p.properties), p.unpacked) // as a file of LZMA begins
	if dictionary := head[1:5]; binary.LittleEndian.Uint32(dictionary) > max7zNames {
		binary.LittleEndian.PutUint32(dictionary, max7zNames) // no more is needed than is unpacked
	}
	packed := readAt(c, 32+int64(p.at), int(p.size))
	r, err := lzma.NewReader(io.MultiReader(bytes.NewReader(head), bytes.NewReader(packed)))
	if err != nil {
		return nil
	}
	list, _ := io.ReadAll(io.LimitReader(r, max7zNames)) // of a damaged archive the beginning will do
	return list
}

// numbers7z reads the numbers of a 7z header: the leading ones of the first byte tell how many bytes follow.
type numbers7z struct{ rest []byte }

// take returns the next n bytes, or what is there of them.
func (r *numbers7z) take(n int) []byte {
	taken := r.rest[:min(n, len(r.rest))]
	r.rest = r.rest[len(taken):]
	return taken
}

// is takes the bytes when they are what comes next.
func (r *numbers7z) is(wanted ...byte) bool {
	if !bytes.HasPrefix(r.rest, wanted) {
		return false
	}
	r.rest = r.rest[len(wanted):]
	return true
}

// skipTo goes behind the next byte of this value; what lies before it, the checksums of streams, is short.
func (r *numbers7z) skipTo(mark byte) bool {
	i := bytes.IndexByte(r.rest, mark)
	if i < 0 {
		return false
	}
	r.rest = r.rest[i+1:]
	return true
}

// next returns the next number, 0 at the end.
func (r *numbers7z) next() uint64 {
	first := r.take(1)
	if len(first) == 0 {
		return 0
	}
	var value uint64
	mask := byte(0x80)
	for shift := 0; shift < 64; shift += 8 {
		if first[0]&mask == 0 {
			return value | uint64(first[0]&(mask-1))<<shift
		}
		if following := r.take(1); len(following) == 1 {
			value |= uint64(following[0]) << shift
		}
		mask >>= 1
	}
	return value
}
