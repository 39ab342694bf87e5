package work_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// plan is a backup of the bench into a folder of its own.
func (b *bench) plan(keep int) work.BackupPlan {
	return work.BackupPlan{Folder: filepath.Join(b.T.TempDir(), "sao lưu"), Data: b.Dir, Keep: keep}
}

// attached accepts a dossier that has a file.
func (b *bench) attached(name, content string) *dossier.Dossier {
	b.T.Helper()
	ref, err := b.Blobs.Put(strings.NewReader(content))
	b.Must(err)
	x := b.draft("2.002381", name)
	x.OtherFiles = []dossier.File{{Name: "phu-luc.pdf", SHA256: ref.SHA256, Size: ref.Size}}
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	return x
}

// A backup that is made while dossiers are accepted becomes a new data folder in which everything is right.
func TestABackupIsRestored(t *testing.T) {
	b := newBench(t)
	b.Must(b.Sample(b.Ctx, 40, 30, 1, nil))
	b.Must(os.MkdirAll(b.Dir+"/forms/tt03-2025", 0o700))
	b.Must(os.WriteFile(b.Dir+"/forms/tt03-2025/own.txt", []byte("của cơ quan"), 0o600))
	first := b.attached("Nguyễn Văn An", "phụ lục thứ nhất")
	before, err := b.Store.Dossiers.Count(b.Ctx, office.Query{})
	b.Must(err)
	plan, late := b.plan(0), (*dossier.Dossier)(nil)
	made, err := b.Backup(b.Ctx, plan, func(what string, _, _ int) {
		if late == nil && strings.Contains(what, "cơ sở dữ liệu") {
			late = b.attached("Đến giữa chừng", "phụ lục thứ hai")
		}
	})
	b.Must(err)
	if !made.Good() || late == nil || made.Copied == 0 || made.Copied != made.Files || made.Records == 0 {
		t.Fatalf("made %+v", made)
	}
	data := filepath.Join(t.TempDir(), "dữ liệu mới")
	restored, err := work.Restore(b.Ctx, plan.Folder, data, nil)
	b.Must(err)
	again := &bench{worktest.Open(t, data, b.Clock)}
	report, err := again.Checker().Check(b.Ctx, nil)
	b.Must(err)
	if !report.Good || !restored.Good() {
		t.Errorf("restored %+v: %+v", restored, report)
	}
	if n, err := again.Store.Dossiers.Count(b.Ctx, office.Query{}); err != nil || n != before {
		t.Errorf("%d dossiers, want %d: %v", n, before, err)
	}
	kept, err := again.Store.Dossiers.Get(b.Ctx, first.ID)
	b.Must(err)
	b.Must(again.Blobs.Verify(kept.OtherFiles[0].SHA256))
	if own, err := os.ReadFile(data + "/forms/tt03-2025/own.txt"); err != nil || string(own) != "của cơ quan" {
		t.Errorf("the office's forms: %q, %v", own, err)
	}
	again.attached("Sau khi phục hồi", "làm tiếp được")
	if _, err := work.Restore(b.Ctx, plan.Folder, data, nil); office.CodeOf(err) != office.CodeExists {
		t.Errorf("restored over data: %v", err)
	}
}

// The second backup copies new files only; too old ones go; a damaged one is refused.
func TestBackupsAreKeptAndRead(t *testing.T) {
	b := newBench(t)
	plan := b.plan(2)
	var made []work.Backup
	for i := range 3 {
		b.attached("Nguyễn Văn An", strings.Repeat("x", i+1))
		one, err := b.Backup(b.Ctx, plan, nil)
		b.Must(err)
		made = append(made, one)
		b.Clock = b.Clock.Add(time.Hour)
	}
	if made[2].Copied >= made[2].Files || made[2].Copied == 0 {
		t.Errorf("the last one copied %d of %d files", made[2].Copied, made[2].Files)
	}
	list, err := work.Backups(plan.Folder)
	b.Must(err)
	if len(list) != 2 || list[0].Folder != made[2].Folder || list[0].LastHash != made[2].LastHash {
		t.Errorf("there are %+v", list)
	}
	file := filepath.Join(list[0].Folder, "vanphongso.db")
	content, err := os.ReadFile(file)
	b.Must(err)
	content[len(content)/2] ^= 1
	b.Must(os.WriteFile(file, content, 0o600))
	if _, err := work.Restore(b.Ctx, plan.Folder, t.TempDir(), nil); office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("a damaged backup: %v", err)
	}
	if _, err := work.Restore(b.Ctx, list[1].Folder, t.TempDir(), nil); err != nil {
		t.Errorf("the older one: %v", err)
	}
	if _, err := work.Restore(b.Ctx, t.TempDir(), t.TempDir(), nil); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("no backup: %v", err)
	}
}

func TestACancelledBackupLeavesNothingHalf(t *testing.T) {
	b := newBench(t)
	b.attached("Nguyễn Văn An", "phụ lục")
	plan := b.plan(0)
	for _, at := range []string{"cơ sở dữ liệu", "kiểm tra", "tệp đính kèm"} {
		ctx, cancel := context.WithCancel(b.Ctx)
		_, err := b.Backup(ctx, plan, func(what string, _, _ int) {
			if strings.Contains(what, at) {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %q: %v", at, err)
		}
	}
	entries, err := os.ReadDir(plan.Folder)
	b.Must(err)
	for _, e := range entries {
		if e.Name() != "files" {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// A file that is gone is named and does not keep the rest from being saved.
func TestABackupNamesWhatIsMissing(t *testing.T) {
	b := newBench(t)
	x := b.attached("Nguyễn Văn An", "sẽ mất")
	sha := x.OtherFiles[0].SHA256
	b.Must(os.Remove(filepath.Join(b.Dir, "files", sha[:2], sha)))
	made, err := b.Backup(b.Ctx, b.plan(0), nil)
	b.Must(err)
	if made.Good() || len(made.Problems) != 1 || !strings.Contains(made.Problems[0], sha[:12]) {
		t.Errorf("made %+v", made)
	}
}

func TestABackupBelongsOutsideTheData(t *testing.T) {
	b := newBench(t)
	for _, folder := range []string{b.Dir, filepath.Join(b.Dir, "sao-luu"), "sao-luu", ""} {
		_, err := b.Backup(b.Ctx, work.BackupPlan{Folder: folder, Data: b.Dir}, nil)
		if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "folder" {
			t.Errorf("%q: %v", folder, err)
		}
	}
	t.Chdir(filepath.Dir(b.Dir)) // as when --data is relative
	if _, err := b.Backup(b.Ctx, work.BackupPlan{Folder: b.Dir, Data: filepath.Base(b.Dir)}, nil); office.FieldOf(err) != "folder" {
		t.Errorf("data named relatively: %v", err)
	}
}
