package work_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// arrival registers a document and makes moves with it.
func (b *bench) arrival(number string, moves ...documentMove) *document.Incoming {
	b.T.Helper()
	x := b.Registry().Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = "Sở Nội vụ", number, office.DayOf(b.Clock), "Công văn", "V/v nâng lương"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	for _, m := range moves {
		y, err := b.Registry().Move(b.Ctx, x.ID, 0, m.action, m.given)
		b.Must(err)
		x = y
	}
	return x
}

type documentMove struct {
	action string
	given  document.Given
}

func directed(unit, due string) documentMove {
	return documentMove{document.ActDirect, document.Given{Leader: "Phạm Hùng", LeadUnit: unit, Due: due}}
}

func assigned(handler string) documentMove {
	return documentMove{document.ActAssign, document.Given{Handler: handler}}
}

var presented = documentMove{document.ActPresent, document.Given{Leader: "Phạm Hùng"}}

// Documents stand beside dossiers: those of an officer, those that wait for a leader's word, those of a unit.
func TestDocumentsThatWaitForSomebody(t *testing.T) {
	b, ids := dueDesk(t)
	s, err := b.Registry().Settings(b.Ctx)
	b.Must(err)
	s.Leaders = []registry.Signer{{Name: "Phạm Hùng", Post: "Giám đốc"}}
	b.Must(b.Registry().SaveSettings(b.Ctx, s))
	b.arrival("1/SNV-VP")
	b.arrival("2/SNV-VP", presented)
	b.arrival("3/SNV-VP", directed("Phòng A", "2026-11-26"))
	b.arrival("4/SNV-VP", directed("Phòng A", "2026-12-04"), assigned("Hùng"))
	b.arrival("5/SNV-VP", directed("Phòng B", ""), assigned("Cúc"))
	b.arrival("6/SNV-VP", directed("Hùng", "2026-11-25"))
	b.arrival("7/SNV-VP", directed("Phòng A", "2026-12-04"), assigned("Hùng"), documentMove{document.ActConfirm, document.Given{}})
	for _, c := range []struct {
		who   string
		whose work.Whose
		want  string
	}{
		{"Hùng", work.Mine, "06 04"},
		{"Phạm Hùng", work.Mine, "02"},
		{"Hùng", work.MyUnits, "03 04"},
		{"Cúc", work.MyUnits, "05"}, // no dossier says her unit, her document does
		{"Cúc", work.Mine, "05"},
		{"", work.Mine, ""},
		{"", work.Everyones, "01 02 03 04 05 06"},
	} {
		items, err := b.Desk().MyWork(b.Ctx, c.who, c.whose)
		b.Must(err)
		var got []string
		for _, item := range items {
			if item.Document != nil {
				got = append(got, strings.TrimSuffix(item.Title, "/2026"))
			}
		}
		if c.whose != work.Mine {
			slices.Sort(got)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s of %q: %v, want %s", c.whose, c.who, got, c.want)
		}
	}
	all, err := b.Desk().MyWork(b.Ctx, "", work.Everyones)
	b.Must(err)
	keys := map[int64]bool{}
	for _, item := range all {
		again, err := b.Desk().WorkItem(b.Ctx, item.Key())
		b.Must(err)
		if keys[item.Key()] || again.Title != item.Title || again.Text != item.Text {
			t.Errorf("%+v, by its key %+v", item, again)
		}
		keys[item.Key()] = true
	}
	if len(keys) != len(ids)+6 || all[0].Document == nil || all[0].Text != "đến hạn hôm nay" {
		t.Errorf("%d items, the first is %s %s", len(keys), all[0].Title, all[0].Text)
	}
}

// Days are counted, and only those on which the office works.
func TestADocumentIsDueOnADay(t *testing.T) {
	b := newBench(t)
	b.arrival("4/SNV-VP", directed("Phòng A", "2026-12-04"), assigned("Hùng")) // a Friday
	for day, want := range map[string]string{
		"2026-11-27": "later còn 5 ngày làm việc", "2026-12-02": "soon còn 2 ngày làm việc", "2026-12-04": "today đến hạn hôm nay", "2026-12-07": "late quá hạn 1 ngày làm việc",
		"2026-12-08": "late quá hạn 2 ngày làm việc",
	} {
		b.Clock = office.Day(day).Time().Add(16 * time.Hour)
		items, err := b.Desk().MyWork(b.Ctx, "Hùng", work.Mine)
		b.Must(err)
		if len(items) != 1 || fmt.Sprint(items[0].Urgency, " ", items[0].Text) != want {
			t.Errorf("%s: %+v, want %s", day, items, want)
		}
		days, err := b.Desk().DueDays(b.Ctx, "Hùng", work.Mine, "2026-12-01", "2026-12-10")
		b.Must(err)
		on, err := b.Desk().DueOn(b.Ctx, "Hùng", work.Mine, "2026-12-04")
		b.Must(err)
		if n := days[3].Late + days[3].Soon + days[3].Later; n != 1 || len(on) != 1 || on[0] != items[0].Key() {
			t.Errorf("%s: %+v, %v", day, days[3], on)
		}
		today, err := b.Desk().Today(b.Ctx)
		b.Must(err)
		if late := strings.HasPrefix(want, "late "); (today.Documents.Late == 1) != late || (len(today.Documents.LateList) == 1) != late {
			t.Errorf("%s: %+v", day, today.Documents)
		}
	}
	content, err := b.Desk().DueCalendar(b.Ctx, "Hùng", work.Mine)
	b.Must(err)
	if !strings.Contains(string(content), "Hạn văn bản đến 01/2026") || !strings.Contains(string(content), "DTSTART:20261204T165959Z") {
		t.Errorf("%s", content)
	}
}
