package screens

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// periodChoice chooses a reporting period: one of the calendar's, or any days.
type periodChoice struct {
	host     shell.Host
	changed  func()
	choice   *kit.Choice
	from, to *kit.DateField
	content  fyne.CanvasObject
}

// anyDays is the choice of a period that the calendar does not have.
const anyDays = "days"

// calendarPeriods are the periods that have a name, reckoned from a day.
var calendarPeriods = []struct {
	key, label string
	of         func(day office.Day) dossier.Period
}{
	{"quarter", "Quý này", func(day office.Day) dossier.Period { return work.Quarter(day, 0) }},
	{"last_quarter", "Quý trước", func(day office.Day) dossier.Period { return work.Quarter(day, 1) }},
	{"month", "Tháng này", func(day office.Day) dossier.Period { return work.Month(day, 0) }},
	{"last_month", "Tháng trước", func(day office.Day) dossier.Period { return work.Month(day, 1) }},
	{"year", "Năm nay", func(day office.Day) dossier.Period { return work.Year(day, 0) }},
	{"last_year", "Năm trước", func(day office.Day) dossier.Period { return work.Year(day, 1) }},
}

func newPeriodChoice(host shell.Host, changed func()) *periodChoice {
	p := &periodChoice{host: host, changed: changed, from: kit.NewDateField(), to: kit.NewDateField()}
	options := make([]kit.Option, 0, len(calendarPeriods)+1)
	for _, c := range calendarPeriods {
		options = append(options, kit.Option{Value: c.key, Label: kit.T(c.label)})
	}
	p.choice = kit.NewChoice(append(options, kit.Option{Value: anyDays, Label: kit.T("Từ ngày, đến ngày")}), func(key string) {
		if key != anyDays {
			p.set(key)
			changed()
		}
	})
	for _, field := range []*kit.DateField{p.from, p.to} {
		field.Now = host.Now
		field.OnChanged = func(string) { p.typed() }
	}
	p.content = kit.HBox(8, kit.NewMuted(kit.T("Kỳ")), kit.Sized(kit.Scaled(150), 0, p.choice),
		kit.NewMuted(kit.T("từ")), kit.Sized(kit.Scaled(138), 0, p.from), kit.NewMuted(kit.T("đến")), kit.Sized(kit.Scaled(138), 0, p.to))
	p.set(calendarPeriods[0].key)
	return p
}

// set chooses a period of the calendar and shows its days; it tells nobody.
func (p *periodChoice) set(key string) {
	for _, c := range calendarPeriods {
		if c.key == key {
			days := c.of(office.DayOf(p.host.Now()))
			p.choice.SetValue(key)
			p.from.SetDay(string(days.From))
			p.to.SetDay(string(days.To))
		}
	}
}

// setDays shows any days; it tells nobody.
func (p *periodChoice) setDays(days dossier.Period) {
	p.from.SetDay(string(days.From))
	p.to.SetDay(string(days.To))
	p.name()
}

// name chooses the name that the days have.
func (p *periodChoice) name() {
	days := p.period()
	p.choice.SetValue(anyDays)
	for _, c := range calendarPeriods {
		if c.of(office.DayOf(p.host.Now())) == days {
			p.choice.SetValue(c.key)
			return
		}
	}
}

// typed is told that a day was entered.
func (p *periodChoice) typed() {
	p.name()
	p.changed()
}

// period is what is chosen; a day that cannot be read is empty.
func (p *periodChoice) period() dossier.Period {
	from, _ := p.from.Day() // what is no day is refused by the report, with a sentence
	to, _ := p.to.Day()
	return dossier.Period{From: office.Day(from), To: office.Day(to)}
}
