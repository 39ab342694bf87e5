package work

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"vanphongso/data/letter"
	"vanphongso/data/procedure"
)

const (
	certain    = 40 // a match below this confidence is not proposed
	titleRunes = 500
)

// paperFile is an attachment with what is known about it.
type paperFile struct {
	attachment letter.Attachment
	words      []string // of the file name
	squashed   string   // the name's letters without spaces, for names like dongiahan.pdf
	title      string   // first lines of the content as a phrase, "" when not read
	content    string   // first page as a phrase
}

func newPaperFile(a letter.Attachment, text string) paperFile {
	f := paperFile{attachment: a, words: fileWords(a.Name)}
	f.squashed = strings.Join(f.words, "")
	if text != "" {
		runes := []rune(text)
		f.content = phrase(plainWords(text))
		f.title = phrase(plainWords(string(runes[:min(len(runes), titleRunes)])))
	}
	return f
}

// matchPapers finds for each component the file that fits best. Pairs are taken from the most certain one down, no file
// and no component twice.
func matchPapers(parts []procedure.Component, files []paperFile) []Match {
	matches := make([]Match, len(parts))
	for i, c := range parts {
		matches[i] = Match{Component: i, Name: c.Name}
	}
	used := map[int]bool{}
	for _, p := range rankPairs(parts, files) {
		if matches[p.part].Attachment != 0 || used[p.file] {
			continue
		}
		used[p.file] = true
		a := files[p.file].attachment
		matches[p.part].Attachment = a.Index
		matches[p.part].Confidence = p.score
		matches[p.part].Reason = p.reason + trouble(a)
	}
	return matches
}

func trouble(a letter.Attachment) string {
	switch {
	case a.Encrypted:
		return "; tệp có mật khẩu, chưa xem được nội dung"
	case a.Damaged:
		return "; tệp bị hỏng hoặc thiếu, hãy xem lại"
	}
	return ""
}

type pair struct {
	part, file, score int
	reason            string
}

func rankPairs(parts []procedure.Component, files []paperFile) []pair {
	vocabularies := make([][]string, len(parts))
	for i, c := range parts {
		vocabularies[i] = vocabulary(c)
	}
	weight := weigh(vocabularies)
	var pairs []pair
	for i, c := range parts {
		known := map[string]bool{}
		for _, w := range vocabularies[i] {
			known[w] = true
		}
		for j, f := range files {
			if score, reason := confidence(c, known, weight, f); score >= certain {
				pairs = append(pairs, pair{i, j, score, reason})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].score > pairs[b].score })
	return pairs
}

// vocabulary is what may be said when the component is meant: its name, its form and its keywords.
func vocabulary(c procedure.Component) []string {
	words := plainWords(c.Name + " " + c.Form)
	for _, k := range c.Keywords {
		words = append(words, plainWords(k)...)
	}
	return words
}

// confidence says how sure it is that the file is the component, 0–100, and why. The file's name and its content
// support each other: the better one counts, the other one adds a little.
func confidence(c procedure.Component, known map[string]bool, weight weights, f paperFile) (int, string) {
	byName, byContent := nameConfidence(c, known, weight, f), contentConfidence(c, f)
	switch {
	case byName >= byContent && byName > 0:
		reason := fmt.Sprintf("tên tệp “%s” khớp với giấy tờ", f.attachment.Name)
		if byContent > 0 {
			return together(byName, byContent), reason + ", nội dung cũng khớp"
		}
		if f.content != "" {
			byName *= 0.85 // the content was read and says something else
		}
		return int(math.Round(byName)), reason
	case byContent > 0:
		return together(byContent, byName), "nội dung trang đầu khớp với giấy tờ"
	}
	return 0, ""
}

func together(better, other float64) int { return int(math.Round(min(99, better+0.15*other))) }

// nameConfidence compares the words of the file's name with the component.
func nameConfidence(c procedure.Component, known map[string]bool, weight weights, f paperFile) float64 {
	if len(f.words) == 0 {
		return 0
	}
	said, all := 0.0, 0.0
	for _, w := range f.words {
		worth := weight[w]
		if worth == 0 {
			worth = 0.5 // a word of no component, e.g. the name of the applicant
		}
		all += worth
		if known[w] {
			said += worth
		}
	}
	share := said / all
	key := longestKey(c, phrase(f.words), f.squashed)
	switch {
	case key >= 2:
		return 72 + 3*float64(min(key, 4)) + 12*share
	case key == 1:
		return 62 + 20*share
	case startsAlike(c, f.words):
		return 55 + 35*share
	case share >= 0.5:
		return 70 * share
	}
	return 0
}

// longestKey returns the number of words of the longest keyword that the name contains, 0 for none.
func longestKey(c procedure.Component, words, squashed string) int {
	longest := 0
	for _, k := range c.Keywords {
		n := len(strings.Fields(k))
		whole := strings.Contains(words, " "+k+" ")
		glued := n > 1 && strings.Contains(squashed, strings.ReplaceAll(k, " ", ""))
		if n > longest && (whole || glued) {
			longest = n
		}
	}
	return longest
}

// startsAlike says whether the name begins with the word that the component begins with: don.pdf, phieu.pdf.
func startsAlike(c procedure.Component, words []string) bool {
	for _, w := range plainWords(c.Name) {
		if !noise[w] {
			return words[0] == w
		}
	}
	return false
}

// contentConfidence looks for the component's name and keywords in the first page; a title counts most.
func contentConfidence(c procedure.Component, f paperFile) float64 {
	if f.content == "" {
		return 0
	}
	best := 0.0
	if strings.Contains(f.title, phrase(plainWords(shortName(c.Name)))) {
		best = 92
	}
	for _, k := range c.Keywords {
		n := float64(min(len(strings.Fields(k)), 4))
		if n < 2 {
			continue
		}
		switch {
		case strings.Contains(f.title, " "+k+" "):
			best = max(best, 68+5*n)
		case strings.Contains(f.content, " "+k+" "):
			best = max(best, 40+3*n)
		}
	}
	return best
}

// shortName is the name without remarks in brackets and without the words that say which copy it is.
func shortName(name string) string {
	if i := strings.IndexByte(name, '('); i > 0 {
		name = name[:i]
	}
	return strings.TrimPrefix(strings.TrimSpace(name), "Bản sao ")
}
