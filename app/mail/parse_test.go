package mail_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// lines joins the lines of a mail.
func lines(list ...string) []byte { return []byte(strings.Join(list, "\r\n") + "\r\n") }

const pdfBytes = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n"

var pdfBase64 = base64.StdEncoding.EncodeToString([]byte(pdfBytes))

// around puts parts into a mail with a text before them.
func around(parts ...string) []byte {
	head := []string{
		"From: Lan <lan@x.vn>", "Subject: Ho so", "MIME-Version: 1.0", `Content-Type: multipart/mixed; boundary="b"`, "",
		"--b", "Content-Type: text/plain; charset=utf-8", "", "Kính gửi Sở",
	}
	for _, p := range parts {
		head = append(head, "--b", p)
	}
	return lines(append(head, "--b--")...)
}

// pdfPart is an attached PDF with these header lines.
func pdfPart(header ...string) string {
	return strings.Join(append(header, "Content-Transfer-Encoding: base64", "", pdfBase64), "\r\n")
}

const goodPDF = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=tot.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"

func sent(t *testing.T, raw []byte, index int) []byte {
	t.Helper()
	r, _, err := mail.OpenAttachment(bytes.NewReader(raw), int64(len(raw)), index)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// All the ways in which programs write a file name, and what comes of names that would do harm.
func TestFileNames(t *testing.T) {
	for _, c := range []struct{ what, header, name, fileName string }{
		{"RFC 2231", "Content-Disposition: attachment; filename*=utf-8''H%E1%BB%93%20s%C6%A1.pdf", "Hồ sơ.pdf", ""},
		{"RFC 2231 in pieces", "Content-Disposition: attachment; filename*0*=utf-8''H%E1%BB%93; filename*1*=%20s%C6%A1; filename*2=.pdf", "Hồ sơ.pdf", ""},
		{"RFC 2231 pieces out of order", "Content-Disposition: attachment; filename*1*=%20s%C6%A1.pdf; filename*0*=utf-8''H%E1%BB%93", "Hồ sơ.pdf", ""},
		{"RFC 2231 escape cut in two", "Content-Disposition: attachment; filename*0*=utf-8''H%E1%B; filename*1*=B%93%20s%C6%A1.pdf", "Hồ sơ.pdf", ""},
		{"RFC 2231 wins over the plain name", "Content-Disposition: attachment; filename=\"Ho so.pdf\"; filename*=utf-8''H%E1%BB%93%20s%C6%A1.pdf", "Hồ sơ.pdf", ""},
		{"RFC 2047 in the name", "Content-Disposition: attachment; filename=\"=?UTF-8?B?SOG7kyBzxqEucGRm?=\"", "Hồ sơ.pdf", ""},
		{"RFC 2047, a letter cut in two words", "Content-Disposition: attachment; filename=\"=?UTF-8?B?SOG7?= =?UTF-8?B?kyBzxqEucGRm?=\"", "Hồ sơ.pdf", ""},
		{"raw UTF-8", "Content-Disposition: attachment; filename=\"Hồ sơ.pdf\"", "Hồ sơ.pdf", ""},
		{"raw, no quotation marks", "Content-Disposition: attachment; filename=Hồ sơ.pdf", "Hồ sơ.pdf", ""},
		{"decomposed", "Content-Disposition: attachment; filename=\"Ho\u0302\u0300 so\u031b.pdf\"", "Hồ sơ.pdf", ""},
		{"windows-1258", "Content-Disposition: attachment; filename=\"=?windows-1258?Q?H=F4=CC_s=F5.pdf?=\"", "Hồ sơ.pdf", ""},
		{"raw windows-1258", "Content-Disposition: attachment; filename=\"H\xf4\xcc s\xf5.pdf\"", "Hồ sơ.pdf", ""},
		{"gb18030", "Content-Disposition: attachment; filename=\"=?gb18030?B?us/NrC5wZGY=?=\"", "合同.pdf", ""},
		{"name only, inline", "Content-Disposition: inline", "khai bao.pdf", ""},
		{"path", `Content-Disposition: attachment; filename="..\\..\\CON.pdf"`, `..\..\CON.pdf`, "_CON.pdf"},
		{"path of another system", "Content-Disposition: attachment; filename=\"../../etc/passwd\"", "../../etc/passwd", "etc-passwd.pdf"},
		{"number of a document", "Content-Disposition: attachment; filename=\"65/GP-SKHCN.pdf\"", "65/GP-SKHCN.pdf", "65-GP-SKHCN.pdf"},
		{"device", "Content-Disposition: attachment; filename=\"lpt1.tar.pdf\"", "lpt1.tar.pdf", "_lpt1.tar.pdf"},
		{"dots and spaces at the end", "Content-Disposition: attachment; filename=\"don. . .\"", "don. . .", "don.pdf"},
		{"direction of letters", "Content-Disposition: attachment; filename*=utf-8''don%E2%80%AEfdp.exe", "donfdp.exe", "donfdp.exe"},
		{"forbidden characters", "Content-Disposition: attachment; filename=\"a<b>c?d*e|f.pdf\"", "a<b>c?d*e|f.pdf", "a_b_c_d_e-f.pdf"},
		{"no name at all", "Content-Disposition: attachment", "khai bao.pdf", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			raw := around(pdfPart(`Content-Type: application/pdf; name="khai bao.pdf"`, c.header))
			p := parse(raw)
			if len(p.Attachments) != 1 {
				t.Fatalf("%d attachments", len(p.Attachments))
			}
			a := p.Attachments[0]
			if c.fileName == "" {
				c.fileName = c.name
			}
			if a.Name != c.name || a.FileName != c.fileName {
				t.Errorf("name %q, file name %q, want %q and %q", a.Name, a.FileName, c.name, c.fileName)
			}
			if string(sent(t, raw, 1)) != pdfBytes || p.Parsing != mail.Strict {
				t.Errorf("parsing %s %v", p.Parsing, p.Defects)
			}
		})
	}
}

