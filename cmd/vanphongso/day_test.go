//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// printer is a printer that keeps what it is sent: programs that stand for lp and lpstat.
type printer struct {
	t      testing.TB
	folder string
}

// newPrinter puts the printer at the desk, for programs started from now on.
func (d *desk) newPrinter() *printer {
	d.t.Helper()
	p := &printer{t: d.t, folder: d.t.TempDir()}
	programs := d.t.TempDir()
	for name, script := range map[string]string{
		"lp":     "#!/bin/sh\nfor file; do :; done\nn=$(ls " + p.folder + " | wc -l)\ncp \"$file\" " + p.folder + "/$(printf %03d \"$n\").pdf\n",
		"lpstat": "#!/bin/sh\necho 'quay accepting requests since today'\n",
	} {
		must(d.t, os.WriteFile(filepath.Join(programs, name), []byte(script), 0o755))
	}
	d.set("PATH", programs+string(os.PathListSeparator)+os.Getenv("PATH"))
	return p
}

// papers are the files that came out of the printer, in order.
func (p *printer) papers() []string {
	p.t.Helper()
	files, err := filepath.Glob(filepath.Join(p.folder, "*.pdf"))
	must(p.t, err)
	return files
}

// TestDay is the desk's day with the keyboard only, in the real window: five dossiers are taken in, papers are asked for once,
// one submission is refused, one result is handed out, and the report is printed.
func TestDay(t *testing.T) {
	o := newOffice(t, pictures+"/day")
	p := o.newPrinter()
	o.open()
	o.keys("alt+3")
	for i, name := range []string{"HOANG THI LAN", "LO VAN PAO", "DANG VAN BAO", "GIANG A SUA", "NGUYEN VAN MINH"} {
		o.atCounter(name)
		o.keys("ctrl+shift+a", "ctrl+Return")
		o.until("the dossier of "+name, func() bool { return len(o.dossiers("")) == i+1 })
		o.prints(p, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", name)
	}
	o.picture("five-dossiers")

	// The last one lacks a paper; the department asks for it.
	o.keys("ctrl+b", "ctrl+Return")
	o.prints(p, "GIẤY BÀN GIAO HỒ SƠ", "NGUYEN VAN MINH")
	o.keys("ctrl+shift+b", "space", "Tab", "Tab")
	o.write("ban sao giay phep khong ro")
	o.keys("Tab")
	o.write("12/HDHS")
	o.picture("supplement")
	o.keys("ctrl+Return")
	o.prints(p, "PHIẾU YÊU CẦU BỔ SUNG", "ban sao giay phep khong ro")
	o.picture("paused")

	// The one before it is decided and handed out.
	o.keys("Up", "ctrl+b", "ctrl+Return")
	o.prints(p, "GIẤY BÀN GIAO HỒ SƠ", "GIANG A SUA")
	o.keys("ctrl+d", "Return")
	o.write("65/GP-SKHCN")
	o.keys("Return", "Return")
	o.write("Nguyen Van A")
	o.picture("result")
	o.keys("ctrl+Return", "ctrl+d")
	o.picture("return")
	o.keys("ctrl+Return")
	o.prints(p, "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", "65/GP-SKHCN")

	// Somebody else cannot be helped.
	o.atCounter("TRAN THI HOA")
	o.keys("ctrl+shift+r", "Down", "Return")
	o.write("khong thuoc tham quyen cua So")
	o.picture("refusal")
	o.keys("ctrl+Return")
	o.prints(p, "PHIẾU TỪ CHỐI", "khong thuoc tham quyen cua So")

	o.keys("ctrl+k")
	o.write("bao cao")
	o.keys("Return") // the report of this quarter as it is printed
	o.picture("report")
	o.prints(p, "Biểu số II.06a", "Tổng số 5 0 5 0 1 1 0 0 4 4 0")
	o.standings(map[int]int{2: 3, 3: 1, 5: 1, 10: 1})
	o.allGood()
}

// atCounter fills the counter's intake in for somebody whose card is scanned.
func (o *testOffice) atCounter(name string) {
	o.t.Helper()
	o.keys("ctrl+n")
	o.write("2.002381")
	o.keys("Return")
	o.write("015190001234||" + name + "|01011990|Nu|To 5, phuong Yen Bai, tinh Lao Cai|01012022")
	o.keys("Return", "Return", "Return", "Return")
	o.write("0912345678")
}

// prints prints the paper that is on the screen, looks at what came out of the printer and closes the paper.
func (o *testOffice) prints(p *printer, wanted ...string) {
	o.t.Helper()
	before := len(p.papers())
	o.settle()
	o.keys("ctrl+p")
	o.until("the paper "+wanted[0], func() bool { return len(p.papers()) == before+1 })
	o.settle()
	text := strings.Join(strings.Fields(o.do("pdftotext", "-layout", p.papers()[before], "-")), " ") // lines break anywhere
	for _, words := range wanted {
		if !strings.Contains(text, words) {
			o.t.Errorf("the printed paper lacks %q:\n%s", words, text)
		}
	}
	o.keys("Escape")
}

// standings checks how many dossiers are in which state.
func (o *testOffice) standings(want map[int]int) {
	o.t.Helper()
	for _, x := range o.dossiers("") {
		want[int(x["state"].(float64))]--
	}
	for state, n := range want {
		if n != 0 {
			o.t.Errorf("%d dossiers too few are in state %d", n, state)
		}
	}
}
