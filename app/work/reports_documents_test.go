package work_test

import (
	"bytes"
	"context"
	"testing"

	"vanphongso/app/work"
	"vanphongso/data/document"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

var year2026 = dossier.Period{From: "2026-01-01", To: "2026-12-31"}

// arrive registers a document of an author and directs it to a unit with a due day, when there are any.
func (b *bench) arrive(author, number, unit string, due office.Day) *document.Incoming {
	b.T.Helper()
	x := b.Registry().Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = author, number, x.ArrivedOn, "Công văn", "Báo cáo tình hình"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	if unit == "" {
		return x
	}
	return b.moved(x.ID, document.ActDirect, document.Given{Leader: "Phạm Hùng", LeadUnit: unit, Due: string(due)})
}

func (b *bench) moved(id int64, action string, g document.Given) *document.Incoming {
	b.T.Helper()
	x, err := b.Registry().Move(b.Ctx, id, 0, action, g)
	b.Must(err)
	return x
}

// documents are three documents of the province, one done late, one done in time, one late and open, and three of others.
func (b *bench) documents() {
	b.T.Helper()
	day := office.DayOf(b.Clock)
	soon, later := nextWorkday(b, day), nextWorkday(b, nextWorkday(b, day).Add(7))
	late := b.arrive("UBND tỉnh Lào Cai", "1/UBND-KT", "Phòng A", soon)
	inTime := b.arrive("Ủy ban nhân dân tỉnh Lào Cai", "2/UBND-KT", "Phòng A", later)
	b.arrive("UBND tỉnh Lào Cai", "3/UBND-KT", "Phòng B", soon)
	b.arrive("Sở Tài chính", "4/STC-NS", "Phòng B", later)
	b.arrive("Sở Tài chính", "5/STC-NS", "", "")
	notice := b.arrive("Bộ Khoa học và Công nghệ", "6/BKHCN-VP", "", "")
	b.moved(notice.ID, document.ActNotice, document.Given{})
	b.moved(b.arrive("Sở Nội vụ", "7/SNV-TC", "", "").ID, document.ActCancel, document.Given{Note: "vào sổ nhầm"})
	b.Clock = b.Clock.AddDate(0, 0, 5)
	for _, x := range []*document.Incoming{late, inTime} {
		b.moved(x.ID, document.ActConfirm, document.Given{})
	}
}

func nextWorkday(b *bench, day office.Day) office.Day {
	engine, err := b.Engine(context.Background(), 0)
	b.Must(err)
	for day = day.Add(1); ; day = day.Add(1) {
		if works, err := engine.IsWorkday(day); err != nil || works {
			b.Must(err)
			return day
		}
	}
}

// The rows of every report of numbers come to its last row, and every number opens as many documents as it says.
func TestReportsOfDocumentsCountWhatTheyOpen(t *testing.T) {
	b := newBench(t)
	b.documents()
	for _, report := range b.Reports().All() {
		if report.Register == work.DossiersOf || report.Unit == "" {
			continue
		}
		made := b.report(report.Key, year2026)
		for column := 1; column < len(report.Columns); column++ {
			sum := 0
			for _, row := range append([]work.ReportRow{*made.Total}, made.Rows...) {
				ids, err := b.Reports().Cell(b.Ctx, report.Key, year2026, row.Key, report.Columns[column].Key)
				b.Must(err)
				if n := row.Cells[column].(int); n != len(ids) {
					t.Errorf("%s, %s, %s says %d and opens %d documents", report.Key, row.Cells[0], report.Columns[column].Title, n, len(ids))
				}
				if row.Key != work.AllRows {
					sum += row.Cells[column].(int)
				}
			}
			if sum != made.Total.Cells[column] {
				t.Errorf("%s: the rows of %s come to %d, the last row says %d", report.Key, report.Columns[column].Title, sum, made.Total.Cells[column])
			}
		}
	}
}

func TestReportsOfDocuments(t *testing.T) {
	b := newBench(t)
	b.documents()
	for key, want := range map[string][]any{
		"incoming-months":  {work.TotalName, 6, 1, 1, 1, 1, 1, 1, 0},
		"incoming-authors": {work.TotalName, 6, 1, 1, 1, 1, 1, 1, 0},
		work.GivenTasks:    {work.TotalName, 3, 1, 1, 0, 1},
	} {
		if got := b.report(key, year2026).Total.Cells; !equal(got, want) {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	names := map[string]bool{}
	for _, row := range b.report("incoming-authors", year2026).Rows {
		names[row.Cells[0].(string)] = true
	}
	if len(names) != 4 || !names["Bộ Khoa học và Công nghệ"] {
		t.Errorf("authors %v", names)
	}
	late := b.report(work.LateDocuments, year2026)
	if len(late.Rows) != 2 || late.Rows[0].Cells[5] != "Phòng A" || late.Rows[1].Cells[5] != "Phòng B" {
		t.Errorf("late %v", late.Rows)
	}
	var sheet bytes.Buffer
	b.Must(b.Reports().Excel(b.Ctx, &sheet, work.LateDocuments, year2026))
	pdf, err := b.Reports().PDF(b.Ctx, work.GivenTasks, year2026)
	b.Must(err)
	b.Has(b.Words(pdf), "UBND TỈNH GIAO", "Số văn bản", "Phòng A")
}

func equal(a, b []any) bool {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}
