package mail_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
	"vanphongso/data/letter"
)

func parse(raw []byte) mail.Parsed { return mail.Parse(bytes.NewReader(raw), int64(len(raw))) }

// describe writes down everything that was read from a mail but its text.
func describe(p mail.Parsed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", p.From, p.Subject, p.Date.Format("2006-01-02 15:04:05"), p.MessageID)
	fmt.Fprintf(&b, "%s %s\n", p.Parsing, strings.Join(p.Defects, " "))
	for _, a := range p.Attachments {
		fmt.Fprintf(&b, "%d<%d %s | %s | %s | %s | %d %.12s%s\n", a.Index, a.Parent, a.Name, a.FileName, a.Type, a.Sniffed, a.Size, a.SHA256, marks(a))
	}
	if p.Secret != "" || p.Unreadable != "" {
		fmt.Fprintf(&b, "secret %q %q unreadable %q\n", p.Secret, p.SecretPlace, p.Unreadable)
	}
	return b.String()
}

func marks(a letter.Attachment) string {
	text := ""
	if a.Encrypted {
		text += " encrypted"
	}
	if a.Damaged {
		text += " damaged"
	}
	if a.Inline {
		text += " inline"
	}
	return text
}

// testdata/samples.txt holds what every sample must give; the hashes were checked against another MIME parser.
func TestSamples(t *testing.T) {
	text, err := os.ReadFile("testdata/samples.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, block := range strings.Split(string(text), "== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		want[name] = rest
	}
	for _, s := range samples.All() {
		if got := describe(parse(s.Raw)); got != want[s.Name] {
			t.Errorf("%s gives\n%s\nwant\n%s", s.Name, got, want[s.Name])
		}
	}
}

// Texts that the samples must show, and traces of what must not be in them.
func TestSampleTexts(t *testing.T) {
	shows := map[string][]string{
		"01-van-ban-thuan.eml":     {"cho giải pháp “Cải tiến lò sấy thảo quả tiết kiệm củi tại xã Bát Xát”. Đơn yêu cầu và báo cáo"},
		"02-html.eml":              {"Kính gửi: Sở Khoa học và Công nghệ,", "Họ và tên: Trần Quốc Bảo\nSố CCCD: 015092007788", "- Giấy chứng nhận đào tạo\n- Ảnh 3 × 4", "(https://benhvien.example/hinh-anh)"},
		"03-outlook.eml":           {"Mã số thuế: 5300778899\nĐịa chỉ:", "Giám đốc"},
		"08-ten-nfd.eml":           {"Viện Nghiên cứu Cây ôn đới Tây Bắc"},
		"09-windows-1258.eml":      {"Hợp tác xã Mật ong Cao Sơn gửi bản công bố sử dụng dấu định lượng"},
		"11-thu-trong-thu.eml":     {"Văn thư chuyển thư", "---------- Thư kèm theo ----------\nTừ: Nguyễn Hải Yến <haiyen@caodangtaybac.example>\nNgày: 12/11/2026 21:00\nTiêu đề: Đề nghị đánh giá", "đề nghị đánh giá, nghiệm thu nhiệm vụ"},
		"12-winmail-dat.eml":       {"Viện Ứng dụng Dược liệu Hoàng Liên đề nghị cấp giấy chứng nhận"},
		"23-khong-phan-dau.eml":    {"Kính gửi Sở Khoa học và Công nghệ\n", "bao giờ có kết quả"},
		"21-ten-tep-nguy-hiem.eml": {"điều chỉnh nội dung bản công bố"},
	}
	for _, s := range samples.All() {
		text := parse(s.Raw).Text
		for _, part := range shows[s.Name] {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not show %q:\n%s", s.Name, part, text)
			}
		}
		for _, part := range []string{"<p", "<td", "theo-doi.example", "document.write", "margin", "\r", "\u202e", "[cid:"} {
			if strings.Contains(text, part) {
				t.Errorf("%s shows %q:\n%s", s.Name, part, text)
			}
		}
	}
}

