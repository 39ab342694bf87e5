package mail

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"

	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

var smtpProtocol = protocol{
	name: "SMTP", example: "smtp.example.vn:465", tlsPort: 465, startPort: 587,
	stopped: "Đã dừng gửi thư theo yêu cầu; thư chưa gửi vẫn chờ trong Thư gửi.",
	again:   "gửi lại", cut: "thư chưa tới máy chủ và sẽ được gửi lại sau ít phút",
	fields: map[string]string{"server": "smtp_server", "security": "smtp_security"},
}

// step is where the dialogue with an SMTP server stood.
type step string

// The steps of the dialogue.
const (
	stepGreeting step = "greeting"
	stepLogin    step = "login"
	stepFrom     step = "MAIL FROM"
	stepTo       step = "RCPT TO"
	stepData     step = "DATA"
	stepEnd      step = "end of DATA" // all bytes were given: from here on the server may have taken the letter
)

// stepError is trouble at a step; address is the one that was named there.
type stepError struct {
	step    step
	address string
	cause   error
}

func (e *stepError) Error() string { return fmt.Sprintf("%s %s: %v", e.step, e.address, e.cause) }
func (e *stepError) Unwrap() error { return e.cause }

func at(step step, address string, err error) error {
	if err == nil {
		return nil
	}
	return &stepError{step: step, address: address, cause: err}
}

// tooLargeError is a letter that the server has said beforehand it does not take.
type tooLargeError struct{ limit int64 }

func (e *tooLargeError) Error() string { return fmt.Sprintf("server takes %d bytes", e.limit) }

// outcomeOf says what an error of sending means for the letter. A refusal by a setting that a person must mend is Failed:
// trying a wrong password again and again locks the mailbox.
func outcomeOf(err error) letter.Sending {
	var (
		answer *textproto.Error
		at     *stepError
		large  *tooLargeError
	)
	switch {
	case err == nil:
		return letter.Sent
	case errors.As(err, &large), needsMending(err):
		return letter.Failed
	case errors.As(err, &answer):
		switch answer.Code / 100 {
		case 4:
			return letter.Deferred
		case 5:
			return letter.Failed
		}
	}
	switch {
	case errors.As(err, &at) && at.step == stepEnd:
		return letter.Uncertain
	case errors.As(err, &at) && at.step == stepGreeting && isNonsense(err):
		return letter.Failed
	}
	return letter.Deferred
}

// needsMending says whether the account's settings or the server's certificate are wrong.
func needsMending(err error) bool {
	var (
		ca     *caFileError
		record tls.RecordHeaderError
		alert  tls.AlertError
		verify *tls.CertificateVerificationError
		host   x509.HostnameError
	)
	for _, e := range []error{errServerForm, errSecurityForm, errPlainRefused, errNoSTARTTLS} {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, &ca) || errors.As(err, &record) || errors.As(err, &alert) || errors.As(err, &verify) || errors.As(err, &host)
}

// isNonsense says whether the other side speaks something else than SMTP.
func isNonsense(err error) bool {
	var nonsense textproto.ProtocolError
	return errors.As(err, &nonsense)
}

// replyOf returns the server's own words inside err, with their code.
func replyOf(err error) string {
	var answer *textproto.Error
	if !errors.As(err, &answer) {
		return ""
	}
	return cutText(viet.SafeLine(fmt.Sprintf("%03d %s", answer.Code, answer.Msg)), 500)
}

// explainStep explains what the server answered, and doubt; nil for trouble that has nothing to do with SMTP itself.
func (c *carrier) explainStep(err error) *office.Error {
	var (
		at    *stepError
		large *tooLargeError
	)
	server := c.account.Server
	switch {
	case errors.As(err, &large):
		return trouble(office.CodeRefused, "files", "Thư lớn hơn mức máy chủ %s nhận (%d MB); hãy bớt tệp hoặc gửi thành nhiều thư.", server, large.limit>>20)
	case !errors.As(err, &at):
		return nil
	case at.step == stepGreeting && isNonsense(err):
		return trouble(office.CodeRefused, "smtp_server", "Máy chủ %s không phải máy chủ SMTP; hãy kiểm tra tên và cổng (TLS thường ở cổng %d, STARTTLS ở cổng %d).", server, c.protocol.tlsPort, c.protocol.startPort)
	}
	if reply := replyOf(err); reply != "" {
		return c.explainReply(at, reply, outcomeOf(err) == letter.Failed)
	}
	if at.step == stepEnd {
		return trouble(office.CodeUnavailable, "", "Máy chủ %s nhận hết thư nhưng ngắt kết nối trước khi trả lời nên không rõ thư đã đi chưa; hãy hỏi người nhận hoặc xem hộp Đã gửi rồi quyết định.", server)
	}
	return nil
}

// explainReply explains a refusal: for good, or for the time being.
func (c *carrier) explainReply(at *stepError, reply string, forGood bool) *office.Error {
	server := c.account.Server
	switch {
	case at.step == stepLogin && forGood:
		return trouble(office.CodeRefused, "password", "Máy chủ %s không nhận tên đăng nhập hoặc mật khẩu của “%s” khi gửi thư (“%s”); hãy nhập lại mật khẩu ở Thiết lập, mục Tài khoản thư.", server, c.account.User, reply)
	case at.step == stepLogin:
		return trouble(office.CodeUnavailable, "", "Máy chủ %s tạm thời không cho đăng nhập để gửi thư (“%s”); thư sẽ được gửi lại sau ít phút.", server, reply)
	case at.step == stepTo && forGood:
		return trouble(office.CodeRefused, "to", "Máy chủ %s không nhận thư cho địa chỉ %s (“%s”); hãy kiểm tra địa chỉ với người nhận rồi soạn thư khác.", server, at.address, reply)
	case at.step == stepTo:
		return trouble(office.CodeUnavailable, "", "Máy chủ %s tạm thời chưa nhận thư cho địa chỉ %s (“%s”); thư sẽ được gửi lại sau ít phút.", server, at.address, reply)
	case at.step == stepFrom && forGood:
		return trouble(office.CodeRefused, "address", "Máy chủ %s không cho gửi thư bằng địa chỉ %s (“%s”); hãy kiểm tra địa chỉ gửi ở Thiết lập, mục Tài khoản thư.", server, at.address, reply)
	case forGood:
		return trouble(office.CodeRefused, "", "Máy chủ %s từ chối thư này và trả lời: “%s”; hãy sửa theo lời máy chủ hoặc báo người quản trị thư.", server, reply)
	}
	return trouble(office.CodeUnavailable, "", "Máy chủ %s tạm thời chưa nhận thư và trả lời: “%s”; thư sẽ được gửi lại sau ít phút.", server, reply)
}

// host is the server's name without its port.
func (d dialer) host() string {
	host, _, _ := net.SplitHostPort(d.account.Server) // dial has checked it
	return host
}
