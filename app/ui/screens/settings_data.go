package screens

import (
	"context"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// How many invented dossiers and letters "Nạp dữ liệu mẫu" makes: enough to try everything, made in seconds.
const (
	sampleDossiers  = 300
	sampleLetters   = 80
	sampleDocuments = 200
	sampleSeed      = 2026
)

// dataPage tells where the data lie and examines them.
type dataPage struct {
	host    shell.Host
	deps    deps
	facts   *kit.KeyValue
	check   *kit.Button
	backup  *kit.Button
	report  *fyne.Container
	content fyne.CanvasObject
}

func newDataPage(h shell.Host, d deps) shell.Page {
	p := &dataPage{host: h, deps: d, facts: kit.NewKeyValue(), report: kit.VBox(0)}
	p.check = kit.NewPrimary(kit.T("Kiểm tra ngay"), "Ctrl+Enter", p.examine)
	p.backup = kit.NewButton(kit.T("Sao lưu ngay"), p.backUp)
	p.backup.Shortcut = "Ctrl+B"
	buttons := kit.Flow(8,
		kit.NewButton(kit.T("Nơi sao lưu…"), p.chooseFolder),
		kit.NewButton(kit.T("Số bản giữ lại…"), func() { askBackupKeep(h, d.place) }),
		kit.NewButton(kit.T("Mở thư mục dữ liệu"), func() { openFolder(h, d.place.Data) }),
		kit.NewButton(kit.T("Lưu nhật ký"), p.saveLog),
		kit.NewButton(kit.T("Lập lại từ tìm kiếm"), p.reindex),
		kit.NewButton(kit.T("Nạp dữ liệu mẫu"), p.sample))
	rows := kit.VBox(14, p.facts, buttons, p.report)
	p.content = kit.VBox(0, head(kit.T("Dữ liệu"), p.backup, p.check),
		kit.Grow(kit.Fill(kit.ColorSurface, kit.AtMost(780, kit.Scroll(kit.Pad(rows, 14, 14, 14, 14))))))
	p.Reload()
	return p
}

// Content implements shell.Page.
func (p *dataPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *dataPage) Shown() { p.host.Window().Canvas().Focus(p.check) }

// Commands implements shell.Commander.
func (p *dataPage) Commands() []shell.Command {
	return []shell.Command{
		{Key: "data.check", Label: "Kiểm tra ngay", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.examine},
		{Key: "data.backup", Label: "Sao lưu ngay", Shortcut: "Ctrl+B", Icon: kit.IconDownload, Do: p.backUp},
		{Key: "data.backup.folder", Label: "Nơi sao lưu…", Icon: kit.IconFolder, Do: p.chooseFolder},
		{Key: "data.backup.keep", Label: "Số bản giữ lại…", Icon: kit.IconFolder, Do: func() { askBackupKeep(p.host, p.deps.place) }},
		{
			Key: "data.backup.stop", Label: "Thôi sao lưu hằng ngày", Icon: kit.IconTrash,
			Do: func() { stopBackups(p.host, p.deps.place) }, Allowed: func() (bool, string) {
				return p.deps.place.plan().Folder != "", kit.T("Chưa chọn nơi sao lưu")
			},
		},
		{Key: "data.folder", Label: "Mở thư mục dữ liệu", Icon: kit.IconFolder, Do: func() { openFolder(p.host, p.deps.place.Data) }},
		{Key: "data.reindex", Label: "Lập lại từ tìm kiếm", Icon: kit.IconSearch, Do: p.reindex},
		{Key: "data.sample", Label: "Nạp dữ liệu mẫu", Icon: kit.IconFlask, Do: p.sample},
	}
}

// Reload implements shell.Refreshable.
func (p *dataPage) Reload() {
	var dossiers, letters, procedures int
	var backups []kit.Pair
	p.host.Runner().Go("data.counts", func(ctx context.Context, _ *task.Progress) (err error) {
		store := p.deps.office.Store
		if dossiers, err = store.Dossiers.Count(ctx, office.Query{}); err != nil {
			return err
		}
		if letters, err = store.Letters.Count(ctx, office.Query{}); err != nil {
			return err
		}
		backups = p.deps.place.backupPairs()
		procedures, err = store.Procedures.Count(ctx, office.Query{})
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.facts.SetPairs(append([]kit.Pair{
			{Label: kit.T("Thư mục"), Value: p.deps.place.Data},
			{Label: kit.T("Cơ sở dữ liệu"), Value: p.deps.office.Store.Kind()},
			{Label: kit.T("Nhật ký"), Value: p.deps.place.Log},
			{Label: kit.T("Đang giữ"), Value: kit.Tf("%s hồ sơ, %s thư, %s phiên bản thủ tục", thousands(dossiers), thousands(letters), thousands(procedures))},
		}, backups...)...)
		p.content.Refresh()
	})
}

// backUp backs the office up now.
func (p *dataPage) backUp() { BackUp(p.host, p.deps.office, p.deps.place) }

// chooseFolder asks where to and makes the first backup there.
func (p *dataPage) chooseFolder() { chooseBackupFolder(p.host, p.deps.place, p.backUp) }

// thousands writes a number with points: 1.250.
func thousands(n int) string { return strings.TrimSuffix(office.Money(n).String(), " đ") }

// examine checks everything that is kept; nothing is changed.
func (p *dataPage) examine() {
	var report work.CheckReport
	p.check.SetEnabled(false, kit.T("Đang kiểm tra"))
	p.host.Runner().Go("data.check", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang kiểm tra"))
		report, err = p.deps.office.Checker().Check(ctx, func(what string, done int) {
			progress.SetText(kit.Tf("Đang kiểm tra: %s, %s", what, thousands(done)))
		})
		return err
	}, func(err error) {
		p.check.SetEnabled(true, "")
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.show(report)
	})
}

