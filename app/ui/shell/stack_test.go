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

func openStack(t *testing.T) (*desk, *shell.Stack) {
	var stack *shell.Stack
	d := open(t, func(o *shell.Options) {
		build := o.Screens[1].Build
		o.Screens[1].Build = func(h shell.Host) shell.Page {
			stack = shell.NewStack(h, build(h))
			return stack
		}
	})
	d.Navigate("two", 0)
	return d, stack
}

func TestThePageInFrontIsAskedFirst(t *testing.T) {
	d, stack := openStack(t)
	d.press(fyne.KeyF, ctrl)
	if d.pages[1].last() != "search" {
		t.Fatalf("Ctrl+F did not reach the base page: %v", d.pages[1].log)
	}
	front := newPage("trước")
	stack.Push(front)
	d.shows("trang trước")
	d.press(fyne.KeyF, ctrl)
	if front.last() != "search" {
		t.Errorf("Ctrl+F did not reach the page in front: %v", front.log)
	}
}

func TestEscTakesThePageInFrontAway(t *testing.T) {
	d, stack := openStack(t)
	stack.Push(plain{kit.NewLabel("trang trước")})
	d.press(fyne.KeyEscape, 0)
	d.shows("trang hai")
	if d.pages[1].last() != "shown" {
		t.Errorf("the base was not told that it is seen again: %v", d.pages[1].log)
	}
}

func TestARecordIsOpenedBehindThePageInFront(t *testing.T) {
	d, stack := openStack(t)
	stack.Push(plain{kit.NewLabel("trang trước")})
	d.Navigate("two", 7)
	d.shows("trang hai")
	if d.pages[1].last() != "open 7" {
		t.Errorf("the record was not opened: %v", d.pages[1].log)
	}
	d.Navigate("one", 0)
	d.NavigateTo("two", "late")
	if d.pages[1].last() != "filter late" {
		t.Errorf("the filter did not arrive: %v", d.pages[1].log)
	}
}
