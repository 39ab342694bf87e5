package screens

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

const (
	homeAside   = 352 // width of the right column
	chartHeight = 168
)

// home is the desk of the day: what has come, what is due, what needs a look. Every number opens its list.
type home struct {
	host  shell.Host
	deps  deps
	clock *clock

	day     *kit.Label
	figures []*figure
	work    *kit.Grid
	due     *dueRows
	mine    *kit.Banner // what of one's own work is urgent
	charts  *homeCharts
	aside   *fyne.Container
	body    *fyne.Container // the desk, or the welcome of a fresh office
	desk    fyne.CanvasObject
	first   *kit.Tile // first step of the welcome
	content fyne.CanvasObject
}

func newHome(h shell.Host, d deps) shell.Page {
	p := &home{
		host: h, deps: d, clock: &clock{office: d.office, now: h.Now}, day: kit.NewMuted(""),
		mine: kit.NewBanner(kit.ToneNone, "", "", "", nil), charts: newHomeCharts(h, d), aside: kit.VBox(0), body: container.NewStack(),
	}
	p.due = &dueRows{clock: p.clock}
	p.work = newDueGrid(h, p.due)
	p.figures = p.newFigures()
	p.desk = p.layOut()
	p.body.Objects = []fyne.CanvasObject{p.desk}
	find := kit.NewButton(kit.T("Tìm mọi thứ"), h.ShowPalette)
	find.Shortcut = "Ctrl+K"
	title := kit.Fill(kit.ColorSurface, kit.Sized(0, 44, kit.Pad(
		kit.HBox(14, kit.NewTitle(kit.T("Bàn làm việc")), kit.Grow(p.day), find), 0, 14, 0, 14)))
	p.content = kit.VBox(0, title, kit.HLine(), kit.Grow(p.body))
	p.Reload()
	return p
}

// layOut puts figures, list and charts at the left, what needs a look at the right.
func (p *home) layOut() fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, len(p.figures))
	for i, f := range p.figures {
		cards[i] = kit.Grow(f.card)
	}
	all := kit.NewLink(kit.T("Tất cả hồ sơ đang giải quyết"), func() { p.host.NavigateTo(Dossiers, OpenDossiers) })
	left := kit.Pad(kit.VBox(12,
		p.mine,
		kit.HBox(12, cards...),
		kit.Grow(kit.NewPanel(kit.T("Việc cần làm"), kit.Grow(p.work), all)),
		p.charts.content), 12, 14, 12, 14)
	right := kit.Fill(kit.ColorSurface, kit.Scroll(p.aside))
	return kit.Split(left, right, homeAside, homeAside)
}

// Content implements shell.Page.
func (p *home) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *home) Shown() {
	canvas := p.host.Window().Canvas()
	if p.body.Objects[0] == p.desk {
		canvas.Focus(p.work)
		return
	}
	canvas.Focus(p.first)
}

// Reload implements shell.Refreshable.
func (p *home) Reload() {
	var view *homeView
	p.host.Runner().Go("home", func(ctx context.Context, _ *task.Progress) (err error) {
		p.clock.refresh(ctx)
		view, err = p.read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.show(view)
	})
}

// show brings everything up to date.
func (p *home) show(v *homeView) {
	p.day.SetText(p.dayText(v))
	if v.fresh() {
		p.body.Objects = []fyne.CanvasObject{p.welcome(v)}
		p.body.Refresh()
		if p.content.Visible() {
			p.Shown()
		}
		return
	}
	welcomed := p.body.Objects[0] != p.desk
	if welcomed {
		p.body.Objects = []fyne.CanvasObject{p.desk}
		p.body.Refresh()
	}
	for _, f := range p.figures {
		f.set(v)
	}
	p.due.set(&v.today)
	p.work.Reload()
	p.showMine(v)
	p.charts.ask()
	p.aside.Objects = p.asideOf(v)
	p.aside.Refresh()
	if welcomed && p.content.Visible() {
		p.Shown() // the step that was pressed is gone
	}
}

// showMine tells what of one's own work is urgent; Enter on it opens the list.
func (p *home) showMine(v *homeView) {
	text, tone := remindText(v.mine)
	p.mine.Set(tone, text, "", kit.T("Mở việc của tôi"), func() { p.host.Navigate(MyWork, 0) })
	p.content.Refresh()
}

// dayText is today, and the next day off when it is near.
func (p *home) dayText(v *homeView) string {
	today := office.DayOf(v.today.At)
	weekday := workday.WeekdayName(today)
	if kit.Language() == "en" {
		weekday = today.Time().Weekday().String()
	}
	text := upperFirst(weekday) + " " + today.String()
	if v.today.NextDayOff != "" {
		text += " · " + kit.Tf("ngày nghỉ tới: %s", v.today.NextDayOff)
	}
	return text
}

func upperFirst(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// ago writes how long ago something was, for what must be fresh: vừa xong, 12 phút trước, 3 giờ trước, 23/11 08:42.
func ago(t, now time.Time) string {
	passed := now.Sub(t)
	switch {
	case t.IsZero():
		return kit.T("chưa lần nào")
	case passed < 2*time.Minute:
		return kit.T("vừa xong")
	case passed < time.Hour:
		return kit.Tf("%d phút trước", int(passed/time.Minute))
	case passed < 12*time.Hour:
		return kit.Tf("%d giờ trước", int(passed/time.Hour))
	}
	return briefTime(t, now)
}
