package work_test

import (
	"testing"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// A day off that is declared later: the list says which open dossiers would move, and only the chosen ones do.
func TestImpactOfADayOff(t *testing.T) {
	b := newBench(t)
	moved, _ := b.accept("2.002385", "Lò Văn Pao") // 5 days: 2/12
	kept, _ := b.accept("2.002385", "Vàng A Tủa")
	b.accept("2.002382", "Không có hạn")
	b.accept("2.001259", "Hẹn trước ngày nghỉ") // 1 day: 26/11
	refused := b.draft("2.002385", "Giàng Thị Mỷ")
	b.Must(b.Desk().Reject(b.Ctx, refused, "không đúng đối tượng"))
	old, err := b.Calendars().Current(b.Ctx)
	b.Must(err)
	changed := *old
	changed.Exceptions = append(append([]workday.Exception{}, old.Exceptions...), workday.Exception{Day: "2026-11-27", Kind: workday.Off, Reason: "Nghỉ do bão"})

	moves, err := b.Calendars().Impact(b.Ctx, &changed)
	b.Must(err)
	if len(moves) != 2 || moves[0].Code == moves[1].Code {
		t.Fatalf("%+v", moves)
	}
	for _, m := range moves {
		if m.Before != "09:00 02/12/2026" || m.After != "09:00 03/12/2026" || m.Owner == "" {
			t.Errorf("%+v", m)
		}
	}
	if still, err := b.Store.Dossiers.Get(b.Ctx, moved.ID); err != nil || !still.Due.Equal(moved.Due) {
		t.Errorf("the list has moved something: %v", err)
	}

	b.Must(b.Calendars().Save(b.Ctx, &changed))
	if current, err := b.Calendars().Current(b.Ctx); err != nil || current.ID == old.ID || len(current.Exceptions) != len(old.Exceptions)+1 {
		t.Errorf("no new version: %v", err)
	}
	n, err := b.Calendars().Apply(b.Ctx, []int64{moved.ID, moved.ID})
	b.Must(err)
	after, err := b.Store.Dossiers.Get(b.Ctx, moved.ID)
	b.Must(err)
	untouched, err := b.Store.Dossiers.Get(b.Ctx, kept.ID)
	b.Must(err)
	if want := time.Date(2026, 12, 3, 9, 0, 0, 0, office.Zone); n != 1 || !after.Due.Equal(want) || !after.OriginalDue.Equal(moved.Due) || after.Calendar == moved.Calendar {
		t.Errorf("%d moved, due %s, first due %s", n, after.Due.In(office.Zone), after.OriginalDue.In(office.Zone))
	}
	if !untouched.Due.Equal(kept.Due) || untouched.Calendar != kept.Calendar {
		t.Errorf("the other one moved too: %+v", untouched.Due)
	}
	b.Good()
}

func TestABrokenCalendarIsNotSaved(t *testing.T) {
	b := newBench(t)
	calendar, err := b.Calendars().Current(b.Ctx)
	b.Must(err)
	broken := *calendar
	broken.Exceptions = append([]workday.Exception{}, workday.Exception{Day: "2026-11-27", Kind: workday.Off})
	b.Refused(b.Calendars().Save(b.Ctx, &broken), office.CodeInvalid, "lý do")
	_, err = b.Calendars().Impact(b.Ctx, &broken)
	b.Refused(err, office.CodeInvalid, "lý do")
	without := *calendar
	without.Years = []int{2025}
	b.accept("2.002385", "Lò Văn Pao")
	moves, err := b.Calendars().Impact(b.Ctx, &without)
	b.Must(err)
	if len(moves) != 1 || !moves[0].Due.IsZero() || moves[0].After == "" {
		t.Errorf("a calendar without the year: %+v", moves)
	}
}
