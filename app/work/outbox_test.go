package work_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/core"
	"vanphongso/app/work/worktest"

	"pgregory.net/rapid"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/data/blob"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// sending gives the office an account that sends over a server; change may be nil.
func (b *bench) sending(address string, change func(a *letter.Account)) letter.Account {
	b.T.Helper()
	a, password := mailtest.SendingAccount(address), mailtest.Password
	a.Name = "một cửa"
	if change != nil {
		change(&a)
	}
	b.Must(b.Mailroom().SaveAccount(b.Ctx, &a, &password))
	return a
}

// queued puts a letter into the queue.
func (b *bench) queued(to string) *letter.Outgoing {
	b.T.Helper()
	draft, err := b.Outbox().Compose(b.Ctx, work.Wish{})
	b.Must(err)
	draft.To, draft.Subject, draft.Text = []letter.Address{{Address: to}}, "Thư thử", "Kính gửi ông/bà"
	p, err := b.Outbox().Prepare(b.Ctx, *draft)
	b.Must(err)
	o, err := b.Outbox().Queue(b.Ctx, p)
	b.Must(err)
	return o
}

func (b *bench) outgoing(id int64) *letter.Outgoing {
	b.T.Helper()
	o, err := b.Store.Outbox.Get(b.Ctx, id)
	b.Must(err)
	return o
}

// A receipt answers the letter the dossier came in: to its sender, in its thread, with the paper, byte for byte as kept.
func TestReceiptIsSentToWhoeverWrote(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	server := mailtest.StartSMTP(t, nil)
	b.sending(server.Address, nil)
	l := b.SampleLetter("03-outlook")
	draft, err := b.Desk().NewFromLetter(b.Ctx, l.ID, b.procedure("2.002381"), "")
	b.Must(err)
	receipt, err := b.Desk().Accept(b.Ctx, draft)
	b.Must(err)

	o, err := b.Outbox().Compose(b.Ctx, work.Wish{DossierID: draft.ID})
	b.Must(err)
	if o.Occasion != letter.OccasionReceipt || o.DossierCode != draft.Code || o.LetterID != l.ID || o.InReplyTo != l.MessageID {
		t.Errorf("%+v", o)
	}
	if len(o.To) != 1 || o.To[0].Address != l.From.Address {
		t.Errorf("to %v, want %v", o.To, l.From)
	}
	if len(o.Files) != 1 || o.Files[0].PaperID != receipt.ID || o.Files[0].SHA256 != receipt.SHA256 {
		t.Errorf("files %+v", o.Files)
	}
	for _, words := range []string{"Kính gửi", draft.Code, draft.Owner.Name, draft.Procedure.Name, "09:00 thứ Hai 14/12/2026", "Trần Thị Bích"} {
		if !strings.Contains(o.Text, words) {
			t.Errorf("the text lacks %q:\n%s", words, o.Text)
		}
	}
	if strings.ContainsAny(o.Text+o.Subject, "{}") {
		t.Errorf("a blank was not filled: %s\n%s", o.Subject, o.Text)
	}
	p, err := b.Outbox().Prepare(b.Ctx, *o)
	b.Must(err)
	if p.Shown.Subject != o.Subject || p.Shown.Text != o.Text || len(p.Shown.Attachments) != 1 || p.Shown.Attachments[0].SHA256 != receipt.SHA256 {
		t.Errorf("shown is %+v", p.Shown)
	}
	if n := worktest.Count(b.Bench, b.Store.Outbox.Register); n != 0 || len(server.Accepted()) != 0 {
		t.Fatal("something was kept or sent before the officer said so")
	}
	queued, err := b.Outbox().Queue(b.Ctx, p)
	b.Must(err)
	_, err = b.Outbox().Queue(b.Ctx, p) // pressed twice
	b.Refused(err, office.CodeExists, "không xếp lần thứ hai")

	report, err := b.Outbox().SendDue(b.Ctx)
	b.Must(err)
	accepted := server.Accepted()
	if report.Sent != 1 || len(accepted) != 1 {
		t.Fatalf("%+v, %d accepted", report, len(accepted))
	}
	raw, err := b.Outbox().Raw(b.Ctx, queued.ID)
	b.Must(err)
	kept, err := io.ReadAll(raw)
	b.Must(err)
	_ = raw.Close()
	if !bytes.Equal(kept, accepted[0].Raw) {
		t.Error("what was sent is not what is kept")
	}
	if header, _, _ := bytes.Cut(kept, []byte("\r\n\r\n")); !bytes.Contains(header, []byte("<"+l.MessageID+">")) {
		t.Errorf("the answer does not name the letter:\n%s", header)
	}
	sent := b.outgoing(queued.ID)
	if sent.State != letter.Sent || len(sent.Attempts) != 1 || sent.Attempts[0].Outcome != letter.Sent || !sent.SentAt.Equal(worktest.Morning) {
		t.Errorf("%+v", sent)
	}
	if got := worktest.Actions(b.Bench, b.Store.Outbox.Register, queued.ID); got != "sent send queue letter" {
		t.Errorf("history %q", got)
	}
	if again, err := b.Outbox().SendDue(b.Ctx); err != nil || again.Sent != 0 || len(server.Accepted()) != 1 {
		t.Errorf("sent again: %+v %v", again, err)
	}
	b.Good()
}

