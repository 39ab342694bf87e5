package screens

import (
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// The chips of the outgoing documents, for shell.Host.NavigateTo.
const (
	OpenOut        = "open" // not issued yet
	MyDraftsOut    = "my_drafts"
	AtUnitOut      = "at_unit"
	AtOfficeOut    = "at_office"
	ToNumberOut    = "to_number"
	ToIssueOut     = "to_issue"
	UndeliveredOut = "undelivered" // issued, and not known to be with every recipient
	IssuedOut      = "issued"
	ChangedOut     = "changed" // corrected, replaced or recalled
	AllOut         = "all"
)

// outgoing says in a word how an outgoing document stands, and its tone. A signed one gets its number at latest on the next
// working day (NĐ 30/2020 Điều 15).
func (c *clock) outgoing(x *document.Outgoing) (string, kit.Tone) {
	switch {
	case x.State == document.Signed:
		if c.numberBy(x) < office.DayOf(c.now()) {
			return kit.T("Quá hạn cấp số"), kit.ToneLate
		}
		return kit.T("Đã ký, chờ cấp số"), kit.ToneSoon
	case x.State == document.Issued && len(x.Pending()) > 0:
		return kit.Tf("Chờ chuyển %d nơi", len(x.Pending())), kit.ToneAccent
	case x.State == document.Recalled:
		return kit.T(string(x.State)), kit.ToneLate
	case x.State == document.Corrected, x.State == document.Replaced:
		return kit.T(string(x.State)), kit.ToneSoon
	}
	return kit.T(string(x.State)), documentTone(x.State)
}

// numberBy is the last day on which a signed document gets its number: the first working day after the day of signing.
func (c *clock) numberBy(x *document.Outgoing) office.Day {
	day := x.SignedOn.Add(1)
	for c.workdays(x.SignedOn, day) == 0 {
		day = day.Add(1)
	}
	return day
}

func recipientsText(x *document.Outgoing) string {
	names := make([]string, len(x.Recipients))
	for i, r := range x.Recipients {
		names[i] = r.Name
	}
	return strings.Join(names, "; ")
}

// outgoingVerbs are the entries of the history in words.
func outgoingVerbs() map[string]string {
	return documentVerbs(document.OutgoingStates(), document.OutgoingMoves)
}
