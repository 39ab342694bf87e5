package staff

import (
	"fmt"
	"slices"
	"time"

	"vanphongso/data/office"
)

// stretchOfTime is [from, end) with the rule by which it does not count.
type stretchOfTime struct {
	from, end office.Day
	what      string
	basis     Basis
}

// uncounted are the months of [start, end) that do not count for the next raise: unpaid leave, suspension. Parts of months
// are added up and count from some working days on, Monday to Friday. A time without an end counts up to today.
func (r *Rules) uncounted(p *Person, start, end, today office.Day) []lateness {
	rule := r.raise(today)
	var list []lateness
	days := 0
	for _, s := range r.away(p, today) {
		s.from, s.end = max(s.from, start), min(s.end, end)
		if s.from >= s.end {
			continue
		}
		months := wholeMonths(s.from, s.end)
		days += weekdaysIn(addMonths(s.from, months), s.end)
		list = append(list, lateness{s.from, months, fmt.Sprintf("%s đến %s: không tính %d tháng tròn.", s.what, s.end.Add(-1), months), s.basis})
	}
	if days == 0 || rule.MonthDays == 0 {
		return list
	}
	months := days / rule.MonthDays
	if days%rule.MonthDays >= rule.PartDays {
		months++
	}
	return append(list, lateness{"", months, fmt.Sprintf("Các phần tháng lẻ có %d ngày làm việc: từ %d ngày tính một tháng, nên không tính thêm %d tháng.", days, rule.PartDays, months), rule.Basis})
}

// away are the stretches of time that do not count, in their order and without overlapping.
func (r *Rules) away(p *Person, today office.Day) []stretchOfTime {
	var all []stretchOfTime
	add := func(e Entry, what string, basis Basis) {
		end := today
		if e.To != "" {
			end = e.To.Last()
		}
		all = append(all, stretchOfTime{e.From.First(), end.Add(1), what, basis})
	}
	for _, l := range Holding(p.Leaves) {
		if k := r.leaveKind(l.Kind, l.From.First()); k != nil && k.Uncounted {
			add(l.Entry, k.Name, k.Basis)
		}
	}
	for _, d := range Holding(p.restricted().Discipline) {
		if m := r.measure(d.Measure, d.From.First()); m != nil && m.Uncounted {
			add(d.Entry, m.Name, m.Basis)
		}
	}
	slices.SortFunc(all, func(a, b stretchOfTime) int { return compare(a.from, b.from) })
	for i := 1; i < len(all); i++ {
		all[i].from = max(all[i].from, all[i-1].end)
		all[i].end = max(all[i].end, all[i].from)
	}
	return all
}

// compare orders days.
func compare(a, b office.Day) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// weekdaysIn counts the days from Monday to Friday in [from, end).
func weekdaysIn(from, end office.Day) int {
	n := 0
	for t, last := from.Time(), end.Time(); t.Before(last); t = t.AddDate(0, 0, 1) {
		if t.Weekday() != time.Saturday && t.Weekday() != time.Sunday {
			n++
		}
	}
	return n
}
