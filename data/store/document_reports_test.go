package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"vanphongso/data/document"
)

// What reports count is grouped by the database; how a document stands is decided by the domain.
func TestDocumentsAreTalliedForReports(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		make := func(n int, author, unit string, state document.State, change func(*document.Incoming)) *document.Incoming {
			x := newIncoming(n, author, fmt.Sprintf("%d/UBND-KT", n), "Nội dung")
			x.State = state
			if unit != "" {
				x.Directions = []document.Direction{{Leader: "Giám đốc", LeadUnit: unit}}
			}
			change(x)
			return x
		}
		all := []*document.Incoming{
			make(1, "UBND tỉnh Lào Cai", "Phòng A", document.Completed, func(x *document.Incoming) { x.Due, x.CompletedOn = "2026-11-27", "2026-11-27" }),
			make(2, "UBND tỉnh Lào Cai", "Phòng A", document.Completed, func(x *document.Incoming) { x.Due, x.CompletedOn = "2026-11-27", "2026-11-28" }),
			make(3, "UBND tỉnh Lào Cai", "Phòng B", document.Handling, func(x *document.Incoming) { x.Due = "2026-11-30" }),
			make(4, "Sở Tài chính", "Phòng B", document.Handling, func(x *document.Incoming) { x.Due = "2026-12-01" }),
			make(5, "Sở Tài chính", "Phòng B", document.Completed, func(x *document.Incoming) { x.CompletedOn = "2026-12-20" }), // nothing was promised
			make(6, "Sở Tài chính", "", document.Presented, func(*document.Incoming) {}),
			make(7, "Sở Tài chính", "", document.Cancelled, func(*document.Incoming) {}),
			make(8, "Sở Tài chính", "", document.ForNotice, func(x *document.Incoming) { x.ArrivedOn = "2026-12-02" }),
		}
		must(t, s, ha, "register", func(tx *Tx) error {
			for _, x := range all {
				if err := s.Incoming.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		span := DocumentSpan{By: "arrived_on", From: "2026-11-01", To: "2026-11-30", Today: "2026-12-01"}
		count := func(span DocumentSpan, row string) map[string]int {
			counts := map[string]int{}
			for _, tally := range get[[]document.Tally](t)(s.Incoming.Tallies(ctx, span, row)) {
				counts[fmt.Sprintf("%s %d", tally.Row, tally.Standing())] += tally.N
			}
			return counts
		}
		want := map[string]int{
			fmt.Sprintf("Phòng A %d", document.DoneInTime): 1, fmt.Sprintf("Phòng A %d", document.DoneLate): 1, fmt.Sprintf("Phòng B %d", document.OpenLate): 1,
			fmt.Sprintf("Phòng B %d", document.OpenInTime): 1, fmt.Sprintf("Phòng B %d", document.DoneInTime): 1,
			fmt.Sprintf(" %d", document.Undirected): 1, fmt.Sprintf(" %d", document.NotCounted): 1,
		}
		if got := count(span, "unit"); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("by unit %v, want %v", got, want)
		}
		span.Authors, span.Assigned = []string{"Ủy ban nhân dân tỉnh", "ubnd tỉnh LÀO CAI"}, true
		if got := count(span, "month"); len(got) != 3 || got[fmt.Sprintf("2026-11 %d", document.DoneLate)] != 1 {
			t.Errorf("of the province by month %v", got)
		}
		var ids []int64
		if err := s.Incoming.Each(ctx, span, "unit", func(tally document.Tally) error { ids = append(ids, tally.FirstID); return nil }); err != nil {
			t.Fatal(err)
		}
		if want := []int64{all[2].ID, all[1].ID, all[0].ID}; !slices.Equal(ids, want) {
			t.Errorf("documents %v, want %v", ids, want)
		}
		if _, err := s.Incoming.Tallies(ctx, span, "nothing"); err == nil {
			t.Error("a row that is no field")
		}
		if out := get[[]document.Tally](t)(s.Outgoing.Tallies(ctx, DocumentSpan{By: "dated", From: "2026-01-01", To: "2026-12-31"}, "signer")); len(out) != 0 {
			t.Errorf("no outgoing document, and yet %v", out)
		}
	})
}
