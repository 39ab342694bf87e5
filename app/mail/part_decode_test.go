package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"math/rand/v2"
	"mime/quotedprintable"
	"testing"
)

// Decoded content can be read from any place, in any order, before and after a release.
func TestReadDecodedAnywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	plain := make([]byte, 900_000)
	for i := range plain {
		plain[i] = byte(random.IntN(256))
	}
	var quoted bytes.Buffer
	w := quotedprintable.NewWriter(&quoted)
	w.Binary = true
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]content{
		"base64":           newContent(bytes.NewReader([]byte("xx"+base64.StdEncoding.EncodeToString(plain))), 2, 2+int64(base64.StdEncoding.EncodedLen(len(plain))), base64Encoding),
		"quoted-printable": newContent(bytes.NewReader(quoted.Bytes()), 0, int64(quoted.Len()), quotedPrintable),
		"identity":         newContent(bytes.NewReader(plain), 0, int64(len(plain)), identity),
	} {
		for range 150 {
			at, n := random.IntN(len(plain)+10), random.IntN(70_000)
			want := plain[min(at, len(plain)):min(at+n, len(plain))]
			got := make([]byte, n)
			read, err := c.ReadAt(got, int64(at))
			if !bytes.Equal(got[:read], want) || (read < n) != (err == io.EOF) {
				t.Fatalf("%s: %d bytes at %d give %d (%v), want %d", what, n, at, read, err, len(want))
			}
			if random.IntN(20) == 0 {
				release(c)
			}
		}
		if c.Size() != int64(len(plain)) {
			t.Errorf("%s: size %d, want %d", what, c.Size(), len(plain))
		}
	}
}

// Quoted-printable as RFC 2045 §6.7 has it, and as programs write it.
func TestQuotedPrintable(t *testing.T) {
	for coded, want := range map[string]string{
		"=C4=90=C6=A1n":       "Đơn",
		"=c4=90":              "Đ",
		"a=\r\nb":             "ab",
		"=\r\nb":              "b",
		"a=  \r\nb":           "ab",
		"a \t\r\nb":           "a\r\nb",
		"a=20\r\nb":           "a \r\nb",
		"a\nb":                "a\nb",
		"a=":                  "a",
		"50% = n=zz=1":        "50% = n=zz=1",
		"=3D=0D=0A=3D":        "=\r\n=",
		"https://x.vn/?a=3D1": "https://x.vn/?a=1",
	} {
		c := newContent(bytes.NewReader([]byte(coded)), 0, int64(len(coded)), quotedPrintable)
		if got := string(head(c, 100)); got != want {
			t.Errorf("%q gives %q, want %q", coded, got, want)
		}
	}
}

// Base64 as it comes in: padded in the middle, without padding, cut off, with rubbish between.
func TestBase64(t *testing.T) {
	for coded, want := range map[string]struct {
		text    string
		damaged bool
	}{
		"xJDGoW4=": {"Đơn", false}, "xJDG\r\noW4=\r\n": {"Đơn", false}, "xJA=xqFu": {"Đơn", false}, "xJDGoW4": {"Đơn", true},
		"xJDGo": {"Đ\xc6", true}, "xJ!DG?oW4=": {"Đơn", true}, "": {"", false}, "=": {"", false}, "x===": {"", true},
	} {
		d := newContent(bytes.NewReader([]byte(coded)), 0, int64(len(coded)), base64Encoding).(*decoded)
		if got := string(head(d, 100)); got != want.text || d.damaged != want.damaged {
			t.Errorf("%q gives %q damaged %t, want %+v", coded, got, d.damaged, want)
		}
	}
}
