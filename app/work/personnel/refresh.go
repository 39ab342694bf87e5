package personnel

import (
	"context"
	"slices"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// refreshed is how many summaries one transaction works out.
const refreshed = 200

// Refresh works the summaries out anew that no longer hold: something in the file begins or ends, a unit has another name from
// today on, or the rules are others. It is done once a day before the list is shown. It returns how many there were.
func (p *Personnel) Refresh(ctx context.Context) (int, error) {
	rules, err := p.Rules()
	if err != nil {
		return 0, err
	}
	ids, err := p.office.Store.Staff.Outdated(ctx, p.today(), rules.Edition)
	if err != nil {
		return 0, err
	}
	renamed, err := p.renamed(ctx)
	if err != nil {
		return 0, err
	}
	ids = append(ids, renamed...)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for some := range slices.Chunk(ids, refreshed) {
		if err := p.write(ctx, ActRefresh, func(d *desk) error { return d.resave(some) }); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// renamed are the people shown with a name of their unit that is not the one of today.
func (p *Personnel) renamed(ctx context.Context) ([]int64, error) {
	tree, err := p.Tree(ctx)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, u := range tree {
		if len(staff.Holding(u.Names)) < 2 {
			continue
		}
		some, err := p.shownOtherwise(ctx, u.ID, tree.Name(u.ID, p.today()))
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
	}
	return ids, nil
}

// shownOtherwise are the people of a unit who are shown with another name of it.
func (p *Personnel) shownOtherwise(ctx context.Context, unit int64, name string) ([]int64, error) {
	var ids []int64
	err := p.inUnit(ctx, unit, func(x staff.Person) error {
		if x.Summary.Unit != name {
			ids = append(ids, x.ID)
		}
		return nil
	})
	return ids, err
}

// inUnit calls each for the summaries of a unit's people.
func (p *Personnel) inUnit(ctx context.Context, unit int64, each func(staff.Person) error) error {
	q := office.Query{Filters: map[string][]string{"unit_id": {formatID(unit)}}}
	return p.walk(ctx, q, each)
}