// Each occasion has its text and its paper.
func TestOccasions(t *testing.T) {
	b := newBench(t)
	b.sending(mailtest.StartSMTP(t, nil).Address, nil)
	x, _ := b.accept("2.002381", "Hoàng Thị Lan")
	move := func(action string, g dossier.Given) {
		t.Helper()
		fresh, err := b.Desk().Move(b.Ctx, x.ID, x.Version, action, g)
		b.Must(err)
		x = fresh
	}
	move(dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý chuyên ngành", Handler: "Lê Đức Anh"})
	move(dossier.ActAsk, dossier.Given{
		Papers: []string{"Bản vẽ phòng X-quang", "Chứng chỉ nhân viên bức xạ"}, Reason: "Thiếu bản vẽ", Document: "12/YC", Day: "2026-11-25", Until: "2026-12-10",
	})
	o, err := b.Outbox().Compose(b.Ctx, work.Wish{DossierID: x.ID})
	b.Must(err)
	for _, words := range []string{"- Bản vẽ phòng X-quang\n- Chứng chỉ nhân viên bức xạ", "Lý do: Thiếu bản vẽ", "thứ Năm 10/12/2026"} {
		if !strings.Contains(o.Text, words) {
			t.Errorf("the text lacks %q:\n%s", words, o.Text)
		}
	}
	if o.Occasion != letter.OccasionSupplement || len(o.Files) != 1 || len(o.To) != 0 {
		t.Errorf("%+v", o)
	}
	again, err := b.Outbox().Compose(b.Ctx, work.Wish{DossierID: x.ID, Occasion: letter.OccasionReceipt})
	b.Must(err)
	if again.Occasion != letter.OccasionReceipt || len(again.Files) != 1 || again.Files[0].PaperID == o.Files[0].PaperID {
		t.Errorf("%+v", again)
	}
	_, err = b.Outbox().Prepare(b.Ctx, *o)
	b.Refused(err, office.CodeInvalid, "Chưa có địa chỉ người nhận")
	o.To = []letter.Address{{Address: "lan@example.vn"}}
	o.Text = "TỐI MẬT\n" + o.Text
	_, err = b.Outbox().Prepare(b.Ctx, *o)
	b.Refused(err, office.CodeRefused, "bí mật nhà nước")
	b.Good()
}

func TestTemplatesAreTheOffices(t *testing.T) {
	b := newBench(t)
	b.sending(mailtest.StartSMTP(t, nil).Address, nil)
	list, err := b.Outbox().Templates(b.Ctx)
	b.Must(err)
	mine := list[0]
	mine.Text = "Chào {người nhận}, mã của bạn là {mã hồ sơ}."
	b.Must(b.Outbox().SaveTemplate(b.Ctx, mine))
	x, _ := b.accept("2.002381", "Hoàng Thị Lan")
	o, err := b.Outbox().Compose(b.Ctx, work.Wish{DossierID: x.ID})
	b.Must(err)
	if o.Text != "Chào ông/bà Hoàng Thị Lan, mã của bạn là "+x.Code+"." {
		t.Errorf("text %q", o.Text)
	}
	b.Refused(b.Outbox().SaveTemplate(b.Ctx, letter.Template{Occasion: mine.Occasion, Subject: "x", Text: "{tên lạ}"}), office.CodeInvalid, "{tên lạ}")
	b.Must(b.Outbox().SaveTemplate(b.Ctx, letter.Template{Occasion: mine.Occasion}))
	if again, err := b.Outbox().Templates(b.Ctx); err != nil || again[0].Text != list[0].Text {
		t.Errorf("the shipped text did not come back: %v", err)
	}
}

func TestAccountsThatSend(t *testing.T) {
	b := newBench(t)
	memory, password := mailtest.StartMemory(t), mailtest.Password
	_, err := b.Outbox().Compose(b.Ctx, work.Wish{})
	b.Refused(err, office.CodeRefused, "Chưa có tài khoản thư nào gửi được")
	for field, change := range map[string]func(a *letter.Account){
		"smtp_server":   func(a *letter.Account) { a.SMTPServer = "smtp.example.vn" },
		"smtp_security": func(a *letter.Account) { a.SMTPSecurity = "" },
		"address":       func(a *letter.Account) { a.Address = "" }, // and the user is none
	} {
		a := mailtest.SendingAccount("127.0.0.1:25")
		change(&a)
		if err := b.Mailroom().SaveAccount(b.Ctx, &a, &password); office.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	good := mailtest.StartSMTP(t, nil)
	a := b.sending(good.Address, func(a *letter.Account) { a.Server = memory.Address })
	b.Must(b.Mailroom().CheckAccount(b.Ctx, a, nil))
	a.SentFolder = "Đã gửi"
	err = b.Mailroom().CheckAccount(b.Ctx, a, nil)
	if b.Refused(err, office.CodeNotFound, "Đã gửi"); office.FieldOf(err) != "sent_folder" {
		t.Error(office.FieldOf(err))
	}
	a.SentFolder, a.SMTPServer = "", "127.0.0.1:1"
	if err := b.Mailroom().CheckAccount(b.Ctx, a, nil); office.FieldOf(err) != "smtp_server" {
		t.Errorf("%v", err)
	}
	if good := good.Accepted(); len(good) != 0 {
		t.Error("the check sent something")
	}
}

// Trouble with a letter is noted; what is temporary is tried later, what is refused waits for a person, and an account that
// is refused is not knocked at again and again.
func TestTroublesWithSending(t *testing.T) {
	b := newBench(t)
	refuse := map[string]int{"ban@example.vn": 450, "sai@example.vn": 550}
	logins, locked := 0, false
	server := mailtest.StartSMTP(t, func(s *mailtest.SMTP) {
		s.Refuse = func(step, value string) (int, string) {
			if step == "login" {
				if logins++; locked {
					return 535, "sai mật khẩu"
				}
			}
			return refuse[value], "không nhận"
		}
	})
	memory := mailtest.StartMemory(t)
	memory.Deliver(t, "Đã gửi", mailtest.Mail(1))
	b.sending(server.Address, func(a *letter.Account) { a.Server, a.SentFolder = memory.Address, "Đã gửi" })
	good, busy, wrong := b.queued("lan@example.vn"), b.queued("ban@example.vn"), b.queued("sai@example.vn")
	report, err := b.Outbox().SendDue(b.Ctx)
	if report.Sent != 1 || report.Deferred != 1 || report.Failed != 1 || len(report.Troubles) != 2 || err == nil {
		t.Fatalf("%+v %v", report, err)
	}
	if o := b.outgoing(good.ID); o.State != letter.Sent || o.Copy != "Đã gửi" {
		t.Errorf("%+v", o)
	}
	o := b.outgoing(busy.ID)
	if o.State != letter.Deferred || !o.NextTry.Equal(worktest.Morning.Add(time.Minute)) || !strings.Contains(o.Reason, "ban@example.vn") || o.Attempts[0].Reply == "" {
		t.Errorf("%+v", o)
	}
	if o := b.outgoing(wrong.ID); o.State != letter.Failed || !strings.Contains(o.Reason, "sai@example.vn") {
		t.Errorf("%+v", o)
	}
	if report, _ = b.Outbox().SendDue(b.Ctx); report.Deferred+report.Sent != 0 {
		t.Errorf("tried too early: %+v", report)
	}
	b.Clock = b.Clock.Add(time.Minute)
	delete(refuse, "ban@example.vn")
	if report, err = b.Outbox().SendDue(b.Ctx); report.Sent != 1 || err != nil {
		t.Errorf("%+v %v", report, err)
	}
	b.Refused(b.Outbox().Resend(b.Ctx, busy.ID, ""), office.CodeRefused, "“Đã gửi”")
	b.Refused(b.Outbox().Cancel(b.Ctx, wrong.ID, " "), office.CodeInvalid, "lý do")
	b.Must(b.Outbox().Cancel(b.Ctx, wrong.ID, "địa chỉ sai"))
	b.Refused(b.Outbox().Resend(b.Ctx, wrong.ID, ""), office.CodeRefused, "Đã hủy")

	locked, logins = true, 0
	first, second := b.queued("lan@example.vn"), b.queued("duc@example.vn")
	report, err = b.Outbox().SendDue(b.Ctx)
	b.Refused(err, office.CodeRefused, "mật khẩu")
	if logins != 1 || report.Failed != 1 || b.outgoing(second.ID).State != letter.Queued {
		t.Errorf("%d logins, %+v", logins, report)
	}
	locked = false
	b.Must(b.Outbox().Resend(b.Ctx, first.ID, ""))
	if report, err = b.Outbox().SendDue(b.Ctx); report.Sent != 2 || err != nil {
		t.Errorf("%+v %v", report, err)
	}
	b.Good()
}

// A letter whose bytes were damaged on the disk is not sent.
func TestDamagedLetterIsNotSent(t *testing.T) {
	b := newBench(t)
	server := mailtest.StartSMTP(t, nil)
	b.sending(server.Address, nil)
	o := b.queued("lan@example.vn")
	path := b.Dir + "/files/" + o.SHA256[:2] + "/" + o.SHA256
	_ = os.Chmod(path, 0o600)
	b.Must(os.WriteFile(path, []byte("khác"), 0o600))
	report, _ := b.Outbox().SendDue(b.Ctx)
	if report.Failed != 1 || len(server.Accepted()) != 0 {
		t.Errorf("%+v, %d accepted", report, len(server.Accepted()))
	}
}

// Whatever servers do, and however often it is tried, a letter is accepted at most once unless the officer has it sent again
// from doubt, it never gets lost, and one that is called sent was accepted.
func TestNoLetterIsSentTwiceOrLost(t *testing.T) {
	b := newBench(t)
	plan := &faults{}
	server := mailtest.StartSMTP(t, func(s *mailtest.SMTP) { s.Refuse = plan.refuse })
	proxy := mailtest.StartProxy(t, server.Address, func(p *mailtest.Proxy) { p.Command, p.Line = plan.command, plan.line })
	b.sending(proxy.Address, nil)
	rapid.Check(t, func(r *rapid.T) {
		known := len(server.Accepted())
		var ids []int64
		for i := range rapid.IntRange(1, 4).Draw(r, "letters") {
			ids = append(ids, b.queued(fmt.Sprintf("n%d@example.vn", i)).ID)
		}
		plan.set(rapid.SliceOfN(rapid.IntRange(0, 9), 30, 30).Draw(r, "faults"))
		for range rapid.IntRange(1, 6).Draw(r, "rounds") {
			b.Clock = b.Clock.Add(2 * time.Hour)
			_, _ = b.Outbox().SendDue(b.Ctx)
		}
		plan.set(nil)
		times := map[string]int{}
		for _, a := range server.Accepted()[known:] {
			parsed := mail.Parse(bytes.NewReader(a.Raw), int64(len(a.Raw)))
			times[parsed.MessageID]++
		}
		for _, id := range ids {
			o := b.outgoing(id)
			n := times[o.MessageID]
			switch {
			case n > 1:
				r.Fatalf("accepted %d times: %+v", n, o)
			case o.State == letter.Sent && n != 1, n == 1 && o.State != letter.Sent && o.State != letter.Uncertain:
				r.Fatalf("%s, accepted %d times: %+v", o.State, n, o.Attempts)
			case o.State == letter.Underway || o.State == letter.Cancelled || o.State == "":
				r.Fatalf("left as %s", o.State)
			}
			if o.State != letter.Sent {
				b.Must(b.Outbox().Cancel(b.Ctx, id, "hết lượt thử"))
			}
		}
	})
	b.Good()
}

// faults are what goes wrong with the next letters, one number a letter.
type faults struct {
	next  []int
	now   int
	ended bool // the end of DATA has passed
}

func (f *faults) set(next []int) { f.next, f.now, f.ended = next, 0, false }

// command sees the lines of the client.
func (f *faults) command(line string) string {
	if strings.HasPrefix(line, "EHLO") {
		f.now, f.ended = 0, false
		if len(f.next) > 0 {
			f.now, f.next = f.next[0], f.next[1:]
		}
	}
	f.ended = f.ended || line == "."
	switch {
	case f.now == 1 && strings.HasPrefix(line, "MAIL"), f.now == 2 && line == "DATA", f.now == 3 && line == ".":
		return "CLOSE"
	}
	return ""
}

// line sees the lines of the server.
func (f *faults) line(line string) string {
	switch {
	case f.now == 4 && f.ended, f.now == 5 && strings.HasPrefix(line, "354"):
		return "CLOSE"
	case f.now == 6 && f.ended:
		return "xin chào"
	}
	return line
}

func (f *faults) refuse(step, _ string) (int, string) {
	switch {
	case f.now == 7 && step == "to":
		return 450, "bận"
	case f.now == 8 && step == "data":
		return 452, "đầy"
	case f.now == 9 && step == "to":
		return 550, "không có"
	}
	return 0, ""
}

const senderVariable = "VANPHONGSO_WORK_TEST_SENDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(senderVariable); dir != "" {
		os.Exit(sendIn(dir))
	}
	os.Exit(m.Run())
}

