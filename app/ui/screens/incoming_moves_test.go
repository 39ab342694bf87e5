package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// A document goes its whole way by keyboard: presented, directed with a due day worked out from working days, assigned,
// progress, reported, confirmed.
func TestAnIncomingDocumentGoesItsWay(t *testing.T) {
	d := sit(t)
	d.arrange()
	x := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	d.Navigate(Incoming, x.ID)
	d.shows("Trình lãnh đạo", "Chờ trình", "Trình lãnh đạo trong ngày")
	d.press("B", ctrl)
	d.shows("Trình lãnh đạo · số đến 01", "SAU THAO TÁC NÀY", "Đã trình")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Số đến 01: đã làm “Trình lãnh đạo”.", "Chờ lãnh đạo cho ý kiến.")

	d.press("B", ctrl)
	d.shows("Ghi ý kiến chỉ đạo · số đến 01")
	d.write("giám")
	d.enter(1)
	d.write("chuyển đổi")
	d.enter(1)
	d.write("thanh")
	d.enter(2) // the answer, then on
	d.write("khoa học")
	d.enter(2)
	d.write("Tham mưu văn bản trả lời")
	d.tab(1)
	d.write("5d")
	d.shows("thứ Tư 02/12/2026, 5 ngày làm việc nữa")
	d.press(fyne.KeyReturn, ctrl)
	now := d.readDoc(x.ID)
	if dir := now.Direction(); dir == nil || dir.Leader != "Nguyễn Văn Giám" || dir.LeadUnit != "Phòng Chuyển đổi số" || strings.Join(dir.JointUnits, "") != "Thanh tra" ||
		strings.Join(dir.NoticeUnits, "") != "Phòng Quản lý Khoa học" || now.Due != "2026-12-02" {
		t.Fatalf("%+v %s", dir, now.Due)
	}
	d.shows("Ý KIẾN CHỈ ĐẠO", "Tham mưu văn bản trả lời", "Hạn thứ Tư 02/12/2026")

	d.press("B", ctrl)
	d.shows("Phân công · số đến 01", "giữ nguyên 02/12/2026")
	d.write("Hùng")
	d.enter(1)
	d.write("10/12")
	d.shows("muộn hơn hạn lãnh đạo cho")
	d.press(fyne.KeyReturn, ctrl)
	if d.readDoc(x.ID).Handler != "" {
		t.Error("a longer time than the leader's was taken")
	}
	d.front(Incoming).(*askPage).form.SetValue("due", "1/12")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đang xử lý", "Hùng")
	d.press("B", ctrl)
	d.shows("Ghi tiến độ · số đến 01")
	d.write("đã lấy ý kiến các phòng")
	d.press(fyne.KeyReturn, ctrl)
	d.press("D", ctrl)
	d.shows("Báo hoàn thành · số đến 01")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Chờ duyệt")
	d.press("D", ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hoàn thành · 25/11/2026", "trong hạn 01/12/2026", "đã lấy ý kiến các phòng")
	if now := d.readDoc(x.ID); now.State != document.Completed || now.Handler != "Hùng" || now.Due != "2026-12-01" {
		t.Errorf("%+v", now)
	}
}

// Several documents are presented and kept for notice together; the preview says which it cannot take.
func TestSeveralIncomingDocumentsAreMoved(t *testing.T) {
	d := sit(t)
	d.arrange()
	first, second := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Một"), d.incomingDoc("13/UBND-NC", "UBND tỉnh Lào Cai", "Hai")
	_, err := d.office.Registry().Move(d.ctx, second.ID, 0, document.ActPresent, document.Given{})
	d.must(err)
	third := d.incomingDoc("14/UBND-NC", "UBND tỉnh Lào Cai", "Ba")
	d.Navigate(Incoming, 0)
	d.press("A", ctrl)
	d.press("B", ctrl)
	d.shows("Trình lãnh đạo · 2 văn bản đến", "đang ở “Đã trình”", "chuyển được")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("2 văn bản đến: đã làm “Trình lãnh đạo”.")
	for _, x := range []*document.Incoming{first, third} {
		if now := d.readDoc(x.ID); now.State != document.Presented {
			t.Errorf("%s: %s", now.Number, now.State)
		}
	}
	d.press("A", ctrl)
	d.press("K", ctrl|shift)
	d.shows("Lưu để biết · 3 văn bản đến")
	d.press(fyne.KeyReturn, ctrl)
	if now := d.readDoc(second.ID); now.State != document.ForNotice {
		t.Error(now.State)
	}
}

// Late documents are counted beside the screen and found by their chip; those due in two working days too.
func TestLateIncomingDocuments(t *testing.T) {
	d := sit(t)
	x := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	_, err := d.office.Registry().Move(d.ctx, x.ID, 0, document.ActDirect, document.Given{Leader: "A", LeadUnit: "Văn phòng", Due: "2d"})
	d.must(err)
	d.NavigateTo(Incoming, SoonIncoming)
	d.shows("Còn 2 ngày", "Rà soát nhiệm vụ")
	d.clock = d.clock.AddDate(0, 0, 5) // Monday
	d.Refresh()
	d.NavigateTo(Incoming, LateIncoming)
	d.shows("Quá hạn 1 ngày", "Hạn thứ Sáu 27/11/2026")
	n, _, err := incomingScreen(deps{d.office, d.place}).Count(d.ctx)
	if err != nil || n != 1 {
		t.Errorf("%d late, %v", n, err)
	}
}

// A letter becomes a document with one key: its files, its subject and what its PDF says are proposed; afterwards the letter
// tells the number and leads to the document.
func TestALetterIsRegistered(t *testing.T) {
	d := mailed(t, 0)
	l := d.sample("03-outlook")
	d.Navigate(Letters, l.ID)
	d.press("B", ctrl)
	d.shows("Vào sổ văn bản từ thư", "trích yếu", "tiêu đề thư", "cơ quan ban")
	page := d.front(Letters).(*askPage)
	if v := page.form.Values(); v["author"] == "" || v["summary"] == "" || v["source"] != "Thư điện tử" || len(attachedFiles(v["files"])) == 0 {
		t.Errorf("%v", v)
	}
	for key, value := range map[string]string{"number": "77/TTCNTT", "dated": "2026-11-20", "type": "Công văn"} {
		page.form.SetValue(key, value)
	}
	d.press(fyne.KeyReturn, ctrl)
	x := d.documents()[0]
	if x.LetterID != l.ID || len(x.Files) == 0 || !d.office.Blobs.Has(x.Files[0].SHA256) {
		t.Errorf("%+v", x)
	}
	d.shows("Đã vào sổ văn bản", "văn bản đến số 01", "Mở văn bản đến")
	d.hides("TIẾP NHẬN THÀNH HỒ SƠ")
	d.press("O", ctrl)
	d.shows("Số đến 01", "ĐẾN TỪ THƯ")
	d.press("L", ctrl)
	d.shows("Đã vào sổ văn bản")
	d.NavigateTo(Letters, DocumentedLetters)
	d.shows(l.Subject)

	d.NavigateTo(Letters, UnreadLetters) // one of them bears a state-secret mark
	d.hides("Vào sổ văn bản\n")
	d.press("B", ctrl)
	if d.front(Letters) != nil {
		t.Error("a letter that could not be kept is registered")
	}
	secret := d.pages[Letters].(*stage).list.(interface{ Selected() *letter.Letter }).Selected()
	if _, err := d.office.Registry().ProposeIncoming(d.ctx, secret.ID); office.CodeOf(err) != office.CodeRefused {
		t.Error(err)
	}
}

// The slip is drawn with what the leader wrote; the stamp goes onto a copy, the original stays as it came.
func TestPapersOfAnIncomingDocument(t *testing.T) {
	d := mailed(t, 0)
	l := d.sample("03-outlook")
	p, err := d.office.Registry().ProposeIncoming(d.ctx, l.ID)
	d.must(err)
	x := &p.Document
	x.Number, x.Dated, x.Type = "77/TTCNTT", "2026-11-20", "Công văn"
	d.must(d.office.Registry().Register(d.ctx, x, ""))
	before := x.Files
	d.Navigate(Incoming, x.ID)
	d.press("P", ctrl)
	d.shows("Phiếu giải quyết văn bản đến số 01", "Trang 1/")
	d.keys(fyne.KeyEscape)
	d.press("G", ctrl)
	d.shows("Bản có dấu ĐẾN · số 01", "Trang 1/")
	d.press("S", ctrl)
	d.shows("Đã lưu vào", "den-01-2026.pdf")
	if now := d.readDoc(x.ID); now.Files[0] != before[0] || now.Version != x.Version {
		t.Error("the original was changed")
	}
}

// The order of a document goes on into a folder, whose index has it then.
func TestAnIncomingDocumentIsFiled(t *testing.T) {
	d := sit(t)
	x := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	_, err := d.office.Registry().Move(d.ctx, x.ID, 0, document.ActNotice, document.Given{})
	d.must(err)
	f := &document.Folder{Year: 2026, Code: "01.VP", Title: "Rà soát nhiệm vụ", Keeper: "Hùng", Retention: 10}
	d.must(d.office.Registry().SaveFolder(d.ctx, f))
	_, err = d.office.Registry().MoveFolder(d.ctx, f.ID, 0, document.ActOpen, document.FolderGiven{})
	d.must(err)
	d.Navigate(Incoming, x.ID)
	d.press("B", ctrl)
	d.write("01.VP")
	d.enter(1)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã đưa văn bản đến số 01 vào hồ sơ 01.VP.", "01.VP · Rà soát nhiệm vụ")
	if d.readDoc(x.ID).FolderID != f.ID {
		t.Error("the document does not know its folder")
	}
}

// An answer begins as a draft of the unit that has the lead; the answer that was given is linked and opens.
func TestAnIncomingDocumentIsAnswered(t *testing.T) {
	d := sit(t)
	x := d.incomingDoc("12/UBND-NC", "UBND tỉnh Lào Cai", "Rà soát nhiệm vụ")
	_, err := d.office.Registry().Move(d.ctx, x.ID, 0, document.ActDirect, document.Given{Leader: "A", LeadUnit: "Văn phòng"})
	d.must(err)
	d.Navigate(Incoming, x.ID)
	d.press("R", ctrl)
	drafts, err := d.office.Store.Outgoing.Page(d.ctx, office.Query{})
	d.must(err)
	if len(drafts) != 1 || drafts[0].Unit != "Văn phòng" || len(drafts[0].AnswersID) != 1 || drafts[0].AnswersID[0] != x.ID {
		t.Fatalf("%+v", drafts)
	}
	d.shows("Đã lập dự thảo trả lời văn bản đến số 01.", "Trả lời Công văn 12/UBND-NC")
	_, err = d.office.Registry().Move(d.ctx, x.ID, 0, document.ActSubmit, document.Given{AnswerID: drafts[0].ID})
	d.must(err)
	d.Refresh()
	d.Navigate(Incoming, x.ID)
	d.shows("VĂN BẢN TRẢ LỜI")
	d.press("O", ctrl)
	d.shows("Trả lời Công văn 12/UBND-NC")
}
