package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/boot"
	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/screens"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

const (
	// fetchEvery is how often the timers of the mail accounts are looked at.
	fetchEvery = 30 * time.Second
	// sendEvery is how often it is looked whether letters are to be sent (again).
	sendEvery = 30 * time.Second
	// backupEvery is how often it is looked whether today's backup is there, the first time so long after the start.
	backupEvery = time.Minute
	// changeRest is how long changes are gathered before the screens ask again: a fetch makes thousands.
	changeRest = 500 * time.Millisecond
	licence    = "MIT"
)

// program is the seam to app/boot and app/ui/screens: what boot opened, and the screens over it.
type program struct {
	*boot.Program
	window  *window
	place   *screens.Workplace
	stop    func() // ends the store's news
	pending atomic.Bool
}

// openProgram opens the data of the office. It runs beside the window.
func openProgram(ctx context.Context, w *window) (*program, error) {
	opened, err := boot.Open(ctx, boot.Options{Data: w.dir, Database: w.database})
	if err != nil {
		return nil, err
	}
	return &program{Program: opened, window: w, stop: func() {}}, nil
}

// screens is what the window is made of.
func (p *program) screens() shell.Options {
	p.place = &screens.Workplace{Data: p.Data, Log: p.LogFile, Settings: p.Settings, Apply: p.apply}
	return shell.Options{
		Title: programName, Runner: p.window.runner, Log: p.Office.Log,
		Screens:  screens.All(p.Office, p.place),
		Commands: p.commands(),
		Drafts:   drafts{p.Office.Store.Drafts, p.Office.Who},
		Files:    p.place,
		About: shell.About{
			Program: programName, Version: boot.Version, Data: p.Data, Log: p.LogFile, Crash: filepath.Join(p.Data, crashFile), Licence: licence,
		},
		Status: p.status, Find: p.find, SaveLog: p.saveLog, Open: paper.OpenInViewer,
		Closed: func() { p.stop() },
	}
}

// started begins what goes on while the window is open: news from the store, the timers of the mail, the offer of sample data.
func (p *program) started() {
	host, runner := p.window.shell.Host(), p.window.runner
	texts := screens.NewTexts(host, p.Office)
	p.stop = p.Office.Store.OnChange(func(register string, id int64) {
		p.changed(host.Refresh)
		if screens.HasTexts(register) {
			fyne.Do(func() { texts.Changed(register, id) })
		}
	})
	runner.Every(fetchEvery, func() { screens.FetchDue(host, p.Office) })
	runner.Every(sendEvery, func() { screens.SendDue(host, p.Office) })
	runner.Every(backupEvery, func() { screens.BackUpDue(host, p.Office, p.place) })
	runner.Every(fetchEvery, func() { screens.RefreshStaff(host, p.Office) })
	runner.Every(screens.RemindEvery, func() { screens.Remind(host, p.Office) })
	host.Fail(p.Warning)
	screens.Remind(host, p.Office)
	p.offerSample(host)
}

// changed gathers the store's news, which come from another goroutine, into one refresh.
func (p *program) changed(refresh func()) {
	if !p.pending.CompareAndSwap(false, true) {
		return
	}
	fyne.Do(func() {
		p.window.runner.After(changeRest, func() {
			p.pending.Store(false)
			refresh()
		})
	})
}

func (p *program) commands() []shell.Command {
	host := p.window.shell.Host()
	return []shell.Command{
		{Key: "mail.fetch", Label: "Nhận thư", Shortcut: "F9", Icon: kit.IconMail, Do: func() { screens.FetchMail(host, p.Office) }},
		{Key: "receipt.scan", Label: "Quét giấy tiếp nhận", Shortcut: "F3", Icon: kit.IconSearch, Do: func() { screens.ScanReceipt(host, p.Office) }},
		{
			Key: "documents.inside", Label: "Tìm trong nội dung văn bản", Shortcut: "Ctrl+Shift+F", Icon: kit.IconSearch,
			Do: func() { host.NavigateTo(screens.Folders, screens.InsideDocuments) },
		},
		{Key: "report.quarter", Label: "Báo cáo quý này", Shortcut: "F7", Icon: kit.IconChart, Do: func() { screens.QuarterReport(host) }},
	}
}

// apply shows what the user changed in the settings of this machine.
func (p *program) apply(s settings.Settings) {
	p.Office.SignIn(s.Actor())
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(s.Dark, float32(s.TextSize)/100))
	p.window.shell.Refresh()
}

// status is what the status line says.
func (p *program) status(ctx context.Context) (shell.Status, error) {
	s, err := p.Office.Settings(ctx)
	if err != nil {
		return shell.Status{}, err
	}
	who := p.Office.Who()
	status := shell.Status{Department: s.ShortName, User: who.Name, FeedLimit: time.Duration(s.MailHours) * time.Hour, Database: kit.T("máy này (SQLite)")}
	if who.Role != "" {
		status.User += " · " + kit.T(who.Role)
	}
	if kind := p.Office.Store.Kind(); kind != "SQLite" {
		status.Database = kit.Tf("máy chủ chung (%s)", kind)
	}
	if last, there := p.place.LastBackup(); there {
		status.Backup = last.At
	}
	accounts, err := p.Office.Mailroom().Accounts(ctx)
	for _, a := range accounts {
		if !a.Disabled {
			status.Feeds = append(status.Feeds, shell.Feed{Name: a.Name, Last: a.LastGood, Trouble: a.LastError})
		}
	}
	return status, err
}

// foundMost is how many records of a register Ctrl+K shows.
const foundMost = 6

