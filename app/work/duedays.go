package work

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
)

// DueDay is a day of the calendar of due dates.
type DueDay struct {
	Day   office.Day `json:"day"`
	Off   bool       `json:"off,omitempty"`  // nobody works
	Note  string     `json:"note,omitempty"` // what is special about the day, Vietnamese: the name of a holiday
	Late  int        `json:"late"`           // dossiers and documents that were due and are not done
	Soon  int        `json:"soon"`           // due later today or by the end of the second working day from now
	Later int        `json:"later"`          // due after that
}

// DueDays counts what of MyWork is due by its day, for the days from one to another.
func (d *Desk) DueDays(ctx context.Context, who string, whose Whose, from, to office.Day) ([]DueDay, error) {
	now := d.office.Time()
	today := office.DayOf(now)
	soon := d.soonEnd(ctx, today)
	name := d.dayNames(ctx)
	var list []DueDay
	for day := from; day <= to; day = day.Add(1) {
		item := DueDay{Day: day}
		item.Off, item.Note = name(day)
		for _, part := range []struct {
			to          *int
			from, until time.Time
		}{
			{&item.Late, day.Time(), earlier(now, day.Add(1).Time())},
			{&item.Soon, later(now, day.Time()), earlier(soon.Add(1).Time(), day.Add(1).Time())},
			{&item.Later, later(soon.Add(1).Time(), day.Time()), day.Add(1).Time()},
		} {
			n, err := d.dueIn(ctx, who, whose, part.from, part.until)
			if err != nil {
				return nil, err
			}
			*part.to = n
		}
		list = append(list, item)
	}
	return list, d.addDocuments(ctx, who, whose, list, today, soon)
}

