package paper

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLooks draws every case; with PAPER_LOOKS=folder the papers are kept there to be looked at.
func TestLooks(t *testing.T) {
	folder := os.Getenv("PAPER_LOOKS")
	eachDrawing(t, func(t *testing.T, d drawing) {
		if folder == "" {
			return
		}
		file := filepath.Join(folder, filepath.Base(t.Name())+".pdf")
		if err := os.WriteFile(file, d.pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
