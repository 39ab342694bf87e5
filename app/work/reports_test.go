package work_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

var year2022 = dossier.Period{From: "2022-01-01", To: "2022-12-31"}

func (b *bench) report(key string, p dossier.Period) *work.ReportTable {
	b.T.Helper()
	made, err := b.Reports().Make(b.Ctx, key, p, 0)
	b.Must(err)
	return made
}

// total are the columns 3 to 13 of Biểu II.06a in its last row.
func (b *bench) total(p dossier.Period) (n [11]int) {
	b.T.Helper()
	for i := range n {
		n[i] = b.report(work.Settlement, p).Total.Cells[1+i].(int)
	}
	return n
}

// The newspaper's year: 94 dossiers, 29 online, 78 solved early, 16 in process in time.
func TestTheYearOfTheArticle(t *testing.T) {
	b := newBench(t)
	b.Must(b.SampleYear(b.Ctx, 2022))
	if got, want := b.total(year2022), [11]int{94, 29, 65, 0, 78, 78, 0, 0, 16, 16, 0}; got != want {
		t.Fatalf("%v, want %v", got, want)
	}
	if got := b.total(dossier.Period{From: "2023-01-01", To: "2023-03-31"}); got[3] != 16 || got[8] != 16 {
		t.Errorf("the next quarter begins with %v", got)
	}
	for column, want := range map[string]int{"truc_tuyen": 29, "truoc_han": 78, "dang_giai_quyet": 16, "qua_han": 0} {
		ids, err := b.Reports().Cell(b.Ctx, work.Settlement, year2022, work.AllRows, column)
		b.Must(err)
		if len(ids) != want {
			t.Errorf("%s lists %d dossiers, want %d", column, len(ids), want)
		}
		for _, id := range ids {
			x, err := b.Store.Dossiers.Get(b.Ctx, id)
			b.Must(err)
			if x.ReceivedAt.In(office.Zone).Year() != 2022 || column == "truoc_han" && x.State != dossier.Returned {
				t.Errorf("%s: received %v, %s", x.Code, x.ReceivedAt, x.State)
			}
		}
	}
	b.Refused(b.SampleYear(b.Ctx, 2022), office.CodeRefused, "94 hồ sơ")
	b.Refused(b.SampleYear(b.Ctx, 2026), office.CodeInvalid, "đã qua")
	b.Good()
}

// Every number of every report is the number of dossiers that its cell opens, and the rows come to the last row.
func TestEveryCellOpensItsDossiers(t *testing.T) {
	b := newBench(t)
	b.Must(b.SampleYear(b.Ctx, 2022))
	for _, report := range b.Reports().All() {
		made := b.report(report.Key, dossier.Period{From: "2022-04-01", To: "2022-09-30"})
		if made.Total == nil {
			continue
		}
		sums := make([]int, len(report.Columns))
		for _, row := range append(slices.Clone(made.Rows), *made.Total) {
			if len(row.Cells) != len(report.Columns) {
				t.Fatalf("%s: %d cells, %d columns", report.Key, len(row.Cells), len(report.Columns))
			}
			for i, cell := range row.Cells {
				n, counts := cell.(int)
				if !counts {
					continue
				}
				ids, err := b.Reports().Cell(b.Ctx, report.Key, made.Period, row.Key, report.Columns[i].Key)
				b.Must(err)
				if len(ids) != n || !slices.IsSortedFunc(ids, func(a, b int64) int { return int(b - a) }) {
					t.Errorf("%s, %s, %s: %d, lists %v", report.Key, row.Key, report.Columns[i].Key, n, ids)
				}
				if row.Key != work.AllRows {
					sums[i] += n
				} else if report.Key != work.ByMonth && sums[i] != n {
					t.Errorf("%s, %s: the rows come to %d, the last row says %d", report.Key, report.Columns[i].Key, sums[i], n)
				}
			}
		}
	}
}

