package work_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

var year2022 = dossier.Period{From: "2022-01-01", To: "2022-12-31"}

func (b *bench) report(p dossier.Period) dossier.Report {
	b.t.Helper()
	report, err := b.Reports().II06a(b.ctx, p)
	b.must(err)
	return report
}

// numbers are the columns 3 to 13.
func numbers(n dossier.Counts) [11]int { return [11]int(n[dossier.ColumnReceived:]) }

// The newspaper's year: 94 dossiers, 29 online, 78 solved early, 16 in process in time.
func TestTheYearOfTheArticle(t *testing.T) {
	b := newBench(t)
	b.must(b.SampleYear(b.ctx, 2022))
	report := b.report(year2022)
	if got, want := numbers(report.Total), [11]int{94, 29, 65, 0, 78, 78, 0, 0, 16, 16, 0}; got != want {
		t.Fatalf("%v, want %v", got, want)
	}
	var sum dossier.Counts
	for i, row := range report.Rows {
		for c, n := range row.Counts {
			sum[c] += n
		}
		if i > 0 && row.Field == report.Rows[i-1].Field {
			t.Errorf("%s stands twice", row.Field)
		}
	}
	if sum != report.Total || len(report.Rows) < 2 {
		t.Errorf("the rows come to %v", sum)
	}
	if got, want := numbers(b.report(dossier.Period{From: "2023-01-01", To: "2023-03-31"}).Total), [11]int{3: 16, 0: 16, 8: 16, 10: 16}; got[3] != want[3] || got[8] != want[8] {
		t.Errorf("the next quarter begins with %v", got)
	}
	for column, want := range map[dossier.Column]int{dossier.ColumnOnline: 29, dossier.ColumnEarly: 78, dossier.ColumnOpen: 16, dossier.ColumnLate: 0} {
		ids, err := b.Reports().Cell(b.ctx, year2022, work.AllFields, column, 0)
		b.must(err)
		if len(ids) != want {
			t.Errorf("column %d lists %d dossiers, want %d", column, len(ids), want)
		}
		for _, id := range ids {
			x, err := b.Store.Dossiers.Get(b.ctx, id)
			b.must(err)
			if x.ReceivedAt.In(office.Zone).Year() != 2022 || column == dossier.ColumnEarly && x.State != dossier.Returned {
				t.Errorf("%s: received %v, %s", x.Code, x.ReceivedAt, x.State)
			}
		}
	}
	row := report.Rows[0]
	ids, err := b.Reports().Cell(b.ctx, year2022, row.Field, dossier.ColumnReceived, 5)
	b.must(err)
	if len(ids) != min(5, row.Counts[dossier.ColumnReceived]) {
		t.Errorf("%d of %d", len(ids), row.Counts[dossier.ColumnReceived])
	}
	b.refused(b.SampleYear(b.ctx, 2022), office.CodeRefused, "94 hồ sơ")
	b.refused(b.SampleYear(b.ctx, 2026), office.CodeInvalid, "đã qua")
	b.good()
}

func TestReportsOnPaperAndInExcel(t *testing.T) {
	b := newBench(t)
	b.must(b.SampleYear(b.ctx, 2022))
	report := b.report(year2022)
	pdf, err := b.Reports().PDF(b.ctx, report)
	b.must(err)
	text := strings.Join(strings.Fields(b.text(pdf)), " ")
	for _, words := range []string{"II.06a", "Năm 2022", "Tổng số 94 29 65 0 78 78 0 0 16 16 0", "cột 12"} {
		if !strings.Contains(text, words) {
			t.Errorf("the form does not say %q:\n%s", words, text)
		}
	}
	var book bytes.Buffer
	b.must(b.Reports().Excel(&book, report))
	if !bytes.HasPrefix(book.Bytes(), []byte("PK")) {
		t.Errorf("%d bytes of no workbook", book.Len())
	}
	_, err = b.Reports().II06a(b.ctx, dossier.Period{From: "2022-02-01", To: "2022-01-01"})
	b.refused(err, office.CodeInvalid, "trước khi bắt đầu")
}

// What counts is the report's day, not the day on which it is asked for.
func TestAReportOfThePastStaysAsItWas(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao") // five working days
	november, december := dossier.Period{From: "2026-11-01", To: "2026-11-30"}, dossier.Period{From: "2026-12-01", To: "2026-12-31"}
	first := b.report(november)
	if got := numbers(first.Total); got != [11]int{1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0} {
		t.Errorf("%v", got)
	}
	b.clock = time.Date(2026, 12, 3, 9, 0, 0, 0, office.Zone)
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.move(x.ID, dossier.ActFinish, result())
	if got := b.report(november); numbers(got.Total) != numbers(first.Total) {
		t.Errorf("November was %v and is %v", first.Total, got.Total)
	}
	if got := numbers(b.report(december).Total); got != [11]int{1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0} {
		t.Errorf("December: %v", got)
	}
	settings, err := b.Settings(b.ctx)
	b.must(err)
	settings.Report.WaitingSolved = true
	b.must(b.SaveSettings(b.ctx, settings))
	y, _ := b.accept("2.002385", "Hoàng Thị Lan")
	b.move(y.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.move(y.ID, dossier.ActAsk, dossier.Given{Reason: "thiếu bản vẽ", Document: "1/HDHS", Day: "2026-12-03", Papers: []string{"Bản vẽ"}})
	if got := numbers(b.report(december).Total); got != [11]int{2, 0, 1, 1, 2, 0, 1, 1, 0, 0, 0} {
		t.Errorf("December with waiting ones solved: %v", got)
	}
	pdf, err := b.Reports().PDF(b.ctx, b.report(december))
	b.must(err)
	if text := b.text(pdf); !strings.Contains(text, "Tháng 12/2026") {
		t.Errorf("%s", text)
	}
}
