package screens

import (
	"context"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
)

const sendTask = "outbox.send"

// SendMail sends the letters whose time has come and says what became of them.
func SendMail(host shell.Host, o *work.Office) { sendThen(host, o, func() {}) }

// sendThen is SendMail; then is called when it is over.
func sendThen(host shell.Host, o *work.Office, then func()) {
	if host.Runner().Busy(sendTask) {
		host.Notify(kit.ToneAccent, kit.T("Đang gửi thư…"))
		return
	}
	send(host, o, kit.T("Đang gửi thư"), func(report work.SendReport, err error) {
		if len(report.Troubles) == 0 {
			host.Fail(err)
		}
		if text, tone := sentText(report); text != "" {
			host.Notify(tone, text)
		} else if err == nil {
			host.Notify(kit.ToneDone, kit.T("Không có thư nào tới lượt gửi."))
		}
		then()
	})
}

// SendDue is SendMail by the timer: only what somebody must look at is told.
func SendDue(host shell.Host, o *work.Office) {
	if host.Runner().Busy(sendTask) {
		return
	}
	send(host, o, "", func(report work.SendReport, _ error) {
		if text, tone := sentText(report); report.Failed+report.Uncertain > 0 {
			host.Notify(tone, text)
		}
	})
}

// send runs beside the window; done is called on it.
func send(host shell.Host, o *work.Office, text string, done func(work.SendReport, error)) {
	var report work.SendReport
	host.Runner().Go(sendTask, func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(text)
		report, err = o.Outbox().SendDue(ctx)
		return err
	}, func(err error) {
		done(report, err)
		if report.Sent+report.Deferred+report.Failed+report.Uncertain > 0 {
			host.Refresh()
		}
	})
}

// sentText says what became of letters; "" when none was due.
func sentText(r work.SendReport) (string, kit.Tone) {
	var parts []string
	tone := kit.ToneDone
	for _, p := range []struct {
		n    int
		text string
		tone kit.Tone
	}{
		{r.Sent, "Đã gửi %d thư", kit.ToneDone},
		{r.Deferred, "%d thư sẽ gửi lại", kit.ToneSoon},
		{r.Uncertain, "%d thư không rõ đã đi chưa", kit.ToneSoon},
		{r.Failed, "%d thư không gửi được", kit.ToneLate},
	} {
		if p.n > 0 {
			parts, tone = append(parts, kit.Tf(p.text, p.n)), p.tone
		}
	}
	text := joined(", ", parts...)
	if len(r.Troubles) == 1 {
		return joined(": ", text, kit.T(r.Troubles[0])), tone
	}
	return text, tone
}

// sentList fills rows, which says something else at first, with the letters that find finds; then, which may be nil, is
// called when there are some.
func sentList(host shell.Host, key string, rows *fyne.Container, find func(ctx context.Context) ([]letter.Outgoing, error), then func()) {
	var sent []letter.Outgoing
	host.Runner().Go("outbox.about."+key, func(ctx context.Context, _ *task.Progress) (err error) {
		sent, err = find(ctx)
		return err
	}, func(err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		if len(sent) == 0 {
			return
		}
		list := kit.NewFileList(sentItems(sent, host), func(i int) { host.Navigate(Outbox, sent[i].ID) })
		rows.Objects = []fyne.CanvasObject{list}
		rows.Refresh()
		if then != nil {
			then()
		}
	})
}

func sentItems(sent []letter.Outgoing, host shell.Host) []kit.FileItem {
	items := make([]kit.FileItem, len(sent))
	for i, x := range sent {
		at := x.SentAt
		if at.IsZero() {
			at = x.ConfirmedAt
		}
		items[i] = kit.FileItem{
			Name: x.Subject, Icon: kit.IconMailOut, Tone: sendingTone(x.State),
			State: joined(" ", kit.T(x.State.Label()), briefTime(at, host.Now())),
		}
	}
	return items
}

// lettersAboutDossier are the letters sent about a dossier.
func lettersAboutDossier(d deps, s *stage, id int64) register.Section {
	rows := kit.VBox(4, kit.NewMuted(kit.T("Chưa gửi thư nào.")))
	sentList(s.host, "dossier", rows, func(ctx context.Context) ([]letter.Outgoing, error) { return d.office.Store.Outbox.OfDossier(ctx, id) }, nil)
	return register.Section{
		Title: "Thư gửi", Object: rows, Action: "Gửi thư", Do: func(shell.Host) { openCompose(d, s, work.Wish{DossierID: id}) },
	}
}

// answersPane are the letters that answer a letter; it is seen only when there are some.
func answersPane(d deps, host shell.Host, id int64) fyne.CanvasObject {
	rows := kit.VBox(4)
	pane := kit.VBox(0, kit.HLine(), kit.Pad(kit.VBox(6, kit.NewCaption(kit.T("Thư gửi trả lời")), rows), 9, 14, 9, 14))
	pane.Hide()
	sentList(host, "letter", rows, func(ctx context.Context) ([]letter.Outgoing, error) { return d.office.Store.Outbox.OfLetter(ctx, id) }, pane.Show)
	return pane
}
