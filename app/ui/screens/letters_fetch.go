package screens

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
)

// progressEvery is how often the mail's own progress is copied to the task's.
const progressEvery = 200 * time.Millisecond

// FetchMail fetches all accounts that are in use and says what came; trouble with one of them is shown.
func FetchMail(host shell.Host, o *work.Office) {
	if host.Runner().Busy(fetchTask) {
		host.Notify(kit.ToneAccent, kit.T("Đang nhận thư…"))
		return
	}
	fetch(host, o, nil, func(report work.FetchReport, err error) {
		host.Fail(err)
		if err == nil || report.UIDs > 0 {
			host.Notify(kit.ToneDone, fetchedText(report))
		}
	})
}

// FetchDue fetches the accounts whose timer has run out; only new letters are told, trouble stands in the status line.
func FetchDue(host shell.Host, o *work.Office) {
	if host.Runner().Busy(fetchTask) {
		return
	}
	var due []string
	host.Runner().Go("letters.due", func(ctx context.Context, _ *task.Progress) error {
		accounts, err := o.Mailroom().Accounts(ctx)
		due = DueAccounts(accounts, host.Now())
		return err
	}, func(err error) {
		if err != nil || len(due) == 0 {
			return
		}
		fetch(host, o, due, func(report work.FetchReport, _ error) {
			if report.Taken > 0 {
				host.Notify(kit.ToneAccent, fetchedText(report))
			}
		})
	})
}

// DueAccounts are the names of the accounts whose timer has run out.
func DueAccounts(accounts []letter.Account, now time.Time) []string {
	var due []string
	for _, a := range accounts {
		if !a.Disabled && a.Minutes > 0 && now.Sub(a.LastTry) >= time.Duration(a.Minutes)*time.Minute {
			due = append(due, a.Name)
		}
	}
	return due
}

const fetchTask = "letters.fetch"

// fetch runs beside the window; done is called on it.
func fetch(host shell.Host, o *work.Office, names []string, done func(work.FetchReport, error)) {
	var report work.FetchReport
	withProgress(host, fetchTask, kit.T("Đang nhận thư"), func(ctx context.Context, progress *mail.Progress) (err error) {
		report, err = o.Mailroom().Fetch(ctx, names, progress)
		return err
	}, func(err error) {
		done(report, err)
		host.Refresh()
	})
}

// download brings a letter that was too large to come by itself.
func download(host shell.Host, o *work.Office, l *letter.Letter) {
	withProgress(host, "letters.download", kit.Tf("Đang tải thư %s", fileSize(l.Size)), func(ctx context.Context, progress *mail.Progress) error {
		_, err := o.Mailroom().Download(ctx, l.ID, progress)
		return err
	}, func(err error) {
		host.Fail(err)
		if err == nil {
			host.Notify(kit.ToneDone, kit.T("Đã tải thư."))
		}
		host.Refresh()
	})
}

// withProgress runs mail work beside the window and shows how far it is.
func withProgress(host shell.Host, key, text string, do func(context.Context, *mail.Progress) error, done func(error)) {
	var progress mail.Progress
	var shown atomic.Pointer[task.Progress]
	ticker := host.Runner().Every(progressEvery, func() {
		if p := shown.Load(); p != nil {
			p.Done.Store(progress.Done.Load())
			p.Total.Store(progress.Total.Load())
		}
	})
	host.Runner().Go(key, func(ctx context.Context, p *task.Progress) error {
		p.SetText(text)
		shown.Store(p)
		return do(ctx, &progress)
	}, func(err error) {
		ticker.Stop()
		done(err)
	})
}

// fetchedText says what a fetch brought.
func fetchedText(r work.FetchReport) string {
	if r.UIDs == 0 {
		return kit.T("Không có thư mới.")
	}
	parts := []string{kit.Tf("%d thư mới", r.Taken)}
	for _, p := range []struct {
		n    int
		text string
	}{
		{r.Duplicate, kit.T("%d trùng")}, {r.Ignored, kit.T("%d bỏ qua")}, {r.Quarantined, kit.T("%d cách ly")}, {r.TooLarge, kit.T("%d quá lớn")},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf(p.text, p.n))
		}
	}
	return kit.T("Đã nhận thư: ") + joined(", ", parts...)
}

// firstTime is when a letter came: the server's time, else the one its sender wrote.
func firstTime(l *letter.Letter) time.Time {
	if l.ReceivedAt.IsZero() {
		return l.Date
	}
	return l.ReceivedAt
}
