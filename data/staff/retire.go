package staff

import (
	"time"

	"vanphongso/data/office"
)

// Retirement is when a person retires under normal conditions. Its Day is the first one of the pension; without a day of
// birth it is empty.
type Retirement struct {
	Due
	Age      Age
	Reached  office.Day // the day the age is reached
	LastDay  office.Day // of work: the end of the month in which the age is reached
	NoticeBy office.Day // the notice is given by then
	DecideBy office.Day // the decision is made by then
}

// Retirement works out when the person retires (NĐ 135/2020/NĐ-CP): work ends with the month in which the age of that year
// is reached, the pension begins with the next one. Of whom only the year of birth is known counts as born on 1 January.
func (r *Rules) Retirement(p *Person) Retirement {
	d := p.Now(lastOf(lastYear))
	return r.RetirementOf(d.Born, d.Sex)
}

// RetirementOf is Retirement for a day of birth and a sex.
func (r *Rules) RetirementOf(born When, sex string) Retirement {
	if !born.Valid() {
		var none Retirement
		none.Why.say("", "Chưa có ngày sinh.")
		return none
	}
	var found Retirement
	for i := range r.Retirements {
		rule := &r.Retirements[i]
		if t := rule.of(born, sex); found.Day == "" || rule.inForce(t.LastDay) {
			found = t
		}
	}
	return found
}

// of is the retirement by one table. The age that counts is that of the first year by whose end it is reached.
func (r *RetirementRule) of(born When, sex string) Retirement {
	birth := monthOf(born.First())
	var age RetirementAge
	var reached time.Time
	for i, row := range r.Ages {
		age = row
		reached = birth.AddDate(0, int(row.of(sex)), 0)
		if reached.Year() <= row.Year || i == len(r.Ages)-1 {
			break
		}
	}
	pension := office.DayOf(reached.AddDate(0, 1, 0))
	t := Retirement{
		Age: age.of(sex), Reached: addMonths(born.First(), int(age.of(sex))), LastDay: pension.Add(-1), NoticeBy: addMonths(pension, -r.Notice), DecideBy: addMonths(pension, -r.Decision),
		Due: Due{Kind: KindRetirement, Day: pension, Act: addMonths(pension, -r.Notice), What: "nghỉ hưu ở " + age.of(sex).String()},
	}
	if !born.Exact() {
		t.Why.say("", "Chỉ biết %s: tính như sinh ngày %s.", map[bool]string{true: "năm sinh " + born.String(), false: "tháng sinh " + born.String()}[len(born) == 4], born.First())
	}
	t.Why.rule("", r.Basis, "%s sinh %s: tuổi nghỉ hưu của năm %d là %s.", sex, born, age.Year, t.Age)
	t.Why.say(t.Reached, "Đủ tuổi.")
	t.Why.say(t.LastDay, "Làm việc đến hết tháng đủ tuổi.")
	t.Why.rule(t.NoticeBy, r.Basis, "Ra thông báo nghỉ hưu trước %d tháng.", r.Notice)
	t.Why.rule(t.DecideBy, r.Basis, "Ra quyết định nghỉ hưu trước %d tháng.", r.Decision)
	t.Why.say(t.Day, "Hưởng lương hưu từ ngày này.")
	return t
}

func (a RetirementAge) of(sex string) Age {
	if sex == Female {
		return a.Female
	}
	return a.Male
}

// monthOf is the first day of the day's month.
func monthOf(day office.Day) time.Time {
	t := day.Time()
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, office.Zone)
}
