package mail

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A state-secret mark (Mật, Tối mật, Tuyệt mật; Luật 117/2025/QH15) is looked for as a mark: the stamp on a line of
// its own, in brackets, after a label such as "Độ mật:", at the head or end of a title, or said of a paper ("công văn
// MẬT số 12"). The same syllable in "mật khẩu", "bảo mật", "mật độ xương" or in a line about the marks is none. A mark
// typed without accents counts in capitals only, and MAT ("mắt", "mất", "mặt") only after a label or as a title's tag.
// In doubt a mark it is: the mail stays on the server, where it can be read.

// Places where a mark was found.
const (
	inTitle = "tiêu đề"
	inText  = "nội dung"
	inName  = "tên tệp"
)

// secretMark keeps the highest mark found so far and where it was. It never keeps the text around it.
type secretMark struct{ mark, place string }

func (s *secretMark) found(word, place string) {
	mark := levelOf(word)
	if rank(mark) > rank(s.mark) {
		s.mark, s.place = mark, place
	}
}

func rank(mark string) int {
	switch mark {
	case "Mật":
		return 1
	case "Tối mật":
		return 2
	case "Tuyệt mật":
		return 3
	}
	return 0
}

// levelOf returns the mark that a word of one of the patterns below stands for.
func levelOf(word string) string {
	switch strings.ToUpper(string([]rune(strings.TrimSpace(word))[:2])) {
	case "TU":
		return "Tuyệt mật"
	case "TỐ", "TO":
		return "Tối mật"
	}
	return "Mật"
}

// The marks as people write them. markHigh are those that can be nothing else; markCapital adds MẬT,
// markTitle Mật too, markAny mật as well.
const (
	markHigh    = `(?:[Tt](?:uyệt|UYỆT)|[Tt](?:ối|ỐI))[ _]*[Mm](?:ật|ẬT)|T(?:UYET|OI)[ _]*MAT`
	markCapital = `(?:` + markHigh + `|MẬT)`
	markTitle   = `(?:` + markHigh + `|M(?:ẬT|ật))`
	markAny     = `(?:` + markHigh + `|[Mm](?:ẬT|ật))`
	markEnd     = `[ \t]*(?:[-–—:;,.|/!)\]}*]|$)` // what may follow a mark
)

// Patterns of marks; the mark is the first group.
var (
	bracketMark = regexp.MustCompile(`[\[({<【«](?:[ \t]*|[ \t]*(?i:độ|dấu|tài liệu|văn bản|công văn|hồ sơ)[ \t]+)(` + markTitle + `)[ \t]*(?:[\])}>】»]|[-–—:,;/][^\])}>】»\n]{0,80}[\])}>】»])`)
	smallMark   = regexp.MustCompile(`[\[({<【«][ \t]*(mật)[ \t]*[\])}>】»]`)
	labelMark   = regexp.MustCompile(`(?:^|[^\p{L}])(?i:(?:mức[ \t]+|cấp[ \t]+)?độ[ \t]+(?:bảo[ \t]+)?mật|mức[ \t]+mật|dấu[ \t]+(?:chỉ[ \t]+)?(?:mức[ \t]+)?độ[ \t]+mật|(?:muc[ \t]+)?do[ \t]+mat)[ \t]*(?::|=|-|–|là)[ \t]*["“'*\[(]*[ \t]*((?i:(?:tuyệt|tối|tuyet|toi)[ \t]+)?(?i:mật|mat))["”'*\])]*(.?)`)
	headMark    = regexp.MustCompile(`^(` + markCapital + `|Mật)` + markEnd)
	tailMark    = regexp.MustCompile(`[-–—:|/][ \t]*["“]?(` + markTitle + `)["”]?[ \t]*[.!]?$`)
	headTag     = regexp.MustCompile(`^[\[({<](MAT)[\])}>]`)
	replyPrefix = regexp.MustCompile(`^(?i:(?:re|fw|fwd|tr|trả lời|chuyển tiếp|chuyển|v/v)[ \t]*:[ \t]*)+`)

	nameHead = regexp.MustCompile(`^[\[({]?(` + markCapital + `)[\])}]?(?:[_.,\-–—\])}]|$)`)
	nameHigh = regexp.MustCompile(`(?:^|[^\p{L}\p{N}])(` + markHigh + `)(?:[^\p{L}\p{N}]|$)`)
	nameTail = regexp.MustCompile(`[_.\-–—,\[({][ ]*(` + markTitle + `)[\])}]?$`)
	nameNoun = regexp.MustCompile(`(?:^|[^\p{L}])(?i:tài liệu|văn bản|công văn|hồ sơ|báo cáo|kế hoạch)[ _]+(` + markAny + `)[\])}]?$`)
	spaces   = regexp.MustCompile(`[ \t\x{00A0}]+`)
)

