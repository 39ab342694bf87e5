package paper

import (
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The page that explains the form language names every entry, every function and every field of every kind of data.
func TestThePageOfTheFormLanguageIsWhole(t *testing.T) {
	page, err := os.ReadFile("../../assets/forms/README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(page), "\n")
	for _, kind := range slices.Sorted(maps.Keys(samples)) {
		i := slices.IndexFunc(lines, func(line string) bool { return rowOf(line, kind) })
		if i < 0 {
			t.Errorf("the table of kinds lacks %q; several that show the same may share a row", kind)
			continue
		}
		for _, name := range fieldsOf(reflect.TypeOf(samples[kind][0])) {
			if !strings.Contains(lines[i], "`"+name+"`") {
				t.Errorf("kind %q: the field %q is missing", kind, name)
			}
		}
	}
	for _, entries := range []any{form{}, sheet{}, footer{}, look{}, block{}, field{}, table{}, tableColumn{}, signature{}, code{}, picture{}, each{}, formSet{}} {
		for _, name := range entriesOf(reflect.TypeOf(entries)) {
			if !regexp.MustCompile("[`{ ]" + name + "[`:,}]").Match(page) {
				t.Errorf("%T: the entry %q is missing", entries, name)
			}
		}
	}
	for name := range functions {
		if !regexp.MustCompile("`" + name + "[ `]").Match(page) {
			t.Errorf("the function %q is missing", name)
		}
	}
}

// rowOf says whether a line of the page is the row of a kind in the table; kinds that show the same share one.
func rowOf(line, kind string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), "|")
	return strings.HasPrefix(line, "| `") && strings.Contains(first, "`"+kind+"`")
}

// fieldsOf are the fields that a kind of data adds to what many have.
func fieldsOf(data reflect.Type) []string {
	var names []string
	for i := range data.NumField() {
		if f := data.Field(i); !f.Anonymous {
			names = append(names, f.Name)
		}
	}
	return names
}

// entriesOf are the entries that a part of a description may have.
func entriesOf(part reflect.Type) []string {
	var names []string
	for i := range part.NumField() {
		name, _, _ := strings.Cut(part.Field(i).Tag.Get("yaml"), ",")
		if name != "" && name != "-" {
			names = append(names, name)
		}
	}
	return names
}
