package screens

import (
	"strings"

	"vanphongso/app/ui/kit"
)

func applicantColumns() []kit.GridColumn {
	return []kit.GridColumn{
		{Key: "code", Title: kit.T("Mã hồ sơ"), Width: 170},
		{Key: "procedure", Title: kit.T("Thủ tục"), Width: 80, Weight: 2},
		{Key: "received_at", Title: kit.T("Nhận"), Width: 58},
		{Key: "due", Title: kit.T("Hẹn trả"), Width: 92},
		{Key: "state", Title: kit.T("Trạng thái"), Width: 132},
		{Key: "result", Title: kit.T("Kết quả"), Width: 70, Weight: 1},
		{Key: "reasons", Title: kit.T("Khớp theo"), Width: 90, Weight: 1},
	}
}

// applicantDossiers are the dossiers of an applicant as rows.
type applicantDossiers struct{ page *applicantPage }

// Len implements kit.Source.
func (a applicantDossiers) Len() int {
	if a.page.known == nil {
		return -1
	}
	return len(a.page.known.Dossiers)
}

// Row implements kit.Source.
func (a applicantDossiers) Row(i int) (kit.Row, bool) {
	found, now := a.page.known.Dossiers[i], a.page.stage.host.Now()
	x := &found.Dossier
	state, tone := a.page.clock.standing(x)
	reasons := make([]string, 0, len(found.Reasons)+1)
	if found.Submitted {
		reasons = append(reasons, kit.T("nộp thay"))
	}
	for _, reason := range found.Reasons {
		reasons = append(reasons, kit.T(reason))
	}
	return kit.Row{ID: x.ID, Cells: []kit.Cell{
		{Text: x.Code},
		{Text: x.Procedure.Name},
		{Text: briefDay(x.ReceivedAt, now)},
		{Text: firstOf(briefTime(x.Due, now), "—")},
		{Text: state, Tone: tone, Dot: true},
		{Text: resultText(x.Result)},
		{Text: strings.Join(reasons, "; "), Tone: kit.ToneMuted},
	}}, true
}

func mailColumns() []kit.GridColumn {
	return []kit.GridColumn{
		{Key: "at", Title: kit.T("Lúc"), Width: 104},
		{Key: "subject", Title: kit.T("Tiêu đề"), Width: 200, Weight: 1},
		{Key: "state", Title: kit.T("Chiều"), Width: 130},
	}
}

// applicantMails are the mails of an applicant as rows; a row's id is its place from 1.
type applicantMails struct{ page *applicantPage }

// Len implements kit.Source.
func (a applicantMails) Len() int {
	if a.page.known == nil {
		return -1
	}
	return len(a.page.known.Mails)
}

// Row implements kit.Source.
func (a applicantMails) Row(i int) (kit.Row, bool) {
	mail := a.page.known.Mails[i]
	state := kit.T("thư đến")
	if mail.OutgoingID != 0 {
		state = kit.T("thư gửi") + " · " + kit.T(mail.State)
	}
	return kit.Row{ID: int64(i + 1), Cells: []kit.Cell{
		{Text: briefTime(mail.At, a.page.stage.host.Now())},
		{Text: firstOf(mail.Subject, kit.T("(không có tiêu đề)"))},
		{Text: state, Tone: kit.ToneMuted},
	}}, true
}