// lookTitle looks for a mark in a subject.
func (s *secretMark) lookTitle(subject string) {
	subject = spaces.ReplaceAllString(subject, " ")
	subject = strings.TrimSpace(replyPrefix.ReplaceAllString(strings.TrimSpace(subject), ""))
	s.lookLine(subject, inTitle, true)
	s.lookMentions(subject, inTitle)
	for _, pattern := range []*regexp.Regexp{tailMark, headTag} {
		if m := pattern.FindStringSubmatch(subject); m != nil {
			s.found(m[1], inTitle)
		}
	}
}

// TitleMark returns the state-secret mark that a title bears, such as the summary of a document: Mật, Tối mật, Tuyệt mật, or "".
func TitleMark(title string) string {
	var s secretMark
	if mayBearMark(title) {
		s.lookTitle(title)
	}
	return s.mark
}

// maxSecretLine is how much of a line of text is looked at: marks stand in short lines.
const maxSecretLine = 400

// lookText looks for marks in a readable text.
func (s *secretMark) lookText(text string) {
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		if !mayBearMark(line) {
			first = first && strings.TrimSpace(line) == ""
			continue
		}
		line = strings.TrimSpace(strings.TrimLeft(cutText(line, maxSecretLine), "> \t"))
		for _, cell := range strings.Split(strings.ReplaceAll(line, "   ", "\t"), "\t") {
			cell = strings.TrimSpace(spaces.ReplaceAllString(cell, " "))
			s.lookLine(cell, inText, first)
			s.lookMentions(cell, inText)
		}
		first = first && line == ""
	}
}

// mayBearMark is a quick look for the last letters of every mark.
func mayBearMark(line string) bool {
	if !strings.ContainsAny(line, "ậẬaA") {
		return false
	}
	return strings.Contains(line, "ật") || strings.Contains(line, "ẬT") || strings.Contains(line, "MAT") ||
		strings.Contains(line, "mat") || strings.Contains(line, "Mat") || strings.Contains(line, "Ậ T")
}

// lookLine looks for a mark in a line or title; first says that it stands where a stamp stands, at the very top.
func (s *secretMark) lookLine(line, place string, first bool) {
	if word, found := wholeLine(line, first); found {
		s.found(word, place)
	}
	for _, pattern := range []*regexp.Regexp{bracketMark, smallMark} {
		for _, m := range pattern.FindAllStringSubmatch(line, 20) {
			s.found(m[1], place)
		}
	}
	for _, m := range labelMark.FindAllStringSubmatch(line, 20) {
		if !isChoice(m[2]) && !strings.Contains(strings.ToLower(line), "ly do mat") { // lý do mất
			s.found(m[1], place)
		}
	}
	if m := headMark.FindStringSubmatch(line); m != nil && (first || strings.ToUpper(m[1]) == m[1]) {
		s.found(m[1], place)
	}
}

// isChoice says whether what follows a mark shows that it is one of several to choose from, or the beginning of
// another word.
func isChoice(next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	return strings.ContainsAny(next, "/☐□") || unicode.IsLetter(r)
}

// wholeLine says whether a line is nothing but a mark, letters perhaps spaced out: "* M Ậ T *".
func wholeLine(line string, first bool) (word string, found bool) {
	line = strings.Trim(line, " \t*_-–—=[](){}<>.:!|\"“”'#~")
	if line == "" || len(line) > 40 {
		return "", false
	}
	switch compact := strings.ReplaceAll(line, " ", ""); compact {
	case "MẬT", "TỐIMẬT", "TUYỆTMẬT", "TOIMAT", "TUYETMAT":
		return compact, true
	case "Mật":
		return compact, first
	}
	switch strings.ToLower(line) {
	case "tối mật", "tuyệt mật":
		return line, true
	}
	return "", false
}

// lookFileName looks for a mark in the name of a file.
func (s *secretMark) lookFileName(name string) {
	stem, _ := splitExtension(name)
	stem = strings.TrimSpace(spaces.ReplaceAllString(stem, " "))
	s.lookLine(stem, inName, true)
	for _, pattern := range []*regexp.Regexp{nameHead, nameHigh, nameTail, nameNoun} {
		if m := pattern.FindStringSubmatch(stem); m != nil {
			s.found(m[1], inName)
		}
	}
}
