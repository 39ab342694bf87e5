package work

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanphongso/data/blob"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// BackupPlan says where backups go. In the folder each backup has a folder of its own with the database; the mails and
// attachments, which never change, lie once for all of them in the folder "files".
type BackupPlan struct {
	Folder string // better on another disk
	Data   string // data folder, whose own forms are kept too
	Keep   int    // how many backups stay, the newest; 0 means all
}

// Backup is what one backup holds, kept in it as manifest.json.
type Backup struct {
	Folder   string    `json:"-"`             // where it lies
	At       time.Time `json:"at"`            // the database is as it was then
	Database string    `json:"database"`      // SHA-256 of the database file; "" when a server keeps the database
	Size     int64     `json:"size"`          // of the database, bytes
	Records  int       `json:"audit_records"` // in the chain, which was verified
	LastHash string    `json:"audit_hash"`    // its end
	Files    int       `json:"files"`         // mails and attachments that the database names
	Copied   int       `json:"files_copied"`  // those of them that earlier backups had not
	Problems []string  `json:"problems"`      // Vietnamese: what could not be kept or is wrong in what was kept
}

// Good says whether everything is in the backup.
func (b *Backup) Good() bool { return len(b.Problems) == 0 }

// BackupProgress is told what is being done, how far it is, and of how much (0 = unknown). It may be nil.
type BackupProgress func(what string, done, total int)

const (
	backupPrefix   = "vanphongso-"
	unfinished     = ".dang-sao-luu-" // a backup under way; a killed one stays under such a name
	manifestName   = "manifest.json"
	backupFiles    = "files"
	backupForms    = "forms"
	unfinishedRest = 24 * time.Hour // an unfinished backup older than that belongs to nobody
)

// Backup copies the database, the mails and attachments and the office's own forms into plan.Folder while the office goes
// on working, examines the copy, and only then gives it its name: what fails or is cancelled leaves no backup, and the
// older ones stay. A file that is missing or damaged is a problem of the backup and does not end it. Of a shared office the
// files are kept; its server's database is not.
//
// Errors: office.CodeInvalid with Field "folder", office.CodeUnavailable when the disk fails.
func (o *Office) Backup(ctx context.Context, plan BackupPlan, progress BackupProgress) (Backup, error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	b := Backup{At: o.Time(), Problems: []string{}}
	if err := plan.prepare(); err != nil {
		return b, err
	}
	place, err := os.MkdirTemp(plan.Folder, unfinished)
	if err != nil {
		return b, backupTrouble(err, plan.Folder)
	}
	defer func() { _ = os.RemoveAll(place) }() // does nothing once it has its name
	if err := o.fillBackup(ctx, &b, plan, place, progress); err != nil {
		return b, err
	}
	b.Folder = filepath.Join(plan.Folder, backupPrefix+b.At.In(office.Zone).Format("20060102-150405"))
	if err := os.Rename(place, b.Folder); err != nil {
		return b, backupTrouble(err, plan.Folder)
	}
	return b, plan.prune(o.Time())
}

// fillBackup puts everything into the folder of a backup.
func (o *Office) fillBackup(ctx context.Context, b *Backup, plan BackupPlan, place string, progress BackupProgress) error {
	file, named := filepath.Join(place, store.FileName), o.Store
	err := o.Store.CopyTo(ctx, file, func(done, total int) { progress("Đang chép cơ sở dữ liệu", done, total) })
	switch {
	case office.CodeOf(err) == office.CodeRefused: // a server's
		b.Problems = append(b.Problems, office.MessageOf(err))
	case err != nil:
		return err
	default:
		if named, err = store.OpenCopy(ctx, file); err != nil {
			return err
		}
		defer func() { _ = named.Close() }() // it was only read
		if err := b.examine(ctx, named, file, progress); err != nil {
			return err
		}
	}
	kept, err := blob.Open(filepath.Join(plan.Folder, backupFiles))
	if err != nil {
		return err
	}
	if err := b.keepFiles(ctx, named, o.Blobs, kept, progress); err != nil {
		return err
	}
	if err := copyForms(plan.Data, place); err != nil {
		return backupTrouble(err, plan.Folder)
	}
	return b.write(place)
}

