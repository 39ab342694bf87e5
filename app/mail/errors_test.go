package mail_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Every trouble with an account has a Vietnamese sentence that names it and says what to do.
func TestSentences(t *testing.T) {
	memory := mailtest.StartMemory(t)
	answering := func(command, answer string) letter.Account {
		proxy := mailtest.StartProxy(t, memory.Address, func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if strings.Contains(line, command) {
					return answer
				}
				return ""
			}
		})
		return mailtest.Account(proxy.Address)
	}
	change := func(change func(a *letter.Account)) letter.Account {
		account := mailtest.Account(memory.Address)
		change(&account)
		return account
	}
	broken := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(broken, []byte("không phải PEM"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		account  letter.Account
		password string
		code     office.Code
		field    string
		sentence string
	}{
		"wrong password":             {mailtest.Account(memory.Address), "sai", office.CodeRefused, "password", "không nhận tên đăng nhập hoặc mật khẩu"},
		"wrong password, plain NO":   {answering("AUTHENTICATE", "TAG NO go away"), "", office.CodeRefused, "password", "không nhận tên đăng nhập hoặc mật khẩu"},
		"server unavailable":         {answering("AUTHENTICATE", "TAG NO [UNAVAILABLE] try later"), "", office.CodeUnavailable, "", "tạm thời không cho đăng nhập"},
		"unknown host":               {change(func(a *letter.Account) { a.Server, a.Security = "khong-co.invalid:993", letter.TLS }), "", office.CodeUnavailable, "server", "Không tìm thấy máy chủ thư “khong-co.invalid”"},
		"connection refused":         {mailtest.Account(closedPort(t)), "", office.CodeUnavailable, "server", "từ chối kết nối"},
		"no port":                    {change(func(a *letter.Account) { a.Server = "imap.example.vn" }), "", office.CodeInvalid, "server", "tên-máy-chủ:cổng"},
		"unknown security":           {change(func(a *letter.Account) { a.Security = "ssl3" }), "", office.CodeInvalid, "security", "tls, starttls hoặc none"},
		"plain text to the world":    {change(func(a *letter.Account) { a.Server = "192.0.2.1:143" }), "", office.CodeRefused, "security", "không mã hóa"},
		"TLS at a plain-text port":   {change(func(a *letter.Account) { a.Security = letter.TLS }), "", office.CodeRefused, "security", "không nói TLS"},
		"no STARTTLS":                {change(func(a *letter.Account) { a.Security = letter.STARTTLS }), "", office.CodeRefused, "security", "không nhận STARTTLS"},
		"CA file missing":            {change(func(a *letter.Account) { a.Security, a.CAFile = letter.TLS, "/khong/co.pem" }), "", office.CodeInvalid, "ca_file", "/khong/co.pem"},
		"CA file broken":             {change(func(a *letter.Account) { a.Security, a.CAFile = letter.TLS, broken }), "", office.CodeInvalid, "ca_file", broken},
		"hangs at login":             {answering("AUTHENTICATE", "HANG"), "", office.CodeUnavailable, "server", "không trả lời quá lâu"},
		"hangs at EXAMINE":           {answering("EXAMINE", "HANG"), "", office.CodeUnavailable, "server", "không trả lời quá lâu"},
		"silent from the beginning":  {mailtest.Account(silentServer(t, "")), "", office.CodeUnavailable, "server", "không trả lời quá lâu"},
		"silent instead of TLS":      {changed(mailtest.Account(silentServer(t, "")), letter.TLS), "", office.CodeUnavailable, "server", "không trả lời quá lâu"},
		"silent instead of STARTTLS": {changed(mailtest.Account(silentServer(t, "* OK hi\r\n")), letter.STARTTLS), "", office.CodeUnavailable, "server", "không trả lời quá lâu"},
		"closes at login":            {answering("AUTHENTICATE", "CLOSE"), "", office.CodeUnavailable, "server", "ngắt kết nối giữa chừng"},
		"says BYE":                   {mailtest.Account(silentServer(t, "* BYE too many connections\r\n")), "", office.CodeUnavailable, "server", "không phải máy chủ IMAP"},
		"speaks something else":      {mailtest.Account(silentServer(t, "220 smtp.example.vn ESMTP\r\n")), "", office.CodeUnavailable, "server", "không phải máy chủ IMAP"},
		"folder in use":              {answering("EXAMINE", "TAG NO [INUSE] mailbox is being rebuilt"), "", office.CodeUnavailable, "", "mailbox is being rebuilt"},
		"folder missing":             {change(func(a *letter.Account) { a.Folders = []string{"Đơn thư"} }), "", office.CodeNotFound, "folders", "“Đơn thư”"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			password := test.password
			if password == "" {
				password = mailtest.Password
			}
			report, err := mail.FetchWithin(context.Background(), shortTimeout, test.account, password, openKeeper(t, t.TempDir()), nil)
			if office.CodeOf(err) != test.code || office.FieldOf(err) != test.field || !strings.Contains(office.MessageOf(err), test.sentence) {
				t.Errorf("got %s, field %q: %v", office.CodeOf(err), office.FieldOf(err), err)
			}
			if report.Error != office.MessageOf(err) || !strings.HasSuffix(report.Error, ".") {
				t.Errorf("report says %q", report.Error)
			}
		})
	}
}

