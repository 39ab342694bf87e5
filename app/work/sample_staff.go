package work

import (
	"context"
	"math/rand/v2"
	"time"

	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/store"
)

// sampleStaffBatch is how many files one transaction writes.
const sampleStaffBatch = 500

// SampleStaff fills the register of staff with so many invented people of a department, with the units they belong to and all
// that happened to them; the same seed on the same day gives the same data. progress, which may be nil, is told how many are
// written.
func (o *Office) SampleStaff(ctx context.Context, people int, seed int64, progress func(done, total int)) error {
	if people < 0 || people > 1_000_000 {
		return office.Invalid("staff", "Số cán bộ mẫu phải từ 0 đến 1.000.000.")
	}
	if people == 0 {
		return nil
	}
	rules, err := o.Personnel().Rules()
	if err != nil {
		return err
	}
	w := &staffWriter{sampler: sampler{rand.New(rand.NewPCG(uint64(seed), 2008))}, office: o, rules: rules, today: office.DayOf(o.Time())}
	if err := w.organise(ctx); err != nil {
		return err
	}
	for done := 0; done < people; {
		batch := min(sampleStaffBatch, people-done)
		if err := w.write(ctx, done, batch); err != nil {
			return err
		}
		if done += batch; progress != nil {
			progress(done, people)
		}
	}
	return nil
}

// staffWriter writes invented people.
type staffWriter struct {
	sampler
	office *Office
	rules  *staff.Rules
	today  office.Day
	units  []int64 // by their place in sampleParts
	tree   staff.Tree
}

// organise writes the units, with one that was renamed and one that went into another.
func (w *staffWriter) organise(ctx context.Context) error {
	return w.office.Update(ctx, personnel.ActEmploy, func(tx *store.Tx) error {
		for i, u := range sampleParts {
			name := staff.UnitName{Entry: staff.Entry{From: "2008-04-01"}, Name: u.name, Short: u.short, Kind: u.kind, Order: i + 1}
			as := &staff.Unit{Names: []staff.UnitName{name}}
			switch {
			case u.before != "":
				as.Names[0].Name, as.Names[0].To = u.before, "2025-02-28"
				name.From = "2025-03-01"
				name.Decision = staff.Decision{Number: "15/2025/QĐ-UBND", Dated: "2025-02-28", By: "Ủy ban nhân dân tỉnh"}
				as.Names = append(as.Names, name)
			case u.into != 0:
				as.Names[0].To, as.Names[0].Into = "2025-02-28", w.units[u.into]
			}
			unit := new(staff.Unit)
			if err := unit.Revise(as, "", staff.Occasion{At: tx.At(), By: w.office.Who().Name}); err != nil {
				return err
			}
			if err := w.office.Store.OrganisationUnits.Save(tx, unit); err != nil {
				return err
			}
			w.units = append(w.units, unit.ID)
		}
		var err error
		w.tree, err = w.office.Store.OrganisationUnits.TreeIn(tx)
		return err
	})
}

// write writes people from number first on.
func (w *staffWriter) write(ctx context.Context, first, batch int) error {
	return w.office.Update(ctx, personnel.ActEmploy, func(tx *store.Tx) error {
		for n := first; n < first+batch; n++ {
			x := &staff.Person{Private: &staff.Private{}}
			if err := x.Revise(w.person(n), "", staff.Occasion{At: tx.At(), By: w.office.Who().Name}); err != nil {
				return err
			}
			if err := w.office.Store.Staff.Save(tx, x, w.rules, w.tree); err != nil {
				return err
			}
		}
		return nil
	})
}

// life is what the rows of an invented person are made of.
type life struct {
	*staff.Person
	n      int // from 0
	female bool
	born   time.Time
	joined time.Time
	until  time.Time // the last day of work, the day of today while the person serves
	left   bool
	unit   int    // place in sampleParts
	post   string // "" for a specialist
}

// person invents the file of person n as an officer would type it.
func (w *staffWriter) person(n int) *staff.Person {
	l := w.life(n)
	w.details(l)
	w.service(l)
	w.grades(l)
	w.learning(l)
	w.years(l)
	w.private(l)
	return l.Person
}

// Of forty people, the one who retires soon and the one in probation.
const (
	soonRetired = 16
	stillNew    = 18
)

// life decides what is invented around. The first of a unit lead it.
func (w *staffWriter) life(n int) *life {
	l := &life{Person: &staff.Person{Private: &staff.Private{}}, n: n, female: w.IntN(100) < 45, until: w.today.Time()}
	l.unit, l.post = postOfNumber(n)
	age := 24 + w.IntN(37)
	if l.post != "" {
		age = 40 + w.IntN(20)
	}
	l.born = l.until.AddDate(-age, -w.IntN(12), -w.IntN(28))
	if n%40 == soonRetired {
		l.female, l.born = false, l.until.AddDate(-61, 0, 0)
	}
	l.joined = time.Date(l.born.Year()+23+w.IntN(3), time.Month(1+w.IntN(12)), 1, 0, 0, 0, 0, office.Zone)
	if !l.joined.Before(l.until) {
		l.joined = time.Date(l.until.Year()-1, time.Month(1+w.IntN(12)), 1, 0, 0, 0, 0, office.Zone)
	}
	if n%40 == stillNew {
		l.born, l.joined = l.until.AddDate(-24, -3, 0), l.until.AddDate(0, -8, 1-l.until.Day())
	}
	if retirement := w.rules.RetirementOf(whenOf(l.born), sexOf(l.female)); retirement.LastDay < w.today {
		l.until, l.left = retirement.LastDay.Time(), true
	}
	return l
}

// postOfNumber is the unit and the post of person n: thirty-nine people fill the posts once, later ones are specialists.
func postOfNumber(n int) (unit int, post string) {
	for unit, u := range sampleParts {
		if n < len(u.posts) {
			return unit, u.posts[n]
		}
		n -= len(u.posts)
	}
	open := 0
	for _, u := range sampleParts {
		if u.into == 0 && u.kind != sampleBoard {
			open++
		}
	}
	return 1 + n%open, ""
}

func whenOf(t time.Time) staff.When { return staff.On(office.DayOf(t)) }

func sexOf(female bool) string {
	if female {
		return staff.Female
	}
	return staff.Male
}

// open is the entry of a row that goes on, to the end of service for whom it has ended.
func (l *life) open(from time.Time) staff.Entry {
	e := staff.Entry{From: whenOf(from)}
	if l.left {
		e.To = whenOf(l.until)
	}
	return e
}
