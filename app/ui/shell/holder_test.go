package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// plain is a page that can do nothing.
type plain struct{ fyne.CanvasObject }

func (p plain) Content() fyne.CanvasObject { return p.CanvasObject }

// holder is a page that holds another one.
type holder struct {
	*page
	inner shell.Page
}

func (h *holder) Inner() shell.Page { return h.inner }

func openHolder(t *testing.T, inner shell.Page) *desk {
	d := open(t, func(o *shell.Options) {
		build := o.Screens[1].Build
		o.Screens[1].Build = func(h shell.Host) shell.Page { return &holder{build(h).(*page), inner} }
	})
	d.Navigate("two", 0)
	return d
}

func TestThePageInsideIsAskedFirst(t *testing.T) {
	inner := newPage("trong")
	d := openHolder(t, inner)
	d.press(fyne.KeyF, ctrl)
	d.press(fyne.KeyEscape, 0)
	if inner.last() != "escape" || d.pages[1].last() != "shown" { // a page around that can take the focus takes it
		t.Errorf("the page inside noted %v, the one around it %v", inner.log, d.pages[1].log)
	}
}

func TestThePageAroundDoesWhatTheOneInsideCannot(t *testing.T) {
	d := openHolder(t, plain{kit.NewLabel("trang trong")})
	d.press(fyne.KeyF, ctrl)
	if d.pages[1].last() != "search" {
		t.Fatalf("Ctrl+F did not arrive: %v", d.pages[1].log)
	}
	d.press(fyne.KeyEscape, 0)
	if d.pages[1].last() != "escape" {
		t.Errorf("Esc did not arrive: %v", d.pages[1].log)
	}
	d.Navigate("two", 7)
	if d.pages[1].last() != "open 7" {
		t.Errorf("the record was not opened: %v", d.pages[1].log)
	}
	d.Navigate("one", 0)
	d.NavigateTo("two", "late")
	if d.pages[1].last() != "filter late" {
		t.Errorf("the filter did not arrive: %v", d.pages[1].log)
	}
}
