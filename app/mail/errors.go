package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"

	"github.com/emersion/go-imap/v2"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Troubles that the person can mend in the account's settings.
var (
	errServerForm   = errors.New("server is not host:port")
	errSecurityForm = errors.New("security is not tls, starttls or none")
	errPlainRefused = errors.New("unencrypted connection to another machine")
	errNoSTARTTLS   = errors.New("server refuses STARTTLS")
	errNoFolder     = errors.New("no such folder")
)

// protocol is what the sentences about a connection differ in.
type protocol struct {
	name, example      string
	tlsPort, startPort int
	stopped            string            // said when the person stopped it
	again, cut         string            // what to do after a time-out; what a lost connection means
	fields             map[string]string // names of the account's fields where they differ from those for fetching
}

var imapProtocol = protocol{
	name: "IMAP", example: "imap.example.vn:993", tlsPort: 993, startPort: 143,
	stopped: "Đã dừng lấy thư theo yêu cầu; lần sau sẽ lấy tiếp từ chỗ này.",
	again:   "lấy thư lại", cut: "những thư đã lấy vẫn còn, hãy lấy thư lại sau ít phút",
}

// lostError is the loss of a connection that worked: worth another attempt.
type lostError struct{ cause error }

func (e *lostError) Error() string { return "connection lost: " + e.cause.Error() }
func (e *lostError) Unwrap() error { return e.cause }

// greetingError is a server that does not greet as one of its protocol does.
type greetingError struct{ cause error }

func (e *greetingError) Error() string { return "greeting: " + e.cause.Error() }

// loginError is the server's refusal to log in.
type loginError struct{ answer *imap.Error }

func (e *loginError) Error() string { return "login: " + e.answer.Error() }
func (e *loginError) Unwrap() error { return e.answer }

// folderError is the server's refusal to open a folder.
type folderError struct {
	folder string
	cause  *imap.Error
}

func (e *folderError) Error() string { return "folder " + e.folder + ": " + e.cause.Error() }

// Is makes it an errNoFolder.
func (e *folderError) Is(target error) bool { return target == errNoFolder }

// caFileError is a CA file that cannot be used.
type caFileError struct {
	path  string
	cause error
}

func (e *caFileError) Error() string { return fmt.Sprintf("CA file %s: %v", e.path, e.cause) }
func (e *caFileError) Unwrap() error { return e.cause }

// keepError is the office's own failure to keep bytes, told apart from the server's failures.
type keepError struct{ cause error }

func (e *keepError) Error() string { return "keep: " + e.cause.Error() }
func (e *keepError) Unwrap() error { return e.cause }

// answerOf returns the server's NO or BAD inside err, nil when err is something else.
func answerOf(err error) *imap.Error {
	var answer *imap.Error
	if errors.As(err, &answer) && answer.Type != imap.StatusResponseTypeBye {
		return answer
	}
	return nil
}

// startTLSError tells a server without STARTTLS from a failing handshake.
func startTLSError(err error) error {
	if answer := answerOf(err); answer != nil {
		return fmt.Errorf("%w: %s", errNoSTARTTLS, answer.Error())
	}
	return err
}

// explain gives err its Vietnamese sentence. An error that has one already is returned as it is.
func (d dialer) explain(err error) error {
	if err == nil {
		return nil
	}
	var known *office.Error
	if errors.As(err, &known) {
		return err
	}
	for _, explain := range []func(error) *office.Error{d.explainSettings, d.explainCertificate, d.explainAnswer, explainDisk, d.explainNetwork} {
		if e := explain(err); e != nil {
			if field, other := d.protocol.fields[e.Field]; other {
				e.Field = field
			}
			e.Cause = err
			return e
		}
	}
	return err
}

