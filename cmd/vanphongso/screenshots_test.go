//go:build e2e

package main

import (
	"strconv"
	"testing"

	"vanphongso/app/mail/samples"
)

// TestScreenshots keeps a picture of every screen at 1366×768, over sample data and a fetched mailbox.
func TestScreenshots(t *testing.T) {
	o := newOffice(t, "../../build/screenshots")
	o.ctl("sample", "--dossiers", "160", "--letters", "40", "--seed", "2026")
	o.open()
	o.do("xdotool", "search", "--onlyvisible", "--name", programName, "windowmove", "0", "0", "windowsize", "1366", "746")
	o.keys("F9")
	o.until("the mails", func() bool { return len(o.letters()) == len(samples.All())+40 })
	o.keys("alt+1")
	o.picture("home")
	o.keys("alt+2", "Home", "Down", "Down", "Down")
	o.picture("letters")
	o.keys("alt+3", "Down", "Down")
	o.picture("dossiers")
	o.keys("ctrl+p")
	o.picture("receipt")
	o.keys("Escape", "ctrl+shift+h")
	o.picture("explanation")
	o.keys("Escape", "ctrl+n")
	o.write("2.002381")
	o.keys("Return")
	o.picture("counter")
	o.keys("Escape", "alt+4", "Down")
	o.picture("procedures")
	o.keys("F2")
	o.picture("procedure-edit")
	o.keys("Escape", "alt+5")
	for i := range 8 {
		o.picture("settings-" + strconv.Itoa(i+1))
		o.keys("Down")
	}
	o.keys("ctrl+k")
	o.write("hong")
	o.picture("find")
	o.keys("Escape", "F1")
	o.picture("keys")
}
