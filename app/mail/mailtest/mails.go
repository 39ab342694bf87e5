package mailtest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
)

// Mail returns a small mail number n: every number gives other bytes and another Message-ID.
func Mail(n int) []byte {
	return fmt.Appendf(nil, "From: Cong dan %[1]d <cd%[1]d@example.vn>\r\nTo: motcua@example.vn\r\nSubject: Nop ho so so %[1]d\r\n"+
		"Message-ID: <%[1]d@example.vn>\r\nDate: Mon, 2 Nov 2026 08:00:00 +0700\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: text/plain; charset=utf-8\r\n\r\nKinh gui Bo phan mot cua, toi nop ho so so %[1]d.\r\n", n)
}

// BigMail returns mail number n with a random attachment; the whole has about size bytes.
func BigMail(n, size int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: Cong dan %[1]d <cd%[1]d@example.vn>\r\nTo: motcua@example.vn\r\nSubject: Ho so quet so %[1]d\r\n"+
		"Message-ID: <big%[1]d@example.vn>\r\nDate: Mon, 2 Nov 2026 08:00:00 +0700\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/mixed; boundary=ranh-gioi\r\n\r\n--ranh-gioi\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+
		"Ban quet kem theo.\r\n--ranh-gioi\r\nContent-Type: application/pdf; name=\"quet.pdf\"\r\nContent-Transfer-Encoding: base64\r\n"+
		"Content-Disposition: attachment; filename=\"quet.pdf\"\r\n\r\n", n)
	source := rand.NewChaCha8([32]byte{byte(n), byte(n >> 8), 1})
	line := make([]byte, 57)
	for b.Len() < size {
		_, _ = source.Read(line)
		b.WriteString(base64.StdEncoding.EncodeToString(line))
		b.WriteString("\r\n")
	}
	b.WriteString("--ranh-gioi--\r\n")
	return b.Bytes()
}
