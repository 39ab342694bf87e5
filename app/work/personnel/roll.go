package personnel

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// Roll is the list of all people as it was on a day, worked out from their files. It is read like the register: pages carry
// the summary only, with masked numbers.
type Roll struct {
	Day    office.Day
	people []staff.Person
	words  []string // folded, by person
}

// Roll works the list of a day out. Whoever came later is not in it.
func (p *Personnel) Roll(ctx context.Context, day office.Day) (*Roll, error) {
	if day.Time().IsZero() {
		return nil, office.Invalid("day", "Hãy ghi ngày của danh sách.")
	}
	rules, err := p.Rules()
	if err != nil {
		return nil, err
	}
	tree, err := p.Tree(ctx)
	if err != nil {
		return nil, err
	}
	roll := &Roll{Day: day}
	err = p.office.Store.Staff.Everybody(ctx, func(x *staff.Person) error {
		if was := x.AsOf(day); len(was.Tenures) > 0 {
			roll.add(x.ID, x.Version, summaryOn(was, rules, tree, day))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return roll, nil
}

// summaryOn is the summary of a day with masked numbers.
func summaryOn(x *staff.Person, rules *staff.Rules, tree staff.Tree, day office.Day) staff.Summary {
	s := rules.Summarise(x, tree, day)
	s.IDNumber, s.Phone = dossier.MaskID(x.Now(day).IDNumber), dossier.MaskPhone(x.Now(day).Phone)
	return s
}

func (r *Roll) add(id, version int64, s staff.Summary) {
	r.people = append(r.people, staff.Person{ID: id, Version: version, Summary: s})
	r.words = append(r.words, viet.SearchText(s.Number, s.Name, s.Unit, s.Post, s.Grade, s.Code))
}

// Page returns the people that q asks for, with the filters, bounds and orders of store.Staff as far as the summary tells them;
// without an order by name.
func (r *Roll) Page(_ context.Context, q office.Query) ([]staff.Person, error) {
	found := r.found(q)
	slices.SortStableFunc(found, func(a, b staff.Person) int {
		n := cmp.Or(compareBy(q.Sort, &a.Summary, &b.Summary), bytes.Compare(viet.PersonSortKey(a.Summary.Name), viet.PersonSortKey(b.Summary.Name)), cmp.Compare(a.ID, b.ID))
		if q.Descending {
			return -n
		}
		return n
	})
	limit := cmp.Or(q.Limit, 50)
	from := min(q.Offset, len(found))
	return found[from:min(from+limit, len(found))], nil
}

// Count returns how many people q asks for.
func (r *Roll) Count(_ context.Context, q office.Query) (int, error) { return len(r.found(q)), nil }

func (r *Roll) found(q office.Query) []staff.Person {
	var found []staff.Person
	for i := range r.people {
		if s := &r.people[i].Summary; hasWords(r.words[i], q.Text) && passes(s, q) {
			found = append(found, r.people[i])
		}
	}
	return found
}

// hasWords says whether every word of a text begins a word of what a person is found by.
func hasWords(known, text string) bool {
	for _, word := range viet.Words(text) {
		if !strings.HasPrefix(known, word) && !strings.Contains(known, " "+word) {
			return false
		}
	}
	return true
}

// passes says whether a summary has the values of the filters and lies within the bounds.
func passes(s *staff.Summary, q office.Query) bool {
	for field, allowed := range q.Filters {
		if len(allowed) > 0 && !slices.ContainsFunc(allowed, func(value string) bool { return viet.Fold(value) == viet.Fold(valueOf(field, s)) }) {
			return false
		}
	}
	for field, from := range q.From {
		if from != "" && dayValue(field, s) < from {
			return false
		}
	}
	for field, to := range q.To {
		if to != "" && dayValue(field, s) > to {
			return false
		}
	}
	return true
}
