package paper

import (
	"context"

	"vanphongso/data/office"
)

// Print sends the PDF file to a printer ("" is the default one), copies times on the paper ("A5", "A4"). It returns
// when the system has taken the job. Errors: office.CodeUnavailable with what to do in Vietnamese.
func Print(ctx context.Context, path, printer string, copies int, paper string) error {
	return office.Refuse("Chức năng này đang được hoàn thiện.")
}

// Printers lists the printers the system knows, none when it knows none or has no print service.
func Printers(ctx context.Context) ([]string, error) { return nil, nil }

// OpenInViewer opens the file in the system's viewer and does not wait for it to be closed.
func OpenInViewer(ctx context.Context, path string) error {
	return office.Refuse("Chức năng này đang được hoàn thiện.")
}
