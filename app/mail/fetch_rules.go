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

// matches says whether the rule's pattern occurs in its field: "from" is the sender's name and address, "subject"
// the subject, "any" both of them and the text.
func (r rule) matches(p Parsed) bool {
	from := p.From.String()
	var texts []string
	switch r.field {
	case "from":
		texts = []string{from}
	case "subject":
		texts = []string{p.Subject}
	default:
		texts = []string{from, p.Subject, p.Text}
	}
	for _, text := range texts {
		if strings.Contains(viet.Fold(text), r.pattern) {
			return true
		}
	}
	return false
}
