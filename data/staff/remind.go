package staff

import (
	"cmp"
	"fmt"
	"slices"

	"vanphongso/data/office"
)

// Reminder is something due of a person, with the day from which it is told.
type Reminder struct {
	Due
	PersonID int64
	Name     string
	UnitID   int64
	Since    office.Day // from when it is told
	Months   int        // of the leads in months, the shortest that has begun: 12, 6, 3; 0 for kinds without
	Late     bool       // its day is before the days asked for: nobody has done it yet
}

// Reminders returns what is to be told of people in the days from one to another, sorted.
func (r *Rules) Reminders(people []*Person, from, to office.Day) []Reminder {
	var list []Reminder
	for _, p := range people {
		list = append(list, r.RemindersOf(p, from, to)...)
	}
	SortReminders(list)
	return list
}

// SortReminders sorts by day, kind and person.
func SortReminders(list []Reminder) {
	slices.SortStableFunc(list, func(a, b Reminder) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), slices.Index(Kinds(), a.Kind)-slices.Index(Kinds(), b.Kind), cmp.Compare(a.PersonID, b.PersonID))
	})
}

// RemindersOf returns what is to be told of a person who serves in the days from one to another: of each kind the next one.
// What was due before and is not done is late and still told; birthdays and the like pass. The file must have its
// restricted tables, for discipline moves raises; anniversaries of the Party are told of such files only.
func (r *Rules) RemindersOf(p *Person, from, to office.Day) []Reminder {
	if !p.Serving(from) && !p.Serving(to) {
		return nil
	}
	var list []Reminder
	for _, d := range r.Dues(p, from, to) {
		told := Reminder{Due: d, PersonID: p.ID, Name: p.Name(from), UnitID: p.Unit(from), Late: d.Day < from}
		told.Since, told.Months = r.lead(d.Kind, d.Day).since(d, to)
		if told.Since <= to {
			list = append(list, told)
		}
	}
	return list
}

// since is the first day that a reminder is told, and the shortest lead in months that has begun by a day.
func (l Lead) since(d Due, by office.Day) (since office.Day, months int) {
	since = d.Day.Add(-l.Days)
	if d.Act != "" {
		since = min(since, d.Act)
	}
	for _, n := range l.Months {
		begins := addMonths(d.Day, -n)
		since = min(since, begins)
		if begins <= by {
			months = n
		}
	}
	return since, months
}

// Dues returns all that the person's file makes due next, as things stand on a day, and what comes every year between it
// and another.
func (r *Rules) Dues(p *Person, from, to office.Day) []Due {
	var list []Due
	add := func(d Due, there bool) {
		if there {
			list = append(list, d)
		}
	}
	raise := r.NextRaise(p, from)
	add(raise.Due, raise.Kind != "")
	retirement := r.Retirement(p)
	add(retirement.Due, retirement.Day != "")
	add(r.ProbationEnd(p, from))
	list = append(list, r.TermEnds(p, from)...)
	list = append(list, r.ContractEnds(p, from)...)
	list = append(list, r.CertificateEnds(p, from)...)
	for year := yearOf(from) - 1; year <= yearOf(to); year++ {
		add(r.ClassificationMissing(p, year))
	}
	for year := yearOf(from); year <= yearOf(to); year++ {
		add(r.leaveDue(p, year))
	}
	return append(list, anniversaries(p, from, to)...)
}

// anniversaries are birthdays and those of joining the Party in the years of the days, where the very day is known.
func anniversaries(p *Person, from, to office.Day) []Due {
	var list []Due
	add := func(kind Kind, began When, what string) {
		if !began.Exact() {
			return
		}
		for year := yearOf(from); year <= yearOf(to)+1; year++ {
			n := year - began.Year()
			d := Due{Kind: kind, Day: addMonths(began.First(), 12*n), What: fmt.Sprintf(what, n)}
			d.Why.say(began.First(), "Ngày ghi trong hồ sơ.")
			if n > 0 && d.Day >= from {
				list = append(list, d)
			}
		}
	}
	add(KindBirthday, p.Now(from).Born, "%d tuổi")
	if party := current(p.restricted().Party, from); party != nil {
		add(KindParty, party.From, "%d năm tuổi Đảng")
	}
	return list
}
