package mail_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

const sendTimeout = 400 * time.Millisecond

var paperBytes = []byte("%PDF-1.7\r\n.\r\nmột tệp có dòng chỉ một dấu chấm\n\x00\xff")

func outgoing() letter.Outgoing {
	return letter.Outgoing{
		From:      letter.Address{Name: "Bộ phận một cửa, Sở KH&CN", Address: "motcua@example.vn"},
		To:        []letter.Address{{Name: "Hoàng Thị Lan", Address: "lan@example.vn"}},
		Cc:        []letter.Address{{Address: "duc@example.vn"}},
		Subject:   "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H38.21.06-261125-0001: Gia hạn giấy phép tiến hành công việc bức xạ",
		Text:      "Kính gửi bà Hoàng Thị Lan,\n\n.Dòng bắt đầu bằng dấu chấm.\nTie\u0302\u0301ng Viê\u0323t viết rời.",
		MessageID: "thu-1@example.vn", InReplyTo: "goc@mail.example.vn", References: []string{"dau@mail.example.vn", "goc@mail.example.vn", "bad\r\nBcc: x@y.vn"},
		Files: []letter.OutgoingFile{{Name: "Giấy tiếp nhận 65/GP-SKHCN.pdf", Type: "application/pdf"}, {Name: "Giấy tiếp nhận 65/GP-SKHCN.pdf", Type: "x\r\nBcc: a"}},
	}
}

func paperFile(letter.OutgoingFile) (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(paperBytes)), nil
}

func composed(t testing.TB) []byte {
	t.Helper()
	raw, err := mail.Compose(outgoing(), time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC), paperFile)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// What is composed is read again as it was meant, by the reader that citizens' mails go through.
func TestComposedLetterIsReadAsItWasMeant(t *testing.T) {
	raw := composed(t)
	for i, line := range bytes.Split(bytes.TrimSuffix(raw, []byte("\r\n")), []byte("\r\n")) {
		if len(line) > 998 || bytes.ContainsAny(line, "\r\n\x00") || bytes.IndexFunc(line, func(r rune) bool { return r > '~' }) >= 0 {
			t.Errorf("line %d is no plain line: %q", i, line)
		}
	}
	p := mail.Parse(bytes.NewReader(raw), int64(len(raw)))
	var l letter.Letter
	p.Apply(&l)
	if l.Parsing != "strict" || len(l.Defects) > 0 {
		t.Errorf("%s %v", l.Parsing, l.Defects)
	}
	o := outgoing()
	if l.Subject != o.Subject || l.From != o.From || len(l.To) != 2 || l.To[0] != o.To[0] || l.MessageID != o.MessageID {
		t.Errorf("%+v", l)
	}
	if !strings.Contains(l.Text, "Tiếng Việt viết rời.") || !strings.Contains(l.Text, "\n.Dòng bắt đầu") {
		t.Errorf("text %q", l.Text)
	}
	header, _, _ := strings.Cut(string(raw), "\r\n\r\n")
	for _, want := range []string{"In-Reply-To: <goc@mail.example.vn>", "References: <dau@mail.example.vn> <goc@mail.example.vn>", "Date: Wed, 25 Nov 2026 09:00:00 +0700"} {
		if !strings.Contains(strings.ReplaceAll(header, "\r\n ", " "), want) {
			t.Errorf("no %q in\n%s", want, header)
		}
	}
	if !strings.Contains(string(raw), `filename="Giay tiep nhan 65-GP-SKHCN.pdf"`) {
		t.Error("the file has no name for old programs")
	}
	if strings.Contains(string(raw), "Bcc") || strings.Contains(header, "go-mail") {
		t.Error("a header came in through the references or a type, or tells the library")
	}
	if len(l.Attachments) != 2 || l.Attachments[0].Name != "Giấy tiếp nhận 65-GP-SKHCN.pdf" || l.Attachments[1].Name != "Giấy tiếp nhận 65-GP-SKHCN (2).pdf" {
		t.Fatalf("%+v", l.Attachments)
	}
	r, _, err := mail.OpenAttachment(bytes.NewReader(raw), int64(len(raw)), 1)
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(r); err != nil || !bytes.Equal(content, paperBytes) {
		t.Errorf("the file came as %q (%v)", content, err)
	}
}

func TestComposeRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		change func(o *letter.Outgoing)
		size   int
		code   office.Code
		field  string
	}{
		"secret title":    {func(o *letter.Outgoing) { o.Subject = "Công văn MẬT số 12" }, 1, office.CodeRefused, ""},
		"secret text":     {func(o *letter.Outgoing) { o.Text = "TỐI MẬT\n\nKính gửi" }, 1, office.CodeRefused, ""},
		"secret file":     {func(o *letter.Outgoing) { o.Files[0].Name = "[MẬT] ke hoach.pdf" }, 1, office.CodeRefused, ""},
		"bad sender":      {func(o *letter.Outgoing) { o.From.Address = "motcua" }, 1, office.CodeInvalid, "to"},
		"bad recipient":   {func(o *letter.Outgoing) { o.To[0].Address = "a@b\r\nBcc: c@d" }, 1, office.CodeInvalid, "to"},
		"files too large": {func(*letter.Outgoing) {}, mail.MaxOutgoing/2 + 1, office.CodeInvalid, "files"},
	} {
		o := outgoing()
		test.change(&o)
		_, err := mail.Compose(o, time.Now(), func(letter.OutgoingFile) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(make([]byte, test.size))), nil
		})
		if office.CodeOf(err) != test.code || office.FieldOf(err) != test.field {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMessageIDsDiffer(t *testing.T) {
	a, b := mail.NewMessageID("motcua@example.vn"), mail.NewMessageID("motcua@example.vn")
	if a == b || !strings.HasSuffix(a, "@example.vn") || len(a) < 30 {
		t.Errorf("%s %s", a, b)
	}
}

// The server gets the very bytes, once, for all recipients, over every kind of connection.
func TestSendDelivers(t *testing.T) {
	authority := mailtest.NewAuthority(t)
	certificate := authority.Issue(t, "localhost", time.Now().Add(time.Hour))
	raw := composed(t)
	for name, start := range map[string]func() (*mailtest.SMTP, letter.Account){
		"plain to loopback": func() (*mailtest.SMTP, letter.Account) {
			s := mailtest.StartSMTP(t, nil)
			return s, mailtest.SendingAccount(s.Address)
		},
		"LOGIN only": func() (*mailtest.SMTP, letter.Account) {
			s := mailtest.StartSMTP(t, func(s *mailtest.SMTP) { s.LoginOnly = true })
			return s, mailtest.SendingAccount(s.Address)
		},
		"no login": func() (*mailtest.SMTP, letter.Account) {
			s := mailtest.StartSMTP(t, func(s *mailtest.SMTP) { s.NoLogin = true })
			return s, mailtest.SendingAccount(s.Address)
		},
		"TLS": func() (*mailtest.SMTP, letter.Account) {
			s := mailtest.StartSMTPS(t, certificate, letter.TLS, nil)
			return s, secure(s, letter.TLS, authority.File)
		},
		"STARTTLS": func() (*mailtest.SMTP, letter.Account) {
			s := mailtest.StartSMTPS(t, certificate, letter.STARTTLS, nil)
			return s, secure(s, letter.STARTTLS, authority.File)
		},
	} {
		t.Run(name, func(t *testing.T) {
			server, account := start()
			if err := mail.CheckSending(context.Background(), account, mailtest.Password); err != nil {
				t.Fatal(err)
			}
			o := outgoing()
			d := mail.Send(context.Background(), account, mailtest.Password, o.From.Address, o.Recipients(), raw)
			if d.Outcome != letter.Sent || d.Err != nil {
				t.Fatalf("%+v", d)
			}
			got := server.Accepted()
			if len(got) != 1 || got[0].From != "motcua@example.vn" || strings.Join(got[0].To, " ") != "lan@example.vn duc@example.vn" {
				t.Fatalf("%+v", got)
			}
			if !bytes.Equal(got[0].Raw, raw) {
				t.Errorf("the server got other bytes:\n%q\n%q", got[0].Raw, raw)
			}
		})
	}
}

func secure(s *mailtest.SMTP, security, ca string) letter.Account {
	_, port, _ := net.SplitHostPort(s.Address)
	account := mailtest.SendingAccount("localhost:" + port)
	account.SMTPSecurity, account.CAFile = security, ca
	return account
}

// Every trouble has its outcome and one Vietnamese sentence; a letter that the server may have taken is never called
// deferred, and one that it has certainly not taken is never called uncertain.
func TestSendTroubles(t *testing.T) {
	authority, stranger := mailtest.NewAuthority(t), mailtest.NewAuthority(t)
	soon := time.Now().Add(time.Hour)
	good := authority.Issue(t, "localhost", soon)
	encrypted := func(certificate mailtest.Certificate, security, ca string) letter.Account {
		return secure(mailtest.StartSMTPS(t, certificate, security, nil), security, ca)
	}
	refusing := func(step string, code int) letter.Account {
		return mailtest.SendingAccount(mailtest.StartSMTP(t, func(s *mailtest.SMTP) {
			s.Refuse = func(at, value string) (int, string) {
				if at == step && (step != "to" || value == "duc@example.vn") {
					return code, "vì lẽ này"
				}
				return 0, ""
			}
		}).Address)
	}
	proxied := func(change func(p *mailtest.Proxy)) letter.Account {
		return mailtest.SendingAccount(mailtest.StartProxy(t, mailtest.StartSMTP(t, nil).Address, change).Address)
	}
	at := func(command, answer string) letter.Account {
		return proxied(func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if strings.HasPrefix(line, command) {
					return answer
				}
				return ""
			}
		})
	}
	plain := mailtest.StartSMTP(t, nil).Address
	changed := func(change func(a *letter.Account)) letter.Account {
		a := mailtest.SendingAccount(plain)
		change(&a)
		return a
	}
	small := mailtest.SendingAccount(mailtest.StartSMTP(t, func(s *mailtest.SMTP) { s.MaxSize = 1 << 10 }).Address)
	tests := map[string]struct {
		account  letter.Account
		outcome  letter.Sending
		code     office.Code
		field    string
		sentence string
	}{
		"wrong password":            {refusing("login", 535), letter.Failed, office.CodeRefused, "password", "không nhận tên đăng nhập hoặc mật khẩu"},
		"login later":               {refusing("login", 454), letter.Deferred, office.CodeUnavailable, "", "tạm thời không cho đăng nhập"},
		"sender refused":            {refusing("from", 550), letter.Failed, office.CodeRefused, "address", "motcua@example.vn"},
		"sender later":              {refusing("from", 451), letter.Deferred, office.CodeUnavailable, "", "tạm thời chưa nhận thư"},
		"recipient refused":         {refusing("to", 550), letter.Failed, office.CodeRefused, "to", "duc@example.vn"},
		"recipient later":           {refusing("to", 450), letter.Deferred, office.CodeUnavailable, "", "duc@example.vn"},
		"content refused":           {refusing("data", 554), letter.Failed, office.CodeRefused, "", "554 5.0.0 vì lẽ này"},
		"content later":             {refusing("data", 452), letter.Deferred, office.CodeUnavailable, "", "452 4.0.0 vì lẽ này"},
		"too large":                 {small, letter.Failed, office.CodeRefused, "files", "lớn hơn mức máy chủ"},
		"unknown host":              {changed(func(a *letter.Account) { a.SMTPServer, a.SMTPSecurity = "khong-co.invalid:465", letter.TLS }), letter.Deferred, office.CodeUnavailable, "smtp_server", "Không tìm thấy máy chủ thư “khong-co.invalid”"},
		"connection refused":        {mailtest.SendingAccount(closedPort(t)), letter.Deferred, office.CodeUnavailable, "smtp_server", "từ chối kết nối"},
		"no port":                   {changed(func(a *letter.Account) { a.SMTPServer = "smtp.example.vn" }), letter.Failed, office.CodeInvalid, "smtp_server", "smtp.example.vn:465"},
		"plain text to the world":   {changed(func(a *letter.Account) { a.SMTPServer = "192.0.2.1:25" }), letter.Failed, office.CodeRefused, "smtp_security", "không mã hóa"},
		"TLS at a plain-text port":  {changed(func(a *letter.Account) { a.SMTPSecurity = letter.TLS }), letter.Failed, office.CodeRefused, "smtp_security", "không nói TLS"},
		"no STARTTLS":               {changed(func(a *letter.Account) { a.SMTPSecurity = letter.STARTTLS }), letter.Failed, office.CodeRefused, "smtp_security", "không nhận STARTTLS"},
		"CA file missing":           {changed(func(a *letter.Account) { a.SMTPSecurity, a.CAFile = letter.TLS, "/khong/co.pem" }), letter.Failed, office.CodeInvalid, "ca_file", "/khong/co.pem"},
		"unknown authority":         {encrypted(good, letter.TLS, stranger.File), letter.Failed, office.CodeRefused, "ca_file", "không được tin cậy"},
		"STARTTLS, system's roots":  {encrypted(good, letter.STARTTLS, ""), letter.Failed, office.CodeRefused, "ca_file", "không được tin cậy"},
		"expired":                   {encrypted(authority.Issue(t, "localhost", time.Now().Add(-time.Hour)), letter.TLS, authority.File), letter.Failed, office.CodeRefused, "smtp_server", "đã hết hạn"},
		"other name":                {encrypted(authority.Issue(t, "mail.example.vn", soon), letter.STARTTLS, authority.File), letter.Failed, office.CodeRefused, "smtp_server", "không được cấp cho tên localhost"},
		"speaks IMAP":               {mailtest.SendingAccount(silentServer(t, "* OK IMAP4rev1 ready\r\n")), letter.Failed, office.CodeRefused, "smtp_server", "không phải máy chủ SMTP"},
		"busy at the greeting":      {mailtest.SendingAccount(silentServer(t, "421 too many connections\r\n")), letter.Deferred, office.CodeUnavailable, "", "421 too many connections"},
		"silent":                    {mailtest.SendingAccount(silentServer(t, "")), letter.Deferred, office.CodeUnavailable, "smtp_server", "không trả lời quá lâu"},
		"silent instead of TLS":     {changed(func(a *letter.Account) { a.SMTPServer, a.SMTPSecurity = silentServer(t, ""), letter.TLS }), letter.Deferred, office.CodeUnavailable, "smtp_server", "không trả lời quá lâu"},
		"hangs at MAIL":             {at("MAIL", "HANG"), letter.Deferred, office.CodeUnavailable, "smtp_server", "không trả lời quá lâu"},
		"closes at RCPT":            {at("RCPT", "CLOSE"), letter.Deferred, office.CodeUnavailable, "smtp_server", "ngắt kết nối giữa chừng"},
		"closes at DATA":            {at("DATA", "CLOSE"), letter.Deferred, office.CodeUnavailable, "smtp_server", "ngắt kết nối giữa chừng"},
		"closes at the end of DATA": {proxied(dotCloses), letter.Uncertain, office.CodeUnavailable, "", "không rõ thư đã đi chưa"},
		"hangs at the end of DATA":  {at(".", "HANG"), letter.Uncertain, office.CodeUnavailable, "", "không rõ thư đã đi chưa"},
		"nonsense after DATA":       {proxied(answerIs("hello")), letter.Uncertain, office.CodeUnavailable, "", "không rõ thư đã đi chưa"},
		"drips":                     {mailtest.SendingAccount(drippingServer(t)), letter.Deferred, office.CodeUnavailable, "smtp_server", "không trả lời quá lâu"},
	}
	raw := composed(t)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := outgoing()
			timeout := sendTimeout
			if test.outcome == letter.Uncertain || name == "drips" {
				timeout = 80 * time.Millisecond // the end has ten of them
			}
			d := mail.SendWithin(context.Background(), timeout, test.account, mailtest.Password, o.From.Address, o.Recipients(), raw)
			if d.Outcome != test.outcome {
				t.Errorf("outcome %s, want %s (%v)", d.Outcome, test.outcome, d.Err)
			}
			if office.CodeOf(d.Err) != test.code || office.FieldOf(d.Err) != test.field || !strings.Contains(office.MessageOf(d.Err), test.sentence) {
				t.Errorf("got %s, field %q: %v", office.CodeOf(d.Err), office.FieldOf(d.Err), d.Err)
			}
			if sentence := office.MessageOf(d.Err); !strings.HasSuffix(sentence, ".") || strings.ContainsAny(sentence, "\r\n") {
				t.Errorf("no sentence: %q", sentence)
			}
		})
	}
}

