package screens

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// documents are the incoming documents, the newest first.
func (d *desk) documents() []document.Incoming {
	d.t.Helper()
	list, err := d.office.Store.Incoming.Page(d.ctx, office.Query{Limit: 100})
	d.must(err)
	return list
}

// incomingDoc registers a document.
func (d *desk) incomingDoc(number, author, summary string) *document.Incoming {
	d.t.Helper()
	x := d.office.Registry().Blank()
	x.Number, x.Author, x.Dated, x.Type, x.Summary = number, author, "2026-11-23", "Công văn", summary
	d.must(d.office.Registry().Register(d.ctx, x, ""))
	return x
}

// readDoc returns a document as it is kept.
func (d *desk) readDoc(id int64) *document.Incoming {
	d.t.Helper()
	x, err := d.office.Store.Incoming.Get(d.ctx, id)
	d.must(err)
	return x
}

// arrange makes the settings that moves choose from.
func (d *desk) arrange() {
	d.t.Helper()
	s, err := d.office.Registry().Settings(d.ctx)
	d.must(err)
	s.Leaders = []registry.Signer{{Name: "Nguyễn Văn Giám", Post: "Giám đốc"}, {Name: "Phạm Thị Phó", Post: "Phó Giám đốc"}}
	s.Units = []registry.DocumentUnit{{Name: "Phòng Chuyển đổi số"}, {Name: "Phòng Quản lý Khoa học"}, {Name: "Thanh tra"}}
	d.must(d.office.Registry().SaveSettings(d.ctx, s))
}

// Two documents of the same body are entered by keyboard in a row: the symbol tells type and author of the second, and what
// the first had is there again.
func TestIncomingDocumentsAreEnteredByKeyboard(t *testing.T) {
	d := sit(t)
	d.Navigate(Incoming, 0)
	d.shows("Chưa có văn bản đến nào")
	d.press("N", ctrl)
	d.shows("Vào sổ văn bản đến", "01", "Số chỉ được lấy khi vào sổ.")
	d.write("8 / bc-stc")
	d.enter(1)
	d.shows("08/BC-STC", "từ ký hiệu")
	d.write("23/11")
	d.enter(1)
	d.write("Sở Tài chính")
	d.enter(3) // author, type, level
	d.write("Báo cáo công tác quý IV")
	d.shows("23/500 ký tự")
	d.tab(1)
	d.write("Nguyễn Thị Thu")
	d.tab(1)
	d.write("Phó Giám đốc")
	d.press(fyne.KeyReturn, ctrl|shift)
	d.shows("Số đến 01 · đã vào sổ Báo cáo 08/BC-STC", "Vừa vào sổ: số đến 01", "02")

	d.write("9/bc-stc")
	d.enter(1)
	d.shows("như văn bản", "09/BC-STC")
	d.write("24/11")
	d.enter(4)
	d.write("Báo cáo giải ngân")
	d.press(fyne.KeyReturn, ctrl)
	d.hides("Vào sổ văn bản đến\n")
	list := d.documents()
	if len(list) != 2 {
		t.Fatalf("%d documents:\n%s", len(list), d.texts())
	}
	second, first := list[0], list[1]
	if first.Arrival() != "01" || first.Type != "Báo cáo" || first.Number != "08/BC-STC" || first.Dated != "2026-11-23" || first.State != document.ToPresent {
		t.Errorf("%+v", first)
	}
	if second.Arrival() != "02" || second.Author != "Sở Tài chính" || second.Type != "Báo cáo" || second.Signer != "Nguyễn Thị Thu" || second.SignerPost != "Phó Giám đốc" {
		t.Errorf("%+v", second)
	}
	d.shows("Số đến 02", "Báo cáo giải ngân", "Chờ trình")
}

// What may have been registered before is shown while it is typed, and must be confirmed when it is saved.
func TestADuplicateIsConfirmed(t *testing.T) {
	d := sit(t)
	d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	d.Navigate(Incoming, 0)
	d.press("N", ctrl)
	d.write("12/UBND-NC")
	d.enter(1)
	d.write("23/11")
	d.enter(1)
	d.shows("Có thể đã vào sổ", "số đến 01")
	d.enter(3)
	d.write("Rà soát nhiệm vụ")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Có thể văn bản này đã vào sổ", "Vẫn vào sổ")
	if n := len(d.documents()); n != 1 {
		t.Fatalf("%d documents before the answer", n)
	}
	d.enter(1)
	if n := len(d.documents()); n != 2 {
		t.Errorf("%d documents after the answer", n)
	}
}

