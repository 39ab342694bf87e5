package mail_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
)

const hostileSize = 24 << 20

// repeated returns a mail that begins with head and goes on with text until it is large.
func repeated(head, text string) []byte {
	var b bytes.Buffer
	b.WriteString("From: a@x.vn\r\nSubject: nang\r\n" + head)
	for b.Len() < hostileSize {
		b.WriteString(text)
	}
	return b.Bytes()
}

// base64Lines wraps content as mail does.
func base64Lines(content []byte) string {
	text := base64.StdEncoding.EncodeToString(content)
	var b strings.Builder
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text + "\r\n"
}

// onion puts an encoded mail into an encoded mail.
func onion(layers int) []byte {
	raw := repeated("Content-Type: application/pdf; name=a.pdf\r\n\r\n", "%PDF-1.4 abcdefghijklmnop\r\n")[:hostileSize/2]
	for range layers {
		raw = []byte("From: a@x.vn\r\nSubject: lop\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines(raw))
	}
	return raw
}

// open begins multiparts inside each other.
func open(levels int) string {
	var b strings.Builder
	for i := range levels {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%s%d\r\n\r\n--%[1]s%[2]d\r\n", strings.Repeat("b", 60), i)
	}
	return b.String()
}

// Mails made to keep the program busy or to fill its memory are read quickly, in little memory.
func TestHostileMails(t *testing.T) {
	texts := "Content-Type: text/plain; charset=utf-8\r\n\r\n"
	parts := strings.Repeat("\r\n--b\r\nContent-Type: application/x; name=\"a\"\r\n\r\nx", 990)
	for what, raw := range map[string][]byte{
		"a text in one line":               repeated(texts, "Kính gửi Sở "),
		"short lines":                      repeated(texts, "\r\n"),
		"lines that look like boundaries":  repeated(open(30)+"\r\n", "--"+strings.Repeat("b", 60)+"\r\n"),
		"lines that nearly are secret":     repeated(texts, "(độ mật là [MẬT <Mật: bảo mật, MAT – mat\r\n"),
		"quoted-printable in one line":     repeated("Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "=3D=C4"),
		"base64 with rubbish in it":        repeated("Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n", "!A=?B"),
		"a page of opening tags":           repeated("Content-Type: text/html\r\n\r\n", "<table><a href=x><pre>"),
		"a page of one open tag":           repeated("Content-Type: text/html\r\n\r\n", "<a "),
		"a PDF that says Encrypt":          repeated("Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4", "/Encrypt "),
		"990 files, then one large":        repeated("Content-Type: multipart/mixed; boundary=b\r\n"+parts+"\r\n--b\r\nContent-Type: application/x\r\n\r\n", "abcdefgh\r\n"),
		"mails in mails, encoded":          onion(3),
		"a boundary that nobody uses":      repeated("Content-Type: multipart/mixed; boundary=khong\r\n\r\n", "--x\r\nkhong\r\n"),
		"many words in a header":           []byte("From: a@x.vn\r\nSubject: " + strings.Repeat("=?utf-8?Q?=E1=BB=87?= ", 40_000) + "\r\n\r\nabc"),
		"broken words in a header":         []byte("From: a@x.vn\r\nSubject: " + strings.Repeat("=?utf-8?Q", 90_000) + "\r\n\r\nabc"),
		"many parameters":                  []byte("From: a@x.vn\r\nContent-Type: a/b" + strings.Repeat("; name*1*=\"", 80_000) + "\r\n\r\nabc"),
		"many recipients":                  []byte("From: a@x.vn\r\nTo: " + strings.Repeat("a@x.vn,", 100_000) + "\r\n\r\nabc"),
		"a ZIP whose list leads to itself": append([]byte("From: a@x.vn\r\nContent-Type: application/zip\r\n\r\nPK\x03\x04"), append(bytes.Repeat([]byte("PK\x01\x02"), 1000), "PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"...)...),
	} {
		begun, meter := time.Now(), watchMemory()
		p := mail.Parse(bytes.NewReader(raw), int64(len(raw)))
		took, grown := time.Since(begun), meter()
		t.Logf("%-34s %5.2f s %4d MB %s, %d files", what, took.Seconds(), grown>>20, p.Unreadable, len(p.Attachments))
		if took > 15*time.Second || grown > 64<<20 {
			t.Errorf("%s: took %v and %d MB", what, took, grown>>20)
		}
	}
}

// watchMemory returns a function that tells by how many bytes the heap had grown at most.
func watchMemory() func() uint64 {
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	stop, result := make(chan struct{}), make(chan uint64)
	go func() {
		peak := before.HeapAlloc
		for {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapAlloc)
			select {
			case <-stop:
				result <- peak - before.HeapAlloc
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); return <-result }
}

// Reading an attachment here and there gives what reading it from its beginning gives.
func TestAttachmentOfMegabytes(t *testing.T) {
	content := bytes.Repeat([]byte("0123456789abcdef\n"), 200_000)
	raw := []byte("From: a@x.vn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/x; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64Lines(content) + "--b--\r\n")
	got := sent(t, raw, 1)
	if !bytes.Equal(got, content) {
		t.Errorf("%d bytes, sent %d", len(got), len(content))
	}
	r, _, err := mail.OpenAttachment(bytes.NewReader(raw), int64(len(raw)), 1)
	if err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 100)
	if _, err := io.ReadFull(r, first); err != nil || !bytes.Equal(first, content[:100]) {
		t.Errorf("%q %v", first, err)
	}
}
