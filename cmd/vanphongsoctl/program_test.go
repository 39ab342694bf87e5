package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
	"vanphongso/app/settings"
	"vanphongso/data/store/storetest"
)

// asProgram makes this test program the real one, for tests that end it from outside.
const asProgram = "VANPHONGSOCTL_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	if job := os.Getenv(asClerk); job != "" {
		os.Exit(atWork(job))
	}
	code := m.Run()
	storetest.Stop()
	os.Exit(code)
}

// desk calls the program again and again on one data folder.
type desk struct {
	t         *testing.T
	dir       string
	passwords settings.Passwords
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return &desk{t: t, dir: t.TempDir(), passwords: settings.Memory()}
}

// call runs one command and returns its exit status and both outputs.
func (d *desk) call(in string, args ...string) (status int, out, trouble string) {
	d.t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(append(args, "--data", d.dir), &program{
		ctx: context.Background(), in: strings.NewReader(in), out: &stdout, err: &stderr, passwords: d.passwords,
	})
	return status, stdout.String(), stderr.String()
}

// good runs a command that must end well and quietly, and returns what it wrote.
func (d *desk) good(args ...string) string {
	d.t.Helper()
	status, out, trouble := d.call("", args...)
	if status != 0 || trouble != "" {
		d.t.Fatalf("%q: status %d, %s", args, status, trouble)
	}
	return out
}

// bad runs a command that must end with the status and say words on standard error only.
func (d *desk) bad(want int, words string, args ...string) {
	d.t.Helper()
	status, out, trouble := d.call("", args...)
	if status != want || out != "" || !strings.Contains(trouble, words) || !strings.HasPrefix(trouble, "vanphongsoctl: ") {
		d.t.Errorf("%q: status %d, out %q, err %q; want %d and %q", args, status, out, trouble, want, words)
	}
}

// objects reads one JSON object a line.
func objects(t *testing.T, out string) []map[string]any {
	t.Helper()
	var list []map[string]any
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		if line == "" {
			continue
		}
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		list = append(list, object)
	}
	return list
}

// keys fails when the object lacks one of the names.
func keys(t *testing.T, object map[string]any, names string) {
	t.Helper()
	for _, name := range strings.Fields(names) {
		if _, there := object[name]; !there {
			t.Errorf("no %q in %v", name, object)
		}
	}
}

// sampleMailbox adds an account with the shipped sample mails.
func (d *desk) sampleMailbox() {
	d.t.Helper()
	server, stop, err := samples.Serve(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(stop)
	d.t.Setenv("MAT_KHAU_THU", samples.Password)
	d.good("mail", "add", "mẫu", "--server", server, "--user", samples.User, "--security", "none", "--password-env", "MAT_KHAU_THU", "--folder", "INBOX")
}

// memoryMailbox adds an account with two small mails.
func (d *desk) memoryMailbox(name string) *mailtest.Memory {
	d.t.Helper()
	memory := mailtest.StartMemory(d.t)
	memory.Deliver(d.t, "INBOX", mailtest.Mail(1))
	memory.Deliver(d.t, "INBOX", mailtest.Mail(2))
	d.t.Setenv("MAT_KHAU", mailtest.Password)
	d.good("mail", "add", name, "--server", memory.Address, "--user", mailtest.User, "--security", "none", "--password-env", "MAT_KHAU")
	return memory
}
