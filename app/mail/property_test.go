package mail_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/viet"
)

// invented is a file of an invented mail.
type invented struct {
	content []byte
	name    string
}

// encoded writes content in one of the transfer encodings; the raw one only holds what a line-based mail can.
func encoded(t *rapid.T, content []byte) (header, body string) {
	switch rapid.SampledFrom([]string{"base64", "long base64", "quoted", "raw"}).Draw(t, "encoding") {
	case "base64":
		text, width := base64.StdEncoding.EncodeToString(content), rapid.IntRange(1, 80).Draw(t, "width")
		var b strings.Builder
		for len(text) > width {
			b.WriteString(text[:width] + "\r\n")
			text = text[width:]
		}
		return "base64", b.String() + text
	case "long base64":
		return "BASE64 ", base64.StdEncoding.EncodeToString(content)
	case "quoted":
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Binary = true
		_, _ = w.Write(content)
		_ = w.Close()
		return "quoted-printable", b.String()
	}
	return "binary", string(content)
}

var letters = rapid.SampledFrom([]rune("aăâđêôơưeioyệởữựẩậớABĐ 0123.,()&_'+"))

// Whatever is sent comes out byte for byte, under its name, in its order, however it was encoded and nested.
func TestSentBytesAreStoredBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var files []invented
		boundaries := 0
		var write func(depth int) string
		write = func(depth int) string {
			boundaries++
			boundary := fmt.Sprintf("=_ranh-%d-%d", boundaries, depth)
			var b strings.Builder
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%q\r\n\r\nLời dẫn\r\n", boundary)
			for range rapid.IntRange(1, 4).Draw(t, "parts") {
				fmt.Fprintf(&b, "--%s\r\n", boundary)
				if depth < 4 && rapid.Bool().Draw(t, "nest") {
					b.WriteString(write(depth+1) + "\r\n")
					continue
				}
				content := rapid.SliceOfN(rapid.Byte(), 0, 3000).Draw(t, "content")
				name := "x" + rapid.StringOfN(letters, 0, 30, -1).Draw(t, "name") + "x.bin"
				files = append(files, invented{content, name})
				header, body := encoded(t, content)
				fmt.Fprintf(&b, "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: %s\r\nContent-Disposition: attachment; filename=\"%s\"\r\n\r\n%s\r\n", header, name, body)
			}
			fmt.Fprintf(&b, "--%s--\r\n", boundary)
			return b.String()
		}
		raw := []byte("From: a@x.vn\r\nSubject: thu\r\n" + write(1))
		check(t, raw, files)
	})
}

func check(t *rapid.T, raw []byte, files []invented) {
	p := parse(raw)
	if p.Unreadable != "" || len(p.Attachments) != len(files) {
		t.Fatalf("%q, %d attachments, want %d", p.Unreadable, len(p.Attachments), len(files))
	}
	for i, f := range files {
		a, sum := p.Attachments[i], sha256.Sum256(f.content)
		if a.SHA256 != hex.EncodeToString(sum[:]) || a.Size != int64(len(f.content)) || a.Damaged {
			t.Errorf("file %d: %+v, sent %d bytes", i+1, a, len(f.content))
		}
		if a.Name != viet.NFC(f.name) {
			t.Errorf("name %q, want %q", a.Name, f.name)
		}
	}
}

// The same mail, line ends changed on its way, gives the same files as long as they are encoded.
func TestLineEndsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SliceOfN(rapid.Byte(), 1, 5000).Draw(t, "content")
		part := "Content-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(content)
		raw := around(part, part)
		file := invented{content, "a.bin"}
		check(t, bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []invented{file, file})
	})
}
