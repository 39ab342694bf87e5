package work_test

import (
	"strings"
	"testing"
	"time"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// several are dossiers that were taken in one after the other.
func several(b *bench, n int) (ids []int64, seen []work.Seen) {
	for range n {
		x, _ := b.accept("2.002385", "Lò Văn Pao")
		ids, seen = append(ids, x.ID), append(seen, work.Seen{ID: x.ID, Version: x.Version})
	}
	return ids, seen
}

func TestSeveralDossiersAreHandedOverAsOne(t *testing.T) {
	b := newBench(t)
	ids, seen := several(b, 3)
	hung := dossier.Given{Unit: "Phòng Chuyên nga\u0300nh", Handler: "Hùng"}
	b.Clock = b.Clock.Add(time.Hour)
	moved, err := b.Desk().MoveMany(b.Ctx, seen, dossier.ActTransfer, hung)
	b.Must(err)
	for i, x := range moved {
		if x.ID != ids[i] || x.State != dossier.Processing || x.Step.Unit != "Phòng Chuyên ngành" || x.Handler() != "Hùng" || len(x.Events) != 2 {
			t.Errorf("%+v", x)
		}
		seen[i].Version = x.Version
	}
	undone, err := b.Desk().UndoMany(b.Ctx, seen, "chuyển nhầm phòng")
	b.Must(err)
	for _, x := range undone {
		if x.State != dossier.Received || x.Step != nil || len(x.Events) != 3 {
			t.Errorf("%+v", x)
		}
	}
	b.Good()
}

func TestOneRefusalKeepsTheWholeBatchBack(t *testing.T) {
	b := newBench(t)
	ids, seen := several(b, 3)
	hung := dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"}
	changed := b.move(ids[1], dossier.ActTransfer, hung)
	fates, err := b.Desk().PreviewMany(b.Ctx, ids, dossier.ActTransfer, dossier.Given{})
	b.Must(err)
	if fates[0].Refused != "" || fates[0].After.State != dossier.Processing || fates[1].After != nil || !strings.Contains(fates[1].Refused, changed.Code) || fates[2].Dossier.ID != ids[2] {
		t.Errorf("%+v", fates)
	}
	_, err = b.Desk().MoveMany(b.Ctx, seen, dossier.ActTransfer, hung)
	b.Refused(err, office.CodeStale, "Trần Thị Bích")
	_, err = b.Desk().MoveMany(b.Ctx, []work.Seen{{ID: ids[0]}, {ID: ids[1]}}, dossier.ActTransfer, hung)
	b.Refused(err, office.CodeRefused, changed.Code)
	_, err = b.Desk().MoveMany(b.Ctx, nil, dossier.ActTransfer, hung)
	b.Refused(err, office.CodeRefused, "Chưa chọn")
	_, err = b.Desk().MoveMany(b.Ctx, seen[:1], dossier.ActTransfer, dossier.Given{})
	b.Refused(err, office.CodeInvalid, "phòng")
	for _, id := range []int64{ids[0], ids[2]} {
		if x, err := b.Store.Dossiers.Get(b.Ctx, id); err != nil || x.State != dossier.Received {
			t.Errorf("%v %+v", err, x)
		}
	}
	b.Good()
}

func TestPreviewTellsWhatAMoveBrings(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"})
	now, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	after := func(action string) *dossier.Dossier {
		y, err := b.Desk().Preview(b.Ctx, now, action, dossier.Given{})
		b.Must(err)
		return y
	}
	if y := after(dossier.ActAsk); y.State != dossier.Supplementing || y.Remaining <= 0 {
		t.Errorf("%+v", y)
	}
	if y := after(dossier.ActUndo); y.State != dossier.Received || y.Step != nil {
		t.Errorf("%+v", y)
	}
	if now.State != dossier.Processing || len(now.Events) != 2 {
		t.Errorf("it was changed: %+v", now)
	}
	_, err = b.Desk().Preview(b.Ctx, now, dossier.ActAccept, dossier.Given{})
	b.Refused(err, office.CodeRefused, "Đang xử lý")
	draft := b.draft("2.002385", "Hoàng Thị Lan")
	if y, err := b.Desk().Preview(b.Ctx, draft, dossier.ActReject, dossier.Given{}); err != nil || y.State != dossier.Rejected {
		t.Errorf("%v %+v", err, y)
	}
	places, err := b.Desk().Places(b.Ctx)
	b.Must(err)
	if places.Units[0] != "Phòng Chuyên ngành" || len(places.Handlers) != 1 || places.UnitOf["Hùng"] != "Phòng Chuyên ngành" || len(places.Units) < 2 {
		t.Errorf("%+v", places)
	}
}
