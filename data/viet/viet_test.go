package viet

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đặng Thị HỒNG": "dang thi hong", "đo lường": "do luong", "Nguye\u0302\u0303n": "nguyen", "ABC-12": "abc-12", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSearchTextKeepsLettersAndDigitsOnly(t *testing.T) {
	if got := SearchText("H38.21.06-261120-0003", "Đặng, Thị"); got != "h38 21 06 261120 0003 dang thi" {
		t.Errorf("got %q", got)
	}
}

func TestSortKeysAreInVietnameseOrder(t *testing.T) {
	names := []string{"An", "Ấn", "Bình", "Duy", "Đào"}
	for i := 1; i < len(names); i++ {
		if bytes.Compare(SortKey(names[i-1]), SortKey(names[i])) >= 0 {
			t.Errorf("%s does not come before %s", names[i-1], names[i])
		}
	}
}

func TestPrintable(t *testing.T) {
	if got := Printable("Lê\u202E A\x00 😀\te\u0302"); got != "Lê A □ ê" {
		t.Errorf("got %q", got)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Đặng \xff İstanbul ǅ")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(once) || Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
	})
}
