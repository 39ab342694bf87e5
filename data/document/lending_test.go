package document

import (
	"testing"

	"vanphongso/data/office"
)

const today office.Day = "2026-11-25"

// lending is a line of the book that is in order.
func lending() Lending {
	return Lending{LentOn: today, User: "Giàng A Sử", Number: "386/BC-SKHCN", Summary: "Báo cáo năm", AllowedBy: "Nguyễn Văn Chánh"}
}

func TestALendingNamesWhoUsesWhatAndWhoAllowedIt(t *testing.T) {
	for field, change := range map[string]func(l *Lending){
		"":            func(*Lending) {},
		"lent_on":     func(l *Lending) { l.LentOn = "" },
		"user":        func(l *Lending) { l.User = " " },
		"number":      func(l *Lending) { l.Number, l.Summary = "", "" },
		"allowed_by":  func(l *Lending) { l.AllowedBy = "" },
		"returned_on": func(l *Lending) { l.ReturnedOn = "2026-11-24" },
	} {
		l := lending()
		change(&l)
		if err := l.Validate(today); office.FieldOf(err) != field || (err == nil) != (field == "") {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, change := range []func(l *Lending){
		func(l *Lending) { l.LentOn = "2026-11-26" }, func(l *Lending) { l.ReturnedOn = "2026-11-26" },
	} {
		l := lending()
		change(&l)
		if office.CodeOf(l.Validate(today)) != office.CodeInvalid {
			t.Errorf("%+v lies in the future and is taken", l)
		}
	}
}

func TestACopyComesBackOnce(t *testing.T) {
	l := lending()
	if l.State() != Lent {
		t.Error(l.State())
	}
	if err := l.Return(today, "thiếu trang 3"); err != nil || l.State() != Returned || l.Note != "thiếu trang 3" || l.Validate(today) != nil {
		t.Errorf("%+v, %v", l, err)
	}
	if err := l.Return(today, ""); office.CodeOf(err) != office.CodeRefused {
		t.Error(err)
	}
}
