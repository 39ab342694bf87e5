package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/document"
)

// twoPages is a PDF with a line on each of two pages.
func twoPages(first, second string) []byte {
	page := func(n int, line string) string {
		text := "BT /F1 12 Tf 20 200 Td (" + line + ") Tj ET"
		return strings.NewReplacer("N", string(rune('0'+n)), "M", string(rune('1'+n))).Replace("N 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents M 0 R/Resources<</Font<</F1 7 0 R>>>>>>endobj\n"+
			"M 0 obj<</Length 80>>stream\n") + text + strings.Repeat(" ", max(0, 80-len(text))) + "\nendstream endobj\n"
	}
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj\n" +
		page(3, first) + page(5, second) + "7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n")
}

// Documents are found by what stands in their files, and the file opens at the page, all by keyboard.
func TestFindingInsideDocuments(t *testing.T) {
	d := sit(t)
	x := d.noticed("1820/UBND-KGVX", "Giao nhiệm vụ", d.keepFile("quyet-dinh.pdf", twoPages("Trang dau", "Giao du toan chi nam 2026")), d.keepFile("ban-quet.pdf", plainPDF("")))
	d.noticed("12/UBND-TH", "Văn bản khác", d.keepFile("khac.docx", wordFile(t, "Không liên quan")))
	NewTexts(d.Host(), d.office)
	d.NavigateTo(Folders, InsideDocuments)
	d.shows("Tìm trong nội dung", "Bản quét không có chữ")
	d.write("dự toán 2026")
	d.shows("1820/UBND-KGVX", "quyet-dinh.pdf · trang 2", "1 tệp có “dự toán 2026”")
	d.hides("12/UBND-TH")
	s := d.pages[Folders].(*stage)
	page := s.front().(*inside)
	d.keys(fyne.KeyDown, fyne.KeyReturn)
	d.shows("quyet-dinh.pdf", "Trang 2/2")
	d.keys(fyne.KeyEscape)
	d.shows("1 tệp có “dự toán 2026”")
	page.box.SetQuery("khongcochunay")
	page.search("khongcochunay")
	d.shows("Không tệp nào có")

	// What is attached later is read when the document is saved.
	x.Files = append(x.Files, d.keepFile("phu-luc.docx", wordFile(t, "Phụ lục phóng xạ")))
	d.must(d.office.Registry().Save(d.ctx, x, document.Ordinary))
	texts := NewTexts(d.Host(), d.office)
	page.search("phong xa")
	d.hides("phu-luc.docx")
	texts.Changed("incoming", x.ID)
	page.search("phong xa")
	d.shows("phu-luc.docx", "Phụ lục phóng xạ")
	d.NavigateTo(Folders, InsideDocuments+":phóng xạ")
	d.shows("1 tệp có “phóng xạ”")
}
