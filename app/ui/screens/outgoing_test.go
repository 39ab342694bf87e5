package screens

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/paper"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// sent are the outgoing documents, the newest first.
func (d *desk) sent() []document.Outgoing {
	d.t.Helper()
	list, err := d.office.Store.Outgoing.Page(d.ctx, office.Query{Limit: 100})
	d.must(err)
	return list
}

// sentDoc returns an outgoing document as it is kept.
func (d *desk) sentDoc(id int64) *document.Outgoing {
	d.t.Helper()
	x, err := d.office.Store.Outgoing.Get(d.ctx, id)
	d.must(err)
	return x
}

// signed is a document that waits for its number since a day.
func (d *desk) signed(kind, summary string, on office.Day) *document.Outgoing {
	d.t.Helper()
	x := &document.Outgoing{Type: kind, Summary: summary, Unit: "Văn phòng", Recipients: []document.Recipient{{Name: "UBND tỉnh", Purpose: document.ToReport, How: "Bưu điện"}}}
	d.must(d.office.Registry().Draft(d.ctx, x, ""))
	moved, err := d.office.Registry().MoveOutgoing(d.ctx, x.ID, 0, document.ActSign, document.Given{Signer: "Nguyễn Văn Giám", SignedOn: on})
	d.must(err)
	return moved
}

