package staff

import (
	"fmt"

	"vanphongso/data/office"
)

// Pay is a place on a pay scale.
type Pay struct {
	Code        string     `json:"code"` // mã ngạch
	Step        int        `json:"step"`
	Coefficient Hundredths `json:"coefficient"`
	Over        int        `json:"over,omitempty"` // vượt khung, percent
}

// String writes step and coefficient: bậc 3, hệ số 3,00; over the frame also VK 5%.
func (p Pay) String() string {
	text := fmt.Sprintf("bậc %d, hệ số %s", p.Step, p.Coefficient)
	if p.Over > 0 {
		text += fmt.Sprintf(", VK %d%%", p.Over)
	}
	return text
}

// Pay returns the place that the row gives.
func (g *Grade) Pay() Pay {
	return Pay{Code: g.Code, Step: g.Step, Coefficient: g.Coefficient, Over: g.Over}
}

// Raise is the next step, or the next percent over the frame. Without a next one Kind is empty and the explanation says why.
type Raise struct {
	Due
	Was          Pay
	Now          Pay
	Counted      office.Day // from when the months were counted
	Months       int        // that the step lasts by the scale
	Uncounted    int        // months more for time that does not count
	Delay        int        // months more for discipline and for years not fulfilled
	Unclassified []int      // years of the step without a classification: somebody has to look
}

// NextRaise works out when the person's step is raised next, as things stand on a day: the months of the scale, and months
// more for time that does not count, for discipline and for years that were not fulfilled. In the last step it is the
// allowance over the frame. It takes effect on the day the months are complete. The file must have its restricted tables.
func (r *Rules) NextRaise(p *Person, day office.Day) Raise {
	var none Raise
	g := p.Grade(day)
	switch {
	case g == nil:
		none.Why.say(day, "Chưa được xếp ngạch, bậc lương vào ngày này.")
	case g.Kind == GradeProbation:
		none.Why.say(g.From.First(), "Đang tập sự: thời gian tập sự không tính để nâng bậc, chỉ tính từ ngày bổ nhiệm vào ngạch.")
	case r.Scale(g.Code, day) == nil:
		none.Why.say(day, "Danh mục không có bảng lương của ngạch %s.", g.Code)
	case g.Step > len(r.Scale(g.Code, day).Steps):
		none.Why.say(day, "Ngạch %s chỉ có %d bậc, hồ sơ ghi bậc %d.", g.Code, len(r.Scale(g.Code, day).Steps), g.Step)
	default:
		return r.after(p, g.Pay(), g.counted(), day)
	}
	return none
}

// after is the raise that follows a place whose months are counted from a day.
func (r *Rules) after(p *Person, was Pay, counted, day office.Day) Raise {
	scale := r.Scale(was.Code, day)
	raise := Raise{Was: was, Now: was, Counted: counted, Months: scale.Months, Due: Due{Kind: KindRaise}}
	raise.Why.say(counted, "%s (%s): hưởng %s, tính từ ngày này.", r.GradeName(was.Code, day), was.Code, was)
	switch {
	case was.Step < len(scale.Steps):
		raise.Why.rule("", scale.Basis, "%s: giữ bậc %d tháng thì lên bậc %d.", scale.Name, scale.Months, was.Step+1)
		raise.Now.Step, raise.Now.Coefficient = was.Step+1, scale.Steps[was.Step]
	case was.Over == 0:
		raise.Kind, raise.Now.Over = KindOver, scale.OverFirst
		raise.Why.rule("", scale.Basis, "Bậc cuối của %s: sau %d tháng hưởng phụ cấp thâm niên vượt khung %d%%.", scale.Name, scale.Months, scale.OverFirst)
	default:
		raise.Kind, raise.Months, raise.Now.Over = KindOver, 12, was.Over+scale.OverEach
		raise.Why.rule("", scale.Basis, "Đã hưởng vượt khung %d%%: mỗi năm thêm %d%%.", was.Over, scale.OverEach)
	}
	r.stretch(&raise, p, day)
	if c := r.Coefficient(was.Code, raise.Now.Step, raise.Day); c != 0 {
		raise.Now.Coefficient = c
	}
	raise.What = raise.Now.String()
	raise.Why.say(raise.Day, "Đủ %d tháng: hưởng %s.", raise.Months+raise.Uncounted+raise.Delay, raise.Now)
	return raise
}

