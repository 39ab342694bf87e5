package screens

import (
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
)

// directionPairs are what leaders wrote, in order.
func directionPairs(x *document.Incoming, now time.Time) []kit.Pair {
	var pairs []kit.Pair
	for _, d := range x.Directions {
		lines := joined("\n",
			joined(" · ", d.Leader, prefixed(kit.T("hạn"), d.Due.String())),
			prefixed(kit.T("Chủ trì:"), d.LeadUnit),
			prefixed(kit.T("Phối hợp:"), kit.ListText(d.JointUnits)),
			prefixed(kit.T("Để biết:"), kit.ListText(d.NoticeUnits)),
			d.Text)
		pairs = append(pairs, kit.Pair{Label: briefTime(d.On, now), Value: lines})
	}
	return pairs
}

// prefixed puts a word in front of a text that is not empty.
func prefixed(word, text string) string {
	if text == "" {
		return ""
	}
	return word + " " + text
}

// documentEvents are everything that was done with a document, the newest first: when, what, by whom. verbs are the words of
// the moves.
func documentEvents(events []document.Event, verbs map[string]string, now time.Time) []kit.Pair {
	var pairs []kit.Pair
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		pairs = append(pairs, kit.Pair{Label: briefTime(e.At, now), Value: joined("\n", joined(" · ", kit.T(firstOf(verbs[e.Action], e.Action)), e.By), e.Note)})
	}
	return pairs
}
