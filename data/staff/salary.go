package staff

import "vanphongso/data/office"

// Salary is the pay of a month as it stands on a day, before deductions.
type Salary struct {
	Base  office.Money // lương cơ sở
	Lines []SalaryLine
	Total office.Money
	Why   Explanation
}

// SalaryLine is one part of the pay.
type SalaryLine struct {
	Text        string
	Coefficient Hundredths // 0 where it has none
	Percent     int        // 0 where it has none
	Amount      office.Money
}

// PostAllowance is the kind of the allowance that a leading post brings; a row of that kind in the file stands for the rule.
const PostAllowance = "Phụ cấp chức vụ"

// Salary works out the pay of a day: coefficient × lương cơ sở, over the frame, the allowance of the post and the other
// allowances, each rounded to whole đồng. Without a grade or a base salary there are no lines and the explanation says why.
func (r *Rules) Salary(p *Person, day office.Day) Salary {
	var s Salary
	g, base := p.Grade(day), r.BaseSalary(day)
	switch {
	case g == nil:
		s.Why.say(day, "Chưa được xếp ngạch, bậc lương vào ngày này.")
		return s
	case base == nil:
		s.Why.say(day, "Danh mục không có lương cơ sở của ngày này.")
		return s
	}
	s.Base = base.Amount
	s.Why.rule(base.From, base.Basis, "Lương cơ sở %s.", base.Amount)
	s.grade(g)
	r.postAllowance(&s, p, day)
	whole := s.Total
	for _, a := range InForce(p.Allowances, day) {
		s.allowance(a, whole)
	}
	s.Why.say(day, "Cộng %s một tháng.", s.Total)
	return s
}

// grade adds the pay of the step and what is over the frame.
func (s *Salary) grade(g *Grade) {
	amount := times100(g.Coefficient, s.Base)
	if g.Percent != 0 {
		amount = percent(amount, g.Percent)
		s.Why.say(g.From.First(), "Hưởng %d%% mức lương.", g.Percent)
	}
	s.add(SalaryLine{Text: "Lương theo ngạch, bậc", Coefficient: g.Coefficient, Percent: g.Percent, Amount: amount})
	if g.Over != 0 {
		s.add(SalaryLine{Text: "Phụ cấp thâm niên vượt khung", Percent: g.Over, Amount: percent(amount, g.Over)})
	}
}

// postAllowance adds that of the post, unless the file has a row for it.
func (r *Rules) postAllowance(s *Salary, p *Person, day office.Day) {
	for _, a := range InForce(p.Allowances, day) {
		if a.Kind == PostAllowance {
			return
		}
	}
	post := p.Post(day)
	if post == nil {
		return
	}
	if rule := r.post(post.Title, day); rule != nil {
		s.Why.rule(post.From.First(), rule.Basis, "%s: phụ cấp chức vụ hệ số %s.", post.Title, rule.Coefficient)
		s.add(SalaryLine{Text: PostAllowance, Coefficient: rule.Coefficient, Amount: times100(rule.Coefficient, s.Base)})
	}
}

// allowance adds one of the file; percents are of step, over the frame and post together.
func (s *Salary) allowance(a Allowance, whole office.Money) {
	line := SalaryLine{Text: a.Kind, Coefficient: a.Coefficient, Percent: a.Percent, Amount: a.Amount}
	switch {
	case a.Coefficient != 0:
		line.Amount = times100(a.Coefficient, s.Base)
	case a.Percent != 0:
		line.Amount = percent(whole, a.Percent)
	}
	s.add(line)
}

func (s *Salary) add(line SalaryLine) {
	s.Lines = append(s.Lines, line)
	s.Total += line.Amount
}

// times100 is a coefficient of an amount, rounded to whole đồng.
func times100(h Hundredths, amount office.Money) office.Money {
	return (office.Money(h)*amount + 50) / 100
}

// percent is a part of an amount, rounded to whole đồng.
func percent(amount office.Money, p int) office.Money { return (amount*office.Money(p) + 50) / 100 }
