package staff

import (
	"fmt"
	"strings"

	"vanphongso/data/office"
)

// Explanation says why a day or an amount is what it is, the same on screen and on paper.
type Explanation []Line

// Line is one step of an explanation, with the rule it rests on.
type Line struct {
	Day        office.Day `json:"day,omitempty"`
	Text       string     `json:"text"`                 // Vietnamese, one sentence
	Source     string     `json:"source,omitempty"`     // of the rule
	Unverified bool       `json:"unverified,omitempty"` // nobody has compared the rule with the official text
}

// String writes the line with its source, and “chưa kiểm chứng” where that is so.
func (l Line) String() string {
	var notes []string
	if l.Source != "" {
		notes = append(notes, l.Source)
	}
	if l.Unverified {
		notes = append(notes, "chưa kiểm chứng")
	}
	text := l.Text
	if l.Day != "" {
		text = l.Day.String() + ": " + text
	}
	if len(notes) > 0 {
		text += " [" + strings.Join(notes, "; ") + "]"
	}
	return text
}

// Unverified says whether a rule that was used has not been compared with the official text.
func (e Explanation) Unverified() bool {
	for _, l := range e {
		if l.Unverified {
			return true
		}
	}
	return false
}

// String writes all lines, one below the other.
func (e Explanation) String() string {
	lines := make([]string, len(e))
	for i, l := range e {
		lines[i] = l.String()
	}
	return strings.Join(lines, "\n")
}

// say adds a fact of the file.
func (e *Explanation) say(day office.Day, format string, args ...any) {
	*e = append(*e, Line{Day: day, Text: fmt.Sprintf(format, args...)})
}

// rule adds a step that rests on a rule.
func (e *Explanation) rule(day office.Day, b Basis, format string, args ...any) {
	*e = append(*e, Line{Day: day, Text: fmt.Sprintf(format, args...), Source: b.Source, Unverified: !b.Verified})
}
