package mail

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markWords finds the words of a mark in running text; without accents only capitals that can mean nothing else.
var markWords = regexp.MustCompile(`(?:[Tt](?:uyệt|UYỆT)|[Tt](?:ối|ỐI))[ _]+[Mm](?:ật|ẬT)|T(?:UYET|OI)[ _]+MAT|[Mm](?:ật|ẬT)`)

// mention is a mark named in a line, with what stands around it in lower case.
type mention struct {
	word         string
	left         string // everything before
	before       string // the word before; empty when more than a space or quotation mark lies between
	after        string // the word after, likewise
	amidCapitals bool   // a word beside it is in capitals, so its own say nothing
}

// mentions returns the marks that a line names.
func mentions(line string) []mention {
	var list []mention
	for _, at := range markWords.FindAllStringIndex(line, 20) {
		left, right := line[:at[0]], line[at[1]:]
		last, _ := utf8.DecodeLastRuneInString(left)
		next, _ := utf8.DecodeRuneInString(right)
		if isWordRune(last) || isWordRune(next) {
			continue // a syllable of another word
		}
		left = strings.TrimRight(left, betweenWords)
		before, after := lastWord(left), firstWord(strings.TrimLeft(right, betweenWords))
		list = append(list, mention{
			word: line[at[0]:at[1]], left: strings.ToLower(left), before: strings.ToLower(before), after: strings.ToLower(after),
			amidCapitals: isCapitals(before) || isCapitals(after),
		})
	}
	return list
}

const betweenWords = " _\"“”'‘’"

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func isNoWordRune(r rune) bool { return !isWordRune(r) }

func lastWord(s string) string {
	return strings.TrimLeftFunc(s[max(strings.LastIndexFunc(s, isNoWordRune), 0):], isNoWordRune)
}

func firstWord(s string) string {
	if end := strings.IndexFunc(s, isNoWordRune); end >= 0 {
		return s[:end]
	}
	return s
}

func isCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// Words that make of mật another word: bảo mật, mật ong, gan mật.
var (
	joinsBefore = []string{"bảo", "bí", "cơ", "thân", "cẩn", "gan", "túi", "sỏi", "đường", "dịch", "ống", "trăng", "ong", "rỉ"}
	joinsAfter  = []string{"ong", "khẩu", "độ", "mã", "thư", "thiết", "vụ", "danh", "lệnh", "hoa", "mía", "gấu", "ngọt", "dừa", "rỉ"}
)

// What can bear a mark, and what a title may begin with when such a paper is sent.
var (
	bearer = regexp.MustCompile(`(?:^|[^\p{L}])(?:tài liệu|văn bản|công văn|hồ sơ|thông tin|báo cáo|kế hoạch|quyết định|tờ trình|phương án|đề án|dấu)$`)
	sender = regexp.MustCompile(`^(?:(?:v/v|về việc|gửi|chuyển|trình|nộp|kèm|nhận)[ ]+)*(?:tài liệu|văn bản|công văn|hồ sơ)$`)
	number = regexp.MustCompile(`^(?:số|\d.*)?$`)
)

// lookMentions looks for marks in the run of a line. A line that names several of them speaks about marks.
func (s *secretMark) lookMentions(line, place string) {
	list := mentions(line)
	for _, m := range list {
		if levelOf(m.word) != levelOf(list[0].word) {
			return
		}
	}
	for _, m := range list {
		if m.isMark(place == inTitle) {
			s.found(m.word, place)
		}
	}
}

// isMark says whether the words mark what they stand in. A title is taken at its word sooner than a sentence.
func (m mention) isMark(title bool) bool {
	borne := bearer.MatchString(m.left)
	switch {
	case slices.Contains(joinsBefore, m.before) || slices.Contains(joinsAfter, m.after):
		return false
	case rank(levelOf(m.word)) > rank("Mật"):
		return title || borne || m.word == strings.ToUpper(m.word) && !m.amidCapitals
	case m.word == "MẬT":
		return !m.amidCapitals || title && borne
	case m.word == "Mật":
		return borne
	}
	return title && sender.MatchString(m.left) && number.MatchString(m.after)
}
