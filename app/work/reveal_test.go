package work_test

import (
	"strings"
	"testing"

	"vanphongso/app/work"
	"vanphongso/data/office"
)

func TestEveryLookAtFullNumbersIsRecorded(t *testing.T) {
	b := newBench(t)
	first, _ := b.accept("2.002381", "Hoàng Thị Lan")
	second, _ := b.accept("2.002381", "Đặng Văn Bảo")
	x, err := b.Desk().Reveal(b.Ctx, first.ID)
	b.Must(err)
	if x.Owner.Phone != first.Owner.Phone || x.Version != first.Version {
		t.Errorf("revealed %+v", x.Owner)
	}
	b.Must(b.Desk().RevealInSheet(b.Ctx, []int64{first.ID, second.ID}, "đối chiếu với công an"))
	for id, want := range map[int64]string{first.ID: work.ActExport + "," + work.ActView, second.ID: work.ActExport} {
		history, err := b.Store.Dossiers.History(b.Ctx, id)
		b.Must(err)
		var looks []string
		for _, c := range history {
			if c.Action == work.ActView || c.Action == work.ActExport {
				looks = append(looks, c.Action)
				if c.Actor.Name != b.Who().Name || (c.Action == work.ActExport) != strings.Contains(c.After, "đối chiếu với công an") {
					t.Errorf("%+v", c)
				}
			}
		}
		if got := strings.Join(looks, ","); got != want {
			t.Errorf("dossier %d: %s, want %s", id, got, want)
		}
	}
	if _, err := b.Desk().Reveal(b.Ctx, 999); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("a dossier that is not there: %v", err)
	}
	if report, err := b.Store.Audit.Verify(b.Ctx); err != nil || len(report.Trouble) > 0 {
		t.Errorf("%+v %v", report, err)
	}
}
