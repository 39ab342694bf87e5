package screens

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// dueCalendar is a month with what is due on each day; Enter lists what is due on it.
type dueCalendar struct {
	work    *myWork
	whose   work.Whose
	month   *kit.Month
	title   *kit.Label
	told    *kit.Label // what is on the day under the cursor
	choice  *kit.Choice
	days    map[string]work.DueDay
	content fyne.CanvasObject
}

// openCalendar puts the calendar in front of the list.
func (s *myWork) openCalendar() {
	p := &dueCalendar{
		work: s, whose: s.whose.Load().(work.Whose), month: kit.NewMonth(s.host.Now().In(office.Zone)), title: kit.NewTitle(""), told: kit.NewMuted(""), days: map[string]work.DueDay{},
	}
	p.choice = kit.NewChoice(whoseOptions(), func(value string) { p.whose = work.Whose(value); p.ask() })
	p.choice.SetValue(string(p.whose))
	p.month.OnMonth = func(string, string) { p.ask() }
	p.month.OnMove = func(string) { p.tell() }
	p.month.OnOpen = p.open
	p.month.OnKey = s.host.TypedKey
	p.content = p.layOut()
	p.ask()
	s.stage.open(p)
}

func (p *dueCalendar) layOut() fyne.CanvasObject {
	line := []fyne.CanvasObject{
		kit.NewTitle(kit.T("Lịch hẹn trả")), kit.NewMuted(kit.T("của")), kit.Sized(kit.Scaled(130), 0, p.choice), kit.Grow(nil),
		kit.NewIconButton(kit.IconLeft, kit.T("Tháng trước (PgUp)"), func() { p.month.Go(-1) }), p.title,
		kit.NewIconButton(kit.IconRight, kit.T("Tháng sau (PgDn)"), func() { p.month.Go(1) }), kit.Grow(nil),
		button(shell.Command{Label: "Hôm nay", Shortcut: "Home", Do: p.month.GoToday}, false),
		button(shell.Command{Label: "Đóng", Shortcut: "Esc", Do: p.work.stage.close}, false),
	}
	return kit.Fill(kit.ColorSurface, kit.VBox(0,
		kit.Sized(0, 44, kit.Pad(kit.HBox(10, line...), 0, 14, 0, 14)), kit.HLine(), kit.Grow(p.month), kit.HLine(),
		kit.Fill(kit.ColorPage, kit.Pad(p.told, 8, 14, 8, 14))))
}

// Content implements shell.Page.
func (p *dueCalendar) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *dueCalendar) Shown() { p.work.host.Window().Canvas().Focus(p.month) }

// Reload implements shell.Refreshable.
func (p *dueCalendar) Reload() { p.ask() }

// ask counts what is due on the days shown.
func (p *dueCalendar) ask() {
	first, last := p.month.Span()
	whose := p.whose
	var days []work.DueDay
	p.work.host.Runner().Go("mywork.calendar", func(ctx context.Context, _ *task.Progress) (err error) {
		days, err = p.work.deps.office.Desk().DueDays(ctx, "", whose, office.Day(first), office.Day(last))
		return err
	}, func(err error) {
		if err != nil {
			p.work.host.Fail(err)
			return
		}
		p.show(days)
	})
}

func (p *dueCalendar) show(days []work.DueDay) {
	marks := map[string]kit.DayMark{}
	p.days = map[string]work.DueDay{}
	for _, day := range days {
		p.days[string(day.Day)] = day
		marks[string(day.Day)] = kit.DayMark{Off: day.Off, Note: day.Note, Lines: dayLines(day)}
	}
	p.title.SetText(p.month.Title())
	p.month.SetMarks(marks)
	p.tell()
	p.content.Refresh()
}

// dayLines are what is due on a day, in words.
func dayLines(day work.DueDay) []kit.DayLine {
	var lines []kit.DayLine
	for _, part := range []struct {
		n    int
		text string
		tone kit.Tone
	}{{day.Late, kit.T("quá hạn"), kit.ToneLate}, {day.Soon, kit.T("sắp đến hạn"), kit.ToneSoon}, {day.Later, kit.T("đến hạn"), kit.ToneAccent}} {
		if part.n > 0 {
			lines = append(lines, kit.DayLine{Text: thousands(part.n) + " " + part.text, Tone: part.tone})
		}
	}
	return lines
}

// tell says what is on the day under the cursor.
func (p *dueCalendar) tell() {
	day := p.days[p.month.Day()]
	parts := []string{office.Day(p.month.Day()).String()}
	if day.Off {
		parts = append(parts, kit.T("ngày nghỉ"))
	}
	if day.Note != "" {
		parts = append(parts, day.Note)
	}
	for _, line := range dayLines(day) {
		parts = append(parts, line.Text)
	}
	p.title.SetText(p.month.Title())
	p.told.SetText(strings.Join(append(parts, kit.T("Enter: mở các việc của ngày")), "   ·   "))
}

// open lists what is due on a day.
func (p *dueCalendar) open(day string) {
	host, whose := p.work.host, p.whose
	title := kit.Tf("Đến hạn %s", office.Day(day))
	var keys []int64
	host.Runner().Go("mywork.day", func(ctx context.Context, _ *task.Progress) (err error) {
		keys, err = p.work.deps.office.Desk().DueOn(ctx, "", whose, office.Day(day))
		return err
	}, func(err error) {
		switch {
		case err != nil:
			host.Fail(err)
		case len(keys) == 0:
			host.Notify(kit.ToneAccent, kit.Tf("%s: không có việc nào.", title))
		default:
			p.work.listOf(whose, title, keys)
		}
	})
}

// listOf takes the calendar away and shows some of somebody's work.
func (s *myWork) listOf(whose work.Whose, title string, keys []int64) {
	s.whose.Store(whose)
	s.stage.close()
	s.list.List(title, keys)
}
