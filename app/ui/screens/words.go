package screens

import (
	"strconv"
	"strings"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// longTime writes an instant the way it is promised: 10:00 thứ Hai 30/11/2026.
func longTime(t time.Time) string {
	local := t.In(office.Zone)
	weekday := kit.T(strings.ToLower(local.Weekday().String()))
	if kit.Language() == "vi" {
		weekday = workday.WeekdayName(office.DayOf(t))
	}
	return local.Format("15:04 ") + weekday + local.Format(" 02/01/2006")
}

// fullTime writes an instant with its year; the zero time is empty.
func fullTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(office.Zone).Format("02/01/2006 15:04")
}

// briefTime writes an instant for a list: without the year when it is this one.
func briefTime(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	if local := t.In(office.Zone); local.Year() == now.In(office.Zone).Year() {
		return local.Format("02/01 15:04")
	}
	return t.In(office.Zone).Format("02/01/06 15:04")
}

// briefDay writes the day of an instant for a list.
func briefDay(t, now time.Time) string { return strings.SplitN(briefTime(t, now)+" ", " ", 2)[0] }

// limitText writes a limit in words; what is no limit comes back as it is.
func limitText(limit string) string {
	budget, err := workday.ParseBudget(limit)
	if err != nil {
		return limit
	}
	if kit.Language() == "vi" {
		return budget.Vietnamese()
	}
	return strings.TrimRight(budget.String(), "cdh") + " " + kit.T(budget.Unit.Vietnamese())
}

// fileSize writes a size the way people do: 410 KB, 1,1 MB.
func fileSize(bytes int64) string {
	point := ","
	if kit.Language() == "en" {
		point = "."
	}
	switch {
	case bytes < 1000:
		return strconv.FormatInt(bytes, 10) + " B"
	case bytes < 999_500:
		return strconv.FormatInt((bytes+500)/1000, 10) + " KB"
	}
	return strings.Replace(strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64), ".", point, 1) + " MB"
}

// firstOf returns the first text that is not empty.
func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// options makes a closed list whose values are the Vietnamese words themselves.
func options(words ...string) []kit.Option {
	list := make([]kit.Option, len(words))
	for i, word := range words {
		list[i] = kit.Option{Value: word, Label: kit.T(word)}
	}
	return list
}

// The chips of the letters, for shell.Host.NavigateTo.
const (
	NewLetters        = "new"
	AcceptedLetters   = "accepted"
	DismissedLetters  = "dismissed"
	DocumentedLetters = "documented"
	UnreadLetters     = "quarantined" // could not be read
	TooLargeLetters   = "too_large"
	DuplicateLetters  = "duplicate"
	IgnoredLetters    = "ignored"
	AllLetters        = "all"
)

// The chips of the dossiers, for shell.Host.NavigateTo.
const (
	OpenDossiers     = "open"
	DueToday         = "due_today"
	DueSoon          = "due_soon" // by the end of the second working day
	LateDossiers     = "late"
	PausedDossiers   = "paused"
	DoneDossiers     = "done" // the result waits at the desk
	ReturnedDossiers = "returned"
	RejectedDossiers = "rejected"
	AllDossiers      = "all"
)

// The chips of the outgoing letters, for shell.Host.NavigateTo.
const (
	AllOutgoing       = "all"
	WaitingOutgoing   = "waiting"
	StuckOutgoing     = "stuck" // failed or uncertain: somebody must look at it
	SentOutgoing      = "sent"
	CancelledOutgoing = "cancelled"
)