func changed(account letter.Account, security string) letter.Account {
	account.Security = security
	return account
}

// closedPort returns an address where nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// silentServer accepts connections, says greeting and then nothing.
func silentServer(t *testing.T, greeting string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write([]byte(greeting))
			t.Cleanup(func() { _ = conn.Close() })
		}
	}()
	return listener.Addr().String()
}

func TestCertificates(t *testing.T) {
	authority, stranger := mailtest.NewAuthority(t), mailtest.NewAuthority(t)
	soon := time.Now().Add(24 * time.Hour)
	good := mailtest.StartDovecot(t, authority.Issue(t, "localhost", soon))
	expired := mailtest.StartDovecot(t, authority.Issue(t, "localhost", time.Now().Add(-time.Hour)))
	other := mailtest.StartDovecot(t, authority.Issue(t, "mail.example.vn", soon))
	good.Deliver(t, mailtest.Mail(1))

	port := func(d *mailtest.Dovecot) string { // the plain-text port, under the name of the certificate
		_, port, _ := net.SplitHostPort(d.PlainAddress)
		return "localhost:" + port
	}
	tests := map[string]struct {
		server, security, caFile, sentence string
	}{
		"TLS":                         {good.TLSAddress, letter.TLS, authority.File, ""},
		"STARTTLS":                    {port(good), letter.STARTTLS, authority.File, ""},
		"plain text to loopback":      {port(good), letter.Plain, "", ""},
		"TLS, unknown authority":      {good.TLSAddress, letter.TLS, stranger.File, "không được tin cậy"},
		"TLS, system's roots":         {good.TLSAddress, letter.TLS, "", "không được tin cậy"},
		"STARTTLS, unknown authority": {port(good), letter.STARTTLS, stranger.File, "không được tin cậy"},
		"TLS, expired":                {expired.TLSAddress, letter.TLS, authority.File, "đã hết hạn"},
		"STARTTLS, expired":           {port(expired), letter.STARTTLS, authority.File, "đã hết hạn"},
		"TLS, other name":             {other.TLSAddress, letter.TLS, authority.File, "không được cấp cho tên localhost"},
		"STARTTLS, other name":        {port(other), letter.STARTTLS, authority.File, "không được cấp cho tên localhost"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			account := letter.Account{Name: "thử", Server: test.server, User: mailtest.User, Security: test.security, CAFile: test.caFile}
			keeper := openKeeper(t, t.TempDir())
			report, err := mail.Fetch(context.Background(), account, mailtest.Password, keeper, nil)
			switch {
			case test.sentence == "" && (err != nil || report.Taken != 1):
				t.Errorf("fetch: %v, %+v", err, report)
			case test.sentence != "" && (office.CodeOf(err) != office.CodeRefused || !strings.Contains(office.MessageOf(err), test.sentence)):
				t.Errorf("error %v, want %q", err, test.sentence)
			}
		})
	}
	account := letter.Account{Name: "thử", Server: good.TLSAddress, User: mailtest.User, Security: letter.TLS, CAFile: authority.File}
	if err := mail.Check(context.Background(), account, "sai"); office.FieldOf(err) != "password" {
		t.Errorf("wrong password at Dovecot: %v", err)
	}
}

// Nothing is sent over an unencrypted connection to another machine: not even the connection is made.
func TestPlainTextIsRefusedBeforeConnecting(t *testing.T) {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		network, ok := address.(*net.IPNet)
		if !ok || network.IP.IsLoopback() || network.IP.To4() == nil {
			continue
		}
		listener, err := net.Listen("tcp", net.JoinHostPort(network.IP.String(), "0"))
		if err != nil {
			continue
		}
		touched := make(chan bool, 1)
		go func() {
			conn, err := listener.Accept()
			if err == nil {
				_ = conn.Close()
			}
			touched <- err == nil
		}()
		err = mail.Check(context.Background(), mailtest.Account(listener.Addr().String()), mailtest.Password)
		_ = listener.Close()
		if office.CodeOf(err) != office.CodeRefused || <-touched {
			t.Errorf("plain text to %s: %v", network.IP, err)
		}
	}
}