func trouble(code office.Code, field, format string, args ...any) *office.Error {
	return &office.Error{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// explainSettings explains what is wrong with the account itself.
func (d dialer) explainSettings(err error) *office.Error {
	var ca *caFileError
	switch {
	case errors.Is(err, errServerForm):
		return trouble(office.CodeInvalid, "server", "Địa chỉ máy chủ thư “%s” chưa đúng; hãy ghi theo dạng tên-máy-chủ:cổng, ví dụ %s.", d.account.Server, d.protocol.example)
	case errors.Is(err, errSecurityForm):
		return trouble(office.CodeInvalid, "security", "Kiểu bảo mật “%s” không có; hãy chọn tls, starttls hoặc none.", d.account.Security)
	case errors.Is(err, errPlainRefused):
		return trouble(office.CodeRefused, "security", "Kết nối không mã hóa chỉ được phép với máy chủ nằm ngay trên máy này; hãy chọn TLS hoặc STARTTLS cho máy chủ %s.", d.account.Server)
	case errors.Is(err, errNoSTARTTLS):
		return trouble(office.CodeRefused, "security", "Máy chủ %s không nhận STARTTLS; hãy chọn TLS (thường là cổng %d) hoặc hỏi người quản trị thư.", d.account.Server, d.protocol.tlsPort)
	case errors.As(err, &ca):
		return trouble(office.CodeInvalid, "ca_file", "Không dùng được tệp chứng thư gốc “%s”; hãy chọn một tệp PEM đọc được.", ca.path)
	}
	return nil
}

// explainCertificate explains why the server's certificate is not believed.
func (d dialer) explainCertificate(err error) *office.Error {
	var (
		invalid   x509.CertificateInvalidError
		authority x509.UnknownAuthorityError
		name      x509.HostnameError
		verify    *tls.CertificateVerificationError
		record    tls.RecordHeaderError
		alert     tls.AlertError
	)
	host, _, _ := net.SplitHostPort(d.account.Server)
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return trouble(office.CodeRefused, "server", "Chứng thư của máy chủ %s đã hết hạn hoặc chưa có hiệu lực (%s); hãy báo người quản trị thư gia hạn, và xem đồng hồ của máy này có đúng không.", host, validity(invalid.Cert))
	case errors.As(err, &name):
		return trouble(office.CodeRefused, "server", "Chứng thư của máy chủ không được cấp cho tên %s; hãy kiểm tra lại tên máy chủ hoặc báo người quản trị thư.", host)
	case errors.As(err, &authority):
		return trouble(office.CodeRefused, "ca_file", "Chứng thư của máy chủ %s do một nơi cấp không được tin cậy; nếu cơ quan dùng chứng thư riêng, hãy chọn tệp chứng thư gốc (CA) trong phần tài khoản thư.", host)
	case errors.As(err, &verify), errors.As(err, &invalid):
		return trouble(office.CodeRefused, "server", "Chứng thư của máy chủ %s không hợp lệ; hãy báo người quản trị thư.", host)
	case errors.As(err, &record), errors.As(err, &alert):
		return trouble(office.CodeRefused, "security", "Máy chủ %s không nói TLS ở cổng này; hãy kiểm tra cổng và kiểu bảo mật (TLS thường ở cổng %d, STARTTLS ở cổng %d).", d.account.Server, d.protocol.tlsPort, d.protocol.startPort)
	}
	return nil
}

// validity shows from when to when a certificate is valid.
func validity(certificate *x509.Certificate) string {
	if certificate == nil {
		return "không rõ thời hạn"
	}
	return fmt.Sprintf("từ %s đến %s", office.DayOf(certificate.NotBefore), office.DayOf(certificate.NotAfter))
}

// explainAnswer explains a NO or BAD of the server.
func (d dialer) explainAnswer(err error) *office.Error {
	var (
		login  *loginError
		folder *folderError
		answer *imap.Error
	)
	switch {
	case errors.As(err, &login):
		return d.explainLogin(login.answer)
	case errors.As(err, &folder):
		return trouble(office.CodeNotFound, "folders", "Hộp thư “%s” không có thư mục “%s”, hoặc không được phép mở; hãy chọn lại thư mục theo dõi.", d.account.Name, folder.folder)
	case errors.As(err, &answer):
		return trouble(office.CodeUnavailable, "", "Máy chủ %s không làm được yêu cầu và trả lời: “%s”; hãy thử lại sau hoặc báo người quản trị thư.", d.account.Server, viet.NFC(answer.Text))
	}
	return nil
}

func (d dialer) explainLogin(answer *imap.Error) *office.Error {
	switch answer.Code {
	case imap.ResponseCodeUnavailable, imap.ResponseCodeInUse, imap.ResponseCodeLimit, imap.ResponseCodeServerBug:
		return trouble(office.CodeUnavailable, "", "Máy chủ %s tạm thời không cho đăng nhập (“%s”); hãy thử lại sau ít phút.", d.account.Server, viet.NFC(answer.Text))
	case imap.ResponseCodeExpired:
		return trouble(office.CodeRefused, "password", "Mật khẩu của tài khoản thư %s đã hết hạn; hãy đổi mật khẩu ở máy chủ thư rồi nhập lại tại đây.", d.account.User)
	case imap.ResponseCodePrivacyRequired:
		return trouble(office.CodeRefused, "security", "Máy chủ %s chỉ cho đăng nhập qua kết nối mã hóa; hãy chọn TLS hoặc STARTTLS.", d.account.Server)
	}
	return trouble(office.CodeRefused, "password", "Máy chủ %s không nhận tên đăng nhập hoặc mật khẩu của %s; hãy nhập lại mật khẩu (có nhà cung cấp đòi mật khẩu ứng dụng riêng).", d.account.Server, d.account.User)
}

// explainDisk explains that the disk has no room.
func explainDisk(err error) *office.Error {
	if !diskFull(err) {
		return nil
	}
	return trouble(office.CodeUnavailable, "", "Ổ đĩa đã đầy nên việc lấy thư phải dừng; những thư đã lấy vẫn còn nguyên, hãy dọn bớt ổ đĩa rồi lấy thư lại.")
}

// explainNetwork explains a connection that cannot be made or was lost.
func (d dialer) explainNetwork(err error) *office.Error {
	var (
		dns     *net.DNSError
		network net.Error
		hello   *greetingError
	)
	host, _, _ := net.SplitHostPort(d.account.Server)
	switch {
	case errors.Is(err, context.Canceled):
		return trouble(office.CodeUnavailable, "", "%s", d.protocol.stopped)
	case errors.As(err, &dns) && dns.IsNotFound:
		return trouble(office.CodeUnavailable, "server", "Không tìm thấy máy chủ thư “%s”; hãy kiểm tra tên máy chủ và kết nối mạng.", host)
	case errors.As(err, &dns):
		return trouble(office.CodeUnavailable, "server", "Không tra được địa chỉ của máy chủ thư “%s”; hãy kiểm tra kết nối mạng rồi thử lại.", host)
	case connectionRefused(err):
		return trouble(office.CodeUnavailable, "server", "Máy chủ %s từ chối kết nối; hãy kiểm tra cổng, hoặc máy chủ thư đang ngừng hoạt động.", d.account.Server)
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return trouble(office.CodeUnavailable, "server", "Máy chủ %s không trả lời quá lâu (%d giây) nên đã ngắt; hãy kiểm tra mạng rồi %s.", d.account.Server, max(1, int(d.timeout.Seconds())), d.protocol.again)
	case errors.As(err, &hello):
		return trouble(office.CodeUnavailable, "server", "Máy chủ %s đang không nhận kết nối hoặc không phải máy chủ %s; hãy kiểm tra cổng, hoặc thử lại sau ít phút.", d.account.Server, d.protocol.name)
	case lost(err):
		return trouble(office.CodeUnavailable, "server", "Máy chủ %s ngắt kết nối giữa chừng; %s.", d.account.Server, d.protocol.cut)
	case errors.As(err, &network):
		return trouble(office.CodeUnavailable, "server", "Không kết nối được tới máy chủ %s; hãy kiểm tra mạng rồi thử lại.", d.account.Server)
	}
	return nil
}

// lost says whether err means that the server closed the connection or spoke nonsense.
func lost(err error) bool {
	var gone *lostError
	return errors.As(err, &gone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}