func TestLongAndEqualNames(t *testing.T) {
	long := strings.Repeat("Đơn đề nghị ", 60) + ".pdf"
	p := parse(around(pdfPart("Content-Disposition: attachment; filename=\""+long+"\""), pdfPart("Content-Disposition: attachment; filename=\"don.pdf\""),
		pdfPart("Content-Disposition: attachment; filename=\"DON.PDF\""), pdfPart("Content-Disposition: attachment")))
	if n := p.Attachments[0].FileName; len(n) > 120 || !strings.HasSuffix(n, ".pdf") || !strings.HasPrefix(n, "Đơn đề nghị") {
		t.Errorf("%q", n)
	}
	for i, want := range []string{"don.pdf", "DON (2).PDF", "tep-4.pdf"} {
		if got := p.Attachments[i+1].FileName; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Broken mails: the good PDF at the end always comes through.
func TestBrokenMails(t *testing.T) {
	good := goodPDF + pdfBase64
	for _, c := range []struct {
		what    string
		raw     []byte
		parsing string
		damaged int // index of the damaged attachment, 0 for none
		files   int
	}{
		{"header line without colon", lines("From: a@x.vn", "dong hong", "Subject: Ho so", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Kính gửi Sở", "--b", good, "--b--"), mail.Lenient, 0, 1},
		{"header line without colon in a part", around("dong hong\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=dau.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"+pdfBase64, good), mail.Lenient, 0, 2},
		{"unknown transfer encoding", around("Content-Type: application/pdf\r\nContent-Transfer-Encoding: x-la\r\nContent-Disposition: attachment; filename=la.pdf\r\n\r\n%PDF-1.4 nguyen", good), mail.Lenient, 0, 2},
		{"last boundary missing", bytes.TrimSuffix(around(good), []byte("--b--\r\n")), mail.Lenient, 1, 1},
		{"cut inside base64", around(good)[:len(around(good))-20], mail.Lenient, 1, 1},
		{"bad base64", around("Content-Disposition: attachment; filename=hong.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"+pdfBase64[:20]+"!!?"+pdfBase64[20:], good), mail.Strict, 1, 2},
		{"boundary of a part missing", around("Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nKinh gui", good), mail.Lenient, 0, 1},
		{"boundary not the one named", bytes.Replace(around(good), []byte(`boundary="b"`), []byte(`boundary="khac"`), 1), mail.Lenient, 0, 1},
		{"boundary not named", bytes.Replace(around(good), []byte(`; boundary="b"`), nil, 1), mail.Lenient, 0, 1},
		{"lone line feeds", bytes.ReplaceAll(around(good), []byte("\r\n"), []byte("\n")), mail.Strict, 0, 1},
		{"no empty line behind a part's header", around("Content-Type: text/plain\r\nMột dòng\r\nHai dòng\r\nBa dòng", good), mail.Lenient, 0, 1},
		{"attachment declared as text", around("Content-Type: text/plain\r\n\r\n"+pdfBytes, good), mail.Strict, 0, 2},
		{"type without subtype", around("Content-Type: pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"+pdfBase64, good), mail.Lenient, 0, 2},
		{"parts behind the end", append(around(), []byte("--b\r\n"+good+"\r\n--b--\r\n")...), mail.Lenient, 0, 1},
		{"zero bytes in the header", bytes.Replace(around(good), []byte("Subject: "), []byte("Subject: \x00"), 1), "", 0, 1},
		{"empty lines before the header", append([]byte("\r\n\r\n"), around(good)...), mail.Strict, 0, 1},
		{"byte order mark", append([]byte("\xef\xbb\xbf"), around(good)...), mail.Strict, 0, 1},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := parse(c.raw)
			if p.Unreadable != "" || len(p.Attachments) != c.files || c.parsing != "" && p.Parsing != c.parsing {
				t.Fatalf("%s %v %q, %d attachments", p.Parsing, p.Defects, p.Unreadable, len(p.Attachments))
			}
			if (p.Parsing == mail.Lenient) != (len(p.Defects) > 0) {
				t.Errorf("%s with defects %v", p.Parsing, p.Defects)
			}
			for _, a := range p.Attachments {
				if a.Damaged != (a.Index == c.damaged) {
					t.Errorf("%s damaged: %t", a.Name, a.Damaged)
				}
			}
			last := p.Attachments[c.files-1]
			if content := sent(t, c.raw, c.files); c.damaged != c.files && string(content) != pdfBytes || !strings.HasPrefix(pdfBytes, string(content)) {
				t.Errorf("%s is %q", last.Name, content)
			}
			if p.Subject != "Ho so" || !strings.Contains(strings.ToLower(p.Text), "k") {
				t.Errorf("subject %q, text %q", p.Subject, p.Text)
			}
		})
	}
}

// A text file is stored as it was sent, not as its charset says.
func TestTextAttachmentIsNotConverted(t *testing.T) {
	raw := around("Content-Type: text/csv; charset=windows-1258\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n\xd0,H\xa0\xec")
	if got := sent(t, raw, 1); string(got) != "\xd0,H\xa0\xec" {
		t.Errorf("% x", got)
	}
}

// deep nests multiparts.
func deep(n int) []byte {
	var b strings.Builder
	b.WriteString("From: a@x.vn\r\nSubject: sau\r\n")
	for i := range n {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nKinh gui\r\n")
	return []byte(b.String())
}

func TestCaps(t *testing.T) {
	many := func(n int) []byte { return around(strings.Split(strings.Repeat("\r\nx,", n), ",")[:n]...) }
	for _, c := range []struct {
		what     string
		raw      []byte
		readable bool
	}{
		{"30 levels", deep(30), true},
		{"31 levels", deep(31), false},
		{"5,000 levels", deep(5000), false},
		{"999 parts", many(998), true},
		{"1,001 parts", many(1000), false},
		{"20,000 parts", many(20000), false},
		{"a header of 2 MB", append([]byte("From: a@x.vn\r\nX-A: "), bytes.Repeat([]byte("a"), 2<<20)...), false},
		{"empty", nil, false},
		{"white space", []byte(" \r\n\r\n \t"), false},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), false},
	} {
		begun := time.Now()
		p := parse(c.raw)
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%s took %v", c.what, took)
		}
		if (p.Unreadable == "") != c.readable {
			t.Errorf("%s: %q", c.what, p.Unreadable)
		}
		if state, reason := mail.Judge(p, nil); (state == letter.Quarantined) == c.readable || (reason == "") != c.readable {
			t.Errorf("%s: %s %q", c.what, state, reason)
		}
	}
}

