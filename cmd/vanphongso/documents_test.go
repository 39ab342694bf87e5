//go:build e2e

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestDocuments is the clerk's morning with the keyboard only, in the real window: ten incoming documents are registered in a
// row, one is directed, assigned and answered, the answer is signed, numbered and issued, and the register is printed.
func TestDocuments(t *testing.T) {
	o := newOffice(t, pictures+"/documents")
	p := o.newPrinter()
	o.open()
	o.goTo("van ban den")
	o.keys("ctrl+n")
	began := time.Now()
	for i := range 10 {
		o.write(fmt.Sprintf("%d/bc-stc", 41+i))
		o.keys("Return")
		o.write("hom nay")
		o.keys("Return")
		if i == 0 {
			o.write("So Tai chinh")
		}
		o.keys("Return", "Return", "Return") // author, type and level: the symbol and the document before tell them
		o.write(fmt.Sprintf("Bao cao so lieu quyet toan dot %d", i+1))
		if i == 0 {
			o.picture("entry")
		}
		o.keys("ctrl+shift+Return")
		o.until("the next entry", func() bool { return len(o.documents("in")) == i+1 })
	}
	t.Logf("ten documents in %.0f s, waiting for the screen to stand still included", time.Since(began).Seconds())
	o.picture("ten-entered")
	o.keys("Escape")
	for _, x := range o.documents("in") {
		n := int(x["serial"].(float64))
		if x["number"] != fmt.Sprintf("%d/BC-STC", 40+n) || x["type"] != "Báo cáo" || x["author"] != "So Tai chinh" {
			t.Errorf("document %d is %v", n, x)
		}
	}
	o.picture("ten-documents")

	o.keys("Home", "ctrl+b", "ctrl+Return") // presented
	o.keys("ctrl+b")
	o.write("Pham Hung")
	o.keys("Return")
	o.write("Van phong")
	o.keys("Return", "Return", "Return")
	o.write("tham muu tra loi")
	o.keys("Tab")
	o.write("5d")
	o.picture("direction")
	o.keys("ctrl+Return", "ctrl+b")
	o.write("Ly Thi A")
	o.keys("ctrl+Return")
	o.picture("assigned")
	o.inState("in", "50/BC-STC", "Đang xử lý")
	o.keys("ctrl+p")
	o.prints(p, "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", "50/BC-STC", "tham muu tra loi")

	o.keys("ctrl+r") // the draft that answers
	o.picture("answer")
	o.keys("ctrl+Return")
	o.until("the draft", func() bool { return len(o.documents("out")) == 1 })
	o.goTo("van ban di")
	o.keys("Home", "ctrl+shift+d")
	o.write("Pham Hung")
	o.picture("signing")
	o.keys("ctrl+Return", "ctrl+b")
	o.picture("numbering")
	o.keys("ctrl+Return", "ctrl+b")
	o.picture("issuing")
	o.keys("ctrl+Return")
	o.inState("out", "01/SKHCN", "Đã phát hành")
	o.picture("issued")
	o.inState("in", "50/BC-STC", "Chờ duyệt")

	o.goTo("van ban den")
	o.keys("ctrl+shift+p", "ctrl+Return")
	o.picture("book")
	o.prints(p, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "41/BC-STC", "50/BC-STC")
	o.allGood()
}

// goTo shows a screen by its name.
func (o *testOffice) goTo(name string) {
	o.t.Helper()
	o.keys("ctrl+k")
	o.write(name)
	o.keys("Return")
}

// documents are what a register of documents holds, newest first.
func (o *testOffice) documents(register string) []map[string]any {
	o.t.Helper()
	return objects(o.t, o.ctl("document", "list", register, "--json"))
}

// inState waits until the document whose number begins so is in a state.
func (o *testOffice) inState(register, number, state string) {
	o.t.Helper()
	o.until(register+" "+state, func() bool {
		for _, x := range o.documents(register) {
			if text, _ := x["number"].(string); strings.HasPrefix(text, number) && x["state"] == state {
				return true
			}
		}
		return false
	})
}
