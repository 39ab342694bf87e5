package ui

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestEveryTextHasAnEnglishEntry finds the literals given to T and Tf and asks for each in assets/i18n/en.json, with the same
// verbs in the same order.
func TestEveryTextHasAnEnglishEntry(t *testing.T) {
	english := readEnglish(t)
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
			forms := forms(english[text])
			if len(forms) == 0 && !missing[text] {
				missing[text] = true
				t.Errorf("%s: no English for %q in assets/i18n/en.json", set.Position(literal.Pos()), text)
			}
			for _, form := range forms {
				if verbs(form) != verbs(text) {
					t.Errorf("%s: %q and %q take different values", set.Position(literal.Pos()), text, form)
				}
			}
			return true
		})
	})
}

// forms are the forms of an entry: one, or one and other.
func forms(entry any) []string {
	switch e := entry.(type) {
	case string:
		return []string{e}
	case map[string]any:
		one, _ := e["one"].(string)
		other, _ := e["other"].(string)
		return []string{one, other}
	}
	return nil
}

// readEnglish returns what stands in assets/i18n/en.json.
func readEnglish(t *testing.T) map[string]any {
	t.Helper()
	content, err := os.ReadFile("../../assets/i18n/en.json")
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]any{}
	if err := json.Unmarshal(content, &english); err != nil {
		t.Fatal(err)
	}
	return english
}

// TestEveryLabelOfTheScreensHasAnEnglishEntry: what a description calls its fields, chips and actions goes through T when it
// is drawn. So every Vietnamese text in the screens needs its English, save the sentences of errors, which are composed.
func TestEveryLabelOfTheScreensHasAnEnglishEntry(t *testing.T) {
	english := readEnglish(t)
	walk(t, false, func(path string, set *token.FileSet, file *ast.File) {
		if !strings.HasPrefix(path, "screens") {
			return
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.CallExpr:
				return !composesError(n.Fun)
			case *ast.BinaryExpr:
				if text, ok := joinedText(n); ok {
					checkLabel(t, set, english, text, n)
					return false
				}
			case *ast.BasicLit:
				if text, ok := joinedText(n); ok {
					checkLabel(t, set, english, text, n)
				}
			}
			return true
		})
	})
}

func checkLabel(t *testing.T, set *token.FileSet, english map[string]any, text string, node ast.Node) {
	t.Helper()
	if _, known := english[text]; !known && vietnamese(text) {
		t.Errorf("%s: no English for %q in assets/i18n/en.json", set.Position(node.Pos()), text)
	}
}

// joinedText is the text of a literal, or of literals joined by +.
func joinedText(expression ast.Expr) (string, bool) {
	switch e := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, ok := joinedText(e.X)
		right, also := joinedText(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}

// composesError reports whether the function is one of package office, whose errors are sentences with values in them.
func composesError(function ast.Expr) bool {
	f, ok := function.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	owner, ok := f.X.(*ast.Ident)
	return ok && owner.Name == "office"
}

// vietnamese reports whether the text has a letter that English has not.
func vietnamese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
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
