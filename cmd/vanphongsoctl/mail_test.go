package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
	"vanphongso/data/letter"
)

func TestMailAddFetchList(t *testing.T) {
	d := newDesk(t)
	d.bad(1, "Chưa có tài khoản thư", "mail", "fetch")
	d.sampleMailbox()
	d.bad(1, "Đã có tài khoản thư tên “mẫu”", "mail", "add", "mẫu", "--server", "a:143", "--user", "u", "--password-env", "X")
	counts := objects(t, d.good("mail", "fetch", "mẫu", "--json"))[0]
	keys(t, counts, "uids taken duplicate ignored quarantined too_large accounts")
	sum := 0.0
	for _, key := range strings.Fields("taken duplicate ignored quarantined too_large") {
		sum += counts[key].(float64)
	}
	if counts["uids"] != float64(len(samples.All())) || sum != counts["uids"] || counts["duplicate"] != 1.0 {
		t.Errorf("%v", counts)
	}
	if again := objects(t, d.good("mail", "fetch", "--json"))[0]; again["uids"] != 0.0 {
		t.Errorf("a second fetch: %v", again)
	}
	if out := d.good("mail", "fetch"); out != "mẫu: 0 thư = 0 lấy về + 0 trùng + 0 bỏ qua + 0 cách ly + 0 quá lớn\n" {
		t.Errorf("%q", out)
	}
	d.bad(1, "Không có tài khoản thư nào tên “lạ”", "mail", "fetch", "lạ")

	letters := objects(t, d.good("mail", "list", "--json"))
	if len(letters) != len(samples.All()) {
		t.Fatalf("%d letters", len(letters))
	}
	for i, l := range letters {
		keys(t, l, "id account folder uid state reason message_id from subject date sha256 size attachments")
		if l["account"] != "mẫu" || l["folder"] != "INBOX" || l["uid"] != float64(i+1) || l["id"] != float64(i+1) {
			t.Errorf("line %d: %v", i+1, l)
		}
		for _, a := range l["attachments"].([]any) {
			keys(t, a.(map[string]any), "name file_name type sniffed size sha256")
		}
	}
	for _, state := range []letter.State{letter.Duplicate, letter.Quarantined} {
		for _, l := range objects(t, d.good("mail", "list", "--json", "--state", string(state))) {
			if l["state"] != string(state) || l["reason"] == "" {
				t.Errorf("%v", l)
			}
		}
	}
	if lines := strings.Count(d.good("mail", "list"), "\n"); lines != len(letters) {
		t.Errorf("%d lines for people", lines)
	}
}

func TestMailBytesAreWhatWasSent(t *testing.T) {
	d := newDesk(t)
	d.sampleMailbox()
	d.good("mail", "fetch")
	for i, l := range objects(t, d.good("mail", "list", "--json")) {
		id := fmt.Sprint(l["id"])
		if l["sha256"] == "" {
			d.bad(1, "chưa được lưu", "mail", "raw", id)
			continue
		}
		if raw := d.good("mail", "raw", id); raw != string(samples.All()[i].Raw) {
			t.Errorf("letter %s is not what was sent", id)
		}
		for n, a := range l["attachments"].([]any) {
			sum := sha256.Sum256([]byte(d.good("mail", "attachment", id, fmt.Sprint(n+1))))
			if hex.EncodeToString(sum[:]) != a.(map[string]any)["sha256"] {
				t.Errorf("letter %s, attachment %d has another hash", id, n+1)
			}
		}
	}
	d.bad(1, "Không tìm thấy", "mail", "raw", "9999")
	d.bad(1, "đính kèm", "mail", "attachment", "1", "99")
	d.bad(2, "", "mail", "raw", "một")
	d.bad(2, "", "mail", "attachment", "1")
}

// A mail over the limit is in the ledger without its bytes, until somebody asks for them.
func TestATooLargeMailIsDownloadedOnDemand(t *testing.T) {
	d := newDesk(t)
	memory := mailtest.StartMemory(t)
	large := mailtest.BigMail(1, 2<<20)
	memory.Deliver(t, "INBOX", large)
	t.Setenv("MAT_KHAU", mailtest.Password)
	d.good("mail", "add", "thử", "--server", memory.Address, "--user", mailtest.User, "--security", "none", "--password-env", "MAT_KHAU", "--max-mb", "1")
	if counts := objects(t, d.good("mail", "fetch", "--json"))[0]; counts["too_large"] != 1.0 || counts["uids"] != 1.0 {
		t.Errorf("%v", counts)
	}
	d.bad(1, "chưa được lưu", "mail", "raw", "1")
	if out := d.good("mail", "download", "1"); !strings.HasPrefix(out, "1\ttaken\t") {
		t.Errorf("%q", out)
	}
	if d.good("mail", "raw", "1") != string(large) {
		t.Error("the download is not what was sent")
	}
	d.bad(1, "không cần tải nữa", "mail", "download", "1")
	d.good("check")
}

