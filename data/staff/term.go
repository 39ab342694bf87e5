package staff

import (
	"fmt"

	"vanphongso/data/office"
)

// TermEnds returns when the leading posts that the person holds on a day end: as decided, else by the rules (NĐ on
// appointments), with the day by which the process of reappointment begins.
func (r *Rules) TermEnds(p *Person, day office.Day) []Due {
	var list []Due
	for _, post := range InForce(p.Posts, day) {
		if d, ok := r.TermEnd(post, day); ok {
			list = append(list, d)
		}
	}
	return list
}

// TermEnd returns when the term of a post ends; false for a post without a term.
func (r *Rules) TermEnd(post Post, day office.Day) (Due, bool) {
	rule := r.term(post.Title, day)
	if post.Kind != PostState && post.Until == "" || rule == nil {
		return Due{}, false
	}
	d := Due{Kind: KindTerm, Row: post.No, What: post.Title}
	d.Why.say(post.From.First(), "Bổ nhiệm %s%s.", post.Title, times(post.Term))
	if post.Until != "" {
		d.Day = post.Until.Last()
		d.Why.say(d.Day, "Hết thời hạn theo quyết định.")
	} else {
		d.Day = addMonths(post.From.First(), rule.Months).Add(-1)
		d.Why.rule(d.Day, rule.Basis, "Thời hạn bổ nhiệm %d tháng.", rule.Months)
	}
	d.Act = d.Day.Add(1 - rule.Process)
	d.Why.rule(d.Act, rule.Basis, "Bắt đầu quy trình bổ nhiệm lại trước ít nhất %d ngày.", rule.Process)
	return d, true
}

func times(term int) string {
	if term == 0 {
		return ""
	}
	return fmt.Sprintf(", lần thứ %d", term)
}

// ProbationEnd returns when the probation that the person is in on a day ends; false when there is none.
func (r *Rules) ProbationEnd(p *Person, day office.Day) (Due, bool) {
	g := p.Grade(day)
	if g == nil || g.Kind != GradeProbation {
		return Due{}, false
	}
	scale := r.Scale(g.Code, day)
	if scale == nil {
		return Due{}, false
	}
	d := Due{Kind: KindProbation, Row: g.No, Day: addMonths(g.counted(), scale.Probation).Add(-1), What: r.GradeName(g.Code, day)}
	d.Why.say(g.counted(), "Bắt đầu tập sự ngạch %s.", r.GradeName(g.Code, day))
	d.Why.rule(d.Day, scale.Basis, "%s: tập sự %d tháng.", scale.Name, scale.Probation)
	return d, true
}

// ContractEnds returns when the contracts in force on a day run out; those without a last day do not.
func (r *Rules) ContractEnds(p *Person, day office.Day) []Due {
	var list []Due
	for _, c := range InForce(p.Contracts, day) {
		if c.Until != "" {
			d := Due{Kind: KindContract, Row: c.No, Day: c.Until, What: c.Kind}
			d.Why.say(c.From.First(), "Hợp đồng %s %s.", c.Kind, c.Number)
			d.Why.say(c.Until, "Ngày cuối ghi trong hợp đồng.")
			list = append(list, d)
		}
	}
	return list
}

// CertificateEnds returns when the certificates in force on a day run out.
func (r *Rules) CertificateEnds(p *Person, day office.Day) []Due {
	var list []Due
	for _, c := range InForce(p.Certificates, day) {
		if c.Expires != "" {
			d := Due{Kind: KindCertificate, Row: c.No, Day: c.Expires, What: c.Name}
			d.Why.say(c.From.First(), "%s %s, nơi cấp %s.", c.Name, c.Number, c.Issuer)
			d.Why.say(c.Expires, "Ngày hết hạn ghi trên chứng chỉ.")
			list = append(list, d)
		}
	}
	return list
}

// ClassificationMissing returns that of a year which the person has to have and has not; false when nothing is missing. Who
// served less than the months of the rule in the year is not classified.
func (r *Rules) ClassificationMissing(p *Person, year int) (Due, bool) {
	rule := pick(r.Classifications, lastOf(year), anyOne)
	if rule == nil || !p.Serving(lastOf(year)) {
		return Due{}, false
	}
	for _, c := range Holding(p.Classifications) {
		if c.Year == year {
			return Due{}, false
		}
	}
	tenure := current(p.Tenures, lastOf(year))
	if wholeMonths(max(tenure.From.First(), firstOf(year)), firstOf(year+1)) < rule.Months {
		return Due{}, false
	}
	d := Due{Kind: KindClassification, Day: office.Day(fmt.Sprintf("%d-%s", year, rule.Due)), What: fmt.Sprintf("xếp loại chất lượng năm %d", year)}
	d.Why.rule(d.Day, rule.Basis, "Người công tác từ %d tháng trong năm được xếp loại; hồ sơ chưa có xếp loại năm %d.", rule.Months, year)
	return d, true
}