// sendIn is a second program over the data in dir: it sends what is due.
func sendIn(dir string) int {
	s, err := store.Open(context.Background(), store.Options{Dir: dir})
	if err != nil {
		fmt.Println(err)
		return 2
	}
	blobs, err := blob.Open(dir + "/files")
	if err != nil {
		fmt.Println(err)
		return 2
	}
	o := &work.Office{Office: core.Office{Store: s, Blobs: blobs, Passwords: settings.Memory(), Actor: office.Actor{Name: "máy gửi", Host: "quầy 1"}}}
	if _, err := o.Outbox().SendDue(context.Background()); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// A program is killed without mercy while it sends, before and after the server has taken the letter: at the next start the
// letter is uncertain, and it is sent again only when the officer says so.
func TestKilledWhileSending(t *testing.T) {
	for name, taken := range map[string]bool{"before the end": false, "after the server took it": true} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			server := mailtest.StartSMTP(t, nil)
			reached := make(chan bool, 10)
			ended := false
			proxy := mailtest.StartProxy(t, server.Address, func(p *mailtest.Proxy) {
				p.Command = func(line string) string {
					ended = ended || line == "."
					if line == "." && !taken {
						reached <- true
						return "HANG"
					}
					return ""
				}
				p.Line = func(line string) string {
					if ended && taken {
						reached <- true
						time.Sleep(time.Minute) // the answer never comes
					}
					return line
				}
			})
			t.Setenv("VPS_PASSWORD", mailtest.Password)
			account := mailtest.SendingAccount(proxy.Address)
			account.Name, account.PasswordEnv = "một cửa", "VPS_PASSWORD"
			b.Must(b.Mailroom().SaveAccount(b.Ctx, &account, nil))
			o := b.queued("lan@example.vn")

			child := exec.Command(os.Args[0])
			child.Env = append(os.Environ(), senderVariable+"="+b.Dir)
			b.Must(child.Start())
			select {
			case <-reached:
			case <-time.After(20 * time.Second):
				t.Error("the child never sent anything")
			}
			if state := b.outgoing(o.ID).State; state != letter.Underway {
				t.Errorf("%s while it is sent", state)
			}
			b.Must(b.Outbox().Recover(b.Ctx)) // its program still runs
			if state := b.outgoing(o.ID).State; state != letter.Underway {
				t.Errorf("%s though its program runs", state)
			}
			b.Must(child.Process.Kill())
			_ = child.Wait()

			b.Must(b.Outbox().Recover(b.Ctx))
			left := b.outgoing(o.ID)
			if left.State != letter.Uncertain || !strings.Contains(left.Reason, "không rõ thư đã đi chưa") {
				t.Errorf("%+v", left)
			}
			if report, err := b.Outbox().SendDue(b.Ctx); err != nil || report.Sent != 0 {
				t.Errorf("sent by itself: %+v %v", report, err)
			}
			if n := len(server.Accepted()); n != map[bool]int{false: 0, true: 1}[taken] {
				t.Errorf("%d accepted", n)
			}
			if taken {
				b.Must(b.Outbox().Arrived(b.Ctx, o.ID, "người nhận báo đã có"))
			} else {
				a, err := b.Store.Accounts.Get(b.Ctx, account.ID)
				b.Must(err)
				a.SMTPServer = server.Address
				b.Must(b.Mailroom().SaveAccount(b.Ctx, a, nil))
				b.Must(b.Outbox().Resend(b.Ctx, o.ID, "người nhận chưa có"))
				report, err := b.Outbox().SendDue(b.Ctx)
				if err != nil || report.Sent != 1 {
					t.Errorf("%+v %v", report, err)
				}
			}
			if n := len(server.Accepted()); n != 1 || b.outgoing(o.ID).State != letter.Sent {
				t.Errorf("%d accepted, %s", n, b.outgoing(o.ID).State)
			}
			b.Good()
		})
	}
}
