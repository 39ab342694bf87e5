// Package sheettest makes Excel files for tests.
package sheettest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/sheet"
)

// Write writes a list with these titles, parted by “|”, to a file of the test's own and returns its path.
func Write(t testing.TB, titles string, rows ...[]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "danh sách.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var columns []sheet.Column
	for _, title := range strings.Split(titles, "|") {
		columns = append(columns, sheet.Column{Title: title})
	}
	err = sheet.Write(file, "Danh sách", columns, func(yield func([]any) bool) {
		for _, row := range rows {
			if !yield(row) {
				return
			}
		}
	})
	if err != nil || file.Close() != nil {
		t.Fatal(err)
	}
	return path
}
