package personnel

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// list is what all lists of the office's people have.
func (p *Personnel) list(s core.OfficeSettings, period string, on office.Day) paper.StaffList {
	return paper.StaffList{Letterhead: s.Letterhead(p.office.Time()), Signature: signature(s), Period: period, On: on, Author: p.office.Who().Name}
}

// serving calls each for the whole file of everybody who serves on a day.
func (p *Personnel) serving(ctx context.Context, on office.Day, each func(x *staff.Person)) error {
	return p.office.Store.Staff.Everybody(ctx, func(x *staff.Person) error {
		if x.Serving(on) {
			each(x)
		}
		return ctx.Err()
	})
}

// allowances is money beside the pay as lists show it.
type allowances struct {
	post, duty, area string
	percent          int      // all of those in percent together
	words            []string // all but that of the post
}

// The allowances that have a column of their own; their kinds in a file.
const (
	dutyAllowance = "Phụ cấp trách nhiệm"
	areaAllowance = "Phụ cấp khu vực"
)

// payLines are the lines of a salary that are the pay itself.
const payLines = 2

// allowancesOf reads them out of a salary.
func allowancesOf(s staff.Salary) allowances {
	var a allowances
	for i, line := range s.Lines {
		if i < payLines && !strings.HasPrefix(line.Text, "Phụ cấp") || line.Text == "Phụ cấp thâm niên vượt khung" {
			continue
		}
		measure := line.Amount.String()
		switch {
		case line.Coefficient != 0:
			measure = line.Coefficient.String()
		case line.Percent != 0:
			measure = fmt.Sprintf("%d%%", line.Percent)
		}
		switch {
		case line.Text == staff.PostAllowance:
			a.post = measure
			continue
		case line.Text == dutyAllowance && line.Percent == 0:
			a.duty = measure
		case line.Text == areaAllowance && line.Percent == 0:
			a.area = measure
		default:
			a.percent += line.Percent
		}
		a.words = append(a.words, line.Text+" "+measure)
	}
	return a
}

// payList is danh sách và tiền lương of a day.
func (p *Personnel) payList(ctx context.Context, f *filling) (any, error) {
	data := paper.StaffPayData{StaffList: p.list(f.settings, fmt.Sprintf("Năm %d", yearOf(f.wish.On)), f.wish.On)}
	order := placesOf(f.tree, f.wish.On)
	type line struct {
		place int
		row   paper.StaffPayRow
		grade staff.Hundredths
		whole staff.Person
	}
	var lines []line
	err := p.serving(ctx, f.wish.On, func(x *staff.Person) {
		l := line{place: order[x.Unit(f.wish.On)], row: f.payRow(x), whole: light(x)}
		if g := x.Grade(f.wish.On); g != nil {
			l.grade = g.Coefficient
		}
		lines = append(lines, l)
	})
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(a.place-b.place, cmp.Compare(b.row.PostAllowance, a.row.PostAllowance), int(b.grade-a.grade), byName(&a.whole, &b.whole))
	})
	for _, l := range lines {
		data.Rows = append(data.Rows, l.row)
	}
	return data, err
}

// placesOf are the places of units on the chart of a day, from 1; people without a unit stand first.
func placesOf(tree staff.Tree, on office.Day) map[int64]int {
	places := map[int64]int{}
	for i, branch := range tree.On(on) {
		places[branch.ID] = i + 1
	}
	return places
}

func (f *filling) payRow(x *staff.Person) paper.StaffPayRow {
	on := f.wish.On
	row := paper.StaffPayRow{StaffPerson: onPaper(f.rules, f.tree, x, on), GradeSince: x.GradeSince(on)}
	if g := x.Grade(on); g != nil {
		row.Pay = stepOf(f.rules, g, on)
		if g.Percent != 0 {
			row.Note = fmt.Sprintf("Hưởng %d%%", g.Percent)
		}
	}
	a := allowancesOf(f.rules.Salary(x, on))
	row.PostAllowance, row.DutyAllowance, row.AreaAllowance = a.post, a.duty, a.area
	if a.percent > 0 {
		row.PercentAllowance = fmt.Sprintf("%d%%", a.percent)
	}
	return row
}

// trainingTitle stands above what the report counts by training.
const trainingTitle = "Chia theo trình độ đào tạo"

// countList is báo cáo số lượng, chất lượng of a day.
func (p *Personnel) countList(ctx context.Context, f *filling) (any, error) {
	q := f.rules.NewQuality(f.wish.On)
	if err := p.serving(ctx, f.wish.On, q.Add); err != nil {
		return nil, err
	}
	data := paper.StaffCountData{StaffList: p.list(f.settings, "", f.wish.On), Recipient: f.wish.Recipient}
	groups := q.Groups()
	data.Groups = []paper.CountGroup{{Titles: []string{"Trong đó"}, Columns: []string{"Phụ nữ", "Đảng viên", "Dân tộc thiểu số"}}}
	for _, g := range groups {
		data.Groups = append(data.Groups, paper.CountGroup{Titles: titlesOf(g.Title), Columns: g.Columns})
	}
	for _, branch := range append(f.tree.On(f.wish.On), staff.Branch{UnitName: staff.UnitName{Name: "Chưa xếp đơn vị"}}) {
		if row := q.Units[branch.ID]; row != nil {
			data.Units = append(data.Units, countRow(branch.Name, row, groups))
			delete(q.Units, branch.ID)
		}
	}
	for id, row := range q.Units { // of a unit that has ended
		data.Units = append(data.Units, countRow(f.tree.Name(id, f.wish.On), row, groups))
	}
	return data, nil
}

