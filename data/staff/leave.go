package staff

import (
	"fmt"
	"strings"

	"vanphongso/data/office"
)

// LeaveYear is a person's annual leave of a year, in half days.
type LeaveYear struct {
	Year     int
	Entitled int
	Taken    int
	Left     int // less than 0 when more was taken
	Why      Explanation
}

// Days writes half days as days: 12 or 2,5.
func Days(halves int) string {
	sign := ""
	if halves < 0 {
		sign, halves = "-", -halves
	}
	if halves%2 == 0 {
		return fmt.Sprintf("%s%d", sign, halves/2)
	}
	return fmt.Sprintf("%s%d,5", sign, halves/2)
}

// LeaveLeft works out the annual leave of a year (BLLĐ 2019, Điều 113, 114): the days of the rule and more for years of work
// that are complete by 31 December; a part of them for a year that was not worked whole, rounded to whole days.
func (r *Rules) LeaveLeft(p *Person, year int) LeaveYear {
	end := lastOf(year)
	l := LeaveYear{Year: year}
	rule := pick(r.Leaves, end, anyOne)
	if rule == nil {
		l.Why.say(end, "Danh mục không có quy định nghỉ phép của năm %d.", year)
		return l
	}
	days := rule.Days
	l.Why.rule("", rule.Basis, "Nghỉ hằng năm %d ngày làm việc.", rule.Days)
	begun := p.begunWork(end)
	if years := wholeMonths(begun, end.Add(1)) / 12; begun != "" && rule.Years > 0 && years >= rule.Years {
		extra := years / rule.Years * rule.Extra
		days += extra
		l.Why.rule(begun, rule.Basis, "Làm việc từ ngày này, đến hết năm tròn %d năm: cứ %d năm thêm %d ngày, nên thêm %d ngày.", years, rule.Years, rule.Extra, extra)
	}
	if months := p.monthsWorked(begun, year); months < 12 {
		l.Why.rule("", rule.Basis, "Làm việc %d tháng trong năm: %d × %d / 12, làm tròn.", months, days, months)
		days = (2*days*months + 12) / 24
	}
	l.Entitled = 2 * days
	for _, leave := range Holding(p.Leaves) {
		if k := r.leaveKind(leave.Kind, leave.From.First()); k != nil && k.Annual && leave.of() == year {
			l.Taken += leave.Halves
			l.Why.say(leave.From.First(), "Đã nghỉ %s ngày, đến %s.", Days(leave.Halves), leave.To)
		}
	}
	l.Left = l.Entitled - l.Taken
	l.Why.say("", "Được nghỉ %s ngày, đã nghỉ %s, còn %s ngày.", Days(l.Entitled), Days(l.Taken), Days(l.Left))
	return l
}

// begunWork is the day of recruitment, by any agency; the first day here where it is not known.
func (p *Person) begunWork(day office.Day) office.Day {
	if d := p.Now(day); d.RecruitedOn.Valid() {
		return d.RecruitedOn.First()
	}
	var first office.Day
	for _, t := range Holding(p.Tenures) {
		if from := t.From.First(); first == "" || from < first {
			first = from
		}
	}
	return first
}

// monthsWorked counts the months of a year from the first day of work to the last one here; a month counts when at least
// half of it was worked.
func (p *Person) monthsWorked(begun office.Day, year int) int {
	last := office.Day("")
	for _, t := range Holding(p.Tenures) {
		if t.To == "" || t.To.Last() >= lastOf(year) {
			last = lastOf(year)
			break
		}
		last = max(last, t.To.Last())
	}
	n := 0
	for month := 1; month <= 12; month++ {
		middle := office.Day(fmt.Sprintf("%d-%02d-16", year, month))
		if begun < middle && last >= middle.Add(-1) {
			n++
		}
	}
	return n
}

// leaveDue is the annual leave that is left, due on the last day of the year; false when nothing is.
func (r *Rules) leaveDue(p *Person, year int) (Due, bool) {
	l := r.LeaveLeft(p, year)
	if l.Left <= 0 {
		return Due{}, false
	}
	what := strings.Join([]string{"còn", Days(l.Left), "ngày phép năm", fmt.Sprint(year)}, " ")
	return Due{Kind: KindLeave, Day: lastOf(year), What: what, Why: l.Why}, true
}