// By month the twelve rows say what came and went in each.
func TestMonthsOfTheYear(t *testing.T) {
	b := newBench(t)
	b.Must(b.SampleYear(b.Ctx, 2022))
	made := b.report(work.ByMonth, year2022)
	came, solved := 0, 0
	for i, row := range made.Rows {
		if want := fmt.Sprintf("Tháng %d/2022", i+1); row.Cells[0] != want {
			t.Errorf("row %d is %v, want %s", i, row.Cells[0], want)
		}
		came, solved = came+row.Cells[2].(int), solved+row.Cells[4].(int)
		if i > 0 {
			open := made.Rows[i-1].Cells[8].(int) + made.Rows[i-1].Cells[11].(int)
			if row.Cells[3].(int) != open {
				t.Errorf("month %d carries %d over, the one before left %d", i+1, row.Cells[3], open)
			}
		}
	}
	if len(made.Rows) != 12 || came != 94 || solved != 78 || fmt.Sprint(made.Total.Cells[13]) != "100,0%" {
		t.Errorf("%d months, %d came, %d were solved, %v", len(made.Rows), came, solved, made.Total.Cells[13])
	}
}

func TestReportsOnPaperAndInExcel(t *testing.T) {
	b := newBench(t)
	b.Must(b.SampleYear(b.Ctx, 2022))
	for key, words := range map[string][]string{
		work.Settlement: {"II.06a", "Năm 2022", "Tổng số 94 29 65 0 78 78 0 0 16 16 0", "cột 12"},
		"procedures":    {"THEO THỦ TỤC", "Năm 2022", "Đơn vị tính: Số hồ sơ TTHC", "Tổng số 94 29", "Trong kỳ", "100,0%"},
		work.ByChannel:  {"THEO CÁCH NỘP", "Trực tuyến", "Thư điện tử", "Tổng số 94 94 0 78 78 0 0 16 16 0 0 0 100,0%"},
		work.ByMonth:    {"THEO THÁNG", "Tháng 12/2022"},
		"late":          {"QUÁ HẠN", "đơn vị có 0 hồ sơ xử lý quá hạn", "Ngày hẹn trả"},
	} {
		pdf, err := b.Reports().PDF(b.Ctx, key, year2022)
		b.Must(err)
		text := strings.Join(strings.Fields(b.Text(pdf)), " ")
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s does not say %q:\n%s", key, word, text)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "bao cao.xlsx")
	var book bytes.Buffer
	b.Must(b.Reports().Excel(b.Ctx, &book, work.Settlement, year2022))
	b.Must(os.WriteFile(path, book.Bytes(), 0o600))
	var last []string
	b.Must(sheet.Read(path, []sheet.Heading{
		{Key: "field", Titles: []string{"Lĩnh vực, công việc giải quyết theo cấp"}, Required: true},
		{Key: "all", Titles: []string{"Tiếp nhận – Tổng số"}, Required: true},
		{Key: "online", Titles: []string{"Tiếp nhận – Trong kỳ – Trực tuyến"}, Required: true},
		{Key: "open", Titles: []string{"Đang giải quyết – Trong hạn"}, Required: true},
	}, func(r sheet.Row) error {
		last = []string{r.Get("field"), r.Get("all"), r.Get("online"), r.Get("open")}
		return nil
	}))
	if fmt.Sprint(last) != "[Tổng số 94 29 16]" {
		t.Errorf("the last row of the sheet is %v", last)
	}
	_, err := b.Reports().Make(b.Ctx, work.Settlement, dossier.Period{From: "2022-02-01", To: "2022-01-01"}, 0)
	b.Refused(err, office.CodeInvalid, "trước khi bắt đầu")
	_, err = b.Reports().Make(b.Ctx, "II.99", year2022, 0)
	b.Refused(err, office.CodeInvalid, "II.99")
}

func TestReportsAsJSON(t *testing.T) {
	b := newBench(t)
	b.Must(b.SampleYear(b.Ctx, 2022))
	for _, report := range b.Reports().All() {
		var text bytes.Buffer
		b.Must(b.Reports().JSON(b.Ctx, &text, report.Key, year2022))
		var rows []map[string]any
		if err := json.Unmarshal(text.Bytes(), &rows); err != nil {
			t.Fatalf("%s: %v\n%s", report.Key, err, text.String())
		}
		for _, row := range rows {
			for _, column := range report.Columns {
				if _, there := row[column.Key]; !there {
					t.Errorf("%s: no %s in %v", report.Key, column.Key, row)
				}
			}
		}
	}
}

// What counts is the report's day, not the day on which it is asked for.
func TestAReportOfThePastStaysAsItWas(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao") // five working days
	november, december := dossier.Period{From: "2026-11-01", To: "2026-11-30"}, dossier.Period{From: "2026-12-01", To: "2026-12-31"}
	first := b.total(november)
	if first != [11]int{1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0} {
		t.Errorf("%v", first)
	}
	b.Clock = time.Date(2026, 12, 3, 9, 0, 0, 0, office.Zone)
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.move(x.ID, dossier.ActFinish, result())
	if got := b.total(november); got != first {
		t.Errorf("November was %v and is %v", first, got)
	}
	if got := b.total(december); got != [11]int{1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0} {
		t.Errorf("December: %v", got)
	}
	late := b.report("late", december)
	if len(late.Rows) != 1 || late.Rows[0].ID != x.ID || late.Rows[0].Cells[5] != "xong ngày 03/12/2026, quá hạn" || !strings.Contains(late.Lead, " 1 hồ sơ") {
		t.Errorf("late: %+v", late)
	}
	settings, err := b.Settings(b.Ctx)
	b.Must(err)
	settings.Report.WaitingSolved = true
	b.Must(b.SaveSettings(b.Ctx, settings))
	y, _ := b.accept("2.002385", "Hoàng Thị Lan")
	b.move(y.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.move(y.ID, dossier.ActAsk, dossier.Given{Reason: "thiếu bản vẽ", Document: "1/HDHS", Day: "2026-12-03", Papers: []string{"Bản vẽ"}})
	if got := b.total(december); got != [11]int{2, 0, 1, 1, 2, 0, 1, 1, 0, 0, 0} {
		t.Errorf("December with waiting ones solved: %v", got)
	}
	asked := b.report("supplements", december)
	if len(asked.Rows) != 1 || fmt.Sprint(asked.Rows[0].Cells[5:]) != "[03/12/2026 1/HDHS thiếu bản vẽ ]" {
		t.Errorf("supplements: %+v", asked.Rows)
	}
	if n := b.report("procedures", december).Total.Cells[15]; n != 1 {
		t.Errorf("%v wait for papers", n)
	}
	pdf, err := b.Reports().PDF(b.Ctx, work.Settlement, december)
	b.Must(err)
	if text := b.Text(pdf); !strings.Contains(text, "Tháng 12/2026") {
		t.Errorf("%s", text)
	}
}

// What is refused at the desk and what is given back later stand in one list.
func TestRefusals(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.move(x.ID, dossier.ActRefuse, dossier.Given{Reason: "không đủ điều kiện", Document: "7/SKHCN", Day: office.DayOf(b.Clock)})
	month := work.Month(office.DayOf(b.Clock), 0)
	rows := b.report("refusals", month).Rows
	if len(rows) != 1 || rows[0].ID != x.ID || fmt.Sprint(rows[0].Cells[6:]) != "[trả lại sau tiếp nhận không đủ điều kiện]" {
		t.Errorf("%+v", rows)
	}
	if rows := b.report("refusals", work.Month(office.DayOf(b.Clock), 1)).Rows; len(rows) != 0 {
		t.Errorf("the month before: %+v", rows)
	}
}

func TestPeriodsOfTheCalendar(t *testing.T) {
	for want, got := range map[string]dossier.Period{
		"Quý IV/2026":             work.Quarter("2026-11-25", 0),
		"Quý I/2026":              work.Quarter("2026-06-30", 1),
		"Quý IV/2025":             work.Quarter("2026-01-01", 1),
		"Tháng 12/2025":           work.Month("2026-01-31", 1),
		"Tháng 2/2024":            work.Month("2024-02-29", 0),
		"Năm 2022":                work.Year("2026-11-25", 4),
		"02/03/2026 – 05/03/2026": {From: "2026-03-02", To: "2026-03-05"},
	} {
		if name := work.PeriodName(got); name != want {
			t.Errorf("%v is %s, want %s", got, name, want)
		}
	}
}
