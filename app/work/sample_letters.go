package work

import (
	"bytes"
	"context"
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
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// sampleAccount is the account that invented letters belong to. It is never fetched.
const sampleAccount = "Thư mẫu"

// Of the letters, only the newest have an original to open; most of these wait, everything before was dealt with.
const (
	sampleOriginals = 80
	sampleWaiting   = 24
)

// sampleLetter is an invented letter with what it asks for.
type sampleLetter struct {
	letter    *letter.Letter
	procedure procedure.Procedure
	owner     dossier.Party
}

// sampleCursor is where the sample mailbox stood before this sample.
type sampleCursor letter.Cursor

// after is the cursor when n letters more have come.
func (c sampleCursor) after(n int) letter.Cursor {
	after := letter.Cursor(c)
	after.LastUID += uint32(n)
	after.ServerCount += n
	return after
}

// openMailbox makes the account of the sample letters and finds out how many it has.
func (w *sampleWriter) openMailbox(ctx context.Context) error {
	if w.letters == 0 {
		return nil
	}
	_, err := w.office.Mailroom().account(ctx, sampleAccount)
	if office.CodeOf(err) == office.CodeNotFound {
		a := letter.Account{
			Name: sampleAccount, Server: "localhost:143", User: "mau", Security: letter.Plain, Folders: []string{"INBOX"}, Disabled: true,
		}
		err = w.office.Update(ctx, "sample", func(tx *store.Tx) error { return w.office.Store.Accounts.Save(tx, &a) })
	}
	if err != nil {
		return err
	}
	cursor, err := w.office.Store.Letters.Cursor(ctx, sampleAccount, "INBOX")
	cursor.Account, cursor.Folder, cursor.UIDValidity = sampleAccount, "INBOX", 1
	w.cursor = sampleCursor(cursor)
	return err
}

// letter invents letter number i, which came at a moment.
func (w *sampleWriter) letter(at time.Time, i int) (saver, error) {
	s := w.random
	invented := &sampleLetter{procedure: w.pickProcedure(i), owner: w.client()}
	l := &letter.Letter{
		Account: sampleAccount, Folder: "INBOX", UIDValidity: 1, UID: w.cursor.after(i + 1).LastUID, State: letter.Taken, Handling: letter.Waiting,
		MessageID: fmt.Sprintf("<%s.%d@mau.example.vn>", s.digits(12), i),
		From:      letter.Address{Name: invented.owner.Name, Address: invented.owner.Email},
		To:        []letter.Address{{Name: w.settings.ShortName, Address: "motcua@example.vn"}}, Subject: sampleSubject(s, invented.procedure),
		Date: at.Add(-time.Duration(s.IntN(120)) * time.Second), ReceivedAt: at, FetchedAt: at.Add(time.Minute), Parsing: "strict",
		Text: sampleText(s, invented.owner, invented.procedure), Size: int64(20_000 + s.IntN(3_000_000)),
	}
	invented.letter = l
	waits := i >= w.letters-min(sampleWaiting, 1+w.letters/3)
	if !waits && w.end(l) {
		w.waiting = append(w.waiting, invented)
	}
	if l.State == letter.Taken {
		l.AttachmentCount = 1 + s.IntN(5)
		if i >= w.letters-sampleOriginals {
			if err := w.keepOriginal(l, invented.procedure); err != nil {
				return nil, err
			}
		}
	}
	return func(tx *store.Tx) error {
		l.ID, l.Version = 0, 0
		return w.office.Store.Letters.Save(tx, l)
	}, nil
}

// end decides what became of a letter that waits no more, and says whether the next dossier is made of it.
func (w *sampleWriter) end(l *letter.Letter) bool {
	s := w.random
	switch n := s.IntN(100); {
	case n < 12:
		l.State, l.Handling, l.Reason = letter.Ignored, "", "quy tắc “Thư quảng cáo”"
		l.Subject, l.Text = pick(s, sampleAdvertisements), ""
	case n < 14:
		l.State, l.Handling, l.Reason, l.Size = letter.TooLarge, "", "lớn hơn giới hạn 50 MB", int64(55+s.IntN(90))<<20
		l.Text = ""
	case n < 15:
		l.State, l.Handling, l.Reason = letter.Quarantined, "", "máy chủ không giao được thư này"
		l.Text = ""
	case n < 45 && len(w.waiting) < 3 && w.dossiers > 0:
		return true
	default:
		l.Handling, l.HandlingReason = letter.Dismissed, pick(s, dismissals)
	}
	return false
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

func sampleText(s sampler, owner dossier.Party, p procedure.Procedure) string {
	var b strings.Builder
	fmt.Fprintf(&b, pick(s, sampleOpenings)+"\n\n", owner.Name, lowerFirst(p.Name))
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

// samplePDF is a page with a title and some lines in a font that every reader has, which knows no Vietnamese marks.
func samplePDF(title string, lines ...string) []byte {
	clean := strings.NewReplacer("(", " ", ")", " ", `\`, " ")
	page := fmt.Sprintf("BT /F1 16 Tf 60 760 Td (%s) Tj /F1 10 Tf", clean.Replace(title))
	for i, line := range lines {
		page += fmt.Sprintf(" 0 -%d Td (%s) Tj", 30-min(i, 1)*14, clean.Replace(line))
	}
	page += " ET"
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
