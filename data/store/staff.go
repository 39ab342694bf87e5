package store

import (
	"context"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// Staff is the register of people's files. Filters: number, id_number, state, kind, unit_id, post, code, class, sex, ethnicity, party,
// education, raise_kind; bounds: born, birthday (month-day), paid_since, raise, retires, term_ends, recruited, step, coefficient;
// orders: name, number, unit, code, coefficient, born, birthday, paid_since, raise, retires, term_ends, recruited. A day that
// is not set stands behind all others. Pages carry the summary only: no full numbers of a person, nothing restricted. In the
// audit the restricted items are a hash, for the file itself tells what they were.
type Staff struct {
	*Register[staff.Person]
}

func staffMapping() *mapping[staff.Person] {
	type p = staff.Person
	return &mapping[p]{
		register: "staff", noun: "hồ sơ cán bộ",
		columns: []column[p]{
			{name: "number", value: func(x *p) any { return key(x.Summary.Number) }, index: true},
			{name: "id_number", value: func(x *p) any { return key(newestDetails(x).IDNumber) }},
			{name: "name", kind: sortKey, value: func(x *p) any { return personKey(x.Summary.Name) }, index: true},
			{name: "state", value: func(x *p) any { return string(x.Summary.State) }, facet: true},
			{name: "kind", value: func(x *p) any { return key(x.Summary.Kind) }, facet: true},
			{name: "unit_id", kind: number, value: func(x *p) any { return x.Summary.UnitID }, facet: true, index: true},
			{name: "unit", kind: sortKey, value: func(x *p) any { return orderKey(x.Summary.Unit) }, index: true},
			{name: "post", value: func(x *p) any { return key(x.Summary.Post) }, word: true, index: true},
			{name: "code", value: func(x *p) any { return key(x.Summary.Code) }, word: true, index: true},
			{name: "class", value: func(x *p) any { return key(x.Summary.Class) }, word: true},
			{name: "step", kind: number, value: func(x *p) any { return x.Summary.Step }},
			{name: "coefficient", kind: number, value: func(x *p) any { return int64(x.Summary.Coefficient) }, index: true},
			{name: "sex", value: func(x *p) any { return key(x.Summary.Sex) }, word: true},
			{name: "ethnicity", value: func(x *p) any { return key(x.Summary.Ethnicity) }, word: true},
			{name: "party", kind: flag, value: func(x *p) any { return x.PartyMember(x.Summary.On) }, word: true},
			{name: "education", value: func(x *p) any { return key(x.Summary.Education) }, word: true},
			{name: "born", kind: day, value: func(x *p) any { return lastDay(x.Summary.Born.First()) }, index: true},
			{name: "birthday", value: func(x *p) any { return birthday(x.Summary.Born) }, index: true},
			{name: "recruited", kind: day, value: func(x *p) any { return lastDay(x.Summary.Recruited.First()) }, index: true},
			{name: "paid_since", kind: day, value: func(x *p) any { return lastDay(x.Summary.PaidSince) }, index: true},
			{name: "next_raise", field: "raise", kind: day, value: func(x *p) any { return lastDay(x.Summary.Raise) }, index: true},
			{name: "raise_kind", value: func(x *p) any { return string(x.Summary.RaiseKind) }, word: true},
			{name: "retires", kind: day, value: func(x *p) any { return lastDay(x.Summary.Retires) }, index: true},
			{name: "term_ends", kind: day, value: func(x *p) any { return lastDay(x.Summary.TermEnds) }, index: true},
			{name: "holds_until", kind: day, value: func(x *p) any { return lastDay(x.Summary.Until) }, index: true},
			{name: "edition", value: func(x *p) any { return key(x.Summary.Edition) }},
		},
		identity: func(x *p) (id, version *int64) { return &x.ID, &x.Version },
		search:   staffTexts,
		light:    func(x *p) { x.File, x.Private = staff.File{}, nil },
		heavy: func(x *p) any {
			return struct {
				staff.File
				Private *staff.Private `json:"private,omitempty"`
			}{x.File, x.Private}
		},
		labels: staffLabels(),
		digest: []string{"private"},
		keeps:  func(before, after *p) error { return after.Keeps(before) },
		taken: func(x *p) string {
			return "Số hiệu " + x.Summary.Number + " hoặc số định danh của " + x.Summary.Name + " đã có trong hồ sơ của người khác; hãy kiểm tra lại."
		},
		references: func(x *p) map[string]bool { return hashes(x.Files()) },
	}
}

// staffTexts are what a person is found by; restricted items are not among them.
func staffTexts(x *staff.Person) []string {
	s := x.Summary
	texts := []string{s.Number, s.Name, s.Unit, s.Post, s.Grade, s.Code}
	for _, d := range staff.Holding(x.Details) {
		texts = append(texts, d.Name, d.OtherNames, d.IDNumber, d.InsuranceNumber, d.TaxCode, d.Phone, d.Email, d.HomeTown, d.Address, d.Duty, d.Born.String())
	}
	for _, t := range staff.Holding(x.Training) {
		texts = append(texts, t.Level, t.Field, t.School)
	}
	for _, c := range staff.Holding(x.Certificates) {
		texts = append(texts, c.Name, c.Decision.Number)
	}
	return texts
}

// staffLabels are the names of the tables; what is worked out of them is told by nobody.
func staffLabels() map[string]string {
	_, labels := staff.Titles()
	labels["private"] = "Mục hạn chế"
	return labels
}

// newestDetails are those in force on the day of the summary.
func newestDetails(x *staff.Person) *staff.Details { return x.Now(x.Summary.On) }

// personKey is the sort key of a person's name: by the given name.
func personKey(name string) []byte {
	k := viet.PersonSortKey(cut(clean(name), maxKey))
	return k[:min(len(k), maxKey/2)]
}

// birthday is month and day, "" for whom they are not known.
func birthday(born staff.When) string {
	if !born.Exact() {
		return ""
	}
	return string(born[5:])
}

// Save saves a whole file, after its summary was worked out by the rules and the organisation for the day of the transaction.
func (s *Staff) Save(tx *Tx, x *staff.Person, rules *staff.Rules, units staff.Tree) error {
	today := office.DayOf(tx.At())
	x.Summary = rules.Summarise(x, units, today)
	x.Summary.IDNumber, x.Summary.Phone = dossier.MaskID(x.Now(today).IDNumber), dossier.MaskPhone(x.Now(today).Phone)
	return s.Register.Save(tx, x)
}

// Get returns the file for a reader without the right to the restricted items. Error: office.CodeNotFound.
func (s *Staff) Get(ctx context.Context, id int64) (*staff.Person, error) {
	whole, err := s.Whole(ctx, id)
	if err != nil {
		return nil, err
	}
	return whole.WithoutPrivate(), nil
}

// Whole returns the file with the restricted items; whoever shows them records it with Look. Error: office.CodeNotFound.
func (s *Staff) Whole(ctx context.Context, id int64) (*staff.Person, error) {
	return s.Register.Get(ctx, id)
}

// Everybody calls do for every whole file, one after another: for lists, reminders and reports.
func (s *Staff) Everybody(ctx context.Context, do func(*staff.Person) error) error {
	return each(ctx, s.store, func(scan scanner) (r row, err error) {
		return r, scan(&r.ID, &r.Version, &r.Data, &r.Heavy)
	}, func(r row) error {
		person, err := s.mapping.decode(r)
		if err != nil {
			return err
		}
		return do(person)
	}, "SELECT id, version, data, heavy FROM staff ORDER BY id")
}

// Outdated returns the people whose summary no longer holds on a day, or was worked out by other rules: they are to be saved
// again.
func (s *Staff) Outdated(ctx context.Context, on office.Day, edition string) ([]int64, error) {
	return list(ctx, s.store, one[int64], "SELECT id FROM staff_fields WHERE holds_until < ? UNION SELECT id FROM staff_fields WHERE edition <> ? ORDER BY id", string(on), key(edition))
}

// InUnit returns the people whom the summary shows in a unit, for saving them again when it is renamed.
func (s *Staff) InUnit(ctx context.Context, unitID int64) ([]int64, error) {
	return list(ctx, s.store, one[int64], "SELECT id FROM staff_fields WHERE unit_id = ? ORDER BY id", unitID)
}

// OrganisationUnits is the register of the organisation's parts. Filters: parent_id; bounds: begun, ended; orders: name, begun,
// ended. A unit that goes on has no last day and stands behind all others.
type OrganisationUnits struct {
	*Register[staff.Unit]
}

func unitMapping() *mapping[staff.Unit] {
	type u = staff.Unit
	newest := func(x *u) staff.UnitName {
		if n := x.Newest(); n != nil {
			return *n
		}
		return staff.UnitName{}
	}
	return &mapping[u]{
		register: "organisation_units", noun: "đơn vị",
		columns: []column[u]{
			{name: "name", kind: sortKey, value: func(x *u) any { return orderKey(newest(x).Name) }, index: true},
			{name: "parent_id", kind: number, value: func(x *u) any { return newest(x).ParentID }, index: true},
			{name: "begun", kind: day, value: func(x *u) any { return firstDay(x) }, index: true},
			{name: "ended", kind: day, value: func(x *u) any { return lastDay(newest(x).To.Last()) }, index: true},
		},
		identity: func(x *u) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *u) []string {
			var texts []string
			for _, n := range staff.Holding(x.Names) {
				texts = append(texts, n.Name, n.Short, n.Kind)
			}
			return texts
		},
		labels:     map[string]string{"names": "Tên, vị trí trong tổ chức"},
		keeps:      func(before, after *u) error { return after.Keeps(before) },
		references: func(x *u) map[string]bool { return hashes(x.Files()) },
	}
}

// firstDay is the day from which the unit has a name.
func firstDay(x *staff.Unit) office.Day {
	first := lastDay("")
	for _, n := range staff.Holding(x.Names) {
		first = min(first, n.From.First())
	}
	return first
}

// Tree returns the whole organisation, also what has ended.
func (u *OrganisationUnits) Tree(ctx context.Context) (staff.Tree, error) {
	return u.where(ctx, "1 = 1 ORDER BY id")
}

// TreeIn is Tree inside a transaction: it sees what the transaction has written.
func (u *OrganisationUnits) TreeIn(tx *Tx) (staff.Tree, error) {
	ids, err := tx.ids("SELECT id FROM organisation_units ORDER BY id")
	if err != nil {
		return nil, err
	}
	var tree staff.Tree
	for _, id := range ids {
		unit, err := u.Load(tx, id)
		if err != nil {
			return nil, err
		}
		tree = append(tree, *unit)
	}
	return tree, nil
}
