// Package ui holds only the rules that every package of the window keeps.
package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// walk parses every Go file below app/ui.
func walk(t *testing.T, tests bool, visit func(path string, set *token.FileSet, file *ast.File)) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || (!tests && strings.HasSuffix(path, "_test.go")) {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		visit(path, set, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNoGoroutinesInTheWindow: goroutines are started by app/task alone, so that nothing of the window is touched from
// elsewhere and no old result overwrites a newer one.
func TestNoGoroutinesInTheWindow(t *testing.T) {
	walk(t, false, func(_ string, set *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(node ast.Node) bool {
			if statement, ok := node.(*ast.GoStmt); ok {
				t.Errorf("%s: a go statement; use task.Runner.Go", set.Position(statement.Pos()))
			}
			return true
		})
	})
}
