package content

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

func packed(t testing.TB, parts map[string]string, order ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range order {
		method := zip.Deflate
		if name == "mimetype" { // stands first and plain, so that the kind of file is seen
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

func wordFile(t testing.TB, body string) []byte {
	return packed(t, map[string]string{
		"[Content_Types].xml": wordTypes,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml":     `<w:styles xmlns:w="x"><w:t>không phải chữ</w:t></w:styles>`,
	}, "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml")
}

func TestTextOfWordFiles(t *testing.T) {
	got, err := Read(context.Background(), wordFile(t, `<w:p><w:r><w:t>Báo ca</w:t></w:r><w:r><w:t>&#x301;o năm</w:t></w:r></w:p><w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del></w:p>`))
	if err != nil || got.Text != "Báo cáo năm\nA\tB\n" {
		t.Errorf("%q, %v", got.Text, err)
	}
}

func TestTextOfOpenDocuments(t *testing.T) {
	data := packed(t, map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content xmlns:office="o" xmlns:text="t"><text:h>Tờ trình</text:h><text:p>Kính<text:s/>gửi</text:p></office:document-content>`,
	}, "mimetype", "content.xml")
	if got, err := Read(context.Background(), data); err != nil || got.Text != "Tờ trình\nKính gửi\n" {
		t.Errorf("%q, %v", got.Text, err)
	}
}

// onePage is a PDF of one page with a line on it.
const onePage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
	"4 0 obj<</Length 44>>stream\nBT /F1 12 Tf 20 200 Td (Trang mot) Tj ET     \nendstream endobj\n" +
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"

func TestTextOfPDF(t *testing.T) {
	got, err := Read(context.Background(), []byte(onePage))
	if err != nil || got.Pages != 1 || !strings.Contains(got.Text, "Trang mot") {
		t.Errorf("%d pages, %q, %v", got.Pages, got.Text, err)
	}
	if _, err := Read(context.Background(), []byte(strings.Replace(onePage, "(Trang mot) Tj", "              ", 1))); !errors.Is(err, ErrScan) {
		t.Errorf("a page without letters: %v", err)
	}
}

func TestWhatHasNoTextSaysWhy(t *testing.T) {
	whole := wordFile(t, `<w:p><w:r><w:t>x</w:t></w:r></w:p>`)
	for name, v := range map[string]struct {
		data []byte
		want error
	}{
		"picture":     {[]byte("\x89PNG\r\n\x1a\n0000"), ErrUnknown},
		"old Word":    {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), ErrUnknown},
		"empty":       {nil, ErrScan},
		"broken XML":  {wordFile(t, `<w:p><w:t>x</w:p>`), ErrDamaged},
		"broken PDF":  {[]byte("%PDF-1.7\nhỏng"), ErrDamaged},
		"truncated":   {whole[:len(whole)-30], ErrDamaged},
		"blank Word":  {wordFile(t, ``), ErrScan},
		"cipher text": {[]byte("%PDF-1.7\n/Encrypt 5 0 R\nhỏng"), ErrEncrypted},
	} {
		if got, err := Read(context.Background(), v.data); !errors.Is(err, v.want) {
			t.Errorf("%s: %q, %v; want %v", name, got.Text, err, v.want)
		}
	}
}

func TestABombIsNotUnpacked(t *testing.T) {
	got, err := Read(context.Background(), wordFile(t, `<w:p><w:r><w:t>`+strings.Repeat("bom ", 3<<20)+`</w:t></w:r></w:p>`))
	if err != nil || len(got.Text) > MaxText {
		t.Errorf("%d bytes, %v", len(got.Text), err)
	}
}
