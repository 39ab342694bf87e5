package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/mail/mailtest"
)

func TestSendAPaper(t *testing.T) {
	d := newDesk(t)
	busy := true
	server := mailtest.StartSMTP(t, func(s *mailtest.SMTP) {
		s.Refuse = func(step, _ string) (int, string) {
			if busy && step == "to" {
				return 450, "chờ chút"
			}
			return 0, ""
		}
	})
	t.Setenv("VPS_SEND", mailtest.Password)
	d.bad(1, "Máy chủ gửi thư phải ghi", "mail", "add", "một cửa", "--server", "127.0.0.1:143", "--security", "none", "--user", mailtest.User,
		"--password-env", "VPS_SEND", "--smtp", "127.0.0.1", "--smtp-security", "none", "--address", "motcua@example.vn")
	d.good("mail", "add", "một cửa", "--server", "127.0.0.1:143", "--security", "none", "--user", mailtest.User,
		"--password-env", "VPS_SEND", "--smtp", server.Address, "--smtp-security", "none", "--address", "motcua@example.vn")
	x := objects(t, d.good("dossier", "new", "--procedure", "2.002385", "--owner", "Đặng Thị Hồng", "--json"))[0]
	code := x["code"].(string)
	d.bad(1, "Chưa có địa chỉ người nhận", "send", "paper", code, "receipt", "--yes")
	d.bad(1, "không", "send", "paper", code, "refusal", "--to", "hong@example.vn")
	status, out, trouble := d.call("", "send", "paper", code, "receipt", "--to", "Đặng Thị Hồng <hong@example.vn>")
	if status != 2 || !strings.Contains(trouble, "--yes") || !strings.Contains(out, "Kính gửi ông/bà Đặng Thị Hồng") || !strings.Contains(out, code) {
		t.Errorf("status %d, out %q, err %q", status, out, trouble)
	}
	if list := objects(t, d.good("send", "list", "--json")); len(list) != 0 {
		t.Errorf("queued without the officer's word: %v", list)
	}
	extra := filepath.Join(t.TempDir(), "Hướng dẫn.txt")
	if err := os.WriteFile(extra, []byte("mang theo giấy tờ"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.good("send", "paper", code, "receipt", "--to", "hong@example.vn", "--attach", extra, "--yes")
	status, _, trouble = d.call("", "send", "due")
	if status != 1 || !strings.Contains(trouble, "tạm thời chưa nhận thư cho địa chỉ hong@example.vn") {
		t.Errorf("status %d, %q", status, trouble)
	}
	list := objects(t, d.good("send", "list", "--json"))
	if len(list) != 1 || list[0]["state"] != "deferred" || list[0]["dossier_code"] != code || len(list[0]["files"].([]any)) != 2 {
		t.Fatalf("%v", list)
	}
	busy = false
	d.good("send", "retry", "1")
	if out := d.good("send", "due", "--json"); !strings.Contains(out, `"sent":1`) {
		t.Error(out)
	}
	accepted := server.Accepted()
	if raw := d.good("send", "raw", "1"); len(accepted) != 1 || !bytes.Equal(accepted[0].Raw, []byte(raw)) {
		t.Errorf("%d accepted", len(accepted))
	}
	d.bad(1, "Đã gửi", "send", "retry", "1")

	status, out, _ = d.call("Kính gửi anh Nam\n", "send", "queue", "--to", "nam@example.vn", "--subject", "Mời họp", "--text", "-", "--yes")
	if status != 0 || !strings.Contains(out, "Mời họp") {
		t.Errorf("status %d, %q", status, out)
	}
	d.bad(2, "--reason", "send", "cancel", "2")
	d.good("send", "cancel", "2", "--reason", "hoãn họp")
	if list := objects(t, d.good("send", "list", "--json", "--state", "cancelled")); len(list) != 1 || list[0]["reason"] != "hoãn họp" {
		t.Errorf("%v", list)
	}
	d.good("check")
}
