package work

import (
	"math"
	"path"
	"strings"
	"unicode"

	"vanphongso/data/viet"
)

// abbreviations are short forms that people use in file names and subjects, folded.
var abbreviations = map[string]string{
	"gp": "giay phep", "gcn": "giay chung nhan", "cn": "chung nhan", "cccd": "can cuoc cong dan", "kd": "kiem dinh", "gcnkd": "giay chung nhan kiem dinh",
	"bc": "bao cao", "atbx": "an toan buc xa", "xq": "x quang", "xquang": "x quang", "khcn": "khoa hoc va cong nghe",
	"qd": "quyet dinh", "hd": "hop dong", "hs": "ho so", "dn": "de nghi", "kx": "kiem xa", "tt": "thuyet minh", "bb": "bien ban",
	"nvbx": "nhan vien buc xa", "dl": "dinh luong", "sk": "sang kien", "cv": "cong van", "gh": "gia han", "bx": "buc xa",
}

// plainWords returns the folded words of text with abbreviations written out. Words in one piece such as DonDeNghi and
// GP2023 are taken apart first.
func plainWords(text string) []string {
	var words []string
	for _, w := range viet.Words(takeApart(text)) {
		if long, ok := abbreviations[w]; ok {
			words = append(words, strings.Fields(long)...)
		} else {
			words = append(words, w)
		}
	}
	return words
}

// takeApart puts a space where a small letter meets a capital one, or a letter meets a digit.
func takeApart(text string) string {
	var b strings.Builder
	var before rune
	for _, r := range viet.NFC(text) {
		small := unicode.IsLower(before) && unicode.IsUpper(r)
		digit := unicode.IsDigit(before) && unicode.IsLetter(r) || unicode.IsLetter(before) && unicode.IsDigit(r)
		if small || digit {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// fileWords returns the words of a file name without its extension and without words that say nothing.
func fileWords(name string) []string {
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	var words []string
	for _, w := range plainWords(base) {
		if !noise[w] && !isNumber(w) {
			words = append(words, w)
		}
	}
	return words
}

// noise are words of file names that say nothing about the paper.
var noise = map[string]bool{
	"scan": true, "img": true, "image": true, "file": true, "copy": true, "final": true, "signed": true, "ky": true, "so": true, "pdf": true,
	"document": true, "doc": true, "new": true, "moi": true, "v": true, "page": true, "trang": true, "anh": true, "chup": true, "camscanner": true,
	"iso": true, "utf": true, "ban": true, "sao": true, "ve": true, "cua": true, "va": true, "nam": true, "ngay": true, "thang": true,
}

func isNumber(word string) bool {
	return strings.Trim(word, "0123456789") == ""
}

// phrase returns the words between spaces, so that strings.Contains finds whole words only.
func phrase(words []string) string { return " " + strings.Join(words, " ") + " " }

// features returns the words of a text and its pairs of neighbours; pairs tell "gia hạn" from "hạn" and "gia".
func features(words []string) []string {
	list := make([]string, 0, 2*len(words))
	for i, w := range words {
		if !noise[w] {
			list = append(list, w)
		}
		if i > 0 {
			list = append(list, words[i-1]+" "+w)
		}
	}
	return list
}

// weights says how much a feature tells: rare ones among the texts much, common ones little.
type weights map[string]float64

func weigh(texts [][]string) weights {
	count := map[string]int{}
	for _, words := range texts {
		seen := map[string]bool{}
		for _, f := range features(words) {
			if !seen[f] {
				seen[f] = true
				count[f]++
			}
		}
	}
	w := weights{}
	for f, n := range count {
		w[f] = math.Log(1 + float64(len(texts))/float64(n))
	}
	return w
}
