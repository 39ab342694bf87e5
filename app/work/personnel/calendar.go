package personnel

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"vanphongso/data/office"
)

// RemindersCalendar writes reminders as a calendar (iCalendar, RFC 5545) that other programs read: a whole day each, with an
// alarm when it is first told. The same reminder has the same UID in every file, so that reading one again brings no second.
func (p *Personnel) RemindersCalendar(w io.Writer, list []Reminder) error {
	c := &calendar{out: bufio.NewWriter(w)}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Van phong So//Nhac viec can bo//VI")
	c.text("X-WR-CALNAME", remindersName)
	for _, r := range list {
		c.event(r, p.office.Time())
	}
	c.line("END", "VCALENDAR")
	return c.out.Flush()
}

// calendar writes content lines; the writer keeps the first error.
type calendar struct{ out *bufio.Writer }

func (c *calendar) event(r Reminder, now time.Time) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", fmt.Sprintf("%s-%d-%d-%s@vanphongso", r.Kind, r.PersonID, r.Row, r.Day))
	c.line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
	c.line("DTSTART;VALUE=DATE", compact(r.Day))
	c.line("DTEND;VALUE=DATE", compact(r.Day.Add(1)))
	c.text("SUMMARY", r.Name+" – "+r.Title())
	c.text("DESCRIPTION", joined("\n", joined(", ", r.Post, r.Unit), r.Why.String()))
	c.text("CATEGORIES", r.Kind.Title())
	c.line("TRANSP", "TRANSPARENT")
	if r.Since < r.Day {
		c.line("BEGIN", "VALARM")
		c.line("ACTION", "DISPLAY")
		c.text("DESCRIPTION", r.Title())
		c.line("TRIGGER", fmt.Sprintf("-P%dD", int(r.Day.Time().Sub(r.Since.Time()).Hours()/24)))
		c.line("END", "VALARM")
	}
	c.line("END", "VEVENT")
}

func compact(day office.Day) string { return strings.ReplaceAll(string(day), "-", "") }

// escapes are the characters that texts may not have as they are.
var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`)

func (c *calendar) text(name, text string) { c.line(name, escapes.Replace(text)) }

// lineOctets is the longest line; a longer one goes on behind a space.
const lineOctets = 75

// line writes a content line, folded between characters.
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, lineOctets
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		_, _ = c.out.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], lineOctets-1
	}
	_, _ = c.out.WriteString(rest + "\r\n")
}
