package personnel

import (
	"context"
	"slices"

	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// SaveUnit makes a unit say what as says, as Revise does with a person; a new one when as has no ID. Whoever belongs to the unit
// is shown with its name of today in the same transaction. Errors: office.CodeInvalid with the field names.number.field or
// "reason", CodeRefused, CodeStale.
func (p *Personnel) SaveUnit(ctx context.Context, as *staff.Unit, reason string) (*staff.Unit, error) {
	var saved *staff.Unit
	err := p.update(ctx, actUnit, func(d *desk) (err error) {
		saved, err = d.reviseUnit(core.Seen{ID: as.ID, Version: as.Version}, reason, func(u *staff.Unit) error {
			u.Names = as.Names
			return nil
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// reviseUnit lets fn say what a unit is to say, and saves it with all whom it concerns. ID 0 is a new unit.
func (d *desk) reviseUnit(seen core.Seen, reason string, fn func(as *staff.Unit) error) (*staff.Unit, error) {
	register := d.personnel.office.Store.OrganisationUnits
	u := new(staff.Unit)
	if seen.ID != 0 {
		var err error
		if u, err = register.LoadSeen(d.tx, seen.ID, seen.Version); err != nil {
			return nil, err
		}
	}
	as := *u
	as.Names = slices.Clone(u.Names)
	if err := fn(&as); err != nil {
		return nil, err
	}
	core.Compose(&as)
	for _, n := range staff.Holding(as.Names) {
		for _, other := range []int64{n.ParentID, n.Into} {
			if other != 0 && d.tree.Get(other) == nil {
				return nil, office.Invalid("names.0.parent_id", "Đơn vị số %d không có trong cơ cấu tổ chức.", other)
			}
		}
	}
	if err := u.Revise(&as, reason, d.occasion()); err != nil {
		return nil, err
	}
	if err := register.Save(d.tx, u); err != nil {
		return nil, err
	}
	return u, d.renamed(u.ID)
}

// renamed works the summaries of a unit's people out anew when its name of today is another one.
func (d *desk) renamed(id int64) error {
	today := office.DayOf(d.tx.At())
	before := d.tree.Name(id, today)
	var err error
	if d.tree, err = d.personnel.office.Store.OrganisationUnits.TreeIn(d.tx); err != nil || d.tree.Name(id, today) == before || before == "" {
		return err
	}
	ids, err := d.personnel.office.Store.Staff.InUnit(d.tx.Context(), id)
	if err != nil {
		return err
	}
	return d.resave(ids)
}

// resave works the summaries of people out anew; nothing else of their files changes.
func (d *desk) resave(ids []int64) error {
	for _, id := range ids {
		x, err := d.personnel.office.Store.Staff.Load(d.tx, id)
		if err != nil {
			return err
		}
		if err := d.save(x); err != nil {
			return err
		}
	}
	return nil
}

// RenameUnit gives a unit another name, kind, place or order from a day on; it keeps the old one on old papers. Errors: as
// SaveUnit, and CodeInvalid for a day before the newest name began.
func (p *Personnel) RenameUnit(ctx context.Context, seen core.Seen, name staff.UnitName) (*staff.Unit, error) {
	var saved *staff.Unit
	err := p.update(ctx, actUnit, func(d *desk) (err error) {
		saved, err = d.reviseUnit(seen, "", func(u *staff.Unit) error {
			if now := u.Newest(); now != nil && name.From.First() <= now.From.First() {
				return office.Invalid("from", "Tên mới phải bắt đầu sau ngày %s của tên đang dùng; tên đang dùng ghi sai thì đính chính.", now.From)
			}
			u.Names = append(u.Names, name)
			return nil
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// Merger is what happens to units that go into another.
type Merger struct {
	Units    []core.Seen
	Into     int64          // the unit that goes on
	New      staff.UnitName // or a new one of this name, when Into is 0
	From     office.Day     // first day
	Decision staff.Decision
}

// MergeUnits lets units go into another from a day on: their names end the day before, their people and parts move, all in one
// transaction. It returns the unit that goes on and how many people moved. Errors: office.CodeInvalid, CodeRefused, CodeStale.
func (p *Personnel) MergeUnits(ctx context.Context, m Merger) (into *staff.Unit, moved int, err error) {
	if m.From.Time().IsZero() {
		return nil, 0, office.Invalid("from", "Hãy ghi ngày nhập đơn vị.")
	}
	err = p.update(ctx, actMerge, func(d *desk) error {
		moved = 0
		if into, err = d.mergeInto(m); err != nil {
			return err
		}
		for _, seen := range m.Units {
			n, err := d.dissolve(seen, into.ID, m)
			if err != nil {
				return err
			}
			moved += n
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	return into, moved, nil
}

// mergeInto returns the unit that goes on.
func (d *desk) mergeInto(m Merger) (*staff.Unit, error) {
	if m.Into != 0 {
		if u := d.tree.Get(m.Into); u == nil || u.On(m.From) == nil {
			return nil, office.Invalid("into", "Đơn vị nhận không hoạt động vào ngày %s.", m.From)
		}
		return d.tree.Get(m.Into), nil
	}
	name := m.New
	name.From, name.Decision = staff.On(m.From), m.Decision
	return d.reviseUnit(core.Seen{}, "", func(u *staff.Unit) error {
		u.Names = []staff.UnitName{name}
		return nil
	})
}

// dissolve ends a unit, and moves its parts and its people into another. It returns how many people moved.
func (d *desk) dissolve(seen core.Seen, into int64, m Merger) (int, error) {
	last := m.From.Add(-1)
	if seen.ID == into {
		return 0, office.Invalid("into", "Đơn vị không thể nhập vào chính nó.")
	}
	_, err := d.reviseUnit(seen, m.reason(), func(u *staff.Unit) error {
		n := u.On(last)
		if n == nil {
			return office.Refuse("Đơn vị không hoạt động vào ngày %s.", last)
		}
		n.To, n.Into = staff.On(last), into
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, part := range d.tree {
		if n := part.On(m.From); n != nil && n.ParentID == seen.ID && part.ID != into {
			moved := *n
			moved.Entry = staff.Entry{From: staff.On(m.From), Decision: m.Decision}
			moved.ParentID = into
			if _, err := d.reviseUnit(core.Seen{ID: part.ID}, m.reason(), func(u *staff.Unit) error {
				u.Names = append(u.Names, moved)
				return nil
			}); err != nil {
				return 0, err
			}
		}
	}
	return d.moveAll(seen.ID, into, m)
}

// moveAll moves the people who belong to a unit on the day of a merger or were to come later.
func (d *desk) moveAll(from, into int64, m Merger) (moved int, err error) {
	people, err := d.of(from, m.From)
	for _, x := range people {
		if _, err = d.revise(core.Seen{ID: x.ID}, m.reason(), func(as *staff.Person) error {
			m.move(as, from, into)
			return nil
		}); err != nil {
			return moved, err
		}
		moved++
	}
	return moved, err
}

func (m Merger) reason() string { return "Nhập đơn vị từ ngày " + m.From.String() }

// move lets a person belong to another unit from the day on; rows of the unit that begin later become rows of the other.
func (m Merger) move(as *staff.Person, from, into int64) {
	var fresh []staff.Assignment
	for i := range as.Assignments {
		a := &as.Assignments[i]
		switch {
		case !a.Holds() || a.UnitID != from:
		case a.From.First() >= m.From:
			a.UnitID = into
		case a.InForce(m.From):
			fresh = append(fresh, staff.Assignment{Entry: staff.Entry{From: staff.On(m.From), To: a.To, Decision: m.Decision}, UnitID: into})
			a.To = staff.On(m.From.Add(-1))
		}
	}
	as.Assignments = append(as.Assignments, fresh...)
}

// of are the people who belong to a unit on a day or will later, as lists have them.
func (d *desk) of(unit int64, day office.Day) ([]staff.Person, error) {
	var list []staff.Person
	err := d.personnel.office.Store.Staff.Everybody(d.tx.Context(), func(x *staff.Person) error {
		if slices.ContainsFunc(staff.Holding(x.Assignments), func(a staff.Assignment) bool {
			return a.UnitID == unit && (a.InForce(day) || a.From.First() > day)
		}) {
			list = append(list, light(x))
		}
		return d.tx.Context().Err()
	})
	return list, err
}

// EndUnit ends a unit on its last day. Errors: as SaveUnit; CodeRefused while somebody belongs to it later.
func (p *Personnel) EndUnit(ctx context.Context, seen core.Seen, last office.Day) (*staff.Unit, error) {
	var saved *staff.Unit
	err := p.update(ctx, actDissolve, func(d *desk) error {
		left, err := d.of(seen.ID, last.Add(1))
		if err != nil {
			return err
		}
		if len(left) > 0 {
			return office.Refuse("%s vẫn thuộc đơn vị này sau ngày %s; hãy điều động trước.", left[0].Summary.Name, last)
		}
		saved, err = d.reviseUnit(seen, "", func(u *staff.Unit) error {
			n := u.On(last)
			if n == nil {
				return office.Refuse("Đơn vị không hoạt động vào ngày %s.", last)
			}
			n.To = staff.On(last)
			return nil
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// UnitFilter are the values by which the list is filtered to a unit and its parts of a day.
func UnitFilter(tree staff.Tree, id int64, day office.Day) []string {
	var values []string
	for _, part := range tree.Within(id, day) {
		values = append(values, formatID(part))
	}
	return values
}
