package work_test

import (
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

func TestWhatWasTakenDownWronglyIsCorrected(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.clock = b.clock.Add(time.Minute)
	before := b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"})
	b.clock = b.clock.Add(time.Minute)

	wish := *before
	wish.Owner.Name, wish.Owner.Phone = " Lo\u0300 Văn Páo ", "0912345679"
	wish.Submitter = &dossier.Party{Name: "Lò Thị Mai"}
	wish.Code, wish.State, wish.Due, wish.Events, wish.ProcedureCode = "H38.21.06-261125-9999", dossier.Done, time.Time{}, nil, "1.000000"
	b.refused(b.Desk().Correct(b.ctx, &wish, "sai"), office.CodeInvalid, "lý do")
	b.must(b.Desk().Correct(b.ctx, &wish, "gõ nhầm tên"))

	after, err := b.Store.Dossiers.Get(b.ctx, x.ID)
	b.must(err)
	if after.Owner.Name != "Lò Văn Páo" || after.Owner.Phone != "0912345679" || after.Submitter == nil || after.Submitter.Name != "Lò Thị Mai" {
		t.Errorf("owner %+v, submitter %+v", after.Owner, after.Submitter)
	}
	if after.Code != before.Code || after.State != before.State || !after.Due.Equal(before.Due) || after.ProcedureCode != before.ProcedureCode ||
		len(after.Components) != len(before.Components) || dossier.Keeps(before, after) != nil {
		t.Errorf("more was changed than may be: %+v", after)
	}
	if last := after.Events[len(after.Events)-1]; last.Action != dossier.ActCorrect || last.Note != "gõ nhầm tên" || last.By != "Trần Thị Bích" || last.To != before.State {
		t.Errorf("event %+v", last)
	}
	if got := actions(b, b.Store.Dossiers.Register, x.ID); got != "correct transfer accept" {
		t.Errorf("history: %s", got)
	}
	if found, err := b.Store.Dossiers.Page(b.ctx, office.Query{Text: "0912345679"}); err != nil || len(found) != 1 {
		t.Errorf("the new number finds %d, %v", len(found), err)
	}

	b.refused(b.Desk().Correct(b.ctx, after, "không có gì mới"), office.CodeRefused, "Chưa sửa")
	stale := *before
	stale.Note = "ghi chú"
	b.refused(b.Desk().Correct(b.ctx, &stale, "thêm ghi chú"), office.CodeStale, "Trần Thị Bích")
	after.Owner.Name = ""
	b.refused(b.Desk().Correct(b.ctx, after, "xóa tên đi"), office.CodeInvalid, "họ tên")
	b.good()

	undone, err := b.Desk().Undo(b.ctx, x.ID, 0, "chuyển nhầm phòng")
	b.must(err)
	if undone.State != dossier.Received || undone.Owner.Name != "Lò Văn Páo" {
		t.Errorf("undone: %s, %q", undone.State, undone.Owner.Name)
	}
	b.good()
}
