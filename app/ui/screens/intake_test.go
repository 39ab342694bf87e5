package screens

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

const card = "015190001234||Hoàng Thị Lan|01011990|Nữ|Tổ 5, phường Yên Bái, tỉnh Lào Cai|01012022"

// fillCounter types a whole counter intake: the procedure, the card, the telephone; it ends in the list of papers.
func (d *desk) fillCounter() {
	d.t.Helper()
	d.press("3", alt)
	d.press("N", ctrl)
	d.write("2.002381")
	d.enter(1) // takes the first answer and goes on
	d.write(card)
	d.enter(4) // card, owner, number, kind
	d.write("0912345678")
	d.enter(2) // telephone, e-mail
	d.enter(1) // address
	d.keys(fyne.KeyTab)
}

// Somebody stands at the counter: the whole intake is typed, nothing is clicked.
func TestCounterIntakeByKeyboard(t *testing.T) {
	d := sit(t)
	d.press("3", alt)
	d.press("N", ctrl)
	d.shows("Tiếp nhận tại quầy", "Chọn thủ tục để thấy giấy tờ cần có và ngày hẹn trả.")
	d.write("2.002381")
	d.enter(1)
	d.shows("Hẹn trả 09:00 thứ Hai 14/12/2026", "THÀNH PHẦN HỒ SƠ 0/7")
	d.write(card)
	d.enter(4)
	d.write("0912345678")
	d.enter(3)
	d.Window().Canvas().FocusNext() // Tab leaves the summary of several lines
	d.enter(2)                      // return, official code
	d.enter(4)                      // channel, sets, submitter, authority: the papers follow
	d.keys(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	d.shows("THÀNH PHẦN HỒ SƠ 2/7")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Còn thiếu 4 giấy tờ bắt buộc")
	d.enter(1)
	d.shows("Giấy tiếp nhận H38.21.06-261125-0001", "Chưa in lần nào.")
	d.press("P", ctrl)
	if len(d.printed) != 1 {
		t.Errorf("printed %q", d.printed)
	}

	x := d.dossiers()[0]
	full, err := d.office.Store.Dossiers.Get(d.ctx, x.ID)
	d.must(err)
	o := full.Owner
	if o.Name != "Hoàng Thị Lan" || o.IDNumber != "015190001234" || o.IDKind != "CCCD" || o.Phone != "0912345678" || o.BirthDay != "1990-01-01" || o.Kind != dossier.Citizen {
		t.Errorf("owner %+v", o)
	}
	if full.Channel != procedure.Counter || full.Sets != 1 || full.State != dossier.Received || len(full.Missing()) != 4 || full.Receiver != "Trần Thị Bích" {
		t.Errorf("%+v", full)
	}
	if !full.Components[0].Present || full.Components[0].Originals != 1 || full.Components[2].Present {
		t.Errorf("papers %+v", full.Components)
	}
	text := d.receiptText(x.ID)
	for _, words := range []string{x.Code, "Hoàng Thị Lan", "015190001234", "ngày 14 tháng 12 năm 2026", "Đơn đề nghị gia hạn giấy phép"} {
		if !strings.Contains(text, words) {
			t.Errorf("the receipt lacks %q:\n%s", words, text)
		}
	}
	d.keys(fyne.KeyEscape, fyne.KeyEscape)
	d.shows(x.Code, "CCCD 0151 ···· 1234")
}

// What the officer corrects after the card was read is not read over again on saving.
func TestCardIsReadOnce(t *testing.T) {
	d := sit(t)
	in := newIntake(deps{d.office, d.place}, newStage(d.Host()), nil)
	d.must(in.readCard(card))
	in.form.SetValue("address", "Tổ 6, phường Cam Đường, tỉnh Lào Cai")
	d.must(in.readCard(card))
	if address := in.form.Value("address"); !strings.Contains(address, "Tổ 6") {
		t.Errorf("the correction is gone: %q", address)
	}
	if err := in.readCard("không phải mã"); office.CodeOf(err) != office.CodeInvalid {
		t.Errorf("%v", err)
	}
}

// Nothing that was typed is lost: Esc keeps a draft with its papers, the next time it is there, and it goes with the acceptance.
func TestCounterDraft(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	page := d.front(Dossiers).(*counterPage)
	page.intake.matchPaper(1, asCertified)
	d.keys(fyne.KeyEscape)
	d.shows("Chưa có hồ sơ nào", "Đã giữ bản nháp.")

	d.press("N", ctrl)
	d.shows("Đã nạp lại bản nháp lúc 25/11 09:00.", "THÀNH PHẦN HỒ SƠ 1/7", "bản chứng thực")
	again := d.front(Dossiers).(*counterPage).intake
	if again.form.Value("owner") != "Hoàng Thị Lan" || again.form.Value("phone") != "0912345678" {
		t.Errorf("%v", again.form.Values())
	}
	d.press(fyne.KeyReturn, ctrl)
	d.enter(1)
	if x := d.dossiers(); len(x) != 1 || x[0].ProcedureCode != "2.002381" {
		t.Fatalf("%+v", x)
	}
	d.keys(fyne.KeyEscape, fyne.KeyEscape)
	d.press("N", ctrl)
	d.hides("Đã nạp lại bản nháp")
	if page = d.front(Dossiers).(*counterPage); page.intake.form.Value("owner") != "" {
		t.Error("the form is not empty for the next one")
	}
}

// A quick hand presses Ctrl+Enter twice: one dossier comes of it.
func TestTwoPressesMakeOneDossier(t *testing.T) {
	posted := make(chan func(), 1000)
	runner := task.New(func(f func()) { posted <- f }, nil)
	d := sitWith(t, runner, posted)
	s := newStage(d.Host())
	s.set(&paperPage{content: d.Window().Content()})
	var accepted int
	p := newCounterPage(deps{d.office, d.place}, s, func(*dossier.Dossier, *dossier.Paper) { accepted++ })
	in := p.intake
	list, err := d.office.Catalogue().Suggest(d.ctx, "2.002381")
	d.must(err)
	d.pump(func() bool { return !runner.Busy(in.task + ".restore") })
	in.form.SetOption("procedure", procedureOption(list[0].Procedure))
	in.chooseProcedure(nil)
	d.pump(func() bool { return in.draft != nil })
	in.form.SetValue("owner", "Hoàng Thị Lan")
	in.accept()
	for deadline := time.Now().Add(20 * time.Second); len(d.dossiers()) == 0 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond) // it is saved, the window does not know yet
	}
	in.accept()
	d.pump(func() bool { return accepted > 0 })
	d.pump(func() bool { return len(runner.Running()) == 0 })
	if n := len(d.dossiers()); n != 1 || accepted != 1 {
		t.Errorf("%d dossiers, accepted %d times", n, accepted)
	}
}

