package screens

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/office"
)

// plainPDF is a PDF of one page with a line on it; without one it is like a scan.
func plainPDF(line string) []byte {
	text := "BT /F1 12 Tf 20 200 Td (" + line + ") Tj ET"
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		"4 0 obj<</Length 60>>stream\n" + text + strings.Repeat(" ", max(0, 60-len(text))) + "\nendstream endobj\n" +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n")
}

// wordFile is a Word file of these paragraphs.
func wordFile(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`},
		{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:t>` + strings.Join(paragraphs, "</w:t></w:p><w:p><w:t>") + `</w:t></w:p></w:body></w:document>`},
	} {
		to, err := archive.Create(part.name)
		if err == nil {
			_, err = to.Write([]byte(part.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// keepFile keeps a file as the office does.
func (d *desk) keepFile(name string, data []byte) office.File {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), name)
	d.must(os.WriteFile(path, data, 0o600))
	f, err := d.office.AddFile(d.ctx, path)
	d.must(err)
	return f
}

// view puts the viewer of some files in front of the dossiers.
func (d *desk) view(from spot, list ...office.File) *viewer {
	d.t.Helper()
	d.Navigate(Dossiers, 0)
	s := d.pages[Dossiers].(*stage)
	f := storedFiles(deps{d.office, d.place}, s, "", list)
	f.viewAt(f.all[0], from)
	v, ok := s.front().(*viewer)
	if !ok {
		d.t.Fatalf("%T is in front", s.front())
	}
	return v
}

// Every kind of file is shown in the window; the keyboard alone goes from one to the next and back to the list.
func TestViewerShowsEveryKindOfFile(t *testing.T) {
	d := sit(t)
	var photo bytes.Buffer
	d.must(jpeg.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 60, 40)), nil))
	v := d.view(spot{},
		d.keepFile("cong-van.pdf", plainPDF("Trang mot")),
		d.keepFile("ban-quet.pdf", plainPDF("")),
		d.keepFile("anh-chup.jpg", photo.Bytes()),
		d.keepFile("bao-cao.docx", wordFile(t, "Báo cáo năm 2026")),
		d.keepFile("ghi-chu.txt", []byte("Ghi chú của văn thư")),
		d.keepFile("bang-luong.xyz", bytes.Repeat([]byte{0, 1, 2}, 400)))
	d.shows("cong-van.pdf", "Trang 1/1", "6 TỆP")
	d.hides("bản quét, không có chữ")
	d.press(fyne.KeyPageDown, ctrl)
	d.shows("bản quét, không có chữ")
	d.press(fyne.KeyPageDown, ctrl)
	d.hides("bản quét, không có chữ")
	d.shows("anh-chup.jpg", "Trang 1/1")
	d.press(fyne.KeyPageDown, ctrl)
	d.shows("Báo cáo năm 2026", "chỉ phần chữ")
	d.press(fyne.KeyPageDown, ctrl)
	d.shows("Ghi chú của văn thư")
	d.hides("chỉ phần chữ")
	d.press(fyne.KeyPageDown, ctrl)
	d.shows("Loại tệp này không xem được ở đây")
	d.press(fyne.KeyPageDown, ctrl)
	if v.at != 5 {
		t.Errorf("file %d of 6 is seen", v.at+1)
	}
	d.press(fyne.KeyPageUp, ctrl)
	d.shows("Ghi chú của văn thư")
	if len(d.opened) != 0 {
		t.Errorf("opened outside: %q", d.opened)
	}
	d.keys(fyne.KeyEscape)
	if d.front(Dossiers) != nil {
		t.Error("Esc did not go back")
	}
}

// What is searched for is marked in a text, and the viewer begins there.
func TestViewerBeginsAtWhatWasFound(t *testing.T) {
	d := sit(t)
	paragraphs := append(make([]string, 200), "Giao dự toán chi ngân sách")
	v := d.view(spot{words: "du toan"}, d.keepFile("quyet-dinh.docx", wordFile(t, paragraphs...)))
	d.shows("Giao dự toán chi ngân sách")
	v.reader.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	d.hides("Giao dự toán chi ngân sách")
}

// A file is opened outside after a question only; one that may run is not opened at all.
func TestViewerAsksBeforeAFileLeaves(t *testing.T) {
	d := sit(t)
	v := d.view(spot{}, d.keepFile("cong-van.pdf", plainPDF("Trang mot")), d.keepFile("chay.js", []byte("WScript.Echo(1)")))
	d.press("O", ctrl)
	d.shows("Mở bằng chương trình của máy?")
	d.keys(fyne.KeyEscape)
	v.step(1)
	d.press("O", ctrl)
	d.shows("Tệp này có thể chạy mã lệnh")
	if len(d.opened) != 0 {
		t.Errorf("opened %q without an answer", d.opened)
	}
}
