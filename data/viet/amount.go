package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var digits = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// scales name the groups of three digits from the right; above a billion the names repeat: nghìn tỷ, triệu tỷ, tỷ tỷ.
var scales = [7]string{"", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ", "tỷ tỷ"}

// AmountInWords writes an amount of đồng the way it stands after “Bằng chữ” on a receipt: “Hai triệu hai trăm năm mươi
// nghìn đồng”. Groups of zeros are left out; a zero hundred inside the number is read: “Một nghìn không trăm linh năm đồng”.
func AmountInWords(dong int64) string {
	number, words := uint64(dong), []string(nil)
	if dong < 0 {
		number, words = -number, []string{"âm"}
	}
	words = append(words, numberInWords(number)...)
	return capital(strings.Join(append(words, "đồng"), " "))
}

// NumberInWords writes a count: “mười hai”, “một trăm linh năm”.
func NumberInWords(n int64) string {
	if n < 0 {
		return "âm " + strings.Join(numberInWords(-uint64(n)), " ")
	}
	return strings.Join(numberInWords(uint64(n)), " ")
}

func numberInWords(number uint64) (words []string) {
	if number == 0 {
		return digits[:1]
	}
	var groups []int
	for ; number > 0; number /= 1000 {
		groups = append(groups, int(number%1000))
	}
	for i := len(groups) - 1; i >= 0; i-- {
		if groups[i] == 0 {
			continue
		}
		words = append(words, groupInWords(groups[i], i < len(groups)-1)...)
		if needed := scaleOf(groups, i); needed != "" {
			words = append(words, needed)
		}
	}
	return words
}

// scaleOf names the group's scale. Of “nghìn tỷ” only “nghìn” is said when the group of billions follows with its own tỷ.
func scaleOf(groups []int, i int) string {
	if (i == 4 || i == 5) && anyAbove(groups[3:i]) {
		return strings.TrimSuffix(scales[i], " tỷ")
	}
	return scales[i]
}

func anyAbove(groups []int) bool {
	for _, g := range groups {
		if g > 0 {
			return true
		}
	}
	return false
}

// groupInWords reads three digits; inside a number the hundreds are read even when they are zero.
func groupInWords(group int, inside bool) (words []string) {
	hundreds, tens, ones := group/100, group/10%10, group%10
	if hundreds > 0 || inside {
		words = append(words, digits[hundreds], "trăm")
	}
	switch {
	case tens == 0 && ones > 0 && len(words) > 0:
		words = append(words, "linh")
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digits[tens], "mươi")
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		words = append(words, "mốt")
	case ones == 4 && tens > 1:
		words = append(words, "tư")
	case ones == 5 && tens > 0:
		words = append(words, "lăm")
	default:
		words = append(words, digits[ones])
	}
	return words
}

// capital writes the first letter of s as a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