// find looks for dossiers and letters for Ctrl+K.
func (p *program) find(ctx context.Context, text string) ([]shell.Found, error) {
	q := office.Query{Text: text, Limit: foundMost}
	dossiers, err := p.Office.Store.Dossiers.Page(ctx, q)
	if err != nil {
		return nil, err
	}
	var found []shell.Found
	for _, x := range dossiers {
		found = append(found, shell.Found{Screen: screens.Dossiers, ID: x.ID, Label: x.Code + " · " + x.Owner.Name, Note: kit.T("Hồ sơ")})
	}
	found = append(found, people(dossiers, text)...)
	letters, err := p.Office.Store.Letters.Page(ctx, q)
	for _, l := range letters {
		found = append(found, shell.Found{Screen: screens.Letters, ID: l.ID, Label: l.Subject + " · " + l.From.String(), Note: kit.T("Thư")})
	}
	if err != nil {
		return found, err
	}
	read, err := p.Office.Store.Contents.Count(ctx, office.Query{})
	if read > 0 {
		found = append(found, shell.Found{Screen: screens.Folders, Part: screens.InsideDocuments + ":" + text, Label: kit.Tf("Tìm “%s” trong nội dung văn bản", text), Note: kit.T("Văn bản")})
	}
	return found, err
}

// people are the owners of dossiers whose names have the words looked for, each once.
func people(dossiers []dossier.Dossier, text string) []shell.Found {
	var found []shell.Found
	seen := map[string]bool{}
	for _, x := range dossiers {
		name := viet.Fold(x.Owner.Name)
		if seen[name] || !strings.Contains(name, viet.Fold(strings.TrimSpace(text))) {
			continue
		}
		seen[name] = true
		found = append(found, shell.Found{Screen: screens.Dossiers, Part: screens.ApplicantOf(x.ID), Label: x.Owner.Name, Note: kit.T("Người nộp")})
	}
	return found
}

// saveLog copies the log to where the user can send it from.
func (p *program) saveLog(context.Context) (string, error) {
	name := "vanphongso-nhat-ky-" + time.Now().In(office.Zone).Format("20060102-1504") + ".txt"
	return p.place.Write(name, func(to io.Writer) error {
		log, err := os.Open(p.LogFile)
		if err != nil {
			return err
		}
		defer func() { _ = log.Close() }() // it was only read
		_, err = fmt.Fprintf(to, "%s %s\n", programName, boot.Version)
		if err == nil {
			_, err = io.Copy(to, log)
		}
		return err
	})
}

// The sample that a new office is offered.
const (
	sampleDossiers = 160
	sampleLetters  = 40
	sampleSeed     = 2026
)

// offerSample asks once, in an office without dossiers and letters, whether invented ones should be put in.
func (p *program) offerSample(host shell.Host) {
	if p.place.Settings.SampleAsked {
		return
	}
	kept := 0
	p.window.runner.Go("sample.look", func(ctx context.Context, _ *task.Progress) (err error) {
		dossiers, err := p.Office.Store.Dossiers.Count(ctx, office.Query{})
		if err != nil {
			return err
		}
		letters, err := p.Office.Store.Letters.Count(ctx, office.Query{})
		kept = dossiers + letters
		return err
	}, func(err error) {
		host.Fail(err)
		if err == nil && kept == 0 {
			p.askSample(host)
		}
	})
}

func (p *program) askSample(host shell.Host) {
	kit.Confirm(host.Window(), kit.T("Nạp dữ liệu mẫu để làm quen?"),
		kit.Tf("Chương trình chưa có hồ sơ nào. Có thể nạp %d hồ sơ và %d thư bịa ra để xem thử; khi dùng thật, hãy xóa thư mục dữ liệu %s rồi mở lại chương trình.",
			sampleDossiers, sampleLetters, p.Data),
		kit.T("Nạp dữ liệu mẫu"), false, func(yes bool) {
			p.place.Settings.SampleAsked = true
			kept := p.place.Settings
			p.window.runner.Go("sample.asked", func(context.Context, *task.Progress) error { return kept.Save(p.Data) }, host.Fail)
			if yes {
				p.fillSample(host)
			}
		})
}

func (p *program) fillSample(host shell.Host) {
	p.window.runner.Go("sample.fill", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang nạp dữ liệu mẫu"))
		return p.Office.Sample(ctx, sampleDossiers, sampleLetters, sampleSeed, func(done, total int) {
			progress.Done.Store(int64(done))
			progress.Total.Store(int64(total))
		})
	}, func(err error) {
		host.Fail(err)
		if err == nil {
			host.Notify(kit.ToneDone, kit.T("Đã nạp dữ liệu mẫu."))
		}
		host.Refresh()
	})
}

// close ends the news and closes the data.
func (p *program) close() error {
	p.stop()
	return p.Close()
}

// drafts keeps the drafts of who works here in the office's database.
type drafts struct {
	store *store.Drafts
	who   func() office.Actor
}

// Keep implements shell.Drafts.
func (d drafts) Keep(ctx context.Context, key string, draft shell.Draft) error {
	return d.store.Keep(ctx, d.who(), key, draft)
}

// Read implements shell.Drafts.
func (d drafts) Read(ctx context.Context, key string) (shell.Draft, error) {
	var draft shell.Draft
	_, err := d.store.Read(ctx, d.who(), key, &draft)
	return draft, err
}

// Drop implements shell.Drafts.
func (d drafts) Drop(ctx context.Context, key string) error { return d.store.Drop(ctx, d.who(), key) }