// titlesOf are the titles above a group of columns.
func titlesOf(group string) []string {
	switch group {
	case "Đối tượng", "Ngạch", "Độ tuổi":
		return []string{"Chia theo " + strings.ToLower(group)}
	}
	return []string{trainingTitle, group}
}

func countRow(unit string, row *staff.QualityRow, groups []staff.Group) paper.StaffCountRow {
	counted := paper.StaffCountRow{Unit: unit, Present: row.Total, Counts: []int{row.Female, row.Party, row.Minority}}
	for _, g := range groups {
		for _, column := range g.Columns {
			counted.Counts = append(counted.Counts, row.Cell(g.Title, column).Total)
		}
	}
	return counted
}

// raiseList is danh sách đề nghị nâng bậc lương of a kind and a span.
func (p *Personnel) raiseList(ctx context.Context, f *filling) (any, error) {
	w := f.wish
	data := paper.RaiseListData{StaffList: p.list(f.settings, spanWords(w.From, w.To), w.On), Kind: cmp.Or(w.RaiseKind, staff.GradeRegular)}
	proposals, err := p.Proposals(ctx, data.Kind, w.From, w.To)
	if err != nil {
		return nil, err
	}
	var why staff.Explanation
	for _, proposal := range proposals {
		if len(w.People) > 0 && !slices.Contains(w.People, proposal.Person.ID) {
			continue
		}
		x, err := p.office.Store.Staff.Whole(ctx, proposal.Person.ID)
		if err != nil {
			return nil, err
		}
		data.Rows = append(data.Rows, raiseRow(f.rules, f.tree, x, proposal))
		why = append(why, proposal.Why...)
	}
	data.Basis, data.Unverified = sources(why), why.Unverified()
	return data, nil
}

// Proposals returns the raises of a kind from one day to another; those for merit are of the year of the last day. Errors: as
// Raises, CodeInvalid for a kind that is none.
func (p *Personnel) Proposals(ctx context.Context, kind string, from, to office.Day) ([]Proposal, error) {
	switch kind {
	case staff.GradeEarly:
		early, err := p.EarlyRaises(ctx, yearOf(to))
		return early.List, err
	case staff.GradeRetiring:
		return p.RetiringRaises(ctx, from, to)
	case staff.GradeRegular, staff.GradeOver:
		all, err := p.Raises(ctx, from, to)
		return slices.DeleteFunc(all, func(x Proposal) bool { return x.Kind != kind }), err
	}
	return nil, office.Invalid("kind", "Hãy chọn loại nâng bậc lương.")
}

// sources are where the rules stand that an explanation rests on, each once.
func sources(why staff.Explanation) string {
	var list []string
	for _, line := range why {
		if line.Source != "" && !slices.Contains(list, line.Source) {
			list = append(list, line.Source)
		}
	}
	return strings.Join(list, "; ")
}

// spanWords names a span as titles of lists do: a year, a quarter, or its days.
func spanWords(from, to office.Day) string {
	a, b := from.Time(), to.Add(1).Time()
	switch {
	case from.Time().YearDay() == 1 && a.AddDate(1, 0, 0).Equal(b):
		return fmt.Sprintf("Năm %d", a.Year())
	case a.Day() == 1 && (a.Month()-1)%3 == 0 && a.AddDate(0, 3, 0).Equal(b):
		return fmt.Sprintf("Quý %s/%d", []string{"I", "II", "III", "IV"}[(a.Month()-1)/3], a.Year())
	}
	return fmt.Sprintf("Từ ngày %s đến ngày %s", from, to)
}

// retirementList is danh sách nghỉ hưu of a span.
func (p *Personnel) retirementList(ctx context.Context, f *filling) (any, error) {
	w := f.wish
	data := paper.RetirementListData{StaffList: p.list(f.settings, spanWords(w.From, w.To), w.On)}
	q := office.Query{
		Filters: map[string][]string{"state": {string(staff.Serving)}}, From: map[string]string{"retires": string(w.From)}, To: map[string]string{"retires": string(w.To)},
	}
	var why staff.Explanation
	err := p.whole(ctx, q, func(r *staff.Rules, x *staff.Person) {
		retirement := r.Retirement(x)
		row := paper.RetirementRow{
			StaffPerson: onPaper(r, f.tree, x, w.On), Age: retirement.Age.String(), Reaches: retirement.Reached, Retires: retirement.Day,
			Notice: retirement.NoticeBy, Decision: retirement.DecideBy, Coefficient: x.Summary.Coefficient.String(),
		}
		data.Rows, why = append(data.Rows, row), append(why, retirement.Why...)
	})
	slices.SortStableFunc(data.Rows, func(a, b paper.RetirementRow) int { return cmp.Compare(a.Retires, b.Retires) })
	data.Basis, data.Unverified = sources(why), why.Unverified()
	return data, err
}
