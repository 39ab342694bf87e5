package paper

import (
	"context"
	"image"
	"image/draw"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// maxPixels bounds a preview: an A3 page at 200 dpi has 8 million.
const maxPixels = 40_000_000

// Preview draws page (from 1) of a PDF as a picture of the given resolution. Safe for concurrent use; the first call
// of a process starts the PDF engine (see Warm). Errors: office.CodeInvalid (no PDF, no such page), the context's.
func Preview(ctx context.Context, pdf []byte, page, dpi int) (image.Image, error) {
	if dpi < 10 || dpi > 600 {
		return nil, office.Invalid("dpi", "Độ phân giải xem trước phải từ 10 đến 600 điểm trên inch.")
	}
	var picture image.Image
	err := open(ctx, pdf, func(engine pdfium.Pdfium, document references.FPDF_DOCUMENT, count int) error {
		if page < 1 || page > count {
			return office.Invalid("page", "Tệp PDF chỉ có %d trang, không có trang %d.", count, page)
		}
		where := requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: page - 1}}
		size, err := engine.GetPageSizeInPixels(&requests.GetPageSizeInPixels{Page: where, DPI: dpi})
		if err != nil {
			return unreadable(err)
		}
		if size.Width*size.Height > maxPixels {
			return office.Invalid("dpi", "Trang %d quá lớn để xem trước; hãy mở bằng chương trình xem PDF.", page)
		}
		rendered, err := engine.RenderPageInDPI(&requests.RenderPageInDPI{Page: where, DPI: dpi})
		if err != nil {
			return unreadable(err)
		}
		defer rendered.Cleanup()
		picture = copied(rendered.Result.RenderedImage) // the engine's own memory goes with it
		return nil
	})
	return picture, err
}

func copied(source image.Image) image.Image {
	own := image.NewRGBA(source.Bounds())
	draw.Draw(own, own.Bounds(), source, source.Bounds().Min, draw.Src)
	return own
}

// PageCount counts the pages of a PDF.
func PageCount(ctx context.Context, pdf []byte) (int, error) {
	pages := 0
	err := open(ctx, pdf, func(_ pdfium.Pdfium, _ references.FPDF_DOCUMENT, count int) error {
		pages = count
		return nil
	})
	return pages, err
}

// Text reads the text of all pages of a PDF in NFC, pages parted by form feeds. A scanned paper has none: "".
func Text(ctx context.Context, pdf []byte) (string, error) { return text(ctx, pdf, 1<<30) }

// FirstText reads the text of the first page only: enough to recognise a paper.
func FirstText(ctx context.Context, pdf []byte) (string, error) { return text(ctx, pdf, 1) }

func text(ctx context.Context, pdf []byte, pages int) (string, error) {
	var parts []string
	err := open(ctx, pdf, func(engine pdfium.Pdfium, document references.FPDF_DOCUMENT, count int) error {
		for i := 0; i < min(count, pages); i++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			page, err := engine.GetPageText(&requests.GetPageText{
				Page: requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: i}},
			})
			if err != nil {
				return unreadable(err)
			}
			parts = append(parts, strings.ReplaceAll(strings.TrimRight(page.Text, "\x00"), "\r\n", "\n"))
		}
		return nil
	})
	all := strings.Join(parts, "\f")
	if strings.TrimSpace(all) == "" {
		all = ""
	}
	return viet.NFC(all), err
}

func unreadable(cause error) error {
	return &office.Error{Code: office.CodeInvalid, Message: "Không đọc được tệp PDF: tệp hỏng hoặc có mật khẩu.", Cause: cause}
}
