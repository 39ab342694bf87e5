package viet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFindWordsWhateverTheirMarks(t *testing.T) {
	for _, v := range []struct{ text, query, want string }{
		{"Về việc đo lường, phóng xạ", "do luong", "đo|lường"},
		{"Về việc đo lường", "LƯỜN", "lường"},
		{"Đặng Thị Hồng", "dang hong", "Đặng|Hồng"},
		{"Số 386/BC-SKHCN", "386 bc", "386|BC"},
		{"phóng xạ", "xa phong", "phóng|xạ"},
		{"phóng xạ", "ong", ""},
		{"đo", "", ""},
		{"", "đo", ""},
		{"Nghi\u0323 quye\u0302\u0301t", "nghị quyết", "Nghi\u0323|quye\u0302\u0301t"},
	} {
		var found []string
		for _, s := range Find(v.text, v.query) {
			found = append(found, v.text[s.From:s.To])
		}
		if got := strings.Join(found, "|"); got != v.want {
			t.Errorf("%q in %q: %q, want %q", v.query, v.text, got, v.want)
		}
	}
}

// Every word of a text is found by itself, at spans that lie in order and hold that word.
func TestEveryWordIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aăđĐôở ,.\n-5xXゐ")), 0, 40, -1).Draw(t, "text")
		for _, word := range Words(text) {
			spans, last := Find(text, word), 0
			if len(spans) == 0 {
				t.Fatalf("%q is not found in %q", word, text)
			}
			for _, s := range spans {
				if s.From < last || s.To <= s.From || !strings.HasPrefix(SearchText(text[s.From:s.To]), word) {
					t.Fatalf("%q in %q: %v", word, text, spans)
				}
				last = s.To
			}
		}
	})
}

func TestExcerptShowsThePlace(t *testing.T) {
	text := "Kính gửi: các sở\nVề việc đo\n\nlường phóng xạ trong y tế"
	for around, want := range map[int]string{
		4:    "…đo lường phó…",
		1000: "Kính gửi: các sở Về việc đo lường phóng xạ trong y tế",
	} {
		got, at := Excerpt(text, Find(text, "luong")[0], around)
		if got != want || got[at.From:at.To] != "lường" {
			t.Errorf("%d around: %q, place %q", around, got, got[at.From:at.To])
		}
	}
}
