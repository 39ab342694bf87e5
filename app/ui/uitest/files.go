package uitest

import (
	"io"
	"os"
	"path/filepath"

	"vanphongso/app/ui/shell"
)

// Files are the shell's Files in a folder of a test.
type Files struct{ Dir string }

// Write implements shell.Files.
func (f *Files) Write(name string, fill func(to io.Writer) error) (string, error) {
	file, err := os.Create(filepath.Join(f.Dir, name))
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }() // fill's error is what matters
	return file.Name(), fill(file)
}

// Folder implements shell.Files.
func (f *Files) Folder() string { return f.Dir }

// SetFolder implements shell.Files.
func (f *Files) SetFolder(_ shell.Host, folder string) { f.Dir = folder }