// A document goes its whole way by keyboard: drafted, through the unit and the check of its form, signed, numbered, issued,
// delivered.
func TestAnOutgoingDocumentByKeyboard(t *testing.T) {
	d := sit(t)
	d.arrange()
	for _, name := range []string{"Sở Tài chính", "Sở Nội vụ"} {
		d.must(d.office.Registry().SaveCorrespondent(d.ctx, &document.Correspondent{Name: name, Groups: []string{"Các sở, ban, ngành"}}))
	}
	in := d.incomingDoc("12/STC-NS", "Sở Tài chính", "Đề nghị góp ý")
	_, err := d.office.Registry().Move(d.ctx, in.ID, 0, document.ActDirect, document.Given{Leader: "Nguyễn Văn Giám", LeadUnit: "Thanh tra"})
	d.must(err)

	d.Navigate(Outgoing, 0)
	d.press("N", ctrl)
	d.shows("Soạn văn bản đi", "không trả lời văn bản nào")
	page := d.front(Outgoing).(*askPage)
	page.form.SetValue("type", "Công văn")
	page.form.SetValue("summary", "Góp ý dự thảo nghị quyết")
	page.form.SetValue("unit", "Thanh tra")
	page.form.SetValue("drafter", "Hùng")
	page.form.SetValue("answers", in.ArrivalInYear())
	page.touched()
	d.shows("12/STC-NS")
	page.form.SetValue("recipients", kit.TableValue([]map[string]string{{"name": groupValue + "Các sở, ban, ngành", "how": "Trục liên thông"}, {"name": "Lưu: VT", "purpose": document.ToKeep}}))
	addGroup(deps{office: d.office, place: d.place}, page, kit.Option{Value: groupValue + "Các sở, ban, ngành"})
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã lưu văn bản “Góp ý dự thảo nghị quyết”.")
	x := d.sent()[0]
	if names := recipientsText(&x); names != "Sở Nội vụ; Sở Tài chính; Lưu: VT" || x.Recipients[1].How != "Trục liên thông" || !slices.Equal(x.AnswersID, []int64{in.ID}) {
		t.Fatalf("%q %+v", names, x)
	}

	d.Navigate(Outgoing, x.ID)
	d.press("B", ctrl)
	d.shows("Trình lãnh đạo phòng · ", "SAU THAO TÁC NÀY", "Trình phòng")
	d.press(fyne.KeyReturn, ctrl)
	d.press("B", ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Kiểm tra thể thức")
	d.press("B", ctrl)
	d.shows("Đã ký · ", "Thẩm quyền ký")
	d.write("Phạm Thị Phó")
	d.enter(1)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã ký, chờ cấp số", "Cấp số chậm nhất thứ Năm 26/11/2026")
	d.press("B", ctrl)
	d.shows("Cấp số · ", "01/SKHCN", "Văn bản đi năm 2026")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã cấp số 01/SKHCN.", "Phát hành trong ngày")
	d.press("B", ctrl)
	d.shows("Phát hành · 01/SKHCN", "được ghi là đã trả lời, chờ duyệt")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Chờ chuyển 2 nơi")
	if now := d.readDoc(in.ID); now.State != document.ToConfirm || now.AnswerID != x.ID {
		t.Errorf("the document that was answered is %s, answered by %d", now.State, now.AnswerID)
	}
	d.press("B", ctrl)
	d.shows("Ghi chuyển phát · 01/SKHCN", "Tất cả 2 nơi chưa ghi")
	d.press(fyne.KeyReturn, ctrl)
	d.hides("Chờ chuyển 2 nơi")
	if now := d.sentDoc(x.ID); now.State != document.Issued || len(now.Pending()) != 0 || now.Signer != "Phạm Thị Phó" {
		t.Errorf("%+v", now)
	}
}

// A state secret stops at once: nothing is kept, neither a draft of the form.
func TestASecretDraftKeepsNothing(t *testing.T) {
	d := sit(t)
	d.Navigate(Outgoing, 0)
	d.press("N", ctrl)
	page := d.front(Outgoing).(*askPage)
	page.form.SetValue("type", "Báo cáo")
	page.form.SetValue("summary", "Kế hoạch bảo vệ")
	page.form.SetValue("unit", "Văn phòng")
	page.form.SetValue("secrecy", document.Secret)
	page.touched()
	d.press(fyne.KeyReturn, ctrl)
	d.shows("không được soạn hay lưu")
	stageOf := d.pages[Outgoing].(*stage)
	page.leave()
	if len(d.sent()) != 0 {
		t.Error("a secret document was kept")
	}
	if kept, err := stageOf.host.Drafts().Read(d.ctx, "outgoing.new"); err == nil && strings.Contains(kept.Values["summary"], "bảo vệ") {
		t.Errorf("a draft was kept: %v", kept.Values)
	}
}

// The number is shown before it is taken: the next one, a kept one, one put in between with a reason.
func TestTheWaysOfNumbering(t *testing.T) {
	d := sit(t)
	first, second, third := d.signed("Báo cáo", "Báo cáo quý", "2026-11-20"), d.signed("Tờ trình", "Tờ trình quý", "2026-11-25"), d.signed("Công văn", "Công văn quý", "2026-11-25")
	d.Navigate(Outgoing, first.ID)
	d.shows("Quá hạn cấp số")
	d.press("B", ctrl)
	d.shows("01/BC-SKHCN", "Ký 20/11/2026, phải cấp số chậm nhất thứ Hai")
	d.press(fyne.KeyReturn, ctrl)
	kept, err := d.office.Registry().Reserve(d.ctx, "Tờ trình", 1, "Giám đốc", "chờ ý kiến UBND tỉnh")
	d.must(err)

	d.Navigate(Outgoing, second.ID)
	d.press("B", ctrl)
	page := d.front(Outgoing).(*askPage)
	page.form.SetValue("way", keptNumber)
	page.touched()
	d.shows("Số giữ", "…")
	page.form.SetValue("reservation", "1")
	page.touched()
	d.shows("02/TTr-SKHCN")
	d.press(fyne.KeyReturn, ctrl)
	if now := d.sentDoc(second.ID); now.Serial != kept[0].Serial || !strings.Contains(now.Inserted, "chờ ý kiến") {
		t.Errorf("%+v", now)
	}

	d.Navigate(Outgoing, third.ID)
	d.press("B", ctrl)
	page = d.front(Outgoing).(*askPage)
	page.form.SetValue("way", betweenNumber)
	page.form.SetValue("behind", "1")
	page.touched()
	d.shows("01a/SKHCN", "Lý do chèn")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Lý do chèn”.")
	page.form.SetValue("reason", "bỏ sót khi cấp số")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã cấp số 01a/SKHCN.", "bỏ sót khi cấp số")

	d.press("M", ctrl)
	d.shows("Sổ số", "Văn bản đi · năm 2026", "Mọi số đều có văn bản hoặc lý do.", "01a/SKHCN", "Chèn vào")
}

// Several signed documents get their numbers in the order of signing, and are issued together.
func TestSeveralAreNumberedAndIssuedTogether(t *testing.T) {
	d := sit(t)
	later, earlier := d.signed("Báo cáo", "Báo cáo sau", "2026-11-25"), d.signed("Báo cáo", "Báo cáo trước", "2026-11-24")
	draft := &document.Outgoing{Type: "Báo cáo", Summary: "Còn dự thảo", Unit: "Văn phòng"}
	d.must(d.office.Registry().Draft(d.ctx, draft, ""))
	d.Navigate(Outgoing, 0)
	stage := d.pages[Outgoing].(*stage)
	screen := &outgoing{
		deps: deps{office: d.office, place: d.place}, host: stage.host, stage: stage, list: stage.list.(*register.Screen[document.Outgoing]),
		clock: &clock{office: d.office, now: stage.host.Now},
	}
	screen.moveMany([]int64{later.ID, earlier.ID, draft.ID}, document.ActNumber)
	d.shows("Cấp số · 2 văn bản đi", "đang ở “Dự thảo”")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("từ 01/BC-SKHCN đến 02/BC-SKHCN")
	if now := d.sentDoc(earlier.ID); now.Serial != 1 {
		t.Errorf("the one that was signed first has %s", now.Number)
	}
	screen.moveMany([]int64{later.ID, earlier.ID}, document.ActIssue)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã phát hành 2 văn bản đi.")
	if now := d.sentDoc(later.ID); now.State != document.Issued {
		t.Errorf("%s", now.State)
	}
}

// Numbers are kept, listed, and given up with a reason.
func TestNumbersAreKeptAndGivenUp(t *testing.T) {
	d := sit(t)
	d.Navigate(Outgoing, 0)
	d.press("J", ctrl)
	d.shows("Giữ số", "Bao nhiêu số")
	page := d.front(Outgoing).(*askPage)
	page.form.SetValue("type", "Báo cáo")
	page.form.SetValue("count", "3")
	page.form.SetValue("note", "chờ ý kiến UBND tỉnh")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã giữ số 1; 2; 3.")
	d.press("J", ctrl|shift)
	d.shows("Số giữ trước", "Đang giữ", "chờ ý kiến UBND tỉnh")
	d.press("X", ctrl|shift)
	d.write("không ban hành nữa")
	d.keys(fyne.KeyReturn)
	kept, err := d.office.Store.Reservations.Page(d.ctx, office.Query{Filters: map[string][]string{"state": {document.Voided}}})
	d.must(err)
	if len(kept) != 1 || kept[0].Ended != "không ban hành nữa" {
		t.Errorf("%+v", kept)
	}
}

// Each of the seven books is shown as a paper, by days and by numbers.
func TestBooksArePrinted(t *testing.T) {
	d := sit(t)
	for _, summary := range []string{"Một", "Hai", "Ba"} {
		x := d.signed("Báo cáo", summary, "2026-11-25")
		_, err := d.office.Registry().Number(d.ctx, x.ID, 0, registry.NumberWish{})
		d.must(err)
	}
	d.incomingDoc("12/STC-NS", "Sở Tài chính", "Đề nghị góp ý")
	for _, screen := range []string{Incoming, Outgoing} {
		d.Navigate(screen, 0)
		d.press("P", ctrl|shift)
		d.shows("In sổ", "từ 01/01/2026 đến 25/11/2026")
		d.keys(fyne.KeyEscape)
	}
	for _, book := range d.office.Registry().Books() {
		d.Navigate(Outgoing, 0)
		d.press("P", ctrl|shift)
		page := d.front(Outgoing).(*askPage)
		page.form.SetValue("kind", book.Kind)
		page.form.SetValue("volume", "01")
		page.touched()
		d.press(fyne.KeyReturn, ctrl)
		if _, shown := d.front(Outgoing).(*paperPage); !shown {
			t.Fatalf("%s is not shown", book.Name)
		}
		d.shows(book.Name)
		d.hides("Không xem được ở đây.")
		d.keys(fyne.KeyEscape)
	}
	wish := registry.BookWish{Kind: outgoingBooks, From: "2026-01-01", To: "2026-12-31", ByNumber: true, First: 2, Last: 2, Paper: "A3 landscape"}
	pdf, err := d.office.Registry().BookOf(d.ctx, wish)
	d.must(err)
	if text, err := paper.Text(d.ctx, pdf); err != nil || !strings.Contains(text, "02/BC-SKHCN") || strings.Contains(text, "03/BC-SKHCN") {
		t.Errorf("%s", text)
	}
}

// Entries of the directory get groups, and two of the same body become one.
func TestTheDirectory(t *testing.T) {
	d := sit(t)
	for _, name := range []string{"Sở Tài chính", "Sở Tài chính Lào Cai"} {
		d.must(d.office.Registry().SaveCorrespondent(d.ctx, &document.Correspondent{Name: name}))
	}
	d.Navigate(Correspondents, 1)
	d.press("B", ctrl)
	d.write("Các sở, ban, ngành")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã thêm 1 cơ quan, đơn vị vào nhóm “Các sở, ban, ngành”.")
	d.press("B", ctrl|shift)
	page := d.front(Correspondents).(*askPage)
	page.form.SetValue("other", "2")
	page.touched()
	d.shows("Sở Tài chính Lào Cai")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã gộp vào “Sở Tài chính”.")
	gone, err := d.office.Store.Correspondents.Get(d.ctx, 2)
	d.must(err)
	if gone.MergedInto != 1 {
		t.Errorf("%+v", gone)
	}
}
