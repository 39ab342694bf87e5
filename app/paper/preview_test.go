package paper

import (
	"context"
	"image/png"
	"os"
	"strings"
	"testing"
)

func TestPreviewTry(t *testing.T) {
	l, _ := NewLibrary("")
	pdf, err := l.Draw("tt03-2025/01-receipt", "A5", sampleReceipt(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, err := PageCount(context.Background(), pdf)
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	s, err := Text(context.Background(), pdf)
	if err != nil || !strings.Contains(s, "Nguyễn Thị Ánh Tuyết") {
		t.Fatal(s, err)
	}
	img, err := Preview(context.Background(), pdf, 2, 110)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create("/tmp/looks/paper/preview.png")
	_ = png.Encode(f, img)
	f.Close()
	_, err = Text(context.Background(), []byte("not a PDF"))
	t.Log(err)
}