// reindex makes search words again that an earlier version has written, then examines anew.
func (p *dataPage) reindex() {
	p.host.Runner().Go("data.reindex", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang lập lại từ tìm kiếm"))
		_, err := p.deps.office.Checker().Reindex(ctx, func(mended int) {
			progress.SetText(kit.Tf("Đang lập lại từ tìm kiếm: %s", thousands(mended)))
		})
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.examine()
	})
}

func (p *dataPage) show(report work.CheckReport) {
	banner := kit.NewBanner(kit.ToneDone, kit.T("Dữ liệu toàn vẹn"), kit.Tf("Kiểm tra xong lúc %s.", fullTime(p.host.Now())), "", nil)
	if !report.Good {
		banner = kit.NewBanner(kit.ToneLate, kit.T("Có chỗ không khớp"), kit.T("Hãy lưu nhật ký và gửi cho người hỗ trợ; dữ liệu chưa bị sửa gì."), "", nil)
	}
	p.report.Objects = []fyne.CanvasObject{banner}
	for _, item := range report.Items {
		p.report.Add(checkLines(item))
	}
	p.report.Refresh()
	p.content.Refresh()
}

// mostLines is how many problems and notes of a kind are shown.
const mostLines = 10

// checkLines is one examined thing: how much was looked at and what is wrong.
func checkLines(item work.CheckItem) fyne.CanvasObject {
	verdict := kit.NewLabel(kit.Tf("%s đã xem, không lỗi", thousands(item.Checked)))
	verdict.SetTone(kit.ToneDone)
	if item.Found > 0 {
		verdict.SetText(kit.Tf("%s đã xem, %d lỗi", thousands(item.Checked), item.Found))
		verdict.SetTone(kit.ToneLate)
	}
	rows := []fyne.CanvasObject{kit.HBox(8, kit.Grow(kit.NewBold(kit.T(item.Name))), verdict)}
	for i, text := range append(append([]string{}, item.Problems...), item.Notes...) {
		if i == mostLines {
			rows = append(rows, kit.NewMuted(kit.Tf("và %d dòng nữa", len(item.Problems)+len(item.Notes)-mostLines)))
			break
		}
		line := kit.NewMuted(text)
		line.Wrap = true
		if i < len(item.Problems) {
			line.SetTone(kit.ToneLate)
		}
		rows = append(rows, line)
	}
	return kit.VBox(0, kit.Pad(kit.VBox(3, rows...), 9, 0, 9, 0), kit.HLine())
}

// saveLog copies the log to where the user can send it from.
func (p *dataPage) saveLog() {
	var path string
	name := "nhat-ky-" + string(office.DayOf(p.host.Now())) + ".log"
	p.host.Runner().Go("data.savelog", func(context.Context, *task.Progress) (err error) {
		path, err = p.deps.place.Write(name, func(to io.Writer) error {
			log, err := os.Open(p.deps.place.Log)
			if err != nil {
				return office.Unavailable(err, "Không đọc được tệp nhật ký %s.", p.deps.place.Log)
			}
			defer func() { _ = log.Close() }()
			_, err = io.Copy(to, log)
			return err
		})
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Notify(kit.ToneDone, kit.Tf("Đã ghi %s", path))
	})
}

// sample asks, then fills the register with invented records to try the program on.
func (p *dataPage) sample() {
	p.host.Confirm(kit.T("Nạp dữ liệu mẫu"),
		kit.Tf("Thêm %d hồ sơ, %d thư và khoảng %d văn bản bịa vào dữ liệu này để dùng thử? Chúng không bỏ đi được; đừng nạp vào dữ liệu đang làm việc thật.", sampleDossiers, sampleLetters, sampleDocuments),
		kit.T("Nạp dữ liệu mẫu"), true, func() { loadSample(p.host, p.deps) })
}

// loadSample fills the register with invented records beside the window.
func loadSample(h shell.Host, d deps) {
	h.Runner().Go("data.sample", func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang nạp dữ liệu mẫu"))
		progress.Total.Store(sampleDossiers + sampleLetters + sampleDocuments)
		if err := d.office.SampleDocuments(ctx, sampleDocuments, sampleSeed, func(done, _ int) { progress.Done.Store(int64(done)) }); err != nil {
			return err
		}
		return d.office.Sample(ctx, sampleDossiers, sampleLetters, sampleSeed, func(done, _ int) { progress.Done.Store(int64(sampleDocuments + done)) })
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Notify(kit.ToneDone, kit.T("Đã nạp dữ liệu mẫu."))
		h.Refresh()
	})
}
