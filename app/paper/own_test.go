package paper

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"vanphongso/data/office"
)

// Every form can be seen with invented data on each of its papers.
func TestEveryFormHasAPreview(t *testing.T) {
	l, err := NewLibrary("")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l.Forms() {
		for _, size := range f.Papers {
			if pdf, err := l.Preview(f.Key, size); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
				t.Errorf("%s on %s: %v", f.Key, size, err)
			}
		}
	}
	if _, err := l.Preview("nowhere/none", ""); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("no form: %v", err)
	}
}

// An own copy is edited, used, broken without harm, and given up again.
func TestTheOfficeEditsItsOwnCopy(t *testing.T) {
	const key = "tt03-2025/01-receipt"
	l, err := NewLibrary(t.TempDir() + "/forms")
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := l.Preview(key, "")
	if err != nil {
		t.Fatal(err)
	}
	file, err := l.Own(key)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(content string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := l.Reload(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edit(strings.Replace(string(text), "GIẤY TIẾP NHẬN", "GIẤY BIÊN NHẬN", 1))
	if own, err := l.Preview(key, ""); err != nil || bytes.Equal(own, shipped) {
		t.Errorf("the own copy is not drawn: %v", err)
	}
	if again, err := l.Own(key); err != nil || again != file {
		t.Errorf("made again: %s, %v", again, err)
	}
	edit("name: [hỏng")
	if now, err := l.Preview(key, ""); err != nil || !bytes.Equal(now, shipped) || len(l.Problems()) != 1 {
		t.Errorf("a broken copy: %v, %v", l.Problems(), err)
	}
	if err := l.Disown(key); err != nil || len(l.Problems()) != 0 {
		t.Errorf("given up: %v, %v", l.Problems(), err)
	}
	if _, err := os.Stat(file + ".cu"); err != nil {
		t.Errorf("what was typed is lost: %v", err)
	}
	if err := l.Disown(key); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("given up twice: %v", err)
	}
}
