package registry_test

import (
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// lastDay is the last second of 2026 in the office.
var lastDay = time.Date(2026, 12, 31, 23, 59, 59, 0, office.Zone)

func (b *bench) dated(x *document.Incoming, day office.Day) *document.Incoming {
	x.ArrivedOn, x.Dated = day, day
	return x
}

func TestTheRegisterOfArrivalsClosesWithTheYear(t *testing.T) {
	b := newBench(t)
	b.Clock = lastDay
	old := b.register("1/A-B")
	b.Clock = lastDay.Add(time.Second)
	if fresh := b.register("2/A-B"); fresh.Arrival() != "01" || document.Period(fresh.ArrivedOn) != "2027" || old.Arrival() != "01" {
		t.Errorf("%s of %s behind %s", fresh.Arrival(), fresh.ArrivedOn, old.Arrival())
	}
	late := b.dated(b.arrived("3/A-B", "Văn bản đến ngày 31/12, chưa vào sổ"), "2026-12-31")
	err := b.Registry().Register(b.Ctx, late, "")
	b.Refused(err, office.CodeInvalid, "Sổ văn bản đến năm 2026 đã khóa")
	if office.FieldOf(err) != "arrived_on" {
		t.Errorf("the trouble is at %q", office.FieldOf(err))
	}
	b.Must(b.Registry().Insert(b.Ctx, late, "", 1, "đến ngày 31/12 sau giờ làm việc"))
	if late.Arrival() != "01a" || document.Period(late.ArrivedOn) != "2026" || !strings.Contains(late.Note, "sau giờ làm việc") {
		t.Errorf("%s of %s, note %q", late.Arrival(), late.ArrivedOn, late.Note)
	}
	b.Refused(b.Registry().Insert(b.Ctx, b.dated(b.arrived("4/A-B", "Giấy mời"), "2027-01-01"), "", 2, "bỏ sót khi vào sổ"), office.CodeNotFound, "năm 2027 chưa có số 2")
	if next := b.register("5/A-B"); next.Arrival() != "02" {
		t.Errorf("the new year goes on with %s", next.Arrival())
	}
	b.Good()
}

// A document that was signed on 31 December gets the number of the day on which it is numbered: the first of the new year.
func TestANumberAfterTheTurnIsOfTheNewYear(t *testing.T) {
	b := newBench(t)
	b.Clock = lastDay.Add(-time.Minute)
	for range 3 {
		b.number(b.signed("Báo cáo").ID, registry.NumberWish{})
	}
	kept, err := b.Registry().Reserve(b.Ctx, "Báo cáo", 1, "Văn phòng", "báo cáo in trước ngày ký")
	b.Must(err)
	first, second, third := b.signed("Báo cáo"), b.signed("Báo cáo"), b.signed("Báo cáo")

	b.Clock = time.Date(2027, 1, 4, 9, 0, 0, 0, office.Zone)
	wish := registry.NumberWish{Dated: "2026-12-31"}
	_, err = b.Registry().Number(b.Ctx, first.ID, 0, wish)
	b.Refused(err, office.CodeInvalid, "Sổ văn bản đi năm 2026 đã khóa")
	_, err = b.Registry().PreviewNumber(b.Ctx, first, wish)
	b.Refused(err, office.CodeInvalid, "Sổ văn bản đi năm 2026 đã khóa")
	numbered := b.number(first.ID, registry.NumberWish{})
	if numbered.Number != "01/BC-SKHCN" || numbered.Dated != "2027-01-04" || numbered.SignedOn != "2026-12-31" {
		t.Errorf("%s of %s, signed %s", numbered.Number, numbered.Dated, numbered.SignedOn)
	}

	used := b.number(second.ID, registry.NumberWish{Dated: "2026-12-31", Reservation: kept[0].ID})
	if used.Number != "04/BC-SKHCN" || document.Period(used.Dated) != "2026" {
		t.Errorf("the number that was kept is %s of %s", used.Number, used.Dated)
	}
	_, err = b.Registry().Number(b.Ctx, third.ID, 0, registry.NumberWish{Dated: "2026-12-31", Behind: 3})
	b.Refused(err, office.CodeInvalid, "lý do")
	between := b.number(third.ID, registry.NumberWish{Dated: "2026-12-31", Behind: 3, Reason: "ký ngày 31/12, cấp số sót"})
	if between.Number != "03a/BC-SKHCN" || between.Inserted == "" {
		t.Errorf("%s, %q", between.Number, between.Inserted)
	}
	if next := b.number(b.signed("Báo cáo").ID, registry.NumberWish{}); next.Number != "02/BC-SKHCN" {
		t.Errorf("the new year goes on with %s", next.Number)
	}
	b.Good()
}

func TestACancelledNumberOfTheOldYearStaysInItsYear(t *testing.T) {
	b := newBench(t)
	b.Clock = lastDay
	in, out := b.register("1/A-B"), b.number(b.signed("Báo cáo").ID, registry.NumberWish{})
	b.Clock = lastDay.Add(time.Second)
	b.direct(in.ID, document.ActCancel, document.Given{Note: "vào sổ nhầm"})
	b.send(out.ID, document.ActCancel, document.Given{Note: "ký nhầm bản cũ"})
	for _, series := range []string{document.IncomingSeries, out.Series} {
		book, err := b.Registry().NumberBook(b.Ctx, series, 2026)
		b.Must(err)
		if len(book.Lines) != 1 || book.Lines[0].Reason == "" || book.Gaps() != 0 {
			t.Errorf("%s: %+v", series, book.Lines)
		}
	}
	if x := b.register("2/A-B"); x.Arrival() != "01" {
		t.Errorf("the new year begins with %s", x.Arrival())
	}
	b.Good()
}
