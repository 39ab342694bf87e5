package screens

import (
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// joined joins the texts that are not empty.
func joined(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), separator)
}

// filledLines are the lines of a text that are not empty.
func filledLines(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// sortedOptions makes a closed list of values with how often they occur.
func sortedOptions(counts map[string]int) []kit.Option {
	var list []kit.Option
	for value, n := range counts {
		if value != "" {
			list = append(list, kit.Option{Value: value, Label: value, Note: strconv.Itoa(n)})
		}
	}
	slices.SortFunc(list, func(a, b kit.Option) int { return strings.Compare(viet.Fold(a.Label), viet.Fold(b.Label)) })
	return list
}

// tick is the value of a FieldCheck.
func tick(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// count is the value of a FieldNumber, empty for 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// amountText is the value of a FieldMoney, empty for 0.
func amountText(m office.Money) string { return count(int(m)) }

// money reads the value of a FieldMoney; the field lets digits through only.
func money(digits string) office.Money {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return office.Money(n)
}
