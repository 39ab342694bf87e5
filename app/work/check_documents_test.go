package work_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// Documents that were changed behind the program's back are found, each by its name.
func TestCheckFindsDamagedDocuments(t *testing.T) {
	b := newBench(t)
	first, second, third := b.arrival("1/SNV-VP"), b.arrival("2/SNV-VP"), b.arrival("3/SNV-VP")
	file := filepath.Join(t.TempDir(), "scan.pdf")
	b.Must(os.WriteFile(file, []byte("%PDF-1.4 scan"), 0o600))
	added, err := b.AddFile(b.Ctx, file)
	b.Must(err)
	x := &document.Outgoing{Type: "Báo cáo", Summary: "Báo cáo công tác", Unit: "Văn phòng", Files: []office.File{added}}
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	_, err = b.Registry().MoveOutgoing(b.Ctx, x.ID, 0, document.ActSign, document.Given{Signer: "Phạm Hùng", SignedOn: office.DayOf(b.Clock)})
	b.Must(err)
	x, err = b.Registry().MoveOutgoing(b.Ctx, x.ID, 0, document.ActNumber, document.Given{})
	b.Must(err)
	b.Good()

	b.Must(os.Remove(filepath.Join(b.Dir, "files", added.SHA256[:2], added.SHA256)))
	b.Must(b.Store.Update(b.Ctx, b.Who(), "test", func(tx *storeTx) error {
		first.AnswerID, first.FolderID = 777, 778
		second.State = document.Cancelled
		third.LetterID = 779
		stray := *first
		stray.ID, stray.Version, stray.Serial, stray.AnswerID, stray.FolderID = 0, 0, 9, 0, 0
		for _, y := range []*document.Incoming{first, second, third, &stray} {
			if err := b.Store.Incoming.Save(tx, y); err != nil {
				return err
			}
		}
		x.OtherID, x.AnswersID = 780, []int64{781}
		folder := document.Folder{Year: 2026, Code: "01.VP", Title: "Công tác", Keeper: "Bích", State: document.Opened, Items: []document.Item{
			{Kind: document.ItemOutgoing, ID: x.ID, Number: x.Number, Summary: "x"}, {Kind: document.ItemIncoming, ID: 782, Number: "4/SNV-VP", Summary: "x"},
		}}
		if err := b.Store.Folders.Save(tx, &folder); err != nil {
			return err
		}
		return b.Store.Outgoing.Save(tx, x)
	}))
	report, err := b.Checker().Check(b.Ctx, nil)
	b.Must(err)
	for item, words := range map[string][]string{
		"Số văn bản đến, văn bản đi": {"Văn bản đến số 09/2026: số 9 của Văn bản đến năm 2026 không có trong sổ cấp số", "số 2 của Văn bản đến năm 2026 của văn bản đã hủy mà chưa hủy"},
		"Liên kết của văn bản, hồ sơ công việc": {
			"số 01/2026 ghi văn bản trả lời", "số 01/2026 ghi hồ sơ công việc", "số 03/2026 ghi thư", "01/BC-SKHCN (dòng 1) ghi văn bản đính chính", "ghi văn bản đến mà nó trả lời",
			"Hồ sơ 01.VP năm 2026 có văn bản 01/BC-SKHCN nhưng văn bản ấy không ghi hồ sơ này", "Hồ sơ 01.VP năm 2026 ghi văn bản đến 4/SNV-VP",
		},
		"Tệp đính kèm và bản gốc": {"Văn bản đi 01/BC-SKHCN (dòng 1), tệp “scan.pdf”"},
	} {
		found := find(report, item)
		for _, want := range words {
			if !strings.Contains(strings.Join(found.Problems, "\n"), want) {
				t.Errorf("%s: no %q in\n%s", item, want, strings.Join(found.Problems, "\n"))
			}
		}
		if found.Found != len(words) {
			t.Errorf("%s: %d problems, want %d:\n%s", item, found.Found, len(words), strings.Join(found.Problems, "\n"))
		}
	}
}
