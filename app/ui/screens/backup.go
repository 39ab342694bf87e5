package screens

import (
	"context"
	"strconv"

	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

const backupTask = "data.backup"

// plan is where the office is backed up to, with an empty Folder for nowhere.
func (w *Workplace) plan() work.BackupPlan {
	s := w.snapshot().Backup
	return work.BackupPlan{Folder: s.Folder, Data: w.Data, Keep: s.Keep}
}

// LastBackup returns the newest backup in the folder that this machine backs up to; it says false when there is none or its
// disk is not there. It reads the disk and is called beside the window.
func (w *Workplace) LastBackup() (work.Backup, bool) {
	list := w.backups()
	if len(list) == 0 {
		return work.Backup{}, false
	}
	return list[0], true
}

func (w *Workplace) backups() []work.Backup {
	folder := w.plan().Folder
	if folder == "" {
		return nil
	}
	list, _ := work.Backups(folder) // a disk that is not plugged in has none
	return list
}

// BackUp backs the office up beside the window and tells how it went. Without a folder it asks for one first.
func BackUp(h shell.Host, o *work.Office, w *Workplace) {
	switch {
	case h.Runner().Busy(backupTask):
		h.Notify(kit.ToneAccent, kit.T("Đang sao lưu…"))
	case w.plan().Folder == "":
		chooseBackupFolder(h, w, func() { BackUp(h, o, w) })
	default:
		runBackup(h, o, w, func(made work.Backup) { h.Notify(kit.ToneDone, kit.Tf("Đã sao lưu vào %s.", made.Folder)) })
	}
}

// BackUpDue backs the office up when a folder is chosen and today's backup is not there yet. A folder that is not there, for
// its disk is not plugged in, is told once a day and not made on another disk.
func BackUpDue(h shell.Host, o *work.Office, w *Workplace) {
	folder, today := w.plan().Folder, office.DayOf(h.Now())
	if folder == "" || w.backupTried == today || h.Runner().Busy(backupTask) {
		return
	}
	due := false
	h.Runner().Go("data.backupdue", func(context.Context, *task.Progress) error {
		list, err := work.Backups(folder)
		due = len(list) == 0 || office.DayOf(list[0].At) < today
		return err
	}, func(err error) {
		if !due {
			return
		}
		w.backupTried = today
		if err != nil {
			h.Fail(err)
			return
		}
		runBackup(h, o, w, func(work.Backup) {})
	})
}

func runBackup(h shell.Host, o *work.Office, w *Workplace, good func(work.Backup)) {
	var made work.Backup
	h.Runner().Go(backupTask, func(ctx context.Context, progress *task.Progress) (err error) {
		made, err = o.Backup(ctx, w.plan(), func(what string, done, total int) {
			progress.SetText(kit.T(what))
			progress.Done.Store(int64(done))
			progress.Total.Store(int64(total))
		})
		return err
	}, func(err error) {
		switch {
		case err != nil:
			h.Fail(err)
		case !made.Good():
			h.Notify(kit.ToneSoon, kit.Tf("Bản sao lưu thiếu %d chỗ, ví dụ: %s", len(made.Problems), made.Problems[0]))
		default:
			good(made)
		}
		h.Refresh()
	})
}

// chooseBackupFolder asks for the folder, keeps it and goes on.
func chooseBackupFolder(h shell.Host, w *Workplace, then func()) {
	kit.ChooseFolder(h.Window(), h.Runner(), kit.T("Nơi sao lưu"), w.plan().Folder, func(path string) {
		w.Change(h, func(s *settings.Settings) { s.Backup.Folder = path })
		w.backupTried = ""
		h.Refresh()
		then()
	})
}

// askBackupKeep asks how many backups stay.
func askBackupKeep(h shell.Host, w *Workplace) {
	h.Prompt(kit.T("Số bản sao lưu giữ lại"), kit.Tf("Đang giữ %s. Bản cũ hơn tự bỏ đi sau mỗi lần sao lưu; 0 là giữ tất cả.", keepText(w.plan().Keep)),
		kit.T("Số bản"), kit.T("Lưu"), true, func(text string) {
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 {
				h.Fail(office.Invalid("keep", "Số bản phải là một số từ 0 trở lên, không phải “%s”.", text))
				return
			}
			w.Change(h, func(s *settings.Settings) { s.Backup.Keep = n })
			h.Refresh()
		})
}

// stopBackups ends the daily backup after a question; what is there stays.
func stopBackups(h shell.Host, w *Workplace) {
	h.Confirm(kit.T("Thôi sao lưu hằng ngày"), kit.Tf("Không sao lưu vào %s nữa? Các bản đã có vẫn còn ở đó.", w.plan().Folder),
		kit.T("Thôi sao lưu"), true, func() {
			w.Change(h, func(s *settings.Settings) { s.Backup.Folder = "" })
			h.Refresh()
		})
}

func keepText(keep int) string {
	if keep == 0 {
		return kit.T("tất cả các bản")
	}
	return kit.Tf("%d bản gần nhất", keep)
}

// backupPairs are the lines about backups in the list of facts. They read the disk and are made beside the window.
func (w *Workplace) backupPairs() []kit.Pair {
	plan := w.plan()
	if plan.Folder == "" {
		return []kit.Pair{{Label: kit.T("Sao lưu"), Value: kit.T("chưa chọn nơi sao lưu; hãy chọn một thư mục trên ổ đĩa khác")}}
	}
	last := kit.T("chưa có bản nào ở đó")
	list := w.backups()
	if len(list) > 0 {
		last = kit.Tf("%s, %d thư và tệp đính kèm", fullTime(list[0].At), list[0].Files)
	}
	return []kit.Pair{
		{Label: kit.T("Sao lưu"), Value: kit.Tf("%s, mỗi ngày một lần, giữ %s, đang có %d", plan.Folder, keepText(plan.Keep), len(list))},
		{Label: kit.T("Bản gần nhất"), Value: last},
	}
}