// dotCloses closes the connection once all bytes were given, before the server has seen the end.
func dotCloses(p *mailtest.Proxy) {
	p.Command = func(line string) string {
		if line == "." {
			return "CLOSE"
		}
		return ""
	}
}

// answerIs changes what the server says after it has taken the letter.
func answerIs(answer string) func(p *mailtest.Proxy) {
	return func(p *mailtest.Proxy) {
		ended := false
		p.Command = func(line string) string { ended = ended || line == "."; return "" }
		p.Line = func(line string) string {
			if ended {
				return answer
			}
			return line
		}
	}
}

// drippingServer says one letter after the other, never a whole line: each is in time, all of it takes for ever.
func drippingServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		conn, err := listener.Accept()
		for err == nil {
			_, err = conn.Write([]byte("2"))
			time.Sleep(20 * time.Millisecond)
		}
	}()
	return listener.Addr().String()
}

// A person who stops it is told so; before the end of DATA the letter still waits.
func TestSendIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	account := mailtest.SendingAccount(mailtest.StartProxy(t, mailtest.StartSMTP(t, nil).Address, func(p *mailtest.Proxy) {
		p.Command = func(line string) string {
			if strings.HasPrefix(line, "RCPT") {
				stop()
				return "HANG"
			}
			return ""
		}
	}).Address)
	d := mail.Send(ctx, account, mailtest.Password, "motcua@example.vn", []string{"lan@example.vn"}, composed(t))
	if d.Outcome != letter.Deferred || !strings.Contains(office.MessageOf(d.Err), "Đã dừng gửi thư theo yêu cầu") {
		t.Errorf("%+v", d)
	}
}

