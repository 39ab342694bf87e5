package screens

import (
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// placeSection says where the dossier is now; one that lies at the desk needs no words but its state.
func (s *dossiers) placeSection(x *dossier.Dossier) register.Section {
	return register.Section{Title: kit.T("Đang ở đâu"), Pairs: placeOf(x, s.clock.now())}
}

// placeText is who has the dossier, for a list.
func placeText(x *dossier.Dossier) string {
	if x.Step == nil {
		return ""
	}
	return joined(" – ", x.Step.Unit, x.Step.Handler)
}

// lifeSections are what became of the dossier: request for papers, pauses, extension, result, return, and everything that was
// done, the newest first.
func (s *dossiers) lifeSections(x *dossier.Dossier) []register.Section {
	var list []register.Section
	for _, section := range []register.Section{
		{Title: kit.T("Yêu cầu bổ sung"), Pairs: supplementPairs(x)},
		{Title: kit.T("Tạm dừng"), Pairs: s.pausePairs(x)},
		{Title: kit.T("Gia hạn"), Pairs: extensionPairs(x.Extension)},
		{Title: kit.T("Kết quả"), Pairs: resultPairs(x.Result)},
		{Title: kit.T("Trả kết quả"), Pairs: s.returnPairs(x.Return)},
		{Title: kit.T("Diễn biến"), Pairs: s.eventPairs(x)},
	} {
		if len(section.Pairs) > 0 {
			list = append(list, section)
		}
	}
	return list
}

func supplementPairs(x *dossier.Dossier) []kit.Pair {
	var pairs []kit.Pair
	for _, a := range x.Supplements {
		pairs = append(pairs,
			kit.Pair{Label: kit.T("Phiếu số"), Value: documentText(a.Document, a.Day)},
			kit.Pair{Label: kit.T("Giấy tờ"), Value: lined(a.Papers)},
			kit.Pair{Label: kit.T("Lý do"), Value: a.Reason},
			kit.Pair{Label: kit.T("Trước ngày"), Value: a.Until.String()})
		if a.CameAt.IsZero() {
			pairs = append(pairs, kit.Pair{Label: kit.T("Đã nhận"), Value: kit.T("chưa bổ sung"), Tone: kit.TonePaused})
			continue
		}
		pairs = append(pairs, kit.Pair{Label: kit.T("Đã nhận"), Value: joined(", ", fullTime(a.CameAt), a.TakenBy) + "\n" + lined(a.Came)})
	}
	return pairs
}

func (s *dossiers) pausePairs(x *dossier.Dossier) []kit.Pair {
	var pairs []kit.Pair
	now := s.clock.now()
	for _, p := range x.Pauses {
		until := kit.T("nay")
		if !p.To.IsZero() {
			until = briefTime(p.To, now)
		}
		text := joined("\n", kit.T(p.State.String()), joined(": ", documentText(p.Document, p.Day), p.Reason), p.By)
		pairs = append(pairs, kit.Pair{Label: kit.Tf("%s đến %s", briefTime(p.From, now), until), Value: text})
	}
	return pairs
}

func extensionPairs(e *dossier.Extension) []kit.Pair {
	if e == nil {
		return nil
	}
	return []kit.Pair{
		{Label: kit.T("Thêm"), Value: kit.Tf("%d ngày làm việc", e.Days)},
		{Label: kit.T("Văn bản"), Value: documentText(e.Document, e.Day)},
		{Label: kit.T("Lý do"), Value: e.Reason},
		{Label: kit.T("Căn cứ"), Value: e.Basis},
		{Label: kit.T("Hẹn trước"), Value: fullTime(e.Previous)},
	}
}

func resultPairs(r *dossier.Result) []kit.Pair {
	if r == nil {
		return nil
	}
	kinds := map[string]string{
		dossier.ResultGiven: kit.T("đã giải quyết"), dossier.ResultReturned: kit.T("trả lại, không giải quyết"), dossier.ResultWithdrawn: kit.T("người nộp rút hồ sơ"),
	}
	return []kit.Pair{
		{Label: kit.T("Kết thúc"), Value: kinds[r.Kind]},
		{Label: kit.T("Văn bản"), Value: resultText(r)},
		{Label: kit.T("Người ký"), Value: joined(", ", r.Signer, r.Issuer)},
		{Label: kit.T("Lý do"), Value: r.Reason},
	}
}

func (s *dossiers) returnPairs(r *dossier.Return) []kit.Pair {
	if r == nil {
		return nil
	}
	id := r.ReceiverID
	if s.shown == 0 {
		id = dossier.MaskID(id)
	}
	return []kit.Pair{
		{Label: kit.T("Lúc"), Value: joined(", ", fullTime(r.At), r.By)},
		{Label: kit.T("Người nhận"), Value: joined(", ", r.Receiver, id)},
		{Label: kit.T("Cách trả"), Value: joined(", ", returnWord(r.How), r.Tracking)},
		{Label: kit.T("Giấy tờ"), Value: lined(r.Papers)},
	}
}

// eventPairs are everything that was done, the newest first: when, what, by whom, with which paper.
func (s *dossiers) eventPairs(x *dossier.Dossier) []kit.Pair {
	var pairs []kit.Pair
	now := s.clock.now()
	for i := len(x.Events) - 1; i >= 0; i-- {
		pairs = append(pairs, eventPair(x.Events[i], now))
	}
	return pairs
}

func eventPair(e dossier.Event, now time.Time) kit.Pair {
	what, tone := kit.T(moveLabel(e.Action)), kit.ToneNone
	switch e.Action {
	case dossier.ActUndo:
		what, tone = kit.T("Hoàn tác"), kit.ToneMuted
	case dossier.ActCorrect:
		what, tone = kit.T("Sửa thông tin"), kit.ToneMuted
	}
	return kit.Pair{Label: briefTime(e.At, now), Value: joined("\n", joined(" · ", what, e.By), joined(" · ", documentText(e.Document, e.Day), e.Note)), Tone: tone}
}

// documentText names a document: "12/HDHS ngày 25/11/2026".
func documentText(number string, day office.Day) string {
	if number == "" || day == "" {
		return number
	}
	return number + " " + kit.Tf("ngày %s", day)
}

// lined writes several things below each other.
func lined(list []string) string {
	text := ""
	for i, item := range list {
		if i > 0 {
			text += "\n"
		}
		text += "– " + item
	}
	if len(list) == 1 {
		return list[0]
	}
	return text
}

func returnWord(how string) string {
	for _, o := range returnOptions() {
		if o.Value == how {
			return o.Label
		}
	}
	return how
}
