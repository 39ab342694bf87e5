package staff

import (
	"maps"
	"slices"

	"vanphongso/data/office"
)

// Majority is the ethnicity that reports do not count as a minority.
const Majority = "Kinh"

// Unknown is the column of those of whom the file does not say it.
const Unknown = "Chưa ghi"

// Tally counts people.
type Tally struct {
	Total    int
	Female   int
	Minority int // not of the majority's ethnicity; unknown ones are not counted
	Party    int // of those whose restricted items the reader has
}

func (t *Tally) add(d *Details, member bool) {
	t.Total++
	if d.Sex == Female {
		t.Female++
	}
	if d.Ethnicity != "" && d.Ethnicity != Majority {
		t.Minority++
	}
	if member {
		t.Party++
	}
}

// Quality is báo cáo số lượng, chất lượng of a day: the people who serve, counted by unit and by kind, class of grade, age band
// and training of each kind. Add every person, then read the columns.
type Quality struct {
	Day   office.Day
	Whole *QualityRow
	Units map[int64]*QualityRow // by unit of the day, 0 for people without one
	parts []dimension
}

// QualityRow is the whole office or a unit.
type QualityRow struct {
	Tally
	cells map[cell]*Tally
}

type cell struct{ group, column string }

// Cell returns how many of the row fall into a column of a group.
func (q *QualityRow) Cell(group, column string) Tally {
	if t := q.cells[cell{group, column}]; t != nil {
		return *t
	}
	return Tally{}
}

// Group is a part of the report with its columns: Độ tuổi with its bands.
type Group struct {
	Title   string
	Columns []string
}

// dimension is what people are counted by.
type dimension struct {
	title string
	order []string
	of    func(p *Person) string
}

// NewQuality begins a report of a day.
func (r *Rules) NewQuality(day office.Day) *Quality {
	return &Quality{Day: day, Whole: newQualityRow(), Units: map[int64]*QualityRow{}, parts: r.dimensions(day)}
}

func newQualityRow() *QualityRow { return &QualityRow{cells: map[cell]*Tally{}} }

// Add counts a person, if the person serves on the day.
func (q *Quality) Add(p *Person) {
	if !p.Serving(q.Day) {
		return
	}
	unit := p.Unit(q.Day)
	if q.Units[unit] == nil {
		q.Units[unit] = newQualityRow()
	}
	for _, row := range []*QualityRow{q.Whole, q.Units[unit]} {
		row.add(p, q)
	}
}

func (q *QualityRow) add(p *Person, in *Quality) {
	d, member := p.Now(in.Day), p.PartyMember(in.Day)
	q.Tally.add(d, member)
	for _, part := range in.parts {
		c := cell{part.title, part.of(p)}
		if c.column == "" {
			c.column = Unknown
		}
		if q.cells[c] == nil {
			q.cells[c] = &Tally{}
		}
		q.cells[c].add(d, member)
	}
}

// Groups returns the groups with the columns that anybody falls into: in the order of the rules, then what they do not know,
// then Unknown.
func (q *Quality) Groups() []Group {
	var groups []Group
	for _, part := range q.parts {
		g := Group{Title: part.title}
		used := map[string]bool{}
		for c := range q.Whole.cells {
			used[c.column] = used[c.column] || c.group == part.title
		}
		others := slices.Sorted(maps.Keys(used))
		for _, column := range slices.Concat(part.order, slices.DeleteFunc(others, isUnknown), []string{Unknown}) {
			if used[column] {
				g.Columns = append(g.Columns, column)
				delete(used, column)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func isUnknown(column string) bool { return column == Unknown }

func (r *Rules) dimensions(day office.Day) []dimension {
	list := []dimension{
		{"Đối tượng", r.Lists["kind"], func(p *Person) string { return current(p.Tenures, day).Kind }},
		{"Ngạch", r.classes(), func(p *Person) string { return r.class(p, day) }},
		{"Độ tuổi", ageBands(), func(p *Person) string { return ageBand(p.Now(day).Born, day) }},
	}
	for _, t := range []struct{ kind, title string }{
		{TrainProfessional, "Trình độ chuyên môn"},
		{TrainPolitical, "Lý luận chính trị"},
		{TrainAdministration, "Quản lý nhà nước"},
		{TrainLanguage, "Ngoại ngữ"},
		{TrainComputing, "Tin học"},
	} {
		list = append(list, dimension{t.title, r.Lists["training."+t.kind], func(p *Person) string {
			if best := r.Highest(p, t.kind, day); best != nil {
				return best.Level
			}
			return ""
		}})
	}
	return list
}

// classes are the classes of grades in the order of the rules.
func (r *Rules) classes() []string {
	var list []string
	for _, g := range r.Grades {
		if !slices.Contains(list, g.Class) {
			list = append(list, g.Class)
		}
	}
	return list
}

func (r *Rules) class(p *Person, day office.Day) string {
	if g := p.Grade(day); g != nil {
		if rule := r.Grade(g.Code, day); rule != nil {
			return rule.Class
		}
	}
	return ""
}

func ageBands() []string {
	return []string{"Từ 30 trở xuống", "Từ 31 đến 40", "Từ 41 đến 50", "Từ 51 đến 60", "Trên 60"}
}

// ageBand is the band of an age in whole years on the day.
func ageBand(born When, day office.Day) string {
	if !born.Valid() {
		return ""
	}
	years, bands := wholeMonths(born.First(), day)/12, ageBands()
	return bands[min(max(years-21, 0)/10, len(bands)-1)] // every ten years from 31 on
}