// nest puts a mail into a mail, n times.
func nest(n int) []byte {
	raw := lines("From: trong@x.vn", "Subject: trong cung", "", "Xin chào từ trong cùng")
	for i := range n {
		boundary := fmt.Sprintf("n%d", i)
		raw = lines("From: a@x.vn", fmt.Sprintf("Subject: lop %d", i), "Content-Type: multipart/mixed; boundary="+boundary, "",
			"--"+boundary, "Content-Type: message/rfc822", "", string(raw), "--"+boundary+"--")
	}
	return raw
}

func TestNestedMailsAreOpenedThreeDeep(t *testing.T) {
	p := parse(nest(3))
	if len(p.Attachments) != 3 || !strings.Contains(p.Text, "Xin chào từ trong cùng") || p.Attachments[2].Parent != 2 {
		t.Errorf("%+v\n%s", p.Attachments, p.Text)
	}
	p = parse(nest(5))
	if len(p.Attachments) != 4 || strings.Contains(p.Text, "Xin chào") {
		t.Errorf("%d attachments\n%s", len(p.Attachments), p.Text)
	}
	for _, a := range p.Attachments {
		if !strings.HasSuffix(a.FileName, ".eml") || a.Sniffed == "" {
			t.Errorf("%+v", a)
		}
	}
}

