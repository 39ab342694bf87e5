package ui

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestEveryTextHasAnEnglishEntry finds the literals given to T and Tf and asks for each in assets/i18n/en.json, with the same
// verbs in the same order.
func TestEveryTextHasAnEnglishEntry(t *testing.T) {
	content, err := os.ReadFile("../../assets/i18n/en.json")
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]any{}
	if err := json.Unmarshal(content, &english); err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	walk(t, false, func(_ string, set *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !translates(call.Fun) {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			entry, ok := english[text].(string)
			switch {
			case !ok && !missing[text]:
				missing[text] = true
				t.Errorf("%s: no English for %q in assets/i18n/en.json", set.Position(literal.Pos()), text)
			case ok && verbs(entry) != verbs(text):
				t.Errorf("%s: %q and %q take different values", set.Position(literal.Pos()), text, entry)
			}
			return true
		})
	})
}

// translates reports whether the function is T or Tf, of kit or inside it.
func translates(function ast.Expr) bool {
	switch f := function.(type) {
	case *ast.Ident:
		return f.Name == "T" || f.Name == "Tf"
	case *ast.SelectorExpr:
		owner, ok := f.X.(*ast.Ident)
		return ok && owner.Name == "kit" && (f.Sel.Name == "T" || f.Sel.Name == "Tf")
	}
	return false
}

// verbs returns the formatting verbs of text in order.
func verbs(text string) string {
	var b strings.Builder
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '%' {
			i++
			b.WriteByte(text[i])
		}
	}
	return b.String()
}
