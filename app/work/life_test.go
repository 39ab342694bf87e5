package work_test

import (
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// move makes a move that has to succeed.
func (b *bench) move(id int64, action string, g dossier.Given) *dossier.Dossier {
	b.T.Helper()
	x, err := b.Desk().Move(b.Ctx, id, 0, action, g)
	b.Must(err)
	return x
}

func result() dossier.Given {
	return dossier.Given{Result: dossier.Result{Paper: "Giấy phép", Number: "65/GP-SKHCN", Day: "2026-11-25", Signer: "Nguyễn Văn A"}}
}

func TestADossierFromReceptionToReturn(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	due := x.Due
	b.Clock = b.Clock.Add(30 * time.Minute)
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên nga\u0300nh", Handler: "Hùng"})
	asked := b.move(x.ID, dossier.ActAsk, dossier.Given{Reason: "thiếu bản vẽ", Document: "12/HDHS", Day: "2026-11-25", Papers: []string{"Bản vẽ"}})
	if !asked.Due.IsZero() || asked.Remaining <= 0 || asked.Step.Unit != "Phòng Chuyên ngành" || asked.Step.From != "Trần Thị Bích" {
		t.Errorf("%+v", asked.Life)
	}
	b.Good()
	b.Clock = b.Clock.Add(24 * time.Hour)
	came := b.move(x.ID, dossier.ActSupplement, dossier.Given{})
	if !came.Due.Equal(due.AddDate(0, 0, 1)) || !came.OriginalDue.Equal(due) {
		t.Errorf("due %v, first %v", came.Due, came.OriginalDue)
	}
	_, err := b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActReturn, dossier.Given{Receiver: "Lò Văn Pao", ReturnBy: dossier.ReturnDesk})
	b.Refused(err, office.CodeRefused, "Đang xử lý")
	_, err = b.Desk().Move(b.Ctx, x.ID, asked.Version, dossier.ActFinish, result())
	b.Refused(err, office.CodeStale, "Trần Thị Bích")
	_, err = b.Desk().Move(b.Ctx, 99, 0, dossier.ActFinish, result())
	b.Refused(err, office.CodeNotFound, "99")
	lost := result()
	lost.Result.Files = []dossier.File{{Name: "gp.pdf", SHA256: strings.Repeat("ab", 32)}}
	_, err = b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActFinish, lost)
	b.Refused(err, office.CodeRefused, "gp.pdf")
	done := b.move(x.ID, dossier.ActFinish, result())
	if done.Outcome != "early" || done.Handler() != "" {
		t.Errorf("%s", done.Outcome)
	}
	if _, err = b.Desk().Undo(b.Ctx, x.ID, 0, "ký nhầm bản"); err != nil {
		t.Error(err)
	}
	b.move(x.ID, dossier.ActFinish, result())
	returned := b.move(x.ID, dossier.ActReturn, dossier.Given{Receiver: "Lò Văn Pao", ReturnBy: dossier.ReturnDesk})
	_, err = b.Desk().Undo(b.Ctx, x.ID, 0, "nhầm người")
	b.Refused(err, office.CodeRefused, "đã trả kết quả")
	if got := worktest.Actions(b.Bench, b.Store.Dossiers.Register, x.ID); got != "return finish undo finish supplement ask transfer accept" {
		t.Errorf("history: %s", got)
	}
	if n := len(returned.Events); n != 8 {
		t.Errorf("%d events", n)
	}
	if found, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Text: "65 gp"}); err != nil || len(found) != 1 {
		t.Errorf("the result's number finds %d, %v", len(found), err)
	}
	b.Good()
}

func TestPapersAreAskedForBeforeReception(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Lò Văn Pao")
	g := dossier.Given{Reason: "thiếu đơn", Document: "1/HDHS", Day: "2026-11-25", Papers: []string{"Đơn đề nghị"}}
	x.Owner.Name = " "
	b.Refused(b.Desk().AskFirst(b.Ctx, x, g), office.CodeInvalid, "họ tên")
	x.Owner.Name = "Lò Văn Pao"
	b.Must(b.Desk().AskFirst(b.Ctx, x, g))
	if x.Code != "CBS-261125-0001" || x.State != dossier.Supplementing || !x.ReceivedAt.IsZero() || x.BookNumber != 0 {
		t.Errorf("%+v", x)
	}
	if got := b.total(dossier.Period{From: "2026-01-01", To: "2026-12-31"}); got != [11]int{} {
		t.Errorf("it counts already: %v", got)
	}
	b.Good()
	b.Clock = b.Clock.Add(2 * time.Hour)
	back := b.move(x.ID, dossier.ActSupplement, dossier.Given{})
	_, err := b.Desk().Accept(b.Ctx, back)
	b.Must(err)
	if back.Code != "H38.21.06-261125-0001" || back.State != dossier.Received || back.BookNumber != 1 || !back.ReceivedAt.Equal(b.Clock) || len(back.Events) != 3 {
		t.Errorf("%s %s %+v", back.Code, back.State, back.Events)
	}
	if got := b.total(dossier.Period{From: "2026-01-01", To: "2026-12-31"}); got != [11]int{1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0} {
		t.Errorf("%v", got)
	}
	y := b.draft("2.002385", "Hoàng Thị Lan")
	b.Must(b.Desk().AskFirst(b.Ctx, y, g))
	if never := b.move(y.ID, dossier.ActExpire, dossier.Given{Reason: "không bổ sung"}); never.State != dossier.Rejected || never.RejectReason != "không bổ sung" {
		t.Errorf("%+v", never)
	}
	b.Good()
}

