package viet

import (
	"bytes"
	"testing"
)

func ascending(t *testing.T, key func(string) []byte, texts ...string) {
	t.Helper()
	for i := 1; i < len(texts); i++ {
		if bytes.Compare(key(texts[i-1]), key(texts[i])) >= 0 {
			t.Errorf("%s does not come before %s", texts[i-1], texts[i])
		}
	}
}

func TestSortKeysAreInVietnameseOrder(t *testing.T) {
	ascending(t, SortKey, "An", "Ấn", "Bình", "Duy", "Đào")
	ascending(t, SortKey, "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y")
	ascending(t, SortKey, "Hồ sơ 1", "Hồ sơ 2", "Hồ sơn", "Vũ", "Xa", "Yên")
}

func TestSortKeyDoesNotCareForTheNormalForm(t *testing.T) {
	if !bytes.Equal(SortKey("Nguyễn"), SortKey("Nguye\u0302\u0303n")) {
		t.Error("composed and decomposed text have different keys")
	}
}

func TestPersonsAreSortedByGivenNameFirst(t *testing.T) {
	ascending(t, PersonSortKey,
		"Trần Văn An", "Đỗ Thị Ấn", "Lê Bình", "Nguyễn Bình", "Nguyễn An Bình", "Nguyễn Văn Bình", "Vũ Hoa", "Bùi Hòa", "Bùi Đào Hoàn", "An Yên")
	if PersonSortKey(" ") != nil {
		t.Error("no name has a key")
	}
	if !bytes.Equal(PersonSortKey("  Lê   Bình "), PersonSortKey("Lê Bình")) {
		t.Error("spaces change the key")
	}
}

func BenchmarkSortKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SortKey("Nguyễn Thị Hồng Ngọc")
	}
}
