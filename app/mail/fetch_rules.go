package mail

import (
	"strings"

	"vanphongso/data/letter"
	"vanphongso/data/viet"
)

// rule is an ignore rule with its pattern folded.
type rule struct {
	name, field, pattern string
}

// compileRules folds the patterns of the rules in force; an empty pattern matches nothing.
func compileRules(rules []letter.Rule) []rule {
	var compiled []rule
	for _, r := range rules {
		pattern := strings.TrimSpace(viet.Fold(r.Pattern))
		if r.Disabled || pattern == "" {
			continue
		}
		compiled = append(compiled, rule{name: r.Name, field: r.Field, pattern: pattern})
	}
	return compiled
}

// folded is the part of a mail that rules look at, folded once.
type folded struct{ from, subject, text string }

func fold(p Parsed) folded {
	return folded{from: viet.Fold(p.From.String()), subject: viet.Fold(p.Subject), text: viet.Fold(p.Text)}
}

// matches says whether the rule's pattern occurs in its field: "from" is the sender's name and address, "subject"
// the subject, "any" both of them and the text.
func (r rule) matches(f folded) bool {
	switch r.field {
	case "from":
		return strings.Contains(f.from, r.pattern)
	case "subject":
		return strings.Contains(f.subject, r.pattern)
	default:
		return strings.Contains(f.from, r.pattern) || strings.Contains(f.subject, r.pattern) || strings.Contains(f.text, r.pattern)
	}
}
