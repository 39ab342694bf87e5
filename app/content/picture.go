package content

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	_ "image/gif" // the kinds of pictures that scanners, cameras and letters bring
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"vanphongso/data/office"
)

// mostPixels keeps a small file that unpacks to a huge picture from filling the memory.
const mostPixels = 80_000_000

// Picture decodes a JPEG, PNG, GIF, TIFF (its first page), BMP or WebP file and turns it upright as its camera noted (EXIF). Error:
// office.CodeInvalid for what is none of them, damaged or of too many pixels.
func Picture(data []byte) (image.Image, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, unseen(err)
	}
	if size.Width*size.Height > mostPixels {
		return nil, office.Invalid("file", "Ảnh quá lớn (%d × %d điểm) nên không xem ở đây; hãy lưu tệp rồi mở bằng chương trình khác.", size.Width, size.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, unseen(err)
	}
	return upright(picture, orientation(data)), nil
}

func unseen(cause error) error {
	return &office.Error{Code: office.CodeInvalid, Message: "Không đọc được ảnh; hãy lưu tệp rồi mở bằng chương trình khác.", Cause: cause}
}

// The markers of a JPEG file and the tags of EXIF (CIPA DC-008) that tell how the camera was held.
const (
	markerStart       = 0xD8
	markerScan        = 0xDA
	markerExif        = 0xE1
	exifHead          = "Exif\x00\x00"
	tagOrientation    = 0x0112
	uprightAsItIs     = 1
	directoryEntry    = 12 // bytes
	segmentsLookedAt  = 64
	orientationsKnown = 8
)

// mostPages bounds the walk along the pages of a TIFF file, whose directories may lead in a circle.
const mostPages = 10_000

// PicturePages counts the pages of a TIFF file, of which Picture decodes the first; 1 for every other picture.
func PicturePages(data []byte) int {
	order, at, ok := tiffStart(data)
	if !ok {
		return 1
	}
	for pages := 1; pages < mostPages; pages++ {
		next := at + 2 + directoryEntry*int64(order.Uint16(data[at:]))
		if next+4 > int64(len(data)) {
			return pages
		}
		if at = int64(order.Uint32(data[next:])); at == 0 || at+2 > int64(len(data)) {
			return pages
		}
	}
	return mostPages
}

// tiffStart is the byte order of a TIFF structure and where its first directory lies.
func tiffStart(data []byte) (order binary.ByteOrder, at int64, ok bool) {
	switch {
	case len(data) < 8:
		return nil, 0, false
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		order = binary.BigEndian
	case bytes.HasPrefix(data, []byte("II*\x00")):
		order = binary.LittleEndian
	default:
		return nil, 0, false
	}
	at = int64(order.Uint32(data[4:]))
	return order, at, at+2 <= int64(len(data))
}

// orientation reads the EXIF orientation of a JPEG file, 1 … 8; 1 where there is none.
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xFF || data[1] != markerStart {
		return uprightAsItIs
	}
	data = data[2:]
	for range segmentsLookedAt {
		if len(data) < 4 || data[0] != 0xFF || data[1] == markerScan {
			break
		}
		length := 2 + int(binary.BigEndian.Uint16(data[2:]))
		if length > len(data) {
			break
		}
		if body, isExif := bytes.CutPrefix(data[4:max(4, length)], []byte(exifHead)); data[1] == markerExif && isExif {
			return orientationIn(body)
		}
		data = data[length:]
	}
	return uprightAsItIs
}

// orientationIn reads the tag from the first directory of a TIFF structure.
func orientationIn(tiff []byte) int {
	order, at, ok := tiffStart(tiff)
	if !ok {
		return uprightAsItIs
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < directoryEntry {
			break
		}
		if value := int(order.Uint16(entries[8:])); order.Uint16(entries) == tagOrientation && value <= orientationsKnown {
			return max(uprightAsItIs, value)
		}
		entries = entries[directoryEntry:]
	}
	return uprightAsItIs
}

// upright turns and mirrors a picture so that it is seen as it was taken.
func upright(picture image.Image, orientation int) image.Image {
	if orientation <= uprightAsItIs {
		return picture
	}
	source := image.NewRGBA(image.Rectangle{Max: picture.Bounds().Size()})
	draw.Draw(source, source.Bounds(), picture, picture.Bounds().Min, draw.Src)
	w, h := source.Rect.Dx(), source.Rect.Dy()
	target := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 { // lies on its side
		target = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range target.Rect.Dy() {
		for x := range target.Rect.Dx() {
			fromX, fromY := taken(orientation, x, y, w, h)
			copy(target.Pix[target.PixOffset(x, y):][:4], source.Pix[source.PixOffset(fromX, fromY):][:4])
		}
	}
	return target
}

// taken is where a point of the upright picture lies in the stored one of w × h points.
func taken(orientation, x, y, w, h int) (fromX, fromY int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
