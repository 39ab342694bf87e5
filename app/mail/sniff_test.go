package mail_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"vanphongso/data/letter"
)

// attached parses a mail with one attachment of these bytes.
func attached(t *testing.T, content []byte) letter.Attachment {
	t.Helper()
	p := parse(around("Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(content)))
	if len(p.Attachments) == 0 || p.Attachments[0].Size != int64(len(content)) {
		t.Fatalf("%+v", p.Attachments)
	}
	return p.Attachments[0]
}

// archived returns a ZIP with these entries; an entry is encrypted when its flags say so.
func archived(t *testing.T, flags ...uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, flag := range flags {
		w, err := z.CreateRaw(&zip.FileHeader{Name: strings.Repeat("a", i+1), Flags: flag, CompressedSize64: 3, UncompressedSize64: 3})
		if err == nil {
			_, err = w.Write([]byte("abc"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rar5 returns a RAR 5 archive with one file header that has this extra area.
func rar5(kind byte, extra []byte) []byte {
	block := func(body []byte) []byte {
		head := append([]byte{byte(len(body))}, body...)
		return append(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(head)), head...)
	}
	archive := append([]byte("Rar!\x1a\x07\x01\x00"), block([]byte{1, 0, 0})...)
	return append(archive, block(append([]byte{kind, 1, byte(len(extra)), 0, 0}, extra...))...)
}

func utf16le(s string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

// made7z is an archive that 7-Zip has made of eight texts: open, locked with a password, or hidden: the list of files too.
func made7z(t *testing.T, name string) []byte {
	t.Helper()
	archive, err := os.ReadFile("testdata/" + name + ".7z")
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func TestTypesAndPasswords(t *testing.T) {
	office := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2000)...)
	locked := append(append(bytes.Clone(office), utf16le("EncryptedPackage\x00")...), make([]byte, 500)...)
	zipped, cut := archived(t, 0, 0, 1), archived(t, 1)[:60]
	names7z := func(list string) []byte {
		b := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04\x00\x00\x00\x00"), 0, 0, 0, 0, 0, 0, 0, 0)
		return append(append(binary.LittleEndian.AppendUint64(b, uint64(len(list))), 0, 0, 0, 0), list...)
	}
	for _, c := range []struct {
		what      string
		content   []byte
		sniffed   string
		fileName  string
		encrypted bool
	}{
		{"PDF", []byte(pdfBytes), "application/pdf", "tep-1.pdf", false},
		{"PDF behind other bytes", []byte("\xef\xbb\xbf\r\nscanner\r\n" + pdfBytes), "application/pdf", "tep-1.pdf", false},
		{"PDF with a password", []byte(pdfBytes + "trailer << /Encrypt 9 0 R >>"), "application/pdf", "tep-1.pdf", true},
		{"PDF with a password between two reads", []byte("%PDF-1.7\n" + strings.Repeat("x", 64<<10-9-4) + "/Encrypt 9 0 R >>"), "application/pdf", "tep-1.pdf", true},
		{"PDF that only speaks of it", []byte(pdfBytes + "(the /EncryptMetadata entry)"), "application/pdf", "tep-1.pdf", false},
		{"ZIP", archived(t, 0, 0), "application/zip", "tep-1.zip", false},
		{"ZIP, last file encrypted", zipped, "application/zip", "tep-1.zip", true},
		{"ZIP, cut off", cut, "application/zip", "tep-1.zip", true},
		{"RAR 5", rar5(2, []byte{2, 3, 0}), "application/vnd.rar", "tep-1.rar", false},
		{"RAR 5, encrypted file", rar5(2, []byte{2, 1, 0}), "application/vnd.rar", "tep-1.rar", true},
		{"RAR 5, encrypted list", rar5(4, nil), "application/vnd.rar", "tep-1.rar", true},
		{"RAR 4, encrypted list", append([]byte("Rar!\x1a\x07\x00\x00\x00\x73\x80\x00\x0d\x00"), make([]byte, 8)...), "application/vnd.rar", "tep-1.rar", true},
		{"7z", names7z("\x01\x04\x06\x00\x21"), "application/x-7z-compressed", "tep-1.7z", false},
		{"7z, encrypted list", names7z("\x17\x06\x24\x06\xf1\x07\x01\x0a"), "application/x-7z-compressed", "tep-1.7z", true},
		{"7z, packed list", made7z(t, "open"), "application/x-7z-compressed", "tep-1.7z", false},
		{"7z, packed list, encrypted files", made7z(t, "locked"), "application/x-7z-compressed", "tep-1.7z", true},
		{"7z, packed and encrypted list", made7z(t, "hidden"), "application/x-7z-compressed", "tep-1.7z", true},
		{"7z, packed list cut off", made7z(t, "locked")[:310], "application/x-7z-compressed", "tep-1.7z", false},
		{"Office file", office, "application/x-ole-storage", "", false},
		{"Office file with a password", locked, "application/x-ole-storage", "", true},
		{"text", []byte("Kính gửi"), "text/plain", "tep-1.txt", false},
		{"nothing", nil, "application/octet-stream", "tep-1", false},
	} {
		a := attached(t, c.content)
		if a.Sniffed != c.sniffed || a.Encrypted != c.encrypted || c.fileName != "" && a.FileName != c.fileName || a.Damaged {
			t.Errorf("%s: %+v", c.what, a)
		}
	}
}

// Pictures in the text are told from papers: by their place, not by what they call themselves.
func TestInlinePictures(t *testing.T) {
	png := "Content-Type: image/png; name=a.png\r\nContent-ID: <a@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"))
	pdf := "Content-Type: application/pdf; name=a.pdf\r\nContent-ID: <b@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + pdfBase64
	p := parse(around("Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>chào</p>\r\n--r\r\n"+png+"\r\n--r\r\n"+pdf+"\r\n--r--", png))
	for i, want := range []bool{true, false, false} {
		if p.Attachments[i].Inline != want {
			t.Errorf("%+v", p.Attachments[i])
		}
	}
}
