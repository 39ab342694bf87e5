package work_test

import (
	"fmt"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"pgregory.net/rapid"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// Whatever is accepted, refused and mistyped in whatever order: no code twice, numbers without gaps, due dates that can
// be worked out again, an audit chain that is whole.
func TestRandomWorkKeepsTheInvariants(t *testing.T) {
	b := newBench(t)
	codes := []string{"2.002385", "2.002381", "2.002382", "2.001277", "2.001259"}
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			b.Clock = b.Clock.Add(time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "minutes")) * time.Minute)
			if b.Clock.Year() > 2026 {
				b.Clock = worktest.Morning.AddDate(0, 0, rapid.IntRange(-200, 0).Draw(t, "back"))
			}
			x := b.draft(rapid.SampledFrom(codes).Draw(t, "procedure"), rapid.SampledFrom([]string{"Lò Văn Pao", "Hoàng Thị Lan", "Đỗ Ước"}).Draw(t, "name"))
			switch rapid.IntRange(0, 6).Draw(t, "what") {
			case 0:
				b.Must(b.Desk().Reject(b.Ctx, x, "không đủ điều kiện"))
				continue
			case 1:
				x.Code = fmt.Sprintf("H38.21.06-%s-%04d", dossier.CodePeriod(office.DayOf(b.Clock)), rapid.IntRange(1, 9).Draw(t, "typed"))
			case 2:
				x.Owner.Name = ""
			}
			_, err := b.Desk().Accept(b.Ctx, x)
			if code := office.CodeOf(err); err != nil && code != office.CodeExists && code != office.CodeInvalid {
				t.Fatalf("%s: %v", code, err)
			}
		}
	})
	seen, books := map[string]bool{}, map[string]int{}
	dossiers, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Sort: "id", Limit: 5000})
	b.Must(err)
	for _, x := range dossiers {
		if seen[x.Code] {
			t.Errorf("%s was given twice", x.Code)
		}
		seen[x.Code] = true
		if x.State == dossier.Received {
			if books[x.Book]++; x.BookNumber != books[x.Book] {
				t.Errorf("%s has number %d in the book, want %d", x.Code, x.BookNumber, books[x.Book])
			}
		}
	}
	t.Logf("%d dossiers", len(dossiers))
	b.Good()
}
