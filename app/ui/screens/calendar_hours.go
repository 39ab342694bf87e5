package screens

import (
	"fmt"
	"slices"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// weekdays are the days of the week as they are written in the table of hours, Monday first, by time.Weekday.
var weekdays = []struct {
	name string
	day  int
}{{"T2", 1}, {"T3", 2}, {"T4", 3}, {"T5", 4}, {"T6", 5}, {"T7", 6}, {"CN", 0}}

// hoursRows writes the weekly hours: one row for the days of a table that have the same sessions.
func hoursRows(c *calendarForm) string {
	var rows []map[string]string
	for _, h := range c.Hours {
		done := map[int]bool{}
		for i, w := range weekdays {
			sessions := h.Week[w.day]
			if len(sessions) == 0 || done[w.day] {
				continue
			}
			var same []int // positions in weekdays
			for k := i; k < len(weekdays); k++ {
				if slices.Equal(h.Week[weekdays[k].day], sessions) {
					same = append(same, k)
					done[weekdays[k].day] = true
				}
			}
			row := map[string]string{"from": string(h.From), "days": daysText(same), "morning": sessionText(sessions[0])}
			if len(sessions) > 1 {
				row["afternoon"] = sessionText(sessions[1])
			}
			rows = append(rows, row)
		}
	}
	return kit.TableValue(rows)
}

// daysText writes positions in the week: T2-T6, T7.
func daysText(positions []int) string {
	var parts []string
	for i := 0; i < len(positions); {
		k := i
		for k+1 < len(positions) && positions[k+1] == positions[k]+1 {
			k++
		}
		text := weekdays[positions[i]].name
		if k > i {
			text += "-" + weekdays[positions[k]].name
		}
		parts = append(parts, text)
		i = k + 1
	}
	return strings.Join(parts, ", ")
}

func sessionText(s workday.Session) string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", s.Open/60, s.Open%60, s.Close/60, s.Close%60)
}

// setHours reads the table of hours; rows with the same first day make one table of the week.
func setHours(c *calendarForm, value string) error {
	tables := map[office.Day]*workday.Hours{}
	for i, row := range kit.TableRows(value) {
		from := office.Day(row["from"])
		if from == "" {
			return office.Invalid(rowOf("hours", i), "Dòng %d chưa có ngày bắt đầu.", i+1)
		}
		days, err := parseDays(row["days"], i)
		if err != nil {
			return err
		}
		var sessions []workday.Session
		for _, text := range []string{row["morning"], row["afternoon"]} {
			if text == "" {
				continue
			}
			session, err := parseSession(text, i)
			if err != nil {
				return err
			}
			sessions = append(sessions, session)
		}
		if tables[from] == nil {
			tables[from] = &workday.Hours{From: from}
		}
		for _, day := range days {
			tables[from].Week[day] = sessions
		}
	}
	c.Hours = nil
	for _, table := range tables {
		c.Hours = append(c.Hours, *table)
	}
	slices.SortFunc(c.Hours, func(a, b workday.Hours) int { return strings.Compare(string(a.From), string(b.From)) })
	return nil
}

// rowOf names a row of a table as errors name it, from 0.
func rowOf(table string, row int) string { return fmt.Sprintf("%s[%d]", table, row) }

// parseDays reads T2-T6, T7, CN into weekdays.
func parseDays(text string, row int) ([]int, error) {
	var days []int
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		first, last, ranged := strings.Cut(strings.ToUpper(viet.NFC(part)), "-")
		from, to := positionOf(first), positionOf(last)
		if !ranged {
			to = from
		}
		if from < 0 || to < from {
			return nil, office.Invalid(rowOf("hours", row), "Dòng %d: không hiểu ngày “%s”; hãy viết như T2-T6, T7, CN.", row+1, part)
		}
		for i := from; i <= to; i++ {
			days = append(days, weekdays[i].day)
		}
	}
	if len(days) == 0 {
		return nil, office.Invalid(rowOf("hours", row), "Dòng %d chưa ghi các ngày; hãy viết như T2-T6, T7, CN.", row+1)
	}
	return days, nil
}

func positionOf(name string) int {
	for i, w := range weekdays {
		if w.name == strings.TrimSpace(name) {
			return i
		}
	}
	return -1
}

// parseSession reads 07:30-11:30, also with dots, an h or spaces, as people write it: 7h30 – 11h30.
func parseSession(text string, row int) (workday.Session, error) {
	var open, openMinute, closing, closingMinute int
	tidy := strings.NewReplacer("–", "-", "—", "-", " ", "", "h", ":", "H", ":", ".", ":").Replace(text)
	n, err := fmt.Sscanf(tidy, "%d:%d-%d:%d", &open, &openMinute, &closing, &closingMinute)
	if n != 4 || err != nil || max(open, closing) > 23 || max(openMinute, closingMinute) > 59 || min(open, openMinute, closing, closingMinute) < 0 {
		return workday.Session{}, office.Invalid(rowOf("hours", row), "Dòng %d: không hiểu giờ “%s”; hãy viết như 07:30-11:30.", row+1, text)
	}
	return workday.Session{Open: open*60 + openMinute, Close: closing*60 + closingMinute}, nil
}
