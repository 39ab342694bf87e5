package screens

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/mail/mailtest"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// sends gives the office an account that sends over a server of its own.
func (d *desk) sends(change func(s *mailtest.SMTP)) *mailtest.SMTP {
	d.t.Helper()
	server, password := mailtest.StartSMTP(d.t, change), mailtest.Password
	account := mailtest.SendingAccount(server.Address)
	account.Name = "một cửa"
	d.must(d.office.Mailroom().SaveAccount(d.ctx, &account, &password))
	return server
}

// newest is the outgoing letter that was confirmed last.
func (d *desk) newest() *letter.Outgoing {
	d.t.Helper()
	list, err := d.office.Store.Outbox.Page(d.ctx, office.Query{Limit: 1})
	d.must(err)
	if len(list) == 0 {
		d.t.Fatal("no letter was queued")
	}
	o, err := d.office.Store.Outbox.Get(d.ctx, list[0].ID)
	d.must(err)
	return o
}

// The receipt goes to the applicant: from the paper's page, read again, confirmed, sent – by keyboard only.
func TestReceiptIsMailedByKeyboard(t *testing.T) {
	d := sit(t)
	server := d.sends(nil)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.shows("Chưa gửi thư nào.")
	d.press("P", ctrl)
	d.press("M", ctrl)
	d.shows("Gửi thư về hồ sơ "+x.Code, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả "+x.Code, "Giay tiep nhan "+x.Code+".pdf")
	d.write("lan@vidu") // she has told her address
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Địa chỉ thư “lan@vidu” không đúng")
	d.write(".vn")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Xem lại trước khi gửi", "Thư chưa gửi.", "lan@vidu.vn", "motcua@example.vn")
	if n, _ := d.office.Store.Outbox.Count(d.ctx, office.Query{}); n != 0 || len(server.Accepted()) != 0 {
		t.Fatal("the letter went before it was confirmed")
	}
	d.keys(fyne.KeyEscape) // back to the text, and again
	d.shows("Gửi thư về hồ sơ " + x.Code)
	d.press(fyne.KeyReturn, ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã gửi 1 thư", "Giấy tiếp nhận "+x.Code)

	accepted := server.Accepted()
	if len(accepted) != 1 || strings.Join(accepted[0].To, "") != "lan@vidu.vn" {
		t.Fatalf("%+v", accepted)
	}
	o := d.newest()
	if o.State != letter.Sent || o.DossierID != x.ID || len(o.Files) != 1 || o.Files[0].PaperID == 0 || !bytes.Contains(accepted[0].Raw, []byte(o.MessageID)) {
		t.Errorf("%+v", o)
	}
	d.keys(fyne.KeyEscape)
	d.shows("Đã gửi 25/11 09:00") // in the dossier's detail
	d.Navigate(Outbox, o.ID)
	d.shows("Đã gửi lúc 25/11/2026 09:00", "lan@vidu.vn", "CÁC LẦN GỬI")
	d.press("U", ctrl)
	d.shows("Message-ID: <" + o.MessageID + ">")
}

// What was typed stays as a draft, with its files, and goes with the sending.
func TestLetterDraft(t *testing.T) {
	d := sit(t)
	d.sends(nil)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.press("M", ctrl|shift)
	d.write("lan@vidu.vn")
	page := d.front(Dossiers).(*composePage)
	page.add(letter.OutgoingFile{Name: "huong-dan.pdf", SHA256: strings.Repeat("a", 64)})
	page.form.SetValue("text", "Kính gửi bà Lan, đã nhận đủ.")
	d.keys(fyne.KeyEscape)
	d.press("M", ctrl|shift)
	d.shows("Đã nạp lại bản nháp lúc 25/11 09:00.", "huong-dan.pdf")
	again := d.front(Dossiers).(*composePage)
	if again.form.Value("to") != "lan@vidu.vn" || again.form.Value("text") != "Kính gửi bà Lan, đã nhận đủ." {
		t.Errorf("%v", again.form.Values())
	}
	again.chosen[strings.Repeat("a", 64)] = false
	d.press(fyne.KeyReturn, ctrl)
	d.press(fyne.KeyReturn, ctrl)
	if o := d.newest(); o.Text != "Kính gửi bà Lan, đã nhận đủ." || len(o.Files) != 1 {
		t.Errorf("%+v", o)
	}
	d.press("M", ctrl|shift)
	d.hides("Đã nạp lại bản nháp")
}

// Another template brings its text; an edited text is asked about first.
func TestOtherTemplate(t *testing.T) {
	d := sit(t)
	d.sends(nil)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.press("M", ctrl|shift)
	page := d.front(Dossiers).(*composePage)
	page.rewrite(letter.OccasionResult)
	if text := page.form.Value("text"); !strings.Contains(text, "đã có kết quả giải quyết") {
		t.Errorf("text %q", text)
	}
	if o, err := page.outgoing(); err != nil || len(o.Files) != 0 {
		t.Errorf("the receipt still goes with it: %v %v", o.Files, err)
	}
	page.form.SetValue("text", "lời của tôi")
	page.rewrite(letter.OccasionReceipt)
	d.shows("Thay lời thư?")
	d.keys(fyne.KeyEscape)
	if page.form.Value("text") != "lời của tôi" {
		t.Error("the text was replaced without a word")
	}
}

// A letter that failed says why; it can be sent again or cancelled, and one whose fate is uncertain only after a question.
func TestOutboxStates(t *testing.T) {
	d := sit(t)
	refuse := true
	server := d.sends(func(s *mailtest.SMTP) {
		s.Refuse = func(step, _ string) (int, string) {
			if refuse && step == "to" {
				return 550, "không có hộp thư này"
			}
			return 0, ""
		}
	})
	d.Navigate(Outbox, 0)
	d.shows("Chưa có thư gửi nào")
	d.press("N", ctrl)
	d.shows("Thư mới")
	page := d.front(Outbox).(*composePage)
	for key, value := range map[string]string{"to": "nam@vidu.vn", "subject": "Mời họp", "text": "Kính mời ông Nam."} {
		page.form.SetValue(key, value)
	}
	d.press(fyne.KeyReturn, ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("1 thư không gửi được", "không có hộp thư này")
	d.NavigateTo(Outbox, StuckOutgoing)
	d.shows("Thất bại", "Mời họp", "nam@vidu.vn", "Gửi lại")
	refuse = false
	d.press("R", ctrl)
	d.press(fyne.KeyF9, shift)
	if o := d.newest(); o.State != letter.Sent || len(server.Accepted()) != 1 {
		t.Fatalf("%+v", o)
	}

	doubtful := d.doubtful()
	d.Navigate(Outbox, doubtful.ID)
	d.shows("Không rõ thư đã đi chưa", "Đã tới nơi")
	d.press("R", ctrl)
	d.shows("Không rõ máy chủ đã nhận thư này chưa")
	d.keys(fyne.KeyEscape)
	if o := d.newest(); o.State != letter.Uncertain {
		t.Errorf("sent again without a yes: %s", o.State)
	}
	d.press("D", ctrl)
	d.write("ông Nam gọi điện báo đã nhận")
	d.enter(1)
	if o := d.newest(); o.State != letter.Sent || o.Attempts[1].Reason != "ông Nam gọi điện báo đã nhận" {
		t.Errorf("%+v", o)
	}
}

// doubtful is a letter that a program was sending when it ended.
func (d *desk) doubtful() *letter.Outgoing {
	d.t.Helper()
	outbox := d.office.Outbox()
	draft, err := outbox.Compose(d.ctx, work.Wish{})
	d.must(err)
	draft.To, draft.Subject, draft.Text = []letter.Address{{Address: "nam@vidu.vn"}}, "Mời họp lại", "Kính mời"
	p, err := outbox.Prepare(d.ctx, *draft)
	d.must(err)
	o, err := outbox.Queue(d.ctx, p)
	d.must(err)
	d.must(d.office.Store.Update(d.ctx, d.office.Actor, "send", func(tx *store.Tx) error {
		d.must(o.Begin(letter.Attempt{At: d.clock, Host: "máy khác", Until: d.clock.Add(-time.Minute)}))
		return d.office.Store.Outbox.Save(tx, o)
	}))
	d.must(outbox.Recover(d.ctx))
	return o
}

func TestEveryBlankIsNamedAboveTheForm(t *testing.T) {
	for _, b := range letter.Blanks {
		if !strings.Contains(textsIntro, "{"+b.Name+"}") {
			t.Errorf("{%s} is not named", b.Name)
		}
	}
}

// The office's own text is saved from the form and used for the next letter.
func TestTextOfALetterIsEdited(t *testing.T) {
	d := sit(t)
	d.sends(nil)
	d.NavigateTo(Settings, "texts")
	d.shows("Mẫu thư gửi", "Gửi giấy tiếp nhận", "{mã hồ sơ}")
	list, err := d.office.Outbox().Templates(d.ctx)
	d.must(err)
	book := textBook{d.office.Outbox()}
	d.must(book.Save(d.ctx, &letterText{ID: 1, Template: letter.Template{Occasion: list[0].Occasion, Subject: "Đã nhận {mã hồ sơ}", Text: "Chào {người nhận}"}}))
	if got, err := book.Get(d.ctx, 1); err != nil || got.Subject != "Đã nhận {mã hồ sơ}" || got.Name != list[0].Name {
		t.Errorf("%+v %v", got, err)
	}
	if found, err := book.Page(d.ctx, office.Query{Text: "xin loi", Limit: 10}); err != nil || len(found) != 1 || found[0].Occasion != letter.OccasionApology {
		t.Errorf("%+v %v", found, err)
	}
}
