package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFees(t *testing.T) {
	d := newDesk(t)
	code := strings.Fields(d.good("dossier", "new", "--procedure", "2.002381", "--owner", "Lò Văn Pao"))[0]
	owed := objects(t, d.good("fee", "list", "--json"))
	if len(owed) != 1 || owed[0]["code"] != code || owed[0]["state"] != "unpaid" || owed[0]["fee"].(float64) != 2_250_000 {
		t.Fatalf("%v", owed)
	}
	d.good("fee", "series", "add", "28AA-17T", "--form", "01BLP2-001", "--first", "101", "--last", "150", "--from", "2026-01-01")
	if next := d.good("fee", "series", "list"); !strings.HasPrefix(next, "28AA-17T\t01BLP2-001\t28AA-17T 0000101\t50\n") {
		t.Error(next)
	}
	if spoilt := d.good("fee", "series", "spoil", "28AA-17T", "--reason", "Rách"); spoilt != "28AA-17T 0000101\n" {
		t.Error(spoilt)
	}
	d.bad(1, "hãy ghi lý do", "fee", "collect", code, "--fee", "1000000")
	if paid := objects(t, d.good("fee", "collect", code, "--json"))[0]; paid["state"] != "paid" || paid["payment"].(map[string]any)["voucher"] != "28AA-17T 0000102" {
		t.Error(paid)
	}
	d.bad(1, "Không có ký hiệu biên lai", "fee", "collect", code, "--series", "XX")
	slip := filepath.Join(d.dir, "phieu.pdf")
	d.good("fee", "slip", code, "--out", slip)
	if pdf, err := os.ReadFile(slip); err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("the slip: %v", err)
	}

	d.bad(1, "lệch", "fee", "close", "--counted", "2000000")
	d.bad(2, "--piece", "fee", "close", "--piece", "nhiều")
	closed := objects(t, d.good("fee", "close", "--piece", "500000=4", "--piece", "50000=5", "--out", filepath.Join(d.dir, "chot.pdf"), "--json"))[0]
	if closed["closed"] != true || closed["counted"].(float64) != 2_250_000 || closed["entries"].(float64) != 1 {
		t.Error(closed)
	}
	d.bad(1, "đã chốt", "fee", "close", "--counted", "2250000")

	bill := "1"
	d.bad(1, "hãy ghi rõ lý do", "fee", "move", bill, "void")
	if void := d.good("fee", "move", bill, "void", "--reason", "Ghi nhầm"); !strings.Contains(void, "Chưa thanh toán") {
		t.Error(void)
	}
	d.bad(1, "Chưa thanh toán", "fee", "move", bill, "refund", "--reason", "Rút hồ sơ")
	d.bad(1, "Được tiếp nhận", "fee", "demand", code, "--charge", "30000", "--pause")
	if more := d.good("fee", "demand", code, "--charge", "30000", "--what", "Lệ phí cấp lại"); !strings.Contains(more, "30.000 đ") {
		t.Error(more)
	}
	if month := d.good("fee", "month"); strings.Count(month, code) < 1 || !strings.Contains(month, "Tổng số") {
		t.Error(month)
	}
	d.good("check")
}
