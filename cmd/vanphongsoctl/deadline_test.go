package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// call runs the program in-process and returns its exit status and both outputs.
func call(in string, args ...string) (status int, out, trouble string) {
	var stdout, stderr bytes.Buffer
	status = run(args, &program{ctx: context.Background(), in: strings.NewReader(in), out: &stdout, err: &stderr})
	return status, stdout.String(), stderr.String()
}

func TestDeadline(t *testing.T) {
	for _, v := range []struct {
		args   string
		status int
		out    string
	}{
		{"--received 2026-11-20T10:00 --for 5d", 0, "2026-11-30T10:00\n"},
		{"--received 2026-11-20T10:00 --for 5d --pause 2026-11-23T08:00/2026-11-24T10:00", 0, "2026-12-01T09:30\n"},
		{"--received 2026-11-09T10:00 --for 5d --pause 2026-11-13T16:00", 0, "tạm dừng, còn 3 giờ 30 phút làm việc\n"},
		{"--received 2021-11-20T10:00 --for 5d", 1, ""},
		{"--received hôm-nay --for 5d", 1, ""},
		{"--received 2026-11-20T10:00", 2, ""},
		{"--batch --for 5d", 2, ""},
		{"--nonsense", 2, ""},
	} {
		status, out, trouble := call("", append([]string{"deadline"}, strings.Fields(v.args)...)...)
		if status != v.status || out != v.out || (status != 0) != (trouble != "") {
			t.Errorf("%s: status %d, out %q, err %q; want %d, %q", v.args, status, out, trouble, v.status, v.out)
		}
	}
}

func TestDeadlineExplains(t *testing.T) {
	status, out, _ := call("", "deadline", "--received", "2026-11-23T10:00", "--for", "2d", "--explain")
	if status != 0 || !strings.Contains(out, "Ngày Văn hóa Việt Nam") || !strings.Contains(out, "26/11/2026  Hẹn trả lúc 10:00") {
		t.Errorf("status %d:\n%s", status, out)
	}
}

func TestDeadlineBatchAnswersEveryLineInOrder(t *testing.T) {
	in := `{"received":"2026-11-20T10:00","for":"5d","pauses":[["2026-11-23T08:00","2026-11-24T10:00"]]}
{"received":"2026-11-20T10:00","for":"0d"}
not json
{"received":"2026-11-23T09:00","for":"1d","pauses":null}
{"received":"2026-11-09T10:00","for":"5d","pauses":[["2026-11-13T16:00",null]]}`
	status, out, _ := call(in, "deadline", "--batch")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if status != 0 || len(lines) != 5 {
		t.Fatalf("status %d, %d lines:\n%s", status, len(lines), out)
	}
	for i, want := range []string{`{"due":"2026-12-01T09:30"}`, `{"error":`, `{"error":`, `{"due":"2026-11-25T09:00"}`, `{"paused":true,"remaining":"còn 3 giờ 30 phút làm việc"}`} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d: %s, want %s", i+1, lines[i], want)
		}
	}
}

func TestHelpAndVersionEndWell(t *testing.T) {
	for _, flag := range []string{"--help", "--version"} {
		if status, out, _ := call("", flag); status != 0 || out == "" {
			t.Errorf("%s: status %d, out %q", flag, status, out)
		}
	}
}

func TestDeadlineBatchExplains(t *testing.T) {
	status, out, _ := call(`{"received":"2026-11-23T09:00","for":"1d"}`, "deadline", "--batch", "--explain")
	if status != 0 || !strings.HasPrefix(out, `{"due":"2026-11-25T09:00","explanation":{"rule":"`) || !strings.Contains(out, "Ngày Văn hóa Việt Nam") {
		t.Errorf("status %d, %s", status, out)
	}
}
