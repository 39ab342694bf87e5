package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"reflect"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/draw"
)

// picture lays out a photograph cut to the shape of its frame; without one the frame says what is to be stuck there.
func (l *layout) picture(b *block, data any, width float64) ([]item, error) {
	value, err := member(reflect.ValueOf(data), b.Picture.Value)
	if err != nil || !value.IsValid() {
		return nil, wrong(b.line, "dữ liệu của mẫu không có ảnh %q", b.Picture.Value)
	}
	photo, isPhoto := value.Interface().(image.Image)
	if !isPhoto && !value.IsZero() {
		return nil, wrong(b.line, "%q trong dữ liệu không phải là ảnh", b.Picture.Value)
	}
	empty, err := b.Picture.Empty.text(data)
	if err != nil {
		return nil, err
	}
	wide, high := min(b.Picture.Width, width), b.Picture.Height
	words := cell{width: wide, items: l.paragraph([]styled{{empty, faceOf(b.Look.Bold, b.Look.Italic)}}, look{Size: b.Look.Size, Align: "center"}, wide)}
	return []item{{height: high, draw: func(p *pen, x, y float64) {
		x += offset(b.Look.Align, width, wide)
		if isPhoto {
			p.photo(photo, x, y, wide, high)
		} else {
			words.draw(p, x, y+(high-words.content())/2)
		}
		p.frame(x, y, wide, high)
	}}}, nil
}

// photoDots is how finely photographs are printed, in dots for a mm: 300 for an inch.
const photoDots = 300 / 25.4

// photo draws an image cut to a rectangle.
func (p *pen) photo(photo image.Image, x, y, width, height float64) {
	var content bytes.Buffer
	small := cut(photo, int(math.Ceil(width*photoDots)), int(math.Ceil(height*photoDots)))
	if err := jpeg.Encode(&content, small, &jpeg.Options{Quality: 90}); err != nil {
		p.pdf.SetError(err)
		return
	}
	p.photos++
	name, options := fmt.Sprintf("photo %d", p.photos), gofpdf.ImageOptions{ImageType: "JPG"}
	p.pdf.RegisterImageOptionsReader(name, options, &content)
	p.pdf.ImageOptions(name, x, y, width, height, false, options, 0, "")
}

// cut scales the middle of an image to so many pixels; what is transparent becomes white.
func cut(photo image.Image, width, height int) image.Image {
	all := photo.Bounds()
	part := all
	if tooWide := all.Dx() - all.Dy()*width/height; tooWide > 0 {
		part.Min.X += tooWide / 2
		part.Max.X -= tooWide - tooWide/2
	} else {
		tooHigh := all.Dy() - all.Dx()*height/width
		part.Min.Y += tooHigh / 2
		part.Max.Y -= tooHigh - tooHigh/2
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), photo, part, draw.Over, nil)
	return small
}