// stretch works out the day of a raise. What comes later may fall into the time that came with it, so it goes on until
// nothing changes.
func (r *Rules) stretch(raise *Raise, p *Person, day office.Day) {
	start := raise.Counted
	raise.Day = addMonths(start, raise.Months)
	var away, delays []lateness
	for {
		away, delays = r.uncounted(p, start, raise.Day, day), r.delays(p, start, raise.Day)
		raise.Uncounted, raise.Delay = total(away), total(delays)
		later := addMonths(start, raise.Months+raise.Uncounted+raise.Delay)
		if later <= raise.Day {
			break
		}
		raise.Day = later
	}
	for _, l := range append(away, delays...) {
		raise.Why.rule(l.day, l.basis, "%s", l.text)
	}
	if p.Private == nil {
		raise.Why.say("", "Chưa xét kỷ luật: người xem không có quyền đọc mục này.")
	}
	raise.Unclassified = unclassified(p, start, min(raise.Day, day))
	for _, year := range raise.Unclassified {
		raise.Why.say(lastOf(year), "Chưa có xếp loại năm %d: phải kiểm tra mức hoàn thành nhiệm vụ trước khi đề nghị.", year)
	}
}

// lateness is why a raise comes months later.
type lateness struct {
	day    office.Day
	months int
	text   string
	basis  Basis
}

func total(list []lateness) int {
	sum := 0
	for _, l := range list {
		sum += l.months
	}
	return sum
}

// delays are the months that discipline and years not fulfilled in [start, end) cost.
func (r *Rules) delays(p *Person, start, end office.Day) []lateness {
	var list []lateness
	for _, d := range Holding(p.restricted().Discipline) {
		from := d.From.First()
		if m := r.measure(d.Measure, from); m != nil && m.Delay > 0 && start <= from && from < end {
			list = append(list, lateness{from, m.Delay, fmt.Sprintf("Kỷ luật %s: kéo dài %d tháng.", m.Name, m.Delay), m.Basis})
		}
	}
	for _, c := range Holding(p.Classifications) {
		last := lastOf(c.Year)
		if l := r.level(c.Level, last); l != nil && l.Delay > 0 && start <= last && last < end {
			list = append(list, lateness{last, l.Delay, fmt.Sprintf("Năm %d %s: kéo dài %d tháng; nếu cùng một việc đã bị kỷ luật thì phải kiểm tra để không tính hai lần.", c.Year, l.Name, l.Delay), l.Basis})
		}
	}
	return list
}

// unclassified are the years of the step that are over by the day, in which the person served here to the end, without a
// classification.
func unclassified(p *Person, start, day office.Day) []int {
	known := map[int]bool{}
	for _, c := range Holding(p.Classifications) {
		known[c.Year] = true
	}
	var years []int
	for year := yearOf(start); lastOf(year) < day; year++ {
		if lastOf(year) >= start && !known[year] && p.Serving(lastOf(year)) {
			years = append(years, year)
		}
	}
	return years
}

// OverFrame returns the percent over the frame that the person should have on a day, worked out from the row of the last
// step on: what the file says may be behind.
func (r *Rules) OverFrame(p *Person, day office.Day) (percent int, why Explanation) {
	next := r.NextRaise(p, day)
	why = next.Why
	for next.Kind == KindOver && next.Day <= day {
		next = r.after(p, next.Now, next.Day, day)
		why = append(why, next.Why...)
	}
	return next.Was.Over, why
}
