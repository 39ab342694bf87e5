//go:build e2e

package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
)

const pictures = "../../build/e2e"

// testOffice is an office of its own: a data folder, a mailbox on a real Dovecot, and the built programs.
type testOffice struct {
	*desk
	data    string
	program string
	command string
}

// newOffice sets up a mailbox with all sample mails and an account that reads it over verified TLS.
func newOffice(t *testing.T, pictures string) *testOffice {
	t.Helper()
	authority := mailtest.NewAuthority(t)
	dovecot := mailtest.StartDovecot(t, authority.Issue(t, "localhost", time.Now().Add(time.Hour)))
	for _, sample := range samples.All() {
		dovecot.Deliver(t, sample.Raw)
	}
	o := &testOffice{desk: newDesk(t, "1366x768", pictures), data: filepath.Join(t.TempDir(), "data")}
	var err error
	o.program, err = filepath.Abs(builtWindow)
	must(t, err)
	o.command, err = filepath.Abs(builtCommand)
	must(t, err)
	o.set("MAIL_PASSWORD", mailtest.Password)
	o.ctl("mail", "add", "một cửa", "--server", dovecot.TLSAddress, "--user", mailtest.User, "--ca", authority.File, "--password-env", "MAIL_PASSWORD")
	return o
}

// ctl asks the program without a window, over the same data.
func (o *testOffice) ctl(args ...string) string {
	o.t.Helper()
	return o.do(o.command, append([]string{"--data", o.data}, args...)...)
}

// dossiers are what the register holds, read without the window.
func (o *testOffice) dossiers(search string) []map[string]any {
	o.t.Helper()
	args := []string{"dossier", "list", "--json"}
	if search != "" {
		args = append(args, "--search", search)
	}
	return objects(o.t, o.ctl(args...))
}

func objects(t testing.TB, lines string) (list []map[string]any) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		if line == "" {
			continue
		}
		var object map[string]any
		must(t, json.Unmarshal([]byte(line), &object))
		list = append(list, object)
	}
	return list
}

// open starts the window, waits until its first page is filled and declines the sample data.
func (o *testOffice) open() {
	o.t.Helper()
	o.set(readyVariable, "1")
	if line := o.firstLine(exec.Command(o.program, "-data", o.data)); !strings.HasPrefix(line, "ready") {
		o.t.Fatalf("the program says %q", line)
	}
	o.waitWindow(programName)
	o.picture("first-start")
	o.keys("Escape")
}

// receipt returns the text of a dossier's receipt.
func (o *testOffice) receipt(code string) string {
	o.t.Helper()
	path := filepath.Join(o.t.TempDir(), "receipt.pdf")
	o.ctl("receipt", code, "--out", path)
	return o.do("pdftotext", "-layout", path, "-")
}

// TestDay is the main job with keyboard only, in the real window: fetch, open a letter, mend the applicant's name with
// Vietnamese typing, accept, look at the receipt; then a dossier at the counter by citizen card.
func TestDay(t *testing.T) {
	o := newOffice(t, pictures)
	o.unikey()
	o.open()

	o.keys("F9")
	o.until("the mails", func() bool {
		return len(objects(t, o.ctl("mail", "list", "--json"))) == len(samples.All())
	})
	o.settle()
	o.picture("fetched")
	o.keys("alt+2", "Home")
	o.picture("letters")
}
