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
	"vanphongso/data/letter"
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
func newOffice(t *testing.T, folder string) *testOffice {
	t.Helper()
	authority := mailtest.NewAuthority(t)
	dovecot := mailtest.StartDovecot(t, authority.Issue(t, "localhost", time.Now().Add(time.Hour)))
	for _, sample := range samples.All() {
		dovecot.Deliver(t, sample.Raw)
	}
	o := &testOffice{desk: newDesk(t, "1366x768", folder), data: filepath.Join(t.TempDir(), "data")}
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
	command := exec.Command(o.program, "-data", o.data)
	if line := o.firstLine(command); !strings.HasPrefix(line, "ready") {
		o.t.Fatalf("the program says %q", line)
	}
	o.watched = command
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

// TestLetter is the main job with keyboard only, in the real window: fetch, open a letter, mend the applicant's name with
// Vietnamese typing, accept, look at the receipt.
func TestLetter(t *testing.T) {
	o := newOffice(t, pictures+"/letter")
	o.unikey()
	o.open()
	o.fetch()
	o.acceptLetter()
	o.allGood()
}

// TestCounter is the same for somebody who stands at the counter, with a citizen card.
func TestCounter(t *testing.T) {
	o := newOffice(t, pictures+"/counter")
	o.open()
	o.acceptAtCounter()
	o.allGood()
}

// allGood has everything that the office keeps examined.
func (o *testOffice) allGood() {
	o.t.Helper()
	o.ctl("check") // ends with status 1 when something is wrong
}

// fetch fetches all mails; the ledger accounts for every one of them.
func (o *testOffice) fetch() {
	o.t.Helper()
	o.keys("F9")
	o.until("the mails", func() bool { return len(o.letters()) == len(samples.All()) })
	o.settle()
	o.picture("fetched")
	counts := map[string]int{}
	for _, l := range o.letters() {
		counts[l["state"].(string)]++
	}
	for _, sample := range samples.All() {
		counts[string(sample.Expect)]--
	}
	for _, state := range []letter.State{letter.Duplicate, letter.Quarantined} { // no rules are set up and no size limit
		if counts[string(state)] != 0 {
			o.t.Errorf("%d too many letters are %s", counts[string(state)], state)
		}
	}
}

func (o *testOffice) letters() []map[string]any {
	o.t.Helper()
	return objects(o.t, o.ctl("mail", "list", "--json"))
}

// acceptLetter takes in the newest letter, under the procedure that the program proposes.
func (o *testOffice) acceptLetter() {
	o.t.Helper()
	o.keys("alt+2", "Home")
	o.picture("letters")
	o.keys("Return", "Tab", "Tab", "ctrl+a")
	o.telex("Phofng khasm Baor Minh cow sowr Taan An ")
	o.picture("name-typed")
	o.keys("ctrl+Return")
	o.picture("papers-missing")
	o.keys("Return")
	o.until("the dossier", func() bool { return len(o.dossiers("")) == 1 })
	o.settle()
	o.picture("receipt")
	x := o.dossiers("phong kham bao minh")[0]
	if x["owner"] != "Phòng khám Bảo Minh cơ sở Tân An" || x["source"] != "email" {
		o.t.Errorf("the dossier is %v", x)
	}
	o.receiptSays(x, "Phòng khám Bảo Minh cơ sở Tân An", "Liên 1", "Liên 2")
	o.keys("Escape")
	o.picture("letters-after")
}

// acceptAtCounter takes in what somebody at the counter hands over: the card is scanned, two papers are there.
func (o *testOffice) acceptAtCounter() {
	o.t.Helper()
	o.keys("alt+3", "ctrl+n")
	o.write("2.002381")
	o.picture("procedure-typed")
	o.keys("Return")
	o.write("015190001234||HOANG THI LAN|01011990|Nu|To 5, phuong Yen Bai, tinh Lao Cai|01012022")
	o.keys("Return", "Return", "Return", "Return")
	o.write("0912345678")
	o.picture("applicant")
	o.keys("Return", "Return", "Return", "Tab", "Return", "Return", "Return", "Return", "Return", "Return")
	o.keys("space", "Down", "space")
	o.picture("counter")
	o.keys("ctrl+Return", "Return")
	o.until("the dossier", func() bool { return len(o.dossiers("")) == 1 })
	o.settle()
	o.picture("counter-receipt")
	x := o.dossiers("hoang thi lan")[0]
	if x["procedure"] != "2.002381" || x["source"] == "email" {
		o.t.Errorf("the dossier is %v", x)
	}
	o.receiptSays(x, "HOANG THI LAN", "015190001234", "0912345678")
	o.keys("Escape", "alt+3")
	o.picture("dossiers")
	o.keys("alt+1")
	o.picture("home")
}

// receiptSays checks the text of a dossier's receipt.
func (o *testOffice) receiptSays(x map[string]any, wanted ...string) {
	o.t.Helper()
	code := x["code"].(string)
	text := o.receipt(code)
	for _, words := range append(wanted, code, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ") {
		if !strings.Contains(text, words) {
			o.t.Errorf("the receipt of %s lacks %q:\n%s", code, words, text)
		}
	}
}
