package staff

import (
	"slices"

	"vanphongso/data/office"
)

// Majority is the ethnicity that reports do not count as a minority.
const Majority = "Kinh"

// Tally counts people of a row of a report.
type Tally struct {
	Total    int
	Female   int
	Minority int // not of the majority's ethnicity; unknown ones are not counted
	Party    int // of those whose restricted items the reader has
}

func (t *Tally) add(d *Details, member bool) {
	t.Total++
	for _, c := range []struct {
		is bool
		n  *int
	}{{d.Sex == Female, &t.Female}, {d.Ethnicity != "" && d.Ethnicity != Majority, &t.Minority}, {member, &t.Party}} {
		if c.is {
			*c.n++
		}
	}
}

// Group is a part of the report: by grade, by training, by age.
type Group struct {
	Title string
	Rows  []GroupRow
}

// GroupRow is one row of a group.
type GroupRow struct {
	Title string
	Tally
}

// Unknown is the row of those of whom the file does not say it.
const Unknown = "Chưa ghi"

// Quality counts the people who serve on a day by kind, class of grade, training of each kind and age band (báo cáo số lượng,
// chất lượng). Rows stand in the order of the rules, those that they do not know behind them.
func (r *Rules) Quality(people []*Person, day office.Day) (whole Tally, groups []Group) {
	parts := r.dimensions(day)
	counted := make([]map[string]*Tally, len(parts))
	for i := range counted {
		counted[i] = map[string]*Tally{}
	}
	for _, p := range people {
		if !p.Serving(day) {
			continue
		}
		d, member := p.Now(day), p.PartyMember(day)
		whole.add(d, member)
		for i, part := range parts {
			name := part.of(p)
			if name == "" {
				name = Unknown
			}
			if counted[i][name] == nil {
				counted[i][name] = &Tally{}
			}
			counted[i][name].add(d, member)
		}
	}
	for i, part := range parts {
		groups = append(groups, part.group(counted[i]))
	}
	return whole, groups
}

// dimension is what people are counted by.
type dimension struct {
	title string
	order []string
	of    func(p *Person) string
}

// group puts the rows in order.
func (d dimension) group(counted map[string]*Tally) Group {
	g := Group{Title: d.title}
	var others []string
	for name := range counted {
		if name != Unknown && !slices.Contains(d.order, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	for _, name := range append(append(slices.Clone(d.order), others...), Unknown) {
		if t := counted[name]; t != nil {
			g.Rows = append(g.Rows, GroupRow{name, *t})
		}
	}
	return g
}

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
