package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đặng Thị HỒNG": "dang thi hong", "đo lường": "do luong", "Nguye\u0302\u0303n": "nguyen", "ABC-12": "abc-12", "": "",
		"Ðức ðo": "duc do", "Lê \xff": "le \uFFFD", "ΆΛΦΑ": "αλφα", "İ": "i", "giấy 😀 tờ": "giay 😀 to", "a\u0323\u0302": "a",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every Vietnamese letter, composed and decomposed, small and capital, folds to its bare letter.
func TestFoldKnowsTheWholeAlphabet(t *testing.T) {
	for bare, letters := range map[string]string{
		"a": "aàảãáạăằẳẵắặâầẩẫấậ", "e": "eèẻẽéẹêềểễếệ", "i": "iìỉĩíị", "o": "oòỏõóọôồổỗốộơờởỡớợ", "u": "uùủũúụưừửữứự", "y": "yỳỷỹýỵ", "d": "đ",
	} {
		for _, r := range letters {
			for _, form := range []string{string(r), strings.ToUpper(string(r)), norm.NFD.String(string(r)), norm.NFD.String(strings.ToUpper(string(r)))} {
				if got := Fold(form); got != bare {
					t.Errorf("Fold(%q) = %q, want %q", form, got, bare)
				}
			}
		}
	}
}

func TestTableAndUnicodeRulesAgree(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if got, want := Fold(string(r)), foldSlowly(string(r)); got != want {
			t.Errorf("%U: table %q, rules %q", r, got, want)
		}
	}
}

func TestSearchTextKeepsLettersAndDigitsOnly(t *testing.T) {
	for want, parts := range map[string][]string{
		"h38 21 06 261120 0003 dang thi": {"H38.21.06-261120-0003", "Đặng, Thị"},
		"so 12 qd ubnd 2 000 000 d":      {"  Số 12/QĐ-UBND ", "", "2.000.000 đ", "—"},
		"":                               {"", "…", "—"},
	} {
		if got := SearchText(parts...); got != want {
			t.Errorf("%q: %q, want %q", parts, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	if got := strings.Join(Words(" Nguyễn–Văn  (A) "), "|"); got != "nguyen|van|a" {
		t.Errorf("got %s", got)
	}
	if got := Words("…"); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Đặng \xff İstanbul ǅ", "Nguye\u0302\u0303n", "ΐΆ ſK Å", "한글 \u1112\u1161\u11ab", "\u0345\u0399"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(once) || Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
		if once != foldSlowly(s) {
			t.Fatalf("Fold(%q) = %q, by the rules %q", s, once, foldSlowly(s))
		}
		if Fold(NFC(s)) != once {
			t.Fatalf("Fold(%q) = %q, of its NFC %q", s, once, Fold(NFC(s)))
		}
	})
}

func FuzzSearchText(f *testing.F) {
	f.Add("Số 12/QĐ-UBND", "😀")
	f.Fuzz(func(t *testing.T, a, b string) {
		text := SearchText(a, b)
		if SearchText(text) != text || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
			t.Fatalf("%q, again %q", text, SearchText(text))
		}
		for _, r := range text {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Fatalf("%q holds %q", text, r)
			}
		}
		if strings.Join(append(Words(a), Words(b)...), " ") != text {
			t.Fatalf("words of %q and %q are not %q", a, b, text)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{"ascii": "H38.21.06-261120-0003", "vietnamese": "Sở Khoa học và Công nghệ tỉnh Lào Cai, đường Trần Hưng Đạo"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(text)
			}
		})
	}
}

func BenchmarkSearchText(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SearchText("H38.21.06-261120-0003", "Đặng Thị Hồng Ngọc", "Cấp giấy phép tiến hành công việc bức xạ, sử dụng thiết bị X-quang")
	}
}
