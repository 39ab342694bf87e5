package core

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"os"
	"strings"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/paper"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Original opens the original bytes of a letter; the caller closes it. Error: office.CodeNotFound when they were not kept.
func (o *Office) Original(l *letter.Letter) (*os.File, error) {
	if l.SHA256 == "" {
		return nil, office.NotFound("Bản gốc của thư này chưa được lưu trên máy (%s).", cmp.Or(l.Reason, "chưa tải"))
	}
	return o.Blobs.Open(l.SHA256)
}

// Attachment opens attachment number n (from 1) of a letter, byte for byte as it was sent; the caller closes it.
func (o *Office) Attachment(l *letter.Letter, n int) (io.ReadCloser, letter.Attachment, error) {
	raw, err := o.Original(l)
	if err != nil {
		return nil, letter.Attachment{}, err
	}
	r, a, err := mail.OpenAttachment(raw, l.Size, n)
	if err != nil {
		_ = raw.Close()
		return nil, a, err
	}
	return both{r, raw}, a, nil
}

// both closes the attachment and the file it is cut out of.
type both struct {
	io.ReadCloser
	raw *os.File
}

func (b both) Close() error {
	err := b.ReadCloser.Close()
	if closed := b.raw.Close(); err == nil {
		err = closed
	}
	return err
}

// Limits of reading attachments: it must not keep an officer waiting.
const (
	maxReadSize = 20 << 20
	readTime    = 10 * time.Second
)

// FirstPage returns the text of the first page of an attachment that is a PDF, "" for what cannot be read.
func (o *Office) FirstPage(ctx context.Context, l *letter.Letter, a letter.Attachment) string {
	if a.Sniffed != "application/pdf" || a.Encrypted || a.Damaged || a.Size > maxReadSize {
		return ""
	}
	r, _, err := o.Attachment(l, a.Index)
	if err != nil {
		o.Logger().Warn("open attachment", "letter", l.ID, "attachment", a.Index, "error", err)
		return ""
	}
	defer func() { _ = r.Close() }()
	var pdf bytes.Buffer
	if _, err := io.Copy(&pdf, io.LimitReader(r, maxReadSize)); err != nil {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	text, err := o.pdfText(ctx, pdf.Bytes())
	if err != nil {
		o.Logger().Warn("read PDF", "letter", l.ID, "attachment", a.Index, "error", err)
		return ""
	}
	page, _, _ := strings.Cut(text, "\f")
	return page
}

func (o *Office) pdfText(ctx context.Context, pdf []byte) (string, error) {
	if o.PDFText != nil {
		return o.PDFText(ctx, pdf)
	}
	return paper.FirstText(ctx, pdf)
}