// The same person comes again: the earlier dossier is shown, nothing is decided.
func TestEarlierDossierIsShown(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	d.press(fyne.KeyReturn, ctrl)
	d.enter(1)
	d.keys(fyne.KeyEscape, fyne.KeyEscape)
	d.clock = d.clock.Add(time.Hour)
	d.fillCounter()
	d.shows("H38.21.06-261125-0001 –")
}

// A submission that cannot be taken in is noted with its reason and gets no code of the book.
func TestRejectAtTheCounter(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	d.press("R", ctrl|shift)
	d.keys(fyne.KeyDown) // the first ground
	d.enter(1)
	d.write("thiếu bản sao giấy phép")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Phiếu từ chối", "KTN-261125-0001")
	x := d.dossiers()
	if len(x) != 1 || x[0].State != dossier.Rejected || !strings.HasPrefix(x[0].Code, "KTN-") || !strings.Contains(x[0].RejectReason, "thiếu bản sao giấy phép") {
		t.Fatalf("%+v", x)
	}
	if kept, err := d.Host().Drafts().Read(d.ctx, "intake.counter"); err != nil || len(kept.Values) != 0 {
		t.Errorf("a draft is left: %v %v", kept, err)
	}
}

// An error of the use case stands beside its field; nothing is saved.
func TestErrorBesideTheField(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	in := d.front(Dossiers).(*counterPage).intake
	in.form.SetValue("email", "khong dung")
	d.press(fyne.KeyReturn, ctrl)
	d.enter(1)
	d.shows("Địa chỉ thư điện tử “khong dung” không đúng.")
	if len(d.dossiers()) != 0 {
		t.Error("it was saved")
	}
}

// From the mail to the receipt with the keyboard alone.
func TestLetterBecomesADossierByKeyboard(t *testing.T) {
	d := sit(t)
	d.sampleMailbox(0)
	d.press("2", alt)
	d.shows("Chưa có thư nào", "Chưa nhận thư lần nào.")
	d.keys("F9")
	l := d.sample("03-outlook")
	d.shows("Đã nhận thư:")
	d.Navigate(Letters, l.ID)
	d.shows(l.Subject, l.From.Name, "TIẾP NHẬN THÀNH HỒ SƠ", "THÀNH PHẦN HỒ SƠ ", "Hẹn trả 09:00 thứ Hai 14/12/2026")
	d.keys(fyne.KeyReturn) // into the form
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Giấy tiếp nhận H38.21.06-261125-0001")
	x := d.dossiers()[0]
	full, err := d.office.Store.Dossiers.Get(d.ctx, x.ID)
	d.must(err)
	if full.LetterID != l.ID || full.Source != dossier.FromEmail || full.Owner.Name == "" || len(full.Missing()) != 0 {
		t.Errorf("%+v", full)
	}
	if l = d.sample("03-outlook"); l.Handling != letter.Accepted || l.DossierID != x.ID {
		t.Errorf("letter %s %d", l.Handling, l.DossierID)
	}
	if text := d.receiptText(x.ID); !strings.Contains(text, x.Code) || !strings.Contains(text, full.Owner.Name) {
		t.Error(text)
	}
	d.keys(fyne.KeyEscape, fyne.KeyEscape)
	d.shows("Hộp thư", "Đã tiếp nhận")
}

