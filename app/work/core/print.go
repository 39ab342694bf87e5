package core

import (
	"context"

	"vanphongso/app/paper"
)

// PrintPDF sends a PDF file to a printer, "" for the default one; sheet is its paper: A4 or A5. Error:
// office.CodeUnavailable.
func (o *Office) PrintPDF(ctx context.Context, path, printer string, copies int, sheet string) error {
	if o.PrintFile != nil {
		return o.PrintFile(ctx, path, printer, copies, sheet)
	}
	return paper.Print(ctx, path, printer, copies, sheet)
}

// OpenPDF opens a PDF file in the system's viewer. Error: office.CodeUnavailable.
func (o *Office) OpenPDF(ctx context.Context, path string) error {
	if o.OpenFile != nil {
		return o.OpenFile(ctx, path)
	}
	return paper.OpenInViewer(ctx, path)
}
