package registry

import (
	"strings"
	"testing"

	"vanphongso/data/document"
)

// The place shown is where the words stand together, on its page; every word of it is marked.
func TestThePlaceWhereWordsStandTogether(t *testing.T) {
	text := "Dự phòng.\n" + strings.Repeat("Không có gì. ", 40) + pageBreak + strings.Repeat("Trang hai. ", 30) + "Giao dự toán chi ngân sách năm 2026." + pageBreak + "Toán học."
	c := &document.Content{Register: "incoming", RecordID: 7, Name: "quyet-dinh.pdf", SHA256: "abc", Pages: 3, Text: text}
	got := placeIn(c, "du toan chi")
	var marked []string
	for _, span := range got.Words {
		marked = append(marked, got.Excerpt[span.From:span.To])
	}
	if got.Page != 2 || got.RecordID != 7 || got.SHA256 != "abc" || strings.Join(marked, " ") != "dự toán chi" || strings.ContainsAny(got.Excerpt, "\f\n") {
		t.Errorf("%+v, marked %q", got, marked)
	}
	c.Pages = 0
	if got := placeIn(c, "du toan"); got.Page != 0 {
		t.Errorf("a file without pages has page %d", got.Page)
	}
	if got := placeIn(c, "quyet dinh"); got.Excerpt != "" || got.File != "quyet-dinh.pdf" {
		t.Errorf("words of the name only: %+v", got)
	}
}
