package paper

import (
	"context"
	"errors"
	"image"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/boombuler/barcode/qr"
	"golang.org/x/text/unicode/norm"

	"vanphongso/data/office"
)

func TestPreviewShowsThePage(t *testing.T) {
	pdf := drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())
	if n, err := PageCount(t.Context(), pdf); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	picture, err := Preview(t.Context(), pdf, 2, 110)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(641, 910) {
		t.Errorf("A5 at 110 dpi is %v", size)
	}
	if share := inked(picture); share < 0.02 || share > 0.2 {
		t.Errorf("%.1f%% of the page is ink", share*100)
	}
}

// inked returns which part of a picture is dark.
func inked(picture image.Image) float64 {
	dark, bounds := 0, picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if isDark(picture.At(x, y)) {
				dark++
			}
		}
	}
	return float64(dark) / float64(bounds.Dx()*bounds.Dy())
}

func isDark(c color.Color) bool { return color.GrayModel.Convert(c).(color.Gray).Y < 128 }

func TestTextIsReadBack(t *testing.T) {
	pdf := drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())
	all, err := Text(t.Context(), pdf)
	if err != nil || !norm.NFC.IsNormalString(all) {
		t.Fatal(err)
	}
	pages := strings.Split(all, "\f")
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	inOrder(t, pages[0], "Liên 1", "Nguyễn Thị Ánh Tuyết", "Trần Văn Đức")
	inOrder(t, pages[1], "Liên 2", "Nguyễn Thị Ánh Tuyết", "Trần Văn Đức")
	first, err := FirstText(t.Context(), pdf)
	if err != nil || first != pages[0] {
		t.Error("the first page's text differs", err)
	}
}

func TestPreviewRefuses(t *testing.T) {
	pdf := drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())
	_, err := Preview(t.Context(), pdf, 3, 110)
	says(t, err, office.CodeInvalid, "2 trang", "trang 3")
	_, err = Preview(t.Context(), pdf, 0, 110)
	says(t, err, office.CodeInvalid, "trang 0")
	_, err = Preview(t.Context(), pdf, 1, 5000)
	says(t, err, office.CodeInvalid, "10 đến 600")
	for _, content := range []string{"", "not a PDF", string(pdf[:200])} {
		_, err = Text(t.Context(), []byte(content))
		says(t, err, office.CodeInvalid, "Không đọc được tệp PDF")
		_, err = Preview(t.Context(), []byte(content), 1, 110)
		says(t, err, office.CodeInvalid, "Không đọc được tệp PDF")
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Text(stopped, pdf); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestManyReadersAtOnce reads more PDFs at once than there are engines.
func TestManyReadersAtOnce(t *testing.T) {
	pdf := drawn(t, shipped(t), explanation, "A4", sampleExplanation())
	if err := Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 * maxEngines {
		group.Go(func() {
			if text, err := Text(t.Context(), pdf); err != nil || !strings.Contains(text, "VÌ SAO HẸN TRẢ") {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// TestDamagedCacheIsThrownAway starts the engine with a cache that a full disk cut short.
func TestDamagedCacheIsThrownAway(t *testing.T) {
	if err := Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	good, files := cacheFolder(), 0
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	bad := cacheFolder()
	err := filepath.WalkDir(good, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(good, path)
		if err != nil {
			return err
		}
		write(t, filepath.Join(bad, inside), string(content[:len(content)/2]))
		return nil
	})
	if err != nil || files == 0 {
		t.Fatal(files, err)
	}
	pool, err := newPool()
	if err != nil {
		t.Fatal(err)
	}
	_ = pool.Close()
}

// TestCodeOnPaper compares every module of a printed QR code with the code.
func TestCodeOnPaper(t *testing.T) {
	const content, margin, lines, size, line, dpi = "H38.21.06-261123-0007", 10.0, 8.0, 12.0, 1.15, 300
	l, _ := officeWith(t, map[string]string{"own/code.yaml": `name: Mã
papers: [{paper: A5, margins: [10, 10, 10, 10], sizes: [12], line: 1.15}]
blocks: [{code: {value: "{{.}}", height: 8}}]
`})
	noProblems(t, l)
	picture, err := Preview(t.Context(), drawn(t, l, "own/code", "A5", content), 1, dpi)
	if err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	modules := want.Bounds().Dx()
	unit := lines * size * point * line / float64(modules+2*quiet)
	pixel := func(n int) int { return int((margin + (float64(n+quiet)+0.5)*unit) * dpi / 25.4) }
	for v := -1; v <= modules; v++ {
		for u := -1; u <= modules; u++ {
			black := u >= 0 && v >= 0 && u < modules && v < modules && isDark(want.At(u, v))
			if isDark(picture.At(pixel(u), pixel(v))) != black {
				t.Fatalf("module %d, %d is not black=%v", u, v, black)
			}
		}
	}
}