// Attachments that no paper uses stay with the dossier, whatever is matched by hand.
func TestMatchingByHandLosesNoFile(t *testing.T) {
	d := sit(t)
	d.sampleMailbox(0)
	FetchMail(d.Host(), d.office)
	l := d.sample("03-outlook")
	in := newIntake(deps{d.office, d.place}, newStage(d.Host()), l)
	in.restore()
	files := 0
	for _, a := range l.Attachments {
		if !a.Inline {
			files++
		}
	}
	in.matchPaper(0, asMissing)
	in.matchPaper(1, asOriginal)
	kept := len(in.draft.OtherFiles)
	for _, c := range in.draft.Components {
		kept += len(c.Files)
	}
	if kept != files {
		t.Errorf("%d of %d files are in the dossier", kept, files)
	}
}

// counterStrokes are the keys of a counter dossier up to its printed receipt, as the README says.
const counterStrokes = 23

// A counter dossier with the card scanned and four papers, all there, costs few keys; what the scanner types is its own.
func TestKeystrokesOfACounterDossier(t *testing.T) {
	d := sit(t)
	strokes := 0
	key := func(name fyne.KeyName, modifier fyne.KeyModifier) {
		strokes++
		d.press(name, modifier)
	}
	typed := func(text string) {
		strokes += len([]rune(text))
		d.write(text)
	}
	key("3", alt)
	key("N", ctrl)
	typed("2711") // the end of the code 2.002711
	key(fyne.KeyReturn, 0)
	d.write(card)
	d.enter(1)    // the scanner ends with Enter
	for range 3 { // owner, number and kind stand there
		key(fyne.KeyReturn, 0)
	}
	typed("0912345678")
	key("A", ctrl|shift) // every paper is there
	key(fyne.KeyReturn, ctrl)
	d.shows("Giấy tiếp nhận H38.21.06-261125-0001")
	key("P", ctrl)
	x := d.read(d.dossiers()[0].ID)
	if len(x.Components) != 4 || len(x.Missing()) != 0 || x.Owner.IDNumber != "015190001234" || x.Owner.Phone != "0912345678" || len(d.printed) != 1 {
		t.Errorf("%+v", x)
	}
	if strokes != counterStrokes {
		t.Errorf("%d keystrokes, the README says %d", strokes, counterStrokes)
	}
}

// Files of the scanner are added to a paper: it is there then, and the files are of the dossier.
func TestScansAreAddedToAPaper(t *testing.T) {
	d := sit(t)
	d.putFile("trang-1.pdf")
	d.putFile("trang-2.pdf")
	d.fillCounter()
	in := d.front(Dossiers).(*counterPage).intake
	d.Window().Canvas().Focus(in.papers)
	d.keys(fyne.KeyDown)
	d.press("O", ctrl)
	for _, name := range []string{"trang-1", "trang-2"} {
		d.write(name)
		d.enter(1)
	}
	d.keys(fyne.KeyEscape)
	d.shows("THÀNH PHẦN HỒ SƠ 1/7", "bản chính · 2 tệp")
	in.matchPaper(1, asCopy)
	d.shows("bản chụp · 2 tệp")
	d.press(fyne.KeyReturn, ctrl)
	d.enter(1)
	x := d.read(d.dossiers()[0].ID)
	if c := x.Components[1]; !c.Present || c.Copies != 1 || len(c.Files) != 2 || c.Files[1].Name != "trang-2.pdf" {
		t.Errorf("%+v", c)
	}
}

// Files dropped on the window are of the paper under the cursor; where nothing takes them it is said.
func TestFilesAreDroppedOnAPaper(t *testing.T) {
	d := sit(t)
	dir := t.TempDir()
	paths := []string{filepath.Join(dir, "don.PDF"), filepath.Join(dir, "chay.exe")}
	for _, path := range paths {
		d.must(os.WriteFile(path, []byte("%PDF-1.4 đơn"), 0o600))
	}
	d.press("3", alt)
	d.Drop(paths)
	d.shows("Trang này chưa nhận được tệp kéo vào")
	d.keys(fyne.KeyEscape)
	d.fillCounter()
	d.Drop(paths)
	d.shows("THÀNH PHẦN HỒ SƠ 1/7", "don.PDF", "Không thêm chay.exe")
}