// A secret document is stopped as soon as its grade is chosen: nothing is saved, no draft is kept, no file is taken.
func TestASecretDocumentKeepsNothing(t *testing.T) {
	d := sit(t)
	d.Navigate(Incoming, 0)
	d.press("N", ctrl)
	d.write("15/UBND-NC")
	d.enter(1)
	d.keys(fyne.KeyEscape)
	d.shows("Đã giữ bản nháp.")
	d.press("N", ctrl)
	d.shows("Đã nạp lại bản nháp")
	page := d.front(Incoming).(*askPage)
	for key, value := range map[string]string{"dated": "2026-11-23", "author": "Công an tỉnh", "type": "Công văn", "summary": "Phương án bảo vệ"} {
		page.form.SetValue(key, value)
	}
	d.putFile("mat.pdf")
	added, err := d.office.AddFile(d.ctx, os.Getenv("HOME")+"/mat.pdf")
	d.must(err)
	page.form.SetValue("files", `[{"name":"mat.pdf","type":"application/pdf","size":9,"sha256":"`+added.SHA256+`"}]`)
	page.form.FocusField("secrecy")
	d.keys(fyne.KeyDown)
	d.shows("Không được lưu trên máy này", "chương trình không lưu gì")
	kept, err := d.Host().Drafts().Read(d.ctx, "incoming.new")
	d.must(err)
	if page.form.Value("files") != "" || len(kept.Values) != 0 {
		t.Errorf("a draft is left: %v", kept.Values)
	}
	if d.office.Blobs.Has(added.SHA256) {
		t.Error("the file is left")
	}
	d.enter(1)
	d.press("O", ctrl)
	d.hides("Tệp của văn bản\n")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("không được soạn hay lưu trên máy có nối mạng")
	d.keys(fyne.KeyEscape) // the notice
	d.keys(fyne.KeyEscape)
	kept, err = d.Host().Drafts().Read(d.ctx, "incoming.new")
	d.must(err)
	if n := len(d.documents()); n != 0 || len(kept.Values) != 0 {
		t.Errorf("%d documents, draft %v", n, kept.Values)
	}
	if d.front(Incoming) != nil {
		t.Error("the page cannot be left")
	}
}

// A forgotten document is put in behind a number, with a reason that stands in the register.
func TestANumberIsPutIn(t *testing.T) {
	d := sit(t)
	d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	d.Navigate(Incoming, 0)
	d.press("J", ctrl)
	d.shows("Chèn văn bản vào sổ văn bản đến")
	d.write("1")
	d.enter(1)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Lý do chèn”.")
	page := d.front(Incoming).(*askPage)
	for key, value := range map[string]string{"number": "13/UBND-NC", "dated": "2026-11-23", "author": "UBND tỉnh Lào Cai", "type": "Công văn", "summary": "Bỏ sót", "reason": "bỏ sót khi vào sổ"} {
		page.form.SetValue(key, value)
	}
	d.press(fyne.KeyReturn, ctrl)
	if x := d.documents()[0]; x.Arrival() != "01a" || !strings.Contains(x.Note, "bỏ sót khi vào sổ") {
		t.Errorf("%s %q", x.Arrival(), x.Note)
	}
}

// What was taken down wrongly is put right; the number stays, the history tells.
func TestAnIncomingDocumentIsCorrected(t *testing.T) {
	d := sit(t)
	x := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	d.Navigate(Incoming, x.ID)
	d.press(fyne.KeyF2, 0)
	d.shows("Sửa văn bản đến số 01")
	d.front(Incoming).(*askPage).form.SetValue("summary", "Rà soát nhiệm vụ năm 2026")
	d.press(fyne.KeyReturn, ctrl)
	if now := d.readDoc(x.ID); now.Summary != "Rà soát nhiệm vụ năm 2026" || now.Arrival() != "01" || now.Version != x.Version+1 {
		t.Errorf("%+v", now)
	}
}
