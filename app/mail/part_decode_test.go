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
