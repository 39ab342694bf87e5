package work

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vanphongso/data/blob"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Restore makes a new data folder of a backup: folder is one backup, or what holds several, then the newest is taken. The
// database comes last, so that a folder in which Restore was broken off has none. What is missing stands in Problems; the
// examination of the data (Checker) says which records it concerns.
//
// Errors: office.CodeNotFound when there is no backup, office.CodeExists when the data folder has data already,
// office.CodeInvalid when the backup was damaged, office.CodeRefused when a server keeps the database,
// office.CodeUnavailable.
func Restore(ctx context.Context, folder, data string, progress BackupProgress) (Backup, error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	b, err := chooseBackup(folder)
	if err != nil {
		return b, err
	}
	file, target := filepath.Join(b.Folder, store.FileName), filepath.Join(data, store.FileName)
	if err := b.restorable(file, target); err != nil {
		return b, err
	}
	kept, err := store.OpenCopy(ctx, file)
	if err != nil {
		return b, err
	}
	defer func() { _ = kept.Close() }() // it was only read
	if err := os.MkdirAll(data, 0o700); err != nil {
		return b, office.Unavailable(err, "Không tạo được thư mục dữ liệu “%s”; hãy kiểm tra ổ đĩa và quyền ghi.", data)
	}
	from, err := blob.Open(filepath.Join(filepath.Dir(b.Folder), backupFiles))
	if err != nil {
		return b, err
	}
	to, err := blob.Open(filepath.Join(data, backupFiles))
	if err != nil {
		return b, err
	}
	b.Files, b.Copied = 0, 0
	if err := b.keepFiles(ctx, kept, from, to, progress); err != nil {
		return b, err
	}
	if err := copyForms(b.Folder, data); err != nil {
		return b, backupTrouble(err, data)
	}
	return b, kept.CopyTo(ctx, target, func(done, total int) { progress("Đang chép cơ sở dữ liệu", done, total) })
}

// chooseBackup reads the backup in a folder, or the newest of those in it.
func chooseBackup(folder string) (Backup, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return Backup{}, backupTrouble(err, folder)
	}
	b, err := readBackup(folder)
	if err == nil {
		return b, nil
	}
	list, err := Backups(folder)
	if err != nil {
		return b, err
	}
	if len(list) == 0 {
		return b, office.NotFound("Không có bản sao lưu nào trong %s.", folder)
	}
	return list[0], nil
}

// restorable says why a backup cannot be restored, nil when it can.
func (b *Backup) restorable(file, target string) error {
	if b.Database == "" {
		return office.Refuse("Bản sao lưu này chỉ có tệp đính kèm: cơ sở dữ liệu nằm trên máy chủ PostgreSQL, hãy phục hồi nó bằng pg_restore và dùng --files để chỉ thư mục tệp.")
	}
	if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
		return &office.Error{Code: office.CodeExists, Message: "Thư mục " + filepath.Dir(target) + " đã có dữ liệu; hãy phục hồi vào một thư mục mới.", Cause: err}
	}
	hash, _, err := fileHash(file)
	if err != nil {
		return err
	}
	if hash != b.Database {
		return office.Invalid("database", "Bản sao lưu %s đã bị thay đổi hoặc hỏng: cơ sở dữ liệu không còn khớp với mã kiểm tra; hãy dùng bản khác.", b.Folder)
	}
	return nil
}
