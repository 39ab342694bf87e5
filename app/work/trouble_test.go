package work_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/app/paper"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// silent is a server that accepts connections and says nothing.
func silent(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return listener.Addr().String()
}

// However an account fails, the accounts after it are fetched, and its row and the report say why in Vietnamese.
func TestABadAccountDoesNotStopTheNext(t *testing.T) {
	b := newBench(t)
	authority := mailtest.NewAuthority(t)
	expired := mailtest.StartDovecot(t, authority.Issue(t, "localhost", time.Now().Add(-time.Hour)))
	memory := mailtest.StartMemory(t)
	for i := range 3 {
		memory.Deliver(t, "INBOX", mailtest.Mail(i))
	}
	wrong := "sai mật khẩu"
	for _, bad := range []struct {
		account  letter.Account
		password *string
	}{
		{letter.Account{Name: "1 sai mật khẩu", Server: memory.Address, User: mailtest.User, Security: letter.Plain}, &wrong},
		{letter.Account{Name: "2 máy lạ", Server: "khong-co.invalid:993", User: "u", Security: letter.TLS}, &wrong},
		{letter.Account{Name: "3 hết hạn", Server: expired.TLSAddress, User: mailtest.User, Security: letter.TLS, CAFile: authority.File}, &wrong},
		{letter.Account{Name: "4 chưa có mật khẩu", Server: memory.Address, User: mailtest.User, Security: letter.Plain}, nil},
	} {
		b.Must(b.Mailroom().SaveAccount(b.Ctx, &bad.account, bad.password))
	}
	b.mailbox("5 tốt", memory.Address)

	report, err := b.Mailroom().Fetch(b.Ctx, nil, &mail.Progress{})
	b.Refused(err, office.CodeRefused, "không nhận tên đăng nhập hoặc mật khẩu")
	sentences := []string{"không nhận tên đăng nhập hoặc mật khẩu", "Không tìm thấy máy chủ thư “khong-co.invalid”", "hết hạn", "Chưa có mật khẩu", ""}
	if len(report.Accounts) != len(sentences) || report.Taken != 3 || report.UIDs != 3 {
		t.Fatalf("%+v", report)
	}
	accounts, err := b.Mailroom().Accounts(b.Ctx)
	b.Must(err)
	for i, want := range sentences {
		a, r := accounts[i], report.Accounts[i]
		if a.Name != r.Account || a.LastError != r.Error || !strings.Contains(r.Error, want) || (want == "") != (r.Error == "") {
			t.Errorf("%s: row says %q, report says %q, want %q", a.Name, a.LastError, r.Error, want)
		}
		if a.LastTry.IsZero() || a.LastGood.IsZero() != (want != "") {
			t.Errorf("%s: tried %s, good %s", a.Name, a.LastTry, a.LastGood)
		}
	}
	b.Good()
}

// A server that hangs can be given up; what the account had stays, and the next fetch goes on.
func TestAServerThatHangs(t *testing.T) {
	b := newBench(t)
	b.mailbox("treo", silent(t))
	ctx, cancel := context.WithTimeout(b.Ctx, time.Second)
	defer cancel()
	start := time.Now()
	report, err := b.Mailroom().Fetch(ctx, nil, &mail.Progress{})
	if err == nil || time.Since(start) > 10*time.Second || len(report.Accounts) != 1 || report.Accounts[0].Error == "" {
		t.Errorf("after %s: %+v, %v", time.Since(start), report, err)
	}
	accounts, err := b.Mailroom().Accounts(b.Ctx)
	b.Must(err)
	if accounts[0].LastError == "" || accounts[0].LastTry.IsZero() {
		t.Errorf("the row forgot the try: %+v", accounts[0])
	}
	b.Must(b.Mailroom().CheckAccount(b.Ctx, letter.Account{Name: "x", Server: mailtest.StartMemory(t).Address, User: mailtest.User, Security: letter.Plain}, ptr(mailtest.Password)))
}

func ptr(s string) *string { return &s }

// The mailbox is made anew on the server: nothing is taken twice, and the report says so.
func TestARecreatedMailbox(t *testing.T) {
	b := newBench(t)
	memory := mailtest.StartMemory(t)
	b.mailbox("thử", memory.Address)
	for i := range 3 {
		memory.Deliver(t, "INBOX", mailtest.Mail(i))
	}
	if r := b.Fetch(); r.Taken != 3 {
		t.Fatalf("%+v", r.Counts)
	}
	memory.Recreate(t, "INBOX")
	for i := range 4 {
		memory.Deliver(t, "INBOX", mailtest.Mail(i))
	}
	r := b.Fetch()
	if r.UIDs != 4 || r.Taken != 1 || r.Duplicate != 3 || r.Accounts[0].Folders[0].Notice() != "hộp thư đã được tạo lại: 1 thư mới, 3 thư trùng" {
		t.Errorf("%+v %q", r.Counts, r.Accounts[0].Folders[0].Notice())
	}
	b.Good()
}