func TestMailAddIsChecked(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		status int
		words  string
		args   string
	}{
		{2, "--server", "mail add x --user u"},
		{2, "--security", "mail add x --server a:1 --user u --security ssl"},
		{2, "cần mật khẩu", "mail add x --server a:1 --user u"},
		{1, "tên:cổng", "mail add x --server a --user u --password-env X"},
		{1, "biến môi trường", "mail add x --server a:1 --user u --password-env X-Y"},
		{2, "", "mail"},
		{2, "", "mail nothing"},
	} {
		status, out, trouble := d.call("", strings.Fields(c.args)...)
		trouble = strings.TrimPrefix(trouble, "Mật khẩu: ")
		if status != c.status || out != "" || !strings.Contains(trouble, c.words) || trouble == "" {
			t.Errorf("%s: status %d, out %q, err %q", c.args, status, out, trouble)
		}
	}
	status, _, trouble := d.call("bí mật\n", "mail", "add", "x", "--server", "127.0.0.1:1", "--user", "u", "--security", "none")
	if password, err := d.passwords.Get(t.Context(), "x"); status != 0 || err != nil || password != "bí mật" {
		t.Errorf("status %d, %q, %v, %s", status, password, err, trouble)
	}
}

// A password variable that is not set, a wrong password, nobody there: each has its sentence, status 1, and the accounts
// after it are fetched.
func TestFetchGoesOnAfterABadAccount(t *testing.T) {
	d := newDesk(t)
	memory := d.memoryMailbox("z tốt")
	t.Setenv("SAI", "sai")
	d.good("mail", "add", "a biến", "--server", memory.Address, "--user", mailtest.User, "--security", "none", "--password-env", "CHUA_DAT")
	d.good("mail", "add", "b sai", "--server", memory.Address, "--user", mailtest.User, "--security", "none", "--password-env", "SAI")
	d.good("mail", "add", "c vắng", "--server", closedPort(t), "--user", "u", "--security", "none", "--password-env", "SAI")
	status, out, trouble := d.call("", "mail", "fetch", "--json")
	if status != 1 || !strings.Contains(trouble, "CHUA_DAT") {
		t.Errorf("status %d, %s", status, trouble)
	}
	report := objects(t, out)[0]
	if report["taken"] != 2.0 || len(report["accounts"].([]any)) != 4 {
		t.Errorf("%v", report)
	}
	for i, words := range []string{"CHUA_DAT", "không nhận tên đăng nhập hoặc mật khẩu", "từ chối kết nối"} {
		if account := report["accounts"].([]any)[i].(map[string]any); !strings.Contains(fmt.Sprint(account["error"]), words) {
			t.Errorf("%v, want %q", account["error"], words)
		}
	}
}

func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// kill -9 in the middle of a fetch, again and again: every mail is taken once in the end and the data are whole.
func TestAKilledFetchGoesOn(t *testing.T) {
	d := newDesk(t)
	server := mailtest.StartDovecot(t, mailtest.Certificate{})
	const mails = 60
	for i := range mails {
		server.Deliver(t, mailtest.BigMail(i, 200<<10))
	}
	t.Setenv("MAT_KHAU", mailtest.Password)
	d.good("mail", "add", "thử", "--server", server.PlainAddress, "--user", mailtest.User, "--security", "none", "--password-env", "MAT_KHAU")
	killed := 0
	for round := 1; round <= 40; round++ {
		fetch := exec.Command(os.Args[0], "mail", "fetch", "--data", d.dir)
		fetch.Env = append(os.Environ(), asProgram+"=1")
		if err := fetch.Start(); err != nil {
			t.Fatal(err)
		}
		end := time.AfterFunc(time.Duration(60+15*round)*time.Millisecond, func() { _ = fetch.Process.Kill() })
		if err := fetch.Wait(); err == nil {
			end.Stop()
			break
		}
		killed++
	}
	report := objects(t, d.good("mail", "fetch", "--json"))[0]
	letters := objects(t, d.good("mail", "list", "--json"))
	taken := map[any]bool{}
	for _, l := range letters {
		if l["state"] != "taken" || taken[l["sha256"]] {
			t.Errorf("letter %v: %v %v", l["id"], l["state"], l["reason"])
		}
		taken[l["sha256"]] = true
	}
	if len(letters) != mails || killed == 0 {
		t.Errorf("%d letters of %d after %d kills, last fetch %v", len(letters), mails, killed, report["uids"])
	}
	t.Logf("killed %d times", killed)
	d.good("check")
}
