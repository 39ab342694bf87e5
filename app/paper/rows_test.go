package paper

import (
	"slices"
	"testing"

	"vanphongso/data/office"
)

func TestARegisterIsReadAsItIsPrinted(t *testing.T) {
	l := shipped(t)
	data := DocumentBookData{Rows: []DocumentRow{
		{Day: "2026-11-05", Arrival: "07", Author: "UBND tỉnh", Number: "1820/UBND-KGVX", Dated: "2026-11-02", Content: "Công văn: a < b & c", Unit: "Văn phòng"},
		{Day: "2026-11-06", Arrival: "08", Author: "Sở Tài chính"},
	}}
	titles, rows, err := l.Rows(Key(DocumentSet, "incoming"), data)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú"}
	if !slices.Equal(titles, want) {
		t.Errorf("%q", titles)
	}
	first := []string{"05/11/2026", "07", "UBND tỉnh", "1820/UBND-KGVX", "02/11/2026", "Công văn: a < b & c", "Văn phòng", "", "", ""}
	if len(rows) != 2 || !slices.Equal(rows[0], first) || rows[1][1] != "08" || len(rows[1]) != len(titles) {
		t.Errorf("%q", rows)
	}
	if _, _, err := l.Rows("nd30/khong-co", data); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("no such form: %v", err)
	}
	if _, _, err := l.Rows(Key(DocumentSet, "incoming"), ReceiptData{}); office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("data of another form: %v", err)
	}
	if _, _, err := l.Rows(Key(DocumentSet, "direction"), sampleDirection()); office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("a form without a table: %v", err)
	}
}
