// Package content reads the text of files that come with documents, so that they are found by what stands inside them.
package content

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"

	"vanphongso/app/paper"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Text is what a file says.
type Text struct {
	Text  string // NFC; pages are parted by form feeds
	Pages int    // 0 where the kind of file has no pages
}

// MaxText is how many bytes of text are kept of one file; what comes behind is not found.
const MaxText = 2 << 20

// The reasons why a file has no text; each is an *office.Error with a sentence.
var (
	ErrScan      = refusal("Tệp là bản quét nên không có chữ để tìm.")
	ErrEncrypted = refusal("Tệp có mật khẩu nên không đọc được chữ.")
	ErrUnknown   = refusal("Loại tệp này không đọc được chữ.")
	ErrDamaged   = refusal("Tệp hỏng nên không đọc được chữ.")
)

func refusal(sentence string) error {
	return &office.Error{Code: office.CodeRefused, Message: sentence}
}

// Kind is what Read can do with a file, by its content and not by its name: "pdf", "docx", "odt", "text", or "" for nothing.
func Kind(data []byte) string {
	kind := mimetype.Detect(data)
	switch {
	case kind.Is("application/pdf"):
		return "pdf"
	case kind.Is("application/vnd.openxmlformats-officedocument.wordprocessingml.document"):
		return "docx"
	case kind.Is("application/vnd.oasis.opendocument.text"):
		return "odt"
	case kind.Is("text/plain") && utf8.Valid(data):
		return "text"
	}
	return ""
}

// Read returns the text of a file. Errors: ErrScan for one of pictures only, ErrEncrypted, ErrUnknown, ErrDamaged; the
// context's. Nothing in the file is ever carried out.
func Read(ctx context.Context, data []byte) (Text, error) {
	var t Text
	var err error
	switch Kind(data) {
	case "pdf":
		t, err = readPDF(ctx, data)
	case "docx":
		t.Text, err = readDocx(data)
	case "odt":
		t.Text, err = readOdt(data)
	case "text":
		t.Text = string(data)
	default:
		return Text{}, ErrUnknown
	}
	if err != nil {
		return t, err
	}
	t.Text = cut(viet.NFC(t.Text))
	if strings.TrimSpace(t.Text) == "" {
		return t, ErrScan
	}
	return t, nil
}

func readPDF(ctx context.Context, data []byte) (Text, error) {
	if bytes.Contains(data, []byte("/Encrypt")) {
		if _, err := paper.PageCount(ctx, data); err != nil {
			return Text{}, ErrEncrypted
		}
	}
	text, err := paper.Text(ctx, data)
	switch {
	case ctx.Err() != nil:
		return Text{}, ctx.Err()
	case err != nil:
		return Text{}, ErrDamaged
	}
	pages, err := paper.PageCount(ctx, data)
	return Text{Text: text, Pages: pages}, err
}

// cut keeps the first MaxText bytes, whole characters only.
func cut(text string) string {
	if len(text) <= MaxText {
		return text
	}
	end := MaxText
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