// The copy in the folder of sent mail is the letter itself, read.
func TestKeepCopy(t *testing.T) {
	memory := mailtest.StartMemory(t)
	memory.Deliver(t, "Đã gửi", mailtest.Mail(1))
	account := mailtest.Account(memory.Address)
	account.SentFolder, account.Folders = "Đã gửi", []string{"Đã gửi"}
	raw := composed(t)
	if err := mail.KeepCopy(context.Background(), account, mailtest.Password, raw, time.Now()); err != nil {
		t.Fatal(err)
	}
	keeper := openKeeper(t, t.TempDir())
	if _, err := mail.Fetch(context.Background(), account, mailtest.Password, keeper, nil); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, l := range keeper.Letters() {
		found = found || l.MessageID == "thu-1@example.vn" && l.Size == int64(len(raw))
	}
	if !found {
		t.Errorf("no copy among %+v", keeper.Letters())
	}
	account.SentFolder = "Không có"
	err := mail.KeepCopy(context.Background(), account, mailtest.Password, raw, time.Now())
	if office.CodeOf(err) != office.CodeNotFound || !strings.Contains(office.MessageOf(err), "Không có") {
		t.Errorf("%v", err)
	}
}

func TestThreadOf(t *testing.T) {
	long := "<0@x>"
	for range 40 {
		long += "\r\n <n@x>"
	}
	for raw, want := range map[string]string{
		"Message-ID: <b@x>\r\nReferences: <dau@x>\r\n <a@x>\r\n\r\n<c@x>": "dau@x a@x b@x",
		"Subject: x\nMessage-Id: <b@x>\n\nReferences: <c@x>":              "b@x",
		"Subject: x\r\n\r\n":                                "",
		"References: vô nghĩa <a b@x> <ấ@x>\r\n\r\n":        "",
		"References: " + long + "\r\nMessage-ID: <z@x>\r\n": "0@x" + strings.Repeat(" n@x", 18) + " z@x",
	} {
		got, err := mail.ThreadOf(strings.NewReader(raw))
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q: %q (%v), want %q", raw, got, err, want)
		}
	}
}
