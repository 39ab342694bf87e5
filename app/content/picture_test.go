package content

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/tiff"

	"vanphongso/data/office"
)

// flag is a picture of w × h points with one red corner, at the top left.
func flag(w, h int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			picture.Set(x, y, color.White)
			if x < w/2 && y < h/2 {
				picture.Set(x, y, color.RGBA{R: 0xff, A: 0xff})
			}
		}
	}
	return picture
}

// photo is the flag as a camera stores it that was held in a certain way.
func photo(t *testing.T, orientation uint16, order binary.AppendByteOrder) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, flag(64, 32), nil); err != nil {
		t.Fatal(err)
	}
	mark := "II*\x00"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM\x00*"
	}
	exif := append([]byte(exifHead), mark...)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	for _, tag := range []struct{ id, value uint16 }{{0x0100, 64}, {tagOrientation, orientation}} {
		exif = order.AppendUint16(order.AppendUint16(exif, tag.id), 3)
		exif = order.AppendUint16(order.AppendUint16(order.AppendUint32(exif, 1), tag.value), 0)
	}
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, markerExif}, uint16(2+len(exif)))
	return append(append(append([]byte{}, plain.Bytes()[:2]...), append(segment, exif...)...), plain.Bytes()[2:]...)
}

// reddest is the corner of the picture that is red: "tl", "tr", "bl" or "br".
func reddest(picture image.Image) string {
	b := picture.Bounds()
	for name, at := range map[string]image.Point{
		"tl": b.Min.Add(image.Pt(4, 4)), "tr": image.Pt(b.Max.X-5, b.Min.Y+4), "bl": image.Pt(b.Min.X+4, b.Max.Y-5), "br": b.Max.Sub(image.Pt(5, 5)),
	} {
		if r, g, _, _ := picture.At(at.X, at.Y).RGBA(); r > 0xA000 && g < 0x6000 {
			return name
		}
	}
	return "none"
}

func TestPicturesStandUpright(t *testing.T) {
	for orientation, want := range map[uint16]struct {
		corner string
		w, h   int
	}{
		0: {"tl", 64, 32}, 1: {"tl", 64, 32}, 2: {"tr", 64, 32}, 3: {"br", 64, 32}, 4: {"bl", 64, 32},
		5: {"tl", 32, 64}, 6: {"tr", 32, 64}, 7: {"br", 32, 64}, 8: {"bl", 32, 64}, 9: {"tl", 64, 32},
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			got, err := Picture(photo(t, orientation, order))
			if err != nil {
				t.Fatal(err)
			}
			if size := got.Bounds().Size(); size.X != want.w || size.Y != want.h || reddest(got) != want.corner {
				t.Errorf("orientation %d: %v with red at %s, want %+v", orientation, size, reddest(got), want)
			}
		}
	}
}

func TestScansOfOfficesAreRead(t *testing.T) {
	var scan, drawing bytes.Buffer
	if err := tiff.Encode(&scan, flag(40, 20), &tiff.Options{Compression: tiff.Deflate}); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&drawing, flag(40, 20)); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"TIFF": scan.Bytes(), "PNG": drawing.Bytes()} {
		if got, err := Picture(data); err != nil || reddest(got) != "tl" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsNoPictureSaysSo(t *testing.T) {
	whole := photo(t, 6, binary.BigEndian)
	for name, data := range map[string][]byte{"PDF": []byte("%PDF-1.4"), "empty": nil, "half": whole[:len(whole)/2]} {
		if _, err := Picture(data); office.CodeOf(err) != office.CodeInvalid || office.MessageOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPagesOfAScanAreCounted(t *testing.T) {
	pages := func(n int) []byte { // directories without entries
		data := []byte("II*\x00\x08\x00\x00\x00")
		for i := range n {
			next := uint32(len(data) + 6)
			if i == n-1 {
				next = 0
			}
			data = binary.LittleEndian.AppendUint32(append(data, 0, 0), next)
		}
		return data
	}
	circle := pages(1)
	circle[10] = 8 // its next directory is itself
	for want, data := range map[int][]byte{3: pages(3), 1: []byte("\x89PNG"), mostPages: circle} {
		if got := PicturePages(data); got != want {
			t.Errorf("%d pages, want %d", got, want)
		}
	}
}

func FuzzPicturePages(f *testing.F) {
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if n := PicturePages(data); n < 1 || n > mostPages {
			t.Errorf("%d pages", n)
		}
	})
}

func FuzzOrientation(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x20Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if n := orientation(data); n < 1 || n > orientationsKnown {
			t.Errorf("orientation %d", n)
		}
	})
}
