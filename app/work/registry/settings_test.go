package registry_test

import (
	"slices"
	"testing"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// The lists are the office's own: what it adds is read out of numbers and may be chosen; what would make numbers ambiguous
// is refused; two who change them at the same time do not overwrite each other.
func TestTheListsOfDocumentsAreTheOfficesOwn(t *testing.T) {
	b := newBench(t)
	s, err := b.Registry().Settings(b.Ctx)
	b.Must(err)
	mine := s
	mine.Lists.Types = append(slices.Clone(s.Lists.Types), document.Type{Name: "Phiếu giao việc", Abbreviation: "PGV"})
	mine.Lists.Urgencies = append(slices.Clone(s.Lists.Urgencies), "Hỏa tốc hẹn giờ")
	b.Must(b.Registry().SaveSettings(b.Ctx, mine))
	guess, err := b.Registry().Guess(b.Ctx, "7/pgv-SKHCN")
	b.Must(err)
	if guess.Type != "Phiếu giao việc" || guess.Number != "07/PGV-SKHCN" {
		t.Errorf("%+v", guess)
	}
	x := b.arrived("12/UBND-TH", "Đôn đốc")
	x.Urgency = "Hỏa tốc hẹn giờ"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	y := b.arrived("13/UBND-TH", "Đôn đốc")
	y.Urgency = "Gấp"
	if err := b.Registry().Register(b.Ctx, y, ""); office.FieldOf(err) != "urgency" {
		t.Errorf("an urgency that is in no list: %v", err)
	}
	if err := b.Registry().SaveSettings(b.Ctx, s); office.CodeOf(err) != office.CodeStale {
		t.Errorf("saved over what somebody else has saved: %v", err)
	}
	fresh, err := b.Registry().Settings(b.Ctx)
	b.Must(err)
	fresh.Lists.Types = append(fresh.Lists.Types, document.Type{Name: "Phiếu gửi việc", Abbreviation: "PGV"})
	if err := b.Registry().SaveSettings(b.Ctx, fresh); office.FieldOf(err) != "types" {
		t.Errorf("one abbreviation for two types: %v", err)
	}
}
