package screens

import (
	"context"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// effect says in pairs what a move makes of a dossier: state, promise, clock, who has it.
func effect(before, after *dossier.Dossier, now time.Time) []kit.Pair {
	var pairs []kit.Pair
	add := func(label, value string, tone kit.Tone) {
		if value != "" {
			pairs = append(pairs, kit.Pair{Label: label, Value: value, Tone: tone})
		}
	}
	if after.State != before.State {
		add(kit.T("Trạng thái"), kit.T(after.State.String()), kit.ToneNone)
	}
	text, tone := promiseEffect(before, after)
	add(kit.T("Hẹn trả"), text, tone)
	add(kit.T("Giao cho"), handedTo(before, after, now), kit.ToneNone)
	switch {
	case after.State == dossier.Returned:
		add(kit.T("Lưu ý"), kit.T("Trả kết quả rồi thì không hoàn tác được."), kit.ToneSoon)
	case after.State == dossier.Supplementing && !after.TakenIn():
		add(kit.T("Lưu ý"), kit.T("Hồ sơ chờ bổ sung, chưa vào sổ, chưa tính thời hạn."), kit.ToneNone)
	}
	return pairs
}

// promiseEffect says what becomes of the promise.
func promiseEffect(before, after *dossier.Dossier) (string, kit.Tone) {
	switch {
	case after.State == dossier.Done && after.Outcome != "" && before.State != dossier.Done:
		return outcomeText(after)
	case !after.State.Open() || !after.TakenIn() && after.State != dossier.Received:
		return "", kit.ToneNone
	case after.State.Paused() && !before.State.Paused():
		return pausedText(after), kit.TonePaused
	case after.Due.IsZero():
		return kit.T("không quy định thời hạn"), kit.ToneNone
	case before.State.Paused() && before.TakenIn():
		return kit.Tf("đồng hồ chạy tiếp, hẹn trả %s", longTime(after.Due)), kit.ToneAccent
	case before.TakenIn() && !before.Due.IsZero() && !after.Due.Equal(before.Due):
		return kit.Tf("chuyển từ %s sang %s", longTime(before.Due), longTime(after.Due)), kit.ToneSoon
	case !before.TakenIn():
		return longTime(after.Due), kit.ToneAccent
	}
	return kit.Tf("giữ nguyên %s", longTime(after.Due)), kit.ToneNone
}

// pausedText says that the clock stands, and what is left of the time.
func pausedText(x *dossier.Dossier) string {
	if x.Limit == "" || x.Remaining <= 0 {
		return kit.T("đồng hồ dừng")
	}
	return kit.Tf("đồng hồ dừng, còn %s", exactly(x.Remaining))
}

// outcomeText says how the work was finished, measured against the promise.
func outcomeText(x *dossier.Dossier) (string, kit.Tone) {
	switch {
	case x.Outcome == "":
		return "", kit.ToneNone
	case x.Limit == "":
		return kit.T("không quy định thời hạn"), kit.ToneNone
	}
	words := map[workday.Outcome]string{workday.Early: kit.T("xong trước hạn"), workday.OnTime: kit.T("xong đúng hạn"), workday.Late: kit.T("xong quá hạn")}
	tone := kit.ToneDone
	if x.Outcome == workday.Late {
		tone = kit.ToneLate
	}
	text := words[x.Outcome]
	if !x.Due.IsZero() {
		text += ", " + kit.Tf("hẹn %s", longTime(x.Due))
	}
	return text, tone
}

// handedTo says who gets the dossier, when that is somebody else than before.
func handedTo(before, after *dossier.Dossier, now time.Time) string {
	s := after.Step
	if s == nil || before.Step != nil && before.Step.TakenAt.Equal(s.TakenAt) {
		return ""
	}
	due := ""
	if !s.Due.IsZero() {
		due = kit.Tf("hạn bước %s", briefTime(s.Due, now))
	}
	return joined(" · ", joined(" – ", s.Unit, s.Handler), s.Name, due)
}

// unpaidNotes are what is to be known when a dossier with an open bill is moved; other moves have nothing to do with money.
var unpaidNotes = map[string]string{
	dossier.ActPay:    "Thao tác này không ghi thu tiền. Thu bằng “Thu phí” thì đồng hồ tự chạy tiếp.",
	dossier.ActReturn: "Nên thu trước khi trả kết quả.",
}

// unpaidAt is what is still to be paid for a dossier when that matters for a move, else 0.
func unpaidAt(ctx context.Context, d deps, id int64, action string) (office.Money, error) {
	if unpaidNotes[action] == "" {
		return 0, nil
	}
	return d.office.Fees().Owed(ctx, id)
}

// showUnpaid warns of an open bill and offers to take the money instead; nothing is forbidden, for it may have been paid
// elsewhere.
func showUnpaid(b *kit.Banner, owed office.Money, action string, collect func()) {
	if owed == 0 {
		b.Set(kit.ToneSoon, "", "", "", nil)
		return
	}
	b.Set(kit.ToneSoon, kit.Tf("Còn %s chưa thu", owed), kit.T(unpaidNotes[action]), kit.T("Thu phí"), collect)
}

// placeOf says in pairs where a dossier is now: its state, who has it, in which step and until when.
func placeOf(x *dossier.Dossier, now time.Time) []kit.Pair {
	pairs := []kit.Pair{{Label: kit.T("Trạng thái"), Value: kit.T(x.State.String())}}
	s := x.Step
	if s == nil {
		return pairs
	}
	tone, due := kit.ToneNone, ""
	if !s.Due.IsZero() {
		due = longTime(s.Due)
		if s.Due.Before(now) {
			tone, due = kit.ToneLate, kit.Tf("%s, đã quá", due)
		}
	}
	return append(pairs,
		kit.Pair{Label: kit.T("Đang giữ"), Value: joined(" – ", s.Unit, s.Handler)},
		kit.Pair{Label: kit.T("Bước"), Value: joined(", ", s.Name, kit.Tf("nhận %s", briefTime(s.TakenAt, now)))},
		kit.Pair{Label: kit.T("Hạn bước"), Value: due, Tone: tone})
}
