package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// noticed registers an incoming document with a file and keeps it for notice, so that it may be filed.
func (d *desk) noticed(number, summary string, files ...office.File) *document.Incoming {
	d.t.Helper()
	registry := d.office.Registry()
	x := registry.Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary, x.Pages, x.Files = "UBND tỉnh Lào Cai", number, x.ArrivedOn, "Công văn", summary, 2, files
	d.must(registry.Register(d.ctx, x, document.Ordinary))
	x, err := registry.Move(d.ctx, x.ID, x.Version, document.ActNotice, document.Given{})
	d.must(err)
	return x
}

// folder makes a folder of the list of a year.
func (d *desk) folder(year int, code, title string) *document.Folder {
	d.t.Helper()
	f := &document.Folder{Year: year, Code: code, Title: title, Keeper: "Lý A", Retention: 20}
	d.must(d.office.Registry().SaveFolder(d.ctx, f))
	return f
}

// refolder is the folder as it is kept now.
func (d *desk) refolder(f *document.Folder) *document.Folder {
	d.t.Helper()
	kept, err := d.office.Store.Folders.Get(d.ctx, f.ID)
	d.must(err)
	return kept
}

// A folder goes its whole way by keyboard: planned, opened, filled, a paper taken out, closed, handed in with its minutes.
func TestAFolderGoesItsWayByKeyboard(t *testing.T) {
	d := sit(t)
	pdf := d.keepFile("cong-van.pdf", plainPDF("Trang mot"))
	x := d.noticed("1820/UBND-KGVX", "Báo cáo Nghị quyết 57", pdf)
	d.Navigate(Folders, 0)
	d.press("N", ctrl)
	d.write("01.TCCB")
	d.keys(fyne.KeyReturn, fyne.KeyReturn)
	d.write("Hồ sơ nâng lương")
	page, ok := d.pages[Folders].(*stage).list.(interface{ Selected() *document.Folder })
	if !ok {
		t.Fatal("no list")
	}
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Bảo quản”.") // it is asked for, not guessed
	f := d.folder(2026, "01.TCCB", "Hồ sơ nâng lương năm 2026")
	d.Navigate(Folders, f.ID)
	d.keys(fyne.KeyReturn) // what was typed is left as a draft
	if page.Selected() == nil {
		t.Fatal("it is not selected\n" + d.texts())
	}
	d.shows("Mở hồ sơ khi công việc bắt đầu")
	d.press("D", ctrl)
	if f = d.refolder(f); f.State != document.Opened || f.OpenedOn != office.DayOf(morning) {
		t.Fatalf("%s, opened on %s", f.State, f.OpenedOn)
	}

	d.Navigate(Folders, f.ID)
	d.press("B", ctrl)
	d.write("nghi quyet 57")
	d.shows("1820/UBND-KGVX")
	d.keys(fyne.KeyReturn)
	d.front(Folders).(*askPage).form.SetValue("other.summary", "Biên bản họp")
	d.front(Folders).(*askPage).form.SetValue("other.sheets", "3")
	d.press(fyne.KeyReturn, ctrl)
	if f = d.refolder(f); len(f.Items) != 2 || f.Items[0].ID != x.ID || f.Items[0].Sheets != 2 || f.Items[1].Sheets != 3 {
		t.Fatalf("%+v", f.Items)
	}
	if in, err := d.office.Store.Incoming.Get(d.ctx, x.ID); err != nil || in.FolderID != f.ID {
		t.Errorf("the document lies in %d, %v", in.FolderID, err)
	}
	d.Navigate(Folders, f.ID)
	d.shows("2 văn bản, 5 tờ", "tờ 3–5")

	// Its papers are read one after another; what has no file says so.
	s := d.pages[Folders].(*stage)
	if seen, ok := s.list.(interface{ Selected() *document.Folder }); ok {
		newFolders(d.Host(), deps{d.office, d.place}).openItem(seen.Selected(), 1)
	}
	d.shows("chỉ có bản giấy")
	d.keys(fyne.KeyEscape)

	d.press("B", ctrl|shift)
	d.front(Folders).(*askPage).form.SetValue("items", "1")
	d.front(Folders).(*askPage).form.SetValue("note", "để nhầm hồ sơ")
	d.press(fyne.KeyReturn, ctrl)
	if f = d.refolder(f); len(f.Items) != 1 {
		t.Fatalf("%+v", f.Items)
	}

	d.Navigate(Folders, f.ID)
	d.press("D", ctrl)
	d.shows("Kết thúc rồi")
	d.keys(fyne.KeyReturn)
	if f = d.refolder(f); f.State != document.Closed {
		t.Fatal(f.State)
	}
	d.Navigate(Folders, f.ID)
	d.press("D", ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Người nhận”.")
	d.front(Folders).(*askPage).form.SetValue("receiver", "Vàng Thị Mỷ")
	d.press(fyne.KeyReturn, ctrl)
	if f = d.refolder(f); f.State != document.HandedIn || f.HandIn.Receiver != "Vàng Thị Mỷ" || f.HandIn.Giver != "Trần Thị Bích" {
		t.Fatalf("%s %+v", f.State, f.HandIn)
	}
	d.shows("Biên bản giao nhận hồ sơ", "Trang 1/")
}

// What is drawn of folders comes in front: the list, the index, what is to be handed in.
func TestPrintsOfFolders(t *testing.T) {
	d := sit(t)
	f := d.folder(2026, "01.TCCB", "Hồ sơ nâng lương")
	registry := d.office.Registry()
	_, err := registry.MoveFolder(d.ctx, f.ID, 0, document.ActOpen, document.FolderGiven{})
	d.must(err)
	_, err = registry.MoveFolder(d.ctx, f.ID, 0, document.ActAdd, document.FolderGiven{Items: []document.Item{{Kind: document.ItemOther, Summary: "Biên bản", Sheets: 1}}})
	d.must(err)
	d.Navigate(Folders, f.ID)
	d.press("P", ctrl)
	d.shows("Mục lục văn bản, hồ sơ 01.TCCB", "Trang 1/1")
	d.keys(fyne.KeyEscape)
	d.press("P", ctrl|shift)
	d.shows("Danh mục hồ sơ năm 2026", "Trang 1/")
	d.keys(fyne.KeyEscape)
	d.press("J", ctrl|shift)
	d.shows("Mục lục hồ sơ nộp lưu năm 2026", "Trang 1/")
}

// The list of last year begins the one of this year; what is there already stays as it is.
func TestTheListOfLastYearIsCopied(t *testing.T) {
	d := sit(t)
	d.folder(2025, "01.TCCB", "Hồ sơ nâng lương năm 2025")
	d.folder(2025, "02.TCCB", "Hồ sơ tuyển dụng năm 2025")
	d.folder(2026, "02.TCCB", "Đã có")
	d.Navigate(Folders, 0)
	d.press("N", ctrl|shift)
	d.press(fyne.KeyReturn, ctrl)
	list, err := d.office.Store.Folders.Page(d.ctx, office.Query{Filters: map[string][]string{"year": {"2026"}}, Sort: "title"})
	d.must(err)
	var titles []string
	for _, f := range list {
		titles = append(titles, f.Code+" "+f.Title+" "+string(f.State))
	}
	if got := strings.Join(titles, "|"); got != "02.TCCB Đã có Trong danh mục|01.TCCB Hồ sơ nâng lương năm 2026 Trong danh mục" {
		t.Error(got)
	}
}

// A folder that should have been handed in is shown as late and stands behind its own chip.
func TestLateFoldersAreCalledLate(t *testing.T) {
	d := sit(t)
	f := d.folder(2024, "01.TCCB", "Hồ sơ cũ")
	late := *d.refolder(f)
	late.State, late.ClosedOn = document.Closed, "2025-01-10"
	d.must(d.office.Store.Update(d.ctx, d.office.Actor, "", func(tx *store.Tx) error { return d.office.Store.Folders.Save(tx, &late) }))
	d.NavigateTo(Folders, LateFolders)
	d.shows("Hồ sơ cũ", "Quá hạn nộp lưu", "Nộp vào lưu trữ cơ quan chậm nhất")
}
