package screens

import (
	"fmt"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// banner says when the dossier is due and what is left of the time, or why no time runs.
func (s *dossiers) banner(x *dossier.Dossier) register.Banner {
	explain := func(shell.Host) { openExplanation(s.deps, s.stage, x) }
	why := kit.T("Vì sao?")
	switch _, tone, _ := standingOf(x); {
	case x.State == dossier.Rejected:
		return register.Banner{Tone: kit.TonePaused, Title: kit.T("Không được tiếp nhận"), Text: x.RejectReason}
	case x.State.Paused():
		return register.Banner{Tone: tone, Title: kit.T(x.State.String()), Text: pauseText(x)}
	case x.State == dossier.Done || x.State == dossier.Returned:
		text, _ := outcomeText(x)
		return register.Banner{Tone: tone, Title: joined(" · ", kit.T(x.State.String()), fullTime(x.FinishedAt)), Text: firstOf(text, resultText(x.Result))}
	case !x.TakenIn():
		return register.Banner{Tone: kit.ToneAccent, Title: kit.T(x.State.String()), Text: kit.T("Đủ giấy tờ thì tiếp nhận; thời hạn tính từ lúc tiếp nhận.")}
	case x.Due.IsZero():
		return register.Banner{Tone: kit.ToneAccent, Title: kit.T("Không quy định thời hạn"), Action: why, Do: explain}
	}
	now := s.clock.now()
	_, tone := s.clock.standing(x)
	text := kit.Tf("còn %s", exactly(s.clock.working(now, x.Due)))
	if tone == kit.ToneLate {
		text = kit.Tf("quá hạn %s", exactly(s.clock.working(x.Due, now)))
	}
	return register.Banner{Tone: tone, Title: longTime(x.Due), Text: text, Action: why, Do: explain}
}

// pauseText says why the clock stands and what is left of the time.
func pauseText(x *dossier.Dossier) string {
	if !x.TakenIn() {
		return kit.T("chưa vào sổ, chưa tính thời hạn")
	}
	reason := ""
	if p := x.OpenPause(); p != nil {
		reason = p.Reason
	}
	return joined("; ", pausedText(x), reason)
}

func (s *dossiers) sections(x *dossier.Dossier) []register.Section {
	sections := []register.Section{s.placeSection(x), s.ownerSection(x), s.submissionSection(x), s.papersSection(x)}
	if attached := s.filesOf(x); len(attached.all) > 0 {
		sections = append(sections, register.Section{Title: kit.Tf("Tệp %d", len(attached.all)), Object: attached.list()})
	}
	sections = append(sections, lettersAboutDossier(s.deps, s.stage, x.ID))
	return append(sections, s.lifeSections(x)...)
}

func (s *dossiers) ownerSection(x *dossier.Dossier) register.Section {
	o, word := x.Owner, kit.T("Hiện số")
	number, phone := dossier.MaskID(o.IDNumber), dossier.MaskPhone(o.Phone)
	if s.revealed(x) {
		number, phone, word = o.IDNumber, o.Phone, kit.T("Che số")
	}
	if number != "" && o.IDKind != "" {
		number = kit.T(o.IDKind) + " " + number
	}
	pairs := []kit.Pair{
		{Label: kit.T("Tên"), Value: o.Name},
		{Label: kit.T("Giấy tờ tùy thân"), Value: number},
		{Label: kit.T("Điện thoại"), Value: phone},
		{Label: kit.T("Thư điện tử"), Value: o.Email},
		{Label: kit.T("Địa chỉ"), Value: firstOf(o.Address, o.OldAddress)},
	}
	if x.Submitter != nil {
		pairs = append(pairs, kit.Pair{Label: kit.T("Nộp thay"), Value: joined(", ", x.Submitter.Name, x.Authority)})
	}
	return register.Section{Title: kit.T("Chủ hồ sơ"), Pairs: pairs, Action: word, Do: func(shell.Host) { s.unmask(x) }}
}

func (s *dossiers) submissionSection(x *dossier.Dossier) register.Section {
	code := ""
	if x.Internal {
		code = kit.T("mã nội bộ, chưa có mã chính thức")
	}
	summary := x.Summary
	if summary == x.Procedure.Name {
		summary = ""
	}
	return register.Section{Title: kit.T("Tiếp nhận"), Pairs: []kit.Pair{
		{Label: kit.T("Nội dung"), Value: summary},
		{Label: kit.T("Trường hợp"), Value: x.Case},
		{Label: kit.T("Nhận lúc"), Value: fullTime(x.ReceivedAt) + " · " + channelText(x)},
		{Label: kit.T("Người nhận"), Value: x.Receiver},
		{Label: kit.T("Vào sổ"), Value: bookText(x)},
		{Label: kit.T("Mã"), Value: code, Tone: kit.ToneMuted},
		{Label: kit.T("Thời hạn"), Value: limitText(x.Limit)},
		{Label: kit.T("Phí, lệ phí"), Value: feeText(x)},
		{Label: kit.T("Trả kết quả"), Value: returnText(x)},
		{Label: kit.T("Ghi chú"), Value: x.Note},
	}}
}

func channelText(x *dossier.Dossier) string {
	if x.Source == dossier.FromEmail {
		return kit.T("từ thư điện tử")
	}
	return kit.T(x.Channel.Label())
}

func bookText(x *dossier.Dossier) string {
	if x.BookNumber == 0 {
		return ""
	}
	return kit.Tf("số %d, quyển %s", x.BookNumber, x.Book)
}

func feeText(x *dossier.Dossier) string {
	var parts []string
	for _, p := range []struct {
		amount office.Money
		format string
	}{{x.Fee, kit.T("phí %s")}, {x.Charge, kit.T("lệ phí %s")}} {
		if p.amount > 0 {
			parts = append(parts, fmt.Sprintf(p.format, p.amount))
		}
	}
	return strings.Join(parts, ", ")
}

func returnText(x *dossier.Dossier) string {
	for _, o := range returnOptions() {
		if o.Value == x.ReturnBy {
			return joined(", ", o.Label, x.ReturnAddress)
		}
	}
	return ""
}

// papersSection is the list of papers with what is there of each.
func (s *dossiers) papersSection(x *dossier.Dossier) register.Section {
	present := 0
	checks := make([]kit.CheckItem, len(x.Components))
	for i, c := range x.Components {
		checks[i] = kit.CheckItem{Label: c.Name, Done: c.Present, Optional: c.Optional, Note: kit.T("chưa có")}
		if c.Present {
			present++
			checks[i].Note = firstOf(fileNames(c.Files), paperKind(c))
		}
	}
	return register.Section{Title: fmt.Sprintf("%s %d/%d", kit.T("Thành phần hồ sơ"), present, len(checks)), Checks: checks}
}
