package registry_test

import (
	"strings"
	"testing"

	"vanphongso/app/paper"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

func (b *bench) folder(year int, code string) *document.Folder {
	b.T.Helper()
	f := &document.Folder{Year: year, Code: code, Title: "Hồ sơ năm " + office.DayOf(b.Clock).String()[6:], Keeper: "Lý A", Retention: 20}
	b.Must(b.Registry().SaveFolder(b.Ctx, f))
	return f
}

func (b *bench) moveFolder(f *document.Folder, action string, g document.FolderGiven) {
	b.T.Helper()
	saved, err := b.Registry().MoveFolder(b.Ctx, f.ID, 0, action, g)
	b.Must(err)
	*f = *saved
}

func TestFoldersAreHandedInTogetherOrNotAtAll(t *testing.T) {
	b := newBench(t)
	first, second := b.folder(2026, "01.TCCB"), b.folder(2026, "02.TCCB")
	paperOnly := document.FolderGiven{Items: []document.Item{{Kind: document.ItemOther, Summary: "Biên bản", Sheets: 2}}}
	b.moveFolder(first, document.ActOpen, document.FolderGiven{})
	b.moveFolder(first, document.ActAdd, paperOnly)
	b.moveFolder(first, document.ActClose, document.FolderGiven{})
	h := document.HandIn{On: office.DayOf(b.Clock), Giver: "Lý A", Receiver: "Vàng Thị Mỷ", Boxes: 1}
	if _, err := b.Registry().HandIn(b.Ctx, []int64{first.ID, second.ID}, h); office.CodeOf(err) != office.CodeRefused {
		t.Fatalf("one is not closed: %v", err)
	}
	if kept, err := b.Store.Folders.Get(b.Ctx, first.ID); err != nil || kept.State != document.Closed {
		t.Fatalf("the other one is %s, %v", kept.State, err)
	}
	b.moveFolder(second, document.ActOpen, document.FolderGiven{})
	b.moveFolder(second, document.ActAdd, paperOnly)
	b.moveFolder(second, document.ActClose, document.FolderGiven{})
	handed, err := b.Registry().HandIn(b.Ctx, []int64{first.ID, second.ID}, h)
	if err != nil || len(handed) != 2 || handed[1].State != document.HandedIn {
		t.Fatalf("%+v, %v", handed, err)
	}
	minutes, err := b.Registry().HandInMinutes(b.Ctx, 2026, h.On)
	b.Must(err)
	text, err := paper.Text(b.Ctx, minutes)
	b.Must(err)
	if !strings.Contains(text, "Vàng Thị Mỷ") {
		t.Error(text)
	}
}

func TestAYearsListIsBegunWithAnother(t *testing.T) {
	b := newBench(t)
	b.folder(2025, "01.TCCB")
	b.folder(2025, "02.TCCB")
	b.folder(2026, "02.TCCB")
	for want, years := range map[office.Code][2]int{office.CodeInvalid: {2026, 2026}, "": {2025, 2026}} {
		made, err := b.Registry().CopyFolders(b.Ctx, years[0], years[1])
		if office.CodeOf(err) != want || err == nil && made != 1 {
			t.Errorf("%v: %d, %v", years, made, err)
		}
	}
	if made, err := b.Registry().CopyFolders(b.Ctx, 2025, 2026); err != nil || made != 0 {
		t.Errorf("the second time %d, %v", made, err)
	}
	if _, err := b.Registry().CopyFolders(b.Ctx, 1999, 2026); office.FieldOf(err) != "from" {
		t.Error(err)
	}
}

func TestADocumentLeavesItsFolder(t *testing.T) {
	b := newBench(t)
	f, x := b.folder(2026, "01.TCCB"), b.register("1820/UBND-KGVX")
	b.direct(x.ID, document.ActNotice, document.Given{})
	b.moveFolder(f, document.ActOpen, document.FolderGiven{})
	b.moveFolder(f, document.ActAdd, document.FolderGiven{Items: []document.Item{{Kind: document.ItemIncoming, ID: x.ID, Summary: x.Summary}}})
	if kept, _ := b.Store.Incoming.Get(b.Ctx, x.ID); kept.FolderID != f.ID {
		t.Fatalf("it lies in %d", kept.FolderID)
	}
	b.moveFolder(f, document.ActRemove, document.FolderGiven{Note: "để nhầm hồ sơ"})
	kept, err := b.Store.Incoming.Get(b.Ctx, x.ID)
	b.Must(err)
	last := kept.Events[len(kept.Events)-1]
	if kept.FolderID != 0 || last.Action != document.ActTakeOut || !strings.Contains(last.Note, "01.TCCB") || len(f.Items) != 0 {
		t.Errorf("it lies in %d, %+v", kept.FolderID, last)
	}
}
