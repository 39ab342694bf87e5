package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

func TestBarsByKeyboardAndMouse(t *testing.T) {
	chart, opened, told := sampleChart(), "", ""
	chart.OnOpen = func(group, bar int) { opened = fmt.Sprint(group, bar) }
	chart.OnTell = func(words string) { told = words }
	newWindow(t, 300, 160, chart).Canvas().Focus(chart)
	chart.groups[1].Told = "tháng hai"
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyLeft, "1 0"}, {fyne.KeyDown, "1 1"}, {fyne.KeyDown, "1 1"}, {fyne.KeyHome, "0 1"}, {fyne.KeyUp, "0 0"}, {fyne.KeyEnd, "2 0"}, {fyne.KeyRight, "2 0"}, {fyne.KeyLeft, "1 0"}} {
		press(chart, c.key)
		press(chart, fyne.KeyReturn)
		if opened != c.want {
			t.Errorf("%s opens %s, want %s", c.key, opened, c.want)
		}
	}
	if told != "tháng hai" {
		t.Errorf("told is %q", told)
	}
	width := chart.Size().Width
	chart.Tapped(&fyne.PointEvent{Position: fyne.NewPos(width*0.3, 20)}) // the right bar of the first group
	if opened != "0 1" {
		t.Errorf("a click opens %s", opened)
	}
	chart.SetGroups(nil)
	opened = ""
	press(chart, fyne.KeyReturn)
	if opened != "" {
		t.Error("a bar of nothing is opened")
	}
}
