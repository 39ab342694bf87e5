package mail

import (
	"bytes"
	"encoding/binary"
	"io"
)

const (
	maxEntries = 10_000 // of a ZIP are looked at
	maxBlocks  = 100    // of a RAR archive are looked at
)

// readAt returns n bytes of c at offset, or what is there of them.
func readAt(c io.ReaderAt, offset int64, n int) []byte {
	buffer := make([]byte, n)
	n, _ = c.ReadAt(buffer, offset)
	return buffer[:n]
}

// encryptedZIP says whether an entry of the archive is encrypted: bit 0 of its flags (APPNOTE 4.4.4). It reads the
// directory at the end, and of an archive that is cut off the first entry.
func encryptedZIP(c content, size int64) bool {
	const headerSize = 46
	at, found := zipDirectory(c, size)
	if !found {
		first := readAt(c, 0, 8)
		return len(first) == 8 && first[6]&1 != 0
	}
	for range maxEntries {
		entry := readAt(c, at, headerSize)
		if len(entry) < headerSize || !bytes.HasPrefix(entry, []byte("PK\x01\x02")) {
			return false
		}
		if entry[8]&1 != 0 {
			return true
		}
		for _, field := range []int{28, 30, 32} { // lengths of name, extra field and comment
			at += int64(binary.LittleEndian.Uint16(entry[field:]))
		}
		at += headerSize
	}
	return false
}

// zipDirectory returns where the central directory of a ZIP begins.
func zipDirectory(c content, size int64) (at int64, found bool) {
	const endSize, longestComment = 22, 65535
	from := max(0, size-endSize-longestComment)
	tail := readAt(c, from, int(size-from))
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || len(tail)-i < endSize {
		return 0, false
	}
	at = int64(binary.LittleEndian.Uint32(tail[i+16:]))
	if at == 0xFFFFFFFF && i >= 20 { // ZIP64: the real directory end is named by a locator just before
		end := int64(binary.LittleEndian.Uint64(tail[i-20+8:]))
		if record := readAt(c, max(end, 0), 56); len(record) == 56 {
			at = int64(binary.LittleEndian.Uint64(record[48:]))
		}
	}
	return at, at >= 0 && at < size
}

// encryptedRAR4 says whether the headers or the first files of the archive are encrypted.
func encryptedRAR4(c content) bool {
	at := int64(7)
	for range maxBlocks {
		block := readAt(c, at, 11)
		if len(block) < 7 {
			return false
		}
		kind, flags := block[2], binary.LittleEndian.Uint16(block[3:])
		if (kind == 0x73 && flags&0x80 != 0) || (kind == 0x74 && flags&0x04 != 0) {
			return true
		}
		length := int64(binary.LittleEndian.Uint16(block[5:]))
		if flags&0x8000 != 0 && len(block) == 11 {
			length += int64(binary.LittleEndian.Uint32(block[7:]))
		}
		if length < 7 {
			return false
		}
		at += length
	}
	return false
}

// encryptedRAR5 says whether the headers or the first files of the archive are encrypted.
func encryptedRAR5(c content) bool {
	at := int64(len(signatureRAR5))
	for range maxBlocks {
		block := readAt(c, at+4, 4<<10) // behind the checksum
		r := varints{block}
		length := r.next()
		headerStart := len(block) - len(r.rest)
		kind, flags := r.next(), r.next()
		if kind == 4 { // archive encryption header
			return true
		}
		var extra, data uint64
		if flags&1 != 0 {
			extra = r.next()
		}
		if flags&2 != 0 {
			data = r.next()
		}
		end := uint64(headerStart) + length
		if length == 0 || data > 1<<50 || end > uint64(len(block)) {
			return false
		}
		if kind == 2 && extra <= length && encryptedExtra(block[end-extra:end]) {
			return true
		}
		at += 4 + int64(end) + int64(data)
	}
	return false
}

// encryptedExtra says whether the extra area of a RAR5 file header has an encryption record (type 1).
func encryptedExtra(area []byte) bool {
	for len(area) > 0 {
		r := varints{area}
		length := r.next()
		if length == 0 || length > uint64(len(r.rest)) {
			return false
		}
		record := varints{r.rest[:length]}
		if record.next() == 1 {
			return true
		}
		area = r.rest[length:]
	}
	return false
}

// varints reads numbers of seven bits a byte.
type varints struct{ rest []byte }

// next returns the next number, 0 at the end.
func (v *varints) next() uint64 {
	n, size := binary.Uvarint(v.rest)
	if size <= 0 {
		v.rest = nil
		return 0
	}
	v.rest = v.rest[size:]
	return n
}
