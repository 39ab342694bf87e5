package shell

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2"

	"vanphongso/data/office"
)

const (
	memoryScreen = "window.screen"
	memorySize   = "window.size"
)

// defaultSize fits with its frame into a screen of 1366×768 that has the desktop's bar along one edge: what a window
// shows at its bottom, the status line, must be seen at the first start.
var defaultSize = fyne.NewSize(1340, 684)

func (s *Shell) rememberedSize() fyne.Size {
	var width, height float32
	if _, err := fmt.Sscanf(s.memory.Get(memorySize), "%gx%g", &width, &height); err != nil || width < 640 || height < 400 {
		return defaultSize
	}
	return fyne.NewSize(width, height)
}

func (s *Shell) rememberSize() {
	size := s.window.Canvas().Size()
	if size.Width >= 640 && size.Height >= 400 {
		s.memory.Set(memorySize, fmt.Sprintf("%gx%g", size.Width, size.Height))
	}
}

// flush writes the memory, when it is one that has to be written.
func (s *Shell) flush() error {
	if m, ok := s.memory.(interface{ Flush() error }); ok {
		return m.Flush()
	}
	return nil
}

// forgetful is the Memory of a window that was given none.
type forgetful struct{}

// Get implements Memory.
func (forgetful) Get(string) string { return "" }

// Set implements Memory.
func (forgetful) Set(string, string) {}

// noFiles are the Files of a window that was given none.
type noFiles struct{}

// Write implements Files.
func (noFiles) Write(name string, _ func(io.Writer) error) (string, error) {
	return "", office.Unavailable(nil, "Không có thư mục nào để ghi tệp %s.", name)
}

// Folder implements Files.
func (noFiles) Folder() string { return "" }

// SetFolder implements Files.
func (noFiles) SetFolder(Host, string) {}

// noDrafts are the Drafts of a window that was given none.
type noDrafts struct{}

// Keep implements Drafts.
func (noDrafts) Keep(context.Context, string, Draft) error { return nil }

// Read implements Drafts.
func (noDrafts) Read(context.Context, string) (Draft, error) { return Draft{}, nil }

// Drop implements Drafts.
func (noDrafts) Drop(context.Context, string) error { return nil }