// The office's own form is broken: the shipped one is drawn, and the problem names file and line.
func TestABrokenForm(t *testing.T) {
	b := newBench(t)
	dir := filepath.Join(b.Dir, "forms", "tt03-2025")
	b.Must(os.MkdirAll(dir, 0o700))
	b.Must(os.WriteFile(filepath.Join(dir, "01-receipt.yaml"), []byte("title: [\nblocks: {{{"), 0o600))
	var err error
	b.Forms, err = paper.NewLibrary(filepath.Join(b.Dir, "forms"))
	b.Must(err)
	problems := b.Forms.Problems()
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "01-receipt.yaml") || problems[0].Line == 0 {
		t.Fatalf("%+v", problems)
	}
	_, receipt := b.accept("2.002385", "Lò Văn Pao")
	pdf, err := b.Desk().PaperPDF(b.Ctx, receipt.ID)
	b.Must(err)
	if !strings.Contains(b.Text(pdf), "Lò Văn Pao") {
		t.Error("the shipped form was not drawn")
	}
}

// A blob that changed, was lost or belongs to nobody is found, with the name of the record that needs it.
func TestCheckNamesTheRecordOfABrokenFile(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("03-outlook")
	x, err := b.Desk().NewFromLetter(b.Ctx, l.ID, b.procedure("2.002381"), "")
	b.Must(err)
	receipt, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	b.Good()
	other := b.SampleLetter("02-html")
	path := func(sha string) string { return filepath.Join(b.Dir, "files", sha[:2], sha) }
	b.Must(os.Remove(path(x.Components[0].Files[0].SHA256)))
	b.Must(os.WriteFile(path(receipt.SHA256), []byte("%PDF-1.4 giả"), 0o600))
	b.Must(os.Truncate(path(other.SHA256), 10))
	_, err = b.Blobs.Put(strings.NewReader("không ai cần"))
	b.Must(err)
	report, err := b.Checker().Check(b.Ctx, nil)
	b.Must(err)
	item := find(report, "Tệp đính kèm và bản gốc")
	all := strings.Join(item.Problems, "\n")
	for _, words := range []string{"Hồ sơ " + x.Code + ", tệp “", "Giấy tiếp nhận " + x.Code, fmt.Sprintf("Thư số %d “%s”", other.ID, other.Subject)} {
		if !strings.Contains(all, words) {
			t.Errorf("no %q in\n%s", words, all)
		}
	}
	if report.Good || item.Found != 3 || !strings.Contains(strings.Join(item.Notes, " "), "1 tệp không có bản ghi nào dùng đến") {
		t.Errorf("%+v", item)
	}
	if _, err := b.Desk().Print(b.Ctx, receipt.ID, "", 1); err == nil {
		t.Error("a forged receipt went to the printer")
	}
}

// A due date that was changed behind the program's back is found.
func TestCheckWorksOutDueDatesAgain(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	right := x.Due
	b.Must(b.Store.Update(b.Ctx, b.Who(), "test", func(tx *storeTx) error {
		x.Due = x.Due.Add(time.Hour)
		return b.Store.Dossiers.Save(tx, x)
	}))
	report, err := b.Checker().Check(b.Ctx, nil)
	b.Must(err)
	problems := strings.Join(find(report, "Hạn trả kết quả").Problems, "\n")
	if report.Good || !strings.Contains(problems, x.Code) || !strings.Contains(problems, right.In(office.Zone).Format("15:04 02/01/2006")) {
		t.Errorf("%+v", find(report, "Hạn trả kết quả"))
	}
}

// find returns what the examination says of one thing.
func find(report work.CheckReport, name string) work.CheckItem {
	for _, item := range report.Items {
		if item.Name == name {
			return item
		}
	}
	return work.CheckItem{}
}

// The window's timer and a script fetch the same mailbox at the same moment from two programs: each mail is taken once.
func TestTwoProgramsFetchTheSameMailbox(t *testing.T) {
	b := newBench(t)
	memory := mailtest.StartMemory(t)
	b.mailbox("thử", memory.Address)
	const mails = 120
	for i := range mails {
		memory.Deliver(t, "INBOX", mailtest.Mail(i))
	}
	other := &bench{worktest.Open(t, b.Dir, b.Clock)}
	other.Passwords = b.Passwords
	done := make(chan error, 1)
	go func() {
		_, err := other.Mailroom().Fetch(b.Ctx, nil, &mail.Progress{})
		done <- err
	}()
	_, err := b.Mailroom().Fetch(b.Ctx, nil, &mail.Progress{})
	for _, err := range []error{err, <-done} {
		if err != nil {
			b.Refused(err, office.CodeRefused, "đang được lấy thư ở một cửa sổ hoặc máy khác")
		}
	}
	accounts, err := b.Mailroom().Accounts(b.Ctx)
	b.Must(err)
	if accounts[0].LastError != "" || accounts[0].LastGood.IsZero() {
		t.Errorf("the account is blamed: %+v", accounts[0])
	}
	b.Fetch()
	ledger, err := b.Store.Letters.Ledger(b.Ctx, "", "")
	b.Must(err)
	if ledger[letter.Taken] != mails || len(ledger) != 1 {
		t.Errorf("%v", ledger)
	}
	b.Good()
}
