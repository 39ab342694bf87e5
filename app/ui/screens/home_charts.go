package screens

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// homeCharts are the charts of the last twelve months: what was received and solved, how much of it in time, and how it
// came. They are drawn from the same reports as the report screen shows; every bar opens its dossiers.
type homeCharts struct {
	host                   shell.Host
	deps                   deps
	flow, inTime, channels *homeChart
	content                fyne.CanvasObject

	asked time.Time     // when they were counted last
	took  time.Duration // how long that took
}

// homeChart is one chart with what it says of the chosen bar.
type homeChart struct {
	chart   *kit.BarChart
	told    *kit.Label
	columns []string // of the report, one a bar of a group
	made    *work.ReportTable
	content fyne.CanvasObject
}

func newHomeCharts(h shell.Host, d deps) *homeCharts {
	c := &homeCharts{host: h, deps: d}
	came, solved := kit.NewBold(kit.T("Nhận")), kit.NewBold(kit.T("Giải quyết"))
	came.SetTone(kit.ToneAccent) // the colours of their bars
	solved.SetTone(kit.ToneDone)
	c.flow = c.chart(kit.HBox(8, came, solved), "trong_ky", "giai_quyet")
	c.inTime = c.chart(kit.NewBold(kit.T("Đúng hạn, %")), "ty_le")
	c.inTime.chart.Most = 100
	c.channels = c.chart(kit.NewBold(kit.T("Cách nộp")), "trong_ky")
	c.content = kit.HBox(12, kit.Grow(c.flow.content), kit.Grow(c.inTime.content), kit.Sized(kit.Scaled(224), 0, c.channels.content))
	return c
}

// chart makes an empty chart in its panel.
func (c *homeCharts) chart(title fyne.CanvasObject, columns ...string) *homeChart {
	one := &homeChart{chart: kit.NewBarChart(), told: kit.NewMuted(""), columns: columns}
	one.chart.OnTell = one.told.SetText
	one.chart.OnOpen = func(group, bar int) {
		made := one.made
		showCell(c.host, c.deps, made, made.Rows[group], made.Report.Columns[made.Report.Column(columns[bar])])
	}
	one.told.Align = fyne.TextAlignTrailing
	head := kit.Pad(kit.Sized(0, 24, kit.HBox(8, title, kit.Grow(one.told))), 5, 12, 5, 12)
	one.content = kit.Sized(0, kit.Scaled(chartHeight), kit.NewPanel("", kit.VBox(0, head, kit.HLine(), kit.Grow(kit.Pad(one.chart, 6, 10, 6, 10)))))
	return one
}

// chartPatience is how many times longer than they took to count the charts are shown before they are counted again: over a
// million dossiers they take seconds.
const chartPatience = 100

// chartRest is how long the charts wait for what the page is opened for: counting them keeps a processor busy.
const chartRest = 300 * time.Millisecond

// ask counts the charts anew, in a moment, unless that was done just now.
func (c *homeCharts) ask() {
	if time.Since(c.asked) >= chartPatience*c.took {
		c.host.Runner().After(chartRest, c.count)
	}
}

func (c *homeCharts) count() {
	day := office.DayOf(c.host.Now())
	year := dossier.Period{From: work.Month(day, 11).From, To: work.Month(day, 0).To}
	began := time.Now()
	var months, channels *work.ReportTable
	c.host.Runner().Go("home.charts", func(ctx context.Context, _ *task.Progress) (err error) {
		reports := c.deps.office.Reports()
		if months, err = reports.Make(ctx, work.ByMonth, year, 0); err != nil {
			return err
		}
		channels, err = reports.Make(ctx, work.ByChannel, year, 0)
		return err
	}, func(err error) {
		if err != nil {
			c.host.Fail(err)
			return
		}
		c.asked, c.took = time.Now(), time.Since(began)
		c.flow.show(months, flowGroup)
		c.inTime.show(months, inTimeGroup)
		c.channels.show(channels, channelGroup)
	})
}

// show draws a report.
func (o *homeChart) show(made *work.ReportTable, group func(name string, n func(column string) int) kit.BarGroup) {
	o.made = made
	groups := make([]kit.BarGroup, len(made.Rows))
	for i, row := range made.Rows {
		name := row.Texts()[0]
		if made.Report.Key == work.ByMonth {
			name = "T" + row.Key[5:7] // the month of its first day
		}
		groups[i] = group(name, func(column string) int {
			switch n := row.Cells[made.Report.Column(column)].(type) {
			case int:
				return n
			case work.Share:
				return int(n)
			}
			return 0
		})
		if made.Report.Key == work.ByMonth {
			groups[i].Label = row.Key[5:7]
		}
	}
	o.chart.SetGroups(groups)
}

func flowGroup(name string, n func(column string) int) kit.BarGroup {
	came, solved := n("trong_ky"), n("giai_quyet")
	return kit.BarGroup{
		Told: kit.Tf("%s: %s / %s", name, thousands(came), thousands(solved)),
		Bars: []kit.Bar{{Value: float64(came), Tone: kit.ToneAccent}, {Value: float64(solved), Tone: kit.ToneDone}},
	}
}

// good is the share of dossiers solved in time from which on a month is green; below fair it is red.
const (
	good = 98
	fair = 90
)

func inTimeGroup(name string, n func(column string) int) kit.BarGroup {
	share := n("ty_le")
	if share < 0 {
		return kit.BarGroup{Told: kit.Tf("%s: chưa giải quyết", name), Bars: []kit.Bar{{Value: -1}}}
	}
	tone := kit.ToneLate
	switch {
	case share >= 10*good:
		tone = kit.ToneDone
	case share >= 10*fair:
		tone = kit.ToneSoon
	}
	return kit.BarGroup{Told: fmt.Sprintf("%s: %s", name, work.Share(share)), Bars: []kit.Bar{{Value: float64(share / 10), Tone: tone}}}
}

// channelLabels are the channels in as few letters as there is room for.
var channelLabels = map[string]string{"Trực tiếp": "quầy", "Trực tuyến": "mạng", "Bưu chính công ích": "bưu chính", "Thư điện tử": "thư"}

func channelGroup(name string, n func(column string) int) kit.BarGroup {
	return kit.BarGroup{
		Label: kit.T(firstOf(channelLabels[name], name)), Told: fmt.Sprintf("%s: %s", kit.T(name), thousands(n("trong_ky"))),
		Bars: []kit.Bar{{Value: float64(n("trong_ky")), Tone: kit.ToneAccent}},
	}
}
