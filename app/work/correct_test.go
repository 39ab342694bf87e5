package work_test

import (
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

func TestWhatWasTakenDownWronglyIsCorrected(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.Clock = b.Clock.Add(time.Minute)
	before := b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"})
	b.Clock = b.Clock.Add(time.Minute)

	wish := *before
	wish.Owner.Name, wish.Owner.Phone = " Lo\u0300 Văn Páo ", "0912345679"
	wish.Submitter = &dossier.Party{Name: "Lò Thị Mai"}
	wish.Code, wish.State, wish.Due, wish.Events, wish.ProcedureCode = "H38.21.06-261125-9999", dossier.Done, time.Time{}, nil, "1.000000"
	b.Refused(b.Desk().Correct(b.Ctx, &wish, "sai"), office.CodeInvalid, "lý do")
	b.Must(b.Desk().Correct(b.Ctx, &wish, "gõ nhầm tên"))

	after, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
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
	if got := worktest.Actions(b.Bench, b.Store.Dossiers.Register, x.ID); got != "correct transfer accept" {
		t.Errorf("history: %s", got)
	}
	if found, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Text: "0912345679"}); err != nil || len(found) != 1 {
		t.Errorf("the new number finds %d, %v", len(found), err)
	}

	b.Refused(b.Desk().Correct(b.Ctx, after, "không có gì mới"), office.CodeRefused, "Chưa sửa")
	stale := *before
	stale.Note = "ghi chú"
	b.Refused(b.Desk().Correct(b.Ctx, &stale, "thêm ghi chú"), office.CodeStale, "Trần Thị Bích")
	after.Owner.Name = ""
	b.Refused(b.Desk().Correct(b.Ctx, after, "xóa tên đi"), office.CodeInvalid, "họ tên")
	b.Good()

	undone, err := b.Desk().Undo(b.Ctx, x.ID, 0, "chuyển nhầm phòng")
	b.Must(err)
	if undone.State != dossier.Received || undone.Owner.Name != "Lò Văn Páo" {
		t.Errorf("undone: %s, %q", undone.State, undone.Owner.Name)
	}
	b.Good()
}