// addDocuments counts the documents that are due on the days, which follow each other.
func (d *Desk) addDocuments(ctx context.Context, who string, whose Whose, days []DueDay, today, soon office.Day) error {
	if len(days) == 0 {
		return nil
	}
	documents, err := d.documentsDue(ctx, who, whose, days[0].Day, days[len(days)-1].Day)
	for _, x := range documents {
		at, _ := slices.BinarySearchFunc(days, x.Due, func(day DueDay, due office.Day) int { return cmp.Compare(day.Day, due) })
		switch day := &days[at]; {
		case x.Due < today:
			day.Late++
		case x.Due <= soon:
			day.Soon++
		default:
			day.Later++
		}
	}
	return err
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// dueIn counts the dossiers due in [from, to).
func (d *Desk) dueIn(ctx context.Context, who string, whose Whose, from, to time.Time) (int, error) {
	if !from.Before(to) {
		return 0, nil
	}
	queries, err := d.dueOf(ctx, who, whose, from, to)
	if err != nil {
		return 0, err
	}
	counts, err := d.office.Store.Dossiers.Counts(ctx, queries)
	total := 0
	for _, n := range counts {
		total += n
	}
	return total, err
}

// dueOf asks for the open dossiers of MyWork that are due in [from, to).
func (d *Desk) dueOf(ctx context.Context, who string, whose Whose, from, to time.Time) ([]office.Query, error) {
	queries, err := d.waiting(ctx, who, whose)
	var open []office.Query
	for _, q := range queries {
		q.Filters["state"] = common(q.Filters["state"], openStates())
		if len(q.Filters["state"]) == 0 {
			continue
		}
		q.From = map[string]string{"due": from.UTC().Format(time.RFC3339)}
		q.To = map[string]string{"due": to.Add(-time.Second).UTC().Format(time.RFC3339)}
		open = append(open, q)
	}
	return open, err
}

// common are the words that stand in both lists.
func common(a, b []string) []string {
	known := map[string]bool{}
	for _, word := range b {
		known[word] = true
	}
	var list []string
	for _, word := range a {
		if known[word] {
			list = append(list, word)
		}
	}
	return list
}

// DueOn lists the keys of what of MyWork is due on a day (WorkItem.Key): dossiers, due first first, then documents.
func (d *Desk) DueOn(ctx context.Context, who string, whose Whose, day office.Day) ([]int64, error) {
	queries, err := d.dueOf(ctx, who, whose, day.Time(), day.Add(1).Time())
	if err != nil {
		return nil, err
	}
	var keys []int64
	for _, q := range bounded(queries) {
		page, err := d.office.Store.Dossiers.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, x := range page {
			keys = append(keys, (&WorkItem{Register: WorkDossier, ID: x.ID}).Key())
		}
	}
	documents, err := d.documentsDue(ctx, who, whose, day, day)
	for _, x := range documents {
		keys = append(keys, (&WorkItem{Register: WorkDocument, ID: x.ID}).Key())
	}
	return keys, err
}

// dayNames says of a day whether nobody works, and what is special about it.
func (d *Desk) dayNames(ctx context.Context) func(day office.Day) (off bool, note string) {
	calendar, err := d.office.Store.Calendars.Current(ctx)
	if err != nil {
		return func(office.Day) (bool, string) { return false, "" }
	}
	reasons := map[office.Day]string{}
	for _, e := range calendar.Exceptions {
		reasons[e.Day] = e.Reason
	}
	return func(day office.Day) (bool, string) {
		works, err := calendar.IsWorkday(day)
		return err == nil && !works, reasons[day]
	}
}

// DueCalendar writes the due dates of MyWork as an iCalendar file (RFC 5545), to be read into a calendar or a telephone: an
// event a dossier or document with an alarm two days ahead. Names of people are in it, their numbers are not.
func (d *Desk) DueCalendar(ctx context.Context, who string, whose Whose) ([]byte, error) {
	items, err := d.MyWork(ctx, who, whose)
	if err != nil {
		return nil, err
	}
	var b icalendar
	b.line("BEGIN:VCALENDAR")
	b.line("VERSION:2.0")
	b.line("PRODID:-//Văn phòng Sở//VI")
	b.line("CALSCALE:GREGORIAN")
	for _, item := range items {
		if !item.Due.IsZero() && (item.Dossier == nil || item.Dossier.State.Open()) {
			b.event(&item, d.office.Time())
		}
	}
	b.line("END:VCALENDAR")
	return []byte(b.String()), nil
}

// icalendar is the text of a calendar file.
type icalendar struct{ strings.Builder }

// icalendarLine is how many bytes a line may have.
const icalendarLine = 75

// line writes a line, folded between letters where it is too long.
func (b *icalendar) line(text string) {
	length := 0
	for _, letter := range text {
		size := len(string(letter))
		if length+size > icalendarLine {
			b.WriteString("\r\n ")
			length = 1
		}
		b.WriteRune(letter)
		length += size
	}
	b.WriteString("\r\n")
}

// value writes a property whose value is text.
func (b *icalendar) value(name, text string) {
	b.line(name + ":" + strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(text))
}

func (b *icalendar) event(i *WorkItem, now time.Time) {
	const layout = "20060102T150405Z"
	name, uid := "Hẹn trả "+i.Title, i.Title
	if i.Register == WorkDocument {
		name, uid = "Hạn văn bản đến "+i.Title, "van-ban-den-"+i.Title
	}
	b.line("BEGIN:VEVENT")
	b.value("UID", uid+"@vanphongso")
	b.line("DTSTAMP:" + now.UTC().Format(layout))
	b.line("DTSTART:" + i.Due.UTC().Format(layout))
	b.line("DTEND:" + i.Due.UTC().Format(layout))
	b.value("SUMMARY", name+" – "+i.Party)
	b.value("DESCRIPTION", i.What+"\n"+i.State())
	b.line("BEGIN:VALARM")
	b.line("ACTION:DISPLAY")
	b.value("DESCRIPTION", "Sắp đến hạn "+i.Title)
	b.line("TRIGGER:-P2D")
	b.line("END:VALARM")
	b.line("END:VEVENT")
}
