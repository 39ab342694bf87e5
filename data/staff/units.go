package staff

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Unit is a part of the organisation (phòng, trung tâm, chi cục). Its names are dated: what was renamed or merged keeps its
// old name on old papers.
type Unit struct {
	ID      int64      `json:"id"`
	Version int64      `json:"version"`
	Last    int        `json:"last"` // the last number given to a row
	Names   []UnitName `json:"names"`
}

// UnitName is the name and the place of a unit for a time.
type UnitName struct {
	Entry
	Name     string `json:"name"`
	Short    string `json:"short,omitempty"`     // ký hiệu: VP, QLKH
	Kind     string `json:"kind,omitempty"`      // lãnh đạo, phòng, chi cục, đơn vị sự nghiệp
	ParentID int64  `json:"parent_id,omitempty"` // 0: directly under the office
	Order    int    `json:"order,omitempty"`     // among its neighbours
	Into     int64  `json:"into,omitempty"`      // the unit that went on with its work after the last day
}

func (n *UnitName) track() string { return "one" }

func (n *UnitName) check() error {
	switch {
	case strings.TrimSpace(n.Name) == "":
		return office.Invalid("name", "Hãy ghi tên đơn vị.")
	case n.Into != 0 && n.To == "":
		return office.Invalid("to", "Hãy ghi ngày đơn vị kết thúc hoạt động trước khi nhập vào đơn vị khác.")
	}
	return nil
}

func (u *Unit) names() table { return of("names", "Tên đơn vị", false, &u.Names) }

// On returns name and place on the day, nil when the unit did not exist.
func (u *Unit) On(day office.Day) *UnitName { return current(u.Names, day) }

// Newest returns name and place as they were last, nil for a unit without a name.
func (u *Unit) Newest() *UnitName {
	var found *UnitName
	for i := range u.Names {
		if n := &u.Names[i]; n.Holds() && (found == nil || n.From.First() > found.From.First()) {
			found = n
		}
	}
	return found
}

// Revise is Person.Revise for a unit.
func (u *Unit) Revise(as *Unit, reason string, o Occasion) error {
	next := *u
	r := &revision{occasion: Occasion{At: o.At.UTC().Truncate(time.Second), By: o.By}, reason: strings.TrimSpace(reason), last: u.Last}
	if err := r.all([]table{next.names()}, []table{as.names()}); err != nil {
		return err
	}
	next.Last = r.last
	if err := next.Validate(); err != nil {
		return err
	}
	if r.changes == 0 {
		return office.Refuse("Chưa sửa gì của đơn vị %s.", next.Newest().Name)
	}
	*u = next
	return nil
}

// Validate checks every name that holds. Errors: office.CodeInvalid with the field names.number.field.
func (u *Unit) Validate() error {
	if len(Holding(u.Names)) == 0 {
		return office.Invalid("names.0.name", "Hãy ghi tên đơn vị.")
	}
	for i, n := range Holding(u.Names) {
		if u.ID != 0 && (n.ParentID == u.ID || n.Into == u.ID) {
			return u.names().(list[UnitName, *UnitName]).at(i, office.Invalid("parent_id", "Đơn vị không thể trực thuộc hay nhập vào chính nó."))
		}
	}
	return u.names().validate()
}

// Log returns all changes of the unit, the oldest first.
func (u *Unit) Log() ([]Change, error) { return logOf([]table{u.names()}) }

// Keeps refuses the unit when it has lost or changed anything that was written before.
func (u *Unit) Keeps(before *Unit) error {
	was, err := before.Log()
	if err != nil {
		return err
	}
	is, err := u.Log()
	if err != nil {
		return err
	}
	return keeps(was, is, "đơn vị")
}

// Files returns all files of the names, also of those that no longer hold.
func (u *Unit) Files() []office.File {
	var all []office.File
	for _, n := range u.Names {
		all = append(all, n.Decision.Files...)
	}
	return all
}

// Tree is the organisation: all units, also those that have ended.
type Tree []Unit

// Branch is a unit in the organisation of a day.
type Branch struct {
	ID    int64
	Depth int // 0: directly under the office
	UnitName
}

// Get returns a unit, nil for none.
func (t Tree) Get(id int64) *Unit {
	for i := range t {
		if t[i].ID == id {
			return &t[i]
		}
	}
	return nil
}

// Name returns the unit's name on the day, outside its time the name it had last; "" for no such unit.
func (t Tree) Name(id int64, day office.Day) string {
	u := t.Get(id)
	if u == nil {
		return ""
	}
	name := u.On(day)
	if name == nil {
		name = u.Newest()
	}
	if name == nil {
		return ""
	}
	return name.Name
}

// On returns the units of the day as they stand on the chart: each followed by its parts. A unit whose parent does not
// exist on the day stands directly under the office, and none is lost in a circle of parents.
func (t Tree) On(day office.Day) []Branch {
	there := map[int64]*UnitName{}
	for i := range t {
		if n := t[i].On(day); n != nil {
			there[t[i].ID] = n
		}
	}
	under := map[int64][]Branch{}
	for id, n := range there {
		parent := n.ParentID
		if there[parent] == nil || circular(there, id) {
			parent = 0
		}
		under[parent] = append(under[parent], Branch{ID: id, UnitName: *n})
	}
	return branches(under, 0, 0)
}

// circular says whether the way up from a unit comes back to it.
func circular(there map[int64]*UnitName, id int64) bool {
	at := there[id].ParentID
	for range there {
		n := there[at]
		if n == nil {
			return false
		}
		if at == id {
			return true
		}
		at = n.ParentID
	}
	return false
}

func branches(under map[int64][]Branch, parent int64, depth int) []Branch {
	parts := under[parent]
	slices.SortFunc(parts, func(a, b Branch) int { return cmp.Or(a.Order-b.Order, cmp.Compare(a.ID, b.ID)) })
	var all []Branch
	for _, b := range parts {
		b.Depth = depth
		all = append(append(all, b), branches(under, b.ID, depth+1)...)
	}
	return all
}

// Within returns the unit and all its parts on the day, for filters.
func (t Tree) Within(id int64, day office.Day) []int64 {
	all, found, depth := t.On(day), []int64{id}, -1
	for _, b := range all {
		switch {
		case b.ID == id:
			depth = b.Depth
		case depth >= 0 && b.Depth > depth:
			found = append(found, b.ID)
		case depth >= 0:
			return found
		}
	}
	return found
}
