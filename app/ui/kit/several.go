package kit

import "strings"

// betweenSeveral is what stands between the answers of a look-up with several.
const betweenSeveral = "; "

// ListOf takes the value of a look-up with several answers apart; what is empty is left out.
func ListOf(value string) []string {
	var list []string
	for part := range strings.SplitSeq(value, ";") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// ListText is the value of a look-up for a list of answers.
func ListText(list []string) string { return strings.Join(list, betweenSeveral) }

func joinSeveral(text string) string { return ListText(ListOf(text)) }

// lastOfSeveral divides what is typed into the answers before and the one that is being typed.
func lastOfSeveral(text string) (before, last string) {
	i := strings.LastIndex(text, ";")
	return joinSeveral(text[:i+1]), typed(text[i+1:])
}

// addAnswer puts an answer in the place of what is being typed; another one may follow.
func (e *lookupEditor) addAnswer(option Option) {
	before, _ := lastOfSeveral(e.in.Text)
	if before != "" {
		before += betweenSeveral
	}
	e.silent = true
	e.in.SetText(before + option.Label + betweenSeveral)
	e.in.CursorColumn = len([]rune(e.in.Text))
	e.silent = false
	e.in.Refresh()
	e.h.changed()
}
