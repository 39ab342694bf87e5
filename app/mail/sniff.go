package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"regexp"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// sniffBytes is how much of a file its type is recognised from.
const sniffBytes = 3 << 10

// sniff returns the media type of a file by its first bytes and the extension that goes with it, which is empty for
// bytes that mean nothing special.
func sniff(start []byte) (mediaType, extension string) {
	if len(start) == 0 {
		return "application/octet-stream", ""
	}
	if isTNEF(start) {
		return "application/vnd.ms-tnef", ".dat"
	}
	found := mimetype.Detect(start)
	mediaType, _, _ = strings.Cut(found.String(), ";")
	if mediaType == "application/octet-stream" || strings.HasPrefix(mediaType, "text/plain") {
		// Some scanners and mail gateways put bytes before the file's own beginning.
		if i := bytes.Index(start[:min(len(start), 1024)], []byte("%PDF-")); i >= 0 {
			return "application/pdf", ".pdf"
		}
	}
	return mediaType, found.Extension()
}

// measured is what reading a file once tells about it.
type measured struct {
	size      int64
	sha256    string
	sniffed   string
	extension string
	encrypted bool
}

// measure reads all of c once, through buffer; errors are those of the mail's source.
func measure(c content, buffer []byte) (measured, error) {
	defer release(c)
	sum := sha256.New()
	start := make([]byte, 0, sniffBytes)
	marks := markFinder{}
	in := stream(c)
	var m measured
	for {
		n, err := in.Read(buffer)
		piece := buffer[:n]
		sum.Write(piece)
		m.size += int64(n)
		start = append(start, piece[:min(n, sniffBytes-len(start))]...)
		marks.look(piece)
		if err == io.EOF {
			break
		}
		if err != nil {
			return m, err
		}
	}
	m.sha256 = hex.EncodeToString(sum.Sum(nil))
	m.sniffed, m.extension = sniff(start)
	m.encrypted = isEncrypted(c, m.size, start, m.sniffed, &marks)
	return m, nil
}

// Signatures of formats that can be protected with a password.
var (
	signatureZIP  = []byte("PK\x03\x04")
	signatureRAR4 = []byte("Rar!\x1a\x07\x00")
	signatureRAR5 = []byte("Rar!\x1a\x07\x01\x00")
	signature7z   = []byte("7z\xbc\xaf\x27\x1c")
	signatureOLE  = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
)

// isEncrypted says whether the file cannot be read without a password, as far as its format tells from outside.
func isEncrypted(c content, size int64, start []byte, sniffed string, marks *markFinder) bool {
	switch {
	case bytes.HasPrefix(start, signatureZIP):
		return encryptedZIP(c, size)
	case bytes.HasPrefix(start, signatureRAR5):
		return encryptedRAR5(c)
	case bytes.HasPrefix(start, signatureRAR4):
		return encryptedRAR4(c)
	case bytes.HasPrefix(start, signature7z):
		return encrypted7z(c)
	case bytes.HasPrefix(start, signatureOLE):
		return marks.package16
	case sniffed == "application/pdf":
		return marks.encrypt
	}
	return false
}

// pdfEncrypt is the entry of a PDF trailer that names its encryption (ISO 32000-1 §7.6.1).
var pdfEncrypt = regexp.MustCompile(`^/Encrypt\s*(\d{1,10}\s+\d{1,5}\s+R|<<)`)

// officePackage is the name of the stream in which Office keeps a file protected with a password (MS-OFFCRYPTO §1.3.2).
var officePackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00\x00\x00")

// markFinder looks for marks of encryption that may lie anywhere in a file, while the file streams by.
type markFinder struct {
	tail      []byte // end of what was seen, in which a mark may begin
	encrypt   bool   // of a PDF
	package16 bool   // of an Office file
}

const longestMark = 64

func (f *markFinder) look(piece []byte) {
	if f.encrypt || f.package16 || len(piece) == 0 {
		return
	}
	seam := append(f.tail, piece[:min(len(piece), longestMark)]...)
	f.find(seam)
	f.find(piece)
	if len(piece) >= longestMark {
		f.tail = append(f.tail[:0], piece[len(piece)-longestMark:]...)
	} else {
		f.tail = append([]byte(nil), seam[max(0, len(seam)-longestMark):]...)
	}
}

func (f *markFinder) find(b []byte) {
	for rest := b; ; {
		i := bytes.Index(rest, []byte("/Encrypt"))
		if i < 0 {
			break
		}
		if pdfEncrypt.Match(rest[i:min(len(rest), i+longestMark)]) {
			f.encrypt = true
		}
		rest = rest[i+1:]
	}
	f.package16 = f.package16 || bytes.Contains(b, officePackage)
}
