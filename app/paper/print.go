package paper

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vanphongso/data/office"
)

// printPatience is how long the system may take to accept a job when the caller sets no deadline.
const printPatience = 60 * time.Second

// maxCopies guards against a slip of the finger.
const maxCopies = 50

// Print sends the PDF file to a printer ("" is the default one), copies times on the paper ("A5", "A4"), one-sided:
// each copy of a form is torn off for somebody else. It returns when the system has taken the job; what the printer
// does with it later nobody tells us. Errors: office.CodeInvalid and office.CodeUnavailable with what to do.
func Print(ctx context.Context, path, printer string, copies int, paper string) error {
	if copies < 1 || copies > maxCopies {
		return office.Invalid("copies", "Số bản in phải từ 1 đến %d.", maxCopies)
	}
	if strings.ContainsAny(printer, "\x00\r\n\"") || strings.HasPrefix(printer, "-") {
		return office.Invalid("printer", "Tên máy in %q không hợp lệ.", printer)
	}
	if _, known := formats[paper]; !known && paper != "" {
		return office.Invalid("paper", "Không có khổ giấy %q; có: %s.", paper, formatNames)
	}
	path, err := existing(path)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, printPatience)
	defer cancel()
	size, _, _ := strings.Cut(paper, " ")
	return send(ctx, path, printer, copies, size)
}

// Printers lists the printers the system knows, none when it knows none or has no print service.
func Printers(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, printPatience)
	defer cancel()
	return printers(ctx)
}

// OpenInViewer opens the file in the system's viewer and does not wait for it to be closed. Errors:
// office.CodeUnavailable when there is no viewer.
func OpenInViewer(ctx context.Context, path string) error {
	path, err := existing(path)
	if err != nil {
		return err
	}
	return view(ctx, path)
}

// existing returns the absolute path of a file that is there.
func existing(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", office.Unavailable(err, "Không tìm được tệp %s.", path)
	}
	info, err := os.Stat(absolute)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", office.NotFound("Không có tệp %s.", absolute)
	case err != nil:
		return "", office.Unavailable(err, "Không mở được tệp %s.", absolute)
	case info.IsDir():
		return "", office.Invalid("path", "%s là thư mục, không phải tệp.", absolute)
	}
	return absolute, nil
}