func TestMyWorkIsSortedByTheTimeLeft(t *testing.T) {
	b := newBench(t)
	hung := dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"}
	var ids []int64
	for _, code := range []string{"2.002382", "2.002385", "2.001277", "2.002385", "2.002385"} { // no limit, 5d, 1–5d …
		x := b.draft(code, "Lò Văn Pao")
		_, err := b.Desk().Accept(b.Ctx, x)
		b.Must(err)
		ids = append(ids, x.ID)
		b.Clock = b.Clock.Add(time.Hour)
	}
	for _, id := range ids[:4] {
		b.move(id, dossier.ActTransfer, hung)
	}
	b.move(ids[3], dossier.ActStop, dossier.Given{Reason: "chờ giám định", Document: "5/TB", Day: "2026-11-25"})
	b.Clock = time.Date(2026, 12, 2, 8, 30, 0, 0, office.Zone) // the second one was due at 10:00 on that day
	items, err := b.Desk().MyWork(b.Ctx, "Hùng", work.Mine)
	b.Must(err)
	var got []string
	for _, i := range items {
		got = append(got, string(i.Urgency)+" "+i.Text)
	}
	want := "today đến hạn hôm nay lúc 10:00|today đến hạn hôm nay lúc 11:00|none không quy định thời hạn|paused tạm dừng, còn "
	if text := strings.Join(got, "|"); !strings.HasPrefix(text, "today") || len(items) != 4 {
		t.Errorf("%s, like %s", text, want)
	}
	for i := 1; i < len(items); i++ {
		a, c := items[i-1], items[i]
		if c.Urgency != work.UrgencyPaused && c.Urgency != work.UrgencyNone && a.Remaining > c.Remaining {
			t.Errorf("%v stands before %v", a.Remaining, c.Remaining)
		}
	}
	mine, err := b.Desk().MyWork(b.Ctx, "", work.Mine)
	b.Must(err)
	if len(mine) != 1 || mine[0].Dossier.ID != ids[4] || mine[0].Dossier.Receiver != "Trần Thị Bích" {
		t.Errorf("%d wait for the desk", len(mine))
	}
	reminders := func(at string) map[work.Urgency]int {
		b.Clock = office.Day(at).Time().Add(9 * time.Hour)
		list, err := b.Desk().Reminders(b.Ctx, "Hùng", work.Mine)
		b.Must(err)
		n := map[work.Urgency]int{}
		for _, i := range list {
			n[i.Urgency]++
			if i.Text == "" {
				t.Error("a reminder says nothing")
			}
		}
		return n
	}
	for at, urgency := range map[string]work.Urgency{"2026-11-30": work.UrgencySoon, "2026-12-02": work.UrgencyToday, "2026-12-03": work.UrgencyLate} {
		if n := reminders(at); n[urgency] != 2 {
			t.Errorf("on %s: %v, want 2 %s", at, n, urgency)
		}
	}
	if n := reminders("2026-11-26"); len(n) != 0 {
		t.Errorf("too early: %v", n)
	}
}

func TestSupplementsAsOftenAsTheOfficeSays(t *testing.T) {
	b := newBench(t)
	settings, err := b.Settings(b.Ctx)
	b.Must(err)
	settings.Supplements = 10
	b.Refused(b.SaveSettings(b.Ctx, settings), office.CodeInvalid, "bổ sung")
	settings.Supplements = 2
	b.Must(b.SaveSettings(b.Ctx, settings))
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	ask := dossier.Given{Reason: "thiếu bản vẽ", Document: "12/HDHS", Day: "2026-11-25", Papers: []string{"Bản vẽ"}}
	for range 2 {
		b.move(x.ID, dossier.ActAsk, ask)
		b.move(x.ID, dossier.ActSupplement, dossier.Given{})
	}
	_, err = b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActAsk, ask)
	b.Refused(err, office.CodeRefused, "2 lần")
	b.Good()
}
