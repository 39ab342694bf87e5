package staff

import (
	"cmp"
	"fmt"
	"slices"

	"vanphongso/data/office"
)

// Early is whether a person may be raised before the months are complete.
type Early struct {
	Regular   Raise
	Allowed   bool
	Missing   int        // months that are missing on 31 December, a part counted whole
	Merit     string     // the highest reward earned in the step
	Merits    int        // how many rewards that count
	Months    int        // how much earlier
	Day       office.Day // from when, when it is allowed
	Obstacles []string   // Vietnamese sentences, empty when it is allowed
	Why       Explanation
}

// EarlyRaise says whether the person may be raised early for merit in a year (TT 08/2013/TT-BNV as amended): not in the last
// step, not twice in succession, no delay, some months at most missing on 31 December, and a reward in the step.
func (r *Rules) EarlyRaise(p *Person, year int) Early {
	end := lastOf(year)
	rule := r.raise(end)
	e := Early{Regular: r.NextRaise(p, end)}
	e.Why = slices.Clone(e.Regular.Why)
	if e.Regular.Kind == "" {
		return e.refuse("Không tính được kỳ nâng bậc thường xuyên.")
	}
	e.Missing = missing(end.Add(1), e.Regular.Day)
	e.Why.rule(end, rule.Basis, "Tính đến ngày này còn thiếu %d tháng; được nâng sớm khi còn thiếu từ %d tháng trở xuống.", e.Missing, rule.EarlyMonths)
	switch {
	case e.Regular.Kind == KindOver:
		e = e.refuse("Đang ở bậc lương cuối cùng của ngạch.")
	case e.Regular.Day <= end:
		e = e.refuse("Đến kỳ nâng bậc thường xuyên ngay trong năm (%s).", e.Regular.Day)
	case e.Missing > rule.EarlyMonths:
		e = e.refuse("Đến 31/12/%d còn thiếu %d tháng, nhiều hơn %d tháng.", year, e.Missing, rule.EarlyMonths)
	}
	if p.Grade(end).Kind == GradeEarly {
		e = e.refuse("Bậc đang hưởng đã là nâng trước thời hạn: không nâng sớm hai lần liên tiếp.")
	}
	if e.Regular.Delay > 0 {
		e = e.refuse("Đang bị kéo dài thời gian nâng bậc %d tháng.", e.Regular.Delay)
	}
	r.merits(&e, p, end)
	if e.Merit == "" {
		e = e.refuse("Không có thành tích được khen thưởng trong thời gian giữ bậc.")
	}
	e.Months = min(e.Months, rule.EarlyMonths)
	if e.Allowed = len(e.Obstacles) == 0; e.Allowed {
		e.Day = addMonths(e.Regular.Day, -e.Months)
		e.Why.say(e.Day, "Nâng sớm %d tháng so với %s: hưởng %s.", e.Months, e.Regular.Day, e.Regular.Now)
	}
	return e
}

// missing is how many months lie in [from, due), a part counted whole.
func missing(from, due office.Day) int {
	n := wholeMonths(from, due)
	if addMonths(from, n) < due {
		n++
	}
	return n
}

func (e Early) refuse(format string, args ...any) Early {
	e.Obstacles = append(slices.Clip(e.Obstacles), fmt.Sprintf(format, args...))
	return e
}

// merits finds the rewards of the step that let a raise come earlier.
func (r *Rules) merits(e *Early, p *Person, end office.Day) {
	for _, reward := range Holding(p.Rewards) {
		on := reward.From.First()
		m := r.merit(reward.Name, on)
		if m == nil || m.Early == 0 || on < e.Regular.Counted || on > end {
			continue
		}
		e.Merits++
		e.Why.rule(on, m.Basis, "%s: được nâng sớm %d tháng.", m.Name, m.Early)
		if m.Early > e.Months {
			e.Months, e.Merit = m.Early, m.Name
		}
	}
}

// RetiringRaise says whether the person may be raised early because the notice of retirement has come, as things stand on a
// day: the regular raise would come at most some months after retirement. It takes no place of the yearly share.
func (r *Rules) RetiringRaise(p *Person, day office.Day) Early {
	retirement := r.Retirement(p)
	e := Early{Regular: r.NextRaise(p, day)}
	e.Why = slices.Clone(e.Regular.Why)
	rule := r.raise(retirement.LastDay)
	switch {
	case retirement.Day == "" || e.Regular.Kind == "":
		return e.refuse("Không tính được ngày nghỉ hưu hoặc kỳ nâng bậc.")
	case e.Regular.Kind == KindOver:
		return e.refuse("Đang ở bậc lương cuối cùng của ngạch.")
	case e.Regular.Day < retirement.Day:
		return e.refuse("Đến kỳ nâng bậc thường xuyên (%s) trước khi nghỉ hưu.", e.Regular.Day)
	}
	e.Missing = missing(retirement.Day, e.Regular.Day)
	e.Why.rule(retirement.Day, rule.Basis, "Khi nghỉ hưu còn thiếu %d tháng; được nâng sớm khi còn thiếu từ %d tháng trở xuống.", e.Missing, rule.EarlyMonths)
	switch {
	case e.Missing > rule.EarlyMonths:
		return e.refuse("Khi nghỉ hưu còn thiếu %d tháng, nhiều hơn %d tháng.", e.Missing, rule.EarlyMonths)
	case e.Regular.Delay > 0:
		return e.refuse("Đang bị kéo dài thời gian nâng bậc %d tháng.", e.Regular.Delay)
	}
	e.Allowed, e.Months, e.Day = true, e.Missing, retirement.NoticeBy
	return e
}

// Candidate is one who may be raised early in a year, with the place among all of them.
type Candidate struct {
	Person *Person
	Early
	Place  int  // from 1
	Within bool // the place lies within the yearly share
}

// RankEarly puts those who may be raised early in a year in order: the higher merit, more merits, fewer months missing, the
// earlier file. The share is taken of all who are on the payroll on 31 December; who was raised early in the year already
// has taken a place of it. places is how many were left.
func (r *Rules) RankEarly(people []*Person, year int) (ranked []Candidate, places int) {
	end, payroll, taken := lastOf(year), 0, 0
	for _, p := range people {
		if !p.Serving(end) || p.Grade(end) == nil {
			continue
		}
		payroll++
		if raisedEarly(p, year) {
			taken++
		} else if e := r.EarlyRaise(p, year); e.Allowed {
			ranked = append(ranked, Candidate{Person: p, Early: e})
		}
	}
	slices.SortStableFunc(ranked, func(a, b Candidate) int {
		return cmp.Or(b.Months-a.Months, r.rank(a.Merit)-r.rank(b.Merit), b.Merits-a.Merits, a.Missing-b.Missing, cmp.Compare(a.Person.ID, b.Person.ID))
	})
	places = max(0, payroll*r.raise(end).EarlyCap/100-taken)
	for i := range ranked {
		ranked[i].Place, ranked[i].Within = i+1, i < places
	}
	return ranked, places
}

// rank is the place of a reward among those of the rules, the highest first.
func (r *Rules) rank(merit string) int {
	return slices.IndexFunc(r.Merits, func(m Merit) bool { return m.Name == merit })
}

func raisedEarly(p *Person, year int) bool {
	return slices.ContainsFunc(Holding(p.Grades), func(g Grade) bool { return g.Kind == GradeEarly && g.From.Year() == year })
}
