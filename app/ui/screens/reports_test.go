package screens

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/sheet"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/uitest"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// object returns the first object of that kind that can be seen.
func object[T fyne.CanvasObject](d *desk) T {
	d.t.Helper()
	for _, o := range uitest.Objects(d.Window()) {
		if found, ok := o.(T); ok {
			return found
		}
	}
	var none T
	d.t.Fatalf("there is no %T", none)
	return none
}

// year2022 opens the reports over the year of the article.
func year2022(t *testing.T) (*desk, *reportsPage) {
	d := sit(t)
	d.must(d.office.SampleYear(d.ctx, 2022))
	d.Navigate(Reports, 0)
	page := d.pages[Reports].(*stage).list.(*reportsPage)
	page.period.setDays(dossier.Period{From: "2022-01-01", To: "2022-12-31"})
	page.ask()
	return d, page
}

// The last row of the report reads as the article does, and every cell opens as many dossiers as it says.
func TestReportOfTheArticleOnTheScreen(t *testing.T) {
	d, page := year2022(t)
	d.shows("Biểu II.06a", "Năm 2022", "Trực tiếp,", "cột 12")
	last := strings.Join(page.made.Total.Texts(), " ")
	if last != "Tổng số 94 29 65 0 78 78 0 0 16 16 0" {
		t.Fatalf("the last row is %q", last)
	}
	table := object[*kit.CellTable](d)
	for column, want := range map[int]string{2: "29", 6: "78", 10: "16"} {
		d.Navigate(Reports, 0)
		table.Select(len(page.made.Rows), column)
		d.keys(fyne.KeyReturn)
		chip := object[*kit.Chips](d)
		if chip.Selected() != "picked" {
			t.Fatalf("column %d opens the chip %q", column, chip.Selected())
		}
		d.shows("Biểu II.06a · Năm 2022 · ", want)
	}
	d.keys(fyne.KeyEscape) // back to the report
	table.Select(0, 8)     // nothing is late
	d.keys(fyne.KeyReturn)
	d.shows("không có mục nào", "Báo cáo")
}

func TestPeriodsOfReports(t *testing.T) {
	d := sit(t) // 23/11/2026
	d.Navigate(Reports, 0)
	page := d.pages[Reports].(*stage).list.(*reportsPage)
	if days := page.period.period(); days != work.Quarter("2026-11-23", 0) {
		t.Errorf("the first period is %v", days)
	}
	page.period.choice.OnChanged("last_month")
	if days := page.period.period(); days.From != "2026-10-01" || days.To != "2026-10-31" || page.made.Period.From != "2026-10-01" {
		t.Errorf("last month is %v", days)
	}
	page.period.setDays(dossier.Period{From: "2026-01-01", To: "2026-12-31"})
	if page.period.choice.Value() != "year" {
		t.Errorf("the days of a year are called %q", page.period.choice.Value())
	}
	page.period.from.SetDay("2027-01-01")
	page.period.typed()
	d.shows("trước khi bắt đầu")
}

// The quarterly report is one key: the paper is there to be printed.
func TestQuarterlyReportIsOneKey(t *testing.T) {
	d := sit(t)
	d.accept("2.002381", "Hoàng Thị Lan")
	QuarterReport(d.Host())
	d.shows("Biểu II.06a · Quý IV/2026")
	d.press("P", ctrl)
	if len(d.printed) != 1 || !strings.HasSuffix(d.printed[0], "Biểu II.06a 2026-10-01 – 2026-12-31.pdf") {
		t.Errorf("printed %q", d.printed)
	}
	d.keys(fyne.KeyEscape)
	d.shows("Tổng số")
}

func TestReportIsExported(t *testing.T) {
	d, _ := year2022(t)
	d.press("E", ctrl)
	if len(d.opened) != 1 {
		t.Fatalf("opened %q", d.opened)
	}
	if _, err := os.Stat(d.opened[0]); err != nil {
		t.Fatal(err)
	}
	last := ""
	d.must(sheet.Read(d.opened[0], []sheet.Heading{
		{Key: "field", Titles: []string{"Lĩnh vực, công việc giải quyết theo cấp"}, Required: true}, {Key: "all", Titles: []string{"Tiếp nhận – Tổng số"}, Required: true},
	}, func(r sheet.Row) error {
		last = r.Get("field") + " " + r.Get("all")
		return nil
	}))
	if last != "Tổng số 94" {
		t.Errorf("the last row is %q", last)
	}
}

// All reports can be chosen by the palette, and none is empty-handed about a year with dossiers.
func TestEveryReportIsShown(t *testing.T) {
	d, page := year2022(t)
	for _, command := range page.Commands()[len(page.outputs()):] {
		command.Do()
		if page.made.Report.Short != command.Label {
			t.Errorf("%s shows %s", command.Label, page.made.Report.Short)
		}
		d.shows(command.Label)
	}
}

// The heads of the reports are shown in the language of the window.
func TestEveryHeadOfTheReportsHasAnEnglishText(t *testing.T) {
	d := sit(t)
	d.must(kit.LoadLanguage("en"))
	t.Cleanup(func() { d.must(kit.LoadLanguage("vi")) })
	for _, report := range d.office.Reports().All() {
		for _, column := range report.Columns {
			for _, text := range append([]string{report.Short, column.Title}, column.Groups...) {
				if kit.T(text) == text {
					t.Errorf("%s: no English for %q in assets/i18n/en.json", report.Key, text)
				}
			}
		}
	}
}

// A row of a list opens its dossier.
func TestARowOfAListOpensItsDossier(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002385", "Hoàng Thị Lan")
	d.clock = x.Due.AddDate(0, 0, 1)
	d.Navigate(Reports, 0)
	page := d.pages[Reports].(*stage).list.(*reportsPage)
	page.Filter("late")
	d.shows(x.Code, "đang giải quyết, quá hạn", "đơn vị có 1 hồ sơ xử lý quá hạn")
	d.keys(fyne.KeyReturn)
	d.shows("Hoàng Thị Lan", "TIẾP NHẬN")
}

// What a bar of a chart counts is what it opens.
func TestBarsOfTheChartsOpenTheirDossiers(t *testing.T) {
	d := sit(t)
	d.accept("2.002385", "Hoàng Thị Lan")
	d.accept("2.002385", "Đặng Văn Bảo")
	d.Navigate(Home, 0)
	d.Refresh()
	d.shows("Giải quyết", "T11: 2 / 0", "Đúng hạn, %", "T11: chưa giải quyết", "Cách nộp")
	charts := []*kit.BarChart{}
	for _, o := range uitest.Objects(d.Window()) {
		if chart, ok := o.(*kit.BarChart); ok {
			charts = append(charts, chart)
		}
	}
	if len(charts) != 3 {
		t.Fatalf("%d charts", len(charts))
	}
	d.Window().Canvas().Focus(charts[0])
	d.keys(fyne.KeyReturn)
	d.shows("Theo tháng · ", "Tháng 11/2026 · tiếp nhận trong kỳ")
	if n, err := d.office.Store.Dossiers.Count(d.ctx, office.Query{}); err != nil || n != 2 {
		t.Errorf("%d dossiers, %v", n, err)
	}
	d.Navigate(Home, 0)
	charts[2].OnOpen(0, 0)
	d.shows("Theo cách nộp · ", "Trực tiếp · tiếp nhận trong kỳ")
}