// Every attachment of every sample is opened again by its number, with the bytes that Parse measured.
func TestOpenAttachmentsOfSamples(t *testing.T) {
	for _, s := range samples.All() {
		for _, a := range parse(s.Raw).Attachments {
			r, opened, err := mail.OpenAttachment(bytes.NewReader(s.Raw), int64(len(s.Raw)), a.Index)
			if err != nil {
				t.Fatal(err)
			}
			if opened != a {
				t.Errorf("%s: opened %+v, parsed %+v", s.Name, opened, a)
			}
			content, err := io.ReadAll(r)
			sum := sha256.Sum256(content)
			if err != nil || int64(len(content)) != a.Size || hex.EncodeToString(sum[:]) != a.SHA256 {
				t.Errorf("%s: %s is not what was measured (%v)", s.Name, a.Name, err)
			}
			isPDF := a.Sniffed == "application/pdf" && !a.Damaged
			if isPDF && (!bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.HasSuffix(content, []byte("%%EOF\n"))) {
				t.Errorf("%s: %s is not a whole PDF", s.Name, a.Name)
			}
		}
	}
}

// The samples lie on a real server: every UID ends in one state, the one that is expected, and the sum is the
// server's count. A second fetch finds nothing.
func TestSamplesFromDovecot(t *testing.T) {
	dovecot := mailtest.StartDovecot(t, mailtest.Certificate{})
	all := samples.All()
	for _, s := range all {
		dovecot.Deliver(t, s.Raw)
	}
	keeper := openKeeper(t, t.TempDir(), samples.Rules...)
	report := fetch(t, keeper, dovecot.Account())
	if report.UIDs != len(all) || report.Folders[0].Server != len(all) || report.Folders[0].Accounted != len(all) {
		t.Fatalf("report %+v, want %d", report, len(all))
	}
	states := map[uint32]letter.State{}
	for _, l := range keeper.Letters() {
		if states[l.UID] != "" {
			t.Errorf("UID %d is there twice", l.UID)
		}
		states[l.UID] = l.State
		s := all[l.UID-1]
		if l.State != s.Expect {
			t.Errorf("%s became %s (%s), want %s", s.Name, l.State, l.Reason, s.Expect)
		}
		checkKept(t, keeper, s, l)
	}
	if len(states) != len(all) {
		t.Errorf("%d UIDs have a state, want %d", len(states), len(all))
	}
	if again := fetch(t, keeper, dovecot.Account()); len(keeper.Letters()) != len(all) || again.Taken != 0 {
		t.Errorf("the second fetch took %+v", again.Counts)
	}
}

// checkKept fails unless the original is kept byte for byte, or not at all when it bears a secret mark.
func checkKept(t *testing.T, keeper *mailtest.Keeper, s samples.Sample, l letter.Letter) {
	t.Helper()
	if s.Name == "16-dau-mat.eml" {
		if l.SHA256 != "" || l.Subject != "" || l.Text != "" || len(l.Attachments) > 0 {
			t.Errorf("the secret mail was kept: %+v", l)
		}
		return
	}
	if raw, err := keeper.Raw(l.SHA256); err != nil || !bytes.Equal(raw, asDovecotSends(s.Raw)) {
		t.Errorf("%s is not the mail that was sent (%v)", s.Name, err)
	}
	if same := s.Name == "15-trung-ma-thu.eml"; same != (l.SameMessageID != 0) {
		t.Errorf("%s: SameMessageID %d", s.Name, l.SameMessageID)
	}
}

// asDovecotSends returns a mail as Dovecot sends it: IMAP knows neither lone line feeds nor zero bytes.
func asDovecotSends(raw []byte) []byte {
	raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	return bytes.ReplaceAll(raw, []byte{0}, []byte{0x80})
}
