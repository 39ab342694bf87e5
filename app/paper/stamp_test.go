package paper

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"vanphongso/data/office"
)

func TestAStampLiesOnTheFirstPageOfACopy(t *testing.T) {
	l, ctx := shipped(t), context.Background()
	original := drawn(t, l, "own/batch", "A4", stretched(sampleBatch(), "", 60))
	before := bytes.Clone(original)
	stamp := drawn(t, l, "nd30/stamp", "60x45", sampleStamp())
	stamped, err := Stamp(ctx, original, stamp)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(original, before) {
		t.Error("the original was changed")
	}
	was, err := PageCount(ctx, original)
	if err != nil {
		t.Fatal(err)
	}
	if pages, err := PageCount(ctx, stamped); err != nil || pages != was || was < 2 {
		t.Errorf("%d pages of %d, %v", pages, was, err)
	}
	text, err := Text(ctx, stamped)
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(text, "\f")
	if !strings.Contains(first, "1204") || !strings.Contains(first, "GIẤY BÀN GIAO") || strings.Contains(rest, "Chuyển:") {
		t.Errorf("%q", first)
	}
}

func TestAStampFitsItsFrame(t *testing.T) {
	l := shipped(t)
	long := sampleStamp()
	long.To = "Phòng Quản lý khoa học và Đổi mới sáng tạo; Phòng Quản lý Chuyên ngành; Văn phòng"
	for _, data := range []StampData{sampleStamp(), long, {}} {
		if pages, err := PageCount(context.Background(), drawn(t, l, "nd30/stamp", "60x45", data)); err != nil || pages != 1 {
			t.Errorf("%d pages, %v", pages, err)
		}
	}
}

func TestWhatIsNoPDFIsNotStamped(t *testing.T) {
	stamp := drawn(t, shipped(t), "nd30/stamp", "60x45", sampleStamp())
	if _, err := Stamp(context.Background(), []byte("không phải PDF"), stamp); office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("%v", err)
	}
}
