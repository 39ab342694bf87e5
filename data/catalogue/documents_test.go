package catalogue

import (
	"strings"
	"testing"

	"vanphongso/data/viet"
)

// NĐ 30/2020 names 29 types; the first entries of the list are those. No two types share an abbreviation or a name.
func TestDocumentTypes(t *testing.T) {
	lists, err := DocumentLists()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, kind := range lists.Types {
		for _, word := range []string{viet.Fold(kind.Name), strings.ToUpper(kind.Abbreviation)} {
			if word != "" && seen[word] {
				t.Errorf("%q stands twice", word)
			}
			seen[word] = true
		}
	}
	for i, name := range map[int]string{0: "Công văn", 14: "Báo cáo", 28: "Thư công"} {
		if lists.Types[i].Name != name {
			t.Errorf("type %d is %q, want %q", i, lists.Types[i].Name, name)
		}
	}
	if len(lists.Sources) != 5 || len(lists.Levels) != 5 || lists.Retention[0] != 0 {
		t.Errorf("%+v", lists)
	}
}

// The shipped types take apart what the office writes and gets every day.
func TestShippedTypesReadNumbers(t *testing.T) {
	lists, err := DocumentLists()
	if err != nil {
		t.Fatal(err)
	}
	for text, kind := range map[string]string{"386/BC-SKHCN": "BC", "2160/SKHCN-BCVT": "", "210/TTr-STC": "TTr", "30/2020/NĐ-CP": "NĐ", "57-NQ/TW": "NQ"} {
		n, err := lists.Types.Parse(text)
		if err != nil || n.Type != kind || n.String() != text {
			t.Errorf("%s: %+v, %v", text, n, err)
		}
	}
}