// examine looks whether the copy of the database is whole.
func (b *Backup) examine(ctx context.Context, kept *store.Store, file string, progress BackupProgress) error {
	progress("Đang kiểm tra bản sao", 0, 0)
	wrong, err := kept.Integrity(ctx)
	if err != nil {
		return err
	}
	if len(wrong) > 0 {
		return office.Unavailable(errors.New(strings.Join(wrong, "; ")),
			"Cơ sở dữ liệu có lỗi nên bản sao này không được giữ, các bản cũ vẫn còn; hãy chạy Kiểm tra dữ liệu và báo người hỗ trợ.")
	}
	chain, err := kept.Audit.Verify(ctx)
	if err != nil {
		return err
	}
	b.Records, b.LastHash, b.Problems = chain.Records, chain.LastHash, append(b.Problems, chain.Trouble...)
	b.Database, b.Size, err = fileHash(file)
	return err
}

// keepFiles copies the files that a database names from one store to another.
func (b *Backup) keepFiles(ctx context.Context, named *store.Store, from, to *blob.Store, progress BackupProgress) error {
	return named.BlobHashes(ctx, func(sha string) error {
		if b.Files++; b.Files%100 == 1 {
			progress("Đang chép thư và tệp đính kèm", b.Files, 0)
		}
		n, err := from.CopyTo(to, sha)
		switch office.CodeOf(err) {
		case office.CodeNotFound, office.CodeInvalid:
			b.Problems = append(b.Problems, office.MessageOf(err))
			return ctx.Err()
		}
		if n > 0 {
			b.Copied++
		}
		return cmp.Or(err, ctx.Err())
	})
}

// write keeps the manifest.
func (b *Backup) write(place string) error {
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(place, manifestName), append(text, '\n'), 0o600); err != nil {
		return backupTrouble(err, place)
	}
	return nil
}

// prepare checks the plan and makes its folder.
func (p BackupPlan) prepare() error {
	if !filepath.IsAbs(p.Folder) {
		return office.Invalid("folder", "Nơi sao lưu phải là đường dẫn đầy đủ của một thư mục, ví dụ /media/usb/sao-luu hoặc D:\\sao-luu.")
	}
	data, err := filepath.Abs(p.Data)
	if err != nil {
		return backupTrouble(err, p.Data)
	}
	if inside, err := filepath.Rel(data, p.Folder); err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return office.Invalid("folder", "Nơi sao lưu phải nằm ngoài thư mục dữ liệu %s, tốt nhất là trên ổ đĩa khác.", p.Data)
	}
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return backupTrouble(err, p.Folder)
	}
	return nil
}

// prune takes away backups that are too many and what killed ones left. Files of dropped backups stay: the office never
// deletes a mail, so newer backups name them too.
func (p BackupPlan) prune(now time.Time) error {
	list, err := Backups(p.Folder)
	if err != nil {
		return err
	}
	if p.Keep > 0 && len(list) > p.Keep {
		for _, old := range list[p.Keep:] {
			err = errors.Join(err, os.RemoveAll(old.Folder))
		}
	}
	left, _ := filepath.Glob(filepath.Join(p.Folder, unfinished+"*")) // the pattern is well formed
	for _, folder := range left {
		if info, gone := os.Stat(folder); gone == nil && now.Sub(info.ModTime()) > unfinishedRest {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}
	if err != nil {
		return backupTrouble(err, p.Folder)
	}
	return nil
}

// Backups lists the backups in a folder, newest first. Error: office.CodeUnavailable when the folder cannot be read.
func Backups(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được thư mục sao lưu %s; hãy kiểm tra ổ đĩa đã cắm chưa.", folder)
	}
	var list []Backup
	for _, e := range entries {
		if b, err := readBackup(filepath.Join(folder, e.Name())); err == nil && strings.HasPrefix(e.Name(), backupPrefix) {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Folder, a.Folder)) })
	return list, nil
}

// readBackup reads the manifest of one backup.
func readBackup(folder string) (Backup, error) {
	b := Backup{Folder: folder}
	text, err := os.ReadFile(filepath.Join(folder, manifestName))
	if err != nil {
		return b, err
	}
	return b, json.Unmarshal(text, &b)
}

// copyForms copies the forms of one data folder or backup into another one; most offices have none.
func copyForms(from, to string) error {
	err := os.CopyFS(filepath.Join(to, backupForms), os.DirFS(filepath.Join(from, backupForms)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// fileHash returns the SHA-256 and the size of a file.
func fileHash(path string) (string, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, backupTrouble(err, path)
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	if err != nil {
		return "", 0, backupTrouble(err, path)
	}
	return hex.EncodeToString(sum.Sum(nil)), n, nil
}

func backupTrouble(err error, path string) error {
	return office.Unavailable(err, "Không đọc ghi được nơi sao lưu %s; hãy kiểm tra ổ đĩa, chỗ trống và quyền ghi.", path)
}