// A mail in a mail whose base64 the standard forbids is opened all the same.
func TestEncodedNestedMail(t *testing.T) {
	inner := around(goodPDF + pdfBase64)
	p := parse(around("Content-Type: application/octet-stream; name=\"thu cu.eml\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(inner)))
	if len(p.Attachments) != 2 || p.Attachments[1].Parent != 1 || p.Attachments[1].Name != "tot.pdf" || p.Attachments[0].Size != int64(len(inner)) {
		t.Errorf("%+v", p.Attachments)
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct {
		header        string
		from, subject string
		date          string
	}{
		{"From: =?utf-8?Q?L=C3=B2_V=C4=83n_Pao?= <pao@x.vn>\r\nSubject: =?utf-8?B?xJDGoW4=?=\r\n =?utf-8?B?IHhpbg==?=\r\nDate: Mon, 2 Nov 2026 08:00:00 +0700", "Lò Văn Pao <pao@x.vn>", "Đơn xin", "2026-11-02 01:00"},
		{"From: Lò Văn Pao <pao@x.vn>\r\nSubject: Đơn\r\nDate: 2 Nov 2026 08:00 +0700", "Lò Văn Pao <pao@x.vn>", "Đơn", "2026-11-02 01:00"},
		{"From: \"Pao, Lò\" <pao@x.vn>\r\nSubject: =?windows-1258?Q?=D0=F5n?=\r\nDate: Mon, 02 Nov 2026 08:00:00 GMT+7", "Pao, Lò <pao@x.vn>", "Đơn", "2026-11-02 01:00"},
		{"From: pao@x.vn (Lò Văn Pao)\r\nSubject: a\r\n\tb\r\nDate: Mon, 02 Nov 2026 08:00:00 ICT", "Lò Văn Pao <pao@x.vn>", "a b", "2026-11-02 01:00"},
		{"Sender: pao@x.vn\r\nSubject: a\u202eb\x07c\r\nDate: hom qua", "pao@x.vn", "abc", "0001-01-01 00:00"},
		{"From: chỉ có tên\r\nSubject: =?sai?X?khong giai?=", "chỉ có tên", "=?sai?X?khong giai?=", "0001-01-01 00:00"},
		{"From: <pao@x.vn>\r\nSubject: =?gb18030?B?us/NrA==?=\r\nDate: 2026-11-02 08:00:00", "pao@x.vn", "合同", "2026-11-02 01:00"},
	} {
		p := parse([]byte(c.header + "\r\n\r\nabc\r\n"))
		if p.From.String() != c.from || p.Subject != c.subject || p.Date.Format("2006-01-02 15:04") != c.date {
			t.Errorf("%q: from %q subject %q date %v", c.header, p.From, p.Subject, p.Date)
		}
	}
}

// A disk that fails while a mail is read makes it unreadable and names the disk, whatever was being read.
func TestDiskFailsWhileParsing(t *testing.T) {
	raw := samples.All()[10].Raw
	for _, at := range []int64{0, 100, 2000, 60_000, int64(len(raw)) - 1} {
		p := mail.Parse(failing{bytes.NewReader(raw), at}, int64(len(raw)))
		if !strings.Contains(p.Unreadable, "ổ đĩa") {
			t.Errorf("fails at %d: %q", at, p.Unreadable)
		}
		_, _, err := mail.OpenAttachment(failing{bytes.NewReader(raw), at}, int64(len(raw)), 1)
		if office.CodeOf(err) != office.CodeUnavailable {
			t.Errorf("fails at %d: %v", at, err)
		}
	}
	if _, _, err := mail.OpenAttachment(bytes.NewReader(raw), int64(len(raw)), 99); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("%v", err)
	}
}

// failing is a file of which nothing at or behind an offset can be read.
type failing struct {
	*bytes.Reader
	at int64
}

func (f failing) ReadAt(p []byte, offset int64) (int, error) {
	if offset+int64(len(p)) > f.at {
		return 0, errors.New("input/output error")
	}
	return f.Reader.ReadAt(p, offset)
}

func TestApply(t *testing.T) {
	l := letter.Letter{ID: 7, Account: "thử", State: letter.Taken, SHA256: "abc", Size: 9}
	p := parse(around(goodPDF + pdfBase64))
	p.Apply(&l)
	if l.ID != 7 || l.Account != "thử" || l.SHA256 != "abc" || l.Size != 9 || l.State != letter.Taken {
		t.Errorf("the ledger's own fields changed: %+v", l)
	}
	if l.Subject != "Ho so" || l.AttachmentCount != 1 || len(l.Attachments) != 1 || l.Text == "" || l.Parsing != mail.Strict {
		t.Errorf("%+v", l)
	}
}
