package work

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"strings"
	"time"

	"vanphongso/app/mail"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
)

// sampleOriginals is how many of the newest letters have an original to open; the ones before were dealt with.
const sampleOriginals = 200

// letter invents a letter that came at a moment.
func (w *sampleWriter) letter(at time.Time, i int) (*letter.Letter, error) {
	s := w.random
	p := w.procedures[i%len(w.procedures)]
	if s.IntN(3) == 0 {
		p = pick(s, w.procedures)
	}
	owner := s.party()
	l := &letter.Letter{
		Account: sampleAccount, Folder: "INBOX", UIDValidity: 1, State: letter.Taken, Handling: letter.Waiting,
		MessageID: fmt.Sprintf("<%s.%d@mau.example.vn>", s.digits(12), i), From: letter.Address{Name: owner.Name, Address: owner.Email},
		To: []letter.Address{{Name: w.settings.ShortName, Address: "motcua@example.vn"}}, Subject: sampleSubject(s, p),
		Date: at.Add(-time.Duration(s.IntN(120)) * time.Second), ReceivedAt: at, FetchedAt: at.Add(time.Minute), Parsing: "strict",
		Text: sampleText(owner, p), Size: int64(20_000 + s.IntN(3_000_000)),
	}
	if i >= w.letters-sampleOriginals {
		return l, w.keepOriginal(l, p)
	}
	l.AttachmentCount = 1 + s.IntN(5)
	switch n := s.IntN(100); {
	case n < 8:
		l.State, l.Handling, l.Reason, l.Text = letter.Ignored, "", "quy tắc “Thư quảng cáo”", ""
	case n < 10:
		l.State, l.Handling, l.Reason, l.Text = letter.TooLarge, "", "lớn hơn giới hạn 50 MB", ""
		l.Size = 60 << 20
	default:
		l.Handling, l.HandlingReason = letter.Dismissed, "Đã trả lời qua thư, không lập hồ sơ"
	}
	return l, nil
}

func sampleSubject(s sampler, p procedure.Procedure) string {
	return pick(s, []string{"Hồ sơ đề nghị ", "V/v ", "Nộp hồ sơ: ", "Đề nghị "}) + lowerFirst(p.Name)
}

func lowerFirst(text string) string {
	runes := []rune(text)
	if len(runes) > 1 {
		return strings.ToLower(string(runes[:1])) + string(runes[1:])
	}
	return text
}

func sampleText(owner dossier.Party, p procedure.Procedure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Kính gửi Sở Khoa học và Công nghệ,\n\n%s xin nộp hồ sơ %s.\n\n", owner.Name, lowerFirst(p.Name))
	label := "Họ và tên"
	if owner.Kind != dossier.Citizen {
		label = "Tên tổ chức"
	}
	fmt.Fprintf(&b, "%s: %s\n%s: %s\nĐịa chỉ: %s\nĐiện thoại: %s\n\nTrân trọng.\n", label, owner.Name, owner.IDKind, owner.IDNumber, owner.Address, owner.Phone)
	return b.String()
}

// keepOriginal writes the letter as a real mail with its papers, keeps it as a blob and reads it as a fetch would.
func (w *sampleWriter) keepOriginal(l *letter.Letter, p procedure.Procedure) error {
	raw := sampleMail(*l, p)
	ref, err := w.office.Blobs.Put(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	parsed := mail.Parse(bytes.NewReader(raw), int64(len(raw)))
	parsed.Apply(l)
	l.SHA256, l.Size = ref.SHA256, ref.Size
	return nil
}

func sampleMail(l letter.Letter, p procedure.Procedure) []byte {
	var b bytes.Buffer
	boundary := "mau-" + strings.Trim(strings.SplitN(l.MessageID, "@", 2)[0], "<")
	fmt.Fprintf(&b, "From: %s <%s>\r\nTo: <motcua@example.vn>\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: %s\r\nMIME-Version: 1.0\r\n",
		mime.BEncoding.Encode("utf-8", l.From.Name), l.From.Address, mime.BEncoding.Encode("utf-8", l.Subject),
		l.Date.In(office.Zone).Format(time.RFC1123Z), l.MessageID)
	fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%q\r\n\r\n--%s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", boundary, boundary)
	writeBase64(&b, []byte(l.Text))
	for i, c := range p.Components("") {
		if c.Optional || i >= 6 {
			continue
		}
		name := sampleFileName(c)
		fmt.Fprintf(&b, "--%s\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n", boundary, name)
		writeBase64(&b, samplePDF(strings.ToUpper(viet.Fold(shortName(c.Name))), l.MessageID))
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.Bytes()
}

// sampleFileName is how people name the file of a paper: short, without marks.
func sampleFileName(c procedure.Component) string {
	words := viet.Words(shortName(c.Name))
	if len(c.Keywords) > 0 {
		words = strings.Fields(c.Keywords[0])
	}
	if len(words) > 6 {
		words = words[:6]
	}
	return strings.Join(words, "-") + ".pdf"
}

func writeBase64(b *bytes.Buffer, data []byte) {
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > 0 {
		n := min(76, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
}

// samplePDF is a page with two lines in a font that every reader has, which knows no Vietnamese marks.
func samplePDF(title, second string) []byte {
	clean := strings.NewReplacer("(", " ", ")", " ", `\`, " ")
	page := fmt.Sprintf("BT /F1 16 Tf 60 760 Td (%s) Tj /F1 10 Tf 0 -30 Td (%s) Tj ET", clean.Replace(title), clean.Replace(second))
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(page), page), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func dayString(year, month, day int) office.Day {
	return office.Day(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}
