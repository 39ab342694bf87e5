package mail

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// MaxOutgoing is how large the files of an outgoing letter may be together, in bytes: what most servers take.
const MaxOutgoing = 20 << 20

// NewMessageID makes a Message-ID in the domain of an address, without brackets.
func NewMessageID(address string) string {
	_, domain, found := strings.Cut(address, "@")
	if !found || domain == "" {
		domain = "vanphongso.invalid"
	}
	return strings.ToLower(rand.Text()) + "@" + domain
}

// Compose writes an outgoing letter as the bytes that are sent: 7-bit lines, so that no server on the way has to recode
// them. open gives the bytes of its files. What bears a state-secret mark is refused, office.CodeRefused.
func Compose(o letter.Outgoing, at time.Time, open func(f letter.OutgoingFile) (io.ReadCloser, error)) ([]byte, error) {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := address(message, o); err != nil {
		return nil, office.Invalid("to", "Địa chỉ người gửi hoặc người nhận không dùng được; hãy ghi như ten@vidu.vn.")
	}
	message.Subject(viet.SafeLine(o.Subject))
	message.SetDateWithValue(at.In(office.Zone))
	message.SetMessageIDWithValue(o.MessageID)
	thread(message, o)
	message.SetBodyString(gomail.TypeTextPlain, viet.NFC(strings.TrimSpace(o.Text))+"\n")
	if err := attach(message, o.Files, open); err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	if _, err := message.WriteTo(&raw); err != nil {
		return nil, err
	}
	if !bytes.HasSuffix(raw.Bytes(), []byte("\r\n")) {
		raw.WriteString("\r\n")
	}
	if secret := Parse(bytes.NewReader(raw.Bytes()), int64(raw.Len())).Secret; secret != "" {
		return nil, office.Refuse("Thư có dấu hiệu bí mật nhà nước (%s) nên không được gửi qua mạng; hãy gửi bằng văn bản theo quy định.", secret)
	}
	return raw.Bytes(), nil
}

func address(message *gomail.Msg, o letter.Outgoing) error {
	errs := []error{message.FromFormat(viet.SafeLine(o.From.Name), o.From.Address)}
	for _, a := range o.To {
		errs = append(errs, message.AddToFormat(viet.SafeLine(a.Name), a.Address))
	}
	for _, a := range o.Cc {
		errs = append(errs, message.AddCcFormat(viet.SafeLine(a.Name), a.Address))
	}
	return errors.Join(errs...)
}

// thread names the letter that is answered and those before it.
func thread(message *gomail.Msg, o letter.Outgoing) {
	if isMessageID(o.InReplyTo) {
		message.SetGenHeader(gomail.HeaderInReplyTo, "<"+o.InReplyTo+">")
	}
	var known []string
	for _, id := range o.References {
		if isMessageID(id) {
			known = append(known, "<"+id+">")
		}
	}
	if len(known) > 0 {
		message.SetGenHeader(gomail.HeaderReferences, strings.Join(known, " "))
	}
}

// isMessageID says whether a text from a stranger's mail may stand in a header.
func isMessageID(id string) bool {
	return id != "" && len(id) < 400 && strings.IndexFunc(id, func(r rune) bool { return r <= ' ' || r > '~' || r == '<' || r == '>' }) < 0
}

// attach adds the files, byte for byte.
func attach(message *gomail.Msg, files []letter.OutgoingFile, open func(f letter.OutgoingFile) (io.ReadCloser, error)) error {
	left, names := int64(MaxOutgoing), newFileNames()
	for i, f := range files {
		r, err := open(f)
		if err != nil {
			return err
		}
		content, err := io.ReadAll(io.LimitReader(r, left+1))
		_ = r.Close() // it was only read
		if err != nil {
			return office.Unavailable(err, "Không đọc được tệp “%s” để gửi; hãy kiểm tra ổ đĩa.", f.Name)
		}
		if left -= int64(len(content)); left < 0 {
			return office.Invalid("files", "Các tệp gửi kèm lớn hơn %d MB, nhiều máy chủ thư không nhận; hãy bớt tệp hoặc gửi thành nhiều thư.", MaxOutgoing>>20)
		}
		name := names.take(i+1, f.Name, "")
		message.AttachReadSeeker(name, bytes.NewReader(content), fileHeaders(name, f.Type))
	}
	return nil
}

// fileHeaders names the file twice: for programs that know RFC 2231, and in plain letters for those that do not.
func fileHeaders(name, kind string) gomail.FileOption {
	if _, _, err := mime.ParseMediaType(kind); err != nil || strings.ContainsAny(kind, "\r\n") {
		kind = "application/octet-stream"
	}
	disposition := fmt.Sprintf(`attachment; filename="%s"`, plainName(name))
	if long := mime.FormatMediaType("attachment", map[string]string{"filename": name}); strings.Contains(long, "filename*") {
		_, parameter, _ := strings.Cut(long, "; ")
		disposition += ";\r\n " + parameter
	}
	return func(file *gomail.File) {
		file.Header.Set(gomail.HeaderContentType.String(), kind)
		file.Header.Set(gomail.HeaderContentDisposition.String(), disposition)
	}
}

// plainName writes a safe name in letters that every program shows.
func plainName(name string) string {
	var b strings.Builder
	for _, r := range name {
		plain := viet.Fold(string(r))
		switch {
		case r >= ' ' && r <= '~':
			b.WriteRune(r)
		case len(plain) != 1:
			b.WriteByte('_')
		case unicode.IsUpper(r):
			b.WriteString(strings.ToUpper(plain))
		default:
			b.WriteString(plain)
		}
	}
	return b.String()
}
